import GLPK
import ModelFiles
import Siting
import SitingOracle
import StochasticProgram
import Testing

struct StatementTests {
  private func options(_ problem: SitingProblem) -> SitingOptions {
    SitingOptions(relativeGap: 0, timeLimit: 3600, explanationShare: 0)
  }

  @Test(arguments: 0..<64 as Range<UInt64>)
  func `What is written out has the optimum the engine finds, in every mode`(seed: UInt64) async throws {
    let problem = RandomProblem.make(seed: seed)
    let solution = try await problem.solve(options(problem))
    let statement = try SitingStatement(problem, after: solution.passes)
    let outcome = try statement.model().solveOnThisThread(SolveOptions())
    guard solution.status != .infeasible else {
      // the lexicographic question always has an answer once nothing has to be covered
      #expect(!outcome.hasSolution || problem.mode == .lexicographic)
      return
    }
    try #require(outcome.hasSolution)
    #expect(
      abs(outcome.objective - solution.objective) <= 2e-5 * max(1, abs(solution.objective)),
      "\(problem.mode) \(problem.transport)")
  }

  @Test(arguments: 0..<24 as Range<UInt64>)
  func `Written as SMPS and read back it is the same program`(seed: UInt64) async throws {
    let problem = RandomProblem.make(seed: seed &+ 100)
    let solution = try await problem.solve(options(problem))
    let statement = try SitingStatement(problem, after: solution.passes)
    let texts = try SMPS.write(statement.program)
    let back = try SMPS.parse(core: (texts.core, "c"), time: (texts.time, "t"), stoch: (texts.stoch, "s"))
    let (ours, theirs) = (
      try statement.program.extensiveForm().solveOnThisThread(), try back.extensiveForm().solveOnThisThread()
    )
    #expect(ours.hasSolution == theirs.hasSolution)
    guard ours.hasSolution else { return }
    #expect(abs(ours.objective - theirs.objective) <= 1e-6 * max(1, abs(ours.objective)))
  }

  @Test(arguments: 0..<48 as Range<UInt64>)
  func `A solution from elsewhere is played with the value it claims, and proven by our bound`(
    seed: UInt64
  ) async throws {
    let problem = RandomProblem.make(seed: seed &+ 500)
    let solution = try await problem.solve(options(problem))
    guard solution.status != .infeasible else { return }
    let statement = try SitingStatement(problem, after: solution.passes)
    let model = try statement.model()
    let outcome = try model.solveOnThisThread(SolveOptions())
    let text = zip(0..., outcome.values).map { "\(model.name(of: Model.Column($0)) ?? "?")  \($1)\n" }
      .joined()
    let file = try SolutionFile.parse(text, file: "x.sol", for: model)
    let played = try #require(
      try statement.play(statement.decision(from: file.values), bound: solution.bound))
    #expect(abs(played.objective - outcome.objective) <= 2e-5 * max(1, abs(outcome.objective)))
    #expect(played.open.indices.allSatisfy { played.open[$0] || played.piles[$0].allSatisfy { $0 == 0 } })
  }

  @Test func `A decision the problem does not allow is refused`() throws {
    var problem = RandomProblem.make(seed: 8, .minCost, sourcing: .split)
    for j in problem.sites.indices { problem.sites[j].status = .candidate }
    problem.sites[0].status = .required
    problem.limits = .init()
    let statement = try SitingStatement(problem)
    let shut = SitingDecision(
      open: problem.sites.map { _ in false }, piles: problem.sites.map { $0.piles.map { _ in 0 } })
    #expect(throws: SitingError.notAllowed(.shut(site: 0))) { try statement.play(shut) }
    #expect(throws: SitingError.notAllowed(.undecided(site: 0, opening: 0.5))) {
      try statement.decision(from: ["y_s1": 0.5])
    }
    let full = try statement.decision(from: ["y_s1": 1, "p_s1_f1": problem.sites[0].room + 1])
    #expect(throws: SitingError.self) { try statement.play(full) }
    // open but empty: allowed, and not enough
    let empty = try statement.decision(from: ["y_s1": 1])
    let needsNothing = problem.scenarios.allSatisfy { $0.demand.allSatisfy { $0 == 0 } }
    let present = problem.sites[0].piles.contains { $0.present > 0 }
    let played = try statement.play(empty)
    #expect(needsNothing || present || played == nil)
    // what it falls short of: nothing stands anywhere, so that all demand is missing
    let missing = try statement.shortfall(of: empty).missing
    for (s, scenario) in problem.scenarios.enumerated() where !present {
      #expect(abs(missing[s] - scenario.demand.reduce(0, +)) < 1e-4)
    }
    let room = problem.sites[0].room
    for amount in [-1e-3 * max(1, room), 1e308] {
      #expect(throws: SitingError.notAllowed(.unbuyable(site: 0, tonnes: amount))) {
        try statement.decision(from: ["y_s1": 1, "p_s1_f1": amount])
      }
    }
  }
}
