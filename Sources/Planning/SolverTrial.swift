import Siting

/// A problem whose answer is known, to see whether the solver on this machine works.
public enum SolverTrial {
  /// What went wrong.
  public struct Failure: Error, Sendable {
    /// The cost the solver found, thousand CNY; the right one is 13.
    public var found: Double
  }

  /// Two sites, two customers of 1 t and 2 t: the cheap site (opening 4) reaches only the first, the dear one (opening 10) both; so the dear one
  /// opens alone and 3 t at 1 a tonne make 13.
  ///
  /// - Returns: the engine and its version.
  public static func run() async throws -> String {
    let problem = SitingProblem(
      sites: [
        .init(place: 0, capacity: 5, openingCost: 4, unitCost: 1),
        .init(place: 1, capacity: 5, openingCost: 10, unitCost: 1),
      ],
      customers: [.init(group: 0), .init(group: 0)],
      scenarios: [
        .init(
          demand: [1, 2], surviving: [1, 1],
          arcs: [[.init(site: 0, cost: 0), .init(site: 1, cost: 0)], [.init(site: 1, cost: 0)]])
      ])
    let solution = try await problem.solve()
    guard abs(solution.objective - 13) < 1e-6 else { throw Failure(found: solution.objective) }
    return SitingProblem.engine
  }
}
