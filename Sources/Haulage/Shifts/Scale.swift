/// How the search weighs the lines of the objective against one another while it wanders. Which of two plans is better is
/// decided line by line (`ShiftWorth`); these only have to agree with that on all but hairs.
struct Scale {
  var cold = 1000.0
  var unserved = 1.0
  var overtime = 0.2
  var cost = 0.001
  var change: Double

  /// - Parameter changePrice: Cold household-hours that changing an order given must save.
  init(changePrice: Int) { change = 1000 * Double(changePrice) + 5 }

  @inline(__always)
  func value(_ want: Want, weight: Int32) -> Double {
    Double(weight) * (cold * Double(want.cold) + unserved * Double(want.unserved))
  }

  func value(_ worth: ShiftWorth) -> Double {
    cold * Double(worth.cold) + unserved * Double(worth.unserved) + overtime * Double(worth.overtime)
      + cost * Double(worth.cost) + change * Double(worth.changes)
  }
}

/// xorshift64*, Marsaglia 2003 and Vigna 2016 (doi:10.1145/2845077): small, fast, and the same everywhere.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = (seed &* 0x9E37_79B9_7F4A_7C15) | 1 }

  @inline(__always)
  mutating func next() -> UInt64 {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return state &* 0x2545_F491_4F6C_DD1D
  }

  /// A whole number below `bound`.
  @inline(__always)
  mutating func below(_ bound: Int) -> Int {
    Int(truncatingIfNeeded: ((next() >> 32) &* UInt64(bound)) >> 32)
  }

  /// From 0 to below 1.
  @inline(__always)
  mutating func share() -> Double { Double(next() >> 11) * 0x1p-53 }
}
