/// A problem of one depot and one class of vehicles whose only limit is the load: flat, as the genetic search
/// reads it.
///
/// Node 0 is the depot and 1…n are the clients; `distance` is one matrix over them.
final class CapacityNetwork {
  /// How many clients.
  let clients: Int
  /// Vehicles at hand.
  let vehicles: Int
  /// Load of one vehicle.
  let capacity: Int
  /// Rows of n + 1 costs.
  let distance: Column<Int32>
  /// Demand of each node, 0 for the depot.
  let demand: Column<Int32>
  /// Direction of each client from the depot, 1/65536 of a full turn; empty = nobody knows.
  let angle: Column<Int32>
  /// Near clients, of client i as i − 1.
  let neighbours: Neighbours
  /// The largest distance.
  let longest: Int
  /// The largest demand.
  let heaviest: Int
  /// What all vehicles together must carry.
  let total: Int

  /// A network.
  ///
  /// - Parameters:
  ///   - distance: Over the depot and the clients in this order.
  ///   - angles: One per client in 1/65536 of a full turn, or none.
  ///   - neighbours: Over clients counted from 0.
  init(
    demands: [Int], capacity: Int, vehicles: Int, angles: [Int], neighbours: consuming Neighbours,
    distance: (Int, Int) -> Int
  ) {
    let n = demands.count
    clients = n
    self.capacity = capacity
    self.vehicles = vehicles
    self.distance = Column((n + 1) * (n + 1))
    var longest = 1
    for i in 0...n {
      for j in 0...n {
        let value = i == j ? 0 : distance(i, j)
        self.distance[i * (n + 1) + j] = value
        longest = max(longest, value)
      }
    }
    self.longest = longest
    demand = Column([0] + demands)
    heaviest = max(1, demands.max() ?? 1)
    total = demands.reduce(0, +)
    angle = Column(angles.isEmpty ? [] : [0] + angles)
    self.neighbours = neighbours
  }
}
