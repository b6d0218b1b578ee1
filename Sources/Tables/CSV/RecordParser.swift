/// The records of a CSV text (RFC 4180), as ranges of its bytes: nothing is copied or interpreted.
///
/// LF, CRLF and CR end a record. A quote inside a bare field is kept as a character.
struct Records {
  /// One field: the bytes between its separators or quotes.
  struct Field {
    var start: Int32
    var end: Int32
    /// Whether it holds doubled quotes, each of which means one.
    var hasDoubledQuotes = false
  }

  /// One record.
  struct Record {
    var firstField: Int
    var fieldCount: Int
    /// The line where it begins, from 1.
    var line: Int
    var flaw: Flaw?
  }

  /// What is wrong with one record, without harm to the others.
  enum Flaw {
    case textAfterQuote(field: Int)
    case quoteInBareField(field: Int)
  }

  /// What makes the rest of the text unreadable.
  enum Stop: Equatable {
    case unbalancedQuote(line: Int, field: Int)
    case tooManyRows
    case tooManyColumns(line: Int)
    case cellTooLong(line: Int, field: Int)
  }

  private(set) var fields: [Field] = []
  private(set) var all: [Record] = []
  private(set) var stop: Stop?
  /// How many records each line end closed.
  private(set) var lineEnds = (lf: 0, crlf: 0, cr: 0)
  let text: [UInt8]

  /// Parses `text` from the byte `start`, which is on `line`.
  ///
  /// - Parameters:
  ///   - separator: One byte, or the three of `，`.
  ///   - limit: Parsing ends quietly after this many records.
  /// - Complexity: O(n)
  init(_ text: [UInt8], from start: Int, line: Int, separator: [UInt8], limit: Int = .max) {
    self.text = text
    var parser = Parser(separator: separator, at: start, line: line)
    while parser.at < text.count, stop == nil, all.count < limit {
      if all.count >= Limits.rows + 16 {
        // The few more leave room for a title, a header and totals.
        stop = .tooManyRows
        return
      }
      parser.record(into: &self)
    }
  }

  private struct Parser {
    let separator: [UInt8]
    let first: UInt8
    var at: Int
    var line: Int

    init(separator: [UInt8], at: Int, line: Int) {
      self.separator = separator
      self.first = separator[0]
      self.at = at
      self.line = line
    }

    mutating func record(into records: inout Records) {
      var record = Record(firstField: records.fields.count, fieldCount: 0, line: line)
      while true {
        if record.fieldCount == Limits.columns {
          records.stop = .tooManyColumns(line: line)
          return
        }
        record.fieldCount += 1
        let isQuoted = at < records.text.count && records.text[at] == UInt8(ascii: "\"")
        guard isQuoted ? quoted(&record, into: &records) : bare(&record, into: &records) else { return }
        guard at < records.text.count, isSeparator(records.text) else { break }
        at += separator.count
      }
      endLine(&records)
      records.all.append(record)
    }

    private func isSeparator(_ text: [UInt8]) -> Bool {
      guard text[at] == first else { return false }
      if separator.count == 1 { return true }
      return at + separator.count <= text.count
        && text[at..<(at + separator.count)].elementsEqual(separator)
    }

    /// Reads up to the next separator or line end. Answers whether parsing can go on.
    private mutating func bare(_ record: inout Record, into records: inout Records) -> Bool {
      let start = at
      while at < records.text.count {
        let byte = records.text[at]
        if byte == 0x0A || byte == 0x0D || isSeparator(records.text) { break }
        if byte == UInt8(ascii: "\""), record.flaw == nil {
          record.flaw = .quoteInBareField(field: record.fieldCount - 1)
        }
        at += 1
      }
      guard at - start <= Limits.cellBytes else {
        records.stop = .cellTooLong(line: line, field: record.fieldCount - 1)
        return false
      }
      records.fields.append(Field(start: Int32(start), end: Int32(at)))
      return true
    }

    /// Reads up to the closing quote. Answers whether parsing can go on.
    private mutating func quoted(_ record: inout Record, into records: inout Records) -> Bool {
      let openingLine = line
      at += 1
      var field = Field(start: Int32(at), end: Int32(at))
      let limit = min(records.text.count, at + Limits.cellBytes)
      while true {
        guard at < limit else {
          // Nobody writes ten thousand bytes into a cell: the quote was never closed.
          records.stop = .unbalancedQuote(line: openingLine, field: record.fieldCount - 1)
          return false
        }
        let byte = records.text[at]
        if byte == UInt8(ascii: "\"") {
          guard at + 1 < records.text.count, records.text[at + 1] == byte else { break }
          field.hasDoubledQuotes = true
          at += 2
          continue
        }
        if byte == 0x0A || (byte == 0x0D && !(at + 1 < records.text.count && records.text[at + 1] == 0x0A)) {
          line += 1
        }
        at += 1
      }
      field.end = Int32(at)
      records.fields.append(field)
      at += 1
      let afterQuote = at
      while at < records.text.count, records.text[at] != 0x0A, records.text[at] != 0x0D,
        !isSeparator(records.text)
      {
        at += 1
      }
      if records.text[afterQuote..<at].contains(where: { $0 != 0x20 && $0 != 0x09 }) {
        record.flaw = .textAfterQuote(field: record.fieldCount - 1)
      }
      return true
    }

    private mutating func endLine(_ records: inout Records) {
      guard at < records.text.count else { return }
      if records.text[at] == 0x0D {
        at += 1
        if at < records.text.count, records.text[at] == 0x0A {
          at += 1
          records.lineEnds.crlf += 1
        } else {
          records.lineEnds.cr += 1
        }
      } else {
        at += 1
        records.lineEnds.lf += 1
      }
      line += 1
    }
  }

  // MARK: Reading fields

  /// The text of a field, as it stands.
  func string(_ field: Field) -> String {
    let bytes = text[Int(field.start)..<Int(field.end)]
    guard field.hasDoubledQuotes else { return String(decoding: bytes, as: UTF8.self) }
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var skipsNext = false
    for byte in bytes {
      if byte == UInt8(ascii: "\""), skipsNext {
        skipsNext = false
        continue
      }
      skipsNext = byte == UInt8(ascii: "\"")
      plain.append(byte)
    }
    return String(decoding: plain, as: UTF8.self)
  }

  /// The field at a position of a record.
  func field(_ record: Record, _ index: Int) -> Field { fields[record.firstField + index] }

  /// The texts of a record's fields.
  func strings(_ record: Record) -> [String] {
    (0..<record.fieldCount).map { string(field(record, $0)) }
  }
}
