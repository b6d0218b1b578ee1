#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Simulated annealing: a temperature that falls by the same factor in every equal share of the limit.
struct Annealing {
  /// Iterations between two looks at the clock.
  static var pulse: Int { 64 }

  private let hottest: Double
  private let ratio: Double
  private var temperature: Double

  /// - Parameters:
  ///   - hottest: Temperature at the start, in `unit`s.
  ///   - coldest: At the end.
  ///   - unit: What the cost of one way is on average.
  init(hottest: Double, coldest: Double, unit: Double) {
    self.hottest = hottest * unit
    ratio = coldest / hottest
    temperature = self.hottest
  }

  /// Sets the temperature that belongs to a share of the limit, 0 to 1.
  mutating func cool(to share: Double) { temperature = hottest * pow(ratio, share) }

  /// Whether a plan of one cost may follow one of another: surely if cheaper, else by chance.
  @inline(__always)
  func takes(_ cost: Int, after before: Int, _ dice: inout Dice) -> Bool {
    Double(cost) < Double(before) - temperature * log(dice.unit())
  }
}
