/// An exact fraction of two whole numbers, at least zero.
///
/// Shares are compared exactly, so that who is poorer never depends on rounding.
struct Fraction: Comparable {
  let numerator: Int64
  let denominator: Int64

  /// `numerator` ≥ 0 over `denominator` > 0, in lowest terms.
  init(_ numerator: Int64, _ denominator: Int64) {
    var (divisor, rest) = (denominator, numerator)
    while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
  }

  static let one = Fraction(1, 1)

  static func < (a: Fraction, b: Fraction) -> Bool {
    Int128(a.numerator) * Int128(b.denominator) < Int128(b.numerator) * Int128(a.denominator)
  }

  static func == (a: Fraction, b: Fraction) -> Bool {
    Int128(a.numerator) * Int128(b.denominator) == Int128(b.numerator) * Int128(a.denominator)
  }

  /// The greatest whole number not above `self · n`.
  func floor(times n: Int64) -> Int64 {
    Int64(Int128(n) * Int128(numerator) / Int128(denominator))
  }

  /// Whether `self · n` is whole.
  func isWhole(times n: Int64) -> Bool {
    Int128(n) * Int128(numerator) % Int128(denominator) == 0
  }

  /// The nearest floating-point number.
  var double: Double { Double(numerator) / Double(denominator) }
}
