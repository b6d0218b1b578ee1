/// Minutes and metres from one place to another.
struct Way: BitwiseCopyable {
  var minutes: Int32
  var metres: Int32
}

/// A travel book for looking up millions of times: places are numbered along a chain of neighbours and the tables are cut into
/// square tiles, so that what a search around one village reads lies in a few pages of memory.
struct WayTiles: ~Copyable {
  /// Places of a tile: 32² ways are two pages.
  private static let side = 32

  private let perRow: Int
  private let ways: Slab<Way>

  /// - Parameter chain: The book's places in the order in which they are numbered here.
  /// - Complexity: O(tables · places²)
  init(_ book: TravelBook, _ chain: [Int]) {
    let places = book.placeCount
    perRow = (places + Self.side - 1) / Self.side
    let tables = places > 0 ? book.minutes.count / (places * places) : 0
    let none = Way(minutes: TravelBook.unreachable, metres: 0)
    ways = Slab(tables * perRow * perRow * Self.side * Self.side, of: none)
    for table in 0..<tables {
      for (from, old) in chain.enumerated() {
        let row = (table * places + old) * places
        for (to, other) in chain.enumerated() {
          let (minutes, metres) = (book.minutes[row + other], book.metres[row + other])
          ways[cell(table, from, to)] = Way(minutes: minutes, metres: metres)
        }
      }
    }
  }

  @inline(__always)
  subscript(table: Int, from: Int, to: Int) -> Way { ways[cell(table, from, to)] }

  @inline(__always)
  private func cell(_ table: Int, _ from: Int, _ to: Int) -> Int {
    let side = Self.side
    let tile = (table &* perRow &+ from / side) &* perRow &+ to / side
    return (tile &* side &+ from % side) &* side &+ to % side
  }
}
