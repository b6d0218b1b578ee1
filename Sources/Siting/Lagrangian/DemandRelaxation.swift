/// The Lagrangian function with the demand rows relaxed, its minimiser and a subgradient.
///
/// With a multiplier μ_n per need (kCNY per tonne), what remains separates by site and scenario into continuous
/// knapsacks,
///
///     v_is(μ) = min Σ_n (c_in − μ_n) d_n x_n    over  Σ_n d_n x_n ≤ R_is,  0 ≤ x ≤ 1,
///
/// and one problem in `y` alone:
///
///     L(μ) = Σ_n μ_n d_n + min_y Σ_i (F_i + Σ_s v_is(μ)) y_i.
///
/// Any μ gives a lower bound: a plan's demand rows hold, so the relaxed term is zero for it, and its y and x are among
/// those minimised over. A need that may be short at π has μ ≤ π, for `u` costs π − μ and must not pay.
///
/// Only offers of negative ratio matter, and a need's arcs stand cheapest first, so each need walks its arcs until they
/// cost more than its multiplier: the sweep touches a few arcs in a hundred.
final class DemandRelaxation: SiteRelaxation {
  let problem: FlatProblem
  var multiplierCount: Int { problem.needCount }
  private let workers: Int
  let crew: Crew
  /// F_i + Σ_s v_is
  let gain: Buffer<Double>
  /// 1 for a site that takes part; others, at 0, neither fill nor count.
  var takesPart: [Int32]
  /// Minimiser over y: whole, or between where only the relaxed opening problem was solved.
  var opening: [Double]
  /// 1 − Σ_i y_i x_in per need: what the demand rows lack.
  let lack: Buffer<Double>
  private let perTonne: Buffer<Double>

  init(_ problem: FlatProblem, workers: Int) {
    self.problem = problem
    self.workers = workers
    crew = Crew(problem, workers: workers)
    gain = Buffer(problem.siteCount, 0)
    takesPart = Array(repeating: 1, count: problem.siteCount)
    opening = Array(repeating: 0, count: problem.siteCount)
    lack = Buffer(problem.needCount, 0)
    perTonne = Buffer(problem.needCount, 0)
    for n in 0..<problem.needCount { perTonne[n] = 1 / problem.demand[n] }
  }

  var exactSetsPerClimb: Int { 150 }
  func restricted(to problem: FlatProblem) -> DemandRelaxation { DemandRelaxation(problem, workers: workers) }

  /// The cheapest way to serve each need alone, with its share of an opening; where only so many may open, what the
  /// nearest of so many would cost.
  func start() -> [Double] {
    let scenarios = Double(max(problem.scenarioCount, 1))
    let m = problem.siteCount
    var multiplier = [Double](repeating: 0, count: problem.needCount)
    for s in 0..<problem.scenarioCount {
      for n in problem.needStart[s]..<problem.needStart[s + 1] {
        let arcs = problem.arcStart[n]..<problem.arcStart[n + 1]
        var least = problem.shortageCost[n]
        if let most = problem.mostSites, most > 0 {
          let nearest = arcs.lowerBound + m / most
          if nearest < arcs.upperBound { least = min(least, problem.arcCost[nearest]) }
          if !least.isFinite, let last = arcs.last { least = problem.arcCost[last] }
        } else {
          for a in arcs {
            let i = Int(problem.arcSite[a])
            let room = problem.room[s * m + i]
            let share =
              problem.mustOpen[i] ? 0 : problem.fixedCost[i] / max(room, problem.demand[n]) / scenarios
            least = min(least, problem.arcCost[a] + share)
          }
        }
        multiplier[n] = least.isFinite ? least : 0
      }
    }
    return multiplier
  }

  func step(
    from multiplier: [Double], along direction: borrowing Buffer<Double>, by length: Double,
    into trial: inout [Double]
  ) {
    let needs = problem.needCount
    let (direction, perTonne) = (direction.base, perTonne.base)
    let shortageCost = problem.shortageCost
    let mu = multiplier.span
    let short = shortageCost.span
    trial.withUnsafeMutableBufferPointer { trial in
      for n in 0..<needs {
        trial[n] = min(
          short[unchecked: n], max(0, mu[unchecked: n] + length * direction[n] * perTonne[n]))
      }
    }
  }

  /// Fills every knapsack at μ and sums the gains.
  ///
  /// - Returns: Σ μ d
  /// - Complexity: O(arcs cheaper than their need's multiplier + sites · scenarios)
  func sweep(_ multiplier: [Double]) -> Double {
    let (problem, part) = (problem, takesPart)
    crew.onAll { $0.sweep(problem, multiplier, takesPart: part) }
    let m = problem.siteCount
    let gain = gain.base
    for i in 0..<m { gain[i] = problem.fixedCost[i] }
    for s in 0..<problem.scenarioCount {
      crew.look(at: s) { shard in
        let row = shard.fillings.base + shard.slot(s) * m
        for i in 0..<m { gain[i] += row[i].value }
      }
    }
    return problem.weighted(multiplier)
  }

  /// Fills ``lack`` for ``opening`` as it stands.
  func measureLack(_ multiplier: [Double]) {
    let (problem, opening) = (problem, opening)
    crew.onAll { $0.measureLack(problem, multiplier, opening: opening) }
    for s in 0..<problem.scenarioCount {
      let first = problem.needStart[s]
      let to = lack.base + first
      crew.look(at: s) { shard in
        to.update(
          from: shard.lack.base + shard.lackStart[shard.slot(s)], count: problem.needStart[s + 1] - first)
      }
    }
  }

  /// Least cost of each scenario with exactly these sites, as of the last sweep.
  func floors(of set: [Int], _ multiplier: [Double]) -> [Double] {
    let m = problem.siteCount
    return (0..<problem.scenarioCount).map { s in
      var floor = 0.0
      for n in problem.needStart[s]..<problem.needStart[s + 1] { floor += multiplier[n] * problem.demand[n] }
      return crew.look(at: s) { shard in
        let row = shard.fillings.base + shard.slot(s) * m
        return set.reduce(floor) { $0 + row[$1].value }
      }
    }
  }

  /// Scenarios served before the sum so far is looked at; a fixed number, so that the same work is done for any number of
  /// workers.
  private static let batch = 16

  /// Opening and recourse of a set, exactly.
  ///
  /// - Parameters:
  ///   - set: Sites, ascending.
  ///   - cutoff: Give up as soon as the value cannot be below it.
  ///   - floors: Per scenario, what it costs at least; empty = 0.
  /// - Returns: The value; infinite when it is not below the cutoff.
  func exactValue(of set: [Int], cutoff: Double, floors: [Double]) -> Double {
    let problem = problem
    var value = set.reduce(0) { $0 + problem.fixedCost[$1] }
    var rest = floors.reduce(0, +)
    var s = 0
    while s < problem.scenarioCount {
      let range = s..<min(s + Self.batch, problem.scenarioCount)
      crew.onAll { $0.serve(problem, range, open: set) }
      for t in range {
        value += crew.look(at: t) { $0.costs[$0.slot(t)] }
        if !floors.isEmpty { rest -= floors[t] }
      }
      if value + max(0, rest) >= cutoff { return .infinity }
      s = range.upperBound
    }
    return value
  }
}

extension DemandRelaxation {
  /// Prices of all needs in the last exact evaluation: multipliers at which its set attains its value.
  func prices() -> [Double] {
    let problem = problem
    var result: [Double] = []
    result.reserveCapacity(problem.needCount)
    for s in 0..<problem.scenarioCount {
      result += crew.look(at: s) { shard in
        let first = shard.lackStart[shard.slot(s)]
        return (0..<(problem.needStart[s + 1] - problem.needStart[s])).map { shard.prices[first + $0] }
      }
    }
    return result
  }
}

extension FlatProblem {
  /// Σ μ d
  func weighted(_ multiplier: [Double]) -> Double {
    var total = 0.0
    let mu = multiplier.span
    let tonnes = demand.span
    for n in 0..<demand.count { total += mu[unchecked: n] * tonnes[unchecked: n] }
    return total
  }
}
