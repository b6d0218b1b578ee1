public import District
public import Quantities

/// What a drawn set of scenarios says about the reserve (schema `hearth.uncertainty/1`).
///
/// Money is whole fen, mass whole kilograms; every sampled figure stands with its standard error. Where the
/// set's basis is per winter, costs are those of a winter, else those of one event.
public struct UncertaintyReport: Codable, Sendable, Hashable {
  /// The schema this version writes.
  public static let schema = "hearth.uncertainty/1"

  /// Always ``schema``.
  public var schema: String
  /// Version of Hearth that made it.
  public var version: String
  /// The district's six digits.
  public var district: String
  /// Whether every plan made on samples had to cover the required scenarios.
  public var bindsRequired: Bool
  /// What was drawn from.
  public var set: ScenarioSetRecord
  /// How much was drawn.
  public var sizes: SampleSizes
  /// How few scenarios stand for how many in the planning, and at what error.
  public var reduction: ReductionRecord
  /// The plan made on the sample first, then the others it is compared with, on the same fresh events.
  public var plans: [SampledPlanRecord]
  /// Distance of the first plan from the best there is.
  public var gap: GapRecord
  /// What it would be worth to know a winter's events before it.
  public var perfectInformation: BracketRecord
  /// The points of the first plan.
  public var sites: [SampledSite]
  /// Every file read, with its hash.
  public var inputs: [InputFile]

  /// A report.
  public init(
    version: String, district: String, bindsRequired: Bool, set: ScenarioSetRecord, sizes: SampleSizes,
    reduction: ReductionRecord, plans: [SampledPlanRecord], gap: GapRecord, perfectInformation: BracketRecord,
    sites: [SampledSite],
    inputs: [InputFile]
  ) {
    self.schema = Self.schema
    self.version = version
    self.district = district
    self.bindsRequired = bindsRequired
    self.set = set
    self.sizes = sizes
    self.reduction = reduction
    self.plans = plans
    self.gap = gap
    self.perfectInformation = perfectInformation
    self.sites = sites
    self.inputs = inputs
  }
}

/// A scenario set as reported.
public struct ScenarioSetRecord: Codable, Sendable, Hashable {
  /// Its name.
  public var name: String
  /// What people call it.
  public var title: Bilingual
  /// What its numbers rest on.
  public var note: Bilingual
  /// What its weights mean.
  public var basis: ScenarioSet.Basis
  /// Seed of every draw.
  public var seed: UInt64
  /// Events expected: per winter, or 1.
  public var expectedEvents: Double
  /// How many numbers it holds.
  public var numbers: Int
  /// How many of them are assumed.
  public var assumedNumbers: Int
  /// What a missing tonne for an ordinary household costs.
  public var shortageCostFenPerTonne: Fen
  /// What that rests on.
  public var shortageCostSource: String

  /// A record.
  public init(_ set: ScenarioSet, seed: UInt64) {
    name = set.name
    title = set.title
    note = set.note
    basis = set.basis
    self.seed = seed
    expectedEvents = set.expectedEvents
    let certainties = set.certainties
    numbers = certainties.count
    assumedNumbers = certainties.count(where: \.isGuess)
    shortageCostFenPerTonne = set.shortageCost.value
    shortageCostSource = set.shortageCost.source
  }
}

/// How much is drawn. All parts are disjoint.
public struct SampleSizes: Codable, Sendable, Hashable {
  /// Events the plan is made from.
  public var planning: Int
  /// Of which stand for all of them.
  public var kept: Int
  /// Batches for the gap.
  public var batches: Int
  /// Events in each.
  public var batch: Int
  /// Fresh events that plans are evaluated on.
  public var fresh: Int
  /// Winters (or single events) whose best plan in hindsight is found.
  public var hindsight: Int
  /// Confidence of the gap, 0 to 1.
  public var confidence: Double

  /// Sizes.
  public init(
    planning: Int = 200, kept: Int = 16, batches: Int = 4, batch: Int = 12, fresh: Int = 400,
    hindsight: Int = 12, confidence: Double = 0.95
  ) {
    self.planning = planning
    self.kept = kept
    self.batches = batches
    self.batch = batch
    self.fresh = fresh
    self.hindsight = hindsight
    self.confidence = confidence
  }
}

/// An estimate in money.
public struct MoneyEstimate: Codable, Sendable, Hashable {
  /// The mean.
  public var meanFen: Fen
  /// Its standard error; `nil` where one observation says nothing about it.
  public var standardErrorFen: Fen?

  /// An estimate.
  public init(meanFen: Fen, standardErrorFen: Fen?) {
    self.meanFen = meanFen
    self.standardErrorFen = standardErrorFen
  }
}

/// A figure between two estimates.
public struct BracketRecord: Codable, Sendable, Hashable {
  /// At least this.
  public var lower: MoneyEstimate
  /// At most this.
  public var upper: MoneyEstimate

  /// A bracket.
  public init(lower: MoneyEstimate, upper: MoneyEstimate) {
    self.lower = lower
    self.upper = upper
  }
}

/// A reduction of scenarios and its error.
public struct ReductionRecord: Codable, Sendable, Hashable {
  /// Kantorovich distance between all and those kept.
  public var distanceFen: Fen
  /// The same with one scenario kept, for comparison.
  public var spreadFen: Fen
  /// Expected cost of the first plan as the kept scenarios have it; to be compared with the fresh estimate.
  public var predictedFen: Fen

  /// A record.
  public init(distanceFen: Fen, spreadFen: Fen, predictedFen: Fen) {
    self.distanceFen = distanceFen
    self.spreadFen = spreadFen
    self.predictedFen = predictedFen
  }
}

/// A plan on the fresh events.
public struct SampledPlanRecord: Codable, Sendable, Hashable {
  /// Which plan.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// Made on the sample.
    case sampled
    /// Made for the required scenarios alone, as `hearth plan` does.
    case required
    /// Made for the scenario of averages.
    case mean
  }
  /// Which plan.
  public var kind: Kind
  /// Points open.
  public var points: Int
  /// Coal in them.
  public var stockKg: Kilograms
  /// Opening, procurement and holding.
  public var spendingFen: Fen
  /// Spending, emergency transport and shortage.
  public var expected: MoneyEstimate
  /// Coal missing, expected.
  public var missingKg: Kilograms
  /// Standard error of it; `nil` where unknown.
  public var missingErrorKg: Kilograms?
  /// Mean transport and shortage of the costliest twentieth of events.
  public var tail: MoneyEstimate
  /// Coal missing in the required scenarios, all together, beyond what no point reaches.
  public var requiredShortKg: Kilograms
  /// What the first plan saves over this one, per winter or event; `nil` for the first.
  public var saving: BracketRecord?

  /// A record.
  public init(
    kind: Kind, points: Int, stockKg: Kilograms, spendingFen: Fen, expected: MoneyEstimate,
    missingKg: Kilograms, missingErrorKg: Kilograms?, tail: MoneyEstimate, requiredShortKg: Kilograms,
    saving: BracketRecord?
  ) {
    self.kind = kind
    self.points = points
    self.stockKg = stockKg
    self.spendingFen = spendingFen
    self.expected = expected
    self.missingKg = missingKg
    self.missingErrorKg = missingErrorKg
    self.tail = tail
    self.requiredShortKg = requiredShortKg
    self.saving = saving
  }
}

/// Distance of a plan from the best there is.
public struct GapRecord: Codable, Sendable, Hashable {
  /// Mean over the batches; expected to be no less than the true distance.
  public var estimate: MoneyEstimate
  /// With the confidence of the sizes it is no more than this; `nil` with a single batch.
  public var atMostFen: Fen?
  /// Lower bound of what the best plan costs.
  public var bestAtLeast: MoneyEstimate
  /// Part of the estimate that is the solver's: what its batches left unproven, on average. More time lowers
  /// it.
  public var unprovenFen: Fen

  /// A record.
  public init(estimate: MoneyEstimate, atMostFen: Fen?, bestAtLeast: MoneyEstimate, unprovenFen: Fen) {
    self.estimate = estimate
    self.atMostFen = atMostFen
    self.bestAtLeast = bestAtLeast
    self.unprovenFen = unprovenFen
  }
}

/// A point of a plan made on a sample.
public struct SampledSite: Codable, Sendable, Hashable {
  /// The site's id.
  public var id: String
  /// Its name.
  public var name: Bilingual
  /// Coal in it.
  public var stockKg: Kilograms

  /// A point.
  public init(id: String, name: Bilingual, stockKg: Kilograms) {
    self.id = id
    self.name = name
    self.stockKg = stockKg
  }
}
