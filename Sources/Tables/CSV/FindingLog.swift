import Quantities

/// Collects the findings of one table: the first of each kind one by one, the rest as a count.
struct FindingLog {
  let file: String
  var diagnostics = Diagnostics()
  private var counts: [Diagnostic.Severity: [String: Int]] = [:]
  /// Kinds in the order they were first met, so that the summary does not depend on hashing.
  private var order: [(severity: Diagnostic.Severity, code: String)] = []

  init(file: String) { self.file = file }

  mutating func report(
    _ severity: Diagnostic.Severity, _ code: String, line: Int? = nil, column: String? = nil,
    found: String? = nil, zh: String, en: String, remedy: Bilingual
  ) {
    let count = counts[severity, default: [:]][code, default: 0] + 1
    counts[severity, default: [:]][code] = count
    if count == 1 { order.append((severity, code)) }
    guard count <= Limits.findingsPerKind else { return }
    diagnostics.report(
      Diagnostic(
        severity, code, at: Place(file: file, row: line, column: column),
        found: found.map {
          Self.shortened(Self.isCode(code) ? $0 : CellText.withoutPersonalNumbers($0) ?? $0)
        },
        Bilingual(zh: Self.shortened(zh, to: 400), en: Self.shortened(en, to: 400)),
        remedy: Bilingual(zh: Self.shortened(remedy.zh, to: 400), en: Self.shortened(remedy.en, to: 400))))
  }

  /// A village code that lost a digit looks like a telephone number, and is none.
  private static func isCode(_ code: String) -> Bool { code.hasPrefix("cell.code") }

  mutating func repaired(
    _ code: String, line: Int? = nil, column: String? = nil, found: String? = nil, zh: String, en: String
  ) {
    report(
      .repaired, code, line: line, column: column, found: found, zh: zh, en: en,
      remedy: Bilingual(zh: "已自动修正，请核对。", en: "Repaired; please check."))
  }

  /// Hands everything over, with the number of findings left out.
  mutating func finish(into other: inout Diagnostics) {
    for (severity, code) in order {
      let count = counts[severity, default: [:]][code, default: 0]
      guard count > Limits.findingsPerKind else { continue }
      let rest = count - Limits.findingsPerKind
      diagnostics.report(
        Diagnostic(
          severity, code, at: Place(file: file),
          Bilingual(zh: "同类问题还有 \(rest) 处，没有逐条列出。", en: "\(rest) more of the same kind are not listed."),
          remedy: Bilingual(zh: "先改正已列出的，再检查一次。", en: "Correct those listed, then check again.")))
    }
    other.append(contentsOf: diagnostics)
  }

  /// The beginning of a found text, on one line, without characters that would disturb a terminal.
  static func shortened(_ text: String, to limit: Int = 60) -> String {
    var out = String.UnicodeScalarView()
    for (count, scalar) in text.unicodeScalars.enumerated() {
      if count == limit {
        out.append("…")
        break
      }
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        out.append(contentsOf: "<U+\(String(scalar.value, radix: 16, uppercase: true))>".unicodeScalars)
      default: out.append(scalar)
      }
    }
    return String(out)
  }
}
