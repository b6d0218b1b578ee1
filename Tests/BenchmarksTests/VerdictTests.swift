import Siting
import Testing

@testable import Benchmarks

/// Ratios, faults and verdicts on rows made by hand.
@Suite struct VerdictTests {
  private func row(
    _ solver: String, _ status: SolverAnswer.Status = .optimal, value: Double? = 100, bound: Double? = 100,
    cpu: Double? = 1, optimum: Double? = 100, instance: String = "p1"
  ) throws -> Row {
    let model = try JSONReaders.deterministic(bytes(ReaderTests.json), "f.json")
    return Row(
      BenchmarkInstance(
        name: instance, family: "yang", model: model,
        optimum: optimum.map { KnownOptimum(value: $0, source: "test") }),
      targetClass: "Yang, TB4", solver: solver, cpuLimit: 100,
      answer: SolverAnswer(status: status, value: value, bound: bound, cpu: cpu))
  }

  @Test func `the better of the reference peers counts, others do not`() throws {
    let comparison = Comparison([
      try row("hearth", cpu: 0.5), try row("highs-strong", cpu: 20), try row("highs-weak", cpu: 15),
      try row("scip", cpu: 30), try row("cbc", cpu: 1),
    ])
    #expect(comparison.speedup == 30)
    #expect(comparison.bestPeer?.solver == "highs-weak")
    #expect(comparison.rows.map(\.timesHearth) == [nil, 40, 30, 60, 2])
    #expect(comparison.rows.allSatisfy { $0.faults.isEmpty })
  }

  @Test func `a stopped peer gives a ratio of at least`() throws {
    let comparison = Comparison([
      try row("hearth", cpu: 2), try row("highs-strong", .limit, bound: 90, cpu: 100),
      try row("scip", .limit, value: nil, bound: 50, cpu: 101),
    ])
    #expect(comparison.speedup == 50)
    #expect(comparison.bestPeer?.isAtLeast == true)
  }

  @Test func `where nobody has a proof there is no ratio`() throws {
    let comparison = Comparison([
      try row("hearth", .limit, bound: 99, cpu: 100), try row("scip", .limit, bound: 50, cpu: 101),
    ])
    #expect(comparison.speedup == nil)
  }

  @Test func `a ratio below one is shown as it is`() throws {
    let comparison = Comparison([try row("hearth", .limit, bound: 99, cpu: 100), try row("scip", cpu: 10)])
    #expect(comparison.speedup == 0.1)
  }

  @Test func `a failed or missing peer counts for nothing`() throws {
    let comparison = Comparison([
      try row("hearth"), try row("highs-strong", .failed, value: nil, bound: nil, cpu: nil),
      try row("scip", .unsupported, value: nil, bound: nil, cpu: nil),
    ])
    #expect(comparison.speedup == nil)
    #expect(comparison.bestPeer == nil)
  }

  @Test func `times below the clock's grain are not divided by`() throws {
    let comparison = Comparison([try row("hearth", cpu: 0), try row("scip", cpu: 0.01)])
    #expect(comparison.speedup == 10)
  }

  @Test(arguments: [
    (SolverAnswer.Status.optimal, 100.00011, 100.0, [Fault.notTheOptimum]), (.optimal, 100.00009, 100, []),
    (.optimal, 99.9, 99.9, [.notTheOptimum]), (.limit, 99.9, 90, [.belowTheOptimum]), (.limit, 120, 90, []),
    (.limit, 120, 100.001, [.boundAboveOptimum]), (.limit, 120, 100.00009, []),
    (.limit, 120, 121, [.boundAboveOptimum, .boundAboveValue]),
  ])
  func `an answer is held against the published optimum`(
    _ status: SolverAnswer.Status, _ value: Double, _ bound: Double, _ faults: [Fault]
  ) throws {
    let comparison = Comparison([try row("hearth", status, value: value, bound: bound)])
    #expect(comparison.rows[0].faults == faults)
  }

  @Test func `a bound above what somebody else found is wrong, with no optimum known`() throws {
    let comparison = Comparison([
      try row("hearth", value: 100, bound: 100, optimum: nil),
      try row("scip", .limit, value: 99, bound: 80, optimum: nil),
    ])
    #expect(comparison.rows[0].faults == [.boundAboveOtherValue])
    #expect(comparison.rows[1].faults.isEmpty)
  }

  @Test func `no plan where there is one is wrong`() throws {
    let comparison = Comparison([
      try row("hearth", .infeasible, value: nil, bound: nil, optimum: nil), try row("scip", optimum: nil),
    ])
    #expect(comparison.rows[0].faults == [.notInfeasible])
  }

  @Test func `a class passes on the geometric mean and fails on one that takes too long`() throws {
    let target = try #require(TargetClass.all.first { $0.name == "Yang, TB4" })
    func comparison(_ ours: Double, _ theirs: Double) throws -> Comparison {
      Comparison([try row("hearth", cpu: ours), try row("scip", cpu: theirs)])
    }
    // √(20 · 80) = 40: above 30, below 60
    let both = ClassVerdict(target, [try comparison(1, 20), try comparison(1, 80)])
    #expect(abs((both.ratio ?? 0) - 40) < 1e-9)
    #expect(both.atLeast == .pass && both.aim == .fail)
    #expect(both.leastRatio == 20 && both.greatestRatio == 80)
    #expect(ClassVerdict(target, [try comparison(1, 90), try comparison(3.1, 900)]).atLeast == .fail)
    #expect(ClassVerdict(target, [Comparison([try row("hearth")])]).atLeast == .open)
    // stopped after 1 s, it might have been in time; stopped after 4 s, it was not
    let early = Comparison([try row("hearth", .limit, bound: 99, cpu: 1), try row("scip", cpu: 100)])
    #expect(ClassVerdict(target, [early]).atLeast == .open)
    let late = Comparison([try row("hearth", .limit, bound: 99, cpu: 4), try row("scip", cpu: 100)])
    #expect(ClassVerdict(target, [late]).atLeast == .fail)
  }

  @Test func `a lower bound on a ratio passes but never fails`() throws {
    let target = try #require(TargetClass.all.first { $0.name == "Yang, TB4" })
    let stopped = Comparison([try row("hearth", cpu: 1), try row("scip", .limit, bound: 90, cpu: 40)])
    let verdict = ClassVerdict(target, [stopped])
    #expect(verdict.atLeast == .pass && verdict.aim == .open && verdict.atLeastRatios == 1)
  }

  @Test func `a peer gets as long as judging the least ratio of its class takes`() throws {
    let target = try #require(TargetClass.all.first { $0.name == "Yang, TB4" })
    #expect(abs(TargetClass.enough(toJudge: target, ours: 2) - 63) < 1e-9)
    #expect(TargetClass.enough(toJudge: target, ours: 0.01) == 5)
    let stopped = Comparison([try row("hearth", cpu: 2), try row("scip", .limit, bound: 90, cpu: 63)])
    #expect(ClassVerdict(target, [stopped]).atLeast == .pass)
  }

  @Test func `the summary counts ours and theirs apart and leaves small instances out of the mean`() throws {
    let small = Comparison([
      try small(row("hearth", cpu: 0.01)), try small(row("scip", value: 101, cpu: 10)),
    ])
    let large = Comparison([try row("hearth", value: 99), try row("scip", .limit, bound: 90, cpu: 16)])
    let report = SitingReport(
      SitingBench.Outcome(comparisons: [small, large], skipped: 2), versions: ["hearth": "x"],
      settings: SitingBench.Settings(cpuLimit: 10))
    #expect(abs((report.summary.geometricMeanSpeedup ?? 0) - 16) < 1e-9)
    #expect(report.summary.ratios == 1 && report.summary.atLeastRatios == 1)
    #expect(report.summary.wrongOptima == 1 && report.summary.peerWrongOptima == 1)
    #expect(report.summary.skippedRuns == 2 && report.rows.count == 4)
  }

  private func small(_ row: Row) -> Row {
    var row = row
    row.targetClass = TargetClass.all[0].name
    return row
  }

  @Test func `the median of the repeats is one of them`() {
    let answers = [3.0, 1, 2].map { SolverAnswer(status: .optimal, value: 1, cpu: $0) }
    #expect(SolverAnswer.median(answers).cpu == 2)
    #expect(SolverAnswer.median(answers + [SolverAnswer(status: .failed)]).status == .failed)
  }

  @Test func `the exponent of growth is that of the law it came from`() {
    let trials = [10, 20, 40, 80].map { size in
      Trial(
        name: "t", size: ModelSize(sites: 1, customers: 1, scenarios: size, arcs: 1), limit: 1,
        answer: SolverAnswer(status: .optimal, value: 1, bound: 1, cpu: 0.3 * Double(size * size)))
    }
    let exponent = GrowthSeries(.scenarios, trials).exponent ?? 0
    #expect(abs(exponent - 2) < 1e-9)
    #expect(GrowthSeries(.scenarios, [trials[0]]).exponent == nil)
    #expect(GrowthSeries(.arcs, trials).exponent == nil)
  }
}

/// Which instances a run takes, and which class they count for.
@Suite struct SelectionTests {
  @Test(arguments: [
    ("orlib-cap", "cap41", "cap41–134, Holmberg"), ("orlib-cap", "capa1", "capa, capb, capc"),
    ("holmberg", "p49", "cap41–134, Holmberg"), ("yang", "p1", "Yang, TB4"),
    ("scflp", "f25-c50-s64-r3-1", "scflp 25×50×64"), ("scflp", "f50-c100-s256-r5-1", nil),
    ("tbed-like", "T500x500_10_1", "T500x500_10_1"), ("tbed-like", "T500x500_15_1", nil),
    ("tbed1-original", "i300_1", "T100–T200, i300_1"), ("pmed", "pmed1", nil),
  ])
  func `an instance belongs to its class`(_ family: String, _ name: String, _ target: String?) {
    #expect(TargetClass.of(family, name)?.name == target)
  }

  @Test func `a few of many are spread evenly`() {
    #expect(Selection.spread(Array(0..<9), 3) == [1, 4, 7])
    #expect(Selection.spread([1, 2], 5) == [1, 2])
    #expect(Selection.spread(Array(0..<5), 1) == [2])
    #expect(Selection.spread([Int](), 1) == [])
  }

  @Test func `published optima carry their source`() throws {
    let optimum = try #require(KnownOptimum.published("orlib-cap", "cap41"))
    #expect(optimum.value == 1_040_444.375)
    #expect(optimum.source.contains("OR-Library"))
    #expect(KnownOptimum.published("orlib-cap", "cap40") == nil)
    #expect(KnownOptimum.published("yang", "p1") == nil)
  }
}
