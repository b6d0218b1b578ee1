/// Some of the roads, one bit each.
struct RoadSet: Sendable {
  private var words: [UInt64]

  /// None of so many roads.
  init(of count: Int) { words = [UInt64](repeating: 0, count: (count + 63) / 64) }

  func contains(_ road: Int) -> Bool { words[road >> 6] >> UInt64(road & 63) & 1 == 1 }

  mutating func insert(_ road: Int) { words[road >> 6] |= 1 << UInt64(road & 63) }
}
