import Quantities
import Tables

/// Reads the outdoor temperatures of a scenario: one per zone, or an hourly table.
struct OutdoorReading {
  /// Colder or hotter than anywhere in China; a figure beyond is in °F, or a slip.
  private static let range = -60.0...45.0

  /// The table that `outdoor_csv` names.
  private static let schema = TableSchema(
    file: "outdoor.csv", label: Bilingual(zh: "逐时气温", en: "Hourly temperature"),
    columns: [
      Column("hour", .integer(0...100_000), aliases: ["小时"], zh: "第几小时", en: "Hour", example: "0")
        .noting("从场景开始起算，从 0 开始", "Counted from the start of the scenario, from 0"),
      Column("zone", .identifier, zh: "气候区", en: "Climate zone", example: "plain"),
      Column("temperature_c", .decimal(range), zh: "气温", en: "Temperature", unit: "°C", example: "-17"),
    ], key: ["hour", "zone"])

  /// Above its month's mean by more than this, °C, a frosty month has no thaw: several times the spread of its days.
  private static let unheardOfThaw = 10.0

  let toml: TOMLTable
  let district: District
  /// The month in which the scenario begins; `nil` where its start was refused.
  let month: Int?

  /// One series per climate zone, or `nil` where something is wrong. `horizon` is `nil` where it was refused.
  func outdoor(_ horizon: Int?, _ folder: inout InputFolder, _ diagnostics: inout Diagnostics) -> [[Double]]?
  {
    let hasTable = toml.contains("outdoor")
    let hasFile = toml.contains("outdoor_csv")
    let file = toml.optionalString("outdoor_csv")
    let zones = hasTable ? toml.optionalTable("outdoor")?.table("zone") : nil
    let constant = zones.map { table in
      district.climate.map { table.double($0.id, in: Self.range) }
    }
    if !hasTable { _ = toml.optionalTable("outdoor") }
    guard hasTable != hasFile else {
      toml.report(
        .error, "scenario.outdoor", at: "outdoor",
        Bilingual(
          zh: "outdoor 和 outdoor_csv 要写且只写一个。", en: "Give outdoor or outdoor_csv, and only one of them."),
        remedy: Bilingual(
          zh: "例如 outdoor = { zone.plain = -17.0, zone.hills = -20.8 }。",
          en: "For example outdoor = { zone.plain = -17.0, zone.hills = -20.8 }."))
      return nil
    }
    guard let horizon else { return nil }
    if let file {
      let series = series(file, horizon, &folder, &diagnostics)
      for (zone, hours) in zip(district.climate, series ?? []) {
        checkWarmth(of: zone, hours.reduce(0, +) / Double(hours.count), at: "outdoor_csv", in: toml)
      }
      return series
    }
    guard let constant else { return nil }
    for (zone, temperature) in zip(district.climate, constant) {
      if let temperature, let zones { checkWarmth(of: zone, temperature, at: zone.id, in: zones) }
    }
    let known = constant.compactMap { $0 }
    guard known.count == district.climate.count else { return nil }
    return known.map { [Double](repeating: $0, count: horizon) }
  }

  /// Warns of a minus sign forgotten: above freezing on average, in a month that usually lies far below.
  private func checkWarmth(of zone: ClimateZone, _ mean: Double, at key: String, in table: TOMLTable) {
    guard let month, let usual = zone.months.first(where: { $0.month == month })?.mean, mean > 0, usual < 0,
      mean > usual + Self.unheardOfThaw
    else { return }
    let found = Format.plain(mean, places: 1)
    table.report(
      .warning, "outdoor.warm", at: key, found: found,
      Bilingual(
        zh: "气候区 \(zone.id) 平均 \(found) ℃，而那里 \(month) 月常年平均 \(Format.plain(usual, places: 1)) ℃。",
        en:
          "Zone \(zone.id) has \(found) °C on average, where month \(month) usually has \(Format.plain(usual, places: 1)) °C."
      ),
      remedy: Bilingual(zh: "请核对是不是漏了负号。", en: "Check whether the minus sign was forgotten."))
  }

  private func series(
    _ file: String, _ horizon: Int, _ folder: inout InputFolder, _ diagnostics: inout Diagnostics
  ) -> [[Double]]? {
    var refusals = Diagnostics()
    guard let bytes = folder.read(file, &refusals) else {
      // What is wrong is the name that stands in the scenario, so that is where the finding points.
      for finding in refusals.all {
        toml.report(
          finding.severity, finding.code, at: "outdoor_csv", found: file, finding.message,
          remedy: finding.remedy)
      }
      return nil
    }
    var found = Diagnostics()
    let rows = CSV.read(bytes, file: file, schema: Self.schema, diagnostics: &found)
    let wasRefused = found.hasErrors
    diagnostics.append(contentsOf: found)
    let zones = References(file: DistrictTables.climate.file, keys: district.climate.map(\.id))
    var series = [[Double?]](repeating: Array(repeating: nil, count: horizon), count: district.climate.count)
    var beyond: Row?
    var isSound = !wasRefused
    for row in rows {
      guard let zone = zones.position(of: row.text("zone"), at: row.place("zone"), &diagnostics) else {
        isSound = false
        continue
      }
      let hour = row.integer("hour")
      if hour < horizon {
        series[zone][hour] = row.decimal("temperature_c")
      } else if beyond == nil {
        beyond = row
      }
    }
    if let beyond {
      diagnostics.report(
        .warning, "outdoor.beyond-horizon", at: beyond.place("hour"), found: "\(beyond.integer("hour"))",
        Bilingual(
          zh: "场景只有 \(horizon) 小时，这以后的气温用不上。",
          en: "The scenario has \(horizon) hours; later ones are not used."),
        remedy: Bilingual(zh: "请核对 horizon_h。", en: "Check horizon_h."))
    }
    guard !wasRefused else { return nil }
    for (zone, values) in series.enumerated() {
      let missing = values.indices.filter { values[$0] == nil }
      guard let first = missing.first else { continue }
      isSound = false
      diagnostics.report(
        .error, "outdoor.missing-hours", at: Place(file: file, column: "hour"), found: "\(first)",
        Bilingual(
          zh: "气候区 \(district.climate[zone].id) 缺 \(missing.count) 个小时的气温，从第 \(first) 小时开始。",
          en: "Zone \(district.climate[zone].id) lacks \(missing.count) hours, from hour \(first) on."),
        remedy: Bilingual(
          zh: "从 0 到 \(horizon - 1)，每个小时每个气候区要有一行。",
          en: "There must be a row for every hour from 0 to \(horizon - 1) and every zone."))
    }
    return isSound ? series.map { $0.compactMap { $0 } } : nil
  }
}
