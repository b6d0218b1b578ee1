import Foundation
import Plans
import Quantities

/// A table of a plan or a schedule as its JSON gives it, to hold a CSV twin against, cell by cell.
struct TwinTable {
  /// What a cell must show.
  enum Figure {
    case empty
    case text(String)
    case whole(Int)
    /// A number rounded to some decimals.
    case decimal(Double, places: Int)
    case flag(Bool)

    /// Mass in whole kilograms.
    static func mass(_ kilograms: Kilograms) -> Figure { .whole(Int(kilograms.count)) }

    /// Money in CNY, to the fen; nothing where there is none.
    static func money(_ amount: Fen?) -> Figure {
      amount.map { .decimal(Double($0.count) / 100, places: 2) } ?? .empty
    }

    /// A whole number; nothing where there is none.
    static func optional(_ number: Int?) -> Figure { number.map { .whole($0) } ?? .empty }

    /// What it is, for people.
    var words: String {
      switch self {
      case .empty: ""
      case .text(let text): text
      case .whole(let number): String(number)
      case .decimal(let number, let places): Format.plain(number, places: places)
      case .flag(let answer): answer ? "yes" : "no"
      }
    }

    /// Whether a cell shows it. Text that a spreadsheet would run as a formula stands behind an apostrophe.
    func isShown(by cell: String) -> Bool {
      switch self {
      case .empty: return cell.isEmpty
      case .text(let text): return cell == text || cell == "'" + text
      case .whole(let number): return Int(cell) == number
      case .flag(let answer): return cell == (answer ? "yes" : "no")
      case .decimal(let number, let places):
        guard let shown = Double(cell) else { return false }
        let half = (0..<places).reduce(0.5) { half, _ in half / 10 }
        // the last digits of floating point on top of the rounding
        return abs(shown - number) <= half * (1 + 1e-6) + 1e-12 * abs(number)
      }
    }
  }

  /// Where a twin first differs, and in how many rows it does.
  struct Difference {
    /// Line of the file, from 1; `nil` where the file is no table of these columns and so many rows.
    var line: Int?
    var column = ""
    var shown = ""
    var expected = ""
    var rows = 0
  }

  var file: String
  var columns: [String]
  var rows: [[Figure]]

  /// Reads tables in a folder and compares each with what `master`, the JSON beside them, says. One that is missing is for the check
  /// of the manifest to tell.
  ///
  /// - Complexity: O(bytes of the tables)
  static func check(_ tables: [TwinTable], in folder: String, against master: String) -> AuditReport {
    var report = AuditReport()
    for table in tables {
      guard let data = FileManager.default.contents(atPath: folder + "/" + table.file) else { continue }
      let difference = table.difference(from: [UInt8](data))
      report.expect(difference == nil, "output.twin") { table.words(difference ?? .init(), master) }
    }
    return report
  }

  private func words(_ difference: Difference, _ master: String) -> Bilingual {
    guard let line = difference.line else {
      return Bilingual(
        zh: "\(file) 的列或行数与 \(master) 不符：应有 \(rows.count) 行",
        en: "the columns or rows of \(file) are not those of \(master), which gives \(rows.count) rows")
    }
    let more = difference.rows - 1
    return Bilingual(
      zh:
        "\(file) 第 \(line) 行 \(difference.column) 写“\(difference.shown)”，\(master) 是“\(difference.expected)”"
        + (more > 0 ? "，另有 \(more) 行不符" : ""),
      en:
        "\(file), line \(line): \(difference.column) says \"\(difference.shown)\", \(master) \"\(difference.expected)\""
        + (more > 0 ? "; \(more) more rows differ" : ""))
  }

  /// What a twin's bytes say otherwise; `nil` where nothing.
  ///
  /// - Complexity: O(bytes)
  func difference(from bytes: [UInt8]) -> Difference? {
    guard let records = Self.records(bytes), records.first?.cells == columns,
      records.count == rows.count + 1
    else { return Difference() }
    var found: Difference?
    for (row, record) in zip(rows, records.dropFirst()) {
      guard record.cells.count == columns.count else { return Difference() }
      guard let wrong = columns.indices.first(where: { !row[$0].isShown(by: record.cells[$0]) }) else {
        continue
      }
      found =
        found
        ?? Difference(
          line: record.line, column: columns[wrong], shown: record.cells[wrong], expected: row[wrong].words)
      found?.rows += 1
    }
    return found
  }

  /// The records of a CSV file as RFC 4180 has them, a byte-order mark allowed, with the lines on which they begin;
  /// `nil` where a quote is never closed. Nothing is repaired: these files are written by a program.
  private static func records(_ bytes: [UInt8]) -> [(line: Int, cells: [String])]? {
    let (comma, quote, feed) = (UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"))
    var records: [(line: Int, cells: [String])] = []
    var cells: [String] = []
    var cell: [UInt8] = []
    var (line, start) = (1, 1)
    var isQuoted = false
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    func ends(at index: Int) -> Bool { index < bytes.count && bytes[index] == quote }
    while index < bytes.count {
      let byte = bytes[index]
      if byte == feed { line += 1 }
      if isQuoted, byte == quote, ends(at: index + 1) {
        cell.append(quote)
        index += 1
      } else if byte == quote, isQuoted || cell.isEmpty {
        isQuoted.toggle()
      } else if isQuoted {
        cell.append(byte)
      } else if byte == comma || byte == feed {
        if byte == feed, cell.last == UInt8(ascii: "\r") { cell.removeLast() }
        cells.append(String(decoding: cell, as: UTF8.self))
        cell.removeAll(keepingCapacity: true)
        if byte == feed {
          records.append((start, cells))
          cells.removeAll(keepingCapacity: true)
          start = line
        }
      } else {
        cell.append(byte)
      }
      index += 1
    }
    // the last line ends too: anything left over was cut off
    return isQuoted || !cell.isEmpty || !cells.isEmpty ? nil : records
  }
}
