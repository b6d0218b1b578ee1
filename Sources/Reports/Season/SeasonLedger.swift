import District
import Plans
import Quantities

/// The season's kilograms by township, village and month, beside those of the allocation.
struct SeasonLedger: Sendable {
  /// A village's season.
  struct Village: Sendable {
    /// Its code.
    var code: String
    /// Its name.
    var name: Bilingual
    /// Those who burn pellets there.
    var households: Int
    /// Its day, 0 = Monday; `nil` where nothing comes.
    var weekday: Int?
    /// Weeks in which anything comes.
    var weeks: Int
    /// What comes, by month of the season.
    var byMonth: [Kilograms]
    /// What the allocation gives it.
    var allocatedKg: Kilograms

    /// What comes.
    var scheduledKg: Kilograms { byMonth.reduce(.zero, +) }
  }
  /// A township's season.
  struct Township: Sendable {
    /// Its code.
    var code: String
    /// Its name.
    var name: Bilingual
    /// Its villages of the allocation.
    var villages: [Village]

    /// What comes.
    var scheduledKg: Kilograms { villages.total(\.scheduledKg) }
    /// What the allocation gives it.
    var allocatedKg: Kilograms { villages.total(\.allocatedKg) }
  }

  /// Months of the season as `2022-10`, in order.
  let months: [String]
  /// Townships with villages of the allocation, by code.
  let townships: [Township]
  /// What goes to nobody of the allocation, or comes outside its months. What fills a hub is not counted.
  let strayKg: Kilograms

  /// - Complexity: O(drops + deliveries)
  init(_ season: SeasonSchedule, _ allocation: AllocationPlan, _ district: District) {
    var months: [String] = []
    for period in allocation.periods where months.last != period.month { months.append(period.month) }
    self.months = months
    var byMonth: [String: [Kilograms]] = [:]
    var weeks: [String: Int] = [:]
    var stray = Kilograms.zero
    let named = Set(allocation.villages.map(\.code))
    let hubs = Set(district.pellets.stores.filter { $0.tier == .hub }.map(\.id))
    for week in season.weeks {
      for drop in week.drops {
        let isKnown = named.contains(drop.destination)
        guard isKnown, let month = months.firstIndex(of: String(drop.date.prefix(7))) else {
          if isKnown || !hubs.contains(drop.destination) { stray += drop.kg }
          continue
        }
        byMonth[drop.destination, default: months.map { _ in .zero }][month] += drop.kg
      }
      for village in Set(week.drops.map(\.destination)) { weeks[village, default: 0] += 1 }
    }
    strayKg = stray
    var allocated: [String: Kilograms] = [:]
    for delivery in allocation.deliveries { allocated[delivery.village, default: .zero] += delivery.kg }
    let villages = allocation.villages.map { village in
      (
        village.township,
        Village(
          code: village.code, name: village.name, households: village.households,
          weekday: weeks[village.code] == nil ? nil : season.weekdays[village.code].map { $0 - 1 },
          weeks: weeks[village.code] ?? 0, byMonth: byMonth[village.code] ?? months.map { _ in .zero },
          allocatedKg: allocated[village.code] ?? .zero)
      )
    }
    let names = Dictionary(district.townships.map { ($0.code, $0.name) }) { first, _ in first }
    townships = Dictionary(grouping: villages, by: \.0).map { code, members in
      Township(
        code: code, name: names[code] ?? Bilingual(zh: code, en: code),
        villages: members.map(\.1).sorted { $0.code < $1.code })
    }.sorted { $0.code < $1.code }
  }
}
