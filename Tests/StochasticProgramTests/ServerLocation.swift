import GLPK
import StochasticProgram

/// A small server-location program with its answer by trying everything, from its own numbers alone.
struct ServerLocation {
  var open: [Double]
  var capacity: Double
  var overflow: Double?
  /// Per client and server.
  var cost: [[Double]]
  var weight: [[Double]]
  /// Cost of serving a client from nowhere; `nil` = every client needs a server.
  var unserved: Double?
  var mostOpen: Int
  /// Per scenario: which clients come.
  var present: [[Bool]]
  var probability: [Double]

  /// The program of a seed.
  init(seed: UInt64, whole: Bool) {
    var random = Draws(seed: seed)
    let (servers, clients, count) = (random.whole(1, 4), random.whole(1, 4), random.whole(1, 4))
    func number(_ low: Int, _ high: Int) -> Double {
      Double(random.whole(low, high)) + (whole ? 0 : Double(random.whole(0, 9)) / 10)
    }
    open = (0..<servers).map { _ in number(1, 12) }
    capacity = number(3, 12)
    overflow = random.whole(0, 3) == 0 ? nil : number(2, 30)
    cost = (0..<clients).map { _ in (0..<servers).map { _ in -number(0, 9) } }
    weight = (0..<clients).map { _ in (0..<servers).map { _ in number(0, 7) } }
    unserved = random.whole(0, 2) == 0 ? number(0, 5) : nil
    mostOpen = random.whole(1, servers)
    present = (0..<count).map { _ in (0..<clients).map { _ in random.whole(0, 2) > 0 } }
    let parts = (0..<count).map { _ in Double(random.whole(1, 5)) }
    probability = parts.map { $0 / parts.reduce(0, +) }
  }

  /// As a stochastic program.
  var program: TwoStageProgram {
    var core = Model(.minimize)
    let x = open.map { core.addColumn(cost: $0, domain: .binary) }
    let limit = core.addRow(.atMost(Double(mostOpen)), x.map { ($0, 1) })
    core.setName("limit", of: limit)
    let y = cost.map { $0.map { core.addColumn(cost: $0, domain: .binary) } }
    let beyond = open.map { _ in overflow.map { core.addColumn(cost: $0) } }
    let away = cost.map { _ in unserved.map { core.addColumn(cost: $0, domain: .binary) } }
    for j in x.indices {
      var terms = y.indices.map { (y[$0][j], -weight[$0][j]) } + [(x[j], capacity)]
      if let column = beyond[j] { terms.append((column, 1)) }
      core.addRow(.atLeast(0), terms)
    }
    for i in y.indices {
      var terms = y[i].map { ($0, 1.0) }
      if let column = away[i] { terms.append((column, 1)) }
      core.addRow(.fixed(1), terms)
    }
    let firstChoice = 1 + x.count
    for (j, column) in x.enumerated() { core.setName("x\(j)", of: column) }
    for (k, column) in (x.count..<core.columnCount).enumerated() {
      core.setName("y\(k)", of: Model.Column(column))
    }
    for i in 0..<core.rowCount where i > 0 { core.setName("r\(i)", of: Model.Row(i)) }
    return TwoStageProgram(
      name: "servers", core: core, firstColumns: x.count, firstRows: 1,
      scenarios: present.indices.map { s in
        .init(
          name: "S\(s)", probability: probability[s],
          changes: present[s].indices.map { .row(firstChoice + $0, .fixed(present[s][$0] ? 1 : 0)) })
      })
  }

  /// The optimum, by trying every set of servers and every assignment; `nil` = there is none.
  var optimum: Double? {
    var best: Double?
    for mask in 0..<(1 << open.count) where mask.nonzeroBitCount <= mostOpen {
      let isOpen = open.indices.map { mask >> $0 & 1 == 1 }
      var total = zip(open, isOpen).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
      var isPossible = true
      for s in present.indices {
        let load = [Double](repeating: 0, count: open.count)
        if let value = least(from: 0, s, load, isOpen) {
          total += probability[s] * value
        } else {
          isPossible = false
        }
      }
      if isPossible { best = min(best ?? .infinity, total) }
    }
    return best
  }

  func least(from client: Int, _ s: Int, _ load: [Double], _ isOpen: [Bool]) -> Double? {
    guard client < cost.count else {
      var penalty = 0.0
      for j in open.indices {
        let beyond = load[j] - (isOpen[j] ? capacity : 0)
        guard beyond > 1e-9 else { continue }
        guard let overflow else { return nil }
        penalty += overflow * beyond
      }
      return penalty
    }
    guard present[s][client] else { return least(from: client + 1, s, load, isOpen) }
    var best: Double?
    if let unserved, let rest = least(from: client + 1, s, load, isOpen) { best = unserved + rest }
    for j in open.indices {
      var heavier = load
      heavier[j] += weight[client][j]
      guard let rest = least(from: client + 1, s, heavier, isOpen) else { continue }
      best = min(best ?? .infinity, cost[client][j] + rest)
    }
    return best
  }
}

/// A small generator, the same on every machine.
struct Draws {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  /// A whole number from `low` to `high`.
  mutating func whole(_ low: Int, _ high: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return low + Int((state >> 33) % UInt64(high - low + 1))
  }
}
