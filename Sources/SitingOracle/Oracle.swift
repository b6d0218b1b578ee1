public import Siting

/// The answer to a problem from plain programs that share nothing with the engine but the problem: no reduction, no far
/// arcs relaxed, tonnes instead of shares.
public struct Oracle {
  /// How it finds the sites.
  public enum Way: String, Sendable {
    /// By trying every set: beyond doubt, but each site doubles the time.
    case everySet
    /// By GLPK's branch and bound over one model.
    case oneModel
  }
  /// The oracle did not come to an end in time.
  public struct Undecided: Error {}

  let problem: SitingProblem
  /// Sites that may not open beside those the problem forbids, whatever their status.
  let shut: Set<Int>
  let way: Way
  /// Seconds one program may take.
  let seconds: Double

  /// An oracle for a problem.
  public init(_ problem: SitingProblem, shut: Set<Int> = [], way: Way = .everySet, seconds: Double = 60) {
    self.problem = problem
    self.shut = shut
    self.way = way
    self.seconds = seconds
  }

  /// The value of every pass of the problem's mode, in order; `nil` = nothing meets the requirements.
  public func passes() throws -> [(name: SitingPass.Name, value: Double)]? {
    var demands = PlainModel.Demands(problem)
    switch problem.mode {
    case .lexicographic:
      guard let shortage = try least(.shortage, demands) else { return nil }
      // as much as the engine lets a later pass give up of an earlier one
      demands.shortageAtMost = shortage * (1 + 1e-6) + 1e-6
      guard let uncovered = try least(.uncovered, demands) else { return nil }
      demands.coverage = max(demands.coverage, 1 - uncovered - 1e-6)
      guard let cost = try least(.cost, demands) else { return nil }
      return [(.shortage, shortage), (.worstGroup, 1 - uncovered), (.cost, cost)]
    case .pCenter:
      let radii = Set(problem.scenarios.flatMap { $0.arcs.map(\.cost) } + [0]).sorted()
      // all below `low` are too short
      var (low, high) = (0, radii.count)
      while low < high {
        demands.radius = radii[(low + high) / 2]
        if try least(.nothing, demands) != nil { high = (low + high) / 2 } else { low = (low + high) / 2 + 1 }
      }
      return low < radii.count ? [(.radius, radii[low])] : nil
    case .minCost, .penalised, .meanCVaR, .euhdCap:
      return try least(.cost, demands).map { [(problem.objective, $0)] }
    case .pMedian: return try least(.distance, demands).map { [(.distance, $0)] }
    case .maxCover: return try least(.shortage, demands).map { [(.shortage, $0)] }
    }
  }

  /// The objective; `nil` = nothing meets the requirements.
  public func value() throws -> Double? { try passes()?.last?.value }

  /// The least cost with exactly these sites open, of whatever mode; `nil` = they do not meet the requirements.
  public func cost(open: [Bool]) throws -> Double? {
    try PlainModel(problem, open: open, .cost, PlainModel.Demands(problem)).least(
      below: nil, seconds: seconds)
  }

  /// Whether some plan meets these requirements of the problem, the others left aside.
  public func isPossible(_ asked: [SitingConflict.Requirement]) throws -> Bool {
    var relaxed = problem
    if !asked.contains(.budget) { relaxed.limits.budget = nil }
    if !asked.contains(.singleSourcing) { relaxed.sourcing = .split }
    for j in relaxed.sites.indices {
      let status = problem.sites[j].status
      let isAsked = status == .forbidden ? asked.contains(.shutSite(j)) : asked.contains(.openSite(j))
      if !isAsked { relaxed.sites[j].status = .candidate }
    }
    var demands = PlainModel.Demands(problem)
    if demands.covering {
      for s in relaxed.scenarios.indices where !asked.contains(.coverScenario(s)) {
        relaxed.scenarios[s].demand = relaxed.scenarios[s].demand.map { _ in 0 }
      }
    }
    if !asked.contains(.shortageCap) { demands.shortageAtMost = nil }
    demands.coverageApplies = { asked.contains(.groupCoverage(scenario: $0, group: $1)) }
    if !asked.contains(.maxSites) {
      relaxed.limits.maxSites = nil
      relaxed.mode = .minCost
    }
    return try Oracle(relaxed, way: way, seconds: seconds).least(.nothing, demands) != nil
  }

  /// Least value over all sets; `nil` = impossible.
  private func least(_ objective: PlainModel.Objective, _ demands: PlainModel.Demands) throws -> Double? {
    if way == .oneModel {
      let model = PlainModel(problem, open: nil, shut: shut, objective, demands)
      return try model.least(below: nil, seconds: seconds)
    }
    var best: Double?
    for open in subsets {
      let fixed = PlainModel(problem, open: open, objective, demands)
      guard let value = try fixed.least(below: best, seconds: seconds) else { continue }
      if objective == .nothing { return value }
      best = min(best ?? .infinity, value)
    }
    return best
  }

  /// Sets of sites that statuses, places and the number of sites allow.
  private var subsets: [[Bool]] {
    let sites = problem.sites
    return (0..<(1 << sites.count)).compactMap { mask in
      let open = sites.indices.map { mask >> $0 & 1 == 1 }
      var places: Set<Int> = []
      for (j, site) in sites.enumerated() {
        if shut.contains(j) {
          if open[j] { return nil }
          continue
        }
        if site.status == .existing || site.status == .required, !open[j] { return nil }
        if site.status == .forbidden, open[j] { return nil }
        if open[j], !places.insert(site.place).inserted { return nil }
      }
      return open.count { $0 } <= problem.mostSites ? open : nil
    }
  }
}

extension SitingProblem {
  /// How many sites may open.
  var mostSites: Int {
    let most = limits.maxSites ?? sites.count
    return switch mode {
    case .pMedian(let count), .pCenter(let count): min(most, count)
    case .minCost, .penalised, .meanCVaR, .euhdCap, .maxCover, .lexicographic: most
    }
  }
}
