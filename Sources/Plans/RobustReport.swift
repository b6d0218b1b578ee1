public import District
public import Quantities

/// A reserve made against an adversary (schema `hearth.robust/1`).
///
/// The plan makes least its spending plus the price of what is short after the worst attack within the powers, whatever the
/// plan. Both ends of the answer are printed: no plan does better than the lower, and this plan does no worse than the
/// upper.
public struct RobustReport: Codable, Sendable, Hashable {
  /// The schema this version writes.
  public static let schema = "hearth.robust/1"

  /// Always ``schema``.
  public var schema: String
  /// Version of Hearth that made it.
  public var version: String
  /// The district's six digits.
  public var district: String
  /// The scenario that the adversary strikes in.
  public var scenario: String
  /// What people call it.
  public var title: Bilingual
  /// Most townships struck at once; `nil` = all that the scenario strikes.
  public var townships: Int?
  /// Most roads closed at once.
  public var closures: Int
  /// Most sites lost at once.
  public var lostSites: Int
  /// What a missing tonne costs.
  public var shortageCostFenPerTonne: Fen
  /// Relative gap asked for.
  public var gapAsked: Double
  /// How it was reached, step by step.
  public var steps: [RobustStep]
  /// No plan's spending and worst shortage come to less.
  public var lowerFen: Fen
  /// This plan's come to no more.
  public var upperFen: Fen
  /// Why it ended.
  public var ending: Ending
  /// Opening, procurement and holding.
  public var spendingFen: Fen
  /// Coal short after the worst attack found on this plan.
  public var shortKg: Kilograms
  /// No attack within the powers leaves more short.
  public var shortAtMostKg: Kilograms
  /// The points of the plan.
  public var sites: [SampledSite]
  /// What people call the townships, roads and sites of the steps, by id; `nil` in older reports.
  public var names: [String: Bilingual]?
  /// Every file of the district read, with its hash; `nil` in older reports.
  public var inputs: [InputFile]?

  /// Why the steps ended.
  public enum Ending: String, Codable, Sendable, CaseIterable {
    /// The gap asked for is closed.
    case converged
    /// The worst attack is known already: what is left is the gap of the solver of the plan, or of the search.
    case stalled
    /// The time or the steps allowed ran out.
    case limit
  }

  /// (upper − lower) / upper.
  public var gap: Double {
    upperFen > .zero ? Double((upperFen - lowerFen).count) / Double(upperFen.count) : 0
  }

  /// What people call a township, a road or a site: its id where that is not known.
  public func called(_ id: String) -> Bilingual { names?[id] ?? Bilingual(zh: id, en: id) }

  /// A report.
  public init(
    version: String, district: String, scenario: String, title: Bilingual, townships: Int?, closures: Int,
    lostSites: Int, shortageCostFenPerTonne: Fen, gapAsked: Double, steps: [RobustStep], lowerFen: Fen,
    upperFen: Fen, ending: Ending, spendingFen: Fen, shortKg: Kilograms, shortAtMostKg: Kilograms,
    sites: [SampledSite]
  ) {
    self.schema = Self.schema
    self.version = version
    self.district = district
    self.scenario = scenario
    self.title = title
    self.townships = townships
    self.closures = closures
    self.lostSites = lostSites
    self.shortageCostFenPerTonne = shortageCostFenPerTonne
    self.gapAsked = gapAsked
    self.steps = steps
    self.lowerFen = lowerFen
    self.upperFen = upperFen
    self.ending = ending
    self.spendingFen = spendingFen
    self.shortKg = shortKg
    self.shortAtMostKg = shortAtMostKg
    self.sites = sites
  }
}

/// One round: a plan against the attacks known, and the worst attack on it.
public struct RobustStep: Codable, Sendable, Hashable {
  /// No plan comes to less.
  public var lowerFen: Fen
  /// What the best plan so far comes to at most.
  public var upperFen: Fen
  /// Opening, procurement and holding of this round's plan.
  public var spendingFen: Fen
  /// Codes of the townships struck; `nil` = all.
  public var townships: [String]?
  /// Ids of the roads closed.
  public var roads: [String]
  /// Ids of the sites lost.
  public var sites: [String]
  /// Coal that leaves short.
  public var shortKg: Kilograms
  /// No attack leaves more.
  public var shortAtMostKg: Kilograms

  /// A step.
  public init(
    lowerFen: Fen, upperFen: Fen, spendingFen: Fen, townships: [String]?, roads: [String], sites: [String],
    shortKg: Kilograms, shortAtMostKg: Kilograms
  ) {
    self.lowerFen = lowerFen
    self.upperFen = upperFen
    self.spendingFen = spendingFen
    self.townships = townships
    self.roads = roads
    self.sites = sites
    self.shortKg = shortKg
    self.shortAtMostKg = shortAtMostKg
  }
}
