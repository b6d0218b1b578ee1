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
      while let order = book.due(truck, at: minute),
        isFree(truck, at: minute, overtime: ground.rules.overtime)
      {
        guard let drops = drops(of: order, in: region) else {
          book.close(truck, refused: true)
          continue
        }
        // until the tank is filled, or a road opens
        guard canReturn(truck, from: order.site, drops, at: minute),
          send(truck, to: order.site, with: drops, at: minute)
        else { break }
        book.close(truck, refused: false)
      }
    }
  }

  /// What an order unloads; `nil` where it cannot be carried out.
  private func drops(of order: DispatchOrder, in region: Int) -> [Cargo]? {
    guard ground.yards.indices.contains(order.site), ground.yards[order.site].region == region,
      available(order.site) > 0, !order.drops.isEmpty
    else { return nil }
    var drops: [Cargo] = []
    for drop in order.drops {
      guard drop.kg > .zero, let need = need(of: drop),
        ground.travel.regionOfJunction[needs[need].junction] == region
      else { return nil }
      drops.append(Cargo(need: need, kg: drop.kg.count))
    }
    return drops
  }

  /// The need a drop is for: the one it names, else the priority need of its village while it lacks anything, else the
  /// ordinary one.
  private func need(of drop: DispatchOrder.Drop) -> Int? {
    guard ground.junctionOfVillage.indices.contains(drop.village) else { return nil }
    let both = [Urgency.priority, .ordinary].filter { drop.urgency == nil || drop.urgency == $0 }
    let needs = both.map { needOfVillage[2 * drop.village + ($0 == .priority ? 0 : 1)] }.filter { $0 >= 0 }
    return needs.first { requests[$0].lacking > 0 } ?? needs.last
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
