import Plans
import Quantities

/// The season's pellets by township and month.
struct PelletMonths: Sendable {
  /// One township's month.
  struct Row: Sendable {
    /// Nine-digit code.
    var township: String
    /// `2023-01`.
    var month: String
    /// What is brought.
    var deliveredKg = Kilograms.zero
    /// In how many trucks.
    var loads = 0
    /// What the households need.
    var needKg = Kilograms.zero
    /// What they may have subsidised of it.
    var entitledKg = Kilograms.zero
    /// What they burn of the subsidised pellets.
    var burntKg = Kilograms.zero
    /// Kelvin by which their rooms are colder, on average over the need, if nobody makes up what is missing.
    var degreesLost = 0.0

    /// What of their claim is not met.
    var unmetKg: Kilograms { entitledKg - burntKg }
    /// What they need beyond the cap, which they buy themselves.
    var selfPaidKg: Kilograms { needKg - entitledKg }
  }

  /// The months of the season.
  let months: [String]
  /// By township in the order of its first village, then month.
  let rows: [Row]

  /// The sums of an allocation.
  ///
  /// - Complexity: O(groups · periods + deliveries)
  init(_ allocation: AllocationPlan) {
    var months: [String] = []
    for period in allocation.periods where months.last != period.month { months.append(period.month) }
    var townships: [String] = []
    for village in allocation.villages where !townships.contains(village.township) {
      townships.append(village.township)
    }
    var rows = townships.flatMap { township in months.map { Row(township: township, month: $0) } }
    func place(_ township: String, _ month: String) -> Int? {
      guard let t = townships.firstIndex(of: township), let m = months.firstIndex(of: month) else {
        return nil
      }
      return t * months.count + m
    }
    var lost = rows.map { _ in 0.0 }
    for village in allocation.villages {
      for group in village.groups {
        for (t, period) in allocation.periods.enumerated() {
          guard let row = place(village.township, period.month) else { continue }
          let need = group.needKg[t] * group.households
          rows[row].needKg += need
          rows[row].entitledKg += group.entitledKg[t] * group.households
          rows[row].burntKg += group.burntKg[t]
          lost[row] += group.degreesLost[t] * Double(need.count)
        }
      }
    }
    let townshipOf = Dictionary(
      allocation.villages.map { ($0.code, $0.township) }, uniquingKeysWith: { first, _ in first })
    for delivery in allocation.deliveries {
      guard let row = townshipOf[delivery.village].flatMap({ place($0, String(delivery.period.prefix(7))) })
      else { continue }
      rows[row].deliveredKg += delivery.kg
      rows[row].loads += delivery.loads
    }
    for row in rows.indices where rows[row].needKg > .zero {
      rows[row].degreesLost = (lost[row] / Double(rows[row].needKg.count) * 10).rounded() / 10
    }
    self.months = months
    self.rows = rows
  }
}
