public import GLPK

extension Model {
  /// The model in the LP format of CPLEX, which HiGHS, SCIP, CBC, Gurobi and `glpsol --lp` read too. Numbers read back as
  /// what they are; a row between two bounds becomes two rows; the objective's constant stands at a column fixed to 1.
  ///
  /// - Parameter comment: Lines for the head of the file.
  /// - Complexity: O(columns + rows + entries)
  public func lpText(comment: [String] = []) -> String {
    let names = ModelNames(self)
    var text = ""
    for line in comment { text += "\\ \(line)\n" }
    text += sense == .minimize ? "Minimize\n" : "Maximize\n"
    var objective = costs.indices.filter { costs[$0] != 0 }.map { (names.columns[$0], costs[$0]) }
    if offset != 0 { objective.append((names.constant, offset)) }
    if objective.isEmpty, let first = names.columns.first { objective = [(first, 0)] }
    text += " \(names.objective):" + Self.sum(objective) + "\nSubject To\n"
    for i in rowBounds.indices {
      let bounds = rowBounds[i]
      let name = names.rows[i]
      let sum = Self.sum(lpTerms(i, names))
      if bounds.lower == bounds.upper {
        text += " \(name):\(sum) = \(numberText(bounds.lower))\n"
        continue
      }
      let isRange = bounds.lower.isFinite && bounds.upper.isFinite
      if bounds.lower.isFinite {
        text += " \(name)\(isRange ? "_lo" : ""):\(sum) >= \(numberText(bounds.lower))\n"
      }
      if bounds.upper.isFinite {
        text += " \(name)\(isRange ? "_up" : ""):\(sum) <= \(numberText(bounds.upper))\n"
      }
    }
    text += "Bounds\n"
    if offset != 0 { text += " \(names.constant) = 1\n" }
    for j in columnBounds.indices where domains[j] != .binary || columnBounds[j] != .between(0, 1) {
      let (bounds, name) = (columnBounds[j], names.columns[j])
      switch (bounds.lower, bounds.upper) {
      case (0, .infinity): break
      case (-.infinity, .infinity): text += " \(name) free\n"
      case (let low, let high) where low == high: text += " \(name) = \(numberText(low))\n"
      case (let low, .infinity): text += " \(name) >= \(numberText(low))\n"
      case (-.infinity, let high): text += " -inf <= \(name) <= \(numberText(high))\n"
      case (let low, let high): text += " \(numberText(low)) <= \(name) <= \(numberText(high))\n"
      }
    }
    // a reader may take the bounds of whatever stands under Binaries to be 0 and 1
    let isPlain = domains.indices.map { domains[$0] == .binary && columnBounds[$0] == .between(0, 1) }
    text += Self.section("Binaries", domains.indices.filter { isPlain[$0] }.map { names.columns[$0] })
    text += Self.section(
      "Generals", domains.indices.filter { domains[$0].isWhole && !isPlain[$0] }.map { names.columns[$0] })
    return text + "End\n"
  }

  private func lpTerms(_ row: Int, _ names: ModelNames) -> [(String, Double)] {
    let terms = terms(of: .init(row)).filter { $0.1 != 0 }.map { (names.columns[$0.0.index], $0.1) }
    // a row has to name some column
    return terms.isEmpty ? names.columns.prefix(1).map { ($0, 0) } : terms
  }

  /// Terms with signs, some to a line: the format allows 510 characters.
  private static func sum(_ terms: [(String, Double)]) -> String {
    var text = ""
    for (k, (name, value)) in terms.enumerated() {
      if k > 0, k % 6 == 0 { text += "\n   " }
      text += value < 0 ? " - " : " + "
      if abs(value) != 1 { text += numberText(abs(value)) + " " }
      text += name
    }
    return text
  }

  private static func section(_ title: String, _ names: [String]) -> String {
    guard !names.isEmpty else { return "" }
    return title + "\n" + names.map { " \($0)\n" }.joined()
  }
}
