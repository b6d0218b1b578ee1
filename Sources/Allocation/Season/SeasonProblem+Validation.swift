public import Quantities

/// Why numbers do not make a problem.
public enum SeasonProblemError: Error, Hashable, Sendable {
  /// There is no period, or one of less than a day.
  case badPeriods
  /// This plant has not one entry per period, or a capacity or price out of range.
  case badPlant(Int)
  /// This hub's capacity or handling cost is out of range.
  case badHub(Int)
  /// This village has not one entry per period, a store below zero or a truck that carries nothing.
  case badVillage(Int)
  /// This class names no village, is out of order, or has a number out of range.
  case badClass(Int)
  /// The ways are not one row per plant or hub with one entry per village or hub, or a length is out of range.
  case badWays
  /// A term is out of range.
  case badTerms
  /// All entitlements together are more than ``SeasonProblem/greatestTotal``.
  case tooMuch
}

extension SeasonProblem {
  /// The most that all entitlements may sum to: a million tonnes. Keeps exact shares within 64 bits.
  public static let greatestTotal = Kilograms(1_000_000_000)
  /// The highest price per tonne, or per tonne-kilometre: a million yuan.
  public static let greatestPrice = Fen(100_000_000)
  /// The longest way: once round the Earth.
  public static let greatestDistance = Metres(40_075_000)

  func validate() throws(SeasonProblemError) {
    let price = Fen.zero...Self.greatestPrice
    guard !days.isEmpty, days.allSatisfy({ $0 > 0 }) else { throw .badPeriods }
    if let bad = plants.firstIndex(where: { plant in
      plant.capacity.count != periods || plant.fenPerTonne.count != periods || plant.seasonCapacity < .zero
        || plant.capacity.contains { $0 < .zero } || plant.fenPerTonne.contains { !price.contains($0) }
    }) {
      throw .badPlant(bad)
    }
    if let bad = hubs.firstIndex(where: { $0.capacity < .zero || !price.contains($0.handling) }) {
      throw .badHub(bad)
    }
    if let bad = villages.firstIndex(where: {
      $0.isOpen.count != periods || $0.store < .zero || $0.truckLoad <= .zero
    }) {
      throw .badVillage(bad)
    }
    try validateClasses()
    guard Self.isTable(ways.plantToVillage, plants.count, villages.count),
      hubs.isEmpty
        || Self.isTable(ways.plantToHub, plants.count, hubs.count)
          && Self.isTable(ways.hubToVillage, hubs.count, villages.count)
    else { throw .badWays }
    guard price.contains(terms.haulage), price.contains(terms.holding),
      (0...1000).contains(terms.floorPerMille), terms.minimumDrop >= .zero
    else { throw .badTerms }
  }

  private func validateClasses() throws(SeasonProblemError) {
    var total = Kilograms.zero
    var village = 0
    for (index, member) in classes.enumerated() {
      guard villages.indices.contains(member.village), member.village >= village,
        (0...1_000_000).contains(member.households), member.storage >= .zero,
        member.entitlement.count == periods,
        member.entitlement.allSatisfy({ (.zero...Self.greatestTotal).contains($0) })
      else { throw .badClass(index) }
      village = member.village
      let each = member.seasonEntitlement.count
      let (all, overflow) = each.multipliedReportingOverflow(by: Int64(member.households))
      guard !overflow, all <= Self.greatestTotal.count else { throw .tooMuch }
      total += Kilograms(all)
      guard total <= Self.greatestTotal else { throw .tooMuch }
    }
  }

  private static func isTable(_ table: [[Metres?]], _ rows: Int, _ columns: Int) -> Bool {
    let lawful = Metres.zero...greatestDistance
    return table.count == rows
      && table.allSatisfy { row in
        row.count == columns && row.allSatisfy { $0.map(lawful.contains) ?? true }
      }
  }
}
