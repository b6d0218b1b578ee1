import Audit
import Foundation
import Plans
import Proofs
import Quantities
import Tables
import Terminal

/// The audit of a siting proof, a file of schema ``LocationRecord/schema``.
struct ProofAudit {
  private let path: String
  private let record: LocationRecord

  /// Whether a path names a file that is not a plan's.
  static func isMeant(by path: String) -> Bool {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    return exists && !isFolder.boolValue && PlanFolder.folder(of: path) == path
  }

  /// Reads a proof.
  ///
  /// - Throws: A diagnostic that says what is wrong with the file.
  init(readingFrom path: String) throws(Refusal) {
    self.path = path
    let data: Data
    do { data = try Data(contentsOf: URL(filePath: path)) } catch { throw Refusal(path, .unreadable) }
    let decoder = JSONDecoder()
    if let damaged = DamagedFile(path: path, cutShort: data) { throw Refusal(damaged) }
    guard let found = SchemaMark.schema(of: data) else { throw Refusal(path, .malformed) }
    guard found == LocationRecord.schema else { throw Refusal(path, .schema, found: found) }
    do {
      record = try decoder.decode(LocationRecord.self, from: data)
    } catch {
      throw Refusal(path, .malformed, found: Self.place(of: error))
    }
  }

  /// Why a file was refused.
  struct Refusal: Error {
    enum Reason: String { case unreadable, malformed, schema }
    let diagnostic: Diagnostic

    init(_ damaged: DamagedFile) { diagnostic = damaged.diagnostic }

    init(_ path: String, _ reason: Reason, found: String? = nil) {
      let message: Bilingual =
        switch reason {
        case .unreadable: Bilingual(zh: "读不了这个文件。", en: "this file cannot be read.")
        case .malformed: Bilingual(zh: "不是完整的选址证明。", en: "this is not a whole siting proof.")
        case .schema: Bilingual(zh: "证明的格式不是本版能读的。", en: "the proof's schema is not one this version reads.")
        }
      diagnostic = Diagnostic(
        .error, "proof." + reason.rawValue, at: Place(file: path), found: found, message,
        remedy: Bilingual(
          zh: "请给出规划文件夹，或格式为 \(LocationRecord.schema) 的证明文件。",
          en: "Give a plan's folder, or a proof of schema \(LocationRecord.schema)."))
    }
  }

  /// Where in the file decoding ended.
  static func place(of error: any Error) -> String? {
    switch error {
    case DecodingError.keyNotFound(let key, let context): name(context.codingPath + [key])
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
      DecodingError.dataCorrupted(let context):
      name(context.codingPath)
    default: nil
    }
  }

  private static func name(_ path: [any CodingKey]) -> String {
    path.map { $0.intValue.map { "[\($0)]" } ?? "." + $0.stringValue }.joined().trimmingPrefix(".")
      .description
  }

  /// Audits the proof and prints what was found.
  ///
  /// - Returns: Whether everything holds.
  func run(_ console: Console, json: Bool) throws -> Bool {
    let report = LocationAudit(record).run()
    if json {
      try console.out(json: report)
    } else {
      console.print(findings: report.findings)
      passes(console)
      verdict(report, console)
    }
    return report.passes
  }

  private func passes(_ console: Console) {
    let zh = console.language == .zh
    guard !record.claim.passes.isEmpty else { return }
    var table = TextTable(
      zh ? ["目标", "方案的值", "界", "证明"] : ["pass", "value", "bound", "proof"], [.left, .right, .right, .left])
    for pass in record.claim.passes {
      let kind: Bilingual =
        switch pass.proof {
        case .dual(let proof):
          Bilingual(zh: "对偶，\(proof.nodes.count) 个节点", en: "dual, \(proof.nodes.count) nodes")
        case .lagrangian(let proof):
          Bilingual(zh: "拉格朗日，\(proof.nodes.count) 个节点", en: "Lagrangian, \(proof.nodes.count) nodes")
        case nil: Bilingual(zh: "—", en: "—")
        }
      table.add([
        pass.name.rawValue, Format.decimal(pass.value, places: 6), Format.decimal(pass.bound, places: 6),
        kind[console.language],
      ])
    }
    for line in table.lines() { console.out(line) }
  }

  private func verdict(_ report: AuditReport, _ console: Console) {
    let facts = Format.integer(Int64(report.checked))
    guard report.passes else {
      return console.out(
        Bilingual(
          zh: "✗ 复核不通过：核对 \(facts) 项，\(report.findings.count) 项不符。请不要相信这份结果。",
          en:
            "✗ The proof fails: \(report.findings.count) of \(facts) facts are not as it says. Do not trust it."
        ))
    }
    console.out(
      record.claim.plan == nil
        ? Bilingual(
          zh: "✓ 复核通过：确实没有可行的方案（不用求解器，重新算过）。",
          en: "✓ The proof holds: there is no plan (recomputed without a solver).")
        : Bilingual(
          zh: "✓ 复核通过：方案可行，值和界都重新算过（不用求解器），核对 \(facts) 项事实。",
          en:
            "✓ The proof holds: the plan can be done, its values and bounds are as claimed (recomputed without a solver); \(facts) facts checked."
        ))
  }
}

extension Console {
  /// Prints what an audit found, the first fifty.
  func print(findings: [AuditReport.Finding]) {
    for finding in findings.prefix(50) { out("✗ [\(finding.check)] \(finding.message[language])") }
    guard findings.count > 50 else { return }
    out(Bilingual(zh: "… 另有 \(findings.count - 50) 条", en: "… \(findings.count - 50) more"))
  }
}
