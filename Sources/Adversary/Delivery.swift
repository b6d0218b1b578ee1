import Quantities

/// The most that can be delivered over given ways: a greatest flow from points over needs to groups, kept from one
/// question to the next so that only what was lost is sent anew.
///
/// From a group that lacks something a breadth-first search runs backwards: to its needs that could take more, to the
/// points that reach them, and where a point is empty on to those it serves, which others may serve instead or whose group
/// may be served elsewhere. A point with coal left ends the search. A group that finds none will not find any later, so
/// one pass over the groups gives a greatest flow (Ford & Fulkerson 1956; Edmonds & Karp 1972).
struct Delivery: Sendable {
  /// Per point and need, kg.
  private(set) var flow: [Int64]
  /// Per point, kg still there.
  private(set) var left: [Int64]
  /// Per need, kg brought.
  private(set) var got: [Int64]
  /// Per group, kg brought.
  private(set) var gotByGroup: [Int64]
  /// Per group, kg to be brought.
  let target: [Int64]
  /// Points whose stock is lost.
  private(set) var isLost: [Bool]

  private let needCount: Int

  /// Nothing delivered yet.
  ///
  /// - Parameter struck: Groups that ask for anything; `nil` = all.
  init(_ graph: RecourseGraph, struck: [Int]?) {
    let problem = graph.problem
    needCount = problem.needs.count
    flow = [Int64](repeating: 0, count: graph.points.count * needCount)
    left = graph.points.map { problem.sites[$0].stock.count }
    got = [Int64](repeating: 0, count: needCount)
    gotByGroup = [Int64](repeating: 0, count: problem.targets.count)
    isLost = [Bool](repeating: false, count: graph.points.count)
    var target = problem.targets.map(\.count)
    if let struck {
      let isStruck = Set(struck)
      for g in target.indices where !isStruck.contains(g) { target[g] = 0 }
    }
    self.target = target
  }

  /// What all groups lack, kg.
  var loss: Int64 { zip(target, gotByGroup).reduce(0) { $0 + $1.0 - $1.1 } }

  func flow(_ point: Int, _ need: Int) -> Int64 { flow[point * needCount + need] }

  /// What leaves a point, kg.
  func outflow(_ point: Int) -> Int64 {
    flow[(point * needCount)..<((point + 1) * needCount)].reduce(0, +)
  }

  /// Sends `amount` from a point to a need.
  mutating func send(_ amount: Int64, _ point: Int, _ need: Int, group: Int) {
    flow[point * needCount + need] += amount
    left[point] -= amount
    got[need] += amount
    gotByGroup[group] += amount
  }

  /// Takes back what came over ways that are no more.
  mutating func cancel(_ point: Int, _ need: Int, group: Int) {
    send(-flow[point * needCount + need], point, need, group: group)
  }

  /// Loses a point with all that stands there.
  mutating func lose(_ point: Int, _ graph: RecourseGraph) {
    for i in 0..<needCount where flow(point, i) > 0 {
      cancel(point, i, group: graph.problem.needs[i].group)
    }
    left[point] = 0
    isLost[point] = true
  }

  /// Fills every need from the points nearest to it, so that little is on the road: ties by index.
  ///
  /// - Complexity: O(ways · log ways)
  mutating func fillFromNearest(_ graph: RecourseGraph, _ ways: [RecourseGraph.Ways]) {
    var pairs: [(minutes: Int32, roads: Int, point: Int, need: Int)] = []
    for point in graph.points.indices where left[point] > 0 {
      let row = ways[graph.sourceOfPoint[point]]
      for i in 0..<needCount where row.isReached[i] && target[graph.problem.needs[i].group] > 0 {
        pairs.append((row.minutes[i], row.way(to: i).count, point, i))
      }
    }
    pairs.sort { ($0.minutes, $0.roads, $0.point, $0.need) < ($1.minutes, $1.roads, $1.point, $1.need) }
    for pair in pairs {
      let need = graph.problem.needs[pair.need]
      let room = min(need.kg.count - got[pair.need], target[need.group] - gotByGroup[need.group])
      let amount = min(left[pair.point], room)
      if amount > 0 { send(amount, pair.point, pair.need, group: need.group) }
    }
  }

  /// Sends more until no more fits.
  mutating func augment(_ graph: RecourseGraph, _ ways: [RecourseGraph.Ways]) {
    var search = Backward(graph, self)
    for group in target.indices {
      while gotByGroup[group] < target[group], search.run(from: [group], graph, ways, self) {
        search.apply(to: &self, graph, group: group)
      }
    }
  }

  /// The short side of a least cut: groups and needs that could all take more if any of its points had it. Empty where
  /// nobody lacks anything.
  func shortSide(
    _ graph: RecourseGraph, _ ways: [RecourseGraph.Ways]
  ) -> (groups: [Int], needs: [Int], points: [Int]) {
    let short = target.indices.filter { gotByGroup[$0] < target[$0] }
    var search = Backward(graph, self)
    guard !short.isEmpty, !search.run(from: short, graph, ways, self) else { return ([], [], []) }
    return (
      target.indices.filter { search.isSeen(group: $0) }, got.indices.filter { search.isSeen(need: $0) },
      left.indices.filter { search.isSeen(point: $0) && !isLost[$0] }
    )
  }

  /// One search, backwards, with its memory. Nodes: points, needs, groups.
  private struct Backward {
    private let points: Int
    private let needs: Int
    private var came: [Int32]
    private var queue: [Int32] = []
    private var end = -1

    init(_ graph: RecourseGraph, _ delivery: Delivery) {
      points = graph.points.count
      needs = delivery.needCount
      came = [Int32](repeating: -1, count: points + needs + delivery.target.count)
    }

    func isSeen(group: Int) -> Bool { came[points + needs + group] >= 0 }
    func isSeen(need: Int) -> Bool { came[points + need] >= 0 }
    func isSeen(point: Int) -> Bool { came[point] >= 0 }

    private mutating func see(_ node: Int, from other: Int) {
      guard came[node] < 0 else { return }
      came[node] = Int32(other)
      queue.append(Int32(node))
    }

    /// Whether some point has coal that can be brought to one of the groups.
    mutating func run(
      from groups: [Int], _ graph: RecourseGraph, _ ways: [RecourseGraph.Ways], _ delivery: Delivery
    ) -> Bool {
      for node in came.indices { came[node] = -1 }
      queue.removeAll(keepingCapacity: true)
      // a root is its own predecessor
      for group in groups { see(points + needs + group, from: points + needs + group) }
      var done = 0
      while done < queue.count {
        let node = Int(queue[done])
        done += 1
        if node < points {
          if delivery.left[node] > 0 {
            end = node
            return true
          }
          for i in 0..<needs where delivery.flow[node * needs + i] > 0 { see(points + i, from: node) }
        } else if node < points + needs {
          let i = node - points
          for point in 0..<points
          where came[point] < 0 && !delivery.isLost[point] && ways[graph.sourceOfPoint[point]].isReached[i] {
            see(point, from: node)
          }
          if delivery.got[i] > 0 { see(points + needs + graph.problem.needs[i].group, from: node) }
        } else {
          let group = node - points - needs
          for m in graph.memberStart[group]..<graph.memberStart[group + 1] {
            let i = Int(graph.members[m])
            if delivery.got[i] < graph.problem.needs[i].kg.count { see(points + i, from: node) }
          }
        }
      }
      return false
    }

    /// Sends as much as fits along the way just found, from its end back to the group.
    func apply(to delivery: inout Delivery, _ graph: RecourseGraph, group: Int) {
      var room = min(delivery.left[end], delivery.target[group] - delivery.gotByGroup[group])
      var node = end
      while Int(came[node]) != node {
        let next = Int(came[node])
        // next took from node: point → need gives, need → point takes back, need ↔ group fills or drains
        if next >= points + needs {
          let i = node - points
          room = min(room, graph.problem.needs[i].kg.count - delivery.got[i])
        } else if node >= points + needs {
          room = min(room, delivery.got[next - points])
        } else if next < points {
          room = min(room, delivery.flow[next * needs + node - points])
        }
        node = next
      }
      delivery.left[end] -= room
      node = end
      while Int(came[node]) != node {
        let next = Int(came[node])
        if next >= points + needs {
          delivery.got[node - points] += room
        } else if node >= points + needs {
          delivery.got[next - points] -= room
        } else if next < points {
          delivery.flow[next * needs + node - points] -= room
        } else {
          delivery.flow[node * needs + next - points] += room
        }
        node = next
      }
      delivery.gotByGroup[group] += room
    }
  }
}
