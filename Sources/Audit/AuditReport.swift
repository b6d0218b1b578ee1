public import Quantities

/// What the witness found.
public struct AuditReport: Codable, Sendable {
  /// One thing that is not as the plan says.
  public struct Finding: Codable, Sendable, Hashable {
    /// A stable name of the check that failed, e.g. `stock.capacity`.
    public var check: String
    /// What is wrong, with both numbers.
    public var message: Bilingual
  }

  /// Findings, in the order of the checks.
  public private(set) var findings: [Finding] = []
  /// How many single facts were checked, by check.
  public private(set) var counts: [String: Int] = [:]

  /// What is claimed and could not be proven here, in the order of the checks: no finding, and no fact that was checked.
  public private(set) var unproven: [Bilingual] = []

  /// Whether the plan holds.
  public var passes: Bool { findings.isEmpty }

  /// How many single facts were checked.
  public var checked: Int { counts.values.reduce(0, +) }

  /// Counts one fact; where it does not hold, keeps the message.
  mutating func expect(_ holds: Bool, _ check: String, _ message: () -> Bilingual) {
    counts[check, default: 0] += 1
    if !holds { findings.append(Finding(check: check, message: message())) }
  }

  /// Says of a claim that nothing here proves it.
  mutating func leaveUnproven(_ claim: Bilingual) { unproven.append(claim) }

  /// Adds another report's findings and counts, and what it could not prove.
  public mutating func append(_ other: AuditReport) {
    findings += other.findings
    unproven += other.unproven
    counts.merge(other.counts, uniquingKeysWith: +)
  }

  /// The report without the findings of some checks.
  public func ignoring(_ isIgnored: (String) -> Bool) -> AuditReport {
    var report = self
    report.findings.removeAll { isIgnored($0.check) }
    return report
  }
}
