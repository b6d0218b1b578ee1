public import Siting

/// The answer to a small problem by trying every set of sites, each with a plain program of its own.
///
/// It shares nothing with the engine but the problem: no reduction, no links, all arcs, tonnes instead of shares. Meant for
/// seven sites; each site more doubles the time.
public struct Enumeration {
  let problem: SitingProblem
  /// Sites that may not open beside those the problem forbids, whatever their status.
  let shut: Set<Int>

  /// An enumeration of a problem.
  public init(_ problem: SitingProblem, shut: Set<Int> = []) {
    self.problem = problem
    self.shut = shut
  }

  /// The value of every pass of the problem's mode, in order; `nil` = nothing meets the requirements.
  public func passes() throws -> [(name: SitingPass.Name, value: Double)]? {
    var demands = FixedSites.Demands(problem)
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
      for radius in Set(problem.scenarios.flatMap { $0.arcs.map(\.cost) } + [0]).sorted() {
        demands.radius = radius
        if try least(.nothing, demands) != nil { return [(.radius, radius)] }
      }
      return nil
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
    try FixedSites(problem, open: open, .cost, FixedSites.Demands(problem)).least(below: nil)
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
    var demands = FixedSites.Demands(problem)
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
    return try Enumeration(relaxed).least(.nothing, demands) != nil
  }

  /// Least value over all sets; `nil` = impossible.
  private func least(_ objective: FixedSites.Objective, _ demands: FixedSites.Demands) throws -> Double? {
    var best: Double?
    for open in subsets {
      let fixed = FixedSites(problem, open: open, objective, demands)
      guard let value = try fixed.least(below: best) else { continue }
      if objective == .nothing { return value }
      best = min(best ?? .infinity, value)
    }
    return best
  }

  /// Sets of sites that statuses, places and the number of sites allow.
  private var subsets: [[Bool]] {
    let sites = problem.sites
    var most = problem.limits.maxSites ?? sites.count
    if case .pMedian(let count) = problem.mode { most = min(most, count) }
    if case .pCenter(let count) = problem.mode { most = min(most, count) }
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
      return open.count { $0 } <= most ? open : nil
    }
  }
}
