import District
import Foundation
import Quantities
import Tables
import Testing

@Suite struct HaulageTermTests {
  private func mini(_ entries: [(key: String, value: String)]) -> MiniDistrict {
    var mini = MiniDistrict()
    let tables = entries.map {
      "\n[policy.\($0.key)]\nvalue = \($0.value)\nsource = \"测试\"\ncertainty = \"public\"\n"
    }
    mini.files["district.toml"] = (mini.files["district.toml"] ?? "") + tables.joined()
    return mini
  }

  @Test func `a district without a word about haulage has assumptions that say so`() throws {
    let (district, diagnostics) = try MiniDistrict().read()
    #expect(diagnostics.errors.isEmpty)
    let terms = try #require(district).policy.haulage
    for term in HaulageTerm.all {
      let setting = term.value(in: terms)
      #expect(setting.certainty == .assumed)
      #expect(setting.source.contains("假定") && setting.source.contains("district.toml 未写明"))
      #expect(term.range.contains(setting.value), "\(term.key)")
    }
  }

  @Test func `every number is read into its own place, with its source`() throws {
    // no two alike, none as it would be assumed, each allowed
    var taken: Set<Int> = []
    let entries = try HaulageTerm.all.map { term in
      let assumed = term.value(in: HaulageTerms()).value
      let value = try #require(term.range.first { $0 != assumed && !taken.contains($0) }, "\(term.key)")
      taken.insert(value)
      return (key: term.key, value: value)
    }
    #expect(taken.count == HaulageTerm.all.count)
    let (district, diagnostics) = try mini(entries.map { ($0.key, "\($0.value)") }).read()
    #expect(diagnostics.errors.isEmpty)
    let terms = try #require(district).policy.haulage
    for (term, entry) in zip(HaulageTerm.all, entries) {
      #expect(term.value(in: terms).value == entry.value, "\(term.key)")
      #expect(term.value(in: terms).source == "测试" && term.value(in: terms).certainty == .public)
    }
    // each key's own place, said once more
    let places: [String: Int] = [
      "haulage_step_kg": Int(terms.step.value.count), "haulage_workdays": terms.workdays.value,
      "haulage_opening_min": Int(terms.opening.value.count),
      "haulage_overtime_min": Int(terms.overtime.value.count),
      "haulage_overtime_percent": terms.overtimePercent.value,
      "haulage_hire_percent": terms.hirePercent.value, "haulage_hired_most": terms.hiredMost.value,
      "haulage_fleet_percent": terms.fleetPercent.value,
      "haulage_loading_min": Int(terms.loading.value.count), "haulage_docks": terms.docks.value,
      "haulage_dock_day_min": Int(terms.dockDay.value.count),
      "haulage_dock_overtime_fen_per_h": Int(terms.dockOvertime.value.count),
      "haulage_advance_fen_per_t": Int(terms.advance.value.count),
      "haulage_shared_least_permille": terms.sharedLeast.value,
      "haulage_shared_most_permille": terms.sharedMost.value,
      "haulage_shared_cost_permille": terms.sharedFactor.value,
      "haulage_shortage_fen_per_t": Int(terms.shortage.value.count),
      "haulage_missing_fen_per_t": Int(terms.missing.value.count),
    ]
    for (key, value) in places { #expect(entries.first { $0.key == key }?.value == value, "\(key)") }
  }

  @Test(arguments: [true, false])
  func `a number out of its bounds is answered where it stands, all of them at once`(isBelow: Bool) throws {
    let wrong = HaulageTerm.all.map { term in
      (key: term.key, value: "\(isBelow ? term.range.lowerBound - 1 : term.range.upperBound + 1)")
    }
    let (district, diagnostics) = try mini(wrong).read()
    #expect(district == nil)
    let found = diagnostics.errors.filter { $0.code == "toml.out-of-range" }
    #expect(found.count == diagnostics.errors.count)
    #expect(found.compactMap(\.place.column) == wrong.map { "policy.\($0.key).value" })
    #expect(found.allSatisfy { $0.place.row != nil })
  }

  @Test(arguments: [("500.5", "toml.wrong-type"), ("\"500\"", "toml.wrong-type")])
  func `mass in steps is a whole number`(value: String, code: String) throws {
    let (district, diagnostics) = try mini([("haulage_step_kg", value)]).read()
    #expect(district == nil)
    #expect(diagnostics.errors.map(\.code) == [code])
  }

  @Test func `a key that nobody knows is an error, not a setting`() throws {
    let (district, diagnostics) = try mini([("haulage_steps_kg", "500")]).read()
    #expect(district == nil)
    #expect(diagnostics.errors.map(\.code) == ["toml.unknown-key"])
  }

  @Test func `a least share above the greatest lets nothing share a truck`() throws {
    let entries = [("haulage_shared_least_permille", "500"), ("haulage_shared_most_permille", "400")]
    let (district, diagnostics) = try mini(entries.map { (key: $0.0, value: $0.1) }).read()
    #expect(district == nil)
    let finding = try #require(diagnostics.errors.first { $0.code == "policy.shared-drop-order" })
    expectFinding(.error, finding.code, at: finding.place, in: diagnostics)
    #expect(finding.place.column == "policy.haulage_shared_least_permille.value")
  }

  @Test func `what is assumed and what is reconstructed are each called so`() {
    var terms = HaulageTerms()
    terms.docks = Setting(2, source: "推算", certainty: .reconstructed)
    #expect(terms.guessedLoading?.zh == "颗粒厂和中转站的装车时间为假定，装车台数为推算。")
    #expect(
      terms.guessedLoading?.en
        == "At plants and hubs, loading times are assumed, docks are reconstructed.")
    terms.docks = Setting(2, source: "看过现场", certainty: .surveyed)
    terms.loading = Setting(terms.loading.value, source: "看过现场", certainty: .surveyed)
    #expect(terms.guessedLoading == nil)
  }
}
