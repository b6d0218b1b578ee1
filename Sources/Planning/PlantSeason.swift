import Allocation
import District
import Plans
import Quantities

/// What a pellet plant can hand out in each period, lots and failures counted.
struct PlantSeason {
  let plant: SeasonProblem.Plant

  /// A month without a figure of its own has the daily capacity of its days; a period within a month has the month's capacity
  /// by its days. Lots of the contract's grade that passed and were made before the season add to the first period; pending,
  /// failed and lesser lots add nothing, and those made within the season are taken from what that period has.
  init(_ district: District, _ index: Int, _ calendar: SeasonCalendar, _ shock: SeasonShock) {
    let supplier = district.suppliers[index]
    let rows = district.pellets.plantMonths.filter { $0.supplier == index }
    var prices: [Fen] = []
    var capacity = calendar.periods.indices.map { t -> Kilograms in
      let row = rows.first { $0.month == calendar.month(t) }
      prices.append(row?.price ?? supplier.price)
      guard let row else { return supplier.dailyCapacity * calendar.days[t] }
      return Kilograms(row.capacity.count * Int64(calendar.days[t]) / Int64(calendar.monthLength(t)))
    }
    var season = supplier.seasonCapacity
    for lot in district.pellets.lots where lot.supplier == index {
      let isUsable = lot.quality == .passed && district.meetsContract(fuel: lot.fuel)
      if let t = calendar.periods.lastIndex(where: { $0.start <= lot.date }) {
        guard !isUsable, lot.date <= calendar.periods[t].end else { continue }
        capacity[t] -= min(capacity[t], lot.mass)
        season -= min(season, lot.mass)
      } else if isUsable, !capacity.isEmpty {
        capacity[0] += lot.mass
        season += lot.mass
      }
    }
    for failure in shock.failures where failure.supplier == supplier.id {
      for t in capacity.indices where failure.month == nil || failure.month == calendar.periods[t].month {
        capacity[t] = .zero
      }
    }
    let rise = shock.priceRises.filter { $0.supplier == nil || $0.supplier == supplier.id }
      .reduce(Int64(0)) { $0 + Int64($1.percent) }
    plant = SeasonProblem.Plant(
      capacity: capacity, seasonCapacity: season,
      fenPerTonne: prices.map { Fen(max(0, $0.count * (100 + rise) / 100)) })
  }
}
