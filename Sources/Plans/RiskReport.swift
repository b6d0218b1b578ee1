public import District
public import Quantities
public import Statistics

/// What it costs not to break: plans that make the worst twentieth of drawn events as mild as a budget allows, beside the
/// plan for the required scenarios (schema `hearth.risk/2`).
///
/// The loss of an event is the coal that the best possible deliveries leave short, whole kilograms. Every figure is taken
/// on fresh events, the same for all plans.
public struct RiskReport: Codable, Sendable, Hashable {
  /// The schema this version writes.
  public static let schema = "hearth.risk/2"

  /// Always ``schema``.
  public var schema: String
  /// Version of Hearth that made it.
  public var version: String
  /// The district's six digits.
  public var district: String
  /// What was drawn.
  public var sample: RiskSample
  /// Weight of the tail against the mean, 0 to 1.
  public var tailWeight: Double
  /// The plan for the required scenarios alone, as `hearth plan` makes it.
  public var deterministic: RiskPlan
  /// The plan that spends no more and looks at the tail.
  public var robust: RiskPlan
  /// Deterministic less robust, on the same events: what the second spares.
  public var spared: RiskDifference
  /// Plans for several budgets, from the least; empty when not asked for.
  public var frontier: [RiskPlan]
  /// Place of the knee in the frontier: the point farthest below the chord between its ends, so that on average a yuan
  /// buys more before it than after it; `nil` where there is none.
  public var knee: Int?
  /// Budgets of the frontier that make the same plan as the one before, and no point; `nil` in older reports.
  public var idleBudgetsFen: [Fen]?
  /// Every file of the district read, with its hash; `nil` in older reports.
  public var inputs: [InputFile]?

  /// A report.
  public init(
    version: String, district: String, sample: RiskSample, tailWeight: Double, deterministic: RiskPlan,
    robust: RiskPlan, spared: RiskDifference, frontier: [RiskPlan], knee: Int?
  ) {
    self.schema = Self.schema
    self.version = version
    self.district = district
    self.sample = sample
    self.tailWeight = tailWeight
    self.deterministic = deterministic
    self.robust = robust
    self.spared = spared
    self.frontier = frontier
    self.knee = knee
  }
}

extension RiskReport {
  /// What the knee of the frontier parts: tail spared for 10,000 yuan, on average from the first point up to it and from it
  /// up to the last, kg.
  public struct Knee: Sendable, Hashable {
    /// The plan there.
    public var plan: RiskPlan
    /// kg for 10,000 yuan up to it and beyond it.
    public var before, after: Double
  }

  /// The knee with what it parts; `nil` where there is none.
  public var kneeWorth: Knee? {
    guard let knee, frontier.indices.contains(knee), let first = frontier.first, let last = frontier.last
    else { return nil }
    func spared(_ a: RiskPlan, _ b: RiskPlan) -> Double? {
      let more = Double((b.spendingFen - a.spendingFen).count) / Double(Fen.yuan(10_000).count)
      return more > 0 ? (a.tailShort.value - b.tailShort.value) / more : nil
    }
    guard let before = spared(first, frontier[knee]), let after = spared(frontier[knee], last) else {
      return nil
    }
    return Knee(plan: frontier[knee], before: before, after: after)
  }
}

/// A plan on fresh events.
public struct RiskPlan: Codable, Sendable, Hashable {
  /// Most it was allowed to spend; `nil` = was not told.
  public var budgetFen: Fen?
  /// Opening, procurement and holding.
  public var spendingFen: Fen
  /// Its points.
  public var sites: [SampledSite]
  /// Coal short per event, kg: the mean.
  public var meanShort: SampledFigure
  /// Coal short per event, kg: the mean of the worst.
  public var tailShort: SampledFigure
  /// Share of events in which any is short.
  public var shortShare: SampledFigure
  /// What the solver left between its plan and its bound on the kept events, before the exchange on all of them; `nil`
  /// where nothing of the kind was solved.
  public var solverGap: Double?

  /// A plan.
  public init(
    budgetFen: Fen?, spendingFen: Fen, sites: [SampledSite], meanShort: SampledFigure,
    tailShort: SampledFigure, shortShare: SampledFigure, solverGap: Double?
  ) {
    self.budgetFen = budgetFen
    self.spendingFen = spendingFen
    self.sites = sites
    self.meanShort = meanShort
    self.tailShort = tailShort
    self.shortShare = shortShare
    self.solverGap = solverGap
  }
}

/// One plan against another on the same events, kg per event.
public struct RiskDifference: Codable, Sendable, Hashable {
  /// Difference of the means.
  public var mean: SampledFigure
  /// Difference of the tails.
  public var tail: SampledFigure
  /// How many times as many events it would take to know the difference of the means as well without common luck; `nil`
  /// where the plans never differ.
  public var varianceReduction: Double?

  /// Whether the interval of the tail's difference lies wholly above nothing.
  public var isTailBetter: Bool { (tail.interval?.lower ?? 0) > 0 }

  /// A difference.
  public init(mean: SampledFigure, tail: SampledFigure, varianceReduction: Double?) {
    self.mean = mean
    self.tail = tail
    self.varianceReduction = varianceReduction
  }
}
