/// The outcome of a siting bench as a program reads it.
public struct SitingReport: Encodable, Sendable {
  /// The figures that matter most.
  public struct Summary: Encodable, Sendable {
    /// Geometric mean over the instances with a ratio: CPU time of the better of HiGHS and SCIP over Hearth's; `nil` =
    /// no peer ran.
    public var geometricMeanSpeedup: Double?
    /// How many instances that mean is over.
    public var ratios: Int
    /// How many of those ratios are lower bounds because the peer was stopped by the limit.
    public var atLeastRatios: Int
    /// Hearth's answers that are wrong.
    public var wrongOptima: Int
    /// The peers' answers that are wrong.
    public var peerWrongOptima: Int
    /// Instances run.
    public var instances: Int
    /// Instances Hearth proved.
    public var proven: Int
    /// Runs that did not start for want of time.
    public var skippedRuns: Int
    /// Files that were refused.
    public var refusedFiles: Int
  }

  /// Always `siting`.
  public let bench = "siting"
  /// The figures that matter most.
  public var summary: Summary
  /// Per class of instances, against its targets.
  public var classes: [ClassVerdict]
  /// One per instance and solver.
  public var rows: [Row]
  /// Solvers that took part and their versions.
  public var versions: [String: String]
  /// Limits, gap and repeats.
  public var settings: SitingBench.Settings

  /// The report of an outcome.
  public init(_ outcome: SitingBench.Outcome, versions: [String: String], settings: SitingBench.Settings) {
    let comparisons = outcome.comparisons
    rows = comparisons.flatMap(\.rows)
    classes = TargetClass.all.compactMap { target in
      let own = comparisons.filter { $0.rows.first?.targetClass == target.name }
      return own.isEmpty ? nil : ClassVerdict(target, own)
    }
    let advertised = comparisons.filter { comparison in
      TargetClass.all.first { $0.name == comparison.rows.first?.targetClass }?.isSmall != true
    }
    let ours = BenchmarkSolver.hearth.name
    summary = Summary(
      geometricMeanSpeedup: geometricMean(advertised.compactMap(\.speedup)),
      ratios: advertised.count { $0.speedup != nil },
      atLeastRatios: advertised.count { $0.speedup != nil && $0.bestPeer?.isAtLeast == true },
      wrongOptima: rows.count { $0.solver == ours && !$0.faults.isEmpty },
      peerWrongOptima: rows.count { $0.solver != ours && !$0.faults.isEmpty },
      instances: comparisons.count, proven: comparisons.count { $0.hearth?.status == .optimal },
      skippedRuns: outcome.skipped, refusedFiles: outcome.refused.count)
    self.versions = versions
    self.settings = settings
  }
}
