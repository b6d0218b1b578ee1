import District
import Foundation
import Quantities
import Tables
import Testing

@Suite struct BadScenarioTests {
  /// A sound scenario, to be spoilt one key at a time.
  static let sound = """
    name = "red-blizzard"
    title.zh = "红色暴雪叠加停电"
    title.en = "Red blizzard with a power cut"
    required = true
    start = 2023-01-12T18:00:00+08:00
    horizon_h = 72
    outdoor = { zone.plain = -17.0, zone.hills = -20.8 }

    [[hazard]]
    kind = "blizzard"
    level = "red"
    snowfall_cm_per_h = 1.5
    start_h = 0
    duration_h = 36
    townships = ["140602003"]

    [[hazard]]
    kind = "power-outage"
    share = 0.8
    start_h = 6
    duration = { lognormal_median_h = 18, sigma = 0.9 }
    restoration = { first_h = 6, progress = "linear" }
    district = true
    """

  /// Reads scenario files beside a sound district.
  func read(_ files: [String: String]) throws -> (
    scenarios: [Scenario], inputs: [InputFile], diagnostics: Diagnostics
  ) {
    var mini = MiniDistrict()
    for (name, text) in files { mini.files["scenarios/\(name)"] = text }
    return try mini.withFolder { folder in
      var diagnostics = Diagnostics()
      let district = try #require(DistrictReader.read(folder: folder, diagnostics: &diagnostics))
      diagnostics = Diagnostics()
      var inputs: [InputFile] = []
      let scenarios = ScenarioReader.read(
        folder: folder + "/scenarios", district: district, inputs: &inputs, diagnostics: &diagnostics)
      return (scenarios, inputs, diagnostics)
    }
  }

  /// The sound scenario with one thing replaced.
  func spoilt(_ old: String, _ new: String) -> String {
    precondition(Self.sound.contains(old), "the scenario does not hold “\(old)”")
    guard let range = Self.sound.range(of: old) else { return Self.sound }
    return Self.sound.replacingCharacters(in: range, with: new)
  }

  @Test(arguments: ["2022-10-12", "2023-04-15"])
  func `a required scenario that reaches into the season is not asked about`(day: String) throws {
    let (_, _, diagnostics) = try read(["a.toml": spoilt("start = 2023-01-12", "start = \(day)")])
    #expect(!diagnostics.all.contains { $0.code == "scenario.out-of-season" })
  }

  @Test func `a sound scenario is read with everything resolved`() throws {
    let (scenarios, inputs, diagnostics) = try read(["a.toml": Self.sound])
    #expect(diagnostics.all.isEmpty)
    let scenario = try #require(scenarios.first)
    #expect(scenario.name == "red-blizzard")
    #expect(scenario.isRequired)
    #expect(scenario.start == "2023-01-12T18:00:00+08:00")
    #expect(scenario.file == "a.toml")
    #expect(scenario.outdoor.map(\.count) == [72, 72])
    #expect(scenario.outdoor.map { $0[71] } == [-17, -20.8])
    // The township 140602003 holds the first two villages; the road to the next township has an end in it.
    #expect(
      scenario.hazards[0]
        == Hazard(
          kind: .blizzard(level: .red, snowfall: 1.5), start: 0, duration: 36,
          area: Area(villages: [0, 1], roads: [0, 1, 2], sites: [0, 1], suppliers: [0])))
    #expect(
      scenario.hazards[1]
        == Hazard(
          kind: .powerOutage(share: 0.8), start: 6, duration: 18, durationSigma: 0.9,
          restoration: .linear(firstHours: 6),
          area: Area(villages: [0, 1, 2, 3], roads: [0, 1, 2, 3], sites: [0, 1, 2], suppliers: [0])))
    #expect(inputs.map(\.path) == ["scenarios/a.toml"])
  }

  @Test(arguments: BadInput.scenarios)
  func `a spoilt scenario is answered where it is spoilt`(_ bad: BadInput) throws {
    let (scenarios, _, diagnostics) = try read([bad.file: spoilt(bad.old, bad.new)])
    expectFinding(
      bad.severity, bad.code, at: bad.place, in: diagnostics)
    #expect(scenarios.isEmpty == (bad.severity == .error))
    #expect(diagnostics.hasErrors == (bad.severity == .error))
  }

  @Test(arguments: ["../../etc/passwd", "/etc/passwd", "nowhere.csv"])
  func `an hourly table that may not be read is answered where it is named`(path: String) throws {
    let (_, _, diagnostics) = try read([
      "a.toml": spoilt("outdoor = { zone.plain = -17.0, zone.hills = -20.8 }", "outdoor_csv = \"\(path)\"")
    ])
    let finding = try #require(diagnostics.errors.first)
    #expect(finding.place == Place(file: "a.toml", row: 7, column: "outdoor_csv"))
    #expect(finding.found == path)
  }

  @Test func `a whole district and named places together are pointed out`() throws {
    let (scenarios, _, diagnostics) = try read([
      "a.toml": spoilt("district = true", "district = true\ntownships = [\"140602003\"]")
    ])
    expectFinding(
      .warning, "hazard.area-twice", at: Place(file: "a.toml", row: 23, column: "hazard[2].district"),
      in: diagnostics)
    #expect(scenarios.first?.hazards[1].area.villages == [0, 1, 2, 3])
  }

  @Test func `the hours of an outage that the scenario leaves out are counted`() throws {
    func findings(_ duration: Int) throws -> [Diagnostic] {
      let text = spoilt("duration = { lognormal_median_h = 18, sigma = 0.9 }", "duration_h = \(duration)")
      return try read(["a.toml": text]).diagnostics.all.filter { $0.code == "hazard.beyond-horizon" }
    }
    // it begins in hour 6 of 72
    #expect(try findings(66).isEmpty)
    let finding = try #require(try findings(90).first)
    #expect(finding.message.zh.contains("最后 24 小时") && finding.message.en.contains("last 24 h"))
    #expect(finding.remedy.zh.contains("horizon_h 改为至少 96"))
  }

  @Test func `a folder without a required scenario is pointed out, and one required scenario is enough`()
    throws
  {
    let optional = spoilt("required = true", "required = false")
    let (scenarios, _, diagnostics) = try read(["a.toml": optional])
    #expect(scenarios.count == 1)
    expectFinding(
      .warning, "scenarios.none-required", at: Place(file: "scenarios", column: "required"), in: diagnostics)
    let other = optional.replacing("\"red-blizzard\"", with: "\"other\"")
    #expect(try read(["a.toml": Self.sound, "b.toml": other]).diagnostics.all.isEmpty)
  }

  @Test func `a misspelt key is answered with the right one`() throws {
    let (_, _, diagnostics) = try read(["a.toml": spoilt("duration_h", "duration_hours")])
    let finding = try #require(diagnostics.errors.first { $0.code == "toml.unknown-key" })
    #expect(finding.remedy.en.contains("duration_h"))
  }

  @Test func `scenarios are sorted by name and may not share one`() throws {
    let other = spoilt("\"red-blizzard\"", "\"a-first\"")
    let sorted = try read(["a.toml": Self.sound, "b.toml": other])
    #expect(sorted.scenarios.map(\.name) == ["a-first", "red-blizzard"])
    let twice = try read(["a.toml": Self.sound, "b.toml": Self.sound])
    #expect(twice.scenarios.isEmpty)
    expectFinding(
      .error, "scenario.name-repeated", at: Place(file: "b.toml", row: 1, column: "name"),
      in: twice.diagnostics)
  }

  @Test func `sets and other files are left alone`() throws {
    let (scenarios, inputs, diagnostics) = try read([
      "a.toml": Self.sound, "sets/winter.toml": "nonsense", "notes.txt": "nonsense", "old.csv": "nonsense",
    ])
    #expect(scenarios.count == 1)
    #expect(inputs.count == 1)
    #expect(diagnostics.all.isEmpty)
  }

  @Test func `a folder without scenarios is an error`() throws {
    let (_, _, diagnostics) = try read(["notes.txt": "nothing"])
    #expect(diagnostics.errors.map(\.code) == ["scenarios.none"])
  }

  @Test func `errors of several scenarios are reported together`() throws {
    let (_, _, diagnostics) = try read([
      "a.toml": spoilt("horizon_h = 72", "horizon_h = 0"), "b.toml": spoilt("share = 0.8", "share = 1.2"),
    ])
    #expect(diagnostics.errors.map(\.place.file) == ["a.toml", "b.toml"])
  }

  @Test func `one file is read by its path`() throws {
    var mini = MiniDistrict()
    mini.files["one.toml"] = Self.sound
    try mini.withFolder { folder in
      var diagnostics = Diagnostics()
      let district = try #require(DistrictReader.read(folder: folder, diagnostics: &diagnostics))
      let scenario = ScenarioReader.read(
        file: folder + "/one.toml", district: district, diagnostics: &diagnostics)
      #expect(scenario?.name == "red-blizzard")
      #expect(
        ScenarioReader.read(file: folder + "/none.toml", district: district, diagnostics: &diagnostics) == nil
      )
      #expect(diagnostics.errors.map(\.code) == ["file.missing"])
    }
  }

  @Test func `hourly temperatures come from a table`() throws {
    let toml = spoilt("outdoor = { zone.plain = -17.0, zone.hills = -20.8 }", "outdoor_csv = \"air.csv\"")
    var rows = ["hour,zone,temperature_c"]
    for hour in 0..<72 { rows += ["\(hour),plain,\(-hour % 20)", "\(hour),hills,-20"] }
    let whole = try read(["a.toml": toml, "air.csv": rows.joined(separator: "\n")])
    #expect(whole.diagnostics.errors.isEmpty)
    #expect(whole.scenarios.first?.outdoor[0][19] == -19)
    #expect(whole.inputs.map(\.path) == ["scenarios/a.toml", "scenarios/air.csv"])

    rows.removeAll { $0.hasPrefix("5,plain") }
    let holed = try read(["a.toml": toml, "air.csv": rows.joined(separator: "\n")])
    expectFinding(
      .error, "outdoor.missing-hours", at: Place(file: "air.csv", column: "hour"), in: holed.diagnostics)
    #expect(holed.diagnostics.errors.first?.found == "5")

    let missing = try read(["a.toml": toml])
    expectFinding(
      .error, "file.missing", at: Place(file: "a.toml", row: 7, column: "outdoor_csv"),
      in: missing.diagnostics)
    let outside = try read([
      "a.toml": spoilt(
        "outdoor = { zone.plain = -17.0, zone.hills = -20.8 }", "outdoor_csv = \"../townships.csv\"")
    ])
    #expect(outside.diagnostics.errors.map(\.code) == ["file.bad-name"])
  }

  @Test func `both ways to write a restoration are read`() throws {
    let gamma = try read([
      "a.toml": spoilt(
        "first_h = 6, progress = \"linear\"", "first = \"gamma\", first_median_h = 4, progress = \"beta\"")
    ])
    #expect(gamma.diagnostics.all.isEmpty)
    #expect(gamma.scenarios.first?.hazards[1].restoration == .linear(firstHours: 4))
    let shaped = try read([
      "a.toml": spoilt("progress = \"linear\"", "progress = \"beta\", a = 2, b = 3.5")
    ])
    #expect(shaped.diagnostics.all.isEmpty)
    #expect(shaped.scenarios.first?.hazards[1].restoration == .beta(firstHours: 6, a: 2, b: 3.5))
    let half = try read(["a.toml": spoilt("progress = \"linear\"", "progress = \"beta\", a = 2")])
    #expect(half.diagnostics.errors.map(\.code) == ["toml.missing-key"])
    let unsaid = try read([
      "a.toml": spoilt("first_h = 6, progress = \"linear\"", "first = \"gamma\", progress = \"beta\"")
    ])
    #expect(unsaid.diagnostics.all.map(\.code) == ["hazard.first-assumed"])
    #expect(unsaid.scenarios.first?.hazards[1].restoration == .linear(firstHours: 6))
    let step = try read(["a.toml": spoilt("restoration = { first_h = 6, progress = \"linear\" }\n", "")])
    #expect(step.scenarios.first?.hazards[1].restoration == .step)
  }

  @Test(arguments: [
    ("cold-wave", "drop_c = 8", Hazard.Kind.coldWave(drop: 8)),
    ("gas-outage", "", .gasOutage(share: 1)),
    ("heat-network-outage", "share = 0.5", .heatNetworkOutage(share: 0.5)),
    ("earthquake", "magnitude = 6.1\nshare = 0.4", .earthquake(magnitude: 6.1, share: 0.4)),
    ("road-closure", "", .roadClosure), ("site-loss", "", .siteLoss(surviving: 0)),
    ("site-loss", "surviving = 0.25", .siteLoss(surviving: 0.25)), ("supply-cut", "", .supplyCut),
    ("house-damage", "share = 0.3", .houseDamage(share: 0.3)),
  ])
  func `every kind of hazard is read`(_ word: String, _ keys: String, _ kind: Hazard.Kind) throws {
    let toml =
      Self.sound + "\n[[hazard]]\nkind = \"\(word)\"\n\(keys)\nstart_h = 1\nduration_h = 2\ndistrict = true\n"
    let (scenarios, _, diagnostics) = try read(["a.toml": toml])
    #expect(diagnostics.errors.isEmpty)
    #expect(scenarios.first?.hazards.last?.kind == kind)
  }
}

extension BadInput {
  static func scenario(
    _ number: Int, _ what: String, _ old: String, _ new: String, _ severity: Diagnostic.Severity,
    _ code: String,
    row: Int? = nil, column: String? = nil
  ) -> BadInput {
    BadInput(number, what, "a.toml", old, new, severity, code, row: row, column: column)
  }

  static let scenarios: [BadInput] = [
    scenario(
      0, "a January without its minus sign", "zone.plain = -17.0", "zone.plain = 17.0", .warning,
      "outdoor.warm", row: 7, column: "outdoor.zone.plain"),
    scenario(
      55, "no duration at all", "duration_h = 36\n", "", .error, "hazard.duration", row: 9,
      column: "hazard[1].duration_h"),
    scenario(
      55, "an outage of no duration", "duration_h = 36", "duration_h = 0", .warning, "hazard.duration-zero",
      row: 14,
      column: "hazard[1].duration_h"),
    scenario(
      55, "an end before the start", "duration_h = 36", "duration_h = -3", .error, "toml.out-of-range",
      row: 14,
      column: "hazard[1].duration_h"),
    scenario(
      55, "a negative start", "start_h = 6", "start_h = -6", .error, "toml.out-of-range", row: 20,
      column: "hazard[2].start_h"),
    scenario(
      55, "a share of nobody", "share = 0.8", "share = 0", .warning, "hazard.share-zero", row: 19,
      column: "hazard[2].share"),
    scenario(
      55, "a share of more than all", "share = 0.8", "share = 1.2", .error, "toml.out-of-range", row: 19,
      column: "hazard[2].share"),
    scenario(
      55, "an outage of ten years", "duration_h = 36", "duration_h = 87600", .error, "toml.out-of-range",
      row: 14,
      column: "hazard[1].duration_h"),
    scenario(
      55, "a hazard after the horizon", "start_h = 6", "start_h = 72", .warning, "hazard.after-horizon",
      row: 20,
      column: "hazard[2].start_h"),
    scenario(
      55, "an outage that outlasts the scenario", "duration = { lognormal_median_h = 18, sigma = 0.9 }",
      "duration_h = 67", .warning, "hazard.beyond-horizon", row: 21, column: "hazard[2].duration_h"),
    scenario(
      55, "an outage that likely outlasts the scenario", "lognormal_median_h = 18", "lognormal_median_h = 80",
      .warning, "hazard.beyond-horizon", row: 21, column: "hazard[2].duration"),
    scenario(
      57, "the last back before the first", "first_h = 6", "first_h = 18", .error, "hazard.restoration-order",
      row: 22,
      column: "hazard[2].restoration.first_h"),
    scenario(
      60, "a temperature in °F", "zone.plain = -17.0", "zone.plain = 200", .error, "toml.out-of-range",
      row: 7,
      column: "outdoor.zone.plain"),
    scenario(
      60, "a temperature of -80 °C", "zone.plain = -17.0", "zone.plain = -80", .error, "toml.out-of-range",
      row: 7,
      column: "outdoor.zone.plain"),
    scenario(
      60, "another time zone", "+08:00", "+00:00", .warning, "scenario.time-zone", row: 5, column: "start"),
    scenario(60, "no time zone", "+08:00", "", .error, "toml.wrong-type", row: 5, column: "start"),
    scenario(
      60, "a zone left out", ", zone.hills = -20.8", "", .error, "toml.missing-key", row: 7,
      column: "outdoor.zone.hills"),
    scenario(
      60, "a zone nobody knows", "zone.hills = -20.8", "zone.hills = -20.8, zone.coast = 3", .error,
      "toml.unknown-key", row: 7, column: "outdoor.zone.coast"),
    scenario(
      60, "no temperatures", "outdoor = { zone.plain = -17.0, zone.hills = -20.8 }\n", "", .error,
      "scenario.outdoor",
      row: 1, column: "outdoor"),
    scenario(
      61, "a horizon of 0 h", "horizon_h = 72", "horizon_h = 0", .error, "toml.out-of-range", row: 6,
      column: "horizon_h"),
    scenario(
      61, "a horizon of 100,000 h", "horizon_h = 72", "horizon_h = 100000", .error, "toml.out-of-range",
      row: 6,
      column: "horizon_h"),
    scenario(
      61, "half an hour", "start_h = 6", "start_h = 6.5", .error, "toml.wrong-type", row: 20,
      column: "hazard[2].start_h"),
    scenario(
      64, "a misspelt key", "duration_h = 36", "duratoin_h = 36", .error, "toml.unknown-key", row: 14,
      column: "hazard[1].duratoin_h"),
    scenario(
      64, "a key that belongs to another hazard", "level = \"red\"", "level = \"red\"\nshare = 0.5", .error,
      "toml.unknown-key", row: 12, column: "hazard[1].share"),
    scenario(
      64, "a key twice", "required = true", "required = true\nrequired = true", .error, "toml.duplicate-key",
      row: 5),
    scenario(
      64, "yes for true", "required = true", "required = \"yes\"", .error, "toml.wrong-type", row: 4,
      column: "required"),
    scenario(
      64, "an unknown hazard", "\"blizzard\"", "\"tsunami\"", .error, "toml.unknown-word", row: 10,
      column: "hazard[1].kind"),
    scenario(
      64, "an unknown warning level", "\"red\"", "\"purple\"", .error, "toml.unknown-word", row: 11,
      column: "hazard[1].level"),
    scenario(
      67, "a name that leaves the folder", "\"red-blizzard\"", "\"../x\"", .error, "scenario.name", row: 1,
      column: "name"),
    scenario(
      67, "a Windows device", "\"red-blizzard\"", "\"CON\"", .error, "scenario.name", row: 1, column: "name"),
    scenario(
      67, "a name that looks like an option", "\"red-blizzard\"", "\"-x\"", .error, "scenario.name", row: 1,
      column: "name"),
    scenario(
      67, "an emoji", "\"red-blizzard\"", "\"snow❄\"", .error, "scenario.name", row: 1, column: "name"),
    scenario(
      67, "a name of 65 characters", "\"red-blizzard\"", "\"\(String(repeating: "x", count: 65))\"", .error,
      "scenario.name", row: 1, column: "name"),
    scenario(
      0, "a required scenario after the season", "start = 2023-01-12T18", "start = 2024-01-12T18", .warning,
      "scenario.out-of-season", row: 5, column: "start"),
    scenario(
      0, "a required scenario that is over before the season", "start = 2023-01-12T18",
      "start = 2022-10-10T18",
      .warning, "scenario.out-of-season", row: 5, column: "start"),
    scenario(
      36, "an unknown township", "\"140602003\"", "\"140602999\"", .error, "reference.unknown", row: 15,
      column: "hazard[1].townships"),
    scenario(
      35, "an ambiguous township", "\"140602003\"", "\"神头\"", .error, "reference.ambiguous", row: 15,
      column: "hazard[1].townships"),
    scenario(
      0, "no area", "townships = [\"140602003\"]\n", "", .error, "hazard.no-area", row: 9, column: "hazard[1]"
    ),
    scenario(
      0, "an empty area", "[\"140602003\"]", "[]", .error, "hazard.empty-list", row: 15,
      column: "hazard[1].townships"),
    scenario(
      78, "a gas cut where nobody has gas", "kind = \"power-outage\"", "kind = \"gas-outage\"", .warning,
      "hazard.no-exposure", row: 18, column: "hazard[2].kind"),
    scenario(
      0, "a closure without a road",
      "kind = \"blizzard\"\nlevel = \"red\"\nsnowfall_cm_per_h = 1.5\nstart_h = 0\nduration_h = 36\ntownships = [\"140602003\"]",
      "kind = \"road-closure\"\nstart_h = 0\nduration_h = 36\nvillages = [\"140602003201\"]", .warning,
      "hazard.strikes-nothing", row: 10, column: "hazard[1].kind"),
  ]
}
