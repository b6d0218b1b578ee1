/// What the adversary has taken so far, and the best deliveries that are left.
final class Situation: Sendable {
  let attack: Attack
  /// Per source of the graph.
  let ways: [RecourseGraph.Ways]
  let delivery: Delivery
  /// What is not delivered, kg.
  let loss: Int64

  init(_ attack: Attack, _ ways: [RecourseGraph.Ways], _ delivery: Delivery) {
    self.attack = attack
    self.ways = ways
    self.delivery = delivery
    loss = delivery.loss
  }
}

/// One thing taken away.
enum Move: Hashable, Sendable {
  /// Closes a road.
  case close(Int)
  /// Loses the stock of a point.
  case lose(Int)
}

/// Plays attacks on a graph.
struct Play {
  let graph: RecourseGraph
  private(set) var scratch: RecourseGraph.Scratch
  /// Situations worked out so far.
  private(set) var examined = 0

  init(_ graph: RecourseGraph) {
    self.graph = graph
    scratch = RecourseGraph.Scratch(graph)
  }

  /// All ways with some roads closed.
  mutating func ways(closed roads: [Int]) -> [RecourseGraph.Ways] {
    let closed = isClosed(roads)
    return graph.sources.indices.map { graph.ways(from: $0, closed: closed, after: nil, &scratch) }
  }

  /// A situation from scratch.
  ///
  /// - Parameter known: ways with the attack's roads closed, if at hand.
  mutating func situation(_ attack: Attack, known: [RecourseGraph.Ways]? = nil) -> Situation {
    examined += 1
    let ways = known ?? ways(closed: attack.roads)
    var delivery = Delivery(graph, struck: attack.groups)
    for (point, site) in graph.points.enumerated() where attack.sites.contains(site) {
      delivery.lose(point, graph)
    }
    delivery.fillFromNearest(graph, ways)
    delivery.augment(graph, ways)
    return Situation(attack, ways, delivery)
  }

  /// The situation after one more move: ways over the road, or what came from the point, are lost, and what can be is
  /// sent anew.
  mutating func after(_ move: Move, in situation: Situation) -> Situation {
    examined += 1
    var (attack, delivery, ways) = (situation.attack, situation.delivery, situation.ways)
    switch move {
    case .lose(let point):
      attack.sites = (attack.sites + [graph.points[point]]).sorted()
      delivery.lose(point, graph)
    case .close(let road):
      attack.roads = (attack.roads + [road]).sorted()
      let closed = isClosed(attack.roads)
      for source in ways.indices where ways[source].support.contains(road) {
        let before = ways[source]
        ways[source] = graph.ways(from: source, closed: closed, after: (before, road), &scratch)
      }
      let needs = graph.problem.needs
      for point in graph.points.indices {
        let source = graph.sourceOfPoint[point]
        guard situation.ways[source].support.contains(road) else { continue }
        for i in needs.indices where delivery.flow(point, i) > 0 && !ways[source].isReached[i] {
          delivery.cancel(point, i, group: needs[i].group)
        }
      }
    }
    delivery.augment(graph, ways)
    return Situation(attack, ways, delivery)
  }

  private func isClosed(_ roads: [Int]) -> [Bool] {
    var closed = [Bool](repeating: false, count: graph.problem.roads.count)
    for road in roads { closed[road] = true }
    return closed
  }
}

extension Situation {
  /// What each move could take at most: what the deliveries bring over that road, or from that point.
  ///
  /// Whatever is closed next, the deliveries that do not pass it can go on as they are, so `r` roads and `d` points
  /// together take no more than the sum of their loads. A road without a load takes nothing at all.
  ///
  /// - Returns: Moves with a load, the heaviest first.
  /// - Complexity: O(points · needs + length of the ways used)
  func loads(_ graph: RecourseGraph) -> [(move: Move, load: Int64)] {
    var byRoad = [Int64](repeating: 0, count: graph.problem.roads.count)
    var moves: [(move: Move, load: Int64)] = []
    for point in graph.points.indices {
      let row = ways[graph.sourceOfPoint[point]]
      var out: Int64 = 0
      for i in graph.problem.needs.indices {
        let amount = delivery.flow(point, i)
        guard amount > 0 else { continue }
        out += amount
        for road in row.way(to: i) { byRoad[Int(road)] += amount }
      }
      if out > 0 { moves.append((.lose(point), out)) }
    }
    for road in byRoad.indices where byRoad[road] > 0 { moves.append((.close(road), byRoad[road])) }
    // stable: equal loads keep points first, then roads by index
    return moves.enumerated().sorted { ($1.element.load, $0.offset) < ($0.element.load, $1.offset) }.map(
      \.element)
  }
}
