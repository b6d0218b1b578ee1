import District
import Plans
import Quantities

extension Auditor {
  /// What the optimiser claims about itself, against the plan's own figures. A plan brings no proof of its bounds, so they
  /// are said to be unproven; what is counted is only that they agree with each other and with the plan.
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
    sayUnproven(&report)
    guard let range = objectiveRange(spent: spent, transport: transport) else { return }
    report.expect(range.contains(solver.objective), "solver.objective") {
      Bilingual(
        zh: "优化目标值写 \(solver.objective)，按规划重算应在 \(range.lowerBound) 到 \(range.upperBound) 之间",
        en:
          "the objective says \(solver.objective); recomputed from the plan it lies between \(range.lowerBound) and \(range.upperBound)"
      )
    }
  }

  private func sayUnproven(_ report: inout AuditReport) {
    let plan = folder.plan
    let solver = plan.solver
    func number(_ value: Double) -> String { Format.decimal(value, places: 3) }
    // nothing is less than nothing, and a stock made by hand is not said to be the best
    if solver.objective > 1e-6, solver.status != "given" {
      report.leaveUnproven(
        Bilingual(
          zh:
            "没有更好的选址：界 \(number(solver.bound))（目标值 \(number(solver.objective))，求解状态“\(solver.status)”）是求解程序写的，规划里没有它的证明",
          en:
            "that no other choice of sites is better: the bound \(number(solver.bound)) on the objective \(number(solver.objective)), status \"\(solver.status)\", is the solver's own word, a plan holds no proof of it"
        ))
    }
    let proof = plan.allocation.proof
    if proof.boundFen > .zero {
      report.leaveUnproven(
        Bilingual(
          zh: "没有更省的颗粒分配：下界 \(proof.boundFen.count) 分没有附证明",
          en:
            "that no cheaper share of the pellets exists: the bound of \(proof.boundFen.count) fen comes without a proof"
        ))
    }
    let isPriced =
      plan.frontier != nil || plan.scenarios.contains { $0.price != nil }
      || plan.sites.contains { $0.dropOneCost != nil || $0.addOneCost != nil || $0.valueOfNextTonne != nil }
    if isPriced {
      report.leaveUnproven(
        Bilingual(
          zh: "各点、各场景和各档覆盖值多少钱：要重新优化才算得出，只核对了次序和互相不矛盾",
          en:
            "what points, scenarios and levels of coverage are worth: that takes an optimiser; only their order and that they agree was checked"
        ))
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
