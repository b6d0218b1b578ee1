import Plans
import Quantities

/// Numbers of a file that an audit is going to add and multiply.
struct Sizes {
  var masses: [Kilograms] = []
  /// Of one household, or on one truck.
  var smallMasses: [Kilograms] = []
  var money: [Fen] = []
  var counts: [Int] = []
  /// Households and trucks, by which masses are multiplied.
  var heads: [Int] = []

  /// 100 million tonnes. More than any district burns, and little enough that no product with a price or a way
  /// overflows.
  private static let mostKg: Int64 = 100_000_000_000
  /// 10,000 tonnes.
  private static let mostSmallKg: Int64 = 10_000_000
  /// More than any district has.
  private static let mostHeads = 1_000_000
  /// 10 billion CNY.
  private static let mostFen: Int64 = 1_000_000_000_000
  /// Household-hours, or hours: beyond any province and winter.
  private static let mostCount = 1_000_000_000_000

  /// Whether all can be meant: a forged one must be a finding, not a crash.
  var arePossible: Bool {
    masses.allSatisfy { (0...Self.mostKg).contains($0.count) }
      && smallMasses.allSatisfy { (0...Self.mostSmallKg).contains($0.count) }
      && heads.allSatisfy { (0...Self.mostHeads).contains($0) }
      && money.allSatisfy { (0...Self.mostFen).contains($0.count) }
      && counts.allSatisfy { (0...Self.mostCount).contains($0) }
  }
}

extension Sizes {
  init(of allocation: AllocationPlan) {
    masses = [allocation.totalKg, allocation.unmetKg, allocation.selfPaidKg]
    smallMasses = [allocation.maxSubsidisedKgPerHousehold, allocation.capKg]
    heads = allocation.villages.map(\.households)
    for village in allocation.villages {
      masses += village.storeKg + [village.selfPaidKg]
      smallMasses += village.householdKg + [village.needPerHouseholdKg]
      for group in village.groups {
        masses += group.receivedKg + group.burntKg
        smallMasses += group.needKg + group.entitledKg
        heads += [group.households]
      }
    }
    masses += allocation.deliveries.map(\.kg) + allocation.intakes.map(\.kg)
    heads += allocation.deliveries.map(\.loads)
    money = [allocation.costFen, allocation.proof.boundFen]
  }

  init(of schedule: SeasonSchedule) {
    let drops = schedule.weeks.flatMap(\.drops)
    masses = drops.map(\.kg) + [schedule.unscheduledKg]
    smallMasses = drops.map(\.payloadKg)
    heads = drops.map(\.loads)
    money =
      drops.map(\.costFen) + schedule.months.flatMap { [$0.costFen, $0.boundFen, $0.lateFen, $0.strainFen] }
    counts = drops.map { Int($0.truckMinutes.count) } + [schedule.exceptions]
  }
}
