public import District
public import Plans
import Quantities

/// An independent check of a season's truck schedules, week by week: every truck is followed as in an emergency schedule,
/// on dry roads, and every day's unloadings are the kilograms that the weekly deliveries say.
public struct SeasonWeekWitness {
  private let district: District
  private let season: SeasonSchedule

  /// A check of schedules made for a season.
  public init(_ season: SeasonSchedule, district: District) {
    self.district = district
    self.season = season
  }

  /// Checks the schedules of all weeks, in order; `nil` = the week has none, as it delivers nothing.
  public func run(_ schedules: [Schedule?]) -> AuditReport {
    var report = AuditReport()
    report.expect(schedules.count == season.weeks.count, "week.count") {
      Bilingual(
        zh: "\(season.weeks.count) 周有 \(schedules.count) 张派车表",
        en: "\(schedules.count) schedules for \(season.weeks.count) weeks")
    }
    for (week, schedule) in zip(season.weeks, schedules) {
      if let schedule {
        check(schedule, week, &report)
      } else {
        report.expect(week.drops.isEmpty, "week.missing") {
          Bilingual(zh: "\(week.start) 一周没有派车表", en: "the week of \(week.start) has no schedule")
        }
      }
    }
    return report
  }

  private func check(_ schedule: Schedule, _ week: SeasonSchedule.Week, _ report: inout AuditReport) {
    let isPossible = schedule.hasPossibleNumbers
    report.expect(isPossible, "week.sizes") {
      Bilingual(
        zh: "\(week.start) 一周的派车表里有负的或大得不可能的数，其余各项没有核对",
        en:
          "the schedule of the week of \(week.start) holds negative or impossibly large numbers; nothing else of it was checked"
      )
    }
    guard isPossible else { return }
    report.expect(
      schedule.schema == Schedule.schema && schedule.purpose == .season && schedule.district == district.code
        && schedule.start.hasPrefix(week.start), "week.schema"
    ) {
      Bilingual(
        zh: "\(week.start) 一周的派车表不是本区这一周的", en: "the schedule is not that of the week of \(week.start)")
    }
    checkSettings(schedule, &report)
    checkYards(schedule, &report)
    checkHired(schedule, &report)
    let auditor = ScheduleAuditor(
      withOneFuel(schedule), district: withYards(schedule), scenario: dry,
      stock: schedule.yards.map(\.stockKg))
    auditor.checkTrucks(&report)
    for day in auditor.schedule.days { auditor.check(day, &report) }
    auditor.checkDocks(&report)
    auditor.checkStock(&report)
    checkKilograms(schedule, week, &report)
  }

  /// What is printed of the district's settings is what its file says, and no truck leaves before the hour it names.
  private func checkSettings(_ schedule: Schedule, _ report: inout AuditReport) {
    report.compare(schedule.settings, with: SettingWitness.season(of: district.policy), "week.setting")
    let opening = district.policy.haulage.opening.value
    for day in schedule.days {
      report.expect(day.start.count % 1440 >= opening.count, "week.opening") {
        Bilingual(
          zh: "\(day.id) 出车早于 district.toml 定的时刻", en: "\(day.id) sets out before the hour of district.toml")
      }
    }
  }

  /// Hired trucks cost what the district's file says beside its own, and no day has more of them than it allows.
  private func checkHired(_ schedule: Schedule, _ report: inout AuditReport) {
    let hired = Set(schedule.trucks.filter(\.isHired).map(\.id))
    let most = district.policy.haulage.hiredMost.value
    let days = Dictionary(grouping: schedule.days.filter { hired.contains($0.truck) }) {
      $0.start.count / 1440
    }
    for (day, shifts) in days {
      report.expect(Set(shifts.map(\.truck)).count <= most, "week.hired") {
        Bilingual(
          zh: "\(schedule.scenario) 第 \(day + 1) 天租车超过 district.toml 定的 \(most) 辆",
          en:
            "\(schedule.scenario), day \(day + 1): more than the \(most) hired trucks that district.toml allows"
        )
      }
    }
    let extra = Int64(100 + district.policy.haulage.hirePercent.value)
    for truck in schedule.trucks where truck.isHired {
      let usual = district.fleet.first { $0.id == truck.type }?.costPerHour.count
      report.expect(usual.map { $0 * extra / 100 } == truck.costPerHourFen.count, "week.hire-cost") {
        Bilingual(
          zh: "租车 \(truck.id) 的小时费用与 district.toml 不符",
          en: "the hired \(truck.id) costs not what district.toml says")
      }
    }
  }

  /// Yards are plants under contract or hubs, where the district has them, with the docks and loading times its file says, and
  /// hand out such pellets.
  private func checkYards(_ schedule: Schedule, _ report: inout AuditReport) {
    for yard in schedule.yards {
      let plant = district.suppliers.first { $0.id == yard.site && district.meetsContract(fuel: $0.fuel) }
      let hub = district.pellets.stores.first { $0.id == yard.site && $0.tier == .hub }
      let junction = plant?.junction ?? hub.map { district.villages[$0.village].junction }
      report.expect(
        junction.map { district.junctions[$0].id == yard.junction } ?? false
          && yard.setUp == district.policy.haulage.loading.value
          && yard.docks == district.policy.haulage.docks.value, "week.yard"
      ) {
        Bilingual(
          zh: "\(schedule.scenario)：\(yard.site) 不是合同颗粒厂或中转站，或位置、装车台数、装车时间不符",
          en:
            "\(schedule.scenario): \(yard.site) is no plant under contract or hub, or its place, docks or loading time differ"
        )
      }
    }
    let admitted = Set(
      district.fuels.indices.filter { district.meetsContract(fuel: $0) }.map { district.fuels[$0].id })
    for leg in schedule.days.flatMap(\.trips).flatMap(\.legs) {
      let cargo: [Leg.Cargo]
      switch leg {
      case .load(_, let load): cargo = load.cargo
      case .unload(_, let unload): cargo = unload.cargo
      case .drive, .wait, .rest: continue
      }
      report.expect(cargo.allSatisfy { admitted.contains($0.fuel) }, "week.fuel") {
        Bilingual(
          zh: "\(schedule.scenario)：装了合同等级以外的燃料",
          en: "\(schedule.scenario): a fuel below the contract's grade")
      }
    }
  }

  /// What each plant or hub brings each destination on each day is what the week's drops say, less what its order says that no
  /// truck brings.
  private func checkKilograms(
    _ schedule: Schedule, _ week: SeasonSchedule.Week, _ report: inout AuditReport
  ) {
    struct Lane: Hashable, Comparable {
      var date: String
      var supplier: String
      var village: String

      static func < (a: Self, b: Self) -> Bool {
        (a.date, a.supplier, a.village) < (b.date, b.supplier, b.village)
      }
    }
    let hubs = Dictionary(
      district.pellets.stores.filter { $0.tier == .hub }.map { ($0.id, district.villages[$0.village].code) },
      uniquingKeysWith: { first, _ in first })
    var planned: [Lane: Int64] = [:]
    for drop in week.drops {
      let village = hubs[drop.destination] ?? drop.destination
      planned[Lane(date: drop.date, supplier: drop.supplier, village: village), default: 0] += drop.kg.count
    }
    let dates = SeasonScheduleWitness.days(from: week.start, to: week.end)
    var brought: [Lane: Int64] = [:]
    for trip in schedule.days.flatMap(\.trips) {
      for (span, unload) in trip.unloads {
        let day = Int(span.end.count / 1440)
        guard dates.indices.contains(day), let site = trip.load?.site else { continue }
        brought[Lane(date: dates[day], supplier: site, village: unload.village), default: 0] +=
          unload.kg.count
      }
    }
    var short: [Lane: Int64] = [:]
    for order in schedule.orders {
      // a day, a source and a destination
      let parts = order.id.split(separator: "/").map(String.init)
      guard parts.count == 3 else { continue }
      let lane = Lane(date: parts[0], supplier: parts[1], village: hubs[parts[2]] ?? parts[2])
      short[lane, default: 0] += order.unservedKg.count
    }
    for lane in Set(planned.keys).union(brought.keys).union(short.keys).sorted() {
      let (plan, real, lacking) = (planned[lane] ?? 0, brought[lane] ?? 0, short[lane] ?? 0)
      report.expect(lacking >= 0 && plan == real + lacking, "week.kilograms") {
        Bilingual(
          zh:
            "\(lane.date) \(lane.supplier) → \(lane.village) 应送 \(plan) 公斤，车次合计 \(real) 公斤，写明没有车送的 \(lacking) 公斤",
          en:
            "\(lane.supplier) → \(lane.village) on \(lane.date): \(plan) kg due, the trips bring \(real) kg, \(lacking) kg are said to be brought by nobody"
        )
      }
    }
  }

  /// Every pellet under one name, as one truck carries one kind.
  private func withOneFuel(_ schedule: Schedule) -> Schedule {
    func renamed(_ cargo: [Leg.Cargo]) -> [Leg.Cargo] {
      cargo.map { Leg.Cargo(fuel: Self.pellets, kg: $0.kg) }
    }
    var schedule = schedule
    for d in schedule.days.indices {
      for t in schedule.days[d].trips.indices {
        schedule.days[d].trips[t].legs = schedule.days[d].trips[t].legs.map { leg in
          switch leg {
          case .load(let span, var load):
            load.cargo = renamed(load.cargo)
            return .load(span, load)
          case .unload(let span, var unload):
            unload.cargo = renamed(unload.cargo)
            return .unload(span, unload)
          case .drive, .wait, .rest: return leg
          }
        }
      }
    }
    return schedule
  }

  private static let pellets = "pellets"

  /// The district with the schedule's yards as the sites that trucks load at.
  private func withYards(_ schedule: Schedule) -> District {
    var other = district
    other.policy.reserveFuel.value = Self.pellets
    other.policy.dispatch.overtime.value = district.policy.haulage.overtime.value
    other.policy.dispatch.setUp.value = schedule.yards.first?.setUp ?? .zero
    other.sites = schedule.yards.map { yard in
      Site(
        id: yard.site, name: yard.name, place: "", tier: .hub, status: .existing, township: 0,
        location: Coordinate(longitude: 0, latitude: 0), position: .estimated,
        junction: district.junctions.firstIndex { $0.id == yard.junction } ?? 0, storage: yard.stockKg,
        yard: 0, docks: yard.docks, loadingRate: yard.loadingKgPerHour, openingCost: .zero,
        holdingCost: .zero, hasPermit: true, inBanZone: false, certainty: .assumed)
    }
    return other
  }

  /// A week in which nothing happens on the roads: what holds in its first hour holds in all.
  private var dry: Scenario {
    Scenario(
      name: "dry", title: Bilingual(zh: "无雪", en: "no snow"), isRequired: false, start: "", horizon: 1,
      outdoor: [], hazards: [], file: "", note: Bilingual(zh: "", en: ""))
  }
}
