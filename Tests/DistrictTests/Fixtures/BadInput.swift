import Quantities
import Tables
import Testing

/// One way to spoil a file of ``MiniDistrict``, and what must be said about it.
struct BadInput: Sendable, CustomTestStringConvertible {
  /// The row of the list of bad inputs this belongs to; 0 for one beyond the list.
  var number: Int
  var what: String
  var file: String
  var old: String
  var new: String
  var severity: Diagnostic.Severity
  var code: String
  /// The file the finding stands in, where it is not the spoilt one.
  var answeredIn: String?
  var row: Int?
  var column: String?

  /// Where the finding must stand.
  var place: Place { Place(file: answeredIn ?? file, row: row, column: column) }

  /// - Parameters:
  ///   - old: What is replaced, once, by `new`.
  ///   - row: Where the finding must stand; `nil` where it must name none, and so for `column`.
  init(
    _ number: Int, _ what: String, _ file: String, _ old: String, _ new: String,
    _ severity: Diagnostic.Severity, _ code: String, in answeredIn: String? = nil, row: Int? = nil,
    column: String? = nil
  ) {
    self.number = number
    self.what = what
    self.file = file
    self.old = old
    self.new = new
    self.severity = severity
    self.code = code
    self.answeredIn = answeredIn
    self.row = row
    self.column = column
  }

  var testDescription: String { "\(number): \(what)" }
}

/// Checks that a finding is there, at its place, complete in both languages.
func expectFinding(
  _ severity: Diagnostic.Severity, _ code: String, at place: Place, in diagnostics: Diagnostics,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let finding = diagnostics.all.first { $0.code == code && $0.place == place }
  guard let finding else {
    let heard = diagnostics.all.filter { $0.code == code || $0.severity == .error }
      .map { "\($0.severity) \($0.code) \($0.place)" }
    Issue.record("no \(code) at \(place); heard \(heard)", sourceLocation: sourceLocation)
    return
  }
  #expect(finding.severity == severity, sourceLocation: sourceLocation)
  for words in [finding.message, finding.remedy] {
    #expect(
      words.zh.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) },
      sourceLocation: sourceLocation)
    #expect(!words.en.isEmpty, sourceLocation: sourceLocation)
  }
}
