import Quantities

/// Which travel times will be asked for: the kinds of vehicle that drive and the junctions from and to which they do. Made
/// once, never changed and shared by all who ask; ``TravelTimes`` answers.
public final class TravelPlan: Sendable {
  /// The roads.
  public let network: RoadNetwork
  /// The different kinds of vehicle. Vehicles that are equally fast and may use the same roads are one kind.
  public let kinds: [Vehicle]
  /// Index into `kinds`, by vehicle given.
  public let kindOfVehicle: [Int]
  /// Junctions that are asked about, ascending.
  public let roots: [Int]
  /// Index into `roots`, by junction; −1 where it is none.
  let rootOfJunction: [Int32]
  /// Region of each junction: junctions that no roads join, open or closed by weather, lie in different regions.
  public let regionOfJunction: [Int]
  /// How many regions there are.
  public let regionCount: Int

  /// Whether every road is driven both ways, so that there and back take the same.
  let isSymmetric: Bool
  /// Place of each junction in the order by region.
  let place: [Int32]
  /// First place of each region, and the end.
  let firstPlace: [Int32]
  /// Directions by place they leave (0), and by place they enter (1), where that is not the same.
  let arcs: [Arcs]

  /// Directions of roads, in rows by place.
  struct Arcs: Sendable {
    var first: [Int32]
    /// Place at the other end.
    var head: [Int32]
    var road: [Int32]
  }

  /// A plan.
  ///
  /// - Parameters:
  ///   - network: The roads.
  ///   - vehicles: Who will drive.
  ///   - roots: Junctions from or to which they will, in any order, repeats allowed.
  /// - Complexity: O(junctions + roads · kinds)
  public init(_ network: RoadNetwork, vehicles: [Vehicle], roots: [Int]) {
    self.network = network
    (kinds, kindOfVehicle) = Self.kinds(vehicles, network)
    self.roots = Array(Set(roots)).sorted()
    var rootOfJunction = [Int32](repeating: -1, count: network.junctionCount)
    for (index, root) in self.roots.enumerated() { rootOfJunction[root] = Int32(index) }
    self.rootOfJunction = rootOfJunction

    let region = Self.regions(network)
    regionOfJunction = region
    regionCount = (region.max() ?? -1) + 1
    let order = region.indices.sorted { (region[$0], $0) < (region[$1], $1) }
    var place = [Int32](repeating: 0, count: order.count)
    var firstPlace = [Int32](repeating: 0, count: regionCount + 1)
    for (index, junction) in order.enumerated() {
      place[junction] = Int32(index)
      firstPlace[region[junction] + 1] = Int32(index + 1)
    }
    self.place = place
    self.firstPlace = firstPlace
    isSymmetric = network.leaving.arcs.count == 2 * network.roadCount
    let rows = isSymmetric ? [network.leaving] : [network.leaving, network.entering]
    arcs = rows.map { rows in
      var arcs = Arcs(first: [0], head: [], road: [])
      for junction in order {
        for a in Int(rows.first[junction])..<Int(rows.first[junction + 1]) {
          arcs.head.append(place[Int(rows.arcs[a].junction)])
          arcs.road.append(rows.arcs[a].road)
        }
        arcs.first.append(Int32(arcs.head.count))
      }
      return arcs
    }
  }

  private static func kinds(_ vehicles: [Vehicle], _ network: RoadNetwork) -> ([Vehicle], [Int]) {
    var kinds: [Vehicle] = []
    var bears: [[Bool]] = []
    let ofVehicle = vehicles.map { vehicle in
      let own = network.weightLimit.map { $0 >= vehicle.weight?.count ?? 0 }
      if let known = kinds.indices.first(where: {
        kinds[$0].speedFactor == vehicle.speedFactor && bears[$0] == own
      }) {
        return known
      }
      kinds.append(vehicle)
      bears.append(own)
      return kinds.count - 1
    }
    return (kinds, ofVehicle)
  }

  /// Numbers the regions in order of their first junction.
  private static func regions(_ network: RoadNetwork) -> [Int] {
    var region = [Int](repeating: -1, count: network.junctionCount)
    var count = 0
    for start in region.indices where region[start] < 0 {
      region[start] = count
      var frontier = [start]
      while let junction = frontier.popLast() {
        for rows in [network.leaving, network.entering] {
          for a in Int(rows.first[junction])..<Int(rows.first[junction + 1]) {
            let other = Int(rows.arcs[a].junction)
            if region[other] < 0 {
              region[other] = count
              frontier.append(other)
            }
          }
        }
      }
      count += 1
    }
    return region
  }
}
