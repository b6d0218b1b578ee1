import District
import Foundation
import Quantities
import Tables
import Testing

/// The shipped district: what the plan publishes must stand in it to the household.
@Suite struct ShippedDistrictTests {
  /// The repository, found from this file.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  static func read() throws -> (district: District, diagnostics: Diagnostics) {
    try DistrictReader.read(folder: root + "/data/shuocheng")
  }

  @Test func `it is read without an error`() throws {
    let (district, diagnostics) = try Self.read()
    #expect(diagnostics.errors.isEmpty)
    #expect(district.code == "140602")
    #expect(district.inputs.count == 20)
    #expect(district.inputs.contains { $0.path == "shuocheng/roads.csv" })
  }

  @Test(arguments: ["datapackage.json", "fields.zh.md", "fields.en.md"])
  func `its data package and field dictionary are those the schemas make`(file: String) throws {
    let made = try #require(DistrictTemplate.files().first { $0.path == file })
    let shipped = try Data(contentsOf: URL(fileURLWithPath: Self.root + "/data/shuocheng/" + file))
    #expect([UInt8](shipped) == made.bytes)
  }

  @Test func `its totals are the plan's`() throws {
    let (district, diagnostics) = try Self.read()
    #expect(district.totalHouseholds == 23_613)
    let households = [Pathway.chp, .ashpHousehold, .ashpStation, .solar, .biomass].map(
      district.totalHouseholds(on:))
    #expect(households == [9_387, 5_274, 856, 4_173, 3_923])
    #expect(households.reduce(0, +) == district.controls.households)
    let villages = [Pathway.chp, .ashpHousehold, .ashpStation, .solar, .biomass].map { pathway in
      Set(district.households.filter { $0.pathway == pathway && $0.count > 0 }.map(\.village)).count
    }
    #expect(villages == [14, 20, 2, 35, 75])
    #expect(
      !diagnostics.all.contains { $0.code.hasPrefix("totals.") || $0.code == "district.controls-differ" })
  }

  @Test func `the two heat-pump stations stand where the plan puts them`() throws {
    let district = try Self.read().district
    let stations = district.households.filter { $0.pathway == .ashpStation }.map {
      district.villages[$0.village].name.zh
    }
    #expect(Set(stations) == ["崔家窑村", "东邵庄村"])
  }

  @Test func `every table with an assumed figure is explained`() throws {
    let (district, diagnostics) = try Self.read()
    #expect(!diagnostics.all.contains { $0.code.hasPrefix("sources.") })
    let explained = Set(district.sources.map(\.file))
    #expect(explained.contains("households.csv"))
    // The split by village was never published; it must say so.
    #expect(district.households.allSatisfy { $0.certainty != .plan })
    #expect(district.reconstructedShare == 1)
  }

  @Test func `its settings name their source`() throws {
    let policy = try Self.read().district.policy
    #expect(policy.pelletCap.value == Kilograms(3_000))
    #expect(policy.pelletCap.certainty == .plan)
    #expect(policy.pellets.yearStart.value == .july)
    #expect(policy.pellets.yearStart.certainty == .assumed)
    let sources = [
      policy.emergencyTemperature.source, policy.responseAll.source, policy.responsePriority.source,
      policy.snowBands.source, policy.lostInPowerCut.source, policy.townshipCoverage.source,
    ]
    #expect(sources.allSatisfy { !$0.isEmpty })
  }

  @Test func `no number of an emergency or a schedule is left to the program`() throws {
    let policy = try Self.read().district.policy
    let (emergency, dispatch) = (policy.emergency, policy.dispatch)
    let sources = [
      emergency.failsWithPower.source, emergency.mobileBattery.source, emergency.lateOrder.source,
      emergency.truckRange.source, emergency.breakdowns.source, emergency.repair.source,
      emergency.loadingShape.source, emergency.resupply.source, emergency.replanning.source,
      dispatch.longestSpell.source, dispatch.rest.source, dispatch.stopsAreRests.source,
      dispatch.drivingPerShift.source, dispatch.overtime.source, dispatch.overtimePerHour.source,
      dispatch.setUp.source, dispatch.doorstep.source, dispatch.minimumDrop.source,
      dispatch.dropsPerTrip.source, dispatch.changePrice.source,
    ]
    #expect(sources.allSatisfy { !$0.isEmpty && !$0.contains("district.toml 未写明") })
    #expect(emergency.failsWithPower.value == Set(PowerDependent.allCases))
  }

  @Test func `every number of the season's trucks stands in its file, and where it is from`() throws {
    let district = try Self.read().district
    let sources = try String(contentsOfFile: Self.root + "/data/shuocheng/sources.csv", encoding: .utf8)
    for term in HaulageTerm.all {
      let setting = term.value(in: district.policy.haulage)
      #expect(!setting.source.isEmpty && !setting.source.contains("未写明"), "\(term.key)")
      // the file says what would be assumed without it, so that nothing changes by leaving it out
      #expect(setting.value == term.value(in: HaulageTerms()).value, "\(term.key)")
      #expect(sources.contains("policy.\(term.key),"), "\(term.key)")
    }
  }

  @Test func `its scenarios are read, and one of them shows that nobody has gas`() throws {
    let district = try Self.read().district
    var diagnostics = Diagnostics()
    var inputs: [InputFile] = []
    let scenarios = ScenarioReader.read(
      folder: Self.root + "/scenarios", district: district, inputs: &inputs, diagnostics: &diagnostics)
    #expect(diagnostics.errors.isEmpty)
    #expect(scenarios.count >= 12)
    #expect(scenarios.map(\.name) == scenarios.map(\.name).sorted())
    #expect(scenarios.contains { $0.isRequired })
    #expect(diagnostics.all.contains { $0.code == "hazard.no-exposure" })
    #expect(inputs.count >= scenarios.count)
  }
}
