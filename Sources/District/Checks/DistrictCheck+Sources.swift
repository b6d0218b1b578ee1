import Quantities
import Tables

extension DistrictCheck {
  /// Guessed figures must be explained in `sources.csv`, and how much rests on estimates is said once.
  func checkSources(_ diagnostics: inout Diagnostics) {
    let explained = Set(draft.sources.values.map(\.file))
    for (file, row) in firstGuesses where !explained.contains(file) {
      diagnostics.report(
        .warning, "sources.missing", at: row.place("certainty"), found: row.text("certainty"),
        Bilingual(
          zh: "\(file) 有假定或推算的数据，sources.csv 里却没有说明依据。",
          en: "\(file) holds assumed or reconstructed figures that sources.csv does not explain."),
        remedy: Bilingual(
          zh: "请在 sources.csv 增加 file = \(file) 的行。", en: "Add a row with file = \(file) to sources.csv."))
    }
    let known = Set(DistrictTables.all.map(\.file) + [DistrictSettings.file])
    for (source, row) in draft.sources.entries
    where source.file.hasSuffix(".csv") && !known.contains(source.file) {
      diagnostics.report(
        .warning, "sources.unknown-file", at: row.place("file"), found: source.file,
        Bilingual(zh: "没有名为 \(source.file) 的表。", en: "There is no table called \(source.file)."),
        remedy: Bilingual(zh: "请改成本文件夹里的文件名。", en: "Use the name of a file in this folder."))
    }
    let villages = draft.villages.values
    let estimated = villages.count { $0.position == .estimated }
    if estimated > 0 {
      diagnostics.report(
        .warning, "position.estimated", at: Place(file: DistrictTables.villages.file, column: "position"),
        found: PositionQuality.estimated.rawValue,
        Bilingual(
          zh: "\(villages.count) 个村中有 \(estimated) 个的位置是估计的，里程和时间只供参考。",
          en:
            "\(estimated) of \(villages.count) villages stand at estimated positions; distances and times are rough."
        ),
        remedy: Bilingual(
          zh: "有实测坐标后请改 villages.csv，并把 position 写为 surveyed。",
          en: "Enter surveyed positions in villages.csv when you have them, with position = surveyed."))
    }
  }

  /// The first row of each table whose figures are guessed.
  private var firstGuesses: [(file: String, row: Row)] {
    var rows: [(String, Row)] = []
    func add<Value>(_ schema: TableSchema, _ table: Table<Value>, _ certainty: (Value) -> Certainty) {
      if let guess = table.entries.first(where: { certainty($0.0).isGuess }) {
        rows.append((schema.file, guess.1))
      }
    }
    add(DistrictTables.households, draft.households, \.certainty)
    add(DistrictTables.facilities, draft.facilities, \.certainty)
    add(DistrictTables.archetypes, draft.archetypes, \.certainty)
    add(DistrictTables.fuels, draft.fuels, \.certainty)
    add(DistrictTables.suppliers, draft.suppliers, \.certainty)
    add(DistrictTables.sites, draft.sites, \.certainty)
    add(DistrictTables.fleet, draft.fleet, \.certainty)
    add(DistrictTables.shelters, draft.shelters, \.certainty)
    return rows
  }
}
