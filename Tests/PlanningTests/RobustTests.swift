import District
import Plans
import Quantities
import Tables
import TestSupport
import Testing

@testable import Planning

/// Plans against an adversary, and the knee of a line.
@Suite struct RobustTests {
  private func report(closures: Int, lostSites: Int, townships: Int? = nil) async throws -> RobustReport {
    let inputs = try Shipped.inputs.get()
    let scenario = try #require(inputs.scenarios.first { $0.name == "feeder-cut-jiazhuang" })
    return try await RobustStudy(
      district: inputs.district, scenario: scenario, townships: townships, closures: closures,
      lostSites: lostSites, shortageCost: .yuan(20_000), request: Request(gap: 0.02, timeLimit: 3600),
      mostSteps: 30, nodeLimit: nil, version: "test"
    ).run { _ in }
  }

  @Test func `the bounds close in, and a stronger adversary costs no less`() async throws {
    let weak = try await report(closures: 0, lostSites: 0)
    let strong = try await report(closures: 1, lostSites: 1)
    for report in [weak, strong] {
      #expect(report.lowerFen <= report.upperFen)
      #expect(report.ending != .limit)
      for (before, after) in zip(report.steps, report.steps.dropFirst()) {
        #expect(before.lowerFen <= after.lowerFen && before.upperFen >= after.upperFen)
      }
      #expect(report.shortKg <= report.shortAtMostKg)
      for step in report.steps {
        #expect((step.roads + step.sites).allSatisfy { report.names?[$0] != nil })
      }
      // what is promised is what the plan spends and its worst shortage costs, to the fen of a kilogram
      let worst = Fen(report.shortAtMostKg.count * report.shortageCostFenPerTonne.count / 1000)
      #expect(abs((report.upperFen - report.spendingFen - worst).count) <= 1)
    }
    #expect(weak.lowerFen <= strong.upperFen)
    // nobody takes anything: all is covered as cheaply as can be
    #expect(weak.shortKg == .zero && weak.steps.allSatisfy { $0.roads.isEmpty && $0.sites.isEmpty })
  }

  @Test(arguments: [40_000, 43_000]) func `not one fen more than the budget is spent`(yuan: Double)
    async throws
  {
    let inputs = try Shipped.inputs.get()
    let scenario = try #require(inputs.scenarios.first { $0.name == "heat-network-60h" })
    // what has to open costs 38,000 already, so that little coal is bought and some goes short
    let report = try await RobustStudy(
      district: inputs.district, scenario: scenario, townships: 1, closures: 0, lostSites: 0,
      shortageCost: .yuan(20_000), request: Request(budgetFen: .yuan(yuan), gap: 0.02, timeLimit: 3600),
      mostSteps: 1, nodeLimit: nil, version: "test"
    ).run { _ in }
    #expect(report.shortKg > .zero)
    #expect(report.spendingFen <= .yuan(yuan) && report.steps.allSatisfy { $0.spendingFen <= .yuan(yuan) })
  }

  private func study(cap: Double) throws -> UnservedCapStudy {
    let inputs = try Shipped.inputs.get()
    var (files, diagnostics) = ([InputFile](), Diagnostics())
    let set = try #require(
      ScenarioSetReader.read(
        file: Shipped.root + "/scenarios/sets/earthquake.toml", district: inputs.district, inputs: &files,
        diagnostics: &diagnostics))
    return UnservedCapStudy(
      district: inputs.district, scenarios: inputs.scenarios.filter { $0.name == "feeder-cut-jiazhuang" },
      set: set, seed: set.seed, cap: cap, planning: 4, kept: 2, fresh: 8, level: 0.5, confidence: 0.95,
      request: Request(gap: 0.05, timeLimit: 3600), mostMoves: 2, version: "test")
  }

  @Test func `the cheapest plan keeps the cap on the events it is made from`() async throws {
    // hubs and townships alone, so that there are few to thin out; full, they leave 4,914 household-days short
    var study = try study(cap: 8000)
    for site in study.district.sites.indices where study.district.sites[site].tier == .village {
      study.district.sites[site].status = .forbidden
    }
    let report = try await study.run { _ in }
    let most = report.cap * report.sample.kgPerHouseholdDay
    #expect(most > 0 && report.meanInSample <= most)
    #expect(report.cheapest.sites.allSatisfy { !$0.id.hasPrefix("store-") })
  }

  @Test func `a cap that full yards cannot keep, or no stove can, is out of reach`() async throws {
    var study = try study(cap: 0)
    for site in study.district.sites.indices { study.district.sites[site].storage = Kilograms(1) }
    study.district.stock = []
    let error = await #expect(throws: UnservedCapStudy.OutOfReach.self) { try await study.run { _ in } }
    #expect((error?.least ?? 0) > 0)
    for group in study.district.households.indices { study.district.households[group].stoveShare = 0 }
    await #expect(throws: UnservedCapStudy.OutOfReach(least: nil)) { try await study.run { _ in } }
  }

  @Test func `the knee is the point farthest below the chord`() {
    #expect(knee(of: [(0, 10), (1, 2), (10, 0)]) == 1)
    #expect(knee(of: [(0, 10), (1, 9), (2, 1), (10, 0)]) == 2)
    // a straight line has none, nor has one above its chord
    #expect(knee(of: [(0, 2), (1, 1), (2, 0)]) == nil)
    #expect(knee(of: [(0, 10), (1, 9), (2, 7), (3, 0)]) == nil)
    #expect(knee(of: [(0, 2), (1, 1)]) == nil)
    #expect(knee(of: [(0, 1), (1, 1), (2, 1)]) == nil)
  }
}
