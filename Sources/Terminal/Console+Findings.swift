public import ArgumentParser
import Plans
import Quantities
public import Tables

/// Findings as a program reads them, from every command that reads input.
public struct FindingsReport: Encodable {
  /// Whether the input is fit to use.
  public var ok: Bool
  /// Everything found, in the order met.
  public var findings: [Diagnostic]

  /// A report of all of `diagnostics`.
  public init(_ diagnostics: Diagnostics) {
    ok = !diagnostics.hasErrors
    findings = diagnostics.all
  }
}

extension Console {
  /// Writes the machine form of a value to stdout.
  public func out(json value: some Encodable) throws {
    out(String(decoding: try PlanJSON.encode(value).dropLast(), as: UTF8.self))
  }

  /// Says why input was refused: on stderr for people and, where asked for, on stdout for programs.
  ///
  /// - Returns: The exit code to end with.
  public func refuse(_ diagnostics: Diagnostics, json: Bool, most: Int = 20) throws -> ExitCode {
    print(diagnostics, most: most)
    if json { try out(json: FindingsReport(diagnostics)) }
    return HearthExit.badInput
  }

  /// Prints findings, worst first, in both languages, and how many there are.
  ///
  /// Repairs and warnings beyond `most` of a kind are counted, not listed; errors are always listed.
  public func print(_ diagnostics: Diagnostics, most: Int = 20) {
    for severity in [Diagnostic.Severity.error, .warning, .repaired] {
      let findings = Self.grouped(diagnostics.all.filter { $0.severity == severity })
      let shown = severity == .error ? findings[...] : findings.prefix(most)
      for finding in shown { note(render(finding)) }
      if findings.count > shown.count {
        note(
          Bilingual(
            zh: "… 另有 \(findings.count - shown.count) 条同类提示（--json 可看全部）",
            en: "… \(findings.count - shown.count) more of this kind (--json lists all)"))
      }
    }
    let errors = diagnostics.errors.count
    let warnings = diagnostics.all.count { $0.severity == .warning }
    let repairs = diagnostics.all.count - errors - warnings
    if !diagnostics.all.isEmpty {
      note(
        Bilingual(
          zh: "错误 \(errors) 处，提醒 \(warnings) 处，自动修正 \(repairs) 处",
          en: "\(errors) errors, \(warnings) warnings, \(repairs) repairs"))
    }
  }

  /// Repairs of one kind, one to a file, become one line that names the files.
  private static func grouped(_ findings: [Diagnostic]) -> [Diagnostic] {
    var grouped: [Diagnostic] = []
    for finding in findings {
      if finding.severity == .repaired, finding.place.row == nil,
        let same = grouped.firstIndex(where: { $0.code == finding.code && $0.place.row == nil })
      {
        grouped[same].place.file += "、" + finding.place.file
      } else {
        grouped.append(finding)
      }
    }
    return grouped
  }

  /// One finding as a clerk reads it: mark, place, what, what to do, then the same in English.
  public func render(_ finding: Diagnostic) -> String {
    let mark: Bilingual =
      switch finding.severity {
      case .error: Bilingual(zh: "✗ 错误", en: "error")
      case .warning: Bilingual(zh: "! 提醒", en: "warning")
      case .repaired: Bilingual(zh: "✓ 已修正", en: "repaired")
      }
    var placeZh = finding.place.file
    var placeEn = finding.place.file
    if let row = finding.place.row {
      placeZh += " 第\(row)行"
      placeEn += ":\(row)"
    }
    if let column = finding.place.column {
      placeZh += " [\(column)]"
      placeEn += " [\(column)]"
    }
    let foundZh = finding.found.map { " 读到“\($0)”。" } ?? " "
    let foundEn = finding.found.map { " Found \"\($0)\"." } ?? ""
    return """
      \(mark.zh) \(placeZh)：\(finding.message.zh)\(foundZh)→ \(finding.remedy.zh)
        \(mark.en) \(placeEn): \(finding.message.en)\(foundEn) → \(finding.remedy.en)
      """
  }
}
