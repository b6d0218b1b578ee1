import Audit
import Proofs
import Quantities
import Siting

/// How many answers and bounds a witness has confirmed.
public struct ProofTally: Sendable, Encodable {
  /// Answers audited.
  public var audited = 0
  /// Plans that the witness could do.
  public var plans = 0
  /// Bounds proven by prices of rows.
  public var dual = 0
  /// Bounds proven by multipliers of demands.
  public var lagrangian = 0
  /// Bounds that nothing could miss, such as a shortage of at least 0.
  public var natural = 0
  /// Problems proven to have no plan.
  public var impossible = 0

  /// Bounds and impossibilities together.
  public var bounds: Int { dual + lagrangian + natural + impossible }

  static func += (sum: inout Self, more: Self) {
    sum.audited += more.audited
    sum.plans += more.plans
    sum.dual += more.dual
    sum.lagrangian += more.lagrangian
    sum.natural += more.natural
    sum.impossible += more.impossible
  }
}

/// What the witness says of a solution's proof.
struct ProofCheck: Sendable {
  private(set) var findings: [String] = []
  private(set) var tally = ProofTally()

  /// Audits a record, and holds what it proves against what the solution claims.
  init(_ record: LocationRecord, of solution: SitingSolution) {
    let report = LocationAudit(record).run()
    findings = report.findings.map { "audit \($0.check): \($0.message.en)" }
    tally.audited = 1
    for (pass, claimed) in zip(record.claim.passes, solution.passes) {
      let tolerance = claimed == solution.passes[0] ? 1e-6 : Soak.tolerance
      if abs(pass.bound - claimed.bound) > tolerance * max(1, abs(claimed.bound)) {
        findings.append("bound of \(claimed.name.rawValue) \(claimed.bound), proven \(pass.bound)")
      }
    }
    guard findings.isEmpty else { return }
    tally.plans = record.claim.plan == nil ? 0 : 1
    tally.dual = report.counts["bound.dual"] ?? 0
    tally.lagrangian = report.counts["bound.lagrangian"] ?? 0
    tally.natural = report.counts["bound.nature"] ?? 0
    tally.impossible = report.counts["impossible.dual"] ?? 0
  }
}
