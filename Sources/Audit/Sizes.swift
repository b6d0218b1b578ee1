import Plans
import Quantities

/// Numbers of a file that an audit is going to add and multiply.
struct Sizes {
  var masses: [Kilograms] = []
  var money: [Fen] = []
  var counts: [Int] = []

  /// 100 million tonnes. More than any district burns, and little enough that no product with a price or a way
  /// overflows.
  private static let mostKg: Int64 = 100_000_000_000
  /// 10 billion CNY.
  private static let mostFen: Int64 = 1_000_000_000_000
  /// Household-hours, or hours: beyond any province and winter.
  private static let mostCount = 1_000_000_000_000

  /// Whether all can be meant: a forged one must be a finding, not a crash.
  var arePossible: Bool {
    masses.allSatisfy { (0...Self.mostKg).contains($0.count) }
      && money.allSatisfy { (0...Self.mostFen).contains($0.count) }
      && counts.allSatisfy { (0...Self.mostCount).contains($0) }
  }
}

extension Sizes {
  init(of allocation: AllocationPlan) {
    masses = [
      allocation.totalKg, allocation.maxSubsidisedKgPerHousehold, allocation.unmetKg, allocation.selfPaidKg,
      allocation.capKg,
    ]
    counts = allocation.villages.map(\.households)
    for village in allocation.villages {
      masses += village.householdKg + village.storeKg + [village.needPerHouseholdKg, village.selfPaidKg]
      for group in village.groups {
        masses += group.needKg + group.entitledKg + group.receivedKg + group.burntKg
        counts += [group.households]
      }
    }
    masses += allocation.deliveries.map(\.kg) + allocation.intakes.map(\.kg)
    counts += allocation.deliveries.map(\.loads)
    money = [allocation.costFen, allocation.proof.boundFen]
  }

  init(of schedule: SeasonSchedule) {
    let drops = schedule.weeks.flatMap(\.drops)
    masses = drops.flatMap { [$0.kg, $0.payloadKg] } + [schedule.unscheduledKg]
    money =
      drops.map(\.costFen) + schedule.months.flatMap { [$0.costFen, $0.boundFen, $0.lateFen, $0.strainFen] }
    counts = drops.flatMap { [$0.loads, Int($0.truckMinutes.count)] } + [schedule.exceptions]
  }
}
