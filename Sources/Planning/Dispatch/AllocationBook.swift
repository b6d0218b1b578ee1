import District
import Plans
import Quantities

/// The allocation read as accounts: what lies where at the start of a period, and what is burnt in it.
struct AllocationBook {
  private let allocation: AllocationPlan
  private let places: [String: Int]
  /// By village of the allocation: what its store and homes can hold.
  private let rooms: [Kilograms]

  init(_ allocation: AllocationPlan, _ district: District) {
    self.allocation = allocation
    let places = Dictionary(
      district.villages.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    self.places = places
    rooms = allocation.villages.map { village in
      let store = district.pellets.stores.first {
        $0.tier == .village && $0.village == places[village.code]
      }
      return (store?.capacity ?? .zero) + district.policy.pellets.householdStorage.value * village.households
    }
  }

  /// Index into `District.villages`; the first village where the district has none of that code.
  func index(of code: String) -> Int { places[code] ?? 0 }

  /// What a village can keep, in its store and at home.
  func room(of v: Int) -> Kilograms { rooms[v] }

  /// What a village burns in each period.
  func burnt(by v: Int) -> [Kilograms] {
    allocation.periods.indices.map { t in allocation.villages[v].groups.total { $0.burntKg[t] } }
  }

  /// What lies in a village, in its store and at home, when a period begins.
  func stock(of v: Int, before period: Int) -> Kilograms {
    guard period > 0 else { return .zero }
    let village = allocation.villages[v]
    let atHome = (0..<period).total { t in village.groups.total { $0.receivedKg[t] - $0.burntKg[t] } }
    return atHome + (village.storeKg.isEmpty ? .zero : village.storeKg[period - 1])
  }

  /// What lies in a hub when a period begins.
  func hubStock(_ hub: String, before period: Int) -> Kilograms {
    guard period < allocation.periods.count else { return .zero }
    let start = allocation.periods[period].start
    return allocation.intakes.filter { $0.hub == hub && $0.period < start }.total(\.kg)
      - allocation.deliveries.filter { $0.supplier == hub && $0.period < start }.total(\.kg)
  }
}

/// Masses of periods spread evenly over their days: cumulative sums are rounded down, so that a period's days add up to it.
struct DailyMass {
  /// By day: the period it belongs to, its place in it, and the period's length.
  private let places: [(period: Int, day: Int, length: Int)]

  init(_ periods: [AllocationPlan.Period], days: [CalendarDay]) {
    let ends = periods.map {
      (CalendarDay(iso: $0.start)?.excelSerial ?? 0, CalendarDay(iso: $0.end)?.excelSerial ?? -1)
    }
    places = days.compactMap { day in
      ends.firstIndex { ($0.0...max($0.0, $0.1)).contains(day.excelSerial) }.map {
        ($0, day.excelSerial - ends[$0].0, ends[$0].1 - ends[$0].0 + 1)
      }
    }
  }

  /// What falls on each day.
  func daily(_ perPeriod: [Kilograms]) -> [Kilograms] {
    places.map { place in
      let all = perPeriod[place.period].count
      let (day, length) = (Int64(place.day), Int64(place.length))
      return Kilograms(all * (day + 1) / length - all * day / length)
    }
  }

  /// What falls on each `count` days in a row.
  func sums(of perPeriod: [Kilograms], each count: Int) -> [Kilograms] {
    let daily = daily(perPeriod)
    return stride(from: 0, to: daily.count, by: count).map { start in
      daily[start..<min(start + count, daily.count)].total { $0 }
    }
  }
}
