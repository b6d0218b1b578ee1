#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// One random number of any distribution, at a fixed place.
///
/// A draw owns 65,536 blocks of four words. What each distribution reads of them is stated with it; a
/// rejection goes on to the draw's next block, so it never moves another draw. Asking one draw twice gives
/// the same number twice.
public struct RandomDraw: Hashable, Sendable {
  let address: RandomAddress
  let number: UInt16

  /// Blocks given to one gamma variate: 128 attempts of two blocks, then one for the shape below 1.
  private static let gammaBlocks: UInt16 = 0x101

  /// Uniform on (0, 1), never an end of it. Reads words 0 and 1 of block 0.
  public var uniform: Double { uniforms(block: 0).first }

  /// Standard normal, by Box & Muller 1958. Reads block 0.
  public var normal: Double { normal(block: 0) }

  /// Whether something of this probability happens. Reads words 0 and 1 of block 0.
  public func happens(_ probability: Double) -> Bool { uniform < probability }

  /// Index of one of several things by weight, each at least 0, at least one above. Reads words 0 and 1 of
  /// block 0.
  ///
  /// - Complexity: O(weights)
  public func index(weights: [Double]) -> Int {
    var left = uniform * weights.reduce(0, +)
    for (index, weight) in weights.enumerated() {
      if left < weight { return index }
      left -= weight
    }
    // rounding in the sum may leave a hair
    return weights.lastIndex { $0 > 0 } ?? 0
  }

  /// Lognormal: median · e^(σ·normal). Reads block 0.
  public func lognormal(median: Double, sigma: Double) -> Double { median * exp(sigma * normal) }

  /// Gamma with scale 1 and mean `shape`, which is above 0.
  ///
  /// Marsaglia & Tsang 2000: attempt k reads block 2k and words 0 and 1 of block 2k + 1, and is taken with
  /// probability above 0.95. A shape below 1 also reads words 0 and 1 of block 256.
  public func gamma(shape: Double) -> Double { gamma(shape: shape, from: 0) }

  /// Beta: X / (X + Y) of gammas. X reads blocks 0 to 256, Y blocks 257 to 513, as ``gamma(shape:)`` does.
  public func beta(_ a: Double, _ b: Double) -> Double {
    let x = gamma(shape: a, from: 0)
    let y = gamma(shape: b, from: Self.gammaBlocks)
    // both underflow only for shapes so small that the variate is an end of [0, 1] anyway
    return x + y > 0 ? x / (x + y) : (uniform < a / (a + b) ? 1 : 0)
  }

  /// Poisson, by inversion of one uniform; the mean is 0 to 700, beyond which e^(−mean) is no number any
  /// more. Reads words 0 and 1 of block 0.
  ///
  /// - Complexity: O(mean)
  public func poisson(mean: Double) -> Int {
    precondition((0...700).contains(mean), "no such mean")
    var left = uniform
    var probability = exp(-mean)
    var count = 0
    while left > probability, probability > 0 {
      left -= probability
      count += 1
      probability *= mean / Double(count)
    }
    return count
  }

  // MARK: - Blocks

  private func uniforms(block: UInt16) -> (first: Double, second: Double) {
    let words = address.words(draw: number, block: block)
    return (Self.open(words[0], words[1]), Self.open(words[2], words[3]))
  }

  /// The middle of one of 2⁵² equal cells of (0, 1): exact, and so never 0 or 1.
  private static func open(_ high: UInt32, _ low: UInt32) -> Double {
    (Double((UInt64(high) << 32 | UInt64(low)) >> 12) + 0.5) * 0x1p-52
  }

  private func normal(block: UInt16) -> Double {
    let (radius, angle) = uniforms(block: block)
    return (-2 * log(radius)).squareRoot() * cos(2 * .pi * angle)
  }

  private func gamma(shape: Double, from start: UInt16) -> Double {
    guard shape >= 1 else {
      let boost = uniforms(block: start + Self.gammaBlocks - 1).first
      return gamma(shape: shape + 1, from: start) * exp(log(boost) / shape)
    }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    for attempt in 0..<(Self.gammaBlocks / 2) {
      let x = normal(block: start + 2 * attempt)
      let root = 1 + c * x
      guard root > 0 else { continue }
      let v = root * root * root
      let u = uniforms(block: start + 2 * attempt + 1).first
      if log(u) < 0.5 * x * x + d - d * v + d * log(v) { return d * v }
    }
    // 128 rejections in a row: below 10⁻¹⁶⁰
    return d
  }
}
