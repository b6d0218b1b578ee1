import District
import Foundation
import Quantities
import Tables
import Testing

@Suite struct SetReadingTests {
  func spoilt(_ old: String, _ new: String) throws -> (ScenarioSet?, Diagnostics) {
    let text = try Fixture.shipped("winter")
    #expect(text.contains(old))
    return try Fixture.read(text.replacingOccurrences(of: old, with: new), #require(Fixture.district))
  }

  @Test(arguments: ["winter", "earthquake"])
  func `the shipped sets are read without a finding`(name: String) throws {
    let (set, diagnostics) = try Fixture.read(Fixture.shipped(name), #require(Fixture.district))
    #expect(diagnostics.all.isEmpty)
    #expect(set?.name == name)
    // nearly everything in them is assumed, and says so
    let certainties = try #require(set).certainties
    #expect(Double(certainties.count(where: \.isGuess)) > 0.8 * Double(certainties.count))
  }

  @Test func `frequencies add up to the events of a winter`() throws {
    let (winter, _) = try Fixture.read(Fixture.shipped("winter"), #require(Fixture.district))
    #expect(abs(try #require(winter).expectedEvents - 4.8) < 1e-12)
    let (quake, _) = try Fixture.read(Fixture.shipped("earthquake"), #require(Fixture.district))
    #expect(quake?.expectedEvents == 1)
  }

  @Test(arguments: [
    ("start_h = { value = 12,", "start_hour = { value = 12,", "toml.unknown-key"),
    (", source = \"从停电起算\" }", " }", "toml.missing-key"),
    (
      "{ lognormal_median = 18, sigma = 0.8", "{ lognormal_median = 18, beta = [1, 1], sigma = 0.8",
      "set.distribution"
    ),
    ("frequency_per_winter = { value = 4.0", "frequency_per_winter = { value = -4.0", "toml.out-of-range"),
    ("months = [12, 1, 2]", "months = [12, 1, 7]", "set.months"),
    ("share = { beta = [8, 2]", "share = { uniform = [0.2, 1.5]", "toml.out-of-range"),
    ("uniform = [4, 10]", "uniform = [10, 4]", "set.pair"),
    ("name = \"grid-cut\"", "name = \"heat-network\"", "set.class-repeated"),
    ("certainty = \"general\"", "certainty = \"sure\"", "toml.unknown-word"),
    ("at_least = 6, at_most = 36", "at_least = 46, at_most = 36", "set.limits-order"),
  ])
  func `a wrong set is refused where it is wrong`(old: String, new: String, code: String) throws {
    let (set, diagnostics) = try spoilt(old, new)
    #expect(set == nil)
    let finding = try #require(diagnostics.errors.first { $0.code == code })
    #expect(finding.place.row != nil)
    #expect(!finding.remedy.zh.isEmpty && !finding.remedy.en.isEmpty)
  }

  @Test(arguments: [
    ("[ground_motion]", "[ground_move]", "set.ground-motion"),
    ("of = \"house\"", "of = \"yard\"", "set.fragility-repeated"),
    ("of = \"house\"", "of = \"barn\"", "toml.unknown-word"),
    ("median_g = { value = 0.29", "median_g = { value = 0", "toml.out-of-range"),
    ("within_km = 30, ", "", "toml.missing-key"),
    ("hinge = 6.5, ", "", "toml.missing-key"),
    ("depth_km = { uniform = [6, 16]", "depth_km = { uniform = [16, 6]", "set.pair"),
    ("progress = { a = 1.5", "progress = { a = 0", "toml.out-of-range"),
    // where it strikes follows from where it shakes
    (
      "kind = \"earthquake\"", "kind = \"earthquake\"\nstruck = { value = 1, source = \"t\" }",
      "toml.unknown-key"
    ),
  ])
  func `a wrong earthquake is refused where it is wrong`(old: String, new: String, code: String) throws {
    let text = try Fixture.shipped("earthquake")
    let at = try #require(text.range(of: old))
    let (set, diagnostics) = try Fixture.read(
      text.replacingCharacters(in: at, with: new), #require(Fixture.district))
    #expect(set == nil)
    #expect(diagnostics.errors.contains { $0.code == code && $0.place.row != nil })
  }

  @Test func `correlations that contradict one another are refused by name`() throws {
    let pairs = """

      [[correlation.pair]]
      townships = ["140602001", "140602002"]
      rho = { value = 0.9, source = "t" }

      [[correlation.pair]]
      townships = ["140602001", "140602003"]
      rho = { value = 0.9, source = "t" }

      [[correlation.pair]]
      townships = ["140602002", "140602003"]
      rho = { value = -0.9, source = "t" }

      [shortage]
      """
    let (set, diagnostics) = try spoilt("\n[shortage]", pairs)
    #expect(set == nil)
    #expect(diagnostics.errors.contains { $0.code == "set.correlation" && $0.found == "140602003" })
  }

  @Test func `the factor times its transpose is the correlation`() throws {
    // ρ = cos of angles between three vectors of the plane: singular, and still a correlation
    let angles = [0.0, 0.7, 2.1]
    let matrix = angles.map { a in angles.map { b in cos(a - b) } }
    let factor = try Correlation.factor(matrix)
    for i in 0..<3 {
      for j in 0..<3 {
        let product = (0..<3).reduce(0) { $0 + factor[i][$1] * factor[j][$1] }
        #expect(abs(product - matrix[i][j]) < 1e-7)
      }
    }
    #expect(throws: Correlation.NotPositiveSemidefinite(township: 2)) {
      try Correlation.factor([[1, 0.9, 0.9], [0.9, 1, -0.9], [0.9, -0.9, 1]])
    }
  }
}
