import Philox
import Testing

@Suite struct Philox4x32Tests {
  @Test func `the published vectors come out`() {
    #expect(
      Philox4x32.block(SIMD4(repeating: 0), key: SIMD2(repeating: 0))
        == SIMD4(0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8))
    #expect(
      Philox4x32.block(SIMD4(repeating: .max), key: SIMD2(repeating: .max))
        == SIMD4(0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD))
    // the digits of π
    #expect(
      Philox4x32.block(
        SIMD4(0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344), key: SIMD2(0xA409_3822, 0x299F_31D0))
        == SIMD4(0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1))
  }

  @Test func `every part of an address changes the number`() {
    let base = RandomAddress(seed: 1, replication: 2, entity: 3, purpose: .init(4), step: 5)
    var others: [RandomDraw] = [base[1]]
    for change in [
      { (a: inout RandomAddress) in a.seed = 2 }, { $0.seed = 1 | 1 << 32 }, { $0.replication = 3 },
      { $0.entity = 4 }, { $0.purpose = .init(5) }, { $0.step = 6 },
    ] {
      var other = base
      change(&other)
      others.append(other[0])
    }
    #expect(Set((others + [base[0]]).map(\.uniform)).count == 8)
    #expect(base[0].uniform == base[0].uniform)
  }

  @Test func `a code stands for the same entity in any row`() {
    // FNV-1a's published offset basis and its value of "a"
    #expect(RandomAddress.entity("") == 0x811C_9DC5)
    #expect(RandomAddress.entity("a") == 0xE40C_292C)
  }
}
