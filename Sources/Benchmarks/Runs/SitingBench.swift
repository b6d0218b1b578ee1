import Foundation

/// Runs every chosen solver on every chosen instance, one after the other, and judges what comes back.
public struct SitingBench: Sendable {
  /// How each run goes.
  public struct Settings: Sendable, Codable, Hashable {
    /// CPU seconds a solve may take.
    public var cpuLimit: Double
    /// Whether a peer is stopped once it has taken what judging the targets asks for (``TargetClass/enough(toJudge:)``).
    public var judgesOnly: Bool
    /// Relative gap at which a solver may stop.
    public var gap: Double
    /// Runs of which the median counts.
    public var repeats: Int
    /// Wall seconds after which no further run starts; `nil` = never.
    public var budget: Double?

    /// Settings.
    public init(
      cpuLimit: Double, judgesOnly: Bool = false, gap: Double = 1e-6, repeats: Int = 1, budget: Double? = nil
    ) {
      self.cpuLimit = cpuLimit
      self.judgesOnly = judgesOnly
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

  /// Runs everything: first Hearth on all instances, then the reference peers, then the others, so that a budget that
  /// runs out costs the figures that matter least.
  ///
  /// On small instances all chosen solvers run; elsewhere solvers of the role `other` only where `everybody` says so,
  /// because they would mostly sit out their limit.
  ///
  /// Nothing that befalls one solve ends the run: what cannot be written or started is a failed answer.
  ///
  /// - Parameter keep: Handed all that is known after every answer, so that a run that is interrupted loses nothing.
  /// - Throws: What `keep` throws.
  public func run(
    _ items: [Catalogue.Item], _ solvers: [BenchmarkSolver], everybody: Bool, progress: (Step) -> Void,
    keep: (Outcome) throws -> Void = { _ in }
  ) throws -> Outcome {
    let start = ContinuousClock.now
    let rounds = rounds(items, solvers, everybody: everybody)
    let total = rounds.reduce(0) { $0 + $1.solvers.count }
    var (outcome, done) = (Outcome(), 0)
    var rows: [Catalogue.Item: [Row]] = [:]
    for round in rounds {
      guard let instance = read(round.item, &outcome) else {
        done += round.solvers.count
        continue
      }
      let target = TargetClass.of(instance)
      for solver in round.solvers {
        let elapsed = (ContinuousClock.now - start) / .seconds(1)
        progress(
          Step(
            done: done, total: total, instance: round.item.name, solver: solver.name, elapsed: elapsed,
            left: done > 0 ? elapsed / Double(done) * Double(total - done) : nil))
        let limit = limit(for: solver, target, rows[round.item] ?? [])
        let left = settings.budget.map { $0 - elapsed }
        let answer: SolverAnswer?
        do {
          answer = try repeated(
            solver, model: try workbench.put(instance.model), cpuLimit: limit, wallLimit: left)
        } catch {
          answer = SolverAnswer(status: .failed, detail: "\(error)")
        }
        done += 1
        guard let answer else {
          outcome.skipped += 1
          continue
        }
        rows[round.item, default: []].append(
          Row(instance, targetClass: target?.name, solver: solver.name, cpuLimit: limit, answer: answer))
        outcome.comparisons = items.compactMap { rows[$0].map(Comparison.init) }
        try keep(outcome)
      }
    }
    return outcome
  }

  /// CPU seconds a solver may take on an instance, given who answered already.
  private func limit(for solver: BenchmarkSolver, _ target: TargetClass?, _ rows: [Row]) -> Double {
    let ours = rows.first { $0.solver == BenchmarkSolver.hearth.name && $0.status == .optimal }
    guard settings.judgesOnly, solver.role != .hearth, let cpu = ours?.cpuSeconds else {
      return settings.cpuLimit
    }
    let enough = TargetClass.enough(toJudge: target, ours: cpu)
    // who is slower than a peer with a proof is not the better one
    let fastest =
      rows.filter { $0.solver != BenchmarkSolver.hearth.name && $0.status == .optimal }
      .compactMap(\.cpuSeconds).min() ?? .infinity
    return min(settings.cpuLimit, enough, max(1, fastest))
  }

  /// What runs when: an instance and the solvers it is handed to.
  private func rounds(
    _ items: [Catalogue.Item], _ solvers: [BenchmarkSolver], everybody: Bool
  ) -> [(item: Catalogue.Item, solvers: [BenchmarkSolver])] {
    let present = solvers.filter { workbench.versions[$0.name] != nil }
    return [BenchmarkSolver.Role.hearth, .reference, .other].flatMap { role in
      items.compactMap { item in
        let isSmall = TargetClass.of(item.family, item.name)?.isSmall == true
        let able = present.filter { $0.role == role && (role != .other || everybody || isSmall) }
        return able.isEmpty ? nil : (item, able)
      }
    }
  }

  /// An instance; a file that is refused is noted once.
  private func read(_ item: Catalogue.Item, _ outcome: inout Outcome) -> BenchmarkInstance? {
    do {
      return try Catalogue.read(item)
    } catch {
      if !outcome.refused.contains(error) { outcome.refused.append(error) }
      return nil
    }
  }

  /// The median answer of the repeats; `nil` where the budget did not last.
  private func repeated(
    _ solver: BenchmarkSolver, model path: String, cpuLimit: Double, wallLimit: Double?
  ) throws -> SolverAnswer? {
    let start = ContinuousClock.now
    var answers: [SolverAnswer] = []
    for _ in 0..<settings.repeats {
      let left = wallLimit.map { $0 - (ContinuousClock.now - start) / .seconds(1) }
      if let left, left < cpuLimit / 2 { return nil }
      let answer = try workbench.solve(
        solver, model: path, cpuLimit: cpuLimit, gap: settings.gap, wallLimit: left)
      guard let answer else { return nil }
      answers.append(answer)
    }
    return .median(answers)
  }
}
