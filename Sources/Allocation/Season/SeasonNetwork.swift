import Quantities

/// A season as a network over time: plants → plants in each period → hubs → villages → households.
///
/// What is kept from one period to the next runs along arcs through time, bounded by hub, village store and the room people
/// have at home, so that fuel is there when it is burnt and never before it was brought.
struct SeasonNetwork {
  /// Households that need not be told apart: one class, or classes of a village with the same claim.
  struct Group {
    let village: Int
    let households: Int
    /// Indices of the classes.
    let classes: Range<Int>
    /// What they may burn together in each period.
    let entitlement: [Int64]
    /// What they can keep at home together.
    let storage: Int64
  }

  /// The way from a plant, or a hub numbered after the plants, to a village in one period.
  struct Lane {
    let source: Int
    let village: Int
    let period: Int
  }

  let problem: SeasonProblem
  let groups: [Group]
  /// Groups of each village.
  let groupsOfVillage: [Range<Int>]
  private(set) var graph = FlowGraph()
  /// Where everything comes from.
  let source: Int
  /// By plant: the arc of its season, followed by those of its periods; its node, followed by those of its periods.
  private(set) var plantArc: [Int] = []
  private(set) var plantNode: [Int] = []
  /// Nodes that are of no village: without them every village hangs alone.
  private(set) var trunk: [Int] = []
  /// By village: its node in the first period; those of later periods follow.
  private(set) var villageNode: [Int] = []
  /// Arc `firstLane + i` is lane `i`.
  private(set) var firstLane = 0
  private(set) var lanes: [Lane] = []
  /// By plant · hubs + hub, then period; −1 where there is no way.
  private(set) var hubInlets: [[Int]] = []
  /// By hub, then period.
  private(set) var hubCarries: [[Int]] = []
  /// By village, then period: the store, or the store and homes together where there is one group.
  private(set) var villageCarries: [[Int]] = []
  /// By group, then period: what they are handed; empty where the village has one group.
  private(set) var handouts: [[Int]] = []
  /// By group, then period: what they keep at home; empty where the village has one group.
  private(set) var homeCarries: [[Int]] = []
  /// By group: its node in the first period; those of later periods follow.
  private(set) var groupNode: [Int] = []

  /// The network of a problem, of whole groups where `merging` says that classes of the same claim get the same.
  ///
  /// - Complexity: O(periods · (plants + hubs) · villages)
  init(_ problem: SeasonProblem, merging: Bool) {
    self.problem = problem
    (groups, groupsOfVillage) = Self.groups(of: problem, merging: merging)
    let all = max(problem.totalEntitlement.count, 1)
    let periods = problem.periods
    graph.reserve(arcs: periods * (problem.plants.count + problem.hubs.count + 3) * problem.villages.count)
    source = graph.addNodes(1)
    for plant in problem.plants {
      let node = graph.addNodes(1 + periods)
      plantNode.append(node)
      plantArc.append(
        graph.addArc(from: source, to: node, capacity: min(plant.seasonCapacity.count, all)))
      for t in 0..<periods {
        graph.addArc(
          from: node, to: node + 1 + t, capacity: min(plant.capacity[t].count, all),
          cost: plant.fenPerTonne[t].count * 1000)
      }
    }
    let yards = plantNode.map { $0 + 1 }
    let hubNodes = addHubs(yards, all)
    trunk = Array(0..<graph.nodeCount)
    for _ in problem.villages { villageNode.append(graph.addNodes(periods)) }
    addLanes(yards + hubNodes, villageNode, all)
    for (v, village) in problem.villages.enumerated() {
      let members = groupsOfVillage[v]
      let isOne = members.count == 1
      let room = village.store.count + (isOne ? groups[members.lowerBound].storage : 0)
      villageCarries.append(carries(villageNode[v], min(room, all)))
      for g in members {
        let node = isOne ? villageNode[v] : graph.addNodes(periods)
        groupNode.append(node)
        handouts.append(
          isOne
            ? []
            : (0..<periods).map { graph.addArc(from: villageNode[v] + $0, to: node + $0, capacity: all) })
        homeCarries.append(isOne ? [] : carries(node, min(groups[g].storage, all)))
      }
    }
  }

  /// Arcs along which `node` of one period feeds that of the next.
  private mutating func carries(_ node: Int, _ capacity: Int64) -> [Int] {
    (1..<max(problem.periods, 1)).map {
      graph.addArc(from: node + $0 - 1, to: node + $0, capacity: capacity, cost: problem.holding(through: $0))
    }
  }

  private mutating func addHubs(_ plantNodes: [Int], _ all: Int64) -> [Int] {
    let nodes = problem.hubs.map { _ in graph.addNodes(problem.periods) }
    for p in problem.plants.indices {
      for (h, hub) in problem.hubs.enumerated() {
        guard let way = problem.ways.plantToHub[p][h] else {
          hubInlets.append([])
          continue
        }
        let rate = problem.terms.haulage.count * way.count + hub.handling.count * 1000
        hubInlets.append(
          (0..<problem.periods).map {
            graph.addArc(from: plantNodes[p] + $0, to: nodes[h] + $0, capacity: all, cost: rate)
          })
      }
    }
    for (h, hub) in problem.hubs.enumerated() {
      hubCarries.append(carries(nodes[h], min(hub.capacity.count, all)))
    }
    return nodes
  }

  private mutating func addLanes(_ sources: [Int], _ villageNodes: [Int], _ all: Int64) {
    firstLane = graph.arcCount
    for (v, village) in problem.villages.enumerated() where !groupsOfVillage[v].isEmpty {
      for t in 0..<problem.periods where village.isOpen[t] {
        for s in sources.indices {
          guard let rate = problem.haulRate(from: s, to: v) else { continue }
          graph.addArc(from: sources[s] + t, to: villageNode[v] + t, capacity: all, cost: rate)
          lanes.append(Lane(source: s, village: v, period: t))
        }
      }
    }
  }

  private static func groups(
    of problem: SeasonProblem, merging: Bool
  ) -> (groups: [Group], ofVillage: [Range<Int>]) {
    var groups: [Group] = []
    var ofVillage = problem.villages.map { _ in 0..<0 }
    var k = 0
    while k < problem.classes.count {
      let first = problem.classes[k]
      var end = k + 1
      while merging, end < problem.classes.count,
        case let next = problem.classes[end], next.village == first.village,
        next.entitlement == first.entitlement, next.storage == first.storage
      { end += 1 }
      let households = problem.classes[k..<end].reduce(0) { $0 + $1.households }
      let before = ofVillage[first.village]
      ofVillage[first.village] = (before.isEmpty ? groups.count : before.lowerBound)..<groups.count + 1
      groups.append(
        Group(
          village: first.village, households: households, classes: k..<end,
          entitlement: first.entitlement.map { $0.count * Int64(households) },
          storage: first.storage.count * Int64(households)))
      k = end
    }
    return (groups, ofVillage)
  }
}

extension SeasonNetwork {
  /// What is wanted where, given what each group burns in each period: one entry per node, what comes from the source in
  /// balance.
  func supply(for burnt: [[Int64]]) -> [Int64] {
    var supply = [Int64](repeating: 0, count: graph.nodeCount)
    for (node, months) in zip(groupNode, burnt) {
      for (t, amount) in months.enumerated() {
        supply[node + t] -= amount
        supply[source] += amount
      }
    }
    return supply
  }

  /// Adds a node for each group's season, fed from each period up to its claim there; by group, the arcs of each period
  /// and the node. Where `evenly` gives what each group gets, that share of each period comes first, and what goes beyond
  /// it costs `dear` more.
  mutating func addSeasons(evenly amounts: [Int64]? = nil, dear: Int64 = 0) -> [(node: Int, arcs: [[Int]])] {
    groups.indices.map { g in
      let node = graph.addNodes(1)
      let total = groups[g].entitlement.reduce(0, +)
      let arcs = (0..<problem.periods).map { t in
        let most = groups[g].entitlement[t]
        guard let amounts, amounts[g] < total else {
          return [graph.addArc(from: groupNode[g] + t, to: node, capacity: most)]
        }
        let even = Fraction(amounts[g], total).floor(times: most)
        return [
          graph.addArc(from: groupNode[g] + t, to: node, capacity: even),
          graph.addArc(from: groupNode[g] + t, to: node, capacity: most - even, cost: dear),
        ]
      }
      return (node, arcs)
    }
  }

  /// Adds a common sink that takes from each group what it may burn in each period; the node, and the arcs by group and
  /// period.
  mutating func addSink() -> (sink: Int, arcs: [[Int]]) {
    let sink = graph.addNodes(1)
    trunk.append(sink)
    let arcs = groups.indices.map { g in
      (0..<problem.periods).map { t in
        graph.addArc(from: groupNode[g] + t, to: sink, capacity: groups[g].entitlement[t])
      }
    }
    return (sink, arcs)
  }

  /// Adds a common sink that every group's season drains into, up to `capacity`; by group, the arc.
  mutating func addSink(_ seasons: [(node: Int, arcs: [[Int]])], capacity: [Int64]) -> (
    sink: Int, arcs: [Int]
  ) {
    let sink = graph.addNodes(1)
    trunk.append(sink)
    return (
      sink, seasons.indices.map { graph.addArc(from: seasons[$0].node, to: sink, capacity: capacity[$0]) }
    )
  }
}

extension SeasonProblem {
  /// Carrying a tonne from a plant, or a hub numbered after the plants, to a village, in thousandths of a fen; `nil` where
  /// there is no way.
  func haulRate(from source: Int, to village: Int) -> Int64? {
    let way =
      source < plants.count
      ? ways.plantToVillage[source][village] : ways.hubToVillage[source - plants.count][village]
    return way.map { terms.haulage.count * $0.count }
  }
}
