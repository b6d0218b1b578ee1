import SitingOracle
import Testing

@testable import Siting

@Suite struct RelaxationTests {
  /// Value of a problem by enumeration; infinite when there is no plan.
  private static func truth(_ problem: SitingProblem) throws -> Double {
    try Oracle(problem).value() ?? .infinity
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `any multipliers give a lower bound`(_ seed: UInt64) throws {
    let problem = RandomProblem.makeClassical(seed: seed)
    let terms = try #require(problem.flatTerms)
    let flat = FlatProblem(problem, terms)
    guard !flat.hasUnreachable else { return }
    let truth = try Self.truth(problem)
    let dual = Dual(DemandRelaxation(flat, workers: 1))
    dual.fix(flat.mustOpen.map { $0 ? .open : .free })
    var luck = SplitMix(seed: seed)
    for _ in 0..<20 {
      let multiplier = flat.shortageCost.map { min($0, luck.uniform(0...60)) }
      #expect(dual.value(multiplier) <= truth + 1e-7 * max(1, abs(truth)))
    }
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `prices of the cheapest flows attain their cost`(_ seed: UInt64) throws {
    let problem = RandomProblem.makeClassical(seed: seed)
    let flat = FlatProblem(problem, try #require(problem.flatTerms))
    guard !flat.hasUnreachable else { return }
    let relaxation = DemandRelaxation(flat, workers: 1)
    let set = flat.sitesAtPlace.compactMap { group in group.first { flat.mustOpen[$0] } ?? group.first }
      .sorted()
    let exact = relaxation.exactValue(of: set, cutoff: .infinity, floors: [])
    guard exact.isFinite else { return }
    for i in relaxation.takesPart.indices { relaxation.takesPart[i] = set.contains(i) ? 1 : 0 }
    let bound = set.reduce(relaxation.sweep(relaxation.prices())) { $0 + relaxation.gain[$1] }
    #expect(abs(bound - exact) <= 1e-7 * max(1, abs(exact)))
  }

  @Test(arguments: 0..<150 as Range<UInt64>)
  func `stock, risk and side rows at any prices give a lower bound`(_ seed: UInt64) async throws {
    let problem = RandomProblem.make(seed: seed, sourcing: .split)
    let check = try await CrossCheck(problem, .lagrangian)
    #expect(check.findings.isEmpty)
  }

  @Test func `a problem without a plan is known at once`() throws {
    // forty sites, each of which reaches only itself, and one customer whom none reaches with room enough
    let count = 40
    var arcs = (0..<count).map { [SitingProblem.Arc(site: $0, cost: 1)] }
    arcs.append([SitingProblem.Arc(site: 0, cost: 1), SitingProblem.Arc(site: 1, cost: 1)])
    let problem = SitingProblem(
      sites: (0..<count).map { .init(place: $0, capacity: 10, openingCost: 1) },
      customers: (0...count).map { _ in .init(group: 0) },
      scenarios: [
        .init(
          demand: (0...count).map { $0 == count ? 15 : 4 }, surviving: (0..<count).map { _ in 1 }, arcs: arcs)
      ], mode: .minCost, transport: .weighted([1]))
    let search = LagrangianSearch(
      DemandRelaxation(FlatProblem(problem, try #require(problem.flatTerms)), workers: 1),
      options: LagrangianOptions(), deadline: Deadline(seconds: 3600))
    #expect(search.run() == .infinity)
    #expect(search.nodes == 0)
  }

  @Test func `more workers change no byte`() throws {
    // enough needs to wake them
    var luck = SplitMix(seed: 5)
    let (m, n, scenarios) = (12, 90, 30)
    let problem = SitingProblem(
      sites: (0..<m).map { .init(place: $0, capacity: 60 + Double($0), openingCost: 40) },
      customers: (0..<n).map { _ in .init(group: 0, weight: 50) },
      scenarios: (0..<scenarios).map { _ in
        .init(
          demand: (0..<n).map { _ in luck.uniform(1...5) },
          surviving: (0..<m).map { _ in luck.uniform(0.5...1) },
          arcs: (0..<n).map { _ in (0..<m).map { .init(site: $0, cost: luck.uniform(1...30)) } })
      }, mode: .penalised, transport: .weighted((0..<scenarios).map { _ in 1 / Double(scenarios) }))
    let terms = try #require(problem.flatTerms)
    var answers: [(value: Double, bound: Double, best: [Int], multiplier: [Double])] = []
    for workers in [1, 2, 8] {
      var options = LagrangianOptions()
      options.rootSteps = 60
      let search = LagrangianSearch(
        DemandRelaxation(FlatProblem(problem, terms), workers: workers), options: options,
        deadline: Deadline(seconds: 3600))
      let bound = search.run()
      answers.append((search.value, bound, search.best, search.multiplier))
    }
    #expect(answers[0] == answers[1] && answers[0] == answers[2])
    #expect(answers[0].value.isFinite && answers[0].bound > 0)
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `a proof covers everything and every leaf bears the bound`(_ seed: UInt64) throws {
    let problem = RandomProblem.makeClassical(seed: seed, size: .medium)
    let flat = FlatProblem(problem, try #require(problem.flatTerms))
    guard !flat.hasUnreachable else { return }
    var options = LagrangianOptions()
    options.keepsProof = true
    let search = LagrangianSearch(
      DemandRelaxation(flat, workers: 1), options: options, deadline: Deadline(seconds: 3600))
    let bound = search.run()
    // that there is no plan at all is not proven by multipliers
    guard bound.isFinite else { return }
    let claim = bound - 1e-9 * max(1, abs(bound))
    let tree = try #require(search.proof.preorder())
    let dual = Dual(DemandRelaxation(flat, workers: 1))
    var at = 0
    func walk(_ fixings: [OpeningProblem.State]) {
      let node = tree[at]
      at += 1
      guard let site = node.site else {
        dual.fix(fixings)
        #expect(dual.value(search.proof.tables[node.table]) >= claim)
        return
      }
      for opened in [false, true] {
        var child = fixings
        if opened {
          for other in flat.sitesAtPlace[flat.place[site]] { child[other] = .closed }
        }
        child[site] = opened ? .open : .closed
        walk(child)
      }
    }
    walk(search.startingFixings())
    #expect(at == tree.count)
  }
}

extension SitingOptions {
  /// To the last digit, under the Lagrangian dual however small the problem.
  fileprivate static var lagrangian: SitingOptions {
    var options = SitingOptions.exact
    options.engine = .lagrangian
    return options
  }
}
