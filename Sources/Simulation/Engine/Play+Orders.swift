import District
import Hazards
import Quantities
import RoadNetwork

extension Play {
  /// Takes a new plan.
  mutating func take(_ orders: [DispatchOrder], at now: Int) {
    book.take(orders, trucks: trucks.count)
    for (minute, truck) in book.starts where minute > now { agenda.add(.ordered, truck, at: minute) }
  }

  /// Sends the trucks of a region that have orders.
  mutating func followOrders(in region: Int, at minute: Int) {
    for i in ground.trucksOfRegion[region] {
      let truck = ground.trucksOfRegion.items[i]
      while let order = book.due(truck, at: minute), isFree(truck, at: minute) {
        guard let candidate = candidate(for: order), available(order.site) > 0, order.kg > .zero else {
          book.close(truck, refused: true)
          continue
        }
        guard send(truck, candidate, order.kg.count, at: minute) else { break }  // until a road opens
        book.close(truck, refused: false)
      }
    }
  }

  /// The need an order is for: the one it names, else the priority need of its village while it lacks anything, else the
  /// ordinary one.
  private func candidate(for order: DispatchOrder) -> Candidate? {
    guard ground.yards.indices.contains(order.site), ground.junctionOfVillage.indices.contains(order.village)
    else { return nil }
    let both = [Urgency.priority, .ordinary].filter { order.urgency == nil || order.urgency == $0 }
    let needs = both.map { needOfVillage[2 * order.village + ($0 == .priority ? 0 : 1)] }.filter { $0 >= 0 }
    guard let need = needs.first(where: { requests[$0].lacking > 0 }) ?? needs.last else { return nil }
    return Candidate(
      need: need, isPriority: requests[need].isPriority, hoursToCold: 0, site: order.site, minutes: 0)
  }

  private mutating func openRequests(at minute: Int) -> [Situation.Request] {
    var open: [Situation.Request] = []
    for n in requests.indices where requests[n].lacking > 0 && minute >= requests[n].release {
      open.append(
        Situation.Request(
          village: needs[n].village, urgency: needs[n].isPriority ? .priority : .ordinary,
          lacking: Kilograms(requests[n].lacking), hoursToCold: candidate(n, at: minute).hoursToCold))
    }
    return open
  }

  /// What a dispatcher sees now.
  mutating func situation(at minute: Int) -> Situation {
    Situation(
      minute: minute, roads: roadStates[roadStateByHour[min(minute / 60, roadStateByHour.count - 1)]],
      trucks: trucks.indices.map {
        Situation.Truck(junction: trucks[$0].junction, isFree: isFree($0, at: minute))
      },
      available: yards.indices.map { Kilograms(available($0)) },
      requests: openRequests(at: minute))
  }
}
