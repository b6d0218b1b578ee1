import Quantities
import Tables

/// What scenarios may refer to in a district; built once for all files.
struct ScenarioReferences {
  let townships: References
  let villages: References
  let roads: References
  let sites: References
  let suppliers: References

  init(_ district: District) {
    townships = References(
      file: DistrictTables.townships.file, keys: district.townships.map(\.code),
      names: district.townships.map { [$0.name.zh, $0.shortName] })
    villages = References(
      file: DistrictTables.villages.file, keys: district.villages.map(\.code),
      names: district.villages.map { [$0.name.zh] })
    roads = References(
      file: DistrictTables.roads.file, keys: district.roads.map(\.id),
      names: district.roads.map { [$0.name.zh] })
    sites = References(
      file: DistrictTables.sites.file, keys: district.sites.map(\.id),
      names: district.sites.map { [$0.name.zh] })
    suppliers = References(
      file: DistrictTables.suppliers.file, keys: district.suppliers.map(\.id),
      names: district.suppliers.map { [$0.name.zh] })
  }
}

/// Reads one scenario file.
struct ScenarioReading {
  /// Longest time followed, and longest hazard: ninety days, more than half a heating season. Anything beyond is a
  /// slip of the keyboard.
  static let longest = 2_160

  let toml: TOMLTable
  let file: String
  let district: District
  let references: ScenarioReferences

  /// The scenario, or `nil` where something in it is wrong. Findings are remembered by the table, except those in
  /// a temperature file.
  func scenario(_ folder: inout InputFolder, _ diagnostics: inout Diagnostics) -> Scenario? {
    // Everything is asked for before anything is given up, so that one run reports all.
    let name = toml.scenarioName()
    let title = toml.words("title", isRequired: true)
    let isRequired = toml.bool("required")
    let start = start()
    let horizon = toml.integer("horizon_h", in: 1...Self.longest)
    let note = toml.words("note", isRequired: false)
    let month = start.flatMap { CalendarDay(iso: String($0.prefix(10)))?.month }
    let outdoor = OutdoorReading(toml: toml, district: district, month: month)
      .outdoor(horizon, &folder, &diagnostics)
    let hazards = hazards(horizon ?? Self.longest)
    guard let name, let title, let isRequired, let start, let horizon, let note, let outdoor, let hazards
    else { return nil }
    if isRequired { checkSeason(start, horizon) }
    return Scenario(
      name: name, title: title, isRequired: isRequired, start: start, horizon: horizon, outdoor: outdoor,
      hazards: hazards, file: file, note: note)
  }

  private func start() -> String? {
    guard let start = toml.instant("start") else { return nil }
    if !start.hasSuffix("+08:00") {
      toml.report(
        .warning, "scenario.time-zone", at: "start", found: start,
        Bilingual(zh: "开始时间不是北京时间（+08:00）。", en: "The start is not given in Beijing time (+08:00)."),
        remedy: Bilingual(zh: "请确认时区，建议写 +08:00。", en: "Check the offset; +08:00 is usual."))
    }
    return start
  }

  /// Warns of a year or month mistyped: the reserve would be sized for a day on which nobody heats.
  private func checkSeason(_ start: String, _ horizon: Int) {
    guard let first = CalendarDay(iso: String(start.prefix(10))),
      let last = first.days((horizon + 23) / 24 + 1).last,
      last.iso < district.season.start || first.iso > district.season.end
    else { return }
    let season = district.season
    toml.report(
      .warning, "scenario.out-of-season", at: "start", found: start,
      Bilingual(
        zh: "必保场景整个落在采暖季（\(season.start) 至 \(season.end)）以外。",
        en: "A required scenario lies wholly outside the heating season (\(season.start) to \(season.end))."),
      remedy: Bilingual(
        zh: "请核对 start 的年月，或 district.toml 的 [season]。",
        en: "Check the year and month of start, or [season] in district.toml."))
  }

  private func hazards(_ horizon: Int) -> [Hazard]? {
    guard toml.contains("hazard") else {
      _ = toml.optionalTables("hazard")
      toml.report(
        .warning, "scenario.no-hazard", at: "hazard",
        Bilingual(zh: "这个场景里什么也没有发生。", en: "Nothing happens in this scenario."),
        remedy: Bilingual(zh: "请用 [[hazard]] 写明灾害。", en: "State what happens with [[hazard]]."))
      return []
    }
    guard let tables = toml.tables("hazard") else { return nil }
    let hazards = tables.map {
      HazardReading(toml: $0, district: district, references: references).hazard(horizon)
    }
    let sound = hazards.compactMap { $0 }
    return sound.count == hazards.count ? sound : nil
  }
}
