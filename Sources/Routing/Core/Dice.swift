/// Random numbers of a search: xorshift64* (Vigna 2016), whose state is one word.
///
/// Seeds that differ by one start far apart, because the seed goes through the finaliser of MurmurHash3
/// first.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) {
    var mixed = seed &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    mixed = (mixed ^ (mixed >> 33)) &* 0xC4CE_B9FE_1A85_EC53
    state = (mixed ^ (mixed >> 33)) | 1
  }

  /// 64 random bits.
  @inline(__always)
  mutating func bits() -> UInt64 {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return state &* 0x2545_F491_4F6C_DD1D
  }

  /// A whole number from 0 to `limit` − 1; the bias is below limit · 2⁻³².
  @inline(__always)
  mutating func below(_ limit: Int) -> Int {
    Int(truncatingIfNeeded: ((bits() >> 32) &* UInt64(truncatingIfNeeded: limit)) >> 32)
  }

  /// A number in (0, 1].
  @inline(__always)
  mutating func unit() -> Double { Double((bits() >> 11) &+ 1) * 0x1p-53 }

  /// Puts the first `count` values into random order (Fisher & Yates).
  mutating func shuffle(_ values: borrowing Column<Int32>, count: Int) {
    var left = count
    while left > 1 {
      let pick = below(left)
      left &-= 1
      let kept = values[left]
      values[left] = values[pick]
      values[pick] = kept
    }
  }
}
