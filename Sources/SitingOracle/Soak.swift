public import Proofs
public import Siting

/// Random problems solved by the engine and by the oracle, side by side.
public struct Soak: Sendable {
  /// A problem on which the two do not agree, or the engine broke down.
  public struct Discrepancy: Sendable, Encodable {
    /// The problem is that of the seed, of the size of the run.
    public var seed: UInt64
    /// What is wrong.
    public var finding: String
  }
  /// How the problems of one objective came out.
  public struct Tally: Sendable, Encodable {
    /// What they ask for.
    public var objective: RandomProblem.Objective
    /// Problems solved.
    public var problems = 0
    /// Of them without a plan, by both.
    public var infeasible = 0
    /// Of them with whole deliveries.
    public var singleSourced = 0
    /// Of them with two fuels.
    public var severalFuels = 0
    /// Of them with an answer of the engine's that it had to branch for.
    public var branched = 0
    /// Of them left open by the engine when its time was up; bounds were compared all the same.
    public var unclosed = 0
    /// Problems beside those, on which the oracle did not come to an end in time.
    public var undecided = 0
    /// Greatest relative distance of the objectives of those closed.
    public var worstDistance = 0.0
    /// What a witness confirmed, where proofs were asked for.
    public var proofs = ProofTally()
  }

  /// By objective, all of them.
  public private(set) var tallies = RandomProblem.Objective.allCases.map { Tally(objective: $0) }
  /// All disagreements, by seed; empty is what is hoped for.
  public private(set) var discrepancies: [Discrepancy] = []
  /// The proof of the last problem; `nil` where none was asked for.
  public private(set) var lastProof: LocationRecord?

  /// Relative distance of two objectives that is still agreement: twice what a later pass may give up of an earlier one,
  /// times ten for its price.
  public static let tolerance = 2e-5

  private let size: RandomProblem.Size
  private let isClassical: Bool
  private let options: SitingOptions

  /// Nothing yet.
  ///
  /// - Parameter classical: Take ``RandomProblem/makeClassical(seed:size:)`` of every seed.
  public init(
    _ size: RandomProblem.Size = .small, classical: Bool = false, _ options: SitingOptions = .exact
  ) {
    self.size = size
    isClassical = classical
    self.options = options
  }

  /// Solves the problems of `count` seeds from `first`, one after the other.
  ///
  /// - Parameter progress: Called after every problem with how many are done.
  /// - Throws: `CancellationError`. Whatever else goes wrong is a discrepancy.
  public mutating func run(
    count: Int, first: UInt64, progress: (Int) -> Void = { _ in }
  ) async throws {
    for k in 0..<count {
      try Task.checkCancellation()
      await add(seed: first &+ UInt64(k))
      progress(k + 1)
    }
  }

  /// Solves the problem of a seed both ways.
  public mutating func add(seed: UInt64) async {
    let problem =
      isClassical
      ? RandomProblem.makeClassical(seed: seed, size: size) : RandomProblem.make(seed: seed, size: size)
    let objective = RandomProblem.Objective(problem.mode)
    guard let k = tallies.firstIndex(where: { $0.objective == objective }) else { return }
    var tally = tallies[k]
    do {
      let check = try await CrossCheck(problem, options, way: size == .small ? .everySet : .oneModel)
      tally.problems += 1
      tally.infeasible += check.truth == nil ? 1 : 0
      tally.singleSourced += problem.sourcing == .single ? 1 : 0
      tally.severalFuels += problem.fuelCount > 1 ? 1 : 0
      tally.proofs += check.proofs
      lastProof = check.solution.proof
      tally.branched += check.solution.nodes > 1 ? 1 : 0
      if check.isClosed {
        tally.worstDistance = max(tally.worstDistance, check.distance)
      } else {
        tally.unclosed += 1
      }
      for finding in check.findings { discrepancies.append(Discrepancy(seed: seed, finding: finding)) }
    } catch is Oracle.Undecided {
      tally.undecided += 1
    } catch SitingError.timeLimit {
      tally.problems += 1
      tally.unclosed += 1
    } catch {
      discrepancies.append(Discrepancy(seed: seed, finding: "\(error)"))
    }
    tallies[k] = tally
  }
}
