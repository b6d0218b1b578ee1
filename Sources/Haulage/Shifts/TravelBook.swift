/// Minutes and metres between all places of a problem, by kind of truck and hour of departure.
///
/// A time holds for a departure in any minute of its hour: it is as long as the slowest of the hours that the drive may touch
/// asks for, and the way is open in all of them.
public struct TravelBook: Sendable {
  /// Marks what no open way reaches, or no way short enough for one spell at the wheel.
  public static let unreachable = Int32.max

  /// Places; all tables are square in them.
  public let placeCount: Int
  /// Kinds of truck.
  public let kindCount: Int
  /// For every hour, which table holds. Hours past the last keep the last.
  public let tableByHour: [Int]
  /// Minutes, by kind, table, from, to.
  public let minutes: [Int32]
  /// Metres of the same ways, undefined where `minutes` is ``unreachable``.
  public let metres: [Int32]
  /// The same, for looking up.
  let tiles: WayTiles

  /// A book from its tables.
  public init(placeCount: Int, kindCount: Int, tableByHour: [Int], minutes: [Int32], metres: [Int32]) {
    let tables = (tableByHour.max() ?? -1) + 1
    precondition(
      tables > 0 && minutes.count == kindCount * tables * placeCount * placeCount
        && metres.count == minutes.count, "a travel book has one square table per kind and hour")
    self.placeCount = placeCount
    self.kindCount = kindCount
    self.tableByHour = tableByHour
    self.minutes = minutes
    self.metres = metres
    let chain = Self.chain(placeCount, minutes, table: tableByHour[0])
    tiles = WayTiles(places: placeCount, minutes: minutes, metres: metres, chain: chain)
  }

  /// Minutes of a drive that begins in `hour`; `nil` where there is none.
  public func minutes(kind: Int, hour: Int, from: Int, to: Int) -> Int? {
    let value = minutes[cell(kind, hour, from, to)]
    return value == Self.unreachable ? nil : Int(value)
  }

  /// Metres of the same drive, undefined where there is none.
  public func metres(kind: Int, hour: Int, from: Int, to: Int) -> Int {
    Int(metres[cell(kind, hour, from, to)])
  }

  /// All places, each after the one it is nearest to of those that are left, by the first kind in the first hour.
  ///
  /// - Complexity: O(places²)
  private static func chain(_ places: Int, _ minutes: [Int32], table: Int) -> [Int] {
    guard places > 0 else { return [] }
    var left = Array(1..<places)
    var chain = [0]
    while !left.isEmpty {
      let row = (table * places + chain[chain.count - 1]) * places
      var nearest = 0
      for c in 1..<left.count where minutes[row + left[c]] < minutes[row + left[nearest]] { nearest = c }
      chain.append(left.remove(at: nearest))
    }
    return chain
  }

  private func cell(_ kind: Int, _ hour: Int, _ from: Int, _ to: Int) -> Int {
    let tables = minutes.count / (kindCount * placeCount * placeCount)
    let table = tableByHour[min(hour, tableByHour.count - 1)]
    return ((kind * tables + table) * placeCount + from) * placeCount + to
  }
}
