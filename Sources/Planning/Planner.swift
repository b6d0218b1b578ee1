public import District
import Hazards
public import Plans
public import Quantities
import RoadNetwork
import Simulation
import Siting

/// The main job: sites the reserve, shares the pellets, plays every scenario, and checks that the reserve covers the
/// households each one strikes.
public struct Planner: Sendable {
  /// The district.
  public var district: District
  /// What may happen, in order of name.
  public var scenarios: [Scenario]
  /// What is asked for.
  public var request: Request
  /// A stock made by hand, by site, to be checked instead of an optimised one; `nil` = optimise.
  public var givenStock: [Kilograms]?
  /// Written into the plan; nothing in a deterministic plan is drawn from it.
  public var seed: UInt64
  /// Version of Hearth, written into the plan.
  public var version: String
  /// Where the inputs stand, written into the plan.
  public var folders: InputFolders
  /// The scenario files with their hashes.
  public var scenarioInputs: [InputFile]

  /// A planner.
  public init(
    district: District, scenarios: [Scenario], request: Request, givenStock: [Kilograms]? = nil,
    seed: UInt64, version: String, folders: InputFolders, scenarioInputs: [InputFile]
  ) {
    self.district = district
    self.scenarios = scenarios
    self.request = request
    self.givenStock = givenStock
    self.seed = seed
    self.version = version
    self.folders = folders
    self.scenarioInputs = scenarioInputs
  }

  /// Makes the plan.
  ///
  /// - Parameter progress: called from time to time, on any thread.
  /// - Throws: `SitingError`, `SolverError` or the allocation's error when a solver fails; never for a plan that is merely bad.
  public func plan(progress: @escaping @Sendable (PlanningProgress) -> Void) async throws -> PlanFolder {
    progress(
      .init(
        Bilingual(zh: "推算受影响户和道路", en: "working out who is cold and which roads are open"), fraction: 0.02))
    let network = RoadNetwork(district)
    let studies = await studies(network)

    progress(.init(Bilingual(zh: "选址定库存", en: "siting the reserve"), fraction: 0.15))
    let model = ReserveModel(district, network, required: studies.filter { $0.scenario.isRequired })
    let decision =
      if let givenStock {
        ReserveDecision.given(model, stock: givenStock)
      } else {
        try await ReserveDecision.decide(model, request) { gap in
          progress(
            .init(
              Bilingual(zh: "选址定库存 \(gap.zh)", en: "siting the reserve \(gap.en)"), fraction: 0.3))
        }
      }

    let worth = try await ReserveWorth.of(decision.answer, model, request) { what in
      progress(.init(what, fraction: 0.5))
    }

    progress(.init(Bilingual(zh: "分配生物质颗粒", en: "sharing the pellets"), fraction: 0.6))
    let allocation = try await SeasonPellets.allocate(district)

    progress(.init(Bilingual(zh: "逐小时推演各场景", en: "playing every scenario hour by hour"), fraction: 0.7))
    let runs = await simulate(studies, network, stock: decision.stock)

    progress(.init(Bilingual(zh: "核对储备，出具证明", en: "certifying the reserve"), fraction: 0.9))
    let finder = RemedyFinder(
      district: district, roads: network, model: model, stock: decision.stock, open: decision.open)
    var results: [ScenarioResult] = []
    var certificates: [CertificateRecord] = []
    var checks: [ReserveCheck] = []
    for (study, run) in zip(studies, runs) {
      let check = try ReserveCheck(district, study, stock: decision.stock)
      let (words, blocked) = try finder.remedies(for: check)
      var result = self.result(check, run, remedies: words, network)
      result.price = worth.prices[study.scenario.name]
      results.append(result)
      certificates.append(check.record(district, slowRoads: blocked))
      checks.append(check)
    }
    let plan = assemble(
      decision: decision, model: model, worth: worth, allocation: allocation, checks: checks,
      results: results)
    progress(.init(Bilingual(zh: "完成", en: "done"), fraction: 1))
    return PlanFolder(plan: plan, certificates: CertificateBook(scenarios: certificates))
  }

  func studies(_ network: RoadNetwork) async -> [ScenarioStudy] {
    let paid = network.travel(
      from: ScenarioStudy.siteJunctions(district), under: RoadState.dry(district))
    return await inOrder(scenarios) { ScenarioStudy(district, network, $0, paid: paid) }
  }

  private func simulate(
    _ studies: [ScenarioStudy], _ network: RoadNetwork, stock: [Kilograms]
  ) async -> [SimulationRun] {
    let laboratory = Laboratory(district, network: network, stock: stock)
    return await inOrder(studies) { laboratory.record($0.scenario, luck: nil) }
  }
}

/// Maps over values on all cores; the results stand in the values' order whatever the number of cores.
func inOrder<Value: Sendable, Result: Sendable>(
  _ values: [Value], _ work: @escaping @Sendable (Value) -> Result
) async -> [Result] {
  await withTaskGroup(of: (Int, Result).self) { group in
    for (index, value) in values.enumerated() {
      group.addTask { (index, work(value)) }
    }
    var found: [(Int, Result)] = []
    for await item in group { found.append(item) }
    return found.sorted { $0.0 < $1.0 }.map(\.1)
  }
}
