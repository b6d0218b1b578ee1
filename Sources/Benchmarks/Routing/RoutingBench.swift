import Foundation
import Routing

/// Routing by Hearth and by its peers on public instances: one thread each, the same CPU seconds, in one run.
public struct RoutingBench: Sendable {
  /// Who takes part.
  public enum Solver: String, Codable, Sendable, CaseIterable {
    /// Ours.
    case hearth
    /// PyVRP: iterated local search.
    case pyvrp
    /// OR-Tools: guided local search.
    case ortools
    /// VROOM at its highest exploration level: ends by itself.
    case vroom
  }

  /// How much is run.
  public struct Settings: Codable, Sendable {
    /// CPU seconds of a run; a third of them is looked at too.
    public var cpuLimit: Double
    /// Seeds.
    public var seeds: [UInt64]
    /// Wall seconds after which no run starts; `nil` = no limit.
    public var budget: Double?
    /// At most so many instances of each set, evenly spread over its list in natural order; `nil` = all.
    public var most: Int?

    /// Settings.
    public init(cpuLimit: Double, seeds: [UInt64], budget: Double?, most: Int? = nil) {
      self.cpuLimit = cpuLimit
      self.seeds = seeds
      self.budget = budget
      self.most = most
    }
  }

  /// What tells one run from another.
  struct Run: Hashable {
    var set: String
    var instance: String
    var solver: Solver
    var seed: UInt64
    var cpuLimit: Double
  }

  /// One solver on one instance with one seed.
  public struct Row: Codable, Sendable {
    /// Name of the set.
    public var set: String
    /// Name of the instance.
    public var instance: String
    /// Clients.
    public var clients: Int
    /// Who solved it.
    public var solver: Solver
    /// The seed.
    public var seed: UInt64
    /// CPU seconds it had.
    public var cpuLimit: Double
    /// `solved`, `none`, `unsupported`, `failed`, or `wrong` where a rule is broken.
    public var status: String
    /// The best cost known, in the instance's units.
    public var bestKnown: Double?
    /// Cost as the witness recomputed it from the instance.
    public var cost: Double?
    /// Per cent above the best known after a third of the limit, by the solver's own trace.
    public var earlyGapPercent: Double?
    /// Per cent above the best known at the end.
    public var gapPercent: Double?
    /// A lower bound.
    public var bound: Double?
    /// Rules broken.
    public var faults: [RoutingVerdict.Fault]
    /// CPU seconds used.
    public var cpuSeconds: Double?
    /// Iterations, where the solver tells.
    public var iterations: Int?
    /// What the solver said beside that.
    public var detail: String?

    var run: Run { Run(set: set, instance: instance, solver: solver, seed: seed, cpuLimit: cpuLimit) }
  }

  /// Where the bench stands.
  public struct Step: Sendable {
    /// Runs done and to do.
    public var done: Int
    /// All runs.
    public var total: Int
    /// What is running.
    public var instance: String
    /// Who.
    public var solver: Solver
  }

  /// Version of everybody who can run.
  public let versions: [String: String]
  private let peers: PeerFolder
  private let executable: String
  private let scratch: URL
  private let settings: Settings

  /// A bench whose peers stand in a folder; ours runs as a process of its own too.
  ///
  /// - Throws: An error of the file system.
  public init(peers: PeerFolder, executable: String, settings: Settings) throws {
    self.peers = peers
    self.executable = executable
    self.settings = settings
    scratch = try ScratchFolder.make()
    for (name, program) in [
      ("routing_peer.py", PackageResources.routing_peer_py),
      ("trips_peer.py", PackageResources.trips_peer_py),
    ] {
      try Data(program).write(to: scratch.appending(path: name))
    }
    var versions = [Solver.hearth.rawValue: "hearth"]
    if peers.isInstalled {
      let answer = try ChildProcess.run(
        [peers.python, scratch.appending(path: "routing_peer.py").path, "versions"], folder: scratch.path,
        wallLimit: 60)
      versions.merge((try? JSONDecoder().decode([String: String].self, from: Data(answer.output))) ?? [:]) {
        ours, _ in ours
      }
    }
    self.versions = versions
  }

  /// Removes the scratch folder.
  public func close() { try? FileManager.default.removeItem(at: scratch) }

  /// Runs every solver on every instance with every seed, instance by instance, but for what the log holds.
  ///
  /// - Throws: An error of the file system.
  public func run(
    _ items: [RoutingCatalogue.Item], _ solvers: [Solver], log: inout RoutingLog, progress: (Step) -> Void
  ) throws {
    let able = solvers.filter { versions[$0.rawValue] != nil }
    let start = ContinuousClock.now
    let total = items.count * able.count * settings.seeds.count
    var done = 0
    for item in items {
      let contest = try Contest(item, in: scratch)
      for seed in settings.seeds {
        for solver in able {
          let elapsed = (ContinuousClock.now - start) / .seconds(1)
          if let budget = settings.budget, elapsed > budget { return }
          progress(Step(done: done, total: total, instance: item.name, solver: solver))
          done += 1
          let run = Run(
            set: item.set.name, instance: item.name, solver: solver, seed: seed, cpuLimit: settings.cpuLimit)
          // VROOM knows no seed
          if log.holds(run) || (solver == .vroom && seed != settings.seeds[0]) { continue }
          try log.add(contest.row(try answer(of: solver, contest, seed), run))
        }
      }
    }
  }

  private func answer(of solver: Solver, _ contest: Contest, _ seed: UInt64) throws -> RoutingAnswer {
    let program =
      solver == .hearth
      ? [executable, "route", contest.ours, "\(settings.cpuLimit)", "\(seed)"]
      : [
        peers.python, scratch.appending(path: "routing_peer.py").path, solver.rawValue, contest.theirs,
        "\(settings.cpuLimit)", "\(seed)",
      ]
    // a busy machine gives a tenth of a core
    let outcome = try ChildProcess.run(
      program, folder: scratch.path, wallLimit: 10 * settings.cpuLimit + 180)
    let last = outcome.output.split(separator: UInt8(ascii: "\n")).last
    if let last, let answer = try? JSONDecoder().decode(RoutingAnswer.self, from: Data(last)) {
      return answer
    }
    return RoutingAnswer(status: "failed", detail: outcome.timedOut ? "killed" : outcome.complaint)
  }
}

/// One instance laid out for everybody: whole for ours, cut into pieces for those who cannot split.
private struct Contest {
  let item: RoutingCatalogue.Item
  let ours: String
  let theirs: String
  private let pieces: Pieces?

  init(_ item: RoutingCatalogue.Item, in scratch: URL) throws {
    self.item = item
    let problem = item.instance.problem
    pieces = item.instance.splits ? Pieces(problem) { _ in true } : nil
    ours = scratch.appending(path: "ours.json").path
    theirs = scratch.appending(path: "theirs.json").path
    for (path, problem) in [(ours, problem), (theirs, pieces?.problem ?? problem)] {
      try JSONEncoder().encode(RoutingFile(problem)).write(to: URL(filePath: path))
    }
  }

  func row(_ answer: RoutingAnswer, _ run: RoutingBench.Run) -> RoutingBench.Row {
    let (instance, limit) = (item.instance, run.cpuLimit)
    var row = RoutingBench.Row(
      set: run.set, instance: run.instance, clients: instance.clients.count, solver: run.solver,
      seed: run.seed, cpuLimit: limit, status: answer.status, bestKnown: item.bestKnown,
      bound: answer.bound.map { Double($0) / instance.costScale },
      faults: [], cpuSeconds: answer.cpu, iterations: answer.iterations, detail: answer.detail)
    guard answer.status == "solved", let days = answer.days else { return row }
    let isCut = run.solver != .hearth && pieces != nil
    let verdict = RoutingVerdict(isCut ? joined(days) : days, of: instance)
    row.faults = verdict.faults.sorted { $0.rawValue < $1.rawValue }
    if !row.faults.isEmpty { row.status = "wrong" }
    row.cost = verdict.cost
    guard let best = item.bestKnown, row.faults.isEmpty else { return row }
    row.gapPercent = 100 * (verdict.cost / best - 1)
    let full = isCut ? Double(fullLoadCost) : 0
    let early = (answer.trace ?? []).last { $0[0] <= limit / 3 }.map { ($0[1] + full) / instance.costScale }
    let isEarly = (answer.cpu ?? .infinity) <= limit / 3
    // a trace may have lost a hair to rounding that the witness has not
    row.earlyGapPercent =
      isEarly ? row.gapPercent : early.map { max(100 * ($0 / best - 1), min(0, row.gapPercent ?? 0)) }
    return row
  }

  private var fullLoadCost: Int {
    (pieces?.fullLoads ?? []).reduce(0) { $0 + item.instance.problem.evaluate($1).cost }
  }

  /// Days of pieces as days of clients.
  private func joined(_ days: [RoutingVerdict.Day]) -> [RoutingVerdict.Day] {
    guard let pieces else { return days }
    let routes = days.map { day in
      RoutingSolution.Route(
        vehicle: day.fleet,
        trips: day.trips.map { $0.map { .init(client: $0, amount: pieces.problem.clients[$0].demand) } })
    }
    let solution = RoutingSolution(routes: routes, unserved: [], cost: 0, bound: 0, iterations: 0)
    return pieces.joined(solution, in: item.instance.problem).map { route in
      .init(
        fleet: route.vehicle, trips: route.trips.map { $0.map(\.client) },
        amounts: route.trips.map { $0.map(\.amount) })
    }
  }
}
