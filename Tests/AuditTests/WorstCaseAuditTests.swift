import Audit
import District
import Planning
import Plans
import Quantities
import TestSupport
import Testing

/// A worst-case report of the shipped district passes, and a lie of one kilogram, one road or one delivery is noticed.
struct WorstCaseAuditTests {
  private static let studied = Task { () throws -> WorstCaseReport in
    let inputs = try Shipped.inputs.get()
    return try await WorstCaseStudy(
      // a small one: every audit works out anew what each road is worth
      district: inputs.district, scenarios: inputs.scenarios.filter { $0.name == "heat-network-60h" },
      // by hand, so that nobody need wait for the optimiser
      stock: inputs.district.sites.map { $0.tier == .village ? .zero : Kilograms($0.storage.count / 10) },
      closures: 2, lostSites: 1, nodeLimit: 100, version: "test", scenarioInputs: inputs.scenarioInputs,
      folders: InputFolders(district: "", scenarios: "")
    ).run { _ in }
  }

  private static func audit(_ change: (inout WorstCaseReport) -> Void = { _ in }) async throws -> AuditReport
  {
    var report = try await studied.value
    change(&report)
    let inputs = try Shipped.inputs.get()
    return WorstCaseAudit(report, district: inputs.district, scenarios: inputs.scenarios).run()
  }

  @Test func `the report as made passes`() async throws {
    let report = try await Self.audit()
    #expect(report.findings.map(\.message.zh) == [])
    #expect(report.checked > 100)
  }

  /// A claim bent a little.
  struct Bend: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var apply: @Sendable (inout WorstCaseReport) -> Void

    init(_ description: String, _ apply: @escaping @Sendable (inout WorstCaseReport) -> Void) {
      testDescription = description
      self.apply = apply
    }
  }

  private static let bends: [Bend] = [
    Bend("a kilogram less short") { $0.scenarios[0].worst[0].shortKg -= Kilograms(1) },
    Bend("a kilogram more short") { $0.scenarios[0].worst[1].shortKg += Kilograms(1) },
    Bend("a kilogram less at most") { $0.scenarios[0].worst[0].witnessedKg -= Kilograms(1) },
    Bend("a kilogram more delivered") { $0.scenarios[0].worst[0].certificate.flows[0].kg += Kilograms(1) },
    Bend("a kilogram of need forgotten") { $0.scenarios[0].worst[0].certificate.needs[0].kg -= Kilograms(1) },
    Bend("yards that are empty") { for s in $0.stock.indices { $0.stock[s].stockKg = .zero } },
    Bend("a delivery that carries a kilogram more") { $0.scenarios[0].spread[0].kg += Kilograms(1) },
    Bend("another road closed") {
      let set = $0.scenarios[0].worst[0]
      $0.scenarios[0].worst[0].roads = $0.scenarios[0].worst[1].roads.filter { !set.roads.contains($0) }
    },
    Bend("a road that does not exist") { $0.scenarios[0].worst[0].roads = ["nowhere"] },
    Bend("a delivery that flies") {
      let flown = $0.scenarios[0].spread.firstIndex { $0.roads.count > 2 }
      if let flown { $0.scenarios[0].spread[flown].roads.remove(at: 1) }
    },
    Bend("a mass beyond reason") { $0.scenarios[0].spread[0].kg = Kilograms(.max) },
    Bend("fewer roads asked about") { $0.closures -= 1 },
    Bend("more sites asked about than any list holds") { $0.lostSites = .max },
    Bend("a set left out") { $0.scenarios[0].worst.removeLast() },
    Bend("an honest set that takes less than fewer losses do") {
      let sets = $0.scenarios[0].worst
      let both = sets.count - 1
      let least = sets.dropLast().min { $0.shortKg < $1.shortKg } ?? sets[both]
      $0.scenarios[0].worst[both] = least
      $0.scenarios[0].worst[both].closures = sets[both].closures
      $0.scenarios[0].worst[both].lostSites = sets[both].lostSites
      $0.scenarios[0].worst[both].atMostKg = sets[both].witnessedKg
      $0.scenarios[0].worst[both].witnessedKg = sets[both].witnessedKg
    },
    Bend("a site worth less") {
      let site = $0.scenarios[0].sites.firstIndex { $0.moreShortKg > .zero } ?? 0
      $0.scenarios[0].sites[site].moreShortKg -= Kilograms(1)
    },
    Bend("a site that delivers a kilogram more") { $0.scenarios[0].sites[0].deliveredKg += Kilograms(1) },
    Bend("a site forgotten") { $0.scenarios[0].sites.removeLast() },
    Bend("a road worth less") {
      let road = $0.scenarios[0].roads.firstIndex { $0.moreShortKg > .zero } ?? 0
      $0.scenarios[0].roads[road].moreShortKg -= Kilograms(1)
    },
    Bend("a road worth something that no delivery uses") {
      let road = $0.scenarios[0].roads.lastIndex { $0.moreShortKg == .zero && $0.carriedKg > .zero } ?? 0
      $0.scenarios[0].roads[road].moreShortKg = Kilograms(1)
    },
    Bend("a harmless road more") { $0.scenarios[0].harmlessRoads += 1 },
    Bend("a road's name") { $0.scenarios[0].roads[0].name.zh = "别的路" },
    Bend("a site's name") { $0.scenarios[0].sites[0].name.en = "elsewhere" },
    Bend("a pile's name") { $0.stock[0].name.en = "elsewhere" },
    Bend("the name of a road in a worst set") {
      let road = $0.scenarios[0].worst.flatMap(\.roads).first ?? ""
      $0.names?[road] = Bilingual(zh: "别的路", en: "elsewhere")
    },
    Bend("a scenario's title") { $0.scenarios[0].title.en = "A mild breeze" },
    Bend("nobody unserved") { $0.scenarios[0].unservedHouseholdHours = 0 },
    Bend("nobody unserved in the worst case") { $0.scenarios[0].worst[0].unservedHouseholdHours = 0 },
    Bend("a village called short that no cut names") {
      $0.scenarios[0].worst[0].shortVillages = ["000000000000"]
    },
    Bend("a truck more") { $0.scenarios[0].bases[0].trucks += 1 },
    Bend("another district") { $0.district = "000000" },
  ]

  @Test(arguments: bends) func `a claim bent a little is noticed`(bend: Bend) async throws {
    let report = try await Self.audit(bend.apply)
    #expect(!report.passes)
  }
}
