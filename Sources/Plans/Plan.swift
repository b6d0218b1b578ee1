public import District
public import Quantities

/// A plan: a plain value that serialises to `plan.json` (schema `hearth.plan/1`).
///
/// Commands, reports and the audit read plans; only `Planning` makes them. Property names are the JSON
/// keys, masses are whole kilograms, money is whole fen, shares are 0 to 1.
public struct Plan: Codable, Sendable {
  /// The schema this version writes.
  public static let schema = "hearth.plan/1"

  /// Always ``schema``.
  public var schema: String
  /// Version of Hearth that made it.
  public var version: String
  /// Seed of everything random in it.
  public var seed: UInt64
  /// What it is for.
  public var district: DistrictSummary
  /// Policy numbers it was made with, each with its source.
  public var settings: [SettingRecord]
  /// What was asked for.
  public var request: Request
  /// Every site considered, opened or not, in the district's order.
  public var sites: [SitePlan]
  /// Stock, cost and shares per township.
  public var townships: [TownshipPlan]
  /// The season's pellets.
  public var allocation: AllocationPlan
  /// What happens in every scenario, in order of name.
  public var scenarios: [ScenarioResult]
  /// How the siting was decided, and how good it provably is.
  public var solver: SolverRecord
  /// Cost of the plan, by kind.
  public var cost: CostRecord
  /// What coverage costs, from the most coverage that the limits allow down to the cheapest plan; `nil` = not asked for,
  /// or nobody is in need in a required scenario.
  public var frontier: [CoverageCost]?
  /// Requirements that could not all be met, in words; empty when all were.
  public var conflicts: [Bilingual]
  /// What the reader must know: assumptions, gaps in the data, repairs.
  public var remarks: [Bilingual]
  /// How much of the plan rests on guesses.
  public var provenance: Provenance
  /// Every file read, with its hash.
  public var inputs: [InputFile]
  /// Folder of the district's files and of the scenarios, relative to the plan's folder where possible.
  public var inputFolders: InputFolders

  /// A plan from its parts.
  public init(
    version: String, seed: UInt64, district: DistrictSummary, settings: [SettingRecord], request: Request,
    sites: [SitePlan], townships: [TownshipPlan], allocation: AllocationPlan, scenarios: [ScenarioResult],
    solver: SolverRecord, cost: CostRecord, conflicts: [Bilingual], remarks: [Bilingual],
    provenance: Provenance, inputs: [InputFile], inputFolders: InputFolders
  ) {
    self.schema = Self.schema
    self.version = version
    self.seed = seed
    self.district = district
    self.settings = settings
    self.request = request
    self.sites = sites
    self.townships = townships
    self.allocation = allocation
    self.scenarios = scenarios
    self.solver = solver
    self.cost = cost
    self.conflicts = conflicts
    self.remarks = remarks
    self.provenance = provenance
    self.inputs = inputs
    self.inputFolders = inputFolders
  }
}

/// The district's name and totals.
public struct DistrictSummary: Codable, Sendable, Hashable {
  /// Household totals.
  public struct Totals: Codable, Sendable, Hashable {
    /// All households.
    public var households: Int
    /// Per pathway. In JSON they stand beside `households`, each under its own name.
    public var byPathway: [Pathway: Int]

    /// Totals.
    public init(households: Int, byPathway: [Pathway: Int]) {
      self.households = households
      self.byPathway = byPathway
    }

    private struct Key: CodingKey {
      var stringValue: String
      var intValue: Int? { nil }
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    /// Reads the total and every pathway beside it.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      households = try container.decode(Int.self, forKey: Key(stringValue: "households"))
      byPathway = [:]
      for pathway in Pathway.allCases {
        byPathway[pathway] = try container.decodeIfPresent(
          Int.self, forKey: Key(stringValue: pathway.rawValue))
      }
    }

    /// Writes every pathway beside the total.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(households, forKey: Key(stringValue: "households"))
      for (pathway, count) in byPathway {
        try container.encode(count, forKey: Key(stringValue: pathway.rawValue))
      }
    }
  }
  /// Six digits.
  public var code: String
  /// Its name.
  public var name: Bilingual
  /// The season.
  public var season: Season
  /// Its totals.
  public var totals: Totals

  /// A summary.
  public init(code: String, name: Bilingual, season: Season, totals: Totals) {
    self.code = code
    self.name = name
    self.season = season
    self.totals = totals
  }
}

/// A policy number as printed.
public struct SettingRecord: Codable, Sendable, Hashable {
  /// Its key in `district.toml`.
  public var key: String
  /// Its value, with unit, as printed.
  public var value: String
  /// What it rests on.
  public var source: String
  /// How far it can be trusted.
  public var certainty: Certainty

  /// A record.
  public init(key: String, value: String, source: String, certainty: Certainty) {
    self.key = key
    self.value = value
    self.source = source
    self.certainty = certainty
  }
}

/// What the user asked the optimiser for.
public struct Request: Codable, Sendable, Hashable {
  /// What to optimise.
  public enum Mode: String, CaseIterable, Codable, Sendable {
    /// Least cost that covers every required scenario.
    case minCost = "min-cost"
    /// Most need covered within the limits.
    case maxCover = "max-cover"
    /// Least mean distance, with a given number of points.
    case pMedian = "p-median"
    /// Least greatest distance, with a given number of points.
    case pCenter = "p-center"
    /// Most coverage, then the worst township, then least cost.
    case lexicographic
  }
  /// What was optimised.
  public var mode: Mode
  /// Most points that may be opened; `nil` = no limit.
  public var maxSites: Int?
  /// Most money for opening, procurement and holding; `nil` = no limit.
  public var budgetFen: Fen?
  /// Relative gap asked for.
  public var gap: Double
  /// Time allowed, seconds.
  public var timeLimit: Double
  /// Time allowed to price what was not chosen (sites, scenarios, coverage), seconds; `nil` = not asked for.
  public var explanationLimit: Double?

  /// A request.
  public init(
    mode: Mode = .lexicographic, maxSites: Int? = nil, budgetFen: Fen? = nil, gap: Double = 0.001,
    timeLimit: Double = 120, explanationLimit: Double? = nil
  ) {
    self.mode = mode
    self.maxSites = maxSites
    self.budgetFen = budgetFen
    self.gap = gap
    self.timeLimit = timeLimit
    self.explanationLimit = explanationLimit
  }
}

/// One site of the plan.
public struct SitePlan: Codable, Sendable, Hashable {
  /// The site's id.
  public var id: String
  /// Its name.
  public var name: Bilingual
  /// The yard it is a size of.
  public var place: String
  /// Code of its township.
  public var township: String
  /// Its level.
  public var tier: Site.Tier
  /// What had been decided before.
  public var status: Site.Status
  /// Whether the plan opens it.
  public var open: Bool
  /// Clean coal the plan stands there.
  public var stockKg: Kilograms
  /// Of which already there and passed.
  public var alreadyThereKg: Kilograms
  /// What it can hold.
  public var capacityKg: Kilograms
  /// Cost of opening, holding and buying for it.
  public var costFen: Fen
  /// Whether its figures are reconstructed or assumed.
  public var reconstructed: Bool
  /// What the plan would cost more without its yard, in fen; `nil` where it is closed, must open, or the question was
  /// not settled in time.
  public var dropOneCost: CostBracket?
  /// What the plan would cost more if it had to open, too, in fen; `nil` where it is open or may not open, or the question
  /// was not asked or not settled in time.
  public var addOneCost: CostBracket?
  /// What one more tonne there would save; `nil` where it is closed or the plan does not aim at cost.
  public var valueOfNextTonne: TonneValue?
  /// Why it is in, or why it is not.
  public var why: Bilingual

  /// A site of the plan.
  public init(
    id: String, name: Bilingual, place: String, township: String, tier: Site.Tier, status: Site.Status,
    open: Bool, stockKg: Kilograms, alreadyThereKg: Kilograms, capacityKg: Kilograms, costFen: Fen,
    reconstructed: Bool, dropOneCost: CostBracket?, why: Bilingual
  ) {
    self.id = id
    self.name = name
    self.place = place
    self.township = township
    self.tier = tier
    self.status = status
    self.open = open
    self.stockKg = stockKg
    self.alreadyThereKg = alreadyThereKg
    self.capacityKg = capacityKg
    self.costFen = costFen
    self.reconstructed = reconstructed
    self.dropOneCost = dropOneCost
    self.why = why
  }
}

/// Stock and shares of one township.
public struct TownshipPlan: Codable, Sendable, Hashable {
  /// Its code.
  public var code: String
  /// Its name.
  public var name: Bilingual
  /// Its households.
  public var households: Int
  /// Coal standing at points in it.
  public var stockKg: Kilograms
  /// Days the stock standing in it lasts all its own households with a safe stove, at −10, −17 and −21 °C; `nil`
  /// where it has none.
  public var daysOfCover: [Double]?
  /// Pellets allotted to it.
  public var pelletKg: Kilograms

  /// A township of the plan.
  public init(
    code: String, name: Bilingual, households: Int, stockKg: Kilograms, daysOfCover: [Double]?,
    pelletKg: Kilograms
  ) {
    self.code = code
    self.name = name
    self.households = households
    self.stockKg = stockKg
    self.daysOfCover = daysOfCover
    self.pelletKg = pelletKg
  }
}

/// How the siting was decided.
public struct SolverRecord: Codable, Sendable, Hashable {
  /// E.g. `GLPK 5.0`.
  public var engine: String
  /// `optimal` (within the gap asked for), `feasible` (stopped early), `infeasible` (what was asked for is impossible;
  /// the figures are those of the plan made instead) or `given` (a stock made by hand).
  public var status: String
  /// Objective of the last pass, thousand CNY for cost.
  public var objective: Double
  /// Proven bound on it.
  public var bound: Double
  /// Relative gap between the two.
  public var gap: Double
  /// Wall time, seconds.
  public var seconds: Double
  /// What each pass of a lexicographic run optimised and reached, in words.
  public var passes: [Bilingual]

  /// A record.
  public init(
    engine: String, status: String, objective: Double, bound: Double, gap: Double, seconds: Double,
    passes: [Bilingual]
  ) {
    self.engine = engine
    self.status = status
    self.objective = objective
    self.bound = bound
    self.gap = gap
    self.seconds = seconds
    self.passes = passes
  }
}

/// What a plan costs beyond what already stands, by kind.
public struct CostRecord: Codable, Sendable, Hashable {
  /// Opening the points for the season.
  public var openingFen: Fen
  /// Holding the stock.
  public var holdingFen: Fen
  /// Buying and hauling in what is not there yet.
  public var procurementFen: Fen
  /// Emergency transport in the costliest required scenario.
  public var transportFen: Fen
  /// Name of that scenario; `nil` when none is required.
  public var costliestScenario: String?

  /// A record.
  public init(
    openingFen: Fen, holdingFen: Fen, procurementFen: Fen, transportFen: Fen, costliestScenario: String?
  ) {
    self.openingFen = openingFen
    self.holdingFen = holdingFen
    self.procurementFen = procurementFen
    self.transportFen = transportFen
    self.costliestScenario = costliestScenario
  }
}

/// How much of a plan rests on guesses.
public struct Provenance: Codable, Sendable, Hashable {
  /// Share of the emergency need that stands at estimated positions.
  public var estimatedPositionShare: Double
  /// Share of the households whose figures are reconstructed or assumed.
  public var reconstructedShare: Double
  /// Policy settings that are assumed, by key.
  public var assumedSettings: [String]

  /// A record.
  public init(estimatedPositionShare: Double, reconstructedShare: Double, assumedSettings: [String]) {
    self.estimatedPositionShare = estimatedPositionShare
    self.reconstructedShare = reconstructedShare
    self.assumedSettings = assumedSettings
  }
}

/// Where the raw inputs stand.
public struct InputFolders: Codable, Sendable, Hashable {
  /// The district's folder.
  public var district: String
  /// The scenarios' folder.
  public var scenarios: String

  /// Two folders.
  public init(district: String, scenarios: String) {
    self.district = district
    self.scenarios = scenarios
  }
}
