import District
import Quantities
import RoadNetwork

/// Travel times of every kind of truck under the road state of the moment, searched when first asked for.
struct Routes {
  private let network: RoadNetwork
  private let conditions: RoadConditions
  /// The different vehicles of the fleet.
  private(set) var kinds: [Vehicle] = []
  private var state: Int?
  /// By kind and junction of departure.
  private var tables: [[TravelTable?]] = []

  init(_ network: RoadNetwork, _ conditions: RoadConditions) {
    self.network = network
    self.conditions = conditions
  }

  /// The kind of a truck, as an index into `kinds`. Trucks that weigh the same and drive alike share their times.
  mutating func kind(of type: TruckType) -> Int {
    let vehicle = Vehicle(speedFactor: type.speedFactor, weight: type.payload + type.emptyWeight)
    if let known = kinds.firstIndex(of: vehicle) { return known }
    kinds.append(vehicle)
    return kinds.count - 1
  }

  /// Turns to the road state of an hour.
  mutating func turn(to hour: Int) {
    let index = conditions.stateIndex(at: hour)
    guard index != state else { return }
    state = index
    tables = kinds.map { _ in [TravelTable?](repeating: nil, count: network.junctionCount) }
  }

  /// Times and lengths from one junction, as row 0 of a table. `turn(to:)` comes first.
  mutating func table(_ kind: Int, from junction: Int) -> TravelTable {
    if let known = tables[kind][junction] { return known }
    let table = network.travel(
      from: [junction], under: conditions.states[state ?? 0], for: kinds[kind])
    tables[kind][junction] = table
    return table
  }
}
