package import Quantities
package import Tables

extension Diagnostics {
  /// Adds one finding from its parts.
  package mutating func report(
    _ severity: Diagnostic.Severity, _ code: String, at place: Place, found: String? = nil,
    _ message: Bilingual, remedy: Bilingual
  ) {
    report(Diagnostic(severity, code, at: place, found: found, message, remedy: remedy))
  }
}

/// The first few of a long list, for a message that must stay readable.
package func listed(_ items: [String], limit: Int = 12, language: Language) -> String {
  let separator = language == .zh ? "、" : ", "
  let head = items.prefix(limit).joined(separator: separator)
  guard items.count > limit else { return head }
  return language == .zh ? "\(head) 等 \(items.count) 个" : "\(head) and \(items.count - limit) more"
}

extension Diagnostics {
  /// The same findings, but of each kind only the first hundred in a file, and then how many more there were.
  ///
  /// The readers of cells and TOML keep this limit themselves; theirs pass through.
  ///
  /// - Complexity: O(findings)
  func limited() -> Diagnostics {
    let prefixes = ["csv.", "cell.", "file.", "text.", "toml."]
    var counts: [Kind: Int] = [:]
    var result = Diagnostics()
    for finding in all {
      guard !prefixes.contains(where: { finding.code.hasPrefix($0) }) else {
        result.report(finding)
        continue
      }
      let kind = Kind(severity: finding.severity, code: finding.code, file: finding.place.file)
      counts[kind, default: 0] += 1
      if counts[kind, default: 0] <= Limits.findingsPerKind { result.report(finding) }
    }
    var summarised: Set<Kind> = []
    for finding in all {
      let kind = Kind(severity: finding.severity, code: finding.code, file: finding.place.file)
      let rest = counts[kind, default: 0] - Limits.findingsPerKind
      guard rest > 0, summarised.insert(kind).inserted else { continue }
      result.report(
        kind.severity, kind.code, at: Place(file: kind.file), found: "\(rest)",
        Bilingual(zh: "同类问题还有 \(rest) 处，没有逐条列出。", en: "\(rest) more of the same kind are not listed."),
        remedy: Bilingual(zh: "先改正已列出的，再检查一次。", en: "Correct those listed, then check again."))
    }
    return result
  }

  private struct Kind: Hashable {
    var severity: Diagnostic.Severity
    var code: String
    var file: String
  }
}
