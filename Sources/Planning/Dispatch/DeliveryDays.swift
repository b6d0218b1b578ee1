import Foundation
import Plans
import Quantities

/// One weekday for every village, so that people know when the truck comes.
///
/// A sweep: villages of the same main source are taken by their direction from it and cut into as many sectors as there are
/// working days, of equal kilograms over the season. So every day has as much to do, and villages that can share a truck
/// have the same day (Gillett and Miller, Oper. Res. 22 (1974) 340–349).
struct DeliveryDays {
  /// By village of the allocation: 0 = Monday.
  let weekdays: [Int]

  init(
    _ allocation: AllocationPlan, sources: [String: Coordinate], villages: [Coordinate], workdays: Int
  ) {
    let byVillage = Dictionary(grouping: allocation.deliveries, by: \.village)
    var members: [String: [(village: Int, direction: Double, kg: Int64)]] = [:]
    for (v, village) in allocation.villages.enumerated() {
      let kilograms = Dictionary(grouping: byVillage[village.code] ?? [], by: \.supplier)
        .mapValues { $0.total(\.kg) }
      // among equals the first by name
      let main = kilograms.max { ($0.value, $1.key) < ($1.value, $0.key) }
      guard let main, let from = sources[main.key] else { continue }
      members[main.key, default: []].append(
        (v, Self.direction(from: from, to: villages[v]), kilograms.values.total { $0 }.count))
    }
    var weekdays = [Int](repeating: 0, count: villages.count)
    for (_, group) in members {
      let all = group.reduce(0) { $0 + $1.kg }
      var sum: Int64 = 0
      for member in group.sorted(by: { ($0.direction, $0.village) < ($1.direction, $1.village) }) {
        // the middle of its share decides
        let middle = 2 * sum + member.kg
        weekdays[member.village] = all > 0 ? min(workdays - 1, Int(middle * Int64(workdays) / (2 * all))) : 0
        sum += member.kg
      }
    }
    self.weekdays = weekdays
  }

  /// Radians from east, on a plane that is good enough for sorting directions within a district.
  private static func direction(from: Coordinate, to: Coordinate) -> Double {
    atan2(to.latitude - from.latitude, (to.longitude - from.longitude) * cos(from.latitude * .pi / 180))
  }
}
