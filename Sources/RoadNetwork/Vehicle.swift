public import Quantities

/// What drives: how fast relative to a road's own speed, and how heavy.
public struct Vehicle: Hashable, Sendable {
  /// Its speed relative to the road's.
  public var speedFactor: Double
  /// What it weighs; `nil` ignores every weight limit.
  public var weight: Kilograms?

  /// A vehicle.
  public init(speedFactor: Double = 1, weight: Kilograms? = nil) {
    self.speedFactor = speedFactor
    self.weight = weight
  }

  /// The vehicle certificates count with: the road's own speed, no weight limit.
  public static let standard = Vehicle()
}
