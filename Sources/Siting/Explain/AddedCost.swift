/// What a change adds to a plan's cost, known between two ends.
public struct AddedCost: Sendable, Hashable {
  /// At least this much more, in the units of the objective; infinite when it is proven impossible.
  public var lower: Double
  /// At most this much more; `nil` = no plan with the change was found.
  public var upper: Double?

  /// Whether it is proven that no plan has the change.
  public var isImpossible: Bool { lower == .infinity }

  /// A bracket.
  public init(lower: Double, upper: Double?) {
    self.lower = lower
    self.upper = upper
  }

  /// From the bracket of what plans with the change cost.
  ///
  /// - Parameters:
  ///   - cost: What the plan costs.
  ///   - bound: What every plan costs at least, with the change, too.
  init(_ changed: (lower: Double, upper: Double?), over cost: Double, bound: Double) {
    let upper = changed.upper.map { max(0, $0 - cost) }
    let lower = max(0, max(changed.lower, bound) - cost)
    self.init(lower: min(lower, upper ?? .infinity), upper: upper)
  }
}
