import GLPK
import Siting

/// The answer by trying every set of sites, each with one plain linear program: no reduction, no links, all arcs.
struct BruteForce {
  let problem: SitingProblem
  var shut: Set<Int> = []

  enum Objective { case cost, distance, shortage, uncovered, nothing }
  struct Demands {
    var covering = true
    var shortageAtMost: Double?
    var floor = 0.0
    var radius = Double.infinity
  }

  /// Sets of sites that statuses, places and the number of sites allow.
  var subsets: [[Bool]] {
    let n = problem.sites.count
    var most = problem.limits.maxSites ?? n
    if case .pMedian(let count) = problem.mode { most = min(most, count) }
    if case .pCenter(let count) = problem.mode { most = min(most, count) }
    return (0..<(1 << n)).compactMap { mask in
      let open = (0..<n).map { mask >> $0 & 1 == 1 }
      var places: Set<Int> = []
      for j in 0..<n {
        let site = problem.sites[j]
        if shut.contains(j) {
          if open[j] { return nil }
          continue
        }
        if site.mustOpen, !open[j] { return nil }
        if site.status == .forbidden, open[j] { return nil }
        if open[j], !places.insert(site.place).inserted { return nil }
      }
      return open.count(where: { $0 }) <= most ? open : nil
    }
  }

  /// Least value over all sets; `nil` = impossible.
  func least(_ objective: Objective, _ demands: Demands) throws -> Double? {
    try subsets.compactMap { try value($0, objective, demands) }.min()
  }

  /// The value of the problem's mode; `nil` = impossible.
  func value() throws -> Double? {
    switch problem.mode {
    case .minCost: return try least(.cost, Demands())
    case .pMedian: return try least(.distance, Demands())
    case .maxCover:
      return try least(.shortage, Demands(covering: false, floor: problem.limits.groupCoverage))
    case .lexicographic: return try lexicographic()?.cost
    case .pCenter:
      let radii = Set(problem.scenarios.flatMap { $0.arcs.map(\.cost) } + [0]).sorted()
      for radius in radii where try least(.nothing, Demands(radius: radius)) != nil { return radius }
      return nil
    }
  }

  /// The three passes; `nil` = impossible.
  func lexicographic() throws -> (shortage: Double, coverage: Double, cost: Double)? {
    var demands = Demands(covering: false, floor: problem.limits.groupCoverage)
    guard let shortage = try least(.shortage, demands) else { return nil }
    demands.shortageAtMost = shortage * (1 + 1e-6) + 1e-6
    guard let uncovered = try least(.uncovered, demands) else { return nil }
    demands.floor = max(demands.floor, 1 - uncovered - 1e-6)
    guard let cost = try least(.cost, demands) else { return nil }
    return (shortage, 1 - uncovered, cost)
  }

  /// The value with exactly these sites open.
  func value(_ open: [Bool], _ objective: Objective, _ demands: Demands) throws -> Double? {
    var model = Model(.minimize)
    let sites = problem.sites
    let money = objective == .cost
    var opening = 0.0
    var spent: [(Model.Column, Double)] = []
    let stock = sites.indices.map { j -> [Model.Column] in
      guard open[j] else { return [] }
      opening += sites[j].openingCost
      let bought = model.addColumn(.between(0, sites[j].capacity), cost: money ? sites[j].unitCost : 0)
      spent.append((bought, sites[j].unitCost))
      let present = model.addColumn(.between(0, sites[j].present))
      model.addRow(.atMost(sites[j].capacity), [(bought, 1), (present, 1)])
      return [bought, present]
    }
    if let budget = problem.limits.budget { model.addRow(.atMost(budget - opening), spent) }
    let worst = model.addColumn(.nonnegative, cost: money || objective == .distance ? 1 : 0)
    let uncovered = model.addColumn(.between(0, 1), cost: objective == .uncovered ? 1 : 0)
    let weights: [Double]? = if case .weighted(let weights) = problem.transport { weights } else { nil }
    var all: [(Model.Column, Double)] = [(worst, -1)]
    var missing: [(Model.Column, Double)] = []
    for (s, scenario) in problem.scenarios.enumerated() {
      var transport: [(Model.Column, Double)] = []
      var leaving = [[(Model.Column, Double)]](repeating: [], count: sites.count)
      var short: [Int: [Model.Column]] = [:]
      var asked: [Int: Double] = [:]
      for (i, customer) in problem.customers.enumerated() where scenario.demand[i] > 0 {
        let weight = (weights?[s] ?? 1) * customer.weight
        let u = model.addColumn(
          .between(0, demands.covering ? 0 : scenario.demand[i]), cost: objective == .shortage ? weight : 0)
        missing.append((u, weight))
        short[customer.group, default: []].append(u)
        asked[customer.group, default: 0] += scenario.demand[i]
        var terms = [(u, 1.0)]
        for arc in scenario.arcs(of: i) where open[arc.site] && arc.cost <= demands.radius {
          let x = model.addColumn(.nonnegative)
          terms.append((x, 1))
          leaving[arc.site].append((x, 1))
          transport.append((x, arc.cost))
        }
        model.addRow(.fixed(scenario.demand[i]), terms)
      }
      for j in sites.indices where !leaving[j].isEmpty {
        model.addRow(.atMost(0), leaving[j] + stock[j].map { ($0, -scenario.surviving[j]) })
      }
      for (group, demand) in asked.sorted(by: { $0.key < $1.key }) {
        let columns = short[group, default: []].map { ($0, 1.0) }
        model.addRow(.atMost(0), columns + [(uncovered, -demand)])
        model.addRow(.atMost((1 - demands.floor) * demand), columns)
      }
      if let weights {
        all += transport.map { ($0.0, $0.1 * weights[s]) }
      } else {
        model.addRow(.atMost(0), transport + [(worst, -1)])
      }
    }
    if weights != nil { model.addRow(.atMost(0), all) }
    if let most = demands.shortageAtMost { model.addRow(.atMost(most), missing) }
    let outcome = try model.solveOnThisThread(SolveOptions())
    guard outcome.termination.reason == .optimal else { return nil }
    return outcome.objective + (money ? opening : 0)
  }
}
