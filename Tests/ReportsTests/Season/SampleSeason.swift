import District
import Plans
import Quantities

/// A week of the season on the sample district: a village gets all of its pellets in two loads, a hub takes some in, and
/// nobody brings what a third place is to have.
enum SampleSeason {
  static let hub = "pellet-hub"
  static var week: SeasonSchedule.Week {
    func drop(_ date: String, _ destination: String, _ kg: Int64) -> SeasonSchedule.Drop {
      SeasonSchedule.Drop(
        date: date, supplier: "hub-east", destination: destination, payloadKg: Kilograms(8000), loads: 0,
        kg: Kilograms(kg), costFen: .zero, truckMinutes: .zero)
    }
    return SeasonSchedule.Week(
      start: "2023-01-09", end: "2023-01-15",
      drops: [
        drop("2023-01-09", SampleSchedule.village(1), 500),
        drop("2023-01-09", SampleSchedule.village(1), 700),
        drop("2023-01-10", hub, 900), drop("2023-01-10", SampleSchedule.village(3), 400),
      ])
  }

  static func season() -> SeasonSchedule {
    SeasonSchedule(
      weeks: [week, SeasonSchedule.Week(start: "2023-01-16", end: "2023-01-22", drops: [])],
      weekdays: [SampleSchedule.village(1): 1, SampleSchedule.village(3): 2], months: [], exceptions: 0,
      unscheduledKg: .zero)
  }

  /// The sample district with a hub in its second village.
  static func district() -> District {
    var district = SampleDistrict.make()
    let village = district.villages.firstIndex { $0.code == SampleSchedule.village(2) } ?? 0
    district.pellets.stores = [
      PelletStore(
        id: hub, name: Bilingual(zh: "颗粒中转站", en: "Pellet hub"), tier: .hub, village: village,
        capacity: Kilograms(200_000), handling: .zero, certainty: .assumed)
    ]
    return district
  }

  /// The sample schedule's trucks, on the week's orders.
  static func schedule() -> Schedule {
    var schedule = SampleSchedule.make()
    schedule.purpose = .season
    schedule.scenario = "2023-W02"
    schedule.start = "2023-01-09T00:00:00+08:00"
    schedule.horizon = Minutes(7 * 1440)
    schedule.closures = []
    schedule.orders = []
    for d in schedule.days.indices {
      for t in schedule.days[d].trips.indices {
        schedule.days[d].trips[t].legs = schedule.days[d].trips[t].legs.map { leg in
          guard case .unload(let span, var unload) = leg else { return leg }
          let place = d == 0 ? unload.village : hub
          unload.order = "2023-01-\(d == 0 ? "09" : "10")/hub-east/\(place)"
          unload.urgency = .ordinary
          return .unload(span, unload)
        }
      }
    }
    return schedule
  }

  static func allocation() -> AllocationPlan {
    let codes = [(1, 1200), (3, 400)].map { (SampleSchedule.village($0.0), Kilograms(Int64($0.1))) }
    let (period, seat) = ("2023-01-01", SampleSchedule.seat)
    return AllocationPlan(
      totalKg: Kilograms(1600), maxSubsidisedKgPerHousehold: Kilograms(30), unmetKg: .zero, selfPaidKg: .zero,
      capKg: Kilograms(3000), costFen: .zero, periods: [.init(start: period, end: "2023-01-31")],
      villages: codes.map { code, kg in
        AllocationPlan.Village(
          code: code, name: Bilingual(zh: "村\(code.suffix(1))", en: "Village \(code.suffix(1))"),
          township: seat,
          households: 40, needPerHouseholdKg: Kilograms(30), householdKg: [], groups: [], storeKg: [],
          selfPaidKg: .zero, reconstructed: false)
      },
      deliveries: codes.map { code, kg in
        AllocationPlan.Delivery(supplier: "hub-east", village: code, period: period, kg: kg, loads: 1)
      }, intakes: [], smallDrops: 0,
      proof: AllocationPlan.Proof(
        boundFen: .zero, gap: 0, linearOptimumFen: .zero, glpkOptimumFen: nil, priceOfFairnessFen: .zero,
        arcs: 0, pivots: 0))
  }
}
