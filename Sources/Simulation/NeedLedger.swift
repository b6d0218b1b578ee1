import District
import Hazards
import Quantities

/// The coal of one need: what is asked for, on its way, in the village and burnt.
struct NeedLedger {
  let village: Int
  let urgency: Urgency
  /// Households that want it, by hour.
  let households: [Int]
  /// kg asked for in the hours up to and including each.
  let demandThrough: [Int64]
  /// Whether any fuel is burnt in an hour; where it is warm enough outdoors, none is.
  let burnsIn: [Bool]
  /// First minute in which coal may be ordered for it.
  let release: Int

  private(set) var inVillage: Int64 = 0
  var underWay: Int64 = 0
  private(set) var burnt: Int64 = 0
  /// Burnt and asked for in the last hour that asked for a whole kilogram.
  private var last: (burnt: Int64, demand: Int64) = (0, 1)

  init(_ need: Need, households: [Int], release: Int) {
    village = need.village
    urgency = need.urgency
    self.households = households
    self.release = release
    burnsIn = need.hourly.map { $0 > 0 }
    // rounded up as it runs, so that the last hour ends at exactly the need's kilograms
    let lastHour = burnsIn.lastIndex(of: true) ?? 0
    var sum = 0.0
    demandThrough = need.hourly.enumerated().map { hour, kg in
      sum += kg
      return hour >= lastHour ? need.kg.count : min(need.kg.count, Int64((sum - 1e-6).rounded(.up)))
    }
  }

  /// kg asked for in hours before `hour`.
  private func demand(before hour: Int) -> Int64 { hour > 0 ? demandThrough[hour - 1] : 0 }

  /// kg still asked for from `hour` on that are neither in the village nor on their way.
  func lacking(from hour: Int) -> Int64 {
    (demandThrough.last ?? 0) - demand(before: hour) - inVillage - underWay
  }

  /// The first hour from `hour` on that fuel in the village and on its way does not fill; `nil` where it fills all.
  ///
  /// - Complexity: O(log horizon)
  func firstBareHour(from hour: Int, fuelled: Bool = true) -> Int? {
    let filled = demand(before: hour) + (fuelled ? inVillage + underWay : 0)
    var low = hour
    var high = demandThrough.count
    while low < high {
      let middle = (low + high) / 2
      if demandThrough[middle] > filled { high = middle } else { low = middle + 1 }
    }
    return low < demandThrough.count ? low : nil
  }

  mutating func unload(_ kg: Int64) {
    underWay -= kg
    inVillage += kg
  }

  /// Burns what an hour asks for, as far as it is there, and tells how many households that serves.
  mutating func burn(hour: Int) -> Int {
    let demand = demandThrough[hour] - self.demand(before: hour)
    if demand > 0 {
      let kg = min(demand, inVillage)
      inVillage -= kg
      burnt += kg
      last = (kg, demand)
    }
    guard burnsIn[hour] else { return households[hour] }
    // an hour whose kilogram was rounded into an earlier one is as warm as that one
    return Int(Int64(households[hour]) * last.burnt / last.demand)
  }
}
