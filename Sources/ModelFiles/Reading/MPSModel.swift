public import GLPK

/// A model as an MPS file has it, with its names.
///
/// An integer column without bounds is 0 or 1, as GLPK and CPLEX read it. A right-hand side of the objective is its
/// constant with the sign turned. Rows of kind N beyond the first are left out.
public struct MPSModel: Sendable {
  /// What the file calls it.
  public var name = ""
  /// The model, with the file's names on rows and columns.
  public var model = Model(.minimize)
  /// Name of the objective row.
  public var objective = ""
  /// Place of each row.
  public var rowIndex: [String: Int] = [:]
  /// Place of each column.
  public var columnIndex: [String: Int] = [:]
  /// Kind, right-hand side and range of each row.
  var rows: [RowForm] = []

  /// What a row's bounds are made of.
  struct RowForm: Sendable {
    var kind: Character
    var side = 0.0
    var range: Double?

    /// The bounds, by the format's table of ranges.
    func bounds(side: Double) -> Bounds {
      switch (kind, range) {
      case ("L", nil): .atMost(side)
      case ("G", nil): .atLeast(side)
      case ("L", let range?): .between(side - abs(range), side)
      case ("G", let range?): .between(side, side + abs(range))
      case (_, let range?): range >= 0 ? .between(side, side + range) : .between(side + range, side)
      case (_, nil): .fixed(side)
      }
    }
  }

  /// Reads a file.
  public static func read(_ path: String) throws(ModelFileError) -> MPSModel {
    try parse(try CardFile.text(of: path), file: path)
  }

  /// Reads a text.
  ///
  /// - Complexity: O(text)
  public static func parse(_ text: String, file: String) throws(ModelFileError) -> MPSModel {
    var parser = MPSParser(CardFile(text, file: file))
    return try parser.run()
  }
}

/// Reads the sections of an MPS file one after the other.
struct MPSParser {
  private let deck: CardFile
  private var result = MPSModel()
  private var freeRows: Set<String> = []
  private var costs: [Double] = []
  private var bounds: [Bounds] = []
  private var isInteger: [Bool] = []
  private var hasBounds: [Bool] = []
  private var names: [String] = []
  private var rowNames: [String] = []
  private var terms: [[(Model.Column, Double)]] = []
  private var inIntegers = false
  private var offset = 0.0
  private var sense = Sense.minimize

  init(_ deck: CardFile) { self.deck = deck }

  mutating func run() throws(ModelFileError) -> MPSModel {
    var section = ""
    var seen: Set<String> = []
    var isEnded = false
    for card in deck.cards where !isEnded {
      if card.isSection {
        section = card.words[0].uppercased()
        seen.insert(section)
        switch section {
        case "NAME": result.name = card.words.count > 1 ? String(card.words[1]) : ""
        case "ENDATA": isEnded = true
        case "OBJSENSE": if card.words.count > 1 { try setSense(card.words[1], card) }
        case "ROWS", "COLUMNS", "RHS", "RANGES", "BOUNDS": break
        default: throw deck.error(card, .unknownSection(String(card.words[0])))
        }
        continue
      }
      switch section {
      case "OBJSENSE": try setSense(card.words[0], card)
      case "ROWS": try row(card)
      case "COLUMNS": try column(card)
      case "RHS": try side(card)
      case "RANGES": try range(card)
      case "BOUNDS": try bound(card)
      default: throw deck.error(card, .badLine(card.words.joined(separator: " ")))
      }
    }
    for wanted in ["ROWS", "COLUMNS", "ENDATA"] where !seen.contains(wanted) {
      throw deck.error(nil, .missing(wanted))
    }
    return build()
  }

  private mutating func setSense(_ word: Substring, _ card: CardFile.Card) throws(ModelFileError) {
    switch word.uppercased() {
    case "MIN", "MINIMIZE": sense = .minimize
    case "MAX", "MAXIMIZE": sense = .maximize
    default: throw deck.error(card, .unsupported(String(word)))
    }
  }

  private mutating func row(_ card: CardFile.Card) throws(ModelFileError) {
    guard card.words.count == 2 else { throw deck.error(card, .badLine(card.words.joined(separator: " "))) }
    let name = String(card.words[1])
    guard result.rowIndex[name] == nil, name != result.objective, !freeRows.contains(name) else {
      throw deck.error(card, .duplicate(name))
    }
    switch card.words[0].uppercased() {
    case "N":
      if result.objective.isEmpty { result.objective = name } else { freeRows.insert(name) }
    case "L", "G", "E":
      result.rowIndex[name] = rowNames.count
      rowNames.append(name)
      terms.append([])
      result.rows.append(.init(kind: Character(card.words[0].uppercased())))
    default: throw deck.error(card, .unsupported(String(card.words[0])))
    }
  }

  private mutating func column(_ card: CardFile.Card) throws(ModelFileError) {
    if card.words.count >= 3, card.words[1].contains("MARKER") {
      switch card.words[2].filter({ $0 != "'" }).uppercased() {
      case "INTORG": inIntegers = true
      case "INTEND": inIntegers = false
      default: throw deck.error(card, .unsupported(String(card.words[2])))
      }
      return
    }
    let name = String(card.words[0])
    if names.last != name {
      guard result.columnIndex[name] == nil else { throw deck.error(card, .duplicate(name)) }
      result.columnIndex[name] = names.count
      names.append(name)
      costs.append(0)
      bounds.append(.nonnegative)
      isInteger.append(inIntegers)
      hasBounds.append(false)
    }
    let column = Model.Column(names.count - 1)
    for (row, value) in try deck.pairs(card, from: 1) {
      if row == result.objective {
        costs[column.index] = value
      } else if let i = result.rowIndex[row] {
        guard terms[i].last?.0 != column else { throw deck.error(card, .duplicate("\(name) \(row)")) }
        terms[i].append((column, value))
      } else if !freeRows.contains(row) {
        throw deck.error(card, .unknownName(row))
      }
    }
  }

  private mutating func side(_ card: CardFile.Card) throws(ModelFileError) {
    for (row, value) in try deck.pairs(card, from: card.words.count % 2) {
      if row == result.objective {
        offset = -value
      } else if let i = result.rowIndex[row] {
        result.rows[i].side = value
      } else if !freeRows.contains(row) {
        throw deck.error(card, .unknownName(row))
      }
    }
  }

  private mutating func range(_ card: CardFile.Card) throws(ModelFileError) {
    for (row, value) in try deck.pairs(card, from: card.words.count % 2) {
      guard let i = result.rowIndex[row] else { throw deck.error(card, .unknownName(row)) }
      result.rows[i].range = value
    }
  }

  private mutating func bound(_ card: CardFile.Card) throws(ModelFileError) {
    let kind = card.words[0].uppercased()
    let needsValue = !["FR", "MI", "PL", "BV"].contains(kind)
    let words = card.words.count
    guard needsValue ? words == 3 || words == 4 : (2...4).contains(words) else {
      throw deck.error(card, .badLine(card.words.joined(separator: " ")))
    }
    let nameAt = needsValue ? words - 2 : (words == 2 ? 1 : 2)
    let name = String(card.words[nameAt])
    guard let j = result.columnIndex[name] else { throw deck.error(card, .unknownName(name)) }
    let value = needsValue ? try deck.number(card.words[words - 1], card) : 0
    if !hasBounds[j], isInteger[j] { bounds[j] = .nonnegative }
    hasBounds[j] = true
    switch kind {
    case "UP", "UI":
      // a negative upper bound on a column nobody gave a lower one takes the default zero away
      if value < 0, bounds[j].lower == 0 { bounds[j].lower = -.infinity }
      bounds[j].upper = value
      if kind == "UI" { isInteger[j] = true }
    case "LO", "LI":
      bounds[j].lower = value
      if kind == "LI" { isInteger[j] = true }
    case "FX": bounds[j] = .fixed(value)
    case "FR": bounds[j] = .free
    case "MI": bounds[j].lower = -.infinity
    case "PL": bounds[j].upper = .infinity
    case "BV":
      bounds[j] = .between(0, 1)
      isInteger[j] = true
    default: throw deck.error(card, .unsupported(kind))
    }
    guard bounds[j].lower <= bounds[j].upper else { throw deck.error(card, .contradiction(name)) }
  }

  private mutating func build() -> MPSModel {
    var model = Model(sense)
    model.offset = offset
    model.reserve(rows: terms.count, columns: names.count, entries: terms.reduce(0) { $0 + $1.count })
    for j in names.indices {
      let isBinary = isInteger[j] && (!hasBounds[j] || bounds[j] == .between(0, 1))
      let column = model.addColumn(
        isBinary ? .between(0, 1) : bounds[j], cost: costs[j],
        domain: isBinary ? .binary : isInteger[j] ? .integer : .continuous)
      model.setName(names[j], of: column)
    }
    for i in terms.indices {
      let row = model.addRow(result.rows[i].bounds(side: result.rows[i].side), terms[i])
      model.setName(rowNames[i], of: row)
    }
    result.model = model
    return result
  }
}
