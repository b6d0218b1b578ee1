/// Minutes and metres from one place to another.
struct Way: BitwiseCopyable, Sendable {
  var minutes: Int32
  var metres: Int32
}

/// A travel book for looking up millions of times: places are numbered along a chain of neighbours and the tables are cut into
/// square tiles, so that what a search around one village reads lies in a few pages of memory.
///
/// Made once with its book: every search, and every question why, reads the same.
struct WayTiles: Sendable {
  /// Places of a tile: 32² ways are two pages.
  private static let side = 32

  private let perRow: Int
  private let ways: [Way]
  /// Minutes alone, which is what is asked most: a quarter of the memory.
  private let minutes: [UInt16]
  /// By place of the book, its number here.
  let number: [Int32]

  /// - Parameters:
  ///   - places: How many there are; the tables are square in them.
  ///   - chain: The places in the order in which they are numbered here.
  /// - Complexity: O(tables · places²)
  init(places: Int, minutes: [Int32], metres: [Int32], chain: [Int]) {
    var number = [Int32](repeating: 0, count: places)
    for (new, old) in chain.enumerated() { number[old] = Int32(new) }
    self.number = number
    perRow = (places + Self.side - 1) / Self.side
    let tables = places > 0 ? minutes.count / (places * places) : 0
    let none = Way(minutes: TravelBook.unreachable, metres: 0)
    var ways = [Way](repeating: none, count: tables * perRow * perRow * Self.side * Self.side)
    for table in 0..<tables {
      for (from, old) in chain.enumerated() {
        let row = (table * places + old) * places
        for (to, other) in chain.enumerated() {
          ways[Self.cell(table, from, to, perRow)] = Way(
            minutes: minutes[row + other], metres: metres[row + other])
        }
      }
    }
    self.ways = ways
    self.minutes = ways.map { UInt16(clamping: $0.minutes) }
  }

  /// Minutes; ``never`` where there is no way.
  @inline(__always)
  func minutes(_ table: Int, _ from: Int, _ to: Int) -> Int32 {
    minutes.withUnsafeBufferPointer { Int32($0[Self.cell(table, from, to, perRow)]) }
  }

  /// No way: longer than any horizon.
  static let never = Int32(UInt16.max)

  @inline(__always)
  subscript(table: Int, from: Int, to: Int) -> Way { ways[Self.cell(table, from, to, perRow)] }

  @inline(__always)
  private static func cell(_ table: Int, _ from: Int, _ to: Int, _ perRow: Int) -> Int {
    let tile = (table &* perRow &+ from / side) &* perRow &+ to / side
    return (tile &* side &+ from % side) &* side &+ to % side
  }
}
