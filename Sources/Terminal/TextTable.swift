/// A table for the terminal that lines up Chinese and Latin text.
public struct TextTable: Sendable {
  /// Which side a column's text stands on.
  public enum Side: Sendable {
    /// Text.
    case left
    /// Numbers.
    case right
  }

  private let sides: [Side]
  private var rows: [[String]]

  /// A table with a header row.
  public init(_ header: [String], _ sides: [Side]) {
    self.sides = sides
    rows = [header]
  }

  /// Adds a row of as many cells as the header has.
  public mutating func add(_ row: [String]) { rows.append(row) }

  /// The table as lines, with a rule under the header.
  public func lines() -> [String] {
    let widths = sides.indices.map { column in rows.map { Self.width($0[column]) }.max() ?? 0 }
    var lines = rows.map { row in
      sides.indices.map { column in
        let space = String(repeating: " ", count: widths[column] - Self.width(row[column]))
        return sides[column] == .left ? row[column] + space : space + row[column]
      }.joined(separator: "  ")
    }
    lines.insert(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "), at: 1)
    return lines
  }

  /// Columns a text takes on a terminal: two for East Asian wide and full-width characters (Unicode UAX #11),
  /// none for combining marks.
  public static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { sum, scalar in
      switch scalar.value {
      case 0x0300...0x036F, 0x200B...0x200F, 0xFE00...0xFE0F: sum
      case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
        0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
        sum + 2
      default: sum + 1
      }
    }
  }
}
