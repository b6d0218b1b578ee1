/// The least that the best deliveries leave short where each need is reached by some sites: a greatest flow, found by one
/// augmenting path after the other.
struct BestDeliveries {
  /// kg left at each site.
  private var left: [Int64]
  /// Sites that reach each need.
  private let reach: [[Int]]
  /// kg from each site, by need.
  private var flows: [[Int: Int64]]
  /// kg that no delivery covers.
  private(set) var short: Int64 = 0

  /// - Complexity: O(needs · sites · paths)
  init(supply: [Int64], demand: [Int64], reach: [[Int]]) {
    left = supply
    self.reach = reach
    flows = demand.map { _ in [:] }
    for (need, kg) in demand.enumerated() { short += lacking(after: kg, to: need) }
  }

  /// Brings a need what can be brought; what it still lacks.
  private mutating func lacking(after kg: Int64, to need: Int) -> Int64 {
    var lacking = kg
    while lacking > 0, let path = path(to: need) {
      var amount = min(lacking, left[path.source])
      for hop in path.hops { amount = min(amount, flows[hop.need][hop.from] ?? 0) }
      left[path.source] -= amount
      for hop in path.hops {
        flows[hop.need][hop.from, default: 0] -= amount
        flows[hop.need][hop.to, default: 0] += amount
      }
      flows[need][path.first, default: 0] += amount
      lacking -= amount
    }
    return lacking
  }

  /// A need that gives up a site for another.
  private struct Hop {
    var need: Int
    var from: Int
    var to: Int
  }

  /// How coal left at `source` frees as much at `first`, which reaches the need.
  private func path(to need: Int) -> (first: Int, source: Int, hops: [Hop])? {
    var before = [Hop?](repeating: nil, count: left.count)
    var isSeen = left.map { _ in false }
    var queue = reach[need]
    for site in queue { isSeen[site] = true }
    var next = 0
    while next < queue.count {
      let site = queue[next]
      next += 1
      if left[site] > 0 {
        var hops: [Hop] = []
        var first = site
        while let hop = before[first] {
          hops.append(hop)
          first = hop.from
        }
        return (first, site, hops)
      }
      for other in flows.indices where flows[other][site] ?? 0 > 0 {
        for to in reach[other] where !isSeen[to] {
          isSeen[to] = true
          before[to] = Hop(need: other, from: site, to: to)
          queue.append(to)
        }
      }
    }
    return nil
  }
}
