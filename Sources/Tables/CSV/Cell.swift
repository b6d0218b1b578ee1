import Quantities

/// A cell to be written: numbers stay numbers.
public enum Cell: Hashable, Sendable {
  /// Nothing.
  case empty
  /// Text; guarded where a spreadsheet would take it for a formula.
  case text(String)
  /// A whole number.
  case integer(Int)
  /// A number, rounded to at most `places` decimals, trailing zeros dropped, never in exponent form.
  case decimal(Double, places: Int = 6)
  /// `yes` or `no`.
  case boolean(Bool)
}

extension CSV {
  /// A table as CSV that Excel and WPS open rightly: UTF-8 with a byte-order mark, CRLF line ends
  /// (RFC 4180).
  ///
  /// Text beginning with `=`, `+`, `-`, `@`, a tab or a carriage return, or the full-width forms of these
  /// signs, gets a leading `'`, so that no spreadsheet runs it as a formula; ``read(_:file:schema:diagnostics:)``
  /// takes it off again.
  ///
  /// - Complexity: O(n)
  public static func write(_ header: [String], _ rows: [[Cell]]) -> [UInt8] {
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    appendRecord(header.map { .text($0) }, to: &bytes)
    for row in rows { appendRecord(row, to: &bytes) }
    return bytes
  }

  private static func appendRecord(_ cells: [Cell], to bytes: inout [UInt8]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      switch cell {
      case .empty: break
      case .text(let text): appendText(text, to: &bytes)
      case .integer(let number): bytes += String(number).utf8
      case .decimal(let number, let places): bytes += Format.plain(number, places: places).utf8
      case .boolean(let answer): bytes += (answer ? "yes" : "no").utf8
      }
    }
    bytes += [0x0D, 0x0A]
  }

  private static func appendText(_ text: String, to bytes: inout [UInt8]) {
    let guarded = isFormula(text) ? "'" + text : text
    let needsQuotes = guarded.utf8.contains {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D
    }
    guard needsQuotes || guarded.utf8.first == 0x20 || guarded.utf8.last == 0x20 else {
      bytes += guarded.utf8
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in guarded.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whether a spreadsheet may take the text for a formula.
  static func isFormula(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    switch first {
    case "=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠": return true
    default: return false
    }
  }
}
