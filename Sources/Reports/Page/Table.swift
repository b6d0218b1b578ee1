import Quantities

/// A table of a page: typed columns, so that numbers line up and every mark stands where it belongs.
struct Table: Sendable {
  /// A column.
  struct Column: Sendable {
    /// Its name.
    var head: String
    /// Its unit; empty for text.
    var unit = ""
    /// Marks that hold for every number in it.
    var marks: [Mark] = []
    /// Whether it holds numbers.
    var isNumber = false

    /// A column of text.
    static func text(_ head: String, _ unit: String = "") -> Column { Column(head: head, unit: unit) }
    /// A column of numbers.
    static func number(_ head: String, _ unit: String = "", marks: [Mark] = []) -> Column {
      Column(head: head, unit: unit, marks: marks, isNumber: true)
    }
  }
  /// A cell.
  struct Cell: Sendable {
    /// What it holds.
    var content = Markup()
    /// Marks that hold for this number only.
    var marks: [Mark] = []
    /// How many columns it fills; the row then holds fewer cells.
    var span = 1

    /// Text or a finished number.
    init(_ text: String, marks: [Mark] = []) {
      content.text(text)
      self.marks = marks
    }
    /// Anything else.
    init(_ content: Markup, span: Int = 1) {
      self.content = content
      self.span = span
    }
  }

  /// What it shows.
  var caption: String
  /// Its columns.
  var columns: [Column]
  /// Headings over several columns each, from left to right; empty = none. An empty heading leaves room.
  var bands: [(label: String, columns: Int)] = []
  /// Its rows; the spans of each add up to the number of columns.
  var rows: [[Cell]] = []
  /// The 合计 row.
  var total: [Cell]?
  /// Style class.
  var kind = "plain"
  /// Style classes of rows that stand out, by row index.
  var rowKinds: [Int: String] = [:]
  /// Headings between rows, by the index of the row that they stand above.
  var groups: [Int: String] = [:]

  /// Writes the table; its head is repeated on every printed page.
  ///
  /// - Complexity: O(cells)
  func write(to page: inout Markup, language: Language) {
    page.element("div", ["class": "scroll"]) {
      $0.element("table", ["class": kind]) { table in
        if !caption.isEmpty { table.element("caption", text: caption) }
        table.element("thead") { head in
          if !bands.isEmpty {
            head.element("tr", ["class": "bands"]) { row in
              for band in bands {
                row.element(
                  "th",
                  [
                    "colspan": "\(band.columns)", "scope": "colgroup",
                    "class": band.label.isEmpty ? "" : "band",
                  ], text: band.label)
              }
            }
          }
          head.element("tr") { row in
            for column in columns {
              row.element("th", ["scope": "col", "class": column.isNumber ? "n" : "t"]) { cell in
                cell.text(column.head)
                Self.write(column.marks, to: &cell, language)
                if !column.unit.isEmpty { cell.element("small", text: column.unit) }
              }
            }
          }
        }
        table.element("tbody") { body in
          for (index, row) in rows.enumerated() {
            if let group = groups[index] {
              body.element("tr", ["class": "group"]) {
                $0.element("th", ["colspan": "\(columns.count)", "scope": "colgroup"], text: group)
              }
            }
            body.element("tr", ["class": rowKinds[index] ?? ""]) { write(row, to: &$0, language) }
            body.newline()
          }
        }
        if let total {
          table.element("tbody", ["class": "total"]) {
            $0.element("tr") { write(total, to: &$0, language) }
          }
        }
      }
    }
  }

  private func write(_ cells: [Cell], to row: inout Markup, _ language: Language) {
    var column = 0
    for cell in cells where columns.indices.contains(column) {
      var attributes = [("class", columns[column].isNumber ? "n" : "t")]
      if cell.span > 1 { attributes.append(("colspan", "\(cell.span)")) }
      row.element("td", attributes) {
        $0.append(cell.content)
        Self.write(cell.marks, to: &$0, language)
      }
      column += cell.span
    }
  }

  /// Writes marks as superscripts that explain themselves when pointed at.
  static func write(_ marks: [Mark], to cell: inout Markup, _ language: Language) {
    guard !marks.isEmpty else { return }
    cell.text("\u{2060}")  // the mark never wraps away from its number
    cell.element("sup", ["title": marks.map { $0.label[language] }.joined(separator: " ")]) {
      $0.text(marks.map(\.sign).joined())
    }
  }
}
