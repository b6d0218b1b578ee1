import GLPK
import StochasticProgram

/// Builds the two stages of a statement: the core as the first scenario has it, then every scenario's differences.
struct StatementBuilder {
  private typealias Terms = [(Model.Column, Double)]
  private let problem: SitingProblem
  private let goal: Goal
  private var core = Model(.minimize)
  private(set) var meanings: [SitingStatement.Meaning] = []
  private var open: [Model.Column] = []
  private var bought: [[Model.Column]] = []
  private var allowances: [Model.Column] = []
  private var worst: Model.Column?
  private var tailFrom: Model.Column?
  private var steps: [(cost: Double, column: Model.Column)] = []
  private var firstRows = 0
  private var firstColumns = 0
  private var scenarios: [TwoStageProgram.Scenario] = []
  /// How likely each scenario is taken to be, and what its costs are multiplied by to make up for it.
  private let probability: [Double]
  private let factor: Double

  init(_ problem: SitingProblem, _ passes: [SitingPass]) {
    self.problem = problem
    var goal = Goal(problem)
    for pass in passes where problem.mode == .lexicographic {
      switch pass.name {
      case .shortage: goal.hold(shortage: pass.value)
      case .worstGroup: goal.hold(coverage: pass.value)
      case .cost, .penalised, .risk, .distance, .radius: break
      }
    }
    self.goal = goal
    let weights = problem.shortageWeights
    let total = weights.reduce(0, +)
    probability = weights.map { total > 0 ? $0 / total : 1 / Double(weights.count) }
    // a mean and a tail are of probabilities as they are; anything else is a sum of weights
    factor = goal.risk == nil ? total : 1
  }

  var program: TwoStageProgram {
    TwoStageProgram(
      name: "siting", core: core, firstColumns: firstColumns, firstRows: firstRows, scenarios: scenarios)
  }

  mutating func build() {
    addFirstStage()
    firstColumns = core.columnCount
    firstRows = core.rowCount
    var second = ScenarioTable(problem, goal, steps: steps.map(\.cost))
    second.worst = worst
    second.tailFrom = tailFrom
    second.allowances = allowances
    second.steps = steps.map(\.column)
    second.open = open
    second.bought = bought
    second.isWorst = worst != nil
    second.factor = factor
    second.addTo(&core, &meanings)
    scenarios = problem.scenarios.indices.map { s in
      .init(name: "S\(s + 1)", probability: probability[s], changes: s == 0 ? [] : second.changes(to: s))
    }
  }

  private mutating func add(
    _ meaning: SitingStatement.Meaning, _ bounds: Bounds, cost: Double = 0, _ domain: Domain = .continuous
  ) -> Model.Column {
    let column = core.addColumn(bounds, cost: cost, domain: domain)
    core.setName(SitingStatement.name(of: meaning, steps: steps.map(\.cost)), of: column)
    meanings.append(meaning)
    return column
  }

  private mutating func row(_ name: String, _ bounds: Bounds, _ terms: Terms) {
    guard !terms.isEmpty else { return }
    core.setName(name, of: core.addRow(bounds, terms))
  }

  private mutating func addFirstStage() {
    let pays = goal.objective == .cost
    for (j, site) in problem.sites.enumerated() {
      let bounds: Bounds = site.mustOpen ? .fixed(1) : site.status == .forbidden ? .fixed(0) : .between(0, 1)
      open.append(add(.open(site: j), bounds, cost: pays ? site.openingCost : 0, .binary))
    }
    for (j, site) in problem.sites.enumerated() {
      let room = site.status == .forbidden ? 0 : site.room
      bought.append(
        site.piles.indices.map { f in
          add(.bought(site: j, fuel: f), .between(0, room), cost: pays ? site.piles[f].unitCost : 0)
        })
      row("room_s\(j + 1)", .atMost(0), bought[j].map { ($0, 1) } + [(open[j], -room)])
    }
    let places = Dictionary(grouping: problem.sites.indices, by: { problem.sites[$0].place })
    for (place, sites) in places.sorted(by: { $0.key < $1.key }) where sites.count > 1 {
      row("place_\(place + 1)", .atMost(1), sites.map { (open[$0], 1) })
    }
    if let most = goal.maxSites { row("most_sites", .atMost(Double(most)), open.map { ($0, 1) }) }
    if let budget = goal.budget {
      var terms: Terms = []
      for (j, site) in problem.sites.enumerated() {
        terms.append((open[j], site.openingCost))
        terms += zip(bought[j], site.piles).map { ($0, $1.unitCost) }
      }
      row("budget", .atMost(budget), terms.filter { $0.1 != 0 })
    }
    addCoupling()
  }

  /// What ties the scenarios to one another.
  private mutating func addCoupling() {
    if let risk = goal.risk {
      tailFrom = add(.tailFrom, .nonnegative, cost: risk.weight)
    } else if goal.countsTransport, problem.transport == .worstScenario, problem.objective != .radius {
      worst = add(.worstCost, .nonnegative, cost: 1)
    }
    if let most = goal.shortageAtMost {
      let weights = problem.shortageWeights
      allowances = problem.scenarios.indices.map { add(.allowance(scenario: $0), .nonnegative) }
      row("short", .atMost(most), zip(allowances, weights).filter { $0.1 != 0 }.map { ($0.0, $0.1) })
    }
    if problem.objective == .radius {
      let costs = Set(
        problem.scenarios.flatMap { scenario in
          problem.customers.indices.filter { scenario.demand[$0] > 0 }.flatMap {
            scenario.arcs(of: $0).map(\.cost)
          }
        }
      ).filter { $0 > 0 }.sorted()
      // a step is allowed where the one before it is, and adds the difference to the longest arc
      var before = 0.0
      for cost in costs {
        let column = core.addColumn(.between(0, 1), cost: cost - before, domain: .binary)
        steps.append((cost, column))
        meanings.append(.step(cost))
        core.setName("far_\(steps.count)", of: column)
        if steps.count > 1 {
          row("far_\(steps.count)", .atMost(0), [(column, 1), (steps[steps.count - 2].column, -1)])
        }
        before = cost
      }
    }
  }
}
