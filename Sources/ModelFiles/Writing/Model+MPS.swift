public import GLPK

extension Model {
  /// The model as a free-format MPS file. Numbers read back as what they are.
  ///
  /// Where readers differ it says what all of them understand: every whole column has its bounds spelled out; the
  /// objective's constant stands at a column fixed to 1, since a right-hand side of the objective counts with either sign; a
  /// model that is maximised is written to be minimised, its objective with the sign turned.
  ///
  /// - Parameters:
  ///   - name: Name of the problem: printable ASCII without spaces.
  ///   - comment: Lines for the head of the file.
  /// - Complexity: O(columns + rows + entries)
  public func mpsText(name: String, comment: [String] = []) -> String {
    let names = ModelNames(self)
    var text = comment.map { "* \($0)\n" }.joined()
    if sense == .maximize { text += "* to be maximised: the objective stands here with its sign turned\n" }
    text += "NAME \(name)\n"
    text += "ROWS\n N  \(names.objective)\n"
    for i in rowBounds.indices { text += " \(kind(rowBounds[i]))  \(names.rows[i])\n" }
    text += columnsText(names)
    text += "RHS\n"
    for i in rowBounds.indices {
      let side = rowBounds[i].upper.isFinite ? rowBounds[i].upper : rowBounds[i].lower
      if side.isFinite, side != 0 { text += "    RHS  \(names.rows[i])  \(numberText(side))\n" }
    }
    let ranges = rowBounds.indices.filter {
      rowBounds[$0].lower.isFinite && rowBounds[$0].upper.isFinite
        && rowBounds[$0].lower < rowBounds[$0].upper
    }
    if !ranges.isEmpty {
      text += "RANGES\n"
      for i in ranges {
        text += "    RNG  \(names.rows[i])  \(numberText(rowBounds[i].upper - rowBounds[i].lower))\n"
      }
    }
    text += "BOUNDS\n"
    for j in columnBounds.indices { text += boundText(j, names.columns[j]) }
    if offset != 0 { text += " FX BND  \(names.constant)  1\n" }
    return text + "ENDATA\n"
  }

  private func kind(_ bounds: Bounds) -> String {
    if bounds.lower == bounds.upper { return "E" }
    if bounds.upper.isFinite { return "L" }
    return bounds.lower.isFinite ? "G" : "N"
  }

  private func columnsText(_ names: ModelNames) -> String {
    var entries = [[(Int, Double)]](repeating: [], count: columnCount)
    for i in rowBounds.indices {
      for (column, value) in terms(of: .init(i)) where value != 0 { entries[column.index].append((i, value)) }
    }
    var (text, inWhole, markers) = ("COLUMNS\n", false, 0)
    let turn = sense == .minimize ? 1.0 : -1
    func marker(_ word: String) -> String {
      markers += 1
      return "    MARKER\(markers)  'MARKER'  '\(word)'\n"
    }
    for j in entries.indices {
      if domains[j].isWhole != inWhole {
        inWhole.toggle()
        text += marker(inWhole ? "INTORG" : "INTEND")
      }
      // a column without entries has to stand somewhere
      if costs[j] != 0 || entries[j].isEmpty {
        text += "    \(names.columns[j])  \(names.objective)  \(numberText(turn * costs[j]))\n"
      }
      for (i, value) in entries[j] {
        text += "    \(names.columns[j])  \(names.rows[i])  \(numberText(value))\n"
      }
    }
    if inWhole { text += marker("INTEND") }
    if offset != 0 { text += "    \(names.constant)  \(names.objective)  \(numberText(turn * offset))\n" }
    return text
  }

  private func boundText(_ j: Int, _ name: String) -> String {
    let bounds = columnBounds[j]
    func line(_ kind: String, _ value: Double?) -> String {
      " \(kind) BND  \(name)" + (value.map { "  " + numberText($0) } ?? "") + "\n"
    }
    if bounds.lower == bounds.upper { return line("FX", bounds.lower) }
    if bounds == .free { return line("FR", nil) }
    let isWhole = domains[j].isWhole
    var text = ""
    if bounds.lower == -.infinity {
      text += line("MI", nil)
    } else if bounds.lower != 0 {
      text += line("LO", bounds.lower)
    }
    if bounds.upper.isFinite { text += line("UP", bounds.upper) } else if isWhole { text += line("PL", nil) }
    return text
  }
}
