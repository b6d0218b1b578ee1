import Foundation
import Testing

@testable import Benchmarks

struct RoutingLogTests {
  private func row(_ instance: String, _ solver: RoutingBench.Solver, gap: Double, limit: Double = 30)
    -> RoutingBench.Row
  {
    RoutingBench.Row(
      set: "split", instance: instance, clients: 5, solver: solver, seed: 1, cpuLimit: limit,
      status: "solved", bestKnown: 100, cost: 100 + gap, earlyGapPercent: gap, gapPercent: gap, faults: [])
  }

  @Test func `a log that was cut off in the middle of a line is taken up where it was whole`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "log-\(UUID().uuidString).ndjson")
    defer { try? FileManager.default.removeItem(at: file) }
    var log = RoutingLog(path: file.path)
    try log.add(row("a", .hearth, gap: 1))
    try log.add(row("b", .hearth, gap: 2))
    let whole = try Data(contentsOf: file)
    try whole.dropLast(20).write(to: file)
    var again = RoutingLog(path: file.path)
    #expect(again.rows.map(\.instance) == ["a"])
    #expect(again.holds(row("a", .hearth, gap: 1).run))
    #expect(
      !again.holds(row("a", .pyvrp, gap: 1).run) && !again.holds(row("a", .hearth, gap: 1, limit: 9).run))
    try again.add(row("b", .hearth, gap: 3))
    #expect(RoutingLog(path: file.path).rows.map(\.gapPercent) == [1, 3])
  }

  @Test func `a lead is counted on what both have run`() throws {
    let set = try #require(RoutingSet.all.first { $0.name == "split" })
    let rows = [
      row("a", .hearth, gap: 0.5), row("b", .hearth, gap: 0.9), row("a", .ortools, gap: 0.4),
      row("c", .ortools, gap: 9),
    ]
    let lead = try #require(RoutingReport.lead(over: .ortools, rows, set))
    #expect(abs(lead + 0.1) < 1e-12)
    #expect(RoutingReport.lead(over: .pyvrp, rows, set) == nil)
    let settings = RoutingBench.Settings(cpuLimit: 30, seeds: [1], budget: nil)
    let report = RoutingReport(rows, versions: [:], settings: settings)
    #expect(report.sets.first { $0.solver == .hearth }?.meetsTarget == false)
    let ahead = RoutingReport([rows[0], rows[1], rows[3]], versions: [:], settings: settings)
    #expect(ahead.sets.first { $0.solver == .hearth }?.meetsTarget == true)
  }
}
