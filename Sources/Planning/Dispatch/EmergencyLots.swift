public import District
public import Haulage
import Hazards
public import Quantities
import RoadNetwork

/// An emergency as truckloads: how much coal goes from which reserve point to which village in which hours, so that as few
/// households as possible wait in the cold.
///
/// The same decomposition as the season's, with needs that are lost where coal comes too late. What is wanted in vain weighs by
/// the household-hours it leaves unheated, ten times as much once the houses are below the cold threshold; so every village's
/// first drop comes before anybody's top-up, without a rule that says so. It says tonnes and trucks, not tours. A question
/// to measure the solver by, and asked by the benchmarks alone: an emergency's trucks are scheduled by ``Dispatcher``.
public struct EmergencyLots: Sendable {
  /// How finely it is asked, and what weighs how much.
  public struct Terms: Sendable {
    /// The step of mass.
    public var step = Self.assumed(Kilograms(250), "应急按四分之一吨计量，小村不多占煤")
    /// Hours of a period.
    public var hours = Self.assumed(6, "与优先对象 6 小时送达时限一致")
    /// What a household-hour below the cold threshold counts.
    public var coldHour = Self.assumed(Fen.yuan(100), "权重：先保不受冻、后省钱，不是价格")
    /// What an unheated hour counts before the house is that cold, in per cent of that.
    public var coolingPercent = Self.assumed(10, "室温未降到受冻线之前，缺供一小时按十分之一计")

    /// The assumptions.
    public init() {}

    private static func assumed<Value: Sendable>(_ value: Value, _ source: String) -> Setting<Value> {
      Setting(value, source: "本项目整理（假定）：\(source)", certainty: .assumed)
    }
  }

  /// Coal from a reserve point to a village.
  public struct Delivery: Hashable, Sendable {
    /// Index into `District.sites`.
    public var site: Int
    /// Index into `District.villages`.
    public var village: Int
    /// The hours of the scenario in which it leaves.
    public var hours: Range<Int>
    /// What a truck of the kind carries.
    public var payload: Kilograms
    /// Trucks that go for it alone; 0 = it shares one.
    public var loads: Int
    /// How much.
    public var kg: Kilograms
  }

  /// The question.
  public let problem: LotSizingProblem
  /// Its sources, as indices into `District.sites`.
  public let sites: [Int]
  /// Its villages, as indices into `District.villages`.
  public let villages: [Int]
  /// Its trucks.
  public let classes: [TruckClass]
  /// Hours of a period.
  public let hours: Int

  /// A scenario's needs against the stock there is.
  ///
  /// - Parameters:
  ///   - stock: By site, when the scenario begins.
  ///   - terms: How finely it is asked.
  /// - Returns: `nil` where nobody needs coal.
  public init?(
    _ district: District, _ scenario: Scenario, stock: [Kilograms], terms asked: Terms = Terms()
  ) throws {
    var terms = district.policy.haulage
    terms.step = asked.step
    let impact = Impact(district, scenario)
    let hours = max(1, asked.hours.value)
    let periods = (impact.horizon + hours - 1) / hours
    let villages = Array(Set(impact.needs.map(\.village))).sorted()
    guard periods > 0, !villages.isEmpty else { return nil }
    let left = impact.surviving(of: stock)
    let step = terms.step.value
    let sites = district.sites.indices.filter { left[$0] >= step && district.sites[$0].docks > 0 }
    let classes = TruckClass.all(in: district).filter { $0.payload >= step }
    let opening =
      (impact.onset.compactMap { $0 } + impact.needs.map(\.struck)).min() ?? 0
    let ready = Int64(opening) * 60 + district.policy.mobiliseTime.value.count
    let working = (0..<periods).map { t -> Int64 in
      let (start, end) = (Int64(t * hours) * 60, Int64(min((t + 1) * hours, impact.horizon)) * 60)
      return max(0, end - max(start, ready))
    }
    let roads = EmergencyRoads(
      district, RoadConditions(district, scenario), classes: classes, sites: sites, villages: villages,
      hours: hours, periods: periods)
    problem = try LotSizingProblem(
      step: step, periods: periods, shortage: .lost,
      sources: sites.map { s in
        LotSizingProblem.Source(
          supply: (0..<periods).map { $0 == 0 ? Int(left[s].count / step.count) : 0 },
          docks: working.map { Minutes($0 * Int64(district.sites[s].docks)) })
      },
      fleets: classes.map { kind in
        // what drivers may work of a day, spread over it, and the rest of the day at overtime's price
        let usual = working.map { kind.day.count * $0 / (24 * 60) }
        return LotSizingProblem.Fleet(
          payload: Int(kind.payload.count / step.count), minutes: usual.map { Minutes($0) },
          overtime: zip(working, usual).map { Minutes(max(0, $0 * Int64(kind.count) - $1)) },
          overtimeHour: Fen(kind.costPerHour.count * Int64(terms.overtimePercent.value) / 100),
          hireHour: nil)
      },
      villages: villages.indices.map { v in
        EmergencyNeed(district, impact, village: villages[v], periods: periods, terms, asked).village(
          ways: sites.indices.flatMap { s in
            roads.ways(from: s, to: v, rate: district.sites[sites[s]].loadingRate, terms, district)
          })
      }, shared: terms.sharedDrop)
    self.sites = sites
    self.villages = villages
    self.classes = classes
    self.hours = hours
  }

  /// A plan as deliveries, by the hours they leave in.
  public func deliveries(_ plan: LotSizingPlan) -> [Delivery] {
    plan.drops.map { drop in
      let way = problem.villages[drop.village].ways[drop.way]
      return Delivery(
        site: sites[way.source], village: villages[drop.village],
        hours: drop.period * hours..<(drop.period + 1) * hours, payload: classes[way.fleet].payload,
        loads: drop.loads, kg: problem.step * drop.steps)
    }.sorted { ($0.hours.lowerBound, $0.site, $0.village) < ($1.hours.lowerBound, $1.site, $1.village) }
  }
}

/// Times on the roads as they are when each period begins.
private struct EmergencyRoads {
  private let classes: [TruckClass]
  /// By period.
  private let ways: [LoadWays]

  init(
    _ district: District, _ conditions: RoadConditions, classes: [TruckClass], sites: [Int],
    villages: [Int], hours: Int, periods: Int
  ) {
    let network = RoadNetwork(district)
    var known: [Int: LoadWays] = [:]
    self.classes = classes
    ways = (0..<periods).map { t in
      let state = conditions.stateIndex(at: t * hours)
      if let ways = known[state] { return ways }
      let found = LoadWays(
        network, conditions.states[state], classes: classes,
        sources: sites.map { district.sites[$0].junction },
        villages: villages.map { district.villages[$0].junction })
      known[state] = found
      return found
    }
  }

  /// The ways from a site to a village: one for each time it takes, open in the periods in which it takes that.
  func ways(
    from source: Int, to village: Int, rate: Kilograms, _ terms: HaulageTerms, _ district: District
  ) -> [LotSizingProblem.Way] {
    classes.indices.flatMap { k -> [LotSizingProblem.Way] in
      var found: [LotSizingProblem.Way] = []
      for t in ways.indices {
        guard let trip = ways[t].trip(k, from: source, to: village), rate > .zero else { continue }
        var terms = terms
        // loading takes as long as the yard's rate says
        terms.loading.value = Minutes((classes[k].payload.count * 60 + rate.count - 1) / rate.count)
        let way = terms.way(
          trip, source: source, fleet: k, classes[k], unload: district.policy.unloadTime.value,
          isOpen: ways.indices.map { $0 == t })
        let same = found.firstIndex { $0.minutes == way.minutes && $0.cost == way.cost }
        if let same { found[same].isOpen[t] = true } else { found.append(way) }
      }
      return found
    }
  }
}

/// What a village needs in each period and how much it weighs.
private struct EmergencyNeed {
  private var use: [Int]
  private var shortage: [Fen]

  init(
    _ district: District, _ impact: Impact, village: Int, periods: Int, _ terms: HaulageTerms,
    _ asked: EmergencyLots.Terms
  ) {
    let hours = max(1, asked.hours.value)
    let needs = impact.needs.filter { $0.village == village }
    let coldFrom = Self.coldHour(district, impact, village)
    var kilograms = [Double](repeating: 0, count: periods)
    var weights = [Double](repeating: 0, count: periods)
    for need in needs {
      let perHousehold = (need.hourly.max() ?? 0) / Double(max(1, need.households))
      let urgency = need.urgency == .priority ? district.policy.priorityWeight.value : 1
      for (hour, kg) in need.hourly.enumerated() where kg > 0 {
        let cold = hour >= coldFrom ? 1 : Double(asked.coolingPercent.value) / 100
        kilograms[hour / hours] += kg
        // household-hours that this much would heat
        weights[hour / hours] += kg / max(perHousehold, 1e-9) * urgency * cold
      }
    }
    let step = terms.step.value
    use = terms.steps(ofUse: kilograms.map { .atLeast(tonnes: $0 / 1000) }, beyond: .zero)
    shortage = zip(kilograms, weights).map { kg, weight in
      guard kg > 0 else { return .zero }
      let perStep = weight / kg * Double(step.count) * asked.coldHour.value.yuan
      return .yuan(min(perStep, 1_000_000))
    }
  }

  func village(ways: [LotSizingProblem.Way]) -> LotSizingProblem.Village {
    LotSizingProblem.Village(
      stock: 0, use: use, room: use.map { _ in 100_000 }, ways: ways, shortage: shortage)
  }

  /// The first hour in which an unheated house of the village is below the cold threshold.
  private static func coldHour(_ district: District, _ impact: Impact, _ village: Int) -> Int {
    let threshold = district.policy.coldTemperature.value
    return zip(district.households, impact.groups).filter { $0.0.village == village }.compactMap {
      group, impact2 in
      guard let struck = impact2.onset, struck < impact.horizon else { return nil }
      let archetype = district.archetypes[group.archetype]
      let hours = HouseModel(archetype).hours(
        to: threshold, from: archetype.startTemperature, outdoor: impact.outdoor[village][struck])
      return hours.map { struck + Int($0.rounded(.down)) }
    }.min() ?? 0
  }
}
