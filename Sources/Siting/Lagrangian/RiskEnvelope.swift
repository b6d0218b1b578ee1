/// How the scenarios' costs enter the objective: `max Σ_s w_s Q_s` over weights in a set, one point or many.
///
/// Weights that are known are the point; the costliest scenario is the whole simplex; `(1 − λ) E + λ CVaR_α` is
/// `w = (1 − λ) p + λ ξ` with `0 ≤ ξ_s ≤ p_s / (1 − α)`, `Σ ξ = 1` (Rockafellar & Uryasev, Journal of Risk 2, 2000). Any
/// weights of the set give a lower bound.
struct RiskEnvelope: Sendable {
  /// Least and greatest weight of each scenario.
  let least, most: [Double]
  /// What the weights add up to; `nil` = they are as given.
  let total: Double?

  /// Weights as given.
  init(weights: [Double]) {
    (least, most, total) = (weights, weights, nil)
  }

  /// The costliest of so many scenarios.
  init(costliestOf count: Int) {
    (least, most, total) = ((0..<count).map { _ in 0 }, (0..<count).map { _ in 1 }, 1)
  }

  /// `(1 − λ) E + λ CVaR_α`.
  init(_ risk: Goal.Risk, in scenarios: [Int]) {
    let p = scenarios.map { risk.probabilities[$0] }
    least = p.map { (1 - risk.weight) * $0 }
    most = p.map { (1 - risk.weight) * $0 + min(risk.weight, risk.weight * $0 / (1 - risk.level)) }
    total = 1
  }

  /// Whether there is more than one point.
  var isFree: Bool { total != nil && zip(least, most).contains { $0 < $1 } }

  /// A point to start from: each scenario its share of what is to be given out.
  var middle: [Double] {
    guard let total else { return least }
    let floor = least.reduce(0, +)
    let span = zip(least, most).reduce(0) { $0 + $1.1 - $1.0 }
    let share = span > 0 ? (total - floor) / span : 0
    return zip(least, most).map { $0 + share * ($1 - $0) }
  }

  /// The nearest point of the set.
  ///
  /// The projection on a simplex with bounds is `clamp(w_s − θ)`, θ by bisection; sixty halvings leave nothing of a double.
  ///
  /// - Complexity: O(60 · scenarios)
  func project(_ weights: inout ArraySlice<Double>) {
    guard let total else {
      for (k, s) in weights.indices.enumerated() { weights[s] = least[k] }
      return
    }
    let first = weights.startIndex
    func clamped(_ k: Int, _ shift: Double) -> Double {
      min(most[k], max(least[k], weights[first + k] - shift))
    }
    func sum(_ shift: Double) -> Double { least.indices.reduce(0) { $0 + clamped($1, shift) } }
    var low = (weights.min() ?? 0) - (most.max() ?? 1)
    var high = (weights.max() ?? 0) - (least.min() ?? 0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if sum(middle) > total { low = middle } else { high = middle }
    }
    let shift = high
    let moved = least.indices.map { clamped($0, shift) }
    // what rounding leaves over goes where there is room
    var rest = total - moved.reduce(0, +)
    for k in moved.indices {
      let taken = min(most[k], max(least[k], moved[k] + rest))
      rest -= taken - moved[k]
      weights[first + k] = taken
    }
  }
}
