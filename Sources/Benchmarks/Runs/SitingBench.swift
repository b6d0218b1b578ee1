import Foundation

/// Runs every chosen solver on every chosen instance, one after the other, and judges what comes back.
public struct SitingBench: Sendable {
  /// How each run goes.
  public struct Settings: Sendable, Codable, Hashable {
    /// CPU seconds a solve may take.
    public var cpuLimit: Double
    /// Relative gap at which a solver may stop.
    public var gap: Double
    /// Runs of which the median counts.
    public var repeats: Int
    /// Wall seconds after which no further run starts; `nil` = never.
    public var budget: Double?

    /// Settings.
    public init(cpuLimit: Double, gap: Double = 1e-6, repeats: Int = 1, budget: Double? = nil) {
      self.cpuLimit = cpuLimit
      self.gap = gap
      self.repeats = repeats
      self.budget = budget
    }
  }

  /// What is going on, for a progress line.
  public struct Step: Sendable {
    /// Runs done and to do.
    public var done: Int
    /// All runs.
    public var total: Int
    /// Name of the instance.
    public var instance: String
    /// Name of the solver.
    public var solver: String
    /// Wall seconds since the start.
    public var elapsed: Double
    /// Wall seconds that are left at the pace so far; `nil` = nothing done yet.
    public var left: Double?
  }

  /// What came out.
  public struct Outcome: Sendable {
    /// One comparison per instance.
    public var comparisons: [Comparison] = []
    /// Runs that did not start because the budget was used up.
    public var skipped = 0
    /// Files that were refused.
    public var refused: [ReadFailure] = []
  }

  let workbench: Workbench
  let settings: Settings

  /// A bench.
  public init(_ workbench: Workbench, _ settings: Settings) {
    self.workbench = workbench
    self.settings = settings
  }

  /// Runs everything.
  ///
  /// On small instances all chosen solvers run; elsewhere solvers of the role `other` only where
  /// `everybody` says so, because they would mostly sit out their limit.
  public func run(
    _ items: [Catalogue.Item], _ solvers: [BenchmarkSolver], everybody: Bool, progress: (Step) -> Void
  ) throws -> Outcome {
    let start = ContinuousClock.now
    func elapsed() -> Double { (ContinuousClock.now - start) / .seconds(1) }
    let plan = items.map { item in
      let isSmall = TargetClass.of(item.family, item.name)?.isSmall == true
      return (
        item,
        solvers.filter { solver in
          workbench.versions[solver.name] != nil && (solver.role != .other || everybody || isSmall)
        }
      )
    }
    let total = plan.reduce(0) { $0 + $1.1.count }
    var (outcome, done) = (Outcome(), 0)
    for (item, solvers) in plan {
      let instance: BenchmarkInstance
      do {
        instance = try Catalogue.read(item)
      } catch {
        outcome.refused.append(error)
        done += solvers.count
        continue
      }
      let path = try workbench.put(instance.model)
      var rows: [Row] = []
      for solver in solvers {
        let now = elapsed()
        if let budget = settings.budget, now > budget {
          outcome.skipped += 1
          continue
        }
        progress(
          Step(
            done: done, total: total, instance: item.name, solver: solver.name, elapsed: now,
            left: done > 0 ? now / Double(done) * Double(total - done) : nil))
        var answers: [SolverAnswer] = []
        for _ in 0..<settings.repeats {
          answers.append(
            try workbench.solve(solver, model: path, cpuLimit: settings.cpuLimit, gap: settings.gap))
        }
        rows.append(
          Row(
            instance, targetClass: TargetClass.of(item.family, item.name)?.name, solver: solver.name,
            answer: .median(answers)))
        done += 1
      }
      if !rows.isEmpty { outcome.comparisons.append(Comparison(rows)) }
    }
    return outcome
  }
}
