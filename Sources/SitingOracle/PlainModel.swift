import GLPK
import Siting

/// A siting problem as one plain program, with the open sites given or to be found.
struct PlainModel {
  /// What is least.
  enum Objective { case cost, distance, shortage, uncovered, nothing }
  /// What must hold beside the limits of the problem.
  struct Demands {
    var covering: Bool
    /// Most weighted shortage over all scenarios, as their weights count it.
    var shortageAtMost: Double?
    /// Least coverage of every group.
    var coverage: Double
    /// Scenario and group that have to get it; `nil` = all.
    var coverageApplies: ((_ scenario: Int, _ group: Int) -> Bool)?
    /// Longest arc.
    var radius = Double.infinity

    init(_ problem: SitingProblem) {
      coverage = problem.limits.groupCoverage
      switch problem.mode {
      case .minCost, .pMedian, .pCenter: covering = true
      case .penalised, .meanCVaR, .euhdCap, .maxCover, .lexicographic: covering = false
      }
      if case .euhdCap(let most) = problem.mode, case .weighted(let weights) = problem.transport {
        shortageAtMost = most * weights.reduce(0, +)
      }
    }
  }
  private typealias Terms = [(Model.Column, Double)]

  private let problem: SitingProblem
  /// Sites that are open; `nil` = to be found.
  private let open: [Bool]?
  /// Sites that may not open, whatever their status.
  private let shut: Set<Int>
  private let objective: Objective
  private let demands: Demands
  private var model = Model(.minimize)
  /// Per site: whether it is open.
  private var opening: [Model.Column] = []
  /// Per site and fuel: what is bought, t.
  private var bought: [[Model.Column]] = []
  /// Per scenario: its cost.
  private var costs: [Terms] = []
  /// Weighted shortage over all scenarios.
  private var missing: Terms = []
  private let uncovered: Model.Column

  init(
    _ problem: SitingProblem, open: [Bool]?, shut: Set<Int> = [], _ objective: Objective, _ demands: Demands
  ) {
    self.problem = problem
    self.open = open
    self.shut = shut
    self.objective = objective
    self.demands = demands
    uncovered = model.addColumn(.between(0, 1), cost: objective == .uncovered ? 1 : 0)
    addSites()
    addLimits()
    for s in problem.scenarios.indices { addScenario(s) }
    if objective == .cost || objective == .distance { addSecondStage() }
    if let most = demands.shortageAtMost { model.addRow(.atMost(most), missing) }
  }

  /// The optimum; `nil` = impossible, or not below a value known already.
  ///
  /// - Throws: ``Oracle/Undecided`` after so many seconds.
  func least(below known: Double?, seconds: Double) throws -> Double? {
    let bound = try model.lpRelaxation.solveOnThisThread(SolveOptions())
    guard bound.termination.reason == .optimal else { return nil }
    if let known, bound.objective > known + 1e-7 { return nil }
    guard model.isMixedInteger else { return bound.objective }
    let outcome = try model.solveOnThisThread(SolveOptions(timeLimit: seconds))
    switch outcome.termination.reason {
    case .optimal: return outcome.objective
    case .infeasible: return nil
    default: throw Oracle.Undecided()
    }
  }

  private mutating func addSites() {
    let money: Double = objective == .cost ? 1 : 0
    for (j, site) in problem.sites.enumerated() {
      var bounds: Bounds = .between(0, 1)
      if site.status == .existing || site.status == .required { bounds = .fixed(1) }
      if site.status == .forbidden || shut.contains(j) { bounds = .fixed(0) }
      if let open { bounds = .fixed(open[j] ? 1 : 0) }
      let y = model.addColumn(
        bounds, cost: money * site.openingCost, domain: open == nil ? .integer : .continuous)
      let columns = site.piles.map { model.addColumn(.nonnegative, cost: money * $0.unitCost) }
      let taken = site.piles.map(\.present).reduce(0, +)
      model.addRow(.atMost(0), columns.map { ($0, 1) } + [(y, taken - site.capacity)].filter { $0.1 != 0 })
      opening.append(y)
      bought.append(columns)
    }
  }

  private mutating func addLimits() {
    let sites = problem.sites
    if let budget = problem.limits.budget {
      let opened = sites.indices.map { (opening[$0], sites[$0].openingCost) }
      let filled = sites.indices.flatMap { j in zip(bought[j], sites[j].piles).map { ($0, $1.unitCost) } }
      model.addRow(.atMost(budget), (opened + filled).filter { $0.1 != 0 })
    }
    guard open == nil else { return }
    for place in Set(sites.map(\.place)).sorted() {
      model.addRow(.atMost(1), sites.indices.filter { sites[$0].place == place }.map { (opening[$0], 1) })
    }
    model.addRow(.atMost(Double(problem.mostSites)), opening.map { ($0, 1) })
  }

  private mutating func addScenario(_ s: Int) {
    let scenario = problem.scenarios[s]
    let weight: Double = if case .weighted(let weights) = problem.transport { weights[s] } else { 1 }
    var cost: Terms = []
    var leaving: [[Terms]] = bought.map { $0.map { _ in [] } }
    var (short, asked): ([Int: Terms], [Int: Double]) = ([:], [:])
    for (i, customer) in problem.customers.enumerated() where scenario.demand[i] > 0 {
      let demand = scenario.demand[i]
      let whole = problem.sourcing == .single
      // whole deliveries are counted by the demand, others by the tonne
      let unit = whole ? demand : 1
      let bounds: Bounds = .between(0, whole ? 1 : demand)
      let domain: Domain = whole ? .integer : .continuous
      let u = model.addColumn(
        demands.covering ? .fixed(0) : bounds,
        cost: objective == .shortage ? weight * customer.weight * unit : 0, domain: domain)
      missing.append((u, weight * customer.weight * unit))
      short[customer.group, default: []].append((u, unit))
      asked[customer.group, default: 0] += demand
      if pricesShortage { cost.append((u, customer.weight * unit)) }
      var terms: Terms = [(u, unit)]
      for arc in scenario.arcs(of: i) where (open?[arc.site] ?? true) && arc.cost <= demands.radius {
        let x = model.addColumn(bounds, domain: domain)
        // redundant for whole y, but without these no search of some size ends
        if open == nil { model.addRow(.atMost(0), [(x, unit), (opening[arc.site], -demand)]) }
        terms.append((x, unit))
        leaving[arc.site][customer.fuel].append((x, unit))
        cost.append((x, arc.cost * unit))
      }
      model.addRow(.fixed(demand), terms)
    }
    for j in leaving.indices {
      for f in leaving[j].indices where !leaving[j][f].isEmpty {
        model.addRow(.atMost(0), leaving[j][f] + stock(f, j, times: -scenario.surviving[j]))
      }
    }
    for (group, demand) in asked.sorted(by: { $0.key < $1.key }) {
      let terms = short[group] ?? []
      model.addRow(.atMost(0), terms + [(uncovered, -demand)])
      guard demands.coverageApplies?(s, group) ?? true else { continue }
      model.addRow(.atMost((1 - demands.coverage) * demand), terms)
    }
    costs.append(cost)
  }

  /// What stands at a site.
  private func stock(_ fuel: Int, _ site: Int, times factor: Double) -> Terms {
    let terms = [
      (bought[site][fuel], factor), (opening[site], factor * problem.sites[site].piles[fuel].present),
    ]
    return terms.filter { $0.1 != 0 }
  }

  private var pricesShortage: Bool {
    guard objective == .cost else { return false }
    switch problem.mode {
    case .penalised, .meanCVaR: return true
    case .minCost, .euhdCap, .maxCover, .pMedian, .pCenter, .lexicographic: return false
    }
  }

  /// A column at least `Σ_s q_s · cost_s` for every `q` in a set: one `q` for a sum, the unit vectors for the worst, the
  /// corners of `{Σ q = 1, 0 ≤ q ≤ p / (1 − α)}` for a CVaR.
  private mutating func addSecondStage() {
    let total = model.addColumn(.atLeast(0), cost: 1)
    for q in weightings {
      let terms = zip(q, costs).flatMap { share, terms in terms.map { ($0.0, $0.1 * share) } }
      model.addRow(.atMost(0), terms.filter { $0.1 != 0 } + [(total, -1)])
    }
  }

  private var weightings: [[Double]] {
    let scenarios = problem.scenarios.indices
    guard case .weighted(let weights) = problem.transport else {
      return scenarios.map { worst in scenarios.map { $0 == worst ? 1 : 0 } }
    }
    guard case .meanCVaR(let weight, let level) = problem.mode else { return [weights] }
    let p = weights.map { $0 / weights.reduce(0, +) }
    return permutations(Array(scenarios)).map { order in
      // the first scenarios of the order take as much of the tail as they can
      var (left, q) = (1.0, scenarios.map { _ in 0.0 })
      for s in order {
        q[s] = min(left, p[s] / (1 - level))
        left -= q[s]
      }
      return scenarios.map { (1 - weight) * p[$0] + weight * q[$0] }
    }
  }
}

private func permutations(_ items: [Int]) -> [[Int]] {
  guard let last = items.last else { return [[]] }
  return permutations(items.dropLast()).flatMap { shorter in
    (0...shorter.count).map { Array(shorter[..<$0]) + [last] + Array(shorter[$0...]) }
  }
}
