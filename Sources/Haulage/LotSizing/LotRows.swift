import Quantities

/// The rows that tie villages together, in the units the master counts in: hours, steps and yuan.
///
/// By fleet, then period: truck hours. By source, then period: steps taken up to then. By source, then period: dock hours.
struct LotRows: Sendable {
  /// A way to have more than a row's limit.
  struct Relief: Sendable {
    var row: Int
    /// Yuan per unit.
    var price: Double
    /// The most of it.
    var most: Double
  }

  let periods: Int
  let fleets: Int
  let sources: Int
  /// Infinite where nothing limits.
  private(set) var limits: [Double]
  private(set) var reliefs: [Relief] = []
  /// The highest price a row can come to: that of a relief without end; infinite where there is none.
  private(set) var ceilings: [Double]

  init(_ problem: LotSizingProblem) {
    periods = problem.periods
    fleets = problem.fleets.count
    sources = problem.sources.count
    limits = [Double](repeating: .infinity, count: (fleets + 2 * sources) * periods)
    ceilings = [Double](repeating: .infinity, count: limits.count)
    for (k, fleet) in problem.fleets.enumerated() {
      for t in 0..<periods {
        limits[truck(k, t)] = fleet.minutes[t].hours
        if fleet.overtime[t] > .zero {
          reliefs.append(
            Relief(row: truck(k, t), price: fleet.overtimeHour.yuan, most: fleet.overtime[t].hours))
        }
        if let price = fleet.hireHour { addRelief(truck(k, t), price.yuan) }
      }
    }
    for (s, source) in problem.sources.enumerated() {
      var there = 0
      for t in 0..<periods {
        there += source.supply[t]
        limits[supply(s, t)] = Double(there)
        if let price = source.advance { addRelief(supply(s, t), price.yuan) }
        guard let docks = source.docks else { continue }
        limits[dock(s, t)] = docks[t].hours
        if let price = source.dockOvertime { addRelief(dock(s, t), price.yuan) }
      }
    }
  }

  private mutating func addRelief(_ row: Int, _ price: Double) {
    reliefs.append(Relief(row: row, price: price, most: .infinity))
    ceilings[row] = price
  }

  func truck(_ fleet: Int, _ period: Int) -> Int { fleet * periods + period }
  func supply(_ source: Int, _ period: Int) -> Int { (fleets + source) * periods + period }
  func dock(_ source: Int, _ period: Int) -> Int { (fleets + sources + source) * periods + period }

  /// What the rows' charges are worth beside the villages' plans: no plan of the whole costs less than this plus the sum of the
  /// cheapest plans of single villages under the charges.
  ///
  /// - Parameter charges: at least 0 and at most ``ceilings``.
  func constant(_ charges: [Double]) -> Double {
    var sum = 0.0
    for r in limits.indices where charges[r] > 0 { sum -= charges[r] * limits[r] }
    for relief in reliefs where relief.most.isFinite {
      sum += relief.most * min(0, relief.price - charges[relief.row])
    }
    return sum
  }

  /// Charges from a master's row prices: what is outside by rounding is brought inside, which any charges may be.
  func charges(fromDuals duals: ArraySlice<Double>) -> [Double] {
    zip(duals, limits.indices).map { dual, r in
      limits[r].isFinite ? min(max(0, -dual), ceilings[r]) : 0
    }
  }
}

/// A plan of one village, as a column of the master.
struct LotColumn: Sendable, Hashable {
  var village: Int
  var drops: [LotSizingPlan.Drop]
  /// Its haulage and everything about its stock, yuan.
  var cost: Double
  /// Its coefficients in the rows of ``LotRows``, by row.
  var rows: [Int]
  var amounts: [Double]

  /// - Throws: ``LotSizingFault`` if the drops are no plan of the village.
  init(
    village: Int, drops: [LotSizingPlan.Drop], of problem: LotSizingProblem, _ rows: LotRows
  ) throws(LotSizingFault) {
    self.village = village
    self.drops = drops
    cost = try problem.ownCost(of: village, drops).total.yuan
    var usage = LotUsage(problem)
    for drop in drops { usage.add(drop, problem) }
    var found: [(row: Int, amount: Double)] = []
    let periods = problem.periods
    for k in 0..<rows.fleets {
      for t in 0..<periods where usage.minutes[k * periods + t] > 0 {
        found.append((rows.truck(k, t), Double(usage.minutes[k * periods + t]) / 60))
      }
    }
    for s in 0..<rows.sources {
      var steps = 0
      for t in 0..<periods {
        steps += usage.steps[s * periods + t]
        if steps > 0 { found.append((rows.supply(s, t), Double(steps))) }
        let minutes = usage.dock[s * periods + t]
        if minutes > 0, rows.limits[rows.dock(s, t)].isFinite {
          found.append((rows.dock(s, t), Double(minutes) / 60))
        }
      }
    }
    self.rows = found.map(\.row)
    amounts = found.map(\.amount)
  }

  /// What it costs where what it takes is charged for.
  func cost(under charges: [Double]) -> Double {
    var sum = cost
    for (row, amount) in zip(rows, amounts) { sum += charges[row] * amount }
    return sum
  }
}
