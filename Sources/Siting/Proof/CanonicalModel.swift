import GLPK
import Proofs

/// The model by which bounds are proven, as ``DualProof`` defines it; the witness writes it down a second time.
struct CanonicalModel {
  typealias Terms = [(column: Int, factor: Double)]
  struct Row {
    var name: DualProof.Row
    var bounds: Bounds
    var terms: Terms
  }

  let problem: SitingProblem
  let question: ProofQuestion
  var rows: [Row] = []
  var bounds: [Bounds] = []
  var costs: [Double] = []
  /// Columns that are 0 or 1, the sites first.
  var whole: [(column: Int, name: DualProof.Column)] = []
  /// How many of ``whole`` are sites.
  var siteCount: Int { open.count { $0 != nil } }
  /// Per site: its column and those of its stock; `nil` where it is shut.
  private var open: [(site: Int, bought: [Int])?] = []
  /// Most that a scenario can cost, kCNY.
  private var mostCost = 0.0
  /// Share that the worst group goes without, where that is what is least.
  private var uncovered: Int?

  init(_ problem: SitingProblem, _ question: ProofQuestion) {
    self.problem = problem
    self.question = question
    mostCost = problem.scenarios.map(dearest).max() ?? 0
    addSites()
    addLimits()
    if question.objective == .worstGroup { uncovered = addColumn(.between(0, 1), cost: 1) }
    let second = addSecondStage()
    var short: Terms = []
    for s in problem.scenarios.indices { short += addScenario(s, second) }
    if let most = question.shortageAtMost { add(.shortage, .atMost(most), short) }
  }

  private mutating func addColumn(_ range: Bounds, cost: Double) -> Int {
    bounds.append(range)
    costs.append(cost)
    return bounds.count - 1
  }

  private mutating func add(_ name: DualProof.Row, _ range: Bounds, _ terms: Terms) {
    rows.append(Row(name: name, bounds: range, terms: terms.filter { $0.factor != 0 }))
  }

  private func dearest(_ scenario: SitingProblem.Scenario) -> Double {
    problem.customers.indices.reduce(0) { sum, i in
      let penalty = question.pricesShortage ? problem.customers[i].weight : 0
      return sum + scenario.demand[i] * max(penalty, scenario.arcs(of: i).map(\.cost).max() ?? 0)
    }
  }

  // MARK: Before winter

  private mutating func addSites() {
    let counts = question.countsSpending
    for (j, site) in problem.sites.enumerated() {
      guard site.status != .forbidden else {
        open.append(nil)
        continue
      }
      let y = addColumn(.between(site.mustOpen ? 1 : 0, 1), cost: counts ? site.openingCost : 0)
      whole.append((y, .open(site: j)))
      let bought = site.piles.map { addColumn(.between(0, site.room), cost: counts ? $0.unitCost : 0) }
      open.append((y, bought))
      add(.room(site: j), .atMost(0), bought.map { ($0, 1) } + [(y, -site.room)])
    }
    for (place, sizes) in Dictionary(grouping: problem.sites.indices, by: { problem.sites[$0].place })
      .sorted(by: { $0.key < $1.key })
    {
      let columns = sizes.compactMap { open[$0]?.site }
      if columns.count > 1 { add(.place(place), .atMost(1), columns.map { ($0, 1) }) }
    }
  }

  private mutating func addLimits() {
    let allowed = Goal(problem).maxSites
    if let allowed { add(.sites, .atMost(Double(allowed)), open.compactMap { $0.map { ($0.site, 1) } }) }
    guard let budget = problem.limits.budget else { return }
    var terms: Terms = []
    for (site, columns) in zip(problem.sites, open) {
      guard let columns else { continue }
      terms.append((columns.site, site.openingCost))
      terms += zip(columns.bought, site.piles).map { ($0.0, $0.1.unitCost) }
    }
    add(.budget, .atMost(budget), terms)
  }

  // MARK: The scenarios

  /// Columns that carry the scenarios' costs into the objective.
  private enum SecondStage {
    /// Each flow costs its share itself.
    case sum([Double])
    case worst(Int)
    case tail(mean: [Double], threshold: Int, excess: [Int])
    case none

    func share(of scenario: Int) -> Double {
      switch self {
      case .sum(let shares), .tail(let shares, _, _): shares[scenario]
      case .worst, .none: 0
      }
    }

    func carriers(of scenario: Int) -> Terms? {
      switch self {
      case .worst(let column): [(column, 1)]
      case .tail(_, let threshold, let excess): [(threshold, 1), (excess[scenario], 1)]
      case .sum, .none: nil
      }
    }
  }

  private mutating func addSecondStage() -> SecondStage {
    guard question.countsScenarios else { return .none }
    let box = Bounds.between(0, mostCost)
    if question.objective == .risk, case .meanCVaR(let weight, let level) = problem.mode,
      let odds = problem.probabilities
    {
      let threshold = addColumn(box, cost: weight)
      let excess = odds.map { addColumn(box, cost: weight * $0 / (1 - level)) }
      return .tail(mean: odds.map { (1 - weight) * $0 }, threshold: threshold, excess: excess)
    }
    if case .weighted(let weights) = problem.transport { return .sum(weights) }
    if problem.scenarios.count == 1 { return .sum([1]) }
    return .worst(addColumn(box, cost: 1))
  }

  /// Adds a scenario; the terms of its weighted shortage.
  private mutating func addScenario(_ s: Int, _ second: SecondStage) -> Terms {
    let scenario = problem.scenarios[s]
    let share = second.share(of: s)
    let counts = question.objective == .shortage ? problem.shortageWeights[s] : 0
    var cost: Terms = []
    var leaving: [[Terms]] = problem.sites.map { $0.piles.map { _ in [] } }
    var missing: [Int: Terms] = [:]
    var weighted: Terms = []
    for (i, customer) in problem.customers.enumerated() where scenario.demand[i] > 0 {
      let demand = scenario.demand[i]
      var parts: Terms = []
      for arc in scenario.arcs(of: i) where arc.cost < question.arcsBelow {
        guard let y = open[arc.site]?.site else { continue }
        let x = addColumn(.between(0, 1), cost: share * arc.cost * demand)
        if problem.sourcing == .single { whole.append((x, .flow(scenario: s, customer: i, site: arc.site))) }
        parts.append((x, 1))
        cost.append((x, arc.cost * demand))
        leaving[arc.site][customer.fuel].append((x, demand))
        add(.link(scenario: s, customer: i, site: arc.site), .atMost(0), [(x, 1), (y, -1)])
      }
      if !problem.coversAll {
        let penalty = question.pricesShortage ? customer.weight * demand : 0
        let u = addColumn(.between(0, 1), cost: share * penalty + counts * customer.weight * demand)
        if problem.sourcing == .single { whole.append((u, .missing(scenario: s, customer: i))) }
        parts.append((u, 1))
        cost.append((u, penalty))
        missing[customer.group, default: []].append((u, demand))
        weighted.append((u, problem.shortageWeights[s] * customer.weight * demand))
      }
      add(.demand(scenario: s, customer: i), .fixed(1), parts)
    }
    addSupply(s, leaving)
    addCoverage(s, missing)
    if let carriers = second.carriers(of: s) {
      add(.scenarioCost(scenario: s), .atLeast(0), carriers + cost.map { ($0.column, -$0.factor) })
    }
    return weighted
  }

  private mutating func addSupply(_ s: Int, _ leaving: [[Terms]]) {
    let scenario = problem.scenarios[s]
    let total = scenario.demand.reduce(0, +)
    var room: Terms = []
    for (j, site) in problem.sites.enumerated() {
      guard let columns = open[j] else { continue }
      let surviving = scenario.surviving[j]
      for (f, pile) in site.piles.enumerated() where !leaving[j][f].isEmpty {
        let there: Terms = [(columns.site, -surviving * pile.present), (columns.bought[f], -surviving)]
        add(.supply(scenario: s, site: j, fuel: f), .atMost(0), leaving[j][f] + there)
      }
      room.append((columns.site, min(surviving * site.capacity, total)))
    }
    if problem.coversAll, total > 0 { add(.capacity(scenario: s), .atLeast(total), room) }
  }

  private mutating func addCoverage(_ s: Int, _ missing: [Int: Terms]) {
    for (group, terms) in missing.sorted(by: { $0.key < $1.key }) {
      let demand = terms.reduce(0) { $0 + $1.factor }
      add(.coverage(scenario: s, group: group), .atMost((1 - question.coverage) * demand), terms)
      if let uncovered {
        add(.uncovered(scenario: s, group: group), .atMost(0), terms + [(uncovered, -demand)])
      }
    }
  }
}
