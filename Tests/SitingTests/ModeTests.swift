import Siting
import SitingOracle
import Testing

/// Priced shortage, its tail and its cap, by hand.
@Suite struct ShortageModeTests {
  /// A yard of 10 t, opening 10, coal 1 a tonne; three times in four 2 t are needed, else 10 t, and a missing tonne counts
  /// 3. Shut, the scenarios cost 6 and 30; with 2 t, 0 and 24; with 10 t, nothing.
  private func yard(_ mode: SitingProblem.Mode, weights: [Double]? = [3, 1]) -> SitingProblem {
    let arcs = [[SitingProblem.Arc(site: 0, cost: 0)]]
    return SitingProblem(
      sites: [.init(place: 0, capacity: 10, openingCost: 10, unitCost: 1)],
      customers: [.init(group: 0, weight: 3)],
      scenarios: [
        .init(demand: [2], surviving: [1], arcs: arcs), .init(demand: [10], surviving: [1], arcs: arcs),
      ], mode: mode, transport: weights.map { .weighted($0) } ?? .worstScenario)
  }

  private func objective(_ mode: SitingProblem.Mode, weights: [Double]? = [3, 1]) async throws -> Double {
    let solution = try await yard(mode, weights: weights).solve(.exact)
    #expect(solution.status == .optimal)
    return (solution.objective * 1e6).rounded() / 1e6
  }

  @Test func `on average it is cheaper to go without`() async throws {
    #expect(try await objective(.penalised, weights: [0.75, 0.25]) == 12)
    // the weights count as they are
    #expect(try await objective(.penalised) == 20)
    #expect(try await objective(.penalised, weights: nil) == 20)
  }

  @Test func `the tail is the mean of the worst`() async throws {
    // the worst quarter is the storm: 30 without, 20 with the yard full
    #expect(try await objective(.meanCVaR(weight: 1, level: 0.75)) == 20)
    // the worst half is half storm: (30 + 6) / 2
    #expect(try await objective(.meanCVaR(weight: 1, level: 0.5)) == 18)
    #expect(try await objective(.meanCVaR(weight: 1, level: 0)) == 12)
    #expect(try await objective(.meanCVaR(weight: 0, level: 0.9)) == 12)
    // (12 + 30) / 2 = 21 without
    #expect(try await objective(.meanCVaR(weight: 0.5, level: 0.75)) == 20)
    #expect(try await objective(.meanCVaR(weight: 0.4, level: 0.75)) == 19.2)
  }

  @Test func `a cap on the expected shortage is bought tonne by tonne`() async throws {
    #expect(try await objective(.euhdCap(12)) == 0)
    #expect(try await objective(.euhdCap(6)) == 12)
    // 5.25 = ¼ · 3 · 7 t
    #expect(try await objective(.euhdCap(5.25)) == 13)
    #expect(try await objective(.euhdCap(0)) == 20)
  }

  @Test func `full coverage of every township forbids shortage in any mode`() async throws {
    for mode in [
      SitingProblem.Mode.penalised, .meanCVaR(weight: 0.3, level: 0.5), .euhdCap(12), .lexicographic,
    ] {
      var problem = yard(mode)
      problem.limits.groupCoverage = 1
      #expect(abs(try await problem.solve(.exact).objective - 20) < 1e-6)
    }
  }

  @Test func `an expectation needs to know how likely each scenario is`() async throws {
    for mode in [SitingProblem.Mode.meanCVaR(weight: 0.5, level: 0.9), .euhdCap(1)] {
      for weights in [nil, [0, 0]] as [[Double]?] {
        let problem = yard(mode, weights: weights)
        await #expect(throws: SitingError.noProbabilities) { try await problem.solve(.exact) }
      }
    }
    let senseless: [SitingProblem.Mode] = [
      .meanCVaR(weight: 1.1, level: 0.5), .meanCVaR(weight: 0.5, level: 1), .meanCVaR(weight: .nan, level: 0),
      .euhdCap(-1), .euhdCap(.infinity), .pMedian(-1), .pCenter(-1),
    ]
    for mode in senseless { #expect(throws: SitingError.self) { try yard(mode).validate() } }
  }

  @Test func `the tail is counted by sorting`() {
    let tail = SitingProblem.valueAtTail([5, 1, 9, 3], probabilities: [0.25, 0.25, 0.25, 0.25], level: 0.6)
    // all of the worst quarter and 0.15 of the next
    #expect(abs(tail - (0.25 * 9 + 0.15 * 5) / 0.4) < 1e-12)
  }

  @Test func `what a cap and the budget leave impossible is said`() async throws {
    var problem = yard(.euhdCap(0))
    problem.limits.budget = 19
    let conflict = try #require(try await problem.solve(.exact).conflict)
    #expect(conflict.requirements == [.shortageCap, .budget])
    #expect(conflict.irreducible)
  }
}

/// Whole deliveries, by hand.
@Suite struct SingleSourcingTests {
  /// Two yards of 6 t for 1 each and three villages of 4 t: together there is room, but not for whole deliveries.
  private func threeVillages(_ mode: SitingProblem.Mode) -> SitingProblem {
    let arcs = [SitingProblem.Arc(site: 0, cost: 0), SitingProblem.Arc(site: 1, cost: 0)]
    return SitingProblem(
      sites: (0..<2).map { .init(place: $0, capacity: 6, openingCost: 1) },
      customers: (0..<3).map { .init(group: $0, weight: 2) },
      scenarios: [.init(demand: [4, 4, 4], surviving: [1, 1], arcs: [arcs, arcs, arcs])], mode: mode,
      sourcing: .single)
  }

  @Test func `what fits only in parts does not fit`() async throws {
    let problem = threeVillages(.minCost)
    let conflict = try #require(try await problem.solve(.exact).conflict)
    #expect(conflict.requirements == [.coverScenario(0), .singleSourcing])
    var split = problem
    split.sourcing = .split
    #expect(abs(try await split.solve(.exact).objective - 2) < 1e-6)
  }

  @Test func `a village goes without as a whole`() async throws {
    let solution = try await threeVillages(.penalised).solve(.exact)
    #expect(abs(solution.objective - 10) < 1e-6)
    #expect(solution.recourse[0].shortage.sorted() == [0, 0, 4])
    #expect(solution.recourse[0].flows.map(\.tonnes) == [4, 4])
  }

  @Test func `a split delivery is noticed`() async throws {
    var problem = threeVillages(.penalised)
    problem.sourcing = .split
    let solution = try await problem.solve(.exact)
    problem.sourcing = .single
    #expect(throws: SitingError.self) { try solution.verify(problem) }
  }
}
