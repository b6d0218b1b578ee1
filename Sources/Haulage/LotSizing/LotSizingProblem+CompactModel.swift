public import GLPK
import Quantities

extension LotSizingProblem {
  /// The same problem as one mixed-integer program: for every village and period the loads of every way as an integer, the
  /// shared drop as a binary, stock and shortage as columns. Yuan, hours and steps.
  ///
  /// It is what a solver without the decomposition would be given, for tests and measurement. Where needs are lost it may
  /// ration (leave a need unserved to serve a later one), which ``solve(_:)`` may not; and it does not round a shared drop's
  /// part up to the fen and minute: its optimum is a bound then.
  public func compactModel() -> Model {
    let rows = LotRows(self)
    return CompactModel(self, rows, villages: Array(villages.indices), limits: rows.limits).model
  }
}

/// Some villages as a mixed-integer program, within what the others leave.
struct CompactModel {
  private let problem: LotSizingProblem
  private let rows: LotRows
  private(set) var model = Model()
  /// By row of ``LotRows``.
  private var terms: [[(Model.Column, Double)]]
  /// What could be a drop, and the columns that say whether it is: its loads (none for a shared one) and its steps.
  private var choices: [(drop: LotSizingPlan.Drop, loads: Model.Column?, steps: Model.Column)] = []

  /// - Parameter limits: By row, what these villages may take before it costs more.
  init(_ problem: LotSizingProblem, _ rows: LotRows, villages: [Int], limits: [Double]) {
    self.problem = problem
    self.rows = rows
    terms = rows.limits.map { _ in [] }
    for v in villages { add(v) }
    for relief in rows.reliefs {
      terms[relief.row].append((model.addColumn(.between(0, relief.most), cost: relief.price), -1))
    }
    for r in limits.indices where limits[r].isFinite { model.addRow(.atMost(limits[r]), terms[r]) }
  }

  /// The drops that a solution stands for.
  func drops(_ values: [Double]) -> [LotSizingPlan.Drop] {
    choices.compactMap { choice in
      var drop = choice.drop
      drop.loads = choice.loads.map { Int(values[$0.index].rounded()) } ?? 0
      drop.steps = Int(values[choice.steps.index].rounded())
      return drop.steps > 0 ? drop : nil
    }
  }

  private mutating func add(_ v: Int) {
    let village = problem.villages[v]
    let ceiling = problem.ceiling(of: village)
    var before: Model.Column?
    var all: [(Model.Column, Double)] = []
    for t in 0..<problem.periods {
      let arrivals = arrivals(v, t)
      all += arrivals
      let isLost = problem.shortage == .lost
      // the stock at the end, free to be below nothing where needs wait
      let stock = model.addColumn(isLost ? .nonnegative : .free)
      var balance = arrivals + [(stock, -1.0)]
      var after = arrivals
      if let before {
        balance.append((before, 1))
        after.append((before, 1))
      }
      let start = before == nil ? Double(village.stock) : 0
      if isLost {
        let short = model.addColumn(.between(0, Double(village.use[t])), cost: village.shortage[t].yuan)
        balance.append((short, 1))
      } else {
        let short = model.addColumn(cost: village.shortage[t].yuan)
        model.addRow(.atLeast(0), [(short, 1), (stock, 1)])
      }
      model.addRow(.fixed(Double(village.use[t]) - start), balance)
      if !after.isEmpty { model.addRow(.atMost(Double(ceiling[t]) - start), after) }
      if village.unsafety > .zero {
        let below = model.addColumn(cost: village.unsafety.yuan)
        model.addRow(.atLeast(Double(village.safety)), [(below, 1), (stock, 1)])
      }
      if village.holding > .zero {
        let held = model.addColumn(cost: village.holding.yuan)
        model.addRow(.atLeast(0), [(held, 1), (stock, -1)])
      }
      before = stock
    }
    if let order = village.order {
      let missing = model.addColumn(.between(0, Double(order)), cost: village.missing.yuan)
      model.addRow(.fixed(Double(order)), all + [(missing, 1)])
    }
  }

  /// What comes in a period, as columns in steps.
  private mutating func arrivals(_ v: Int, _ t: Int) -> [(Model.Column, Double)] {
    var arrivals: [(Model.Column, Double)] = []
    var shares: [(Model.Column, Double)] = []
    for (w, way) in problem.villages[v].ways.enumerated() where way.isOpen[t] {
      let payload = Double(problem.fleets[way.fleet].payload)
      let loads = model.addColumn(cost: way.cost.yuan, domain: .integer)
      let steps = model.addColumn(domain: .integer)
      model.addRow(.atMost(0), [(steps, 1), (loads, -payload)])
      take(way, t, steps: steps, trucks: loads, per: 1)
      arrivals.append((steps, 1))
      let drop = LotSizingPlan.Drop(village: v, period: t, way: w, loads: 0, steps: 0)
      choices.append((drop, loads, steps))
      guard let range = problem.sharedSteps(of: way.fleet), let shared = problem.shared else { continue }
      let factor = Double(shared.factor) / 1000 / payload
      let isShared = model.addColumn(domain: .binary)
      let part = model.addColumn(cost: way.cost.yuan * factor, domain: .integer)
      model.addRow(.atMost(0), [(part, 1), (isShared, -Double(range.upperBound))])
      model.addRow(.atLeast(0), [(part, 1), (isShared, -Double(range.lowerBound))])
      take(way, t, steps: part, trucks: part, per: factor)
      arrivals.append((part, 1))
      shares.append((isShared, 1))
      choices.append((drop, nil, part))
    }
    if shares.count > 1 { model.addRow(.atMost(1), shares) }
    return arrivals
  }

  private mutating func take(
    _ way: LotSizingProblem.Way, _ t: Int, steps: Model.Column, trucks: Model.Column, per factor: Double
  ) {
    terms[rows.truck(way.fleet, t)].append((trucks, way.minutes.hours * factor))
    for later in t..<problem.periods { terms[rows.supply(way.source, later)].append((steps, 1)) }
    if rows.limits[rows.dock(way.source, t)].isFinite {
      terms[rows.dock(way.source, t)].append((trucks, way.dock.hours * factor))
    }
  }
}
