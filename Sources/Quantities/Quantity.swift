/// A whole number of one unit.
///
/// Mass, money, time and length are integers so that conservation can be tested with `==`:
/// what leaves a yard is exactly what arrives in the villages. Only temperatures, shares and
/// probabilities are floating point in Hearth.
public struct Quantity<Unit>: Hashable, Comparable, AdditiveArithmetic, Sendable {
  /// How many of the unit.
  public var count: Int64

  /// A quantity of `count` units.
  @inlinable public init(_ count: Int64) { self.count = count }

  /// Nothing.
  @inlinable public static var zero: Self { Self(0) }

  /// Whether `a` is the smaller quantity.
  @inlinable public static func < (a: Self, b: Self) -> Bool { a.count < b.count }
  /// The exact sum.
  @inlinable public static func + (a: Self, b: Self) -> Self { Self(a.count + b.count) }
  /// The exact difference.
  @inlinable public static func - (a: Self, b: Self) -> Self { Self(a.count - b.count) }
  /// Adds `b` exactly.
  @inlinable public static func += (a: inout Self, b: Self) { a.count += b.count }
  /// Takes `b` away exactly.
  @inlinable public static func -= (a: inout Self, b: Self) { a.count -= b.count }
  /// `n` times the quantity.
  @inlinable public static func * (a: Self, n: Int) -> Self { Self(a.count * Int64(n)) }
}

extension Quantity: Codable {
  /// Reads the count alone.
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(Int64.self))
  }
  /// Writes the count alone.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(count)
  }
}

extension Sequence {
  /// The exact sum of a quantity over a sequence.
  ///
  /// - Complexity: O(n)
  @inlinable public func total<U>(_ quantity: (Element) -> Quantity<U>) -> Quantity<U> {
    reduce(into: .zero) { $0 += quantity($1) }
  }
}

/// The unit of mass.
public enum Kilogram: Sendable {}
/// The unit of money, a hundredth of a yuan (分).
public enum FenUnit: Sendable {}
/// The unit of time.
public enum Minute: Sendable {}
/// The unit of length.
public enum Metre: Sendable {}

/// A mass in whole kilograms.
public typealias Kilograms = Quantity<Kilogram>
/// An amount of money in whole fen (0.01 CNY).
public typealias Fen = Quantity<FenUnit>
/// A time span in whole minutes.
public typealias Minutes = Quantity<Minute>
/// A length in whole metres.
public typealias Metres = Quantity<Metre>

extension Quantity where Unit == Kilogram {
  /// The mass in tonnes, for solvers and for people.
  @inlinable public var tonnes: Double { Double(count) / 1000 }

  /// The least whole number of kilograms that is at least `tonnes`, forgiving `slack` kilograms of
  /// floating-point dust.
  @inlinable public static func atLeast(tonnes: Double, slack: Double = 1e-6) -> Self {
    Self(Int64((tonnes * 1000 - slack).rounded(.up)))
  }
}

extension Quantity where Unit == FenUnit {
  /// The amount in yuan.
  @inlinable public var yuan: Double { Double(count) / 100 }

  /// The nearest whole fen to an amount in yuan.
  @inlinable public static func yuan(_ yuan: Double) -> Self { Self(Int64((yuan * 100).rounded())) }
}

extension Quantity where Unit == Minute {
  /// The span in hours.
  @inlinable public var hours: Double { Double(count) / 60 }

  /// The nearest whole minute to a span in hours.
  @inlinable public static func hours(_ hours: Double) -> Self { Self(Int64((hours * 60).rounded())) }
}

extension Quantity where Unit == Metre {
  /// The length in kilometres.
  @inlinable public var kilometres: Double { Double(count) / 1000 }

  /// The nearest whole metre to a length in kilometres.
  @inlinable public static func kilometres(_ km: Double) -> Self { Self(Int64((km * 1000).rounded())) }
}
