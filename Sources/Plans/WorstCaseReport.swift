public import District
public import Quantities

/// The worst that can be done to a plan (schema `hearth.worst-case/1`): every single loss, and the worst sets of roads and
/// sites, each with a proof that ``Audit`` checks.
///
/// Shortages are those of the best possible deliveries over the roads that stay open, within the response times; what
/// trucks and dispatchers make of it stands beside them, from the simulation.
public struct WorstCaseReport: Codable, Sendable, Hashable {
  /// The schema this version writes.
  public static let schema = "hearth.worst-case/1"

  /// Always ``schema``.
  public var schema: String
  /// Version of Hearth that made it.
  public var version: String
  /// The district's six digits.
  public var district: String
  /// What people call it.
  public var name: Bilingual
  /// Most roads closed at once.
  public var closures: Int
  /// Most sites lost at once.
  public var lostSites: Int
  /// Coal of the plan, by site; sites that hold none are left out.
  public var stock: [SampledSite]
  /// Per scenario looked at.
  public var scenarios: [ScenarioWorstCase]
  /// Every file read, with its hash.
  public var inputs: [InputFile]
  /// Folder of the district's files and of the scenarios, relative to the report's own folder where possible.
  public var inputFolders: InputFolders
  /// What people call the roads of the worst sets and the places where trucks stand, by id; `nil` in older reports.
  public var names: [String: Bilingual]?

  /// What people call a road or a place: its id where that is not known.
  public func called(_ id: String) -> Bilingual { names?[id] ?? Bilingual(zh: id, en: id) }

  /// What people call a road or a site of a scenario, from its lists or else from the names.
  public func called(_ id: String, in scenario: ScenarioWorstCase) -> Bilingual {
    scenario.roads.first { $0.road == id }?.name ?? scenario.sites.first { $0.site == id }?.name ?? called(id)
  }

  /// What people call the place of a base; with its id where another base's is called the same.
  public func called(_ base: BaseCriticality, in scenario: ScenarioWorstCase) -> Bilingual {
    let name = called(base.junction)
    guard name.zh != base.junction, scenario.bases.count(where: { called($0.junction) == name }) > 1 else {
      return name
    }
    return Bilingual(zh: "\(name.zh)（\(base.junction)）", en: "\(name.en) (\(base.junction))")
  }

  /// A report.
  public init(
    version: String, district: String, name: Bilingual, closures: Int, lostSites: Int, stock: [SampledSite],
    scenarios: [ScenarioWorstCase], inputs: [InputFile], inputFolders: InputFolders
  ) {
    self.schema = Self.schema
    self.version = version
    self.district = district
    self.name = name
    self.closures = closures
    self.lostSites = lostSites
    self.stock = stock
    self.scenarios = scenarios
    self.inputs = inputs
    self.inputFolders = inputFolders
  }
}

/// What can be done to a plan in one scenario.
public struct ScenarioWorstCase: Codable, Sendable, Hashable {
  /// The scenario's name.
  public var name: String
  /// What people call it.
  public var title: Bilingual
  /// Coal needed.
  public var needKg: Kilograms
  /// Coal short with everything in place.
  public var shortKg: Kilograms
  /// Household-hours unserved in the simulation with everything in place.
  public var unservedHouseholdHours: Int
  /// Worst sets, from few losses to many.
  public var worst: [WorstSet]
  /// Every road that carries coal or cuts anybody off, the most critical first.
  public var roads: [RoadCriticality]
  /// Roads that do neither: their loss takes nothing, because the deliveries do not use them.
  public var harmlessRoads: Int
  /// Every site with stock, the most critical first.
  public var sites: [SiteCriticality]
  /// Every truck base, the most critical first.
  public var bases: [BaseCriticality]
  /// Deliveries that prove ``WorstSet/witnessedKg``, with everything in place.
  public var spread: [DeliveryWay]

  /// A record.
  public init(
    name: String, title: Bilingual, needKg: Kilograms, shortKg: Kilograms, unservedHouseholdHours: Int,
    worst: [WorstSet], roads: [RoadCriticality], harmlessRoads: Int, sites: [SiteCriticality],
    bases: [BaseCriticality], spread: [DeliveryWay]
  ) {
    self.name = name
    self.title = title
    self.needKg = needKg
    self.shortKg = shortKg
    self.unservedHouseholdHours = unservedHouseholdHours
    self.worst = worst
    self.roads = roads
    self.harmlessRoads = harmlessRoads
    self.sites = sites
    self.bases = bases
    self.spread = spread
  }
}

/// The worst set of so many roads and sites.
public struct WorstSet: Codable, Sendable, Hashable {
  /// Most roads closed.
  public var closures: Int
  /// Most sites lost.
  public var lostSites: Int
  /// Ids of the roads; fewer than allowed where more take nothing further.
  public var roads: [String]
  /// Ids of the sites.
  public var sites: [String]
  /// Coal short once they are gone: this is sure.
  public var shortKg: Kilograms
  /// No such set leaves more short: as much as the search proved. Equal to ``shortKg`` where the worst is exact.
  public var atMostKg: Kilograms
  /// What the deliveries of ``ScenarioWorstCase/spread`` alone prove to be the most that can be short.
  public var witnessedKg: Kilograms
  /// Sets worked out.
  public var examined: Int
  /// Sets there are, of exactly so many roads and sites.
  public var possible: Double
  /// Villages short of coal that more stock at the sites still reaching them would help, or that none reaches; by code.
  public var shortVillages: [String]
  /// Household-hours unserved in the simulation once they are gone.
  public var unservedHouseholdHours: Int
  /// Proof that exactly ``shortKg`` is short: deliveries and a cut.
  public var certificate: CertificateRecord

  /// Whether nothing worse can be.
  public var isExact: Bool { shortKg == atMostKg }
  /// Share of the sets that bounds settled without working them out.
  public var prunedShare: Double { possible > 0 ? max(0, 1 - Double(examined) / possible) : 0 }

  /// A set.
  public init(
    closures: Int, lostSites: Int, roads: [String], sites: [String], shortKg: Kilograms, atMostKg: Kilograms,
    witnessedKg: Kilograms, examined: Int, possible: Double, shortVillages: [String],
    unservedHouseholdHours: Int, certificate: CertificateRecord
  ) {
    self.closures = closures
    self.lostSites = lostSites
    self.roads = roads
    self.sites = sites
    self.shortKg = shortKg
    self.atMostKg = atMostKg
    self.witnessedKg = witnessedKg
    self.examined = examined
    self.possible = possible
    self.shortVillages = shortVillages
    self.unservedHouseholdHours = unservedHouseholdHours
    self.certificate = certificate
  }
}

/// What one road is worth.
public struct RoadCriticality: Codable, Sendable, Hashable {
  /// The road's id.
  public var road: String
  /// What people call it.
  public var name: Bilingual
  /// Coal short when it is closed, beyond what is short anyhow.
  public var moreShortKg: Kilograms
  /// Coal delivered over it while it is open.
  public var carriedKg: Kilograms
  /// Minutes that the way round it takes more; `nil` = there is none.
  public var detourMinutes: Int64?
  /// Households in need cut off from every stock.
  public var isolatedHouseholds: Int

  /// A record.
  public init(
    road: String, name: Bilingual, moreShortKg: Kilograms, carriedKg: Kilograms, detourMinutes: Int64?,
    isolatedHouseholds: Int
  ) {
    self.road = road
    self.name = name
    self.moreShortKg = moreShortKg
    self.carriedKg = carriedKg
    self.detourMinutes = detourMinutes
    self.isolatedHouseholds = isolatedHouseholds
  }
}

/// What one site is worth.
public struct SiteCriticality: Codable, Sendable, Hashable {
  /// The site's id.
  public var site: String
  /// What people call it.
  public var name: Bilingual
  /// Coal short when its stock is lost, beyond what is short anyhow.
  public var moreShortKg: Kilograms
  /// Coal delivered from it.
  public var deliveredKg: Kilograms

  /// A record.
  public init(site: String, name: Bilingual, moreShortKg: Kilograms, deliveredKg: Kilograms) {
    self.site = site
    self.name = name
    self.moreShortKg = moreShortKg
    self.deliveredKg = deliveredKg
  }
}

/// What the trucks of one base are worth. The best possible deliveries know no trucks, so this is the simulation's.
public struct BaseCriticality: Codable, Sendable, Hashable {
  /// Id of the junction where they stand.
  public var junction: String
  /// Trucks lost with it.
  public var trucks: Int
  /// Household-hours unserved without them, beyond those unserved anyhow. The dispatcher is greedy, so it can be
  /// less than nothing.
  public var moreUnservedHouseholdHours: Int

  /// A record.
  public init(junction: String, trucks: Int, moreUnservedHouseholdHours: Int) {
    self.junction = junction
    self.trucks = trucks
    self.moreUnservedHouseholdHours = moreUnservedHouseholdHours
  }
}

/// Coal brought on a certain way.
public struct DeliveryWay: Codable, Sendable, Hashable {
  /// The site's id.
  public var site: String
  /// Twelve digits.
  public var village: String
  /// Whose.
  public var urgency: Urgency
  /// How much.
  public var kg: Kilograms
  /// Ids of the roads driven, in order.
  public var roads: [String]

  /// A delivery.
  public init(site: String, village: String, urgency: Urgency, kg: Kilograms, roads: [String]) {
    self.site = site
    self.village = village
    self.urgency = urgency
    self.kg = kg
    self.roads = roads
  }
}
