import District
import Quantities
import RoadNetwork

/// A bureau that plans its trucks' next hours anew: regret insertion, the way a careful dispatcher fills a board.
///
/// Every round, each request is tried with each truck; what is lost if the request has to take its second-best truck, or
/// wait for a turn of its best, is its regret, and the request with the largest is given its best. What is lost is kilograms times the hours that they come
/// after the first house is cold, priority requests counting as `Policy.priorityWeight` says. A truck is given trips
/// until the next plan; one on the road is taken to be free once it could have driven to the nearest yard. Minutes are
/// those of the roads as they are now, and the same in both directions.
struct TripPlanner: Sendable {
  private let hours: Int
  private let network: RoadNetwork
  private let policy: Policy
  private let villages: [Int]
  private let sites: [(junction: Int, kgPerHour: Int64)]
  /// By truck.
  private let payload: [Int64]
  private let kindOfTruck: [Int]
  private let kinds: [Vehicle]

  /// - Parameter hours: Between two plans.
  init(_ district: District, _ network: RoadNetwork, hours: Int) {
    self.hours = hours
    self.network = network
    policy = district.policy
    villages = district.villages.map(\.junction)
    sites = district.sites.map { ($0.junction, $0.docks > 0 ? $0.loadingRate.count : 0) }
    var kinds: [Vehicle] = []
    var kindOfTruck: [Int] = []
    var payload: [Int64] = []
    for type in district.fleet where type.payload > .zero && type.count > 0 {
      let vehicle = Vehicle(speedFactor: type.speedFactor, weight: type.payload + type.emptyWeight)
      let known = kinds.firstIndex(of: vehicle)
      if known == nil { kinds.append(vehicle) }
      kindOfTruck += [Int](repeating: known ?? kinds.count - 1, count: type.count)
      payload += [Int64](repeating: type.payload.count, count: type.count)
    }
    self.kinds = kinds
    self.kindOfTruck = kindOfTruck
    self.payload = payload
  }

  /// What a play asks every few hours.
  var replanning: Replanning { Replanning(every: hours) { plan($0) } }

  /// What is still to be planned.
  private struct Board {
    /// Minutes from each yard with stock, by kind of truck.
    var times: [TravelTable]
    /// Indices into `sites`, by number in `times`.
    var yards: [Int]
    var stock: [Int64]
    /// By request.
    var lacking: [Int64]
    /// By truck.
    var junction: [Int]
    var free: [Int]
    var orders: [DispatchOrder] = []
  }

  /// One truck's trip for one request.
  private struct Offer {
    var truck: Int
    var yard: Int
    var kg: Int64
    var arrival: Int
    var loss: Double
  }

  /// The trips of the next hours.
  ///
  /// - Complexity: O(kinds · yards · roads log roads + trips · requests · trucks)
  func plan(_ situation: Situation) -> [DispatchOrder] {
    var board = board(situation)
    guard !board.yards.isEmpty else { return [] }
    let end = situation.minute + hours * 60
    while true {
      var best: (request: Int, offer: Offer, regret: Double)?
      for (r, request) in situation.requests.enumerated() where board.lacking[r] > 0 {
        guard let (offer, second) = offers(request, board.lacking[r], board, at: situation.minute, until: end)
        else { continue }
        let regret = second - offer.loss
        if let best, (regret, -offer.arrival) <= (best.regret, -best.offer.arrival) { continue }
        best = (r, offer, regret)
      }
      guard let (r, offer, _) = best else { return board.orders }
      let request = situation.requests[r]
      board.orders.append(
        DispatchOrder(
          minute: min(board.free[offer.truck], end), truck: offer.truck, site: board.yards[offer.yard],
          village: request.village, urgency: request.urgency, kg: Kilograms(offer.kg)))
      board.lacking[r] -= offer.kg
      board.stock[offer.yard] -= offer.kg
      board.junction[offer.truck] = villages[request.village]
      board.free[offer.truck] = offer.arrival
    }
  }

  private func board(_ situation: Situation) -> Board {
    let yards = sites.indices.filter { situation.available[$0] > .zero && sites[$0].kgPerHour > 0 }
    let junctions = yards.map { sites[$0].junction }
    let times = kinds.map { network.travel(from: junctions, under: situation.roads, for: $0) }
    let free = situation.trucks.indices.map { truck -> Int in
      guard !situation.trucks[truck].isFree else { return situation.minute }
      let way = yards.indices.compactMap {
        times[kindOfTruck[truck]].minutes($0, to: situation.trucks[truck].junction)
      }.min()
      return situation.minute + Int(way ?? 0)
    }
    return Board(
      times: times, yards: yards, stock: yards.map { situation.available[$0].count },
      lacking: situation.requests.map(\.lacking.count), junction: situation.trucks.map(\.junction),
      free: free)
  }

  /// The truck that loses least, and what the second loses; `nil` where no truck can go before the next plan.
  private func offers(
    _ request: Situation.Request, _ lacking: Int64, _ board: Board, at now: Int, until end: Int
  ) -> (best: Offer, second: Double)? {
    let nearest = kinds.indices.map { nearestYard(to: villages[request.village], board, kind: $0) }
    let weight = request.urgency == .priority ? policy.priorityWeight.value : 1
    var best: Offer?
    var second = Double.infinity
    for truck in board.free.indices where board.free[truck] < end {
      let kind = kindOfTruck[truck]
      guard let (yard, out) = nearest[kind],
        let way = board.times[kind].minutes(yard, to: board.junction[truck])
      else { continue }
      let kg = min(lacking, payload[truck], board.stock[yard])
      let rate = sites[board.yards[yard]].kgPerHour
      let loading = Int((kg * 60 + rate - 1) / rate)
      let arrival = board.free[truck] + Int(way) + loading + out + Int(policy.unloadTime.value.count)
      func loss(at minute: Int) -> Double {
        let wait = Double(minute - now) / 60
        // a little for every hour, so that what is not late yet is brought soon too
        return weight * Double(kg) * (max(0, wait - request.hoursToCold) + 0.01 * wait)
      }
      let offer = Offer(truck: truck, yard: yard, kg: kg, arrival: arrival, loss: loss(at: arrival))
      let aTurnLater = loss(at: 2 * arrival - board.free[truck])
      guard let leader = best, leader.loss <= offer.loss else {
        second = min(aTurnLater, best?.loss ?? .infinity)
        best = offer
        continue
      }
      second = min(second, offer.loss)
    }
    return best.map { ($0, second) }
  }

  private func nearestYard(to junction: Int, _ board: Board, kind: Int) -> (yard: Int, minutes: Int)? {
    var nearest: (yard: Int, minutes: Int)?
    for yard in board.yards.indices where board.stock[yard] > 0 {
      guard let minutes = board.times[kind].minutes(yard, to: junction) else { continue }
      if Int(minutes) < nearest?.minutes ?? .max { nearest = (yard, Int(minutes)) }
    }
    return nearest
  }
}
