/// Room for cutting a trip into several.
struct CuttingRoom: ~Copyable {
  let clients: Column<Int32>
  /// Least cost of the first i clients; where the last trip of that starts, and its class.
  let cost: Column<Int>
  let start: Column<Int32>
  let kind: Column<Int32>
  /// Vehicles a cut would take, by class.
  let taken: Column<Int32>

  init(clients count: Int, classes: Int) {
    clients = Column(count)
    cost = Column(count + 1)
    start = Column(count + 1)
    kind = Column(count + 1)
    taken = Column(classes)
  }
}

extension Plan where M: ~Copyable {
  /// Cuts the trip of a day into the cheapest sequence of trips, each with a vehicle of its own, where that
  /// is cheaper than one vehicle for all: several small ones may cost less than one large one, and no
  /// insertion would find out.
  ///
  /// - Complexity: O(classes · clients²)
  mutating func recut(_ d: Int) {
    guard !isTimed, trips[d] == 1, size[firstTrip[d]] > 1 else { return }
    let count = size[firstTrip[d]]
    var client = first[firstTrip[d]]
    for index in 0..<count {
      room.clients[index] = client
      client = next[client]
    }
    findCut(count)
    guard room.cost[count] < cost(ofDay: d), isAvailable(count, insteadOf: kind[d]) else { return }
    touch(d)
    dismantle(d)
    var end = count
    while end > 0 {
      let (start, k) = (room.start[end], room.kind[end])
      let other = openDay(k)
      touchNew(other)
      let t = openTrip(other, before: -1)
      for index in start..<end { link(room.clients[index], into: t, behind: last[t]) }
      refreshTrip(t)
      refreshDay(other)
      end = start
    }
  }

  /// Least cost of every prefix (Bellman).
  private func findCut(_ count: Int) {
    room.cost[0] = 0
    for index in 1...count { room.cost[index] = Int.max >> 2 }
    for start in 0..<count {
      for k in 0..<classes.count where classes.available[k] > 0 {
        let (profile, depot) = (classes.profile[k], classes.depot[k])
        var (load, way, point, end) = (0, 0, depot, start)
        while end < count {
          let client = room.clients[end]
          load &+= orders.demand[client]
          if load > classes.capacity[k] || !orders.admits(client, k) { break }
          way &+= metric.distance(profile, point, client)
          point = client
          end &+= 1
          let whole = way &+ metric.distance(profile, client, depot)
          if whole > classes.maxDistance[k] { continue }
          let cost = room.cost[start] &+ classes.fixed[k] &+ classes.perDistance[k] &* whole
          if cost < room.cost[end] {
            room.cost[end] = cost
            room.start[end] = start
            room.kind[end] = k
          }
        }
      }
    }
  }

  /// Whether there are vehicles for a cut, once that of the day is free.
  private func isAvailable(_ count: Int, insteadOf current: Int) -> Bool {
    room.taken.fill(0)
    room.taken[current] = -1
    var end = count
    while end > 0 {
      let k = room.kind[end]
      room.taken[k] &+= 1
      if used[k] &+ room.taken[k] > classes.available[k] { return false }
      end = room.start[end]
    }
    return true
  }
}
