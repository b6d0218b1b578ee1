/// The range a row's activity or a column's value has to stay in, both ends included.
///
/// An infinite end is no bound. `Model.validate()` refuses NaN, a lower end of +∞, an upper end of −∞,
/// and ends that cross.
public struct Bounds: Hashable, Sendable {
  /// The lower end; −∞ where there is none.
  public var lower: Double
  /// The upper end; +∞ where there is none.
  public var upper: Double

  /// A range; leave an end out where there is none.
  @inlinable
  public init(lower: Double = -.infinity, upper: Double = .infinity) {
    self.lower = lower
    self.upper = upper
  }

  /// No bound at all.
  @inlinable public static var free: Bounds { Bounds() }
  /// Zero or more.
  @inlinable public static var nonnegative: Bounds { Bounds(lower: 0) }
  /// At least `value`.
  @inlinable public static func atLeast(_ value: Double) -> Bounds { Bounds(lower: value) }
  /// At most `value`.
  @inlinable public static func atMost(_ value: Double) -> Bounds { Bounds(upper: value) }
  /// Exactly `value`.
  @inlinable public static func fixed(_ value: Double) -> Bounds { Bounds(lower: value, upper: value) }
  /// From `lower` to `upper`.
  @inlinable public static func between(_ lower: Double, _ upper: Double) -> Bounds {
    Bounds(lower: lower, upper: upper)
  }

  /// How far `value` lies outside; 0 inside.
  @inlinable
  public func violation(of value: Double) -> Double { max(lower - value, value - upper, 0) }

  /// The point of the range nearest to `value`.
  @inlinable
  public func clamp(_ value: Double) -> Double { min(max(value, lower), upper) }
}

/// Whether the objective is to be small or large.
public enum Sense: String, Hashable, Codable, Sendable {
  /// The smallest objective is the best.
  case minimize
  /// The largest objective is the best.
  case maximize
}

/// What values a column may take within its bounds.
public enum Domain: String, Hashable, Codable, Sendable {
  /// Any.
  case continuous
  /// Whole numbers.
  case integer
  /// 0 or 1: whole numbers, and the bounds are cut to 0…1.
  case binary

  /// Whether only whole numbers are allowed.
  @inlinable public var isWhole: Bool {
    // Not `==`, which on an enum of strings compares the strings.
    switch self {
    case .continuous: false
    case .integer, .binary: true
    }
  }

  @usableFromInline package func cut(_ bounds: Bounds) -> Bounds {
    switch self {
    case .continuous, .integer: bounds
    // NaN and crossed bounds are left as they are for `Model.validate()` to see.
    case .binary:
      Bounds(lower: bounds.lower < 0 ? 0 : bounds.lower, upper: bounds.upper > 1 ? 1 : bounds.upper)
    }
  }
}
