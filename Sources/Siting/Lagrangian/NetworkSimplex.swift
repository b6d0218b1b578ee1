/// The cheapest way to serve one scenario from a set of open sites: a transportation problem, by the network simplex.
///
/// Sites are sources with room, needs are sinks; a root takes what is left over and feeds what may be short, at its
/// price. Needs that may not be short hang on it by artificial arcs at first, dearer than any way round. The tree is
/// kept strongly feasible (Cunningham, Mathematical Programming 11, 1976, 105–116), so that degenerate pivots cannot
/// cycle. The nearest arcs of each need are priced first, all others after.
struct NetworkSimplex: ~Copyable {
  private let parent, firstChild, nextSibling, previousSibling, depth: Buffer<Int32>
  /// Whether the tree arc of a node runs from it to its parent.
  private let runsUp: Buffer<Bool>
  private let flow, potential: Buffer<Double>
  /// Arc of a node's tree arc; −1 = artificial.
  private let treeArc, stack: Buffer<Int32>
  private let sourceOf: Buffer<Int32>
  private var arcs: [Arc] = []
  private var near: [Int32] = []
  private var sourceCount = 0
  private var sinkCount = 0

  /// Between two nodes: sources come first, then sinks, then the root.
  private struct Arc: BitwiseCopyable {
    var tail: Int32
    var head: Int32
    var cost: Double
  }

  /// Room for problems up to a size.
  init(sites: Int, needs: Int) {
    let nodes = sites + needs + 2
    parent = Buffer(nodes, -1)
    firstChild = Buffer(nodes, -1)
    nextSibling = Buffer(nodes, -1)
    previousSibling = Buffer(nodes, -1)
    depth = Buffer(nodes, 0)
    runsUp = Buffer(nodes, false)
    flow = Buffer(nodes, 0)
    potential = Buffer(nodes, 0)
    treeArc = Buffer(nodes, -1)
    stack = Buffer(nodes, 0)
    sourceOf = Buffer(max(sites, 1), -1)
  }

  /// Arcs of each need that are priced before the others.
  private static let nearest = 8

  /// Solves a scenario.
  ///
  /// - Parameters:
  ///   - open: Sites of the set, ascending.
  /// - Returns: Cost, kCNY; infinite when some need cannot be met and may not be short.
  /// - Complexity: pivots · √arcs, in practice; pivots grow with sites + needs.
  mutating func solve(_ problem: FlatProblem, scenario s: Int, open: [Int]) -> Double {
    let first = problem.needStart[s]
    sinkCount = problem.needStart[s + 1] - first
    sourceCount = open.count
    guard sinkCount > 0 else { return 0 }
    let m = problem.siteCount
    for i in 0..<m { sourceOf.base[i] = -1 }
    for (k, i) in open.enumerated() where problem.room[s * m + i] > 0 { sourceOf.base[i] = Int32(k) }

    arcs.removeAll(keepingCapacity: true)
    near.removeAll(keepingCapacity: true)
    var dearest = 0.0
    for n in 0..<sinkCount {
      var taken = 0
      for a in problem.arcStart[first + n]..<problem.arcStart[first + n + 1] {
        let source = sourceOf.base[Int(problem.arcSite[a])]
        guard source >= 0 else { continue }
        let cost = problem.arcCost[a]
        guard cost < problem.shortageCost[first + n] else { break }
        if taken < Self.nearest { near.append(Int32(arcs.count)) }
        taken += 1
        arcs.append(Arc(tail: source, head: Int32(sourceCount + n), cost: cost))
        dearest = max(dearest, cost)
      }
    }
    // a path visits each source once at most, so this much is dearer than any detour
    let forbidding = (dearest + 1) * Double(2 * (min(sourceCount, sinkCount) + 1))
    plant(problem, s, open, first, forbidding)
    improve(over: near, tolerance: 1e-11 * (dearest + 1))
    improve(tolerance: 1e-11 * (dearest + 1))

    let dust = 1e-12 * (0..<sinkCount).reduce(1) { $0 + problem.demand[first + $1] }
    var cost = 0.0
    for v in 0..<root {
      let amount = flow.base[v]
      if treeArc.base[v] >= 0 {
        cost += amount * arcs[Int(treeArc.base[v])].cost
      } else if v >= sourceCount {
        // dust on an artificial arc is rounding; more is a need that cannot be met
        guard amount <= 1e-9 * problem.demand[first + v - sourceCount] + dust else { return .infinity }
      }
    }
    return cost
  }

  /// Flows of the last solve: position of the site in `open`, need within the scenario, tonnes.
  func flows(_ visit: (_ source: Int, _ sink: Int, _ tonnes: Double) -> Void) {
    // where nobody needs anything no tree was planted, and what stands here is an earlier scenario's
    guard sinkCount > 0 else { return }
    for v in 0..<root where treeArc.base[v] >= 0 && flow.base[v] > 0 {
      let arc = arcs[Int(treeArc.base[v])]
      guard Int(arc.tail) != root, Int(arc.head) != root else { continue }
      visit(Int(arc.tail), Int(arc.head) - sourceCount, flow.base[v])
    }
  }

  /// Price of a need in the last solve, kCNY per tonne: what one more tonne of it would cost.
  func price(_ sink: Int) -> Double { -potential.base[sourceCount + sink] }

  // MARK: - Tree

  private var root: Int { sourceCount + sinkCount }

  /// The first tree: everything hangs on the root.
  private mutating func plant(
    _ problem: FlatProblem, _ s: Int, _ open: [Int], _ first: Int, _ forbidding: Double
  ) {
    firstChild.base[root] = -1
    parent.base[root] = -1
    depth.base[root] = 0
    potential.base[root] = 0
    for v in stride(from: root - 1, through: 0, by: -1) {
      firstChild.base[v] = -1
      link(v, under: root)
      depth.base[v] = 1
      runsUp.base[v] = v < sourceCount
      if v < sourceCount {
        flow.base[v] = problem.room[s * problem.siteCount + open[v]]
        hang(v, Arc(tail: Int32(v), head: Int32(root), cost: 0))
        potential.base[v] = 0
      } else {
        let need = first + v - sourceCount
        let price = problem.shortageCost[need]
        flow.base[v] = problem.demand[need]
        if price < .infinity {
          hang(v, Arc(tail: Int32(root), head: Int32(v), cost: price))
          potential.base[v] = -price
        } else {
          treeArc.base[v] = -1
          potential.base[v] = -forbidding
        }
      }
    }
  }

  /// Adds an arc to or from the root, priced early, and hangs its node on it.
  private mutating func hang(_ v: Int, _ arc: Arc) {
    treeArc.base[v] = Int32(arcs.count)
    near.append(Int32(arcs.count))
    arcs.append(arc)
  }

  @inline(__always)
  private func link(_ v: Int, under p: Int) {
    parent.base[v] = Int32(truncatingIfNeeded: p)
    previousSibling.base[v] = -1
    let first = firstChild.base[p]
    nextSibling.base[v] = first
    if first >= 0 { previousSibling.base[Int(first)] = Int32(truncatingIfNeeded: v) }
    firstChild.base[p] = Int32(truncatingIfNeeded: v)
  }

  @inline(__always)
  private func unlink(_ v: Int) {
    let (before, after) = (previousSibling.base[v], nextSibling.base[v])
    if before >= 0 {
      nextSibling.base[Int(before)] = after
    } else {
      firstChild.base[Int(parent.base[v])] = after
    }
    if after >= 0 { previousSibling.base[Int(after)] = before }
  }

  // MARK: - Pricing

  /// Pivots on the listed arcs until none of them pays.
  private mutating func improve(over list: [Int32], tolerance: Double) {
    guard !list.isEmpty else { return }
    let block = Int(2 * Double(list.count).squareRoot()) + 10
    var at = 0
    var idle = 0
    while idle < list.count {
      var best = -tolerance
      var entering = -1
      var scanned = 0
      while scanned < block, idle < list.count {
        let a = Int(list[at])
        let reduced = reducedCost(a)
        if reduced < best {
          best = reduced
          entering = a
        }
        at = at &+ 1
        if at == list.count { at = 0 }
        scanned &+= 1
        idle &+= 1
      }
      if entering >= 0 {
        pivot(entering, best)
        idle = 0
      }
    }
  }

  /// Pivots on all arcs until none of them pays.
  private mutating func improve(tolerance: Double) {
    let count = arcs.count
    guard count > 0 else { return }
    let block = Int(Double(count).squareRoot()) + 10
    var at = 0
    var idle = 0
    while idle < count {
      var best = -tolerance
      var entering = -1
      var scanned = 0
      while scanned < block, idle < count {
        let reduced = reducedCost(at)
        if reduced < best {
          best = reduced
          entering = at
        }
        at = at &+ 1
        if at == count { at = 0 }
        scanned &+= 1
        idle &+= 1
      }
      if entering >= 0 {
        pivot(entering, best)
        idle = 0
      }
    }
  }

  @inline(__always)
  private func reducedCost(_ a: Int) -> Double {
    arcs.withUnsafeBufferPointer { table in
      let arc = table.baseAddress.unsafelyUnwrapped[a]
      return arc.cost - potential.base[Int(arc.tail)] + potential.base[Int(arc.head)]
    }
  }

  // MARK: - Pivot

  /// Brings an arc into the tree: flow around the cycle, the arc that runs empty out, prices of the cut part shifted.
  private func pivot(_ entering: Int, _ reduced: Double) {
    let arc = arcs.withUnsafeBufferPointer { $0.baseAddress.unsafelyUnwrapped[entering] }
    let source = Int(arc.tail)
    let sink = Int(arc.head)
    var (x, y) = (source, sink)
    while x != y {
      if depth.base[x] >= depth.base[y] { x = Int(parent.base[x]) } else { y = Int(parent.base[y]) }
    }
    let join = x
    // the last blocking arc met in the direction of the cycle, from the join, leaves: that keeps the tree strongly feasible
    var most = Double.infinity
    var leaving = -1
    var cutsSource = false
    var v = source
    while v != join {
      if runsUp.base[v], flow.base[v] < most {
        most = flow.base[v]
        leaving = v
        cutsSource = true
      }
      v = Int(parent.base[v])
    }
    v = sink
    while v != join {
      if !runsUp.base[v], flow.base[v] <= most {
        most = flow.base[v]
        leaving = v
        cutsSource = false
      }
      v = Int(parent.base[v])
    }
    if most > 0 {
      v = source
      while v != join {
        flow.base[v] += runsUp.base[v] ? -most : most
        v = Int(parent.base[v])
      }
      v = sink
      while v != join {
        flow.base[v] += runsUp.base[v] ? most : -most
        v = Int(parent.base[v])
      }
    }
    rehang(
      from: cutsSource ? source : sink, under: cutsSource ? sink : source, upTo: leaving, arc: entering,
      up: cutsSource, flow: most)
    shiftPrices(below: cutsSource ? source : sink, by: cutsSource ? reduced : -reduced)
  }

  /// Turns the path from `node` up to `leaving` around and hangs it under `newParent`.
  private func rehang(
    from node: Int, under newParent: Int, upTo leaving: Int, arc: Int, up: Bool, flow amount: Double
  ) {
    var (current, above) = (node, newParent)
    var (newArc, newUp, newFlow) = (Int32(truncatingIfNeeded: arc), up, amount)
    while true {
      let oldParent = Int(parent.base[current])
      let (oldArc, oldUp, oldFlow) = (treeArc.base[current], runsUp.base[current], flow.base[current])
      unlink(current)
      link(current, under: above)
      treeArc.base[current] = newArc
      runsUp.base[current] = newUp
      flow.base[current] = newFlow
      if current == leaving { return }
      (above, current) = (current, oldParent)
      (newArc, newUp, newFlow) = (oldArc, !oldUp, oldFlow)
    }
  }

  private func shiftPrices(below top: Int, by shift: Double) {
    var height = 1
    stack.base[0] = Int32(truncatingIfNeeded: top)
    while height > 0 {
      height &-= 1
      let v = Int(stack.base[height])
      potential.base[v] += shift
      depth.base[v] = depth.base[Int(parent.base[v])] &+ 1
      var child = firstChild.base[v]
      while child >= 0 {
        stack.base[height] = child
        height &+= 1
        child = nextSibling.base[Int(child)]
      }
    }
  }
}
