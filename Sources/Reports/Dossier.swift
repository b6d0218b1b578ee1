import District
import Plans
import Quantities

/// Everything a report is made from, with the look-ups and the few derived figures that all its parts share.
struct Dossier: Sendable {
  /// The plan.
  let plan: Plan
  /// The proofs.
  let certificates: CertificateBook
  /// The district, for positions and sources.
  let district: District
  /// Index into `district.sites` by id.
  let site: [String: Int]
  /// Index into `district.villages` by code.
  let village: [String: Int]
  /// Index into `district.townships` by code.
  let township: [String: Int]
  /// Points the plan opens, in the plan's order: point 1 of tables and map is the first of them.
  let openSites: [SitePlan]
  /// The proof of each scenario by name.
  let certificate: [String: CertificateRecord]

  /// A dossier.
  ///
  /// - Complexity: O(sites + villages + townships + scenarios)
  init(plan: Plan, certificates: CertificateBook, district: District) {
    self.plan = plan
    self.certificates = certificates
    self.district = district
    site = Self.index(district.sites.map(\.id))
    village = Self.index(district.villages.map(\.code))
    township = Self.index(district.townships.map(\.code))
    openSites = plan.sites.filter(\.open)
    certificate = Dictionary(
      certificates.scenarios.map { ($0.scenario, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static func index(_ names: [String]) -> [String: Int] {
    Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
  }

  /// Scenarios as a reader wants them: required ones first, in each part the worst first.
  var scenariosByWeight: [ScenarioResult] {
    plan.scenarios.enumerated().sorted { a, b in
      let x = Self.weight(a.element)
      let y = Self.weight(b.element)
      return x == y ? a.offset < b.offset : x.lexicographicallyPrecedes(y)
    }.map(\.element)
  }

  private static func weight(_ s: ScenarioResult) -> [Int] {
    let verdict =
      switch s.verdict {
      case .short: 0
      case .covered: 1
      case .noExposure: 2
      }
    return [
      s.required ? 0 : 1, verdict, -s.uncovered, -Int(s.shortKg.count), -s.simulation.unservedHouseholdHours,
    ]
  }

  /// The required scenarios that have anybody or anything to cover.
  var exposedRequired: [ScenarioResult] {
    plan.scenarios.filter { $0.required && $0.verdict != .noExposure }
  }

  /// The scenario that decides the plan: the worst required one that is short, or the required one that needs most
  /// coal, the coldest first. A scenario for information decides only where no required one strikes anybody.
  var bindingScenario: ScenarioResult? {
    let exposed = exposedRequired.isEmpty ? plan.scenarios : exposedRequired
    let short = scenariosByWeight.first { s in s.verdict == .short && exposed.contains { $0.name == s.name } }
    if let short { return short }
    func weight(_ s: ScenarioResult) -> (Int64, Int) { (s.needKg.count, s.coldHouseholdHours) }
    return exposed.reduce(nil as ScenarioResult?) { best, s in
      guard let best else { return s }
      return weight(best) < weight(s) ? s : best
    }
  }

  /// Cost of the reserve for the season.
  var reserveCost: Fen { plan.cost.openingFen + plan.cost.holdingFen + plan.cost.procurementFen }

  /// Stock at all points.
  var stock: Kilograms { openSites.total(\.stockKg) }

  /// Marks for numbers that follow from the households.
  var householdMarks: [Mark] { householdMarks { _ in true } }

  /// Marks for numbers that follow from the policy settings.
  var settingMarks: [Mark] { plan.provenance.assumedSettings.isEmpty ? [] : [.assumed] }

  /// Marks for numbers that follow from both.
  var resultMarks: [Mark] {
    let marks = householdMarks + settingMarks
    return Mark.allCases.filter(marks.contains)
  }

  /// Marks for the figures of a point.
  func figureMarks(_ point: SitePlan) -> [Mark] {
    if let index = site[point.id], let mark = Mark(district.sites[index].certainty) { return [mark] }
    return point.reconstructed ? [.reconstructed] : []
  }

  /// Marks for where a point stands. A point that the district does not know is never shown as surveyed.
  func positionMarks(_ point: SitePlan) -> [Mark] {
    guard let index = site[point.id] else { return [.estimatedPosition] }
    return district.sites[index].position == .estimated ? [.estimatedPosition] : []
  }

  /// Marks for the household count of a township.
  func householdMarks(township code: String) -> [Mark] {
    guard let index = township[code] else { return householdMarks }
    return householdMarks { district.villages[$0.village].township == index }
  }

  /// Marks for the pellets of a village, which follow from its biomass households.
  func pelletMarks(village code: String) -> [Mark] {
    householdMarks { $0.pathway == .biomass && district.villages[$0.village].code == code }
  }

  /// Marks for the pellets of a township.
  func pelletMarks(township code: String) -> [Mark] {
    householdMarks {
      $0.pathway == .biomass
        && district.townships[district.villages[$0.village].township].code == code
    }
  }

  /// Marks for the counts of some groups: what their rows say, nothing else.
  private func householdMarks(of isMeant: (HouseholdGroup) -> Bool) -> [Mark] {
    let marks = Set(district.households.lazy.filter(isMeant).compactMap { Mark($0.certainty) })
    return Mark.allCases.filter(marks.contains)
  }

  /// The name of a township by code; the code where the plan does not know it.
  func townshipName(_ code: String, _ language: Language) -> String {
    plan.townships.first { $0.code == code }?.name[language] ?? code
  }

  /// The name of a village by code.
  func villageName(_ code: String, _ language: Language) -> String {
    village[code].map { district.villages[$0].name[language] } ?? code
  }

  /// The name of a fuel by id; the id itself where the district does not know it.
  func fuelName(_ id: String, _ language: Language) -> String {
    district.fuels.first { $0.id == id }?.name[language] ?? id
  }

  /// The name of a supplier, or of a hub that hands out pellets, by id.
  func supplierName(_ id: String, _ language: Language) -> String {
    district.suppliers.first { $0.id == id }?.name[language]
      ?? district.pellets.stores.first { $0.id == id }?.name[language] ?? id
  }

  /// The name of a point by id.
  func siteName(_ id: String, _ language: Language) -> String {
    site[id].map { district.sites[$0].name[language] } ?? id
  }
}

extension ScenarioResult {
  /// Affected households that nothing covers.
  var uncovered: Int { affectedHouseholds - coveredHouseholds }

  /// Whether the stock suffices and some houses freeze all the same before the trucks are there.
  var isColdThoughCovered: Bool { verdict == .covered && coldHouseholdHours > 0 }
}
