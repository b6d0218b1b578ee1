public import Quantities

/// Whether the reserve covers the households and priority facilities a scenario strikes.
public enum Verdict: String, Codable, Sendable, CaseIterable {
  /// Every affected household is covered, and no coal is missing.
  case covered
  /// Some household is not, or coal is missing for a facility.
  case short
  /// No household and no facility is exposed in the data. Never to be read as 100 %.
  case noExposure = "no-exposure"

  /// What people call it.
  public var label: Bilingual {
    switch self {
    case .covered: Bilingual(zh: "保得住", en: "covered")
    case .short: Bilingual(zh: "有缺口", en: "short")
    case .noExposure: Bilingual(zh: "数据中无暴露对象", en: "nothing exposed in the data")
    }
  }
}

/// What one scenario does to the district under the plan.
public struct ScenarioResult: Codable, Sendable, Hashable {
  /// The scenario's name.
  public var name: String
  /// What people call it.
  public var title: Bilingual
  /// Whether the plan must cover it.
  public var required: Bool
  /// Hours followed.
  public var horizonHours: Int
  /// Households that lose their heat at some time.
  public var affectedHouseholds: Int
  /// Of which the reserve covers (fuel and a safe stove, or a shelter place) in the certificate.
  public var coveredHouseholds: Int
  /// Of the covered, those served in a shelter.
  public var shelteredHouseholds: Int
  /// Of the uncovered, those to whom coal is useless: no safe stove, no shelter place.
  public var householdsWithoutStoveOrShelter: Int
  /// The verdict of the certificate.
  public var verdict: Verdict
  /// Coal needed, with the facilities' need.
  public var needKg: Kilograms
  /// Coal that cannot be brought in time.
  public var shortKg: Kilograms
  /// Villages that, when they are first struck, no open road reaches from any site but those at their own junction, by
  /// code.
  public var isolatedVillages: [String]
  /// The cheapest remedies, in words; empty when covered.
  public var remedies: [Bilingual]
  /// What covering it costs: how much less the plan would, were nobody in need in it. `nil` where it is not required, or
  /// the question was not asked or not settled in time.
  public var price: CostBracket?
  /// What happened hour by hour with the trucks there are.
  public var simulation: SimulationSummary

  /// First hour that ended with a household unserved and below the emergency temperature, with the trucks there are;
  /// `nil` = none within the horizon.
  @ExplicitNull public var firstShortageHour: Int?
  /// Household-hours below the cold threshold.
  public var coldHouseholdHours: Int

  /// A result.
  public init(
    name: String, title: Bilingual, required: Bool, horizonHours: Int, affectedHouseholds: Int,
    coveredHouseholds: Int, shelteredHouseholds: Int, householdsWithoutStoveOrShelter: Int,
    verdict: Verdict, needKg: Kilograms, shortKg: Kilograms, isolatedVillages: [String],
    remedies: [Bilingual], simulation: SimulationSummary, firstShortageHour: Int?, coldHouseholdHours: Int
  ) {
    self.name = name
    self.title = title
    self.required = required
    self.horizonHours = horizonHours
    self.affectedHouseholds = affectedHouseholds
    self.coveredHouseholds = coveredHouseholds
    self.shelteredHouseholds = shelteredHouseholds
    self.householdsWithoutStoveOrShelter = householdsWithoutStoveOrShelter
    self.verdict = verdict
    self.needKg = needKg
    self.shortKg = shortKg
    self.isolatedVillages = isolatedVillages
    self.remedies = remedies
    self.simulation = simulation
    self.firstShortageHour = firstShortageHour
    self.coldHouseholdHours = coldHouseholdHours
  }
}

/// A deterministic run of one scenario with a truck-limited greedy policy.
public struct SimulationSummary: Codable, Sendable, Hashable {
  /// Household-hours that needed emergency heat.
  public var affectedHouseholdHours: Int
  /// Of which served.
  public var servedHouseholdHours: Int
  /// Of which not. Always affected − served.
  public var unservedHouseholdHours: Int
  /// Household-hours below the cold threshold.
  public var coldHouseholdHours: Int
  /// First hour that ended with an unserved household below the emergency temperature; `nil` = none within the
  /// horizon.
  @ExplicitNull public var firstShortageHour: Int?
  /// Stock at the start.
  public var startKg: Kilograms
  /// Stock still in yards at the end.
  public var inYardsKg: Kilograms
  /// On trucks at the end: on the road, or still at the dock.
  public var onTrucksKg: Kilograms
  /// In villages, not burnt.
  public var inVillagesKg: Kilograms
  /// Burnt.
  public var burntKg: Kilograms
  /// Lost with destroyed sites.
  public var lostKg: Kilograms
  /// Trips begun, that is loaded departures from a site. A truck still at its dock at the end has begun none.
  public var trips: Int
  /// Unserved households, hour by hour.
  public var unservedByHour: [Int]
  /// Affected households, hour by hour.
  public var affectedByHour: [Int]

  /// A summary. Mass is conserved: start = yards + trucks + villages + burnt + lost.
  public init(
    affectedHouseholdHours: Int, servedHouseholdHours: Int, unservedHouseholdHours: Int,
    coldHouseholdHours: Int, firstShortageHour: Int?, startKg: Kilograms, inYardsKg: Kilograms,
    onTrucksKg: Kilograms, inVillagesKg: Kilograms, burntKg: Kilograms, lostKg: Kilograms, trips: Int,
    unservedByHour: [Int], affectedByHour: [Int]
  ) {
    self.affectedHouseholdHours = affectedHouseholdHours
    self.servedHouseholdHours = servedHouseholdHours
    self.unservedHouseholdHours = unservedHouseholdHours
    self.coldHouseholdHours = coldHouseholdHours
    self.firstShortageHour = firstShortageHour
    self.startKg = startKg
    self.inYardsKg = inYardsKg
    self.onTrucksKg = onTrucksKg
    self.inVillagesKg = inVillagesKg
    self.burntKg = burntKg
    self.lostKg = lostKg
    self.trips = trips
    self.unservedByHour = unservedByHour
    self.affectedByHour = affectedByHour
  }
}
