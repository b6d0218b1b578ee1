import Siting
import SitingOracle
import Testing

/// Several fuels share a yard.
@Suite struct FuelTests {
  /// One yard in the sizes given; a village for each of two fuels, 4 t each.
  private func twoFuels(
    _ sizes: [SitingProblem.Site], mode: SitingProblem.Mode = .minCost,
    sourcing: SitingProblem.Sourcing = .split
  ) -> SitingProblem {
    let arcs = sizes.indices.map { SitingProblem.Arc(site: $0, cost: 0) }
    return SitingProblem(
      sites: sizes, customers: [.init(group: 0, fuel: 0), .init(group: 0, fuel: 1)],
      scenarios: [.init(demand: [4, 4], surviving: sizes.map { _ in 1 }, arcs: [arcs, arcs])],
      mode: mode, sourcing: sourcing)
  }

  @Test func `each fuel is bought at its own price and shares the room`() async throws {
    // 5 + 4 · 1 + 4 · 2 = 17
    let yard = SitingProblem.Site(
      place: 0, capacity: 8, openingCost: 5, piles: [.init(unitCost: 1), .init(unitCost: 2)])
    let solution = try await twoFuels([yard]).solve(.exact)
    #expect(abs(solution.objective - 17) < 1e-6)
    #expect(zip(solution.piles[0], [4, 4]).allSatisfy { abs($0 - $1) < 1e-6 })
    var small = yard
    small.capacity = 7.5
    #expect(try await twoFuels([small]).solve(.exact).status == .infeasible)
  }

  @Test func `what stands there of one fuel is no use to who needs the other and takes its room`()
    async throws
  {
    // 6 t of the first stand there: 4 are used, 2 only take room, so the second needs a yard of 10 t
    let yard = SitingProblem.Site(
      place: 0, capacity: 10, openingCost: 5, piles: [.init(unitCost: 1, present: 6), .init(unitCost: 2)])
    let solution = try await twoFuels([yard]).solve(.exact)
    #expect(abs(solution.objective - 13) < 1e-6)
    #expect(zip(solution.piles[0], [6, 4]).allSatisfy { abs($0 - $1) < 1e-6 })
    var small = yard
    small.capacity = 9
    #expect(try await twoFuels([small]).solve(.exact).status == .infeasible)
  }

  @Test func `the largest size is not the best when it is full of the other fuel`() async throws {
    let full = SitingProblem.Site(
      place: 0, capacity: 10, openingCost: 5, piles: [.init(unitCost: 1), .init(unitCost: 1, present: 10)])
    let empty = SitingProblem.Site(
      place: 0, capacity: 7, openingCost: 5, piles: [.init(unitCost: 1), .init(unitCost: 1)])
    // 1 t is missing in the empty yard, 4 t in the full one
    for sourcing in [SitingProblem.Sourcing.split, .single] {
      for mode in [SitingProblem.Mode.maxCover, .lexicographic] {
        let solution = try await twoFuels([full, empty], mode: mode, sourcing: sourcing).solve(.exact)
        #expect(abs(solution.passes[0].value - (sourcing == .split ? 1 : 4)) < 1e-6)
      }
    }
  }
}
