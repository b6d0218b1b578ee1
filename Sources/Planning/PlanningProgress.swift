public import Quantities

/// How far the main job is.
public struct PlanningProgress: Sendable {
  /// What is being done.
  public var what: Bilingual
  /// Share done, 0 to 1.
  public var fraction: Double

  /// A step.
  public init(_ what: Bilingual, fraction: Double) {
    self.what = what
    self.fraction = fraction
  }
}
