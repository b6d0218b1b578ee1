public import District
public import Quantities
public import Statistics

/// What a stress test found (schema `hearth.stress/1`). The same manifest gives the same bytes, whoever worked it
/// out: nothing here tells of workers, clocks or folders.
public struct StressReport: Codable, Sendable, Hashable {
  /// The schema this version writes.
  public static let schema = "hearth.stress/1"

  /// Always ``schema``.
  public var schema: String
  /// Version of Hearth that made it.
  public var version: String
  /// SHA-256 of the run's manifest.
  public var manifest: String
  /// SHA-256 of `replications.ndjson`, on which every figure rests.
  public var replications: String
  /// The district's six digits.
  public var district: String
  /// Its name.
  public var name: Bilingual
  /// Its townships, in the order of every list by township.
  public var townships: [StressTownship]
  /// Confidence of every interval, e.g. 0.95.
  public var confidence: Double
  /// Coverage that every township should reach, for the reliability.
  public var coverageTarget: Double
  /// What was compared, the plan under test first.
  public var contenders: [StressContender]
  /// What was drawn from, each with its results.
  public var sources: [StressSource]
  /// Every file read, with its hash.
  public var inputs: [InputFile]

  /// A report.
  public init(
    version: String, manifest: String, replications: String, district: String, name: Bilingual,
    townships: [StressTownship], confidence: Double, coverageTarget: Double, contenders: [StressContender],
    sources: [StressSource], inputs: [InputFile]
  ) {
    schema = Self.schema
    self.version = version
    self.manifest = manifest
    self.replications = replications
    self.district = district
    self.name = name
    self.townships = townships
    self.confidence = confidence
    self.coverageTarget = coverageTarget
    self.contenders = contenders
    self.sources = sources
    self.inputs = inputs
  }
}

/// A township of a stress test.
public struct StressTownship: Codable, Sendable, Hashable {
  /// Its code.
  public var code: String
  /// Its name.
  public var name: Bilingual
  /// Its households.
  public var households: Int
  /// Where its seat is.
  public var location: Coordinate

  /// A township.
  public init(code: String, name: Bilingual, households: Int, location: Coordinate) {
    self.code = code
    self.name = name
    self.households = households
    self.location = location
  }
}

/// A stock together with a policy of dispatch.
public struct StressContender: Codable, Sendable, Hashable {
  /// Where its stock comes from.
  public enum Kind: String, Codable, Sendable {
    /// The plan under test.
    case plan
    /// Another plan.
    case other
    /// The plan under test, dispatched by another policy.
    case policy
    /// The points of the plan under test, with a share of its stock.
    case scaled
  }

  /// Unique in the run, `[a-z0-9-]+`.
  public var name: String
  /// What people call it.
  public var title: Bilingual
  /// Where its stock comes from.
  public var kind: Kind
  /// Criteria by which needs get the next truck, most important first.
  public var policy: [String]
  /// Hours between two plans of the trips; `nil` = they are not planned anew.
  public var replansEvery: Int?
  /// Trips planned beforehand, each truck's in order; `nil` = none.
  public var trips: [Trip]?
  /// Clean coal by site, sites without any left out.
  public var stock: [String: Kilograms]
  /// Opening, holding and buying it.
  public var spendingFen: Fen
  /// SHA-256 of the plan or stock list it was read from.
  public var sha256: String

  /// A trip planned beforehand, or one village of it.
  public struct Trip: Codable, Sendable, Hashable {
    /// Id of the row of the fleet and number in it, from 1, e.g. `heavy-station#3`.
    public var truck: String
    /// The truck's shift, from 1.
    public var shift: Int
    /// Number of the trip in it, from 1: rows that follow one another with the same truck, shift, number and site are one trip;
    /// `nil` = a trip of its own.
    public var number: Int?
    /// Id of the site it loads at.
    public var site: String
    /// Code of the village.
    public var village: String
    /// Whom it is for.
    public var urgency: Urgency
    /// How much.
    public var kg: Kilograms

    /// A trip.
    public init(
      truck: String, shift: Int, number: Int? = nil, site: String, village: String, urgency: Urgency,
      kg: Kilograms
    ) {
      self.truck = truck
      self.shift = shift
      self.number = number
      self.site = site
      self.village = village
      self.urgency = urgency
      self.kg = kg
    }
  }

  /// A contender.
  public init(
    name: String, title: Bilingual, kind: Kind, policy: [String], replansEvery: Int? = nil,
    trips: [Trip]? = nil, stock: [String: Kilograms],
    spendingFen: Fen,
    sha256: String
  ) {
    self.name = name
    self.title = title
    self.kind = kind
    self.policy = policy
    self.replansEvery = replansEvery
    self.trips = trips
    self.stock = stock
    self.spendingFen = spendingFen
    self.sha256 = sha256
  }

  /// All its coal.
  public var stockKg: Kilograms { stock.values.reduce(.zero, +) }
}

/// Results of everything drawn from one set, or of the given scenarios.
public struct StressSource: Codable, Sendable, Hashable {
  /// Its name.
  public var name: String
  /// What people call it.
  public var title: Bilingual
  /// The set; `nil` where scenarios are given and only luck is drawn.
  @ExplicitNull public var set: ScenarioSetRecord?
  /// Seed of every draw.
  public var seed: UInt64
  /// Hours followed at most.
  public var horizon: Int
  /// Replications in one batch of a Latin hypercube; `nil` where each stands for itself.
  @ExplicitNull public var latinHypercube: Int?
  /// When it was enough.
  public var stopping: StressStopping
  /// Results given each class of event.
  public var classes: [StressClass]
  /// Results over all classes by the set's weights, one per contender; `nil` where nothing weighs them.
  @ExplicitNull public var whole: [StressResult]?
  /// The same per winter, one per contender; `nil` unless the set says how often its classes come.
  @ExplicitNull public var winter: [WinterRisk]?
  /// Each other contender against the first, over all classes where they are weighed, and given each class.
  public var comparisons: [StressComparison]
  /// What less of the worst costs, by spending; empty where nothing weighs the classes or one stock alone was played.
  public var frontier: [StressFrontierPoint]

  /// Results.
  public init(
    name: String, title: Bilingual, set: ScenarioSetRecord?, seed: UInt64, horizon: Int, latinHypercube: Int?,
    stopping: StressStopping, classes: [StressClass], whole: [StressResult]?, winter: [WinterRisk]?,
    comparisons: [StressComparison], frontier: [StressFrontierPoint]
  ) {
    self.name = name
    self.title = title
    self.set = set
    self.seed = seed
    self.horizon = horizon
    self.latinHypercube = latinHypercube
    self.stopping = stopping
    self.classes = classes
    self.whole = whole
    self.winter = winter
    self.comparisons = comparisons
    self.frontier = frontier
  }
}

/// When a run was content with its replications.
public struct StressStopping: Codable, Sendable, Hashable {
  /// The half-width asked for of the first contender's expected unserved household-days: a share of it, or
  /// household-days; `nil` = a fixed number.
  @ExplicitNull public var halfWidth: HalfWidth?
  /// Whether it was reached.
  public var isReached: Bool
  /// How often it was looked at: after each look the stated confidence is a little less, because a run that
  /// happens to look sure stops.
  public var looks: Int
  /// Replications of all classes.
  public var replications: Int

  /// A record.
  public init(halfWidth: HalfWidth?, isReached: Bool, looks: Int, replications: Int) {
    self.halfWidth = halfWidth
    self.isReached = isReached
    self.looks = looks
    self.replications = replications
  }
}

/// How sure a figure is to be.
public enum HalfWidth: Codable, Sendable, Hashable {
  /// A share of the figure itself, e.g. 0.05.
  case relative(Double)
  /// In household-days.
  case absolute(Double)
}

/// Results given one class of event.
public struct StressClass: Codable, Sendable, Hashable {
  /// Its name.
  public var name: String
  /// What people call it.
  public var title: Bilingual
  /// Events a winter brings, or how likely it is given one of the set; `nil` where nothing says.
  @ExplicitNull public var events: Double?
  /// Replications.
  public var replications: Int
  /// One per contender.
  public var results: [StressResult]

  /// Results.
  public init(name: String, title: Bilingual, events: Double?, replications: Int, results: [StressResult]) {
    self.name = name
    self.title = title
    self.events = events
    self.replications = replications
    self.results = results
  }
}

/// What happens to one contender.
public struct StressResult: Codable, Sendable, Hashable {
  /// One figure.
  public struct Entry: Codable, Sendable, Hashable {
    /// What it is.
    public var metric: StressMetric
    /// Its unit.
    public var unit: StressMetric.Unit
    /// The figure; `nil` in its empty case: nobody exposed, nothing delivered, not within the horizon, or too few replications to
    /// know an error.
    @ExplicitNull public var figure: SampledFigure?

    /// A figure.
    public init(_ metric: StressMetric, _ figure: SampledFigure?) {
      self.metric = metric
      unit = metric.unit
      self.figure = figure
    }
  }

  /// The contender's name.
  public var contender: String
  /// Every metric.
  public var metrics: [Entry]
  /// Share of events without a shortage before each hour, from 0 to the horizon.
  public var survival: [SurvivalPoint]
  /// Mean households affected and served, by hour.
  public var course: [CoursePoint]
  /// By township.
  public var townships: [StressTownshipResult]

  /// A result.
  public init(
    contender: String, metrics: [Entry], survival: [SurvivalPoint], course: [CoursePoint],
    townships: [StressTownshipResult]
  ) {
    self.contender = contender
    self.metrics = metrics
    self.survival = survival
    self.course = course
    self.townships = townships
  }

  /// A figure by its metric.
  public subscript(metric: StressMetric) -> SampledFigure? {
    metrics.first { $0.metric == metric }?.figure
  }
}

/// A point of a survival curve.
public struct SurvivalPoint: Codable, Sendable, Hashable {
  /// Hours from the start.
  public var hour: Int
  /// Share without a shortage before it.
  public var share: Double
  /// Its interval.
  public var interval: Interval

  /// A point.
  public init(hour: Int, share: Double, interval: Interval) {
    self.hour = hour
    self.share = share
    self.interval = interval
  }
}

/// Mean households in one hour.
public struct CoursePoint: Codable, Sendable, Hashable {
  /// Who need emergency heat.
  public var affected: Double
  /// Of whom served.
  public var served: Double

  /// An hour.
  public init(affected: Double, served: Double) {
    self.affected = affected
    self.served = served
  }
}

/// What happens to one township.
public struct StressTownshipResult: Codable, Sendable, Hashable {
  /// Expected unserved household-days.
  @ExplicitNull public var expectedUnserved: SampledFigure?
  /// Coverage; `nil` where nobody is exposed.
  @ExplicitNull public var coverage: SampledFigure?
  /// Probability of any shortage in it.
  @ExplicitNull public var shortageProbability: SampledFigure?
  /// Share of events without a shortage in it in the first 24 hours.
  @ExplicitNull public var survivingDay: SampledFigure?

  /// A result.
  public init(
    expectedUnserved: SampledFigure?, coverage: SampledFigure?, shortageProbability: SampledFigure?,
    survivingDay: SampledFigure?
  ) {
    self.expectedUnserved = expectedUnserved
    self.coverage = coverage
    self.shortageProbability = shortageProbability
    self.survivingDay = survivingDay
  }
}

/// What a winter brings, events being independent of one another.
public struct WinterRisk: Codable, Sendable, Hashable {
  /// The contender's name.
  public var contender: String
  /// Unserved household-days.
  @ExplicitNull public var expectedUnserved: SampledFigure?
  /// Probability of at least one shortage: 1 − e^(−events · LOSP).
  @ExplicitNull public var shortageProbability: SampledFigure?

  /// A risk.
  public init(contender: String, expectedUnserved: SampledFigure?, shortageProbability: SampledFigure?) {
    self.contender = contender
    self.expectedUnserved = expectedUnserved
    self.shortageProbability = shortageProbability
  }
}

/// One contender less the first, on the same luck.
public struct StressComparison: Codable, Sendable, Hashable {
  /// The contender's name.
  public var contender: String
  /// Given which class; `nil` = over all.
  @ExplicitNull public var given: String?
  /// Expected unserved household-days, its less the first's: below 0 it is better.
  @ExplicitNull public var expectedUnserved: SampledFigure?
  /// The same of the worst twentieth.
  @ExplicitNull public var tailMean: SampledFigure?
  /// How many times as many replications it would have taken without common luck; `nil` where both fare alike.
  @ExplicitNull public var varianceReduction: Double?

  /// A comparison.
  public init(
    contender: String, given: String?, expectedUnserved: SampledFigure?, tailMean: SampledFigure?,
    varianceReduction: Double?
  ) {
    self.contender = contender
    self.given = given
    self.expectedUnserved = expectedUnserved
    self.tailMean = tailMean
    self.varianceReduction = varianceReduction
  }
}

/// A stock on or behind the frontier of spending against CVaR95.
public struct StressFrontierPoint: Codable, Sendable, Hashable {
  /// The contender's name.
  public var contender: String
  /// What its stock costs.
  public var spendingFen: Fen
  /// Unserved household-days of the worst twentieth of events.
  public var tailMean: SampledFigure
  /// Whether no other stock costs as little and loses as little.
  public var isOnFrontier: Bool
  /// Yuan for each household-day of CVaR95 less, from the cheaper neighbour on the frontier; `nil` for the cheapest and
  /// for what is not on it.
  @ExplicitNull public var yuanPerDay: Double?
  /// Whether the frontier bends most here: farthest from the line between its ends, both axes scaled to it.
  public var isKnee: Bool

  /// A point.
  public init(
    contender: String, spendingFen: Fen, tailMean: SampledFigure, isOnFrontier: Bool, yuanPerDay: Double?,
    isKnee: Bool
  ) {
    self.contender = contender
    self.spendingFen = spendingFen
    self.tailMean = tailMean
    self.isOnFrontier = isOnFrontier
    self.yuanPerDay = yuanPerDay
    self.isKnee = isKnee
  }
}
