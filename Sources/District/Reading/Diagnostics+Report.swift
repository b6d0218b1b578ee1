import Quantities
import Tables

extension Diagnostics {
  /// Adds one finding from its parts.
  mutating func report(
    _ severity: Diagnostic.Severity, _ code: String, at place: Place, found: String? = nil,
    _ message: Bilingual, remedy: Bilingual
  ) {
    report(Diagnostic(severity, code, at: place, found: found, message, remedy: remedy))
  }
}

/// The first few of a long list, for a message that must stay readable.
func listed(_ items: [String], limit: Int = 12, language: Language) -> String {
  let separator = language == .zh ? "、" : ", "
  let head = items.prefix(limit).joined(separator: separator)
  guard items.count > limit else { return head }
  return language == .zh ? "\(head) 等 \(items.count) 个" : "\(head) and \(items.count - limit) more"
}
