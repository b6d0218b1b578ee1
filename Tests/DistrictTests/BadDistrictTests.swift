import District
import Foundation
import Quantities
import Tables
import Testing

@Suite struct BadDistrictTests {
  @Test func `the district the others are spoilt from is sound`() throws {
    let (district, diagnostics) = try MiniDistrict().read()
    #expect(diagnostics.errors.isEmpty)
    let mini = try #require(district)
    #expect(mini.villages.map(\.township) == [0, 0, 1, 1])
    #expect(mini.villages.map(\.zone) == [0, 0, 0, 1])
    #expect(mini.roads.map(\.from) == [4, 0, 1, 2])
    #expect(mini.totalHouseholds == 250)
    #expect(mini.totalHouseholds(on: .biomass) == 30)
    #expect(mini.sites.map(\.place) == ["yard-hub", "yard-hub", "yard-101"])
    #expect(mini.stock.map(\.site) == [2, 2, 2])
    #expect(mini.villages[3].name.en == "北村")
    #expect(mini.reserveFuel.id == "briquette")
    #expect(mini.pelletFuel.kind == .pellet)
    #expect(mini.estimatedPositionShare == 20.0 / 250)
    #expect(mini.reconstructedShare == 1)
    #expect(mini.inputs.count == 16)
    #expect(mini.inputs.contains { $0.path == "mini/roads.csv" && $0.sha256.count == 64 })
    #expect(mini.climate.map(\.id) == ["plain", "hills"])
    #expect(mini.climate[0].months.map(\.month) == [1, 2, 3, 4, 10, 11, 12])
  }

  @Test(arguments: BadInput.tables + BadInput.settings)
  func `a spoilt file is answered where it is spoilt`(_ bad: BadInput) throws {
    var mini = MiniDistrict()
    mini.replace(bad.old, with: bad.new, in: bad.file)
    let (district, diagnostics) = try mini.read()
    expectFinding(
      bad.severity, bad.code, at: bad.place, in: diagnostics)
    if bad.severity == .error {
      #expect(district == nil)
    } else {
      #expect(diagnostics.errors.isEmpty)
      #expect(district != nil)
    }
  }

  @Test func `a fuel whose row was refused is not missing as well`() throws {
    var mini = MiniDistrict()
    mini.replace("23.0,0.70", with: "23.0,1.7", in: "fuels.csv")
    #expect(try mini.read().diagnostics.errors.map(\.code) == ["cell.out-of-range"])
  }

  @Test(arguments: [
    ("fails_with_power", "{ orders = 1 }", "toml.wrong-type", "value.orders"),
    ("fails_with_power", "{ trams = true }", "toml.unknown-key", "value.trams"),
    ("mobile_battery_min", "-1", "toml.out-of-range", "value"),
    ("late_order_min", "20000", "toml.out-of-range", "value"),
    ("truck_range_km", "0.0", "toml.out-of-range", "value"),
    ("breakdowns_per_1000_km", "-0.5", "toml.out-of-range", "value"),
    ("breakdown_repair_min", "1.5", "toml.wrong-type", "value"),
    ("loading_time_shape", "-1.0", "toml.out-of-range", "value"),
    ("resupply_share", "1.2", "toml.out-of-range", "value"),
    ("replan_every_h", "0", "toml.out-of-range", "value"),
  ])
  func `a wrong setting of the emergency is answered where it stands`(
    key: String, value: String, code: String, column: String
  ) throws {
    var mini = MiniDistrict()
    let table = "[policy.\(key)]\nvalue = \(value)\nsource = \"测试\"\ncertainty = \"assumed\"\n"
    mini.files["district.toml"] = (mini.files["district.toml"] ?? "") + "\n" + table
    let (district, diagnostics) = try mini.read()
    #expect(district == nil)
    let finding = try #require(diagnostics.errors.first { $0.code == code })
    #expect(finding.place.column == "policy.\(key).\(column)")
    #expect(finding.place.row != nil)
  }

  @Test func `a setting of the emergency without a source is refused`() throws {
    var mini = MiniDistrict()
    mini.files["district.toml"] =
      (mini.files["district.toml"] ?? "") + "\n[policy.late_order_min]\nvalue = 30\ncertainty = \"assumed\"\n"
    let (district, diagnostics) = try mini.read()
    #expect(district == nil)
    #expect(diagnostics.errors.map(\.code) == ["toml.missing-key"])
  }

  @Test func `no point with a permit is worth a word, one without is not`() throws {
    var mini = MiniDistrict()
    mini.replace("30,yes,no,assumed", with: "30,no,no,assumed", in: "sites.csv")
    #expect(try !mini.read().diagnostics.all.contains { $0.code == "sites.no-permit" })
    mini.files["sites.csv"] = mini.files["sites.csv"]?.replacing(
      "30,yes,no,assumed", with: "30,no,no,assumed")
    expectFinding(
      .warning, "sites.no-permit", at: Place(file: "sites.csv", row: 2, column: "permit"),
      in: try mini.read().diagnostics)
  }

  @Test func `the district the others are spoilt from has none of the slips that are only asked about`()
    throws
  {
    let slips: Set = [
      "sites.no-permit", "fleet.no-truck", "road.no-truck-light-enough", "stock.after-season",
      "stock.other-fuel", "policy.power-cut-left-out", "climate.warm-between-cold",
    ]
    #expect(try MiniDistrict().read().diagnostics.all.filter { slips.contains($0.code) }.isEmpty)
  }

  @Test func `all errors of all files are reported together`() throws {
    var mini = MiniDistrict()
    for bad in BadInput.tables
    where ["position.swapped", "road.too-short", "households.vulnerable-exceeds"].contains(bad.code) {
      mini.replace(bad.old, with: bad.new, in: bad.file)
    }
    mini.replace("crs = \"WGS84\"\n", with: "", in: "district.toml")
    mini.files["fleet.csv"] = nil
    let (district, diagnostics) = try mini.read()
    #expect(district == nil)
    let codes = Set(diagnostics.errors.map(\.code))
    #expect(
      codes.isSuperset(of: [
        "position.swapped", "road.too-short", "households.vulnerable-exceeds", "district.crs-missing",
        "file.missing",
      ]))
  }

  @Test func `a refused row brings no second error for those who refer to it`() throws {
    var mini = MiniDistrict()
    mini.replace(
      "140602101201,140602101,西村,West Village,112.5200", with: "140602101201,140602101,西村,West Village,abc",
      in: "villages.csv")
    let (_, diagnostics) = try mini.read()
    #expect(diagnostics.errors.map(\.code) == ["cell.not-a-number"])
  }

  @Test(arguments: ["", "code,township\n", "\u{0}", "PK\u{3}\u{4}"])
  func `a table nobody can read is one error, not one for each row that refers to it`(text: String) throws {
    var mini = MiniDistrict()
    mini.files["villages.csv"] = text
    let (district, diagnostics) = try mini.read()
    #expect(district == nil)
    #expect(!diagnostics.errors.isEmpty)
    #expect(diagnostics.errors.allSatisfy { $0.place.file == "villages.csv" })
  }

  @Test func `a refused row is not blamed for totals that differ`() throws {
    var mini = MiniDistrict()
    mini.replace("chp,100,", with: "chp,约100,", in: "households.csv")
    let (_, diagnostics) = try mini.read()
    #expect(diagnostics.errors.map(\.code) == ["cell.approximate"])
    #expect(!diagnostics.all.contains { $0.code.hasPrefix("totals.") })
  }

  @Test func `a file given as a folder is told from a folder`() throws {
    try MiniDistrict().withFolder { folder in
      var diagnostics = Diagnostics()
      #expect(DistrictReader.read(folder: folder + "/roads.csv", diagnostics: &diagnostics) == nil)
      let finding = try #require(diagnostics.errors.first)
      #expect(finding.remedy.zh.contains("district.toml"))
    }
  }

  @Test func `a name used by two townships is refused with both codes`() throws {
    var mini = MiniDistrict()
    mini.replace("140602101202,140602101,北村", with: "140602101202,神头,北村", in: "villages.csv")
    let (_, diagnostics) = try mini.read()
    let finding = try #require(diagnostics.errors.first { $0.code == "reference.ambiguous" })
    for code in ["140602003", "140602101"] {
      #expect(finding.message.zh.contains(code))
      #expect(finding.message.en.contains(code))
    }
  }

  @Test func `a name used by one township is refused with its code`() throws {
    var mini = MiniDistrict()
    mini.replace("140602101202,140602101,北村", with: "140602101202,神头镇,北村", in: "villages.csv")
    let (_, diagnostics) = try mini.read()
    let finding = try #require(diagnostics.errors.first { $0.code == "reference.name" })
    #expect(finding.place == Place(file: "villages.csv", row: 5, column: "township"))
    #expect(finding.remedy.zh.contains("140602101"))
  }

  @Test func `a missing table is an error, a missing optional table a warning`() throws {
    for name in MiniDistrict().files.keys.sorted() {
      var mini = MiniDistrict()
      mini.files[name] = nil
      let (district, diagnostics) = try mini.read()
      let isOptional = ["stock.csv", "facilities.csv", "shelters.csv"].contains(name)
      if isOptional {
        expectFinding(.warning, "table.absent", at: Place(file: name), in: diagnostics)
        #expect(district != nil, "\(name)")
      } else {
        expectFinding(.error, "file.missing", at: Place(file: name), in: diagnostics)
        #expect(district == nil, "\(name)")
        #expect(diagnostics.errors.count == 1, "\(name)")
      }
    }
  }

  @Test(arguments: [
    ("households.csv", "Households.CSV", "households.csv"),
    ("households.csv", "households.csv.txt", "改成 households.csv"),
    ("households.csv", "households.xlsx", "另存为"), ("stock.csv", "Stock.xlsx", "另存为"),
  ])
  func `a file that stands there under another name is pointed out`(
    name: String, other: String, words: String
  ) throws {
    var mini = MiniDistrict()
    mini.files[other] = mini.files[name]
    mini.files[name] = nil
    let finding = try #require(
      mini.read().diagnostics.all.first { $0.place.file == name && $0.place.row == nil })
    #expect(finding.remedy.zh.contains("“\(other)”") && finding.remedy.zh.contains(words))
    #expect(finding.remedy.en.contains("“\(other)”"))
  }

  @Test func `an id with other capitals is answered with the right one`() throws {
    var mini = MiniDistrict()
    mini.replace("12,brick,", with: "12,Brick,", in: "households.csv")
    let finding = try #require(mini.read().diagnostics.errors.first { $0.code == "reference.unknown" })
    #expect(finding.remedy.zh.contains("请改成 brick") && finding.remedy.en.contains("Write brick"))
  }

  @Test func `a grade without the table of grades is told to be added or left out, never one of none`() throws
  {
    var mini = MiniDistrict()
    mini.files["district.toml", default: ""] += """

      [policy.pellet_grade]
      value = "nbt-34024-1"
      source = "合同"
      certainty = "assumed"
      """
    let (_, diagnostics) = try mini.read()
    let finding = try #require(diagnostics.errors.first { $0.code == "pellets.unknown-grade" })
    #expect(finding.remedy.zh.contains("pellet_grades.csv 不存在或是空的"))
    #expect(finding.remedy.en.contains("pellet_grades.csv is missing or empty"))
    #expect(!finding.remedy.en.contains("Use one of"))
  }

  @Test func `a village with biomass households that no plant reaches is named, others are not`() throws {
    var mini = MiniDistrict()
    mini.files["suppliers.csv", default: ""] +=
      "\nmill,颗粒厂,Mill,pellet,112.4300,39.3100,hub,20,3000,900,24,assumed"
    func findings() throws -> [Diagnostic] {
      try mini.read().diagnostics.all.filter { $0.code == "pellets.no-way-from-plant" }
    }
    #expect(try findings().isEmpty)
    mini.replace("9000,county,40,30,1.2,open", with: "9000,county,40,30,1.2,closed", in: "roads.csv")
    let found = try findings()
    #expect(found.map(\.severity) == [.warning])
    #expect(found.first?.message.zh == "没有路从颗粒厂通到 1 个有生物质户的村：西村。这些村分不到颗粒。")
    #expect(found.first?.message.en.contains("1 village with biomass households") == true)
  }

  @Test func `a missing folder is one error`() {
    var diagnostics = Diagnostics()
    #expect(DistrictReader.read(folder: "/nonexistent/nowhere", diagnostics: &diagnostics) == nil)
    expectFinding(.error, "file.no-folder", at: Place(file: "nowhere"), in: diagnostics)
    #expect(diagnostics.all.count == 1)
  }

  @Test func `the difference from the published totals is spelt out`() throws {
    var mini = MiniDistrict()
    mini.replace("chp,100,", with: "chp,93,", in: "households.csv")
    let (_, diagnostics) = try mini.read()
    let finding = try #require(diagnostics.all.first { $0.code == "totals.households" })
    #expect(finding.message.zh == "户数与方案总数不一致。合计：表中 243，方案 250，差 -7；集中供暖：表中 93，方案 100，差 -7。")
    #expect(
      finding.message.en
        == "Households differ from the plan's totals. total: table 243, plan 250, difference -7; central heating: table 93, plan 100, difference -7."
    )
  }

  @Test func `an estimated end excuses a road that looks too short`() throws {
    var mini = MiniDistrict()
    mini.replace("140602101201,140602101202,2500", with: "140602101201,140602101202,1200", in: "roads.csv")
    let surveyed = try mini.read().diagnostics
    #expect(surveyed.errors.map(\.code) == ["road.too-short"])
    mini.replace("112.5400,39.3700,surveyed", with: "112.5400,39.3700,estimated", in: "junctions.csv")
    let estimated = try mini.read().diagnostics
    #expect(estimated.errors.isEmpty)
  }

  @Test func `parallel roads are kept`() throws {
    var mini = MiniDistrict()
    mini.files["roads.csv"]? += "\nr5,并行路,,140602101201,140602101202,2600,village,20,,1,open,no,surveyed"
    let (district, diagnostics) = try mini.read()
    #expect(district?.roads.count == 5)
    #expect(diagnostics.errors.isEmpty)
  }

  @Test func `a thousand findings of a kind are counted, not listed`() throws {
    var mini = MiniDistrict()
    for n in 0..<1_000 {
      mini.files["roads.csv"]? += "\nx\(n),路,,nowhere,hub,1000,village,20,,1,open,no,surveyed"
    }
    let (_, diagnostics) = try mini.read()
    #expect(diagnostics.errors.count == 101)
    #expect(diagnostics.errors.last?.found == "900")
  }

  @Test func `typed throws carry every finding`() throws {
    var mini = MiniDistrict()
    mini.files["roads.csv"] = nil
    mini.files["fleet.csv"] = nil
    try mini.withFolder { folder in
      do throws(InputRefused) {
        _ = try DistrictReader.read(folder: folder)
        Issue.record("it should have been refused")
      } catch {
        #expect(
          error.diagnostics.errors.map(\.place.file)
            == ["roads.csv", "fleet.csv"].sorted { a, _ in a == "fleet.csv" })
      }
    }
  }

  @Test func `links, pipes and empty folders are refused`() throws {
    try MiniDistrict().withFolder { folder in
      let manager = FileManager.default
      let link = folder + "-link"
      try manager.createSymbolicLink(atPath: link, withDestinationPath: folder)
      var linked = Diagnostics()
      #expect(DistrictReader.read(folder: link, diagnostics: &linked) == nil)
      #expect(linked.all.map(\.code) == ["file.symlink"])

      try manager.removeItem(atPath: folder + "/roads.csv")
      try manager.createSymbolicLink(atPath: folder + "/roads.csv", withDestinationPath: "/etc/passwd")
      try manager.removeItem(atPath: folder + "/fleet.csv")
      #expect(mkfifo(folder + "/fleet.csv", 0o600) == 0)
      var inside = Diagnostics()
      #expect(DistrictReader.read(folder: folder, diagnostics: &inside) == nil)
      #expect(inside.errors.count == 2)
      expectFinding(.error, "file.symlink", at: Place(file: "roads.csv"), in: inside)
      expectFinding(.error, "file.not-regular", at: Place(file: "fleet.csv"), in: inside)

      let hollow = folder + "-hollow"
      try manager.createDirectory(atPath: hollow, withIntermediateDirectories: true)
      var empty = Diagnostics()
      #expect(DistrictReader.read(folder: hollow, diagnostics: &empty) == nil)
      #expect(empty.all.map(\.code) == ["district.empty"])
    }
  }

  @Test func `a district where no stove is safe says that coal serves nobody`() throws {
    var mini = MiniDistrict()
    for share in ["0.5,0.9", "0.6,0.9", "0.6,0.9", "0.9,0.9", "0.6,0.9"] {
      mini.replace(",\(share),", with: ",0,0.9,", in: "households.csv")
    }
    let (district, diagnostics) = try mini.read()
    #expect(district?.households.allSatisfy { $0.safeStoves == 0 } == true)
    expectFinding(
      .warning, "households.no-safe-stove", at: Place(file: "households.csv", column: "stove_share"),
      in: diagnostics)
  }

  @Test func `a district where every point is forbidden is refused`() throws {
    var mini = MiniDistrict()
    for status in [",candidate,", ",candidate,", ",existing,"] {
      mini.replace(status, with: ",forbidden,", in: "sites.csv")
    }
    let (district, diagnostics) = try mini.read()
    #expect(district == nil)
    expectFinding(
      .error, "sites.all-forbidden", at: Place(file: "sites.csv", column: "status"), in: diagnostics)
  }

  @Test func `one village is a district`() throws {
    var mini = MiniDistrict()
    mini.files["villages.csv"] = MiniDistrict.villages.split(separator: "\n").prefix(2).joined(
      separator: "\n")
    mini.files["households.csv"] = MiniDistrict.households.split(separator: "\n").prefix(2).joined(
      separator: "\n")
    mini.files["facilities.csv"] = nil
    mini.files["shelters.csv"] = nil
    let (district, diagnostics) = try mini.read()
    #expect(district?.villages.count == 1)
    #expect(diagnostics.errors.isEmpty)
  }
}
