import GLPK
import StochasticProgram

/// Reads a stochastic file.
struct StochParser {
  private typealias Change = TwoStageProgram.Change
  /// Outcomes of one block or one independent entry, of which exactly one comes.
  private struct Alternatives {
    var key: String
    var outcomes: [(probability: Double, changes: [Change])] = []
  }

  private let deck: CardFile
  private let core: MPSModel
  private let stages: Stages
  private var scenarios: [TwoStageProgram.Scenario] = []
  private var scenarioIndex: [String: Int] = [:]
  private var alternatives: [Alternatives] = []
  private var alternativeIndex: [String: Int] = [:]
  /// Where entry lines of a block go.
  private var openBlock: Int?

  init(_ deck: CardFile, _ core: MPSModel, _ stages: Stages) {
    self.deck = deck
    self.core = core
    self.stages = stages
  }

  mutating func run() throws(ModelFileError) -> [TwoStageProgram.Scenario] {
    var section = ""
    for card in deck.cards {
      if card.isSection {
        section = card.words[0].uppercased()
        switch section {
        case "STOCH", "ENDATA": break
        case "SCENARIOS", "SCEN", "BLOCKS", "INDEP":
          if card.words.count > 1, card.words[1].uppercased() != "DISCRETE" {
            throw deck.error(card, .unsupported(String(card.words[1])))
          }
        default: throw deck.error(card, .unknownSection(String(card.words[0])))
        }
        if section == "ENDATA" { break }
        continue
      }
      switch section {
      case "SCENARIOS", "SCEN": try scenarioLine(card)
      case "BLOCKS": try blockLine(card)
      case "INDEP": try independentLine(card)
      default: throw deck.error(card, .badLine(card.words.joined(separator: " ")))
      }
    }
    guard section == "ENDATA" else { throw deck.error(nil, .missing("ENDATA")) }
    if !alternatives.isEmpty {
      guard scenarios.isEmpty else { throw deck.error(nil, .unsupported("SCENARIOS + BLOCKS/INDEP")) }
      try multiplyOut()
    }
    guard !scenarios.isEmpty else { throw deck.error(nil, .missing("SCENARIOS")) }
    return scenarios
  }

  // MARK: - Lines

  private mutating func scenarioLine(_ card: CardFile.Card) throws(ModelFileError) {
    if card.words[0].uppercased() == "SC" {
      guard card.words.count >= 4 else { throw deck.error(card, .badLine(card.words.joined(separator: " "))) }
      let (name, parent) = (String(card.words[1]), card.words[2].filter { $0 != "'" && $0 != "\"" })
      guard scenarioIndex[name] == nil else { throw deck.error(card, .duplicate(name)) }
      var inherited: [Change] = []
      if parent.uppercased() != "ROOT" {
        guard let k = scenarioIndex[String(parent)] else {
          throw deck.error(card, .unknownName(String(parent)))
        }
        inherited = scenarios[k].changes
      }
      scenarioIndex[name] = scenarios.count
      scenarios.append(
        .init(name: name, probability: try probability(card.words[3], card), changes: inherited))
    } else {
      guard !scenarios.isEmpty else { throw deck.error(card, .badLine(card.words.joined(separator: " "))) }
      scenarios[scenarios.count - 1].changes += try changes(
        card, after: scenarios[scenarios.count - 1].changes)
    }
  }

  private mutating func blockLine(_ card: CardFile.Card) throws(ModelFileError) {
    if card.words[0].uppercased() == "BL" {
      guard card.words.count >= 4 else { throw deck.error(card, .badLine(card.words.joined(separator: " "))) }
      let k = index(of: String(card.words[1]))
      openBlock = k
      // what a later outcome does not name stays as the block's first outcome has it
      let first = alternatives[k].outcomes.first?.changes ?? []
      alternatives[k].outcomes.append((try probability(card.words[card.words.count - 1], card), first))
    } else {
      guard let openBlock else { throw deck.error(card, .badLine(card.words.joined(separator: " "))) }
      let last = alternatives[openBlock].outcomes.count - 1
      let before = alternatives[openBlock].outcomes[last].changes
      alternatives[openBlock].outcomes[last].changes += try changes(card, after: before)
    }
  }

  private mutating func independentLine(_ card: CardFile.Card) throws(ModelFileError) {
    guard card.words.count == 4 || card.words.count == 5 else {
      throw deck.error(card, .badLine(card.words.joined(separator: " ")))
    }
    let change = try change(card.words[0], card.words[1], try deck.number(card.words[2], card), card)
    let k = index(of: "\(card.words[0]) \(card.words[1])")
    let chance = try probability(card.words[card.words.count - 1], card)
    alternatives[k].outcomes.append((chance, [change]))
  }

  private mutating func index(of key: String) -> Int {
    if let k = alternativeIndex[key] { return k }
    alternativeIndex[key] = alternatives.count
    alternatives.append(Alternatives(key: key))
    return alternatives.count - 1
  }

  private func probability(_ word: Substring, _ card: CardFile.Card) throws(ModelFileError) -> Double {
    let value = try deck.number(word, card)
    guard (0...1).contains(value) else { throw deck.error(card, .contradiction(String(word))) }
    return value
  }

  // MARK: - Entries

  private func changes(_ card: CardFile.Card, after before: [Change]) throws(ModelFileError) -> [Change] {
    if card.words.count == 4, ["UP", "LO", "FX"].contains(card.words[0].uppercased()) {
      return [try bound(card, after: before)]
    }
    var changes: [Change] = []
    for (row, value) in try deck.pairs(card, from: 1) {
      changes.append(try change(card.words[0], Substring(row), value, card))
    }
    return changes
  }

  private func change(
    _ column: Substring, _ row: Substring, _ value: Double, _ card: CardFile.Card
  ) throws(ModelFileError) -> Change {
    let row = String(row)
    if let j = core.columnIndex[String(column)] {
      if row == core.objective {
        guard j >= stages.columns else { throw deck.error(card, .unsupported("first-stage \(column)")) }
        return .cost(column: j, value)
      }
      return .coefficient(row: try secondRow(row, card), column: j, value)
    }
    // whatever is no column is the name of the right-hand side, which files spell as they like
    guard column.uppercased().hasPrefix("RHS") || column.uppercased() == "RIGHT" else {
      throw deck.error(card, .unknownName(String(column)))
    }
    let i = try secondRow(row, card)
    return .row(i, core.rows[i].bounds(side: value))
  }

  private func secondRow(_ name: String, _ card: CardFile.Card) throws(ModelFileError) -> Int {
    guard let i = core.rowIndex[name] else { throw deck.error(card, .unknownName(name)) }
    guard i >= stages.rows else { throw deck.error(card, .unsupported("first-stage \(name)")) }
    return i
  }

  /// One end at a time: the other stays as the core, or an earlier line of the same scenario, has it.
  private func bound(_ card: CardFile.Card, after before: [Change]) throws(ModelFileError) -> Change {
    let name = String(card.words[2])
    guard let j = core.columnIndex[name] else { throw deck.error(card, .unknownName(name)) }
    guard j >= stages.columns else { throw deck.error(card, .unsupported("first-stage \(name)")) }
    let value = try deck.number(card.words[3], card)
    var bounds = core.model.bounds(of: Model.Column(j))
    for case .column(j, let earlier) in before { bounds = earlier }
    switch card.words[0].uppercased() {
    case "UP": bounds.upper = value
    case "LO": bounds.lower = value
    default: bounds = .fixed(value)
    }
    return .column(j, bounds)
  }

  // MARK: - Products

  /// Every combination of outcomes becomes a scenario.
  private mutating func multiplyOut() throws(ModelFileError) {
    scenarios = [.init(name: "S", probability: 1, changes: [])]
    for alternative in alternatives {
      let sum = alternative.outcomes.reduce(0) { $0 + $1.probability }
      guard abs(sum - 1) <= 1e-6 else { throw deck.error(nil, .contradiction("\(alternative.key): \(sum)")) }
      guard scenarios.count * alternative.outcomes.count <= SMPS.mostScenarios else {
        throw deck.error(nil, .unsupported("more than \(SMPS.mostScenarios) scenarios"))
      }
      scenarios = scenarios.flatMap { scenario in
        alternative.outcomes.indices.map { k in
          let outcome = alternative.outcomes[k]
          return .init(
            name: "\(scenario.name)_\(k + 1)", probability: scenario.probability * outcome.probability,
            changes: scenario.changes + outcome.changes)
        }
      }
    }
  }
}
