import Audit
import District
import Haulage
import Planning
import Plans
import Quantities
import TestSupport
import Testing

@Suite struct SeasonHaulageTests {
  private struct Season: Sendable {
    var district: District
    var allocation: AllocationPlan
    var schedule: SeasonSchedule
  }

  /// The shipped district's season, sized once.
  private static let season = Task {
    let district = try Shipped.inputs.get().district
    let allocation = try await SeasonPellets.allocate(district)
    let schedule = try await SeasonHaulage(district, allocation).schedule(gap: 0.01, limit: 120)
    return Season(district: district, allocation: allocation, schedule: schedule)
  }

  @Test func `every week of the season is what the allocation says, to the kilogram`() async throws {
    let season = try await Self.season.value
    let report = SeasonScheduleWitness(season.schedule, of: season.allocation, district: season.district)
      .run()
    #expect(report.findings == [])
    #expect(report.checked > 3000)
    #expect(season.schedule.weekdays.count == 75)
    #expect(season.schedule.unscheduledKg == .zero)
    let toVillages = season.schedule.weeks.flatMap(\.drops).filter {
      season.schedule.weekdays[$0.destination] != nil
    }
    #expect(toVillages.total(\.kg) == season.allocation.totalKg)
    for month in season.schedule.months {
      #expect(month.boundFen <= month.costFen && month.gap <= 0.01)
    }
    // months are planned without regard to weeks: at most one step is late by one week, and then the bound, which lateness
    // counts in, proves that no other weeks of this allocation are less late
    let terms = season.district.policy.haulage
    let oneStepLate = Fen(terms.shortage.value.count * terms.step.value.count / 1000)
    #expect(season.schedule.months.total(\.lateFen) <= oneStepLate)
    for month in season.schedule.months where month.lateFen > .zero {
      #expect((month.costFen - month.boundFen).count < month.lateFen.count)
    }
  }

  @Test func `the audit sees a kilogram too many, a full truck overloaded and a strange day`() async throws {
    let season = try await Self.season.value
    func findings(_ change: (inout SeasonSchedule) -> Void) -> Set<String> {
      var schedule = season.schedule
      change(&schedule)
      return Set(
        SeasonScheduleWitness(schedule, of: season.allocation, district: season.district).run().findings
          .map(\.check))
    }
    #expect(findings { $0.weeks[4].drops[0].kg += Kilograms(1) }.contains("schedule.kilograms"))
    #expect(findings { $0.weeks[4].drops[0].kg = Kilograms(99_000) }.contains("schedule.load"))
    #expect(findings { $0.weeks[4].drops[0].date = $0.weeks[5].start }.contains("schedule.day"))
    for s in season.schedule.settings.indices {
      #expect(findings { $0.settings[s].value = "61 min" } == ["schedule.setting"])
      #expect(findings { $0.settings[s].certainty = .surveyed } == ["schedule.setting"])
    }
    #expect(findings { $0.exceptions = 1 } == ["schedule.weekday"])
    let hubs = Set(season.district.pellets.stores.filter { $0.tier == .hub }.map(\.id))
    #expect(
      findings { schedule in
        // it comes by the end of the week in which it was handed out
        for w in schedule.weeks.indices {
          for d in schedule.weeks[w].drops.indices where hubs.contains(schedule.weeks[w].drops[d].destination)
          {
            schedule.weeks[w].drops[d].date = schedule.weeks[w].end
          }
        }
      } == ["schedule.hub-empty"])
    #expect(findings { $0.unscheduledKg = Kilograms(1) } == ["schedule.unscheduled"])
    #expect(
      findings { schedule in
        // the whole season at once overflows
        for w in schedule.weeks.indices.dropFirst() {
          schedule.weeks[0].drops += schedule.weeks[w].drops.map { drop in
            var drop = drop
            drop.date = schedule.weeks[0].start
            return drop
          }
          schedule.weeks[w].drops = []
        }
      }.contains("schedule.room"))
  }

  @Test func `four weeks are sized to a thousandth, and a smaller fleet never costs less`() async throws {
    let season = try await Self.season.value
    var dearest = Fen.zero
    for percent in [100, 25, 5] {
      var terms = season.district.policy.haulage
      terms.fleetPercent.value = percent
      let day = try #require(CalendarDay(iso: "2023-01-01"))
      let lots = try #require(
        try PelletLots(season.district, season.allocation, from: day, terms: terms))
      let answer = try await lots.problem.solve(LotSizingOptions(gap: 0.01, nodeLimit: 50, groupSize: 0))
      #expect(try lots.problem.cost(of: answer.plan) == answer.cost)
      #expect(answer.gap <= 0.01)
      #expect(answer.cost.total >= dearest, "within the gap the order could only turn by a hair")
      dearest = answer.bound
      if percent == 5 { #expect(!lots.words(answer.worth, in: season.district).isEmpty) }
    }
    let within = try #require(CalendarDay(iso: "2023-01-02"))
    let none = try PelletLots(season.district, season.allocation, from: within)
    #expect(none?.weeks == nil, "no period begins on that day")
  }
}
