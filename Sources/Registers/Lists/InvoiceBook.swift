import Quantities
public import Tables

/// What plants bill in all files given together: an invoice, village and payment count once, as within one file.
public struct InvoiceBook: Sendable {
  /// The lines, in the order given.
  public var lines: [InvoiceLine] { entries.map(\.line) }

  private struct Key: Hashable {
    var invoice: String
    var village: String?
    var payment: Payment

    init(_ line: InvoiceLine) { (invoice, village, payment) = (line.invoice, line.village, line.payment) }

    var words: String {
      ([invoice, village, payment.rawValue] as [String?]).compactMap(\.self).joined(separator: ", ")
    }
  }

  private var entries: [(line: InvoiceLine, place: Place)] = []
  private var positions: [Key: Int] = [:]

  /// No invoices yet.
  public init() {}

  /// Reads one more file. What an earlier file bills already is left out with a warning, and is an error where the two
  /// differ.
  ///
  /// - Complexity: O(n)
  public mutating func add(
    _ bytes: [UInt8], file: String, suppliers: Set<String>, villages: Set<String>,
    diagnostics: inout Diagnostics
  ) {
    let read = InvoiceList.read(
      bytes, file: file, suppliers: suppliers, villages: villages, diagnostics: &diagnostics)
    for entry in read {
      let key = Key(entry.line)
      if let before = positions[key].map({ entries[$0] }) {
        report(entry.place, key, before.place, isSame: before.line == entry.line, &diagnostics)
      } else {
        positions[key] = entries.count
        entries.append(entry)
      }
    }
  }

  private func report(
    _ place: Place, _ key: Key, _ before: Place, isSame: Bool, _ diagnostics: inout Diagnostics
  ) {
    let line = before.row ?? 0
    guard !isSame else {
      return diagnostics.report(
        Diagnostic(
          .warning, "invoice.billed-before", at: place, found: key.words,
          Bilingual(
            zh: "与 \(before.file) 第 \(line) 行是同一张发票的同一行（\(key.words)），只算一次。",
            en: "\(before.file) bills the same on line \(line) (\(key.words)); it counts once."),
          remedy: Bilingual(zh: "请只交一次，或删去其中一行。", en: "Give the file once, or delete one of the two.")))
    }
    diagnostics.report(
      Diagnostic(
        .error, "invoice.billed-differently", at: place, found: key.words,
        Bilingual(
          zh: "\(key.words) 在 \(before.file) 第 \(line) 行已有，但厂家、月份或公斤不同。",
          en:
            "\(key.words) stands in \(before.file) on line \(line) already, with another plant, month or weight."
        ),
        remedy: Bilingual(zh: "请确认哪一行对，删去另一行。", en: "Find out which is right and delete the other.")))
  }
}
