/// Somebody who can be handed a model file.
public struct BenchmarkSolver: Sendable, Hashable {
  /// What it is measured for.
  public enum Role: String, Sendable, Hashable {
    /// Ours.
    case hearth
    /// A peer whose CPU time ours is divided into.
    case reference
    /// A peer that is shown beside.
    case other
  }

  /// Name on the command line and in the tables.
  public let name: String
  /// What it is measured for.
  public let role: Role

  /// Every solver the bench knows. A new peer is a line here and a function in `peer.py`.
  public static let all: [BenchmarkSolver] = [
    BenchmarkSolver(name: "hearth", role: .hearth),
    BenchmarkSolver(name: "highs-strong", role: .reference),
    BenchmarkSolver(name: "highs-weak", role: .reference),
    BenchmarkSolver(name: "scip", role: .reference),
    BenchmarkSolver(name: "cbc", role: .other),
    BenchmarkSolver(name: "glpsol", role: .other),
    BenchmarkSolver(name: "cp-sat", role: .other),
  ]

  /// Ours.
  public static let hearth = all[0]
}
