/// Philox4x32-10: a keyed bijection of 128-bit counters that passes for random.
///
/// There is no state: the same counter under the same key gives the same words on every machine and every
/// thread, in any order. Salmon, Moraes, Dror & Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3".
public enum Philox4x32 {
  /// The four words of a counter under a key.
  ///
  /// - Complexity: O(1): ten rounds of two multiplications.
  public static func block(_ counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
    var (counter, key) = (counter, key)
    for round in 0..<10 {
      // Weyl sequences: the golden ratio and √3 − 1, times 2³²
      if round > 0 { key &+= SIMD2(0x9E37_79B9, 0xBB67_AE85) }
      let even = counter[0].multipliedFullWidth(by: 0xD251_1F53)
      let odd = counter[2].multipliedFullWidth(by: 0xCD9E_8D57)
      counter = SIMD4(
        odd.high ^ counter[1] ^ key[0], odd.low, even.high ^ counter[3] ^ key[1], even.low)
    }
    return counter
  }
}
