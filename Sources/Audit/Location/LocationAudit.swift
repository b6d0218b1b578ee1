public import Proofs
import Quantities

/// An independent check of a siting answer: the plan recomputed from the numbers of the problem, each bound from its proof.
///
/// It knows neither the module that solved the problem nor a solver. A proof is believed for what it adds up to here,
/// whoever made it and however.
public struct LocationAudit: Sendable {
  let record: LocationRecord
  var problem: LocationProblem { record.problem }

  /// An audit of a record, whatever stands in it.
  public init(_ record: LocationRecord) { self.record = record }

  /// Runs every check.
  ///
  /// The counts of the report tell how many bounds were proven how: `bound.dual`, `bound.lagrangian`, and `bound.nature` for
  /// those that no plan could miss, such as a shortage of at least 0.
  ///
  /// - Complexity: O(leaves · (sites + arcs)); a Lagrangian leaf chooses sites by a search of its own.
  public func run() -> AuditReport {
    var report = AuditReport()
    guard checkShape(&report) else { return report }
    guard let plan = record.claim.plan else {
      checkImpossibility(&report)
      return report
    }
    guard checkPlan(plan, &report) else { return report }
    checkPasses(plan, &report)
    return report
  }

  /// Relative rounding that sums of a proof may differ by.
  static let rounding = 1e-9
  /// Relative error of an answer that is a solver's: a gram in a tonne, a fen in ten thousand yuan.
  static let tolerance = 1e-6
  /// The same of what a later pass may give up of an earlier one.
  static let passTolerance = 1e-5

  private func checkImpossibility(_ report: inout AuditReport) {
    let passed = record.claim.impossibility.map { proof in
      verdict(on: proof, PassQuestion(impossibilityOf: problem), reaches: .infinity)
    }
    report.expect(passed == .holds, "impossible." + kind(of: record.claim.impossibility)) {
      Bilingual(
        zh: "记录说没有可行的方案：" + (passed ?? .missing).words.zh,
        en: "no plan is said to exist: " + (passed ?? .missing).words.en)
    }
  }

  private func checkPasses(_ plan: LocationClaim.Plan, _ report: inout AuditReport) {
    let passes = record.claim.passes
    let names = passNames
    report.expect(passes.map(\.name) == names, "pass.order") {
      Bilingual(
        zh: "目标依次应为 \(names.map(\.rawValue))，记录为 \(passes.map(\.name.rawValue))",
        en: "the passes should be \(names.map(\.rawValue)), the record has \(passes.map(\.name.rawValue))")
    }
    guard passes.map(\.name) == names else { return }
    report.expect((0...Self.passTolerance).contains(record.claim.slack), "pass.slack") {
      Bilingual(
        zh: "前一目标可让出的余量写 \(record.claim.slack)，最多 \(Self.passTolerance)",
        en: "the slack of an earlier pass is \(record.claim.slack), at most \(Self.passTolerance) is allowed")
    }
    for (k, pass) in passes.enumerated() {
      let value = value(of: pass.name, plan)
      let tolerance = k == passes.count - 1 ? Self.tolerance : Self.passTolerance
      report.expect(abs(value - pass.value) <= tolerance * max(1, abs(value)), "pass.value") {
        Bilingual(
          zh: "\(pass.name.rawValue) 写 \(pass.value)，按方案重算 \(value)",
          en: "\(pass.name.rawValue) says \(pass.value), the plan gives \(value)")
      }
      checkBound(k, &report)
    }
  }

  private func checkBound(_ k: Int, _ report: inout AuditReport) {
    let pass = record.claim.passes[k]
    // what is least: of the worst group's coverage, the share that goes without
    let isShare = pass.name == .worstGroup
    let (value, bound) = isShare ? (1 - pass.value, 1 - pass.bound) : (pass.value, pass.bound)
    report.expect(bound <= value + Self.rounding * max(1, abs(value)), "bound.side") {
      Bilingual(
        zh: "\(pass.name.rawValue) 的界 \(pass.bound) 越过了自己的值 \(pass.value)",
        en: "the bound \(pass.bound) of \(pass.name.rawValue) is beyond its value \(pass.value)")
    }
    guard bound > 0 else {
      report.expect(true, "bound.nature") { Bilingual(zh: "", en: "") }
      return
    }
    let question = PassQuestion(record.claim, pass: k, of: problem)
    let reach = pass.name == .radius ? Double.infinity : bound - Self.rounding * max(1, bound)
    let verdict = pass.proof.map { self.verdict(on: $0, question, reaches: reach) } ?? .missing
    report.expect(verdict == .holds, "bound." + kind(of: pass.proof)) {
      Bilingual(
        zh: "\(pass.name.rawValue) 的界 \(pass.bound)：" + verdict.words.zh,
        en: "bound \(pass.bound) of \(pass.name.rawValue): " + verdict.words.en)
    }
  }

  private func verdict(on proof: BoundProof, _ question: PassQuestion, reaches: Double) -> ProofVerdict {
    switch proof {
    case .dual(let proof): DualWitness(problem, question).verdict(on: proof, reaches: reaches)
    case .lagrangian(let proof):
      LagrangianWitness(problem, question)?.verdict(on: proof, reaches: reaches) ?? .notApplicable
    }
  }

  private func kind(of proof: BoundProof?) -> String {
    switch proof {
    case .dual: "dual"
    case .lagrangian: "lagrangian"
    case nil: "unproven"
    }
  }

  private var passNames: [LocationClaim.Pass.Name] {
    switch problem.mode {
    case .minCost, .euhdCap: [.cost]
    case .penalised: [.penalised]
    case .meanCVaR: [.risk]
    case .maxCover: [.shortage]
    case .pMedian: [.distance]
    case .pCenter: [.radius]
    case .lexicographic: [.shortage, .worstGroup, .cost]
    }
  }
}

/// What a witness says of a proof.
enum ProofVerdict: Equatable {
  case holds
  /// It proves this much only.
  case provesOnly(Double)
  /// A leaf shows no impossibility.
  case notImpossible
  /// Some part of the tree is missing, or there is too much.
  case incomplete
  /// It speaks of what the problem does not have.
  case unknownName(String)
  /// It is not for such problems.
  case notApplicable
  /// There is none.
  case missing

  var words: Bilingual {
    switch self {
    case .holds: Bilingual(zh: "已证明", en: "proven")
    case .provesOnly(let bound): Bilingual(zh: "证明只到 \(bound)", en: "the proof reaches \(bound) only")
    case .notImpossible:
      Bilingual(zh: "证明的一支没有说明无解", en: "a branch of the proof does not show that nothing is possible")
    case .incomplete: Bilingual(zh: "证明不完整", en: "the proof is not complete")
    case .unknownName(let name):
      Bilingual(zh: "证明提到问题里没有的 \(name)", en: "the proof names \(name), which the problem does not have")
    case .notApplicable:
      Bilingual(zh: "这种证明不适用于这个问题", en: "a proof of this kind does not apply to this problem")
    case .missing: Bilingual(zh: "没有证明", en: "there is no proof")
    }
  }
}
