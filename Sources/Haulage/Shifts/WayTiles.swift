/// The ways of a travel book, for looking up millions of times: places are numbered along a chain of neighbours, their pairs are
/// cut into square tiles, and the hours of a pair lie side by side, so that what a search around one village reads lies close
/// together in memory.
///
/// Made once with its book: every search, and every question why, reads the same.
struct WayTiles: Sendable {
  /// Minutes of a way; from ``closed`` on there is none, and the rest says when there will be: the hour, ``never`` again, or
  /// whenever the tables say so.
  typealias Code = UInt16
  static let closed: Code = 0x8000
  static let never: Code = 0xFFFF
  private static let someTime: Code = 0xFFFE

  /// Tables worked out at a time: as many minutes as a line of the cache has room for.
  private static let batch = 32
  /// Places of a tile.
  private static let side = 32

  private let perRow: Int
  private let cells: Int
  private let tables: Int
  private let tableByHour: [Int]
  /// By kind, cell and table.
  private let minutes: [Code]
  /// By kind, table and cell: asked less, and sooner written down.
  private let metres: [Int32]
  /// By cell, the least minutes of any kind and table.
  private let quickest: [Code]
  /// By place of the book, its number here.
  let number: [Int32]

  /// Works the tables out on all cores.
  ///
  /// - Parameters:
  ///   - chain: The places in the order in which they are numbered here.
  ///   - table: A table of a kind; its rows and columns are places of the book.
  /// - Complexity: O(kinds · tables · places²), and what the tables take
  init(
    chain: [Int], kinds: Int, tableByHour: [Int],
    table: @Sendable (_ kind: Int, _ table: Int) -> TravelBook.Table
  ) {
    perRow = (chain.count + Self.side - 1) / Self.side
    cells = perRow * perRow * Self.side * Self.side
    tables = (tableByHour.max() ?? -1) + 1
    precondition(
      Set(tableByHour) == Set(0..<tables) && tableByHour.count < Self.someTime - Self.closed,
      "every table holds in some hour, and hours can be told from what else a code says")
    self.tableByHour = tableByHour
    var number = [Int32](repeating: 0, count: chain.count)
    for (new, old) in chain.enumerated() { number[old] = Int32(new) }
    self.number = number
    var minutes = [Code](repeating: Self.someTime, count: kinds * cells * tables)
    var metres: [Int32] = []
    metres.reserveCapacity(minutes.count)
    var quickest = [Code](repeating: Self.never, count: cells)
    let end = kinds * tables
    for start in stride(from: 0, to: end, by: Self.batch) {
      let found = onAllCores(min(Self.batch, end - start)) { [perRow, tables] place in
        Block(table((start + place) / tables, (start + place) % tables), chain, perRow)
      }
      for block in found {
        metres += block.metres
        for cell in 0..<cells { quickest[cell] = min(quickest[cell], block.minutes[cell]) }
      }
      var first = start
      while first < start + found.count {
        let kind = first / tables
        let next = min(start + found.count, (kind + 1) * tables)
        Self.interleave(
          found[(first - start)..<(next - start)].flatMap(\.minutes), rows: cells, into: &minutes,
          at: kind * cells * tables + first % tables, stride: tables)
        first = next
      }
    }
    Self.foresee(tableByHour, &minutes, tables)
    self.minutes = minutes
    self.metres = metres
    self.quickest = quickest
  }

  /// A table cut into tiles.
  private struct Block: Sendable {
    var minutes: [Code]
    var metres: [Int32]

    init(_ table: TravelBook.Table, _ chain: [Int], _ perRow: Int) {
      let cells = perRow * perRow * WayTiles.side * WayTiles.side
      precondition(
        table.minutes.count == chain.count * chain.count && table.metres.count == table.minutes.count,
        "a table is square in the places")
      minutes = [Code](repeating: WayTiles.someTime, count: cells)
      metres = [Int32](repeating: 0, count: cells)
      for (from, old) in chain.enumerated() {
        for (to, other) in chain.enumerated() {
          let time = table.minutes[old * chain.count + other]
          guard time < WayTiles.closed else { continue }
          let cell = WayTiles.cell(from, to, perRow)
          minutes[cell] = Code(time)
          metres[cell] = table.metres[old * chain.count + other]
        }
      }
    }
  }

  /// Puts blocks of so many rows beside one another: row by row, each `stride` after the one before.
  private static func interleave(
    _ blocks: [Code], rows: Int, into all: inout [Code], at first: Int, stride: Int
  ) {
    blocks.withUnsafeBufferPointer { blocks in
      all.withUnsafeMutableBufferPointer { all in
        for row in 0..<rows {
          var place = first + row * stride
          for item in Swift.stride(from: row, to: blocks.count, by: rows) {
            all[place] = blocks[item]
            place += 1
          }
        }
      }
    }
  }

  /// Writes down for ways that are closed when they open, for tables whose hours follow one another; those of others are asked
  /// one by one, unless a way is never open.
  private static func foresee(_ tableByHour: [Int], _ minutes: inout [Code], _ tables: Int) {
    var hours: [Int: ClosedRange<Int>] = [:]
    var scattered: Set<Int> = []
    for (hour, table) in tableByHour.enumerated() {
      guard let known = hours[table] else {
        hours[table] = hour...hour
        continue
      }
      if known.upperBound < hour - 1 { scattered.insert(table) }
      hours[table] = known.lowerBound...hour
    }
    let later = hours.filter { !scattered.contains($0.key) }.sorted {
      $0.value.lowerBound > $1.value.lowerBound
    }
    let steps = later.map { table, hours in
      let next = hours.upperBound + 1
      return (table, next, after: next < tableByHour.count ? tableByHour[next] : nil)
    }
    minutes.withUnsafeMutableBufferPointer { minutes in
      for first in stride(from: 0, to: minutes.count, by: max(1, tables)) {
        if !scattered.isEmpty, (first..<(first + tables)).allSatisfy({ minutes[$0] >= closed }) {
          for cell in first..<(first + tables) { minutes[cell] = never }
          continue
        }
        for (table, next, after) in steps where minutes[first + table] >= closed {
          let code = after.map { minutes[first + $0] } ?? never
          minutes[first + table] = code < closed ? closed | Code(next) : code
        }
      }
    }
  }

  /// Minutes of a way for a departure in an hour; from ``closed`` on there is none.
  @inline(__always)
  func minutes(kind: Int, _ table: Int, _ from: Int, _ to: Int) -> Code {
    minutes.withUnsafeBufferPointer {
      $0[(kind &* cells &+ Self.cell(from, to, perRow)) &* tables &+ table]
    }
  }

  /// Metres of the same way; 0 where there is none.
  @inline(__always)
  func metres(kind: Int, _ table: Int, _ from: Int, _ to: Int) -> Int32 {
    metres[(kind &* tables &+ table) &* cells &+ Self.cell(from, to, perRow)]
  }

  /// Minutes of a way by the quickest kind in the best hour; from ``closed`` on there is none.
  func quickest(_ from: Int, _ to: Int) -> Code { quickest[Self.cell(from, to, perRow)] }

  /// First hour after a closed one in which a way is open; `nil` = none of those of the tables.
  ///
  /// - Parameter code: What stands for the way in the hour.
  /// - Complexity: O(1), but O(hours) where a later hour's ways are those of an hour before too
  @inline(never)
  func opening(kind: Int, after hour: Int, _ code: Code, _ from: Int, _ to: Int) -> Int? {
    if code == Self.never { return nil }
    if code != Self.someTime { return Int(code & ~Self.closed) }
    var hour = hour + 1
    while hour < tableByHour.count {
      if minutes(kind: kind, tableByHour[hour], from, to) < Self.closed { return hour }
      hour += 1
    }
    return nil
  }

  @inline(__always)
  private static func cell(_ from: Int, _ to: Int, _ perRow: Int) -> Int {
    let tile = (from / side) &* perRow &+ to / side
    return (tile &* side &+ from % side) &* side &+ to % side
  }
}
