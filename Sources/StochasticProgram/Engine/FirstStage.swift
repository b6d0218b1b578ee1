import GLPK

/// The first stage alone: whole decisions of 0 and 1 with costs and rows, searched for the one of least bound.
struct FirstStage: Sendable {
  let costs: [Double]
  let lower: [Bool]
  let upper: [Bool]
  private let rows: [Bounds]
  /// Per column: the rows it stands in, with its coefficient.
  private let entries: [[(row: Int, value: Double)]]
  private let terms: [[(column: Int, value: Double)]]

  init(_ program: TwoStageProgram) {
    let core = program.core
    let count = program.firstColumns
    costs = Array(core.costs[..<count])
    lower = (0..<count).map { core.columnBounds[$0].lower > 0.5 }
    upper = (0..<count).map { core.columnBounds[$0].upper > 0.5 }
    rows = Array(core.rowBounds[..<program.firstRows])
    var entries = [[(row: Int, value: Double)]](repeating: [], count: count)
    var terms: [[(column: Int, value: Double)]] = []
    for row in rows.indices {
      let list = core.terms(of: .init(row)).map { (column: $0.0.index, value: $0.1) }
      for (column, value) in list { entries[column].append((row, value)) }
      terms.append(list)
    }
    self.entries = entries
    self.terms = terms
  }

  var count: Int { costs.count }

  /// c x.
  func cost(of x: [Double]) -> Double { zip(costs, x).reduce(0) { $0 + $1.0 * $1.1 } }

  /// Rows' slack below and above when every open column does its best.
  fileprivate func activities() -> (least: [Double], most: [Double]) {
    var least = [Double](repeating: 0, count: rows.count)
    var most = least
    for row in rows.indices {
      for (column, value) in terms[row] {
        let (a, b) = (lower[column] ? value : 0, upper[column] ? value : 0)
        least[row] += min(a, b)
        most[row] += max(a, b)
      }
    }
    return (least, most)
  }

  fileprivate func canHold(_ row: Int, _ least: Double, _ most: Double) -> Bool {
    let slack = 1e-9 * max(1, abs(least), abs(most))
    return least <= rows[row].upper + slack && most >= rows[row].lower - slack
  }

  fileprivate func entries(of column: Int) -> [(row: Int, value: Double)] { entries[column] }
}

/// All cuts so far, and the decisions that are done with.
struct CutPool {
  let stage: FirstStage
  /// Per round and group.
  private var rounds: [[Cut]] = []
  /// Per round, over all groups together with the first stage's own cost.
  private var totals: [Cut] = []
  private var finished: Set<[Bool]> = []

  init(_ stage: FirstStage) { self.stage = stage }

  /// Adds one cut per group.
  mutating func add(_ cuts: [Cut]) {
    var total = Cut(zero: stage.count)
    for cut in cuts { total += cut }
    for j in stage.costs.indices { total.slope[j] += stage.costs[j] }
    rounds.append(cuts)
    totals.append(total)
  }

  /// A decision that need not be looked at again.
  mutating func finish(_ x: [Double]) { finished.insert(x.map { $0 > 0.5 }) }

  /// What c x and expected recourse come to at least.
  func bound(at x: [Double]) -> Double {
    var sum = stage.cost(of: x)
    guard let groups = rounds.first?.count else { return -.infinity }
    for g in 0..<groups { sum += rounds.reduce(-.infinity) { max($0, $1[g].value(at: x)) } }
    return sum
  }

  /// The unfinished decision of least bound, if that is below `cutoff`; `nil` = there is none.
  ///
  /// Depth first over the columns. A node's bound is the best over rounds of the cut's least value on what is open,
  /// so it may be passed over only where every decision in it is at `cutoff` or above; a leaf's is ``bound(at:)``.
  ///
  /// - Returns: The decision and its bound; where time ran out, `interrupted` and a bound on what was left.
  /// - Complexity: O(nodes · rounds)
  func best(below cutoff: Double, until deadline: Deadline) -> Choice {
    var search = Search(self, cutoff: cutoff, deadline: deadline)
    search.descend(0)
    if search.isInterrupted { return .interrupted(atLeast: min(search.leftBehind, search.cutoff)) }
    guard let x = search.best else { return .none }
    return .found(x, bound: search.cutoff)
  }

  /// What a search for the least bound came to.
  enum Choice {
    case found([Double], bound: Double)
    case none
    case interrupted(atLeast: Double)
  }

  private struct Search {
    let pool: CutPool
    let deadline: Deadline
    var cutoff: Double
    var best: [Double]?
    var isInterrupted = false
    var leftBehind = Double.infinity
    private var x: [Double]
    /// Per round: the cut's least value on what is still open.
    private var values: [Double]
    private var least: [Double]
    private var most: [Double]
    private var order: [Int]
    private var steps = 0

    init(_ pool: CutPool, cutoff: Double, deadline: Deadline) {
      self.pool = pool
      self.cutoff = cutoff
      self.deadline = deadline
      let stage = pool.stage
      x = stage.lower.map { $0 ? 1 : 0 }
      (least, most) = stage.activities()
      values = pool.totals.map { cut in
        stage.costs.indices.reduce(cut.constant) { sum, j in
          sum + min(stage.lower[j] ? cut.slope[j] : 0, stage.upper[j] ? cut.slope[j] : 0)
        }
      }
      // the columns that move the strongest cut most come first
      let weight = pool.totals.first?.slope.map { abs($0) } ?? stage.costs.map { abs($0) }
      order = stage.costs.indices.sorted { (weight[$1], $0) < (weight[$0], $1) }
    }

    mutating func descend(_ depth: Int) {
      let stage = pool.stage
      steps += 1
      if steps % 4096 == 0, deadline.isOver { isInterrupted = true }
      guard !isInterrupted else {
        leftBehind = min(leftBehind, values.max() ?? -.infinity)
        return
      }
      guard (values.max() ?? -.infinity) < cutoff else { return }
      guard depth < order.count else {
        guard !pool.finished.contains(x.map { $0 > 0.5 }) else { return }
        let bound = pool.bound(at: x)
        if bound < cutoff || best == nil && bound == -.infinity {
          best = x
          cutoff = bound
        }
        return
      }
      let column = order[depth]
      let prefersOne = (pool.totals.last?.slope[column] ?? stage.costs[column]) < 0
      for one in prefersOne ? [true, false] : [false, true] {
        guard one ? stage.upper[column] : !stage.lower[column] else { continue }
        let before = (values, least, most)
        if fix(column, one) { descend(depth + 1) }
        (values, least, most) = before
      }
    }

    private mutating func fix(_ column: Int, _ one: Bool) -> Bool {
      let stage = pool.stage
      x[column] = one ? 1 : 0
      for k in values.indices {
        let slope = pool.totals[k].slope[column]
        let free = min(stage.lower[column] ? slope : 0, stage.upper[column] ? slope : 0)
        values[k] += (one ? slope : 0) - free
      }
      for (row, value) in stage.entries(of: column) {
        let (a, b) = (stage.lower[column] ? value : 0, stage.upper[column] ? value : 0)
        let fixed = one ? value : 0
        least[row] += fixed - min(a, b)
        most[row] += fixed - max(a, b)
        guard stage.canHold(row, least[row], most[row]) else { return false }
      }
      return true
    }
  }
}
