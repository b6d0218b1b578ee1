import Haulage
import District
import Quantities
import RoadNetwork

/// Ways of every kind of truck between the junctions that trucks stop at.
struct DispatchTravel: Sendable {
  /// Kinds of truck that differ in a minute somewhere.
  let kinds: [Departures]
  /// Kind of each row of the fleet.
  let kindOfType: [Int]
  /// Junctions, in the order of the book's places.
  let junctions: [Int]
  let placeOfJunction: [Int: Int]
  let book: TravelBook

  /// - Parameter grouping: Kind of each row of the fleet, as another book has it, so that both speak of the same kinds; each
  ///   drives like its first row. `nil` = rows that drive alike are one kind.
  /// - Complexity: O(kinds · different hours · junctions · roads log roads), on all cores
  static func of(
    _ district: District, _ network: RoadNetwork, _ conditions: RoadConditions, horizon: Int,
    junctions: Set<Int>, grouping: [Int]? = nil
  ) -> DispatchTravel {
    let longest = Int(district.policy.dispatch.longestSpell.value.count)
    var kinds: [Departures] = []
    var kindOfType = [Int](repeating: 0, count: district.fleet.count)
    // by id, so that the order of rows changes nothing
    for index in district.fleet.indices.sorted(by: { district.fleet[$0].id < district.fleet[$1].id }) {
      let type = district.fleet[index]
      let vehicle = Vehicle(speedFactor: type.speedFactor, weight: type.payload + type.emptyWeight)
      let ways = Departures(network, conditions, for: vehicle, longest: longest)
      let known = grouping.map { $0[index] } ?? kinds.firstIndex { $0.drivesLike(ways) } ?? kinds.count
      if known == kinds.count { kinds.append(ways) }
      kindOfType[index] = known
    }
    if kinds.isEmpty { kinds = [Departures(network, conditions, for: .standard, longest: longest)] }
    let places = junctions.sorted { district.junctions[$0].id < district.junctions[$1].id }
    var tableByHour: [Int] = []
    var hourOfTable: [Int] = []
    var known: [[Int]: Int] = [:]
    for hour in 0...max(1, horizon) {
      let window = kinds[0].window(at: hour)
      let table = known[window] ?? hourOfTable.count
      if table == hourOfTable.count {
        known[window] = table
        hourOfTable.append(hour)
      }
      tableByHour.append(table)
    }
    let book = TravelBook(placeCount: places.count, kindCount: kinds.count, tableByHour: tableByHour) {
      [kinds, hourOfTable] kind, table in
      let (minutes, metres) = kinds[kind].table(places, in: hourOfTable[table])
      return TravelBook.Table(minutes: minutes, metres: metres.map { Int32(clamping: $0) })
    }
    return DispatchTravel(
      kinds: kinds, kindOfType: kindOfType, junctions: places,
      placeOfJunction: Dictionary(uniqueKeysWithValues: places.enumerated().map { ($1, $0) }), book: book)
  }
}
