/// Minutes and metres between all places of a problem, by kind of truck and hour of departure.
///
/// A time holds for a departure in any minute of its hour: it is as long as the slowest of the hours that the drive may touch
/// asks for, and the way is open in all of them.
public struct TravelBook: Sendable {
  /// Marks what no open way reaches, or no way short enough for one spell at the wheel.
  public static let unreachable = Int32.max

  /// Ways of a kind of truck between all places, for departures in some hours; from, to.
  public struct Table: Sendable {
    /// Minutes. Ways of 32,768 or more, which is three weeks, count as ``unreachable``.
    public var minutes: [Int32]
    /// Metres of the same ways, undefined where there is none.
    public var metres: [Int32]

    /// A table from its rows, one after another.
    public init(minutes: [Int32], metres: [Int32]) {
      self.minutes = minutes
      self.metres = metres
    }
  }

  /// Places; all tables are square in them.
  public let placeCount: Int
  /// Kinds of truck.
  public let kindCount: Int
  /// For every hour, which table holds. Hours past the last keep the last.
  public let tableByHour: [Int]
  /// The ways.
  let tiles: WayTiles

  /// A book of tables that are worked out as it is made, on all cores.
  ///
  /// - Parameter table: The table of a kind with an index of `tableByHour`, which names all from 0 on. Minutes are not negative.
  /// - Complexity: O(kinds · tables · places²), and what the tables take
  public init(
    placeCount: Int, kindCount: Int, tableByHour: [Int], table: @Sendable (_ kind: Int, _ table: Int) -> Table
  ) {
    precondition(!tableByHour.isEmpty && kindCount > 0, "a travel book has a table per kind and hour")
    self.placeCount = placeCount
    self.kindCount = kindCount
    self.tableByHour = tableByHour
    let first = table(0, tableByHour[0])
    precondition(first.minutes.count == placeCount * placeCount, "a table is square in the places")
    tiles = WayTiles(chain: Self.chain(placeCount, first.minutes), kinds: kindCount, tableByHour: tableByHour)
    {
      $0 == 0 && $1 == tableByHour[0] ? first : table($0, $1)
    }
  }

  /// A book from its tables, by kind and table, one after another.
  public init(placeCount: Int, kindCount: Int, tableByHour: [Int], minutes: [Int32], metres: [Int32]) {
    let (tables, cells) = ((tableByHour.max() ?? -1) + 1, placeCount * placeCount)
    precondition(
      tables > 0 && minutes.count == kindCount * tables * cells && metres.count == minutes.count,
      "a travel book has one square table per kind and hour")
    self.init(placeCount: placeCount, kindCount: kindCount, tableByHour: tableByHour) { kind, table in
      let start = (kind * tables + table) * cells
      return Table(
        minutes: Array(minutes[start..<(start + cells)]), metres: Array(metres[start..<(start + cells)]))
    }
  }

  /// Minutes of a drive that begins in `hour`; `nil` where there is none.
  public func minutes(kind: Int, hour: Int, from: Int, to: Int) -> Int? {
    let value = tiles.minutes(kind: kind, table(hour), Int(tiles.number[from]), Int(tiles.number[to]))
    return value < WayTiles.closed ? Int(value) : nil
  }

  /// Metres of the same drive; 0 where there is none.
  public func metres(kind: Int, hour: Int, from: Int, to: Int) -> Int {
    Int(tiles.metres(kind: kind, table(hour), Int(tiles.number[from]), Int(tiles.number[to])))
  }

  /// Minutes of the quickest kind in the best hour; `nil` where there is never a way.
  func quickest(from: Int, to: Int) -> Int? {
    let value = tiles.quickest(Int(tiles.number[from]), Int(tiles.number[to]))
    return value < WayTiles.closed ? Int(value) : nil
  }

  /// All places, each after the one it is nearest to of those that are left.
  ///
  /// - Complexity: O(places²)
  private static func chain(_ places: Int, _ minutes: [Int32]) -> [Int] {
    guard places > 0 else { return [] }
    var left = Array(1..<places)
    var chain = [0]
    while !left.isEmpty {
      let row = chain[chain.count - 1] * places
      var nearest = 0
      for c in 1..<left.count where minutes[row + left[c]] < minutes[row + left[nearest]] { nearest = c }
      chain.append(left.remove(at: nearest))
    }
    return chain
  }

  private func table(_ hour: Int) -> Int { tableByHour[min(hour, tableByHour.count - 1)] }
}
