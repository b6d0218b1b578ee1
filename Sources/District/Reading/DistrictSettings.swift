import Quantities
import Tables

/// `district.toml`, read.
struct DistrictSettings {
  /// The file's name.
  static let file = "district.toml"

  var code: String
  var name: Bilingual
  var season: Season
  var controls: ControlTotals
  /// `nil` where a setting is missing or wrong.
  var policy: Policy?
  /// Kept for the places of its keys.
  let toml: TOMLTable

  /// Where the value of a policy setting stands.
  func place(policy key: String) -> Place {
    Place(
      file: Self.file, row: toml.optionalTable("policy")?.optionalTable(key)?.place("value").row,
      column: "policy.\(key).value")
  }

  /// The settings in a file's bytes. Everything wrong with them is reported; `nil` where too little is
  /// left to check the tables against.
  static func read(_ bytes: [UInt8], _ diagnostics: inout Diagnostics) -> DistrictSettings? {
    guard let toml = TOMLDocument.parse(bytes, file: file, diagnostics: &diagnostics) else { return nil }
    checkSchema(toml)
    checkReferenceSystem(toml)
    let code = toml.string("code")
    if let code, code.utf8.count != 6 || !code.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      toml.report(
        .error, "district.code", at: "code", found: code,
        Bilingual(zh: "区县代码应为 6 位数字。", en: "The district's code must be six digits."),
        remedy: Bilingual(
          zh: "请填写国家行政区划代码，例如 \"140602\"。", en: "Write the administrative code, e.g. \"140602\"."))
    }
    let names = toml.table("name")
    let zh = names?.string("zh")
    let en = names?.string("en")
    let season = season(toml)
    let controls = controls(toml)
    let policy = toml.table("policy").flatMap { PolicyReading(table: $0).policy() }
    toml.reportUnknownKeys(into: &diagnostics)
    guard let code, let zh, let en, let season, let controls else { return nil }
    return DistrictSettings(
      code: code, name: Bilingual(zh: zh, en: en), season: season, controls: controls, policy: policy,
      toml: toml)
  }

  private static func checkSchema(_ toml: TOMLTable) {
    guard let schema = toml.string("schema"), schema != "1" else { return }
    toml.report(
      .error, "district.schema", at: "schema", found: schema,
      Bilingual(
        zh: "文件格式版本是 \(schema)，本程序只认识 1。", en: "The format version is \(schema); this program knows 1."),
      remedy: Bilingual(
        zh: "请升级程序，或用 hearth init 生成的模板。", en: "Upgrade, or start from what `hearth init` writes."))
  }

  /// Coordinates of an unnamed system may be off by hundreds of metres (GCJ-02) or more (BD-09), and
  /// nothing in the numbers tells; so the system must be named, and only WGS 84 is taken.
  private static func checkReferenceSystem(_ toml: TOMLTable) {
    guard toml.contains("crs") else {
      _ = toml.optionalString("crs")
      toml.report(
        .error, "district.crs-missing", at: "crs",
        Bilingual(
          zh: "没有写明坐标系。高德、百度地图的坐标与 WGS84 相差 50 到 1000 多米，从数字上看不出来。",
          en:
            "The coordinate system is not named. GCJ-02 and BD-09 differ from WGS 84 by 50 to over 1,000 m, and the numbers do not show it."
        ),
        remedy: Bilingual(
          zh: "确认坐标是 WGS84 后，在 district.toml 写 crs = \"WGS84\"。",
          en: "Make sure the coordinates are WGS 84, then write crs = \"WGS84\" in district.toml."))
      return
    }
    guard let system = toml.string("crs"), system != "WGS84" else { return }
    toml.report(
      .error, "district.crs-unsupported", at: "crs", found: system,
      Bilingual(
        zh: "坐标系是 \(system)，只接受 WGS84。", en: "The coordinate system is \(system); only WGS84 is accepted."),
      remedy: Bilingual(
        zh: "请先把所有坐标换算成 WGS84，再写 crs = \"WGS84\"。",
        en: "Convert all coordinates to WGS 84 first, then write crs = \"WGS84\"."))
  }

  private static func season(_ toml: TOMLTable) -> Season? {
    guard let table = toml.table("season") else { return nil }
    let start = table.day("start")
    let end = table.day("end")
    guard let start, let end else { return nil }
    // ISO 8601 days of four-digit years sort as text.
    guard start < end else {
      table.report(
        .error, "district.season-order", at: "end", found: "\(start) … \(end)",
        Bilingual(zh: "采暖季的结束日不在开始日之后。", en: "The season does not end after it starts."),
        remedy: Bilingual(zh: "请检查两个日期，跨年时注意年份。", en: "Check both days, and the year across New Year."))
      return nil
    }
    return Season(start: start, end: end)
  }

  private static func controls(_ toml: TOMLTable) -> ControlTotals? {
    guard let table = toml.table("control") else { return nil }
    let households = table.integer("households", in: 1...10_000_000)
    var byPathway: [Pathway: Int] = [:]
    var villages: [Pathway: Int] = [:]
    if let pathways = table.optionalTable("pathways") {
      for pathway in Pathway.allCases {
        guard let entry = pathways.optionalTable(pathway.rawValue) else { continue }
        if let count = entry.integer("households", in: 0...10_000_000) { byPathway[pathway] = count }
        if let count = entry.optionalInteger("villages", in: 0...100_000) { villages[pathway] = count }
      }
    }
    guard let households else { return nil }
    let sum = byPathway.values.reduce(0, +)
    if !byPathway.isEmpty, sum != households {
      table.report(
        .warning, "district.controls-differ", at: "households", found: "\(households)",
        Bilingual(
          zh: "总户数 \(households) 与各取暖方式之和 \(sum) 相差 \(households - sum)。",
          en:
            "The total of \(households) households differs from the pathways' sum of \(sum) by \(households - sum)."
        ),
        remedy: Bilingual(zh: "请核对方案原文。", en: "Check against the published plan."))
    }
    return ControlTotals(households: households, householdsByPathway: byPathway, villagesByPathway: villages)
  }
}
