public import StochasticProgram

/// Reads two-stage stochastic programs from SMPS: the core as MPS, the time file that says where the second stage
/// begins, and the stochastic file with its outcomes (Birge et al. 1987; Gassmann's later tables).
///
/// Understood are `SCENARIOS`, `BLOCKS` and `INDEP`, each `DISCRETE`; blocks and independent entries are multiplied
/// out. Entries may replace coefficients, costs, right-hand sides and bounds of the second stage.
public enum SMPS {
  /// Most scenarios that blocks and independent entries may multiply out to.
  static let mostScenarios = 1_000_000

  /// Reads the three files.
  public static func read(core: String, time: String, stoch: String) throws(ModelFileError) -> TwoStageProgram
  {
    try parse(
      core: (try CardFile.text(of: core), core), time: (try CardFile.text(of: time), time),
      stoch: (try CardFile.text(of: stoch), stoch))
  }

  /// Reads three texts, each with the name of its file.
  public static func parse(
    core: (text: String, file: String), time: (text: String, file: String),
    stoch: (text: String, file: String)
  ) throws(ModelFileError) -> TwoStageProgram {
    let mps = try MPSModel.parse(core.text, file: core.file)
    let stages = try TimeParser(deck: CardFile(time.text, file: time.file)).run(mps)
    var parser = StochParser(CardFile(stoch.text, file: stoch.file), mps, stages)
    let program = TwoStageProgram(
      name: mps.name, core: mps.model, firstColumns: stages.columns, firstRows: stages.rows,
      scenarios: try parser.run())
    do { try program.validate() } catch {
      let file =
        if case .rowSpansStages = error { time.file } else if case .core = error { core.file } else {
          stoch.file
        }
      throw ModelFileError(file: file, line: nil, .contradiction("\(error)"))
    }
    return program
  }
}

/// Where the second stage begins.
struct Stages {
  var columns: Int
  var rows: Int
}

/// Reads a time file.
struct TimeParser {
  let deck: CardFile

  func run(_ core: MPSModel) throws(ModelFileError) -> Stages {
    var periods: [Stages] = []
    var section = ""
    for card in deck.cards {
      if card.isSection {
        section = card.words[0].uppercased()
        guard ["TIME", "PERIODS", "ENDATA"].contains(section) else {
          throw deck.error(card, .unknownSection(String(card.words[0])))
        }
        if section == "PERIODS", card.words.count > 1, card.words[1].uppercased() == "EXPLICIT" {
          throw deck.error(card, .unsupported("EXPLICIT"))
        }
        if section == "ENDATA" { break }
        continue
      }
      guard section == "PERIODS", card.words.count >= 3 else {
        throw deck.error(card, .badLine(card.words.joined(separator: " ")))
      }
      let (column, row) = (String(card.words[0]), String(card.words[1]))
      guard let j = core.columnIndex[column] else { throw deck.error(card, .unknownName(column)) }
      guard let i = row == core.objective ? 0 : core.rowIndex[row] else {
        throw deck.error(card, .unknownName(row))
      }
      guard periods.count < 2 else { throw deck.error(card, .unsupported("more than two periods")) }
      if let first = periods.first, j < first.columns || i < first.rows {
        throw deck.error(card, .contradiction("\(column) \(row)"))
      }
      periods.append(Stages(columns: j, rows: i))
    }
    guard section == "ENDATA" else { throw deck.error(nil, .missing("ENDATA")) }
    guard periods.count == 2 else { throw deck.error(nil, .missing("PERIODS")) }
    return periods[1]
  }
}
