import District
import Plans
import Quantities

extension Auditor {
  /// What the optimiser claims about itself, against the plan's own figures.
  func checkSolver(spent: Fen, transport: Fen, _ report: inout AuditReport) {
    let solver = folder.plan.solver
    let request = folder.plan.request
    // bounds are proven to a gram or a thousandth of a yuan; anything nearer counts as equal
    let distance = abs(solver.objective - solver.bound)
    let gap = distance <= 1e-6 ? 0 : distance / max(abs(solver.objective), 1e-9)
    report.expect(
      abs(gap - solver.gap) <= 1e-9 * max(1, gap)
        && solver.bound <= solver.objective + 1e-6, "solver.gap"
    ) {
      Bilingual(
        zh: "优化间隙写 \(solver.gap)，按目标值和界重算 \(gap)",
        en: "the gap says \(solver.gap), objective and bound give \(gap)")
    }
    // passes that hold an earlier pass are only as sharp as that
    let allowed = max(request.gap, 1e-5) * (1 + 1e-6)
    let isKnown = ["optimal", "feasible", "infeasible", "given"].contains(solver.status)
    report.expect(isKnown && (solver.status != "optimal" || solver.gap <= allowed), "solver.status") {
      Bilingual(
        zh: "求解状态写“\(solver.status)”，间隙却是 \(solver.gap)（要求 \(request.gap)）",
        en: "the status says \(solver.status), yet the gap is \(solver.gap) (asked for: \(request.gap))")
    }
    guard let range = objectiveRange(spent: spent, transport: transport) else { return }
    report.expect(range.contains(solver.objective), "solver.objective") {
      Bilingual(
        zh: "优化目标值写 \(solver.objective)，按规划重算应在 \(range.lowerBound) 到 \(range.upperBound) 之间",
        en:
          "the objective says \(solver.objective); recomputed from the plan it lies between \(range.lowerBound) and \(range.upperBound)"
      )
    }
  }

  /// Where the objective must lie, from the plan's figures rounded to kilograms and fen; `nil` where they do not say.
  private func objectiveRange(spent: Fen, transport: Fen) -> ClosedRange<Double>? {
    func around(_ least: Double, _ most: Double) -> ClosedRange<Double> {
      // stock and haul are rounded to whole kilograms: 0.1 %, and a few kilograms where there is next to nothing
      (least - max(0.1, 0.001 * least))...(most + max(0.1, 0.001 * most))
    }
    let plan = folder.plan
    let spent = Double(spent.count) / 100_000
    let transport = Double(transport.count) / 100_000
    if plan.solver.status == "given" { return around(spent, spent) }
    let required = plan.scenarios.filter(\.required)
    let short = Double(required.total(\.shortKg).count) / 1000
    // where something is missing, the certificate may bring other tonnes, and from farther, than the optimiser did
    switch (plan.solver.status, plan.request.mode) {
    case ("infeasible", _): return spent - 0.1...Double.infinity
    case (_, .lexicographic), (_, .minCost):
      return short > 0 ? spent - 0.1...Double.infinity : around(spent + transport, spent + transport)
    case (_, .maxCover):
      return around(short, short * max(1, district.policy.priorityWeight.value))
    case (_, .pMedian):
      return short > 0 ? nil : around(transport, transport)
    case (_, .pCenter): return nil
    }
  }
}
