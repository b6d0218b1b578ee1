import Siting
import SitingOracle
import Testing

/// Every set of sites tried, on small problems with a bit of everything.
@Suite struct OracleTests {
  @Test(arguments: 0..<200 as Range<UInt64>)
  func `trying every set of sites finds nothing else`(_ seed: UInt64) async throws {
    let check = try await CrossCheck(RandomProblem.make(seed: seed))
    #expect(check.findings.isEmpty)
    #expect(check.isClosed)
  }

  @Test(arguments: 0..<16 as Range<UInt64>)
  func `one model of the whole finds nothing else`(_ seed: UInt64) async throws {
    let check = try await CrossCheck(
      RandomProblem.make(seed: seed, sourcing: .split, size: .medium), way: .oneModel)
    #expect(check.findings.isEmpty)
    #expect(check.isClosed)
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `classical facility location is no exception`(_ seed: UInt64) async throws {
    let check = try await CrossCheck(RandomProblem.makeClassical(seed: seed))
    #expect(check.findings.isEmpty)
    #expect(check.isClosed)
  }

  @Test(arguments: [SitingProblem.Mode.minCost, .penalised, .maxCover, .pMedian(2)])
  func `a scenario in which nobody needs anything is no trouble`(_ mode: SitingProblem.Mode) async throws {
    let arcs = [[SitingProblem.Arc(site: 0, cost: 1)], [SitingProblem.Arc(site: 1, cost: 2)]]
    var problem = SitingProblem(
      sites: (0..<2).map { .init(place: $0, capacity: 10, openingCost: 1) },
      customers: [.init(group: 0, weight: 9), .init(group: 0, weight: 9)],
      scenarios: [[4.0, 5], [0, 0], [6, 0]].map { .init(demand: $0, surviving: [1, 1], arcs: arcs) },
      mode: mode, transport: .weighted([0.5, 0.25, 0.25]))
    #expect(try await CrossCheck(problem).findings.isEmpty)
    problem.scenarios.removeAll { _ in true }
    problem.transport = .weighted([])
    #expect(try await CrossCheck(problem).findings.isEmpty)
  }

  @Test(arguments: 600..<640 as Range<UInt64>)
  func `both ways of the oracle agree`(_ seed: UInt64) throws {
    let problem = RandomProblem.make(seed: seed)
    let (all, one) = (try Oracle(problem).passes(), try Oracle(problem, way: .oneModel).passes())
    #expect(all?.count == one?.count)
    for (a, b) in zip(all ?? [], one ?? []) { #expect(abs(a.value - b.value) <= 1e-5 * max(1, abs(a.value))) }
  }

  @Test(arguments: 5000..<5040 as Range<UInt64>)
  func `drop-one brackets hold the truth`(_ seed: UInt64) async throws {
    let problem = RandomProblem.make(seed: seed, .minCost)
    var options = SitingOptions.exact
    options.explanationShare = 0.5
    let solution = try await problem.solve(options)
    for (j, cost) in solution.dropOne {
      let place = Set(problem.sites.indices.filter { problem.sites[$0].place == problem.sites[j].place })
      guard let without = try Oracle(problem, shut: place).value() else {
        #expect(cost.upper == nil)
        continue
      }
      let truth = without - solution.objective
      #expect(!cost.isImpossible)
      #expect(cost.lower <= truth + 1e-4)
      #expect((cost.upper ?? .infinity) >= truth - 1e-4)
    }
  }

  @Test func `an oracle that is told a wrong answer says so`() async throws {
    // one yard of 10 t for two villages of 6 t: 2 t missing at 3 kCNY each are cheaper than a second yard
    let arcs = [[SitingProblem.Arc(site: 0, cost: 0)], [SitingProblem.Arc(site: 0, cost: 0)]]
    let problem = SitingProblem(
      sites: [.init(place: 0, capacity: 10, openingCost: 5)],
      customers: [.init(group: 0, weight: 3), .init(group: 0, weight: 3)],
      scenarios: [.init(demand: [6, 6], surviving: [1], arcs: arcs)], mode: .penalised)
    let truth = try #require(try Oracle(problem).value())
    #expect(abs(truth - 11) < 1e-9)
    var whole = problem
    whole.sourcing = .single
    // one village whole, the other not at all
    let wholeTruth = try #require(try Oracle(whole).value())
    #expect(abs(wholeTruth - 23) < 1e-9)

    let right = try await problem.solve(.exact)
    #expect(try CrossCheck(problem, solution: right).findings.isEmpty)
    var dear = right
    dear.objective += 1
    dear.passes[0].value += 1
    #expect(try CrossCheck(problem, solution: dear).findings.count == 2)
    var boastful = right
    boastful.bound += 1
    boastful.passes[0].bound += 1
    #expect(try CrossCheck(problem, solution: boastful).findings.count == 2)
    var hopeless = right
    hopeless.status = .infeasible
    #expect(
      try CrossCheck(problem, solution: hopeless).findings == ["no plan where there is one of [\(truth)]"])
    // a plan where there is none
    var asked = problem
    asked.mode = .minCost
    #expect(try CrossCheck(asked, solution: right).findings.count == 1)
  }

  @Test func `the random problems have everything in them`() {
    let problems = (0..<400 as Range<UInt64>).map { RandomProblem.make(seed: $0) }
    #expect(problems.contains { $0.fuelCount == 2 })
    #expect(problems.contains { $0.sourcing == .single })
    #expect(problems.contains { $0.transport == .worstScenario && $0.mode == .penalised })
    #expect(problems.contains { $0.limits.groupCoverage == 1 })
    #expect(problems.contains { $0.sites.count == 7 && $0.scenarios.count == 4 })
    #expect(Set(problems.map(\.objective)).count == 6)
    #expect(RandomProblem.make(seed: 17) == RandomProblem.make(seed: 17))
    #expect(problems.allSatisfy { (try? $0.validate()) != nil })
  }
}
