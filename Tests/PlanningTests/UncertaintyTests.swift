import District
import Planning
import Plans
import Quantities
import Tables
import TestSupport
import Testing

/// The shipped district on a handful of drawn events: every number of the report, not the quality of the plan.
@Suite(.serialized) struct UncertaintyTests {
  private func study(
    workers: Int = 2, seed: UInt64? = nil, bindsRequired: Bool = true
  ) throws -> UncertaintyStudy {
    let inputs = try Shipped.inputs.get()
    var (files, diagnostics) = ([InputFile](), Diagnostics())
    let set = try #require(
      ScenarioSetReader.read(
        file: Shipped.root + "/scenarios/sets/winter.toml", district: inputs.district, inputs: &files,
        diagnostics: &diagnostics))
    return UncertaintyStudy(
      district: inputs.district,
      scenarios: inputs.scenarios.filter { $0.name == "feeder-cut-jiazhuang" }, bindsRequired: bindsRequired,
      set: set, seed: seed ?? set.seed,
      sizes: SampleSizes(planning: 8, kept: 3, batches: 2, batch: 4, fresh: 8, hindsight: 2),
      // with time to spare on a busy machine, or two runs would stop at different places
      request: Request(gap: 0.05, timeLimit: 3600), workers: workers, version: "test", inputs: files)
  }

  @Test func `one, two and eight workers write the same bytes`() async throws {
    let one = try PlanJSON.encode(try await study(workers: 1).run { _ in })
    #expect(try PlanJSON.encode(try await study(workers: 2).run { _ in }) == one)
    #expect(try PlanJSON.encode(try await study(workers: 8).run { _ in }) == one)
    #expect(try PlanJSON.encode(try await study(seed: 5).run { _ in }) != one)
  }

  @Test func `what must be covered is covered, and the parts add up`() async throws {
    let report = try await study().run { _ in }
    let first = try #require(report.plans.first)
    #expect(first.kind == .sampled && first.requiredShortKg == .zero)
    // the plan for the required scenario alone covers it, too
    #expect(report.plans.allSatisfy { $0.requiredShortKg == .zero })
    #expect(report.sites.count == first.points)
    #expect(report.sites.total(\.stockKg) == first.stockKg)
    for plan in report.plans {
      #expect(plan.expected.meanFen >= plan.spendingFen)
      guard let saving = plan.saving else { continue }
      #expect(saving.lower.meanFen <= saving.upper.meanFen)
      // the same events on both sides: what is saved is the difference of the means
      let difference = plan.expected.meanFen - first.expected.meanFen
      #expect(abs((saving.lower.meanFen - difference).count) <= 2)
    }
    #expect(report.perfectInformation.lower.meanFen >= .zero)
    #expect(report.gap.estimate.meanFen >= .zero)
    #expect(report.gap.atMostFen.map { $0 >= report.gap.estimate.meanFen } == true)
    #expect(report.gap.unprovenFen <= report.gap.estimate.meanFen)
    #expect(report.reduction.distanceFen <= report.reduction.spreadFen)
    #expect(report.set.assumedNumbers > 0 && report.set.assumedNumbers <= report.set.numbers)
  }

  @Test func `free of the required scenarios no plan spends more to please them`() async throws {
    let bound = try await study().run { _ in }
    let free = try await study(bindsRequired: false).run { _ in }
    // the same sample: a bound plan is one of the free ones, so the promise can only be better, give or take the gap
    #expect(
      Double(free.reduction.predictedFen.count) <= Double(bound.reduction.predictedFen.count) * 1.05 + 1)
  }
}
