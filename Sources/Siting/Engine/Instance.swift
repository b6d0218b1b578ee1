/// A problem with everything taken out that cannot change its answer.
///
/// Sizes of one place that reach the same customers at the same cost and survive alike share their flows: they are one
/// *outlet*. Demands of one scenario for one fuel with the same arcs (and, where shortage counts, the same weight and
/// group) are one *need*, unless each has to be served whole. Forbidden sites, sites without room, arcs from stock that
/// does not survive and demands of nothing are gone.
struct Instance: Sendable {
  /// Sites that share their flows.
  struct Outlet: Sendable {
    /// Indices of the problem's sites, at most one of which opens.
    var sites: [Int]
  }
  /// A way from an outlet, cheapest first in a need.
  struct Arc: Sendable, Hashable {
    var outlet: Int
    var cost: Double
  }
  /// Demands served alike.
  struct Need: Sendable {
    /// Index into ``Instance/scenarios``.
    var scenario: Int
    var demand: Double
    var weight: Double
    var group: Int
    var fuel: Int
    /// Indices of the problem's customers.
    var customers: [Int]
    var arcs: [Arc]
  }

  let problem: SitingProblem
  /// Indices of the problem's sites that may open.
  var sites: [Int] = []
  var outlets: [Outlet] = []
  /// Outlet of each of the problem's sites; −1 where it may not open.
  var outletOf: [Int]
  /// Indices of the problem's scenarios that matter.
  var scenarios: [Int]
  var needs: [Need] = []

  /// The reduced form of a problem.
  ///
  /// - Parameter covering: Every demand must be met. Weight and group of a customer then do not matter, and with
  ///   ``SitingProblem/Transport/worstScenario`` neither does a scenario that is easier than another in every way.
  /// - Complexity: O(arcs + scenarios² · (arcs of one scenario))
  init(_ problem: SitingProblem, covering: Bool) {
    self.problem = problem
    outletOf = [Int](repeating: -1, count: problem.sites.count)
    scenarios = Array(problem.scenarios.indices)
    // flows of a scenario left out are found afterwards, which is easy only where they may be split
    if covering, problem.transport == .worstScenario, problem.sourcing == .split {
      scenarios = problem.undominatedScenarios()
    }
    for (j, site) in problem.sites.enumerated()
    where site.status != .forbidden && site.capacity > 0 || site.mustOpen {
      sites.append(j)
    }
    gatherOutlets()
    gatherNeeds(covering: covering)
  }

  private mutating func gatherOutlets() {
    // a site's signature: everything a flow from it depends on
    var signature = [[Double]](repeating: [], count: problem.sites.count)
    for s in scenarios {
      let scenario = problem.scenarios[s]
      for j in sites { signature[j] += [-1, scenario.surviving[j]] }
      for i in problem.customers.indices where scenario.demand[i] > 0 {
        for arc in scenario.arcs(of: i) { signature[arc.site] += [Double(i), arc.cost] }
      }
    }
    var candidates: [Int: [Int]] = [:]
    for j in sites {
      let place = problem.sites[j].place
      if let o = candidates[place]?.first(where: { signature[outlets[$0].sites[0]] == signature[j] }) {
        outlets[o].sites.append(j)
        outletOf[j] = o
      } else {
        candidates[place, default: []].append(outlets.count)
        outletOf[j] = outlets.count
        outlets.append(Outlet(sites: [j]))
      }
    }
  }

  private struct Likeness: Hashable {
    var arcs: [Arc]
    var weight: Double
    var group: Int
    var fuel: Int
  }

  private mutating func gatherNeeds(covering: Bool) {
    var seen = [Int](repeating: -1, count: outlets.count)
    var stamp = 0
    let merges = problem.sourcing == .split
    for (k, s) in scenarios.enumerated() {
      let scenario = problem.scenarios[s]
      var known: [Likeness: Int] = [:]
      for (i, customer) in problem.customers.enumerated() where scenario.demand[i] > 0 {
        stamp += 1
        var arcs: [Arc] = []
        for arc in scenario.arcs(of: i) where scenario.surviving[arc.site] > 0 {
          let outlet = outletOf[arc.site]
          guard outlet >= 0, seen[outlet] != stamp else { continue }
          seen[outlet] = stamp
          arcs.append(Arc(outlet: outlet, cost: arc.cost))
        }
        let likeness = Likeness(
          arcs: arcs, weight: covering ? 0 : customer.weight, group: covering ? 0 : customer.group,
          fuel: customer.fuel)
        if merges, let n = known[likeness] {
          needs[n].demand += scenario.demand[i]
          needs[n].customers.append(i)
        } else {
          known[likeness] = needs.count
          needs.append(
            Need(
              scenario: k, demand: scenario.demand[i], weight: customer.weight, group: customer.group,
              fuel: customer.fuel, customers: [i], arcs: arcs))
        }
      }
    }
  }

  /// Share of an outlet's stock that survives in a scenario of ``scenarios``.
  func surviving(_ outlet: Int, _ scenario: Int) -> Double {
    problem.scenarios[scenarios[scenario]].surviving[outlets[outlet].sites[0]]
  }

  /// Weight of a scenario of ``scenarios`` in sums over scenarios.
  func weight(_ scenario: Int) -> Double {
    switch problem.transport {
    case .worstScenario: 1
    case .weighted(let weights): weights[scenarios[scenario]]
    }
  }

  /// A need that no outlet reaches.
  var hasUnreachable: Bool { needs.contains { $0.arcs.isEmpty } }
}
