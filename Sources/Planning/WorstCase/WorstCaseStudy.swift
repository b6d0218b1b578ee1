import Adversary
public import District
import Hazards
public import Plans
public import Quantities
import RoadNetwork
import Simulation

/// What the worst losses of roads, sites and bases do to a plan.
public struct WorstCaseStudy: Sendable {
  /// The district.
  public var district: District
  /// The scenarios to look at.
  public var scenarios: [Scenario]
  /// The plan's coal, by site.
  public var stock: [Kilograms]
  /// Most roads closed at once.
  public var closures: Int
  /// Most sites lost at once.
  public var lostSites: Int
  /// Sets worked out at most, per question of three losses or more; one and two are always settled.
  public var nodeLimit: Int
  /// Version of Hearth, written into the report.
  public var version: String
  /// The scenario files with their hashes.
  public var scenarioInputs: [InputFile]
  /// Where the inputs stand, as seen from the report.
  public var folders: InputFolders

  /// A study.
  public init(
    district: District, scenarios: [Scenario], stock: [Kilograms], closures: Int, lostSites: Int,
    nodeLimit: Int, version: String, scenarioInputs: [InputFile], folders: InputFolders
  ) {
    self.district = district
    self.scenarios = scenarios
    self.stock = stock
    self.closures = closures
    self.lostSites = lostSites
    self.nodeLimit = nodeLimit
    self.version = version
    self.scenarioInputs = scenarioInputs
    self.folders = folders
  }

  /// Runs the study.
  ///
  /// - Throws: `AdversaryError`; an error where a certificate does not verify, which is a fault in the program.
  public func run(progress: @escaping @Sendable (PlanningProgress) -> Void) async throws -> WorstCaseReport {
    let network = RoadNetwork(district)
    let paid = network.travel(from: ScenarioStudy.siteJunctions(district), under: RoadState.dry(district))
    let (done, all) = (Counter(), Double(max(1, scenarios.count)))
    progress(.init(Bilingual(zh: "找最坏的情形", en: "looking for the worst"), fraction: 0))
    let results = await inOrder(scenarios) { scenario in
      defer {
        progress(.init(scenario.title, fraction: Double(done.next()) / all))
      }
      return Result { try Siege(self, network, paid, scenario).record() }
    }
    var report = WorstCaseReport(
      version: version, district: district.code, name: district.name, closures: closures,
      lostSites: lostSites,
      stock: district.held(stock),
      scenarios: try results.map { try $0.get() }, inputs: district.inputs + scenarioInputs,
      inputFolders: folders)
    report.names = names(in: report)
    return report
  }

  /// What people call the roads of the worst sets, and the bases by the township they lie in.
  private func names(in report: WorstCaseReport) -> [String: Bilingual] {
    let closed = Set(report.scenarios.flatMap { $0.worst.flatMap(\.roads) })
    var names: [String: Bilingual] = [:]
    for road in district.roads where closed.contains(road.id) { names[road.id] = road.name }
    for base in Set(district.fleet.map(\.base)) {
      let junction = district.junctions[base]
      names[junction.id] = district.townships[junction.township].name
    }
    return names
  }
}

extension District {
  /// The sites that hold any of a plan's coal, with their names.
  func held(_ stock: [Kilograms]) -> [SampledSite] {
    sites.indices.filter { stock[$0] > .zero }.map {
      SampledSite(id: sites[$0].id, name: sites[$0].name, stockKg: stock[$0])
    }
  }
}

/// One scenario of a ``WorstCaseStudy``.
private struct Siege {
  let study: WorstCaseStudy
  let network: RoadNetwork
  let paid: TravelTable
  let scenario: Scenario
  let whole: ScenarioStudy
  let problem: RecourseProblem

  private var district: District { study.district }

  init(_ study: WorstCaseStudy, _ network: RoadNetwork, _ paid: TravelTable, _ scenario: Scenario) {
    self.study = study
    self.network = network
    self.paid = paid
    self.scenario = scenario
    whole = ScenarioStudy(study.district, network, scenario, paid: paid)
    problem = RecourseProblem(study.district, network, whole, stock: study.stock)
  }

  func record() throws -> ScenarioWorstCase {
    let single = problem.singleLosses()
    let spread = try problem.spreadDeliveries(
      against: Powers(roads: max(1, study.closures), sites: study.lostSites))
    let unserved = play(scenario, in: district)
    let notable = single.roads.filter {
      $0.loss > .zero || $0.load > .zero || $0.isolatedHouseholds > 0
    }
    return ScenarioWorstCase(
      name: scenario.name, title: scenario.title, needKg: whole.impact.needed, shortKg: single.base,
      unservedHouseholdHours: unserved, worst: try answers().map { try record($0, $1, spread) },
      roads: notable.map {
        RoadCriticality(
          road: district.roads[$0.road].id, name: district.roads[$0.road].name, moreShortKg: $0.loss,
          carriedKg: $0.load, detourMinutes: $0.detour, isolatedHouseholds: $0.isolatedHouseholds)
      },
      harmlessRoads: single.roads.count - notable.count,
      sites: single.sites.map {
        SiteCriticality(
          site: district.sites[$0.site].id, name: district.sites[$0.site].name, moreShortKg: $0.loss,
          deliveredKg: $0.load)
      },
      bases: bases(unserved: unserved), spread: spread.shipments.map(way))
  }

  /// One loss, two losses and so on, of roads, of sites, and of as many of both as allowed.
  private var questions: [Powers] {
    var all = (0..<study.closures).map { Powers(roads: $0 + 1) }
    all += (0..<study.lostSites).map { Powers(sites: $0 + 1) }
    if study.closures > 0, study.lostSites > 0 {
      all.append(Powers(roads: study.closures, sites: study.lostSites))
    }
    return all
  }

  /// The worst found for each question. Its losses are the most allowed, so where a search cut short found less than an
  /// earlier one with fewer losses, what that found stands.
  private func answers() throws -> [(Powers, WorstCase)] {
    try questions.reduce(into: []) { answers, powers in
      let limit = powers.roads + powers.sites <= 2 ? nil : study.nodeLimit
      var worst = try problem.worst(powers, nodeLimit: limit)
      for (fewer, found) in answers where fewer.roads <= powers.roads && fewer.sites <= powers.sites {
        worst.takeOver(found)
      }
      answers.append((powers, worst))
    }
  }

  private func record(_ powers: Powers, _ worst: WorstCase, _ spread: SpreadDeliveries) throws -> WorstSet {
    let witnessed = spread.upper(powers)
    let (roads, sites) = (worst.attack.roads, worst.attack.sites)
    let attacked = scenario.attacked(roads: roads, sites: sites)
    let check = try ReserveCheck(
      district, ScenarioStudy(district, network, attacked, paid: paid), stock: study.stock)
    // two ways to the same kilogram: the adversary's deliveries and the certificate
    guard check.short == worst.loss else {
      throw AdversaryError.solver("\(worst.loss.count) kg short, certified \(check.short.count)")
    }
    let record = check.record(district, slowRoads: [])
    let short = Set(record.cut?.needs.map { record.needs[$0].village } ?? [])
    return WorstSet(
      closures: powers.roads, lostSites: powers.sites, roads: roads.map { district.roads[$0].id },
      sites: sites.map { district.sites[$0].id }, shortKg: worst.loss,
      atMostKg: min(worst.upper, max(worst.loss, witnessed)), witnessedKg: witnessed,
      examined: worst.examined, possible: worst.possible, shortVillages: short.sorted(),
      unservedHouseholdHours: play(attacked, in: district), certificate: record)
  }

  private func way(_ shipment: SpreadDeliveries.Shipment) -> DeliveryWay {
    let need = whole.impact.needs[shipment.need]
    return DeliveryWay(
      site: district.sites[shipment.site].id, village: district.villages[need.village].code,
      urgency: need.urgency, kg: shipment.kg, roads: shipment.roads.map { district.roads[$0].id })
  }

  private func bases(unserved: Int) -> [BaseCriticality] {
    Set(district.fleet.map(\.base)).sorted().map { base in
      var without = district
      without.fleet.removeAll { $0.base == base }
      return BaseCriticality(
        junction: district.junctions[base].id,
        trucks: district.fleet.reduce(0) { $0 + ($1.base == base ? $1.count : 0) },
        moreUnservedHouseholdHours: play(scenario, in: without) - unserved)
    }.sorted { ($1.moreUnservedHouseholdHours, $0.junction) < ($0.moreUnservedHouseholdHours, $1.junction) }
  }

  /// Household-hours unserved when dispatchers and trucks play it.
  private func play(_ scenario: Scenario, in district: District) -> Int {
    Laboratory(district, network: network, stock: study.stock).play(scenario, luck: nil).unserved
  }
}
