import District
import Foundation
import Quantities
import Tables
import Testing

@Suite struct DistrictTemplateTests {
  @Test func `a new district holds every table, both dictionaries and the package description`() throws {
    let files = DistrictTemplate.files()
    let paths = files.map(\.path)
    #expect(Set(paths).count == paths.count)
    #expect(paths.first == "district.toml")
    for schema in DistrictTables.all {
      let file = try #require(files.first { $0.path == schema.file })
      let header = String(decoding: file.bytes, as: UTF8.self).drop { $0 == "\u{FEFF}" }.trimmingCharacters(
        in: .newlines)
      #expect(header == schema.columns.map(\.name).joined(separator: ","))
    }
    let package = try #require(files.first { $0.path == "datapackage.json" })
    let json = try JSONSerialization.jsonObject(with: Data(package.bytes)) as? [String: Any]
    #expect((json?["resources"] as? [Any])?.count == DistrictTables.all.count)
    #expect(Set(["fields.zh.md", "fields.en.md", "scenarios/example.toml"]).isSubset(of: paths))
  }

  @Test func `a freshly made district says that its tables have no rows yet`() throws {
    var mini = MiniDistrict()
    mini.files = Dictionary(
      uniqueKeysWithValues: DistrictTemplate.files().map {
        ($0.path, String(decoding: $0.bytes, as: UTF8.self))
      })
    let (district, diagnostics) = try mini.read()
    #expect(district == nil)
    #expect(Set(diagnostics.errors.map(\.code)) == ["csv.no-rows"])
    let optional = Set([
      "stock.csv", "facilities.csv", "shelters.csv", "pellet_plants.csv", "pellet_stores.csv",
      "pellet_lots.csv",
      "pellet_grades.csv",
    ])
    #expect(
      Set(diagnostics.errors.map(\.place.file)) == Set(DistrictTables.all.map(\.file)).subtracting(optional))
  }

  @Test func `the template's settings and scenario suit a filled district`() throws {
    var mini = MiniDistrict()
    for file in DistrictTemplate.files()
    where file.path == "district.toml" || file.path.hasPrefix("scenarios/") {
      mini.files[file.path] = String(decoding: file.bytes, as: UTF8.self)
    }
    mini.replace("\"000000\"", with: "\"140602\"", in: "district.toml")
    mini.replace("\"clean-coal-1\"", with: "\"briquette\"", in: "district.toml")
    mini.replace("\"pellet-1\"", with: "\"pellet\"", in: "district.toml")
    mini.replace(
      "zone.plain = -17.0", with: "zone.plain = -17.0, zone.hills = -20.0", in: "scenarios/example.toml")
    try mini.withFolder { folder in
      var diagnostics = Diagnostics()
      let district = try #require(DistrictReader.read(folder: folder, diagnostics: &diagnostics))
      let scenarios = ScenarioReader.read(
        folder: folder + "/scenarios", district: district, diagnostics: &diagnostics)
      #expect(diagnostics.errors.isEmpty)
      #expect(scenarios.map(\.name) == ["snow-and-power-cut"])
    }
  }

  @Test func `every example stands in its own column's kind`() throws {
    for schema in DistrictTables.all {
      let header = schema.columns.map(\.name).joined(separator: ",")
      let example = schema.columns.map { $0.example.isEmpty && $0.isRequired ? "?" : $0.example }.joined(
        separator: ",")
      var diagnostics = Diagnostics()
      let rows = CSV.read(
        Array("\(header)\n\(example)".utf8), file: schema.file, schema: schema, diagnostics: &diagnostics)
      #expect(rows.count == 1, "\(schema.file) \(diagnostics.errors.map(\.place))")
      #expect(diagnostics.errors.isEmpty)
    }
  }

  @Test func `Chinese headers are read as well`() throws {
    for schema in DistrictTables.all {
      let header = schema.columns.map(\.label.zh).joined(separator: ",")
      let example = schema.columns.map(\.example).joined(separator: ",")
      var diagnostics = Diagnostics()
      let rows = CSV.read(
        Array("\(header)\n\(example)".utf8), file: schema.file, schema: schema, diagnostics: &diagnostics)
      #expect(rows.count == 1, "\(schema.file) \(diagnostics.errors.map(\.message.en))")
    }
  }
}
