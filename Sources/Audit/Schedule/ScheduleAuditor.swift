public import District
public import Plans
public import Quantities

/// An independent check of a truck schedule, to the minute and the kilogram.
///
/// It plays no scenario and searches for nothing: it walks through what the schedule says every truck does and asks of every
/// minute whether it can be done, and of every kilogram where it came from and whom it warms. It shares no code with
/// what made the schedule.
public struct ScheduleAuditor: Sendable {
  let schedule: Schedule
  let district: District
  let scenario: Scenario
  let stock: [Kilograms]
  let roads: RoadWitness
  /// Speed factor per hour and road, 0 = closed by the scenario.
  let states: [[Double]]
  /// Index of each site, truck and order by what the schedule calls it.
  let siteNamed: [String: Int]
  let truckNamed: [String: Int]
  let orderNamed: [String: Int]
  let roadNamed: [String: Int]

  /// Minutes from the start of one shift of a driver to the start of the next: one shift a day.
  static let shiftCycle: Int64 = 1440

  /// What drivers and docks must keep to.
  var rules: DispatchRules { district.policy.dispatch }

  /// An audit of an emergency schedule.
  ///
  /// - Parameters:
  ///   - stock: Coal that stands at each site when the scenario begins, by site, as the plan lays it in.
  public init(_ schedule: Schedule, district: District, scenario: Scenario, stock: [Kilograms]) {
    self.schedule = schedule
    self.district = district
    self.scenario = scenario
    self.stock = stock
    roads = RoadWitness(district)
    siteNamed = Self.index(district.sites.map(\.id))
    truckNamed = Self.index(schedule.trucks.map(\.id))
    orderNamed = Self.index(schedule.orders.map(\.id))
    roadNamed = Self.index(district.roads.map(\.id))
    states = roads.states(of: scenario)
  }

  private static func index(_ names: [String]) -> [String: Int] {
    Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
  }

  /// Runs every check.
  ///
  /// - Complexity: O(legs · log legs + horizon · (roads + groups))
  public func run() -> AuditReport {
    var report = AuditReport()
    let isFit = schedule.hasPossibleNumbers
    report.expect(isFit, "schedule.sizes") {
      Bilingual(
        zh: "派车表里有负的或大得不可能的数，其余各项没有核对",
        en: "the schedule holds negative or impossibly large numbers; nothing else was checked")
    }
    guard isFit else { return report }
    checkFacts(&report)
    checkTrucks(&report)
    checkYards(&report)
    checkListed(&report)
    checkNames(&report)
    for day in schedule.days { check(day, &report) }
    checkRange(&report)
    checkDocks(&report)
    checkStock(&report)
    checkOrders(&report)
    checkObjective(&report)
    report.leaveUnproven(
      Bilingual(
        zh: "目标各项的下界，原因里的话和放宽后能省多少，与旧表的差别：要重新优化或有旧表才算得出",
        en:
          "bounds of the objective, the words of reasons and what a relaxation would save, differences from an old schedule: that takes an optimiser, or the old schedule"
      ))
    return report
  }

  private func checkFacts(_ report: inout AuditReport) {
    report.expect(schedule.schema == Schedule.schema && schedule.purpose == .emergency, "schedule.schema") {
      Bilingual(
        zh: "不是 \(Schedule.schema) 的应急派车表", en: "this is not an emergency schedule of \(Schedule.schema)")
    }
    report.expect(schedule.district == district.code, "schedule.district") {
      Bilingual(
        zh: "派车表是 \(schedule.district) 的，输入是 \(district.code) 的",
        en: "the schedule is for \(schedule.district), the inputs are for \(district.code)")
    }
    report.expect(
      schedule.scenario == scenario.name && schedule.title == scenario.title
        && schedule.start == scenario.start && schedule.horizon.count == Int64(scenario.horizon) * 60,
      "schedule.scenario"
    ) {
      Bilingual(
        zh: "派车表的场景名称、开始时刻或时长与场景文件不符",
        en: "the schedule's scenario, start or horizon is not that of the scenario file")
    }
    checkSettings(&report)
    report.expect(schedule.trucksDown.isEmpty || schedule.now != nil, "schedule.truck") {
      Bilingual(
        zh: "没有改派时刻，却有停着的车", en: "trucks are out of service in a schedule made before anything began")
    }
    let (said, closed) = (Set(schedule.closures.filter { $0.cause == .scenario }), scenarioClosures)
    report.expect(said == closed, "schedule.closures") {
      Bilingual(
        zh: "派车表列出的封闭路段与按场景重算的不一致：列 \(said.count) 段，重算 \(closed.count) 段",
        en: "the closures listed are not the scenario's: \(said.count) listed, \(closed.count) recomputed")
    }
    for closure in schedule.closures where closure.cause == .dispatcher {
      // told when the schedule was made anew, or before
      let isTold = schedule.now.map { closure.from <= $0 && closure.until ?? $0 <= $0 } ?? false
      report.expect(
        roadNamed[closure.road] != nil && isTold && closure.until ?? schedule.horizon >= closure.from,
        "schedule.closures"
      ) {
        Bilingual(
          zh: "调度员封的路 \(closure.road) 在 roads.csv 里没有，或封闭的时刻不对",
          en:
            "the road \(closure.road) that the dispatcher closed is not in roads.csv, or its times are wrong")
      }
    }
  }

  private func checkSettings(_ report: inout AuditReport) {
    let rules = SettingWitness.dispatch(of: district.policy)
    report.compare(
      schedule.settings,
      with: SettingWitness.all(of: district.policy) + rules + [.tank(of: district.policy)],
      "schedule.setting")
    for rule in rules {
      report.expect(schedule.settings.contains { $0.key == rule.key }, "schedule.setting") {
        Bilingual(
          zh: "派车表没有列出政策参数 \(rule.key)", en: "the schedule does not print the setting \(rule.key)")
      }
    }
  }

  /// Every spell of hours in which the scenario closes a road that is open otherwise.
  private var scenarioClosures: Set<Schedule.Closure> {
    let byHour = roads.states(of: scenario)
    var found: Set<Schedule.Closure> = []
    for (index, road) in district.roads.enumerated() {
      var from: Int?
      for hour in 0...byHour.count {
        let isClosed = hour < byHour.count && byHour[hour][index] == 0
        if isClosed, from == nil { from = hour }
        if !isClosed, let start = from {
          found.insert(
            Schedule.Closure(
              road: road.id, from: Minutes(Int64(start) * 60),
              until: hour < byHour.count ? Minutes(Int64(hour) * 60) : nil, cause: .scenario))
          from = nil
        }
      }
    }
    return found
  }

  func checkTrucks(_ report: inout AuditReport) {
    var numbered: [String: Int] = [:]
    report.expect(
      schedule.purpose == .season || !schedule.trucks.contains(where: \.isHired), "schedule.hired"
    ) {
      Bilingual(
        zh: "应急派车只有 fleet.csv 里的车，不租车", en: "an emergency has the trucks of fleet.csv and hires none")
    }
    for truck in schedule.trucks {
      numbered[truck.type, default: 0] += truck.isHired ? 0 : 1
      let row = district.fleet.first { $0.id == truck.type }
      report.expect(
        row.map {
          truck.name == $0.name && truck.payloadKg == $0.payload
            && truck.grossKg == $0.payload + $0.emptyWeight && truck.speedFactor == $0.speedFactor
            && truck.base == district.junctions[$0.base].id && truck.shift == $0.shift
            && truck.costPerKilometreFen == $0.costPerKilometre && truck.hasChains == $0.hasChains
            // what a hired truck costs is the season's to check
            && (truck.isHired || truck.costPerHourFen == $0.costPerHour)
        } ?? false, "schedule.truck"
      ) {
        Bilingual(
          zh: "车辆 \(truck.id) 与 fleet.csv 不符", en: "the truck \(truck.id) is not as fleet.csv has it")
      }
    }
    report.expect(truckNamed.count == schedule.trucks.count, "schedule.truck") {
      Bilingual(zh: "同一辆车列了两次", en: "a truck is listed twice")
    }
    for id in schedule.trucksDown + (schedule.trucksBack ?? []).map(\.truck) {
      report.expect(truckNamed[id] != nil, "schedule.truck") {
        Bilingual(zh: "停着的车里有不存在的 \(id)", en: "among the trucks that are out is \(id), which there is not")
      }
    }
    for row in district.fleet {
      let count = numbered[row.id] ?? 0
      report.expect(count <= row.count, "schedule.fleet") {
        Bilingual(
          zh: "\(row.id) 用了 \(count) 辆，fleet.csv 只有 \(row.count) 辆",
          en: "\(count) trucks of \(row.id) are used, fleet.csv has \(row.count)")
      }
    }
  }

  private func checkYards(_ report: inout AuditReport) {
    var seen: Set<String> = []
    for yard in schedule.yards {
      guard let index = siteNamed[yard.site] else {
        report.expect(false, "schedule.yard") {
          Bilingual(zh: "没有储备点 \(yard.site)", en: "there is no site \(yard.site)")
        }
        continue
      }
      let site = district.sites[index]
      report.expect(
        seen.insert(yard.site).inserted && yard.name == site.name && yard.docks == site.docks
          && yard.loadingKgPerHour == site.loadingRate && yard.setUp == rules.setUp.value
          && yard.junction == district.junctions[site.junction].id,
        "schedule.yard"
      ) {
        Bilingual(
          zh: "储备点 \(yard.site) 的月台、装车速度或位置与 sites.csv 不符",
          en: "the docks, loading rate or place of \(yard.site) are not those of sites.csv")
      }
      report.expect(yard.stockKg == stock[index], "schedule.stock") {
        Bilingual(
          zh: "储备点 \(yard.site) 起始库存写 \(yard.stockKg.count) 公斤，规划是 \(stock[index].count) 公斤",
          en:
            "the stock of \(yard.site) says \(yard.stockKg.count) kg, the plan lays in \(stock[index].count) kg"
        )
      }
    }
  }

  /// No two shifts and no two trips have one name.
  private func checkNames(_ report: inout AuditReport) {
    for (names, what) in [
      (schedule.days.map(\.id), Bilingual(zh: "班次", en: "shifts")),
      (schedule.days.flatMap { $0.trips.map(\.id) }, Bilingual(zh: "趟", en: "trips")),
    ] {
      report.expect(Set(names).count == names.count, "day.list") {
        Bilingual(zh: "有同名的\(what.zh)", en: "two \(what.en) have the same name")
      }
    }
  }

  /// Checks one total that the schedule states against its recount.
  func expect(
    _ said: Int64, is recount: Int64, _ check: String, _ what: Bilingual, _ report: inout AuditReport
  ) {
    report.expect(said == recount, check) {
      Bilingual(
        zh: "\(what.zh)写 \(said)，重算为 \(recount)", en: "\(what.en) says \(said), recomputed \(recount)")
    }
  }
}
