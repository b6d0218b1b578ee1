import GLPK

/// Recourse of any mixed-integer second stage, through GLPK.
///
/// Cuts are those of the linear relaxation, recomputed from its row prices by weak duality, so that a rounded price
/// weakens a cut and never makes it false. Values are GLPK's branch and cut, scenario by scenario.
struct GeneralRecourse: Recourse {
  private let seconds: [SecondStage]
  private let probabilities: [Double]
  let groups: Int
  private(set) var nodes = 0
  /// What GLPK's branch and cut takes for equal.
  let precision = 1e-7
  /// Most scenarios with cuts of their own.
  private static let mostGroups = 64

  init(_ program: TwoStageProgram, _ seconds: [SecondStage]) {
    self.seconds = seconds
    probabilities = program.scenarios.map(\.probability)
    groups = min(seconds.count, Self.mostGroups)
  }

  private func group(of scenario: Int) -> Int { scenario * groups / seconds.count }

  mutating func openingCuts(_ stage: FirstStage, until deadline: Deadline) throws(ProgramError) -> [[Cut]] {
    []
  }

  mutating func cuts(at x: [Double]) throws(ProgramError) -> [Cut]? {
    var cuts = Array(repeating: Cut(zero: x.count), count: groups)
    for (s, second) in seconds.enumerated() {
      let model = second.model(at: x).lpRelaxation
      let outcome = try solve(model, limit: nil)
      switch outcome.termination.reason {
      case .infeasible: return nil
      case .unbounded: throw .unbounded(scenario: s)
      default: break
      }
      guard let cut = second.cut(prices: outcome.rowDuals, columns: x.count) else { return [] }
      cuts[group(of: s)].constant += probabilities[s] * cut.constant
      for j in x.indices { cuts[group(of: s)].slope[j] += probabilities[s] * cut.slope[j] }
    }
    return cuts
  }

  var knownValue: Double? { nil }
  func knownSecond() -> [[Double]] { [] }

  mutating func evaluate(
    _ x: [Double], below cutoff: Double, until deadline: Deadline
  ) throws(ProgramError) -> Evaluation {
    var bounds: [Double] = []
    for (s, second) in seconds.enumerated() {
      let relaxed = try solve(second.model(at: x).lpRelaxation, limit: nil)
      switch relaxed.termination.reason {
      case .infeasible: return .infeasible
      case .unbounded: throw .unbounded(scenario: s)
      default: bounds.append(probabilities[s] * relaxed.objective)
      }
    }
    var values: [[Double]] = []
    var exact = 0.0
    var left = bounds.reduce(0, +)
    for (s, second) in seconds.enumerated() {
      guard exact + left < cutoff + 1e-9 * max(1, abs(cutoff)) || cutoff == .infinity else {
        return .atLeast(exact + left)
      }
      guard !deadline.isOver else { return .interrupted(exact + left) }
      let outcome = try solve(second.model(at: x), limit: deadline.left)
      nodes += outcome.nodes
      switch outcome.termination.reason {
      case .infeasible: return .infeasible
      case .unbounded: throw .unbounded(scenario: s)
      case .optimal, .gapReached: break
      default: return .interrupted(exact + left)
      }
      exact += probabilities[s] * outcome.objective
      left -= bounds[s]
      values.append(outcome.values)
    }
    return .value(exact, values)
  }

  private func solve(_ model: Model, limit: Double?) throws(ProgramError) -> Outcome {
    do {
      return try model.solveOnThisThread(SolveOptions(timeLimit: limit.map { max($0, 0.05) }))
    } catch { throw .solver(error) }
  }
}

extension SecondStage {
  /// The bound on this stage's cost that row prices prove, linear in x; `nil` where they prove nothing.
  ///
  /// With prices π and d = q − πᵀW: cost ≥ Σ_i best(π_i, r_i) + Σ_j best(d_j, bounds_j) − πᵀT x.
  func cut(prices: [Double], columns: Int) -> Cut? {
    guard prices.count == rows.count else { return nil }
    var cut = Cut(zero: columns)
    var reduced = costs
    var scale = costs.map { abs($0) }
    for i in rows.indices where prices[i] != 0 {
      cut.constant += prices[i] * (prices[i] > 0 ? rows[i].lower : rows[i].upper)
      for term in technology[i] { cut.slope[term.column] -= prices[i] * term.value }
      for term in recourse[i] {
        reduced[term.column] -= prices[i] * term.value
        scale[term.column] = max(scale[term.column], abs(prices[i] * term.value))
      }
    }
    for j in reduced.indices where abs(reduced[j]) > 1e-9 * max(scale[j], 1) {
      cut.constant += reduced[j] * (reduced[j] > 0 ? bounds[j].lower : bounds[j].upper)
    }
    return cut.constant.isFinite ? cut : nil
  }
}
