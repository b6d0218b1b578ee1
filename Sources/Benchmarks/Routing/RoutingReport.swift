/// A routing bench as a program reads it.
public struct RoutingReport: Encodable, Sendable {
  /// One solver on one set: means over instances and seeds with a best known cost.
  public struct Mean: Encodable, Sendable {
    /// Name of the set.
    public var set: String
    /// Who.
    public var solver: RoutingBench.Solver
    /// Runs that count.
    public var runs: Int
    /// Runs without a sound solution.
    public var unsolved: Int
    /// Mean gap to the best known after a third of the limit, per cent; `nil` where a run had nothing by
    /// then.
    public var earlyGapPercent: Double?
    /// Mean gap at the end; `nil` where a run has no sound solution.
    public var gapPercent: Double?
    /// Its standard error over the runs, per cent.
    public var standardError: Double?
    /// Whether Hearth's targets for the set are met; `nil` for others and where there are none.
    public var meetsTarget: Bool?
  }

  /// The figures that matter most.
  public struct Summary: Encodable, Sendable {
    /// Hearth's mean gap over all runs with a best known cost, per cent.
    public var meanGapPercent: Double?
    /// PyVRP's over the same instances.
    public var peerMeanGapPercent: Double?
    /// OR-Tools' over those of them that it can take.
    public var ortoolsMeanGapPercent: Double?
    /// Hearth's solutions that break a rule.
    public var wrongSolutions: Int
    /// The peers' solutions that break a rule.
    public var peerWrongSolutions: Int
    /// Sets whose target is missed.
    public var missed: [String]
  }

  /// Always `routing`.
  public let bench = "routing"
  /// The figures that matter most.
  public var summary: Summary
  /// One per set and solver.
  public var sets: [Mean]
  /// One per run.
  public var rows: [RoutingBench.Row]
  /// Who took part.
  public var versions: [String: String]
  /// Limit and seeds.
  public var settings: RoutingBench.Settings

  /// The report of a run.
  public init(_ rows: [RoutingBench.Row], versions: [String: String], settings: RoutingBench.Settings) {
    self.rows = rows
    self.versions = versions
    self.settings = settings
    var means: [Mean] = []
    for set in RoutingSet.all {
      for solver in RoutingBench.Solver.allCases {
        let own = rows.filter { $0.set == set.name && $0.solver == solver && $0.status != "unsupported" }
        if !own.isEmpty { means.append(Self.mean(own, set, solver)) }
      }
      guard let index = means.firstIndex(where: { $0.set == set.name && $0.solver == .hearth }) else {
        continue
      }
      means[index].meetsTarget = Self.verdict(means[index], rows, set, isFull: settings.cpuLimit >= 30)
    }
    sets = means
    func over(_ solver: RoutingBench.Solver) -> Double? {
      Self.average(rows.filter { $0.solver == solver }.compactMap(\.gapPercent))
    }
    summary = Summary(
      meanGapPercent: over(.hearth), peerMeanGapPercent: over(.pyvrp), ortoolsMeanGapPercent: over(.ortools),
      wrongSolutions: rows.count { $0.solver == .hearth && !$0.faults.isEmpty },
      peerWrongSolutions: rows.count { $0.solver != .hearth && !$0.faults.isEmpty },
      missed: means.filter { $0.meetsTarget == false }.map(\.set))
  }

  private static func mean(_ rows: [RoutingBench.Row], _ set: RoutingSet, _ solver: RoutingBench.Solver)
    -> Mean
  {
    let known = rows.filter { $0.bestKnown != nil }
    let (early, late) = (known.compactMap(\.earlyGapPercent), known.compactMap(\.gapPercent))
    let isWhole = late.count == known.count
    let middle = average(late) ?? 0
    let squares = late.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
    return Mean(
      set: set.name, solver: solver, runs: known.count,
      unsolved: rows.count { $0.cost == nil || !$0.faults.isEmpty },
      earlyGapPercent: early.count == known.count ? average(early) : nil,
      gapPercent: isWhole ? average(late) : nil,
      standardError: isWhole && late.count > 1
        ? (squares / Double(late.count - 1) / Double(late.count)).squareRoot() : nil)
  }

  /// Whether Hearth is within the targets and ahead of those it must be ahead of, on what both have run.
  private static func verdict(_ own: Mean, _ rows: [RoutingBench.Row], _ set: RoutingSet, isFull: Bool)
    -> Bool?
  {
    guard isFull, let most = set.targets.thirty else { return nil }
    guard let late = own.gapPercent, let early = own.earlyGapPercent else { return false }
    if late > most || early > set.targets.ten ?? .infinity { return false }
    if set.mustBeatPyVRP, let lead = lead(over: .pyvrp, rows, set), lead < 0 { return false }
    if let lead = lead(over: .ortools, rows, set), lead <= 0 { return false }
    return true
  }

  /// By how much Hearth's mean gap is smaller than a peer's where both have an instance and seed, in per cent
  /// of the best known; `nil` = nothing in common.
  static func lead(over peer: RoutingBench.Solver, _ rows: [RoutingBench.Row], _ set: RoutingSet) -> Double? {
    var theirs: [String: Double] = [:]
    for row in rows where row.set == set.name && row.solver == peer {
      theirs["\(row.instance) \(row.seed)"] = row.gapPercent
    }
    let leads = rows.filter { $0.set == set.name && $0.solver == .hearth }.compactMap { row in
      row.gapPercent.flatMap { own in theirs["\(row.instance) \(row.seed)"].map { $0 - own } }
    }
    return average(leads)
  }

  private static func average(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}
