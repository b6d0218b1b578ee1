import District
import Plans
import Quantities

/// What is known of a truck while its shift is followed.
struct ShiftWalk {
  var minute: Int64
  var junction: String
  var cargo: [String: Int64] = [:]
  var driving: Int64 = 0
  var sinceRest: Int64 = 0
  var metres: Int64 = 0

  var load: Int64 { cargo.values.reduce(0, +) }
}

extension ScheduleAuditor {
  /// Follows a truck from road to road.
  func follow(
    _ drive: Leg.Drive, _ span: Leg.Span, of truck: ScheduledTruck, in name: String, _ walk: inout ShiftWalk,
    _ report: inout AuditReport
  ) {
    expectPlace(drive.from, name, walk, &report)
    expect(
      drive.cargoKg.count, is: walk.load, "drive.cargo",
      Bilingual(zh: "\(name) 途中载重(公斤)", en: "\(name): kg on the road"), &report)
    var junction = drive.from
    var minute = span.start.count
    var metres: Int64 = 0
    for stretch in drive.roads {
      guard let index = roadNamed[stretch.road] else {
        report.expect(false, "drive.road") {
          Bilingual(zh: "\(name)：没有路 \(stretch.road)", en: "\(name): there is no road \(stretch.road)")
        }
        return
      }
      let road = district.roads[index]
      let (from, to) = (district.junctions[road.from].id, district.junctions[road.to].id)
      let isForward = from == junction
      report.expect(isForward || (to == junction && !road.oneWay), "drive.direction") {
        Bilingual(
          zh: "\(name)：在 \(junction) 上不了 \(stretch.road)，或它是单行路",
          en: "\(name): \(stretch.road) cannot be entered at \(junction)")
      }
      report.expect(truck.grossKg <= road.weightLimit ?? truck.grossKg, "drive.weight") {
        Bilingual(
          zh: "\(name)：\(stretch.road) 限重 \(road.weightLimit?.count ?? 0) 公斤，车满载 \(truck.grossKg.count) 公斤",
          en:
            "\(name): \(stretch.road) bears \(road.weightLimit?.count ?? 0) kg, the full truck weighs \(truck.grossKg.count) kg"
        )
      }
      report.expect(stretch.enter.count == minute && stretch.leave >= stretch.enter, "drive.gap") {
        Bilingual(
          zh: "\(name)：\(stretch.road) 的进出时刻接不上",
          en: "\(name): \(stretch.road) is not entered when the road before is left")
      }
      checkPace(stretch, index, truck, in: name, &report)
      junction = isForward ? to : from
      minute = stretch.leave.count
      metres += road.length.count
    }
    report.expect(junction == drive.to && minute == span.end.count, "drive.end") {
      Bilingual(
        zh: "\(name)：走完到 \(junction)，表上写 \(drive.to)，或到达时刻不符",
        en: "\(name): the roads lead to \(junction), not to \(drive.to), or at another minute")
    }
    expect(
      drive.metres.count, is: metres, "drive.metres",
      Bilingual(zh: "\(name) 路程(米)", en: "\(name): metres of the way"), &report)
    let minutes = span.end.count - span.start.count
    walk.junction = drive.to
    walk.metres += metres
    walk.driving += minutes
    walk.sinceRest += minutes
    report.expect(walk.sinceRest <= rules.longestSpell.value.count, "drive.rest") {
      Bilingual(
        zh: "\(name)：连续驾驶 \(walk.sinceRest) 分钟没有休息，最多 \(rules.longestSpell.value.count) 分钟",
        en:
          "\(name): \(walk.sinceRest) minutes at the wheel without a rest, at most \(rules.longestSpell.value.count)"
      )
    }
  }

  /// A road is open and driven slowly enough in every hour that it is driven in; after the last hour it stays as it is then.
  private func checkPace(
    _ stretch: Leg.Stretch, _ road: Int, _ truck: ScheduledTruck, in name: String,
    _ report: inout AuditReport
  ) {
    guard let last = states.indices.last else { return }
    let hours = stretch.enter.count / 60...max(stretch.enter.count, stretch.leave.count - 1) / 60
    var slowest = 1.0
    for hour in hours { slowest = min(slowest, states[min(last, Int(max(0, hour)))][road]) }
    report.expect(slowest > 0, "drive.closed") {
      Bilingual(
        zh: "\(name)：第 \(stretch.enter.count) 分走 \(stretch.road) 时它是封闭的",
        en: "\(name): \(stretch.road) is closed when it is driven in minute \(stretch.enter.count)")
    }
    // a truck that is on the road when the dispatcher closes it drives on
    let isShut = schedule.closures.contains {
      $0.cause == .dispatcher && $0.road == stretch.road && $0.from <= stretch.enter
        && stretch.enter < $0.until ?? Minutes(.max)
    }
    report.expect(!isShut, "drive.closed") {
      Bilingual(
        zh: "\(name)：第 \(stretch.enter.count) 分进入已封闭的 \(stretch.road)",
        en: "\(name): enters \(stretch.road) in minute \(stretch.enter.count), when it is shut")
    }
    guard slowest > 0 else { return }
    let item = district.roads[road]
    let hoursNeeded = item.length.kilometres / (item.freeSpeed * slowest * truck.speedFactor)
    let needed = Int64((hoursNeeded * 60 - 1e-9).rounded(.up))
    let taken = stretch.leave.count - stretch.enter.count
    report.expect(taken >= needed, "drive.pace") {
      Bilingual(
        zh: "\(name)：\(stretch.road) 走 \(taken) 分钟，至少要 \(needed) 分钟",
        en: "\(name): \(stretch.road) in \(taken) minutes, it takes \(needed)")
    }
  }
}
