import District
import Plans
import Quantities

/// When filling stations have no power: one spell of hours for every hazard that fails the grid, with the townships where it
/// takes the power of more than half of the villages.
private struct DarkSpells {
  private var spells: [(hours: Range<Int64>, townships: Set<Int>)] = []

  init(_ district: District, _ scenario: Scenario) {
    let villages = Dictionary(grouping: district.villages.indices) { district.villages[$0].township }
    for hazard in scenario.hazards where hazard.duration > 0 {
      switch hazard.kind {
      case .powerOutage, .earthquake: break
      default: continue
      }
      let struck = Set(hazard.area.villages)
      let dark = villages.filter { $0.value.count { struck.contains($0) } * 2 > $0.value.count }
      let start = Int64(hazard.start)
      spells.append((start..<start + Int64(hazard.duration), Set(dark.keys)))
    }
  }

  func touches(_ township: Int) -> Bool { spells.contains { $0.townships.contains(township) } }

  /// Whether a township is dark in every hour from that of one minute through that of another.
  func areDark(_ township: Int, from first: Int64, through last: Int64) -> Bool {
    (min(first, last) / 60...last / 60).allSatisfy { hour in
      spells.contains { $0.hours.contains(hour) && $0.townships.contains(township) }
    }
  }
}

extension ScheduleAuditor {
  /// A truck whose filling station is shut for a time is back at its base before its tank is empty, and what its sheet says of
  /// the tank is true. It begins full, and is filled there in any minute in which the station has power, from the first in which
  /// a shift could begin until it does.
  func checkRange(_ report: inout AuditReport) {
    let emergency = district.policy.emergency
    let needsGrid = emergency.failsWithPower.value.contains(.truckFuel)
    let dark = DarkSpells(district, scenario)
    for (name, days) in Dictionary(grouping: schedule.days, by: \.truck).sorted(by: { $0.key < $1.key }) {
      guard let truck = truckNamed[name].map({ schedule.trucks[$0] }),
        let base = district.junctions.first(where: { $0.id == truck.base })
      else { continue }
      if needsGrid && dark.touches(base.township) {
        checkTank(days.sorted { $0.start < $1.start }, range: emergency.truckRange.value.count, &report) {
          dark.areDark(base.township, from: $0, through: $1)
        }
      } else {
        for day in days {
          report.expect(day.tank == nil, "day.tank") {
            Bilingual(
              zh: "\(day.id)：写着油够跑多远，可这辆车在车场随时能加油",
              en:
                "\(day.id): says how far the tank lasts, but the truck can be filled at its base at any time")
          }
        }
      }
    }
  }

  /// - Parameters:
  ///   - days: The shifts of one truck, in order.
  ///   - isDark: Whether its station is shut in every hour from that of one minute through that of another.
  private func checkTank(
    _ days: [TruckDay], range: Int64, _ report: inout AuditReport, isDark: (Int64, Int64) -> Bool
  ) {
    // schedules written before tanks were noted say nothing of any
    let isNoted = schedule.days.contains { $0.tank != nil }
    var used: Int64 = 0
    var open: Int64?
    for day in days {
      if let open, !isDark(open, day.start.count) { used = 0 }
      let leaving = range - used
      used += day.metres.count
      open = max(day.start.count + Self.shiftCycle, day.end.count)
      let driven = used
      report.expect(driven <= range || isOnlyFinishing(day), "day.range") {
        Bilingual(
          zh: "\(day.id)：上次加满后到收车共跑 \(driven) 米，一箱油只够 \(range) 米",
          en: "\(day.id): \(driven) m until it is back since it could last be filled; a tank lasts \(range) m"
        )
      }
      guard isNoted else { continue }
      let tank = TruckDay.Tank(leaving: Metres(leaving), back: Metres(range - driven))
      report.expect(day.tank == tank, "day.tank") {
        Bilingual(
          zh: "\(day.id)：写的油量与重算不符，应为出车时够跑 \(leaving) 米、回场还够 \(range - driven) 米",
          en:
            "\(day.id): what it says of the tank is wrong; it lasts \(leaving) m when it leaves and \(range - driven) m when it is back"
        )
      }
    }
  }
}
