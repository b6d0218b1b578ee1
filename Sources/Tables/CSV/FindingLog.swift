import Quantities

/// Collects the findings of one table: the first of each kind one by one, the rest as a count.
struct FindingLog {
  let file: String
  /// Whether words found in cells are not repeated.
  let isPrivate: Bool
  var diagnostics = Diagnostics()
  private var counts: [Diagnostic.Severity: [String: Int]] = [:]
  /// Kinds in the order they were first met, so that the summary does not depend on hashing.
  private var order: [(severity: Diagnostic.Severity, code: String)] = []

  init(file: String, isPrivate: Bool = false) {
    self.file = file
    self.isPrivate = isPrivate
  }

  mutating func report(
    _ severity: Diagnostic.Severity, _ code: String, line: Int? = nil, column: String? = nil,
    found: String? = nil, zh: String, en: String, remedy: Bilingual
  ) {
    let count = counts[severity, default: [:]][code, default: 0] + 1
    counts[severity, default: [:]][code] = count
    if count == 1 { order.append((severity, code)) }
    guard count <= Limits.findingsPerKind else { return }
    let words = [zh, en, remedy.zh, remedy.en].map { shown($0, found, code) }
    diagnostics.report(
      Diagnostic(
        severity, code, at: Place(file: file, row: line, column: column),
        found: found.map { Self.shortened(shown($0, $0, code)) },
        Bilingual(zh: Self.shortened(words[0], to: 400), en: Self.shortened(words[1], to: 400)),
        remedy: Bilingual(zh: Self.shortened(words[2], to: 400), en: Self.shortened(words[3], to: 400))))
  }

  /// A text as it may be shown: without numbers that name a person and, in a private table, without `found`
  /// where that is more than a number.
  private func shown(_ text: String, _ found: String?, _ code: String) -> String {
    var text = text
    if isPrivate, !Self.repeatsSchema(code), let found, !found.isEmpty, !Self.isNumber(found) {
      text = text.replacing(found, with: "***").replacing(Self.shortened(found), with: "***")
    }
    // A village code that lost a digit looks like a telephone number; only in a list of households may it be one.
    let countsMobiles = isPrivate || !code.hasPrefix("cell.code")
    return CellText.withoutPersonalNumbers(text, mobiles: countsMobiles) ?? text
  }

  /// Whether a finding repeats only headers and words of the schema, which are the same in every such table.
  private static func repeatsSchema(_ code: String) -> Bool {
    ["csv.missing-column", "csv.unit-conflict", "csv.total-row", "cell.choice-repaired"].contains(code)
  }

  /// Whether a text is digits and the signs that stand in numbers and days, and names nobody.
  private static func isNumber(_ text: String) -> Bool {
    CellText.withoutPersonalNumbers(text) == nil
      && text.unicodeScalars.allSatisfy { ("0"..."9").contains($0) || ".,-+/%: ".unicodeScalars.contains($0) }
  }

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
