import Adversary
public import District
import Hazards
public import Plans
public import Quantities
import RoadNetwork

/// Looks for the smallest shocks that break a plan.
public struct BreakingStudy: Sendable {
  /// The district.
  public var district: District
  /// The plan's coal, by site.
  public var stock: [Kilograms]
  /// The scenario whose temperatures hold; past its end its last hour's do.
  public var weather: Scenario
  /// Share of its need that every township must have, 0 to 1.
  public var townshipShare: Setting<Double>
  /// The largest shock looked at.
  public var mostHours, mostSnow, mostClosures: Int
  /// Version of Hearth, written into the report.
  public var version: String
  /// The scenario files with their hashes.
  public var scenarioInputs: [InputFile]

  /// A study.
  ///
  /// - Parameter townshipShare: `nil` = the district's own `township_coverage_min`.
  public init(
    district: District, stock: [Kilograms], weather: Scenario, townshipShare: Setting<Double>? = nil,
    mostHours: Int, mostSnow: Int, mostClosures: Int, version: String, scenarioInputs: [InputFile] = []
  ) {
    self.district = district
    self.stock = stock
    self.weather = weather
    self.townshipShare = townshipShare ?? district.policy.townshipCoverage
    self.mostHours = mostHours
    self.mostSnow = mostSnow
    self.mostClosures = mostClosures
    self.version = version
    self.scenarioInputs = scenarioInputs
  }

  /// Runs the study.
  ///
  /// - Throws: `AdversaryError`; `CancellationError`.
  /// - Complexity: A shock that does not break takes a greatest flow for every set of roads that the deliveries could be
  ///   driven off: about (roads used)^closures.
  public func run(progress: (PlanningProgress) -> Void) throws -> BreakingPointReport {
    var range = ShockRange(self)
    let largest = Shock(hours: mostHours, snow: mostSnow, closures: mostClosures)
    let frontier = try BreakingFrontier(upTo: largest) { shock throws -> Bool in
      try Task.checkCancellation()
      let what = Bilingual(
        zh: "停电 \(shock.hours) 小时、雪 \(shock.snow) 厘米、断 \(shock.closures) 条路",
        en:
          "\(shock.hours) h without power, \(shock.snow) cm of snow, \(shock.closures) road\(shock.closures == 1 ? "" : "s") closed"
      )
      progress(.init(what, fraction: Double(shock.closures) / Double(mostClosures + 1)))
      return try range.breaks(shock) != nil
    }
    var report = BreakingPointReport(
      version: version, district: district.code, stock: district.held(stock), scenario: weather.name,
      title: weather.title,
      townshipShare: townshipShare.value, shareSource: townshipShare.source, mostHours: mostHours,
      mostSnow: mostSnow, mostClosures: mostClosures, tried: frontier.tried,
      shocks: try frontier.shocks.map { try range.record($0) }, inputs: district.inputs + scenarioInputs)
    let closed = Set(report.shocks.flatMap { $0.roads.joined() })
    let roads = district.roads.filter { closed.contains($0.id) }
    report.roadNames = Dictionary(roads.map { ($0.id, $0.name) }) { first, _ in first }
    return report
  }
}

/// Shocks of a study worked out, and what was learnt on the way.
private struct ShockRange {
  private let study: BreakingStudy
  private let network: RoadNetwork
  private var needs: [Int: [Need]] = [:]
  /// Sets of roads that broke some shock: the first to try on another.
  private var known: [[Int]] = []

  init(_ study: BreakingStudy) {
    self.study = study
    network = RoadNetwork(study.district)
  }

  /// The roads that break the plan at a shock, none where it needs none; `nil` = it holds.
  mutating func breaks(_ shock: Shock) throws -> [Int]? {
    let problem = problem(shock)
    if problem.loss(after: Attack()) > .zero { return [] }
    for roads in known
    where roads.count <= shock.closures && problem.loss(after: Attack(roads: roads)) > .zero {
      return roads
    }
    let worst = try problem.worst(Powers(roads: shock.closures), enough: Kilograms(1))
    guard worst.loss > .zero else { return nil }
    known.append(worst.attack.roads)
    return worst.attack.roads
  }

  mutating func record(_ shock: Shock) throws -> BreakingShock {
    let district = study.district
    let problem = problem(shock)
    let roads = try breaks(shock) ?? []
    let sets = roads.count == 1 ? problem.breakingRoads().map { [$0] } : roads.isEmpty ? [] : [roads]
    let short = problem.shortfall(after: Attack(roads: sets.first ?? []))
    return BreakingShock(
      hours: shock.hours, snow: shock.snow, closures: shock.closures,
      roads: sets.map { $0.map { district.roads[$0].id } }, shortKg: short.loss,
      townships: short.groups.map { district.townships[$0].code },
      townshipNames: short.groups.map { district.townships[$0].name },
      sites: short.sites.map { district.sites[$0].id })
  }

  private mutating func problem(_ shock: Shock) -> RecourseProblem {
    let district = study.district
    let state = RoadState.unploughed(district, snow: Double(shock.snow))
    let needs = needs(hours: shock.hours)
    var targets = [Kilograms](repeating: .zero, count: district.townships.count)
    for need in needs { targets[district.villages[need.village].township] += need.kg }
    return RecourseProblem(
      junctionCount: district.junctions.count,
      roads: district.roads.map { .init(from: $0.from, to: $0.to, isOneWay: $0.oneWay) },
      minutes: [network.minutesByRoad(under: state)],
      sites: zip(district.sites, study.stock).map { .init(junction: $0.junction, stock: $1) },
      needs: needs.map {
        .init(
          junction: district.villages[$0.village].junction, group: district.villages[$0.village].township,
          kg: $0.kg, households: $0.households, windows: [.init(state: 0, minutes: $0.response.count)])
      },
      targets: targets.map { .atLeast(tonnes: $0.tonnes * study.townshipShare.value, slack: 1e-9) })
  }

  /// What a power cut of the whole district asks for.
  private mutating func needs(hours: Int) -> [Need] {
    if let known = needs[hours] { return known }
    let district = study.district
    var cut = study.weather
    cut.horizon = hours
    cut.outdoor = cut.outdoor.map { zone in (0..<hours).map { zone[min($0, zone.count - 1)] } }
    cut.hazards = [
      Hazard(
        kind: .powerOutage(share: 1), start: 0, duration: hours,
        area: Area(villages: Array(district.villages.indices)))
    ]
    let found = Impact(district, cut).needs
    needs[hours] = found
    return found
  }
}
