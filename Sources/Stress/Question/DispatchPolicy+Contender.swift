import District
import Plans
import Quantities
import Simulation

extension DispatchPolicy {
  /// How a contender sends its trucks. Trucks without trips of their own follow its ranking.
  init(_ contender: StressContender, _ district: District) {
    self.init(
      ranking: contender.policy.compactMap(DispatchPolicy.Criterion.init),
      orders: DispatchOrder.orders(contender.trips ?? [], district), replansEvery: contender.replansEvery)
  }
}

extension DispatchOrder {
  /// Trips in the numbers of the district. A trip with something that the district does not have is kept, so that it
  /// is counted as refused.
  static func orders(_ trips: [StressContender.Trip], _ district: District) -> [DispatchOrder] {
    let trucks = numbers(truckNames(of: district))
    let sites = numbers(district.sites.map(\.id))
    let villages = numbers(district.villages.map(\.code))
    var orders: [DispatchOrder] = []
    for (t, trip) in trips.enumerated() {
      let drop = DispatchOrder.Drop(
        village: villages[trip.village] ?? -1, urgency: trip.urgency, kg: trip.kg)
      if t > 0, trip.isOneTrip(with: trips[t - 1]) {
        orders[orders.count - 1].drops.append(drop)
      } else {
        orders.append(
          DispatchOrder(
            minute: (trip.shift - 1) * 24 * 60, truck: trucks[trip.truck] ?? -1,
            site: sites[trip.site] ?? -1, drops: [drop]))
      }
    }
    return orders
  }

  /// Names of the trucks that can carry anything, by number.
  private static func truckNames(of district: District) -> [String] {
    district.fleet.filter { $0.payload > .zero && $0.count > 0 }.flatMap { type in
      (1...type.count).map { "\(type.id)#\($0)" }
    }
  }

  private static func numbers(_ names: [String]) -> [String: Int] {
    Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
  }
}

extension StressContender.Trip {
  /// Whether it is another village of the same trip.
  fileprivate func isOneTrip(with other: Self) -> Bool {
    number != nil && (truck, shift, number, site) == (other.truck, other.shift, other.number, other.site)
  }
}
