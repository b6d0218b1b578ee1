import Audit
import District
import Planning
import Plans
import Quantities
import TestSupport
import Testing

@Suite struct SeasonShiftsTests {
  private struct Weeks: Sendable {
    var district: District
    var season: SeasonSchedule
    var schedules: [Schedule?]

    func report() -> AuditReport { SeasonWeekWitness(season, district: district).run(schedules) }
  }

  /// Two made-up weeks of the shipped district: full loads, a load for two villages, and a day too large for its trucks.
  private static let weeks = Task {
    let district = try Shipped.inputs.get().district
    let allocation = try await SeasonPellets.allocate(district)
    let plant = try #require(district.suppliers.first { district.meetsContract(fuel: $0.fuel) }).id
    func drop(_ date: String, _ village: Int, _ kg: Int64) -> SeasonSchedule.Drop {
      SeasonSchedule.Drop(
        date: date, supplier: plant, destination: allocation.villages[village].code,
        payloadKg: Kilograms(9500), loads: 0, kg: Kilograms(kg), costFen: .zero, truckMinutes: .zero)
    }
    let season = SeasonSchedule(
      weeks: [
        .init(
          start: "2022-12-26", end: "2023-01-01",
          drops: [
            drop("2022-12-26", 0, 21_000), drop("2022-12-26", 1, 1_300), drop("2022-12-26", 2, 700),
            drop("2022-12-29", 3, 9_001),
          ]), .init(start: "2023-01-02", end: "2023-01-08", drops: []),
      ], weekdays: [:], months: [], exceptions: 0, unscheduledKg: .zero)
    let shifts = SeasonShifts(district, allocation, version: "test", rounds: 12)
    return Weeks(
      district: district, season: season,
      schedules: [shifts.schedule(season.weeks[0]), nil])
  }

  @Test func `a week's trucks bring what its drops say, and every rule is kept`() async throws {
    let weeks = try await Self.weeks.value
    let report = weeks.report()
    #expect(report.findings == [])
    #expect(report.checked > 100)
    let schedule = try #require(weeks.schedules[0])
    #expect(schedule.scenario == "2022-W52")
    #expect(schedule.orders.count == 4 && schedule.value(of: .unservedKg) == 0)
    #expect(schedule.orders.total(\.arrivesKg) == Kilograms(32_001))
    // the same day, minutes apart: no truck works two shifts a day
    #expect(Set(schedule.days.map(\.id)).count == schedule.days.count)
  }

  @Test func `its settings are the district's, and nobody is hired where the district hires nobody`()
    async throws
  {
    var district = try await Self.weeks.value.district
    let schedule = try #require(try await Self.weeks.value.schedules[0])
    let docks = try #require(schedule.settings.first { $0.key == "haulage_docks" })
    #expect(docks.value == "2" && docks.source == district.policy.haulage.docks.source)
    // one small truck for the whole district, a few kilograms, and nobody to hire
    district.policy.haulage.hiredMost.value = 0
    district.policy.haulage.docks = Setting(1, source: "看过现场", certainty: .surveyed)
    let season = try await Self.weeks.value.season
    let allocation = try await SeasonPellets.allocate(district)
    for type in district.fleet.indices where district.fleet[type].id != "blue-001" {
      district.fleet[type].count = 0
    }
    let few = SeasonShifts(district, allocation, version: "test", rounds: 12).schedule(season.weeks[0])
    let week = try #require(few)
    #expect(week.trucks.allSatisfy { !$0.isHired })
    #expect(week.orders.total(\.unservedKg) > .zero)
    #expect(week.yards.allSatisfy { $0.docks == 1 })
    var first = season
    first.weeks = [season.weeks[0]]
    // what no truck brings is said, which is no fault of the schedule
    #expect(SeasonWeekWitness(first, district: district).run([week]).findings == [])
    // what was looked at is not called assumed
    #expect(schedule.remarks[0].zh.contains("装车台数、装车时间为假定"))
    #expect(week.remarks[0].zh.contains("中转站的装车时间为假定") && !week.remarks[0].en.contains("docks"))
  }

  @Test func `what a season's folder says is held against the district, the allocation and every week`()
    async throws
  {
    let weeks = try await Self.weeks.value
    let allocation = try await SeasonPellets.allocate(weeks.district)
    func record(_ allocation: AllocationPlan, _ season: SeasonSchedule) -> SeasonRecord {
      SeasonRecord(
        version: "test", districtFolder: "", inputs: [], allocation: allocation, schedule: season,
        weekFiles: ["2022-W52.json", nil])
    }
    func findings(_ record: SeasonRecord) -> Set<String> {
      Set(
        SeasonAuditor(record, weeks: weeks.schedules, district: weeks.district).run().findings.map(\.check))
    }
    // two made-up weeks are not the season
    let own = findings(record(allocation, weeks.season))
    #expect(
      own.isSubset(of: [
        "schedule.kilograms", "schedule.load", "schedule.setting", "schedule.unscheduled", "schedule.burnt",
      ]))
    var richer = allocation
    richer.villages[0].householdKg[0] += Kilograms(1)
    #expect(findings(record(richer, weeks.season)).subtracting(own).contains("pellets.totals"))
    var other = weeks.season
    other.weeks[0].drops[0].kg += Kilograms(1)
    #expect(findings(record(allocation, other)).subtracting(own) == ["week.kilograms"])
    other.weeks[0].drops[0].kg = Kilograms(.max)
    #expect(findings(record(allocation, other)) == ["season.range"])
  }

  @Test func `hired trucks cost what the district says, and the audit knows its overtime, hire and number`()
    async throws
  {
    let weeks = try await Self.weeks.value
    let schedule = try #require(weeks.schedules[0])
    let terms = weeks.district.policy.haulage
    for truck in schedule.trucks where truck.isHired {
      let own = try #require(weeks.district.fleet.first { $0.id == truck.type }?.costPerHour)
      #expect(truck.costPerHourFen.count == own.count * Int64(100 + terms.hirePercent.value) / 100)
    }
    #expect(schedule.days.allSatisfy { $0.overtime <= terms.overtime.value })
    // a truck called hired at the price of the district's own, and more of them than there may be
    var cheap = weeks
    let index = try #require(
      schedule.days.first.flatMap { day in schedule.trucks.firstIndex { $0.id == day.truck } })
    cheap.schedules[0]?.trucks[index].isHired = true
    cheap.district.policy.haulage.hiredMost.value = 0
    let found = Set(cheap.report().findings.map(\.check))
    #expect(found.isSuperset(of: ["week.hire-cost", "week.hired"]))
  }

  @Test func `the audit sees a kilogram, a day and a fuel that are not as they should be`() async throws {
    let weeks = try await Self.weeks.value
    func findings(_ change: (inout Weeks) -> Void) -> Set<String> {
      var other = weeks
      change(&other)
      return Set(other.report().findings.map(\.check))
    }
    func altered(_ change: (inout Schedule) -> Void) -> Set<String> {
      findings { weeks in
        guard var schedule = weeks.schedules[0] else { return }
        change(&schedule)
        weeks.schedules[0] = schedule
      }
    }
    let heavier = findings { $0.season.weeks[0].drops[3].kg += Kilograms(1) }
    #expect(heavier == ["week.kilograms"])
    let earlier = findings { $0.season.weeks[0].drops[3].date = "2022-12-28" }
    #expect(earlier == ["week.kilograms"])
    let lacking = altered { $0.orders[0].unservedKg += Kilograms(1) }
    #expect(lacking == ["week.kilograms"])
    let missing = findings { $0.schedules[0] = nil }
    #expect(missing == ["week.missing"])
    let elsewhere = altered { $0.yards[0].site = "nowhere" }
    #expect(elsewhere.contains("week.yard"))
    let quicker = altered { $0.yards[0].setUp = Minutes(1) }
    #expect(quicker.contains("week.yard"))
    let wider = altered { $0.yards[0].docks += 1 }
    #expect(wider == ["week.yard"])
    let renamed = altered { schedule in
      for n in schedule.settings.indices where schedule.settings[n].key == "haulage_docks" {
        schedule.settings[n].source += "?"
      }
    }
    #expect(renamed == ["week.setting"])
    let later = findings { $0.district.policy.haulage.opening.value = Minutes(600) }
    #expect(later.isSuperset(of: ["week.setting", "week.opening"]))
    let longer = altered { $0.days[0].overtime += Minutes(1) }
    #expect(longer.contains("day.overtime"))
    let coal = weeks.district.reserveFuel.id
    let black = altered { schedule in
      schedule.days[0].trips[0].legs = schedule.days[0].trips[0].legs.map { leg in
        guard case .load(let span, var load) = leg else { return leg }
        load.cargo = load.cargo.map { Leg.Cargo(fuel: coal, kg: $0.kg) }
        return .load(span, load)
      }
    }
    #expect(black == ["week.fuel"])
  }
}
