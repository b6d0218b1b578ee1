/// The relaxation of a problem whose stock costs, is shared by fuels or scenarios, or whose rows reach across sites:
/// besides the demand rows, the scenarios' weights, the budget and the cap on shortage stand at prices.
///
/// With a multiplier μ_n per need, weights w_s (``RiskEnvelope``), a price β of the budget and ρ of the shortage:
///
///     L = Σ_n μ'_n d_n − β B − ρ U + min_y Σ_i (φ_i + (1 + β) f_i) y_i,        μ'_n = min(μ_n, π_n)
///     φ_i = min_q Σ_f (1 + β) c_if (q_if − present_if)⁺ + Σ_sf V_isf(a_is q_if)   over  Σ_f q_if ≤ cap_i, q ≥ present
///     V_isf(r) = min Σ_n (w_s k_in − μ'_n) d_n x_n   over  Σ_n d_n x_n ≤ r,  0 ≤ x ≤ 1
///
/// π_n is what a missing tonne of the need costs at these prices, infinite where nothing may be missing. V is convex and
/// piecewise linear in the stock, so φ fills the site with the segments of greatest gain first, as long as they gain more
/// than the stock costs. Strong links are inside φ: a closed site serves nobody.
final class StockRelaxation: SiteRelaxation {
  /// What the relaxation is of.
  struct Terms: Sendable {
    /// Per site of the flat problem and fuel: cost of a tonne beyond what is present, kCNY.
    var unitCost: [[Double]]
    /// Per site and fuel: what is present, t.
    var present: [[Double]]
    /// Per site: all it can hold, t.
    var capacity: [Double]
    /// Per scenario and site: share that survives.
    var surviving: [[Double]]
    /// Fuel of each need.
    var fuel: [Int]
    var fuelCount: Int
    /// Whether transport costs anything.
    var transport: Bool
    /// Price of a missing tonne of each need within its scenario's cost; `nil` = nothing may be missing.
    var shortage: [Double]?
    var risk: RiskEnvelope
    /// Most that opening and stock may cost, with each site's share of it.
    var budget: Double?
    /// Opening costs that count against the budget, per site.
    var budgetOpening: [Double]
    /// Costs of a tonne that count against the budget, per site and fuel.
    var budgetUnit: [[Double]]
    /// Most weighted shortage, and what a tonne of each need counts.
    var shortageCap: (most: Double, weight: [Double])?
  }

  let problem: FlatProblem
  let terms: Terms
  let gain: Buffer<Double>
  let lack: Buffer<Double>
  var takesPart: [Int32]
  var opening: [Double]
  let multiplierCount: Int
  var exactSetsPerClimb: Int { 6 }
  /// Value of a set of sites of the flat problem, infinite where it has no plan; `isLeast` where that is proven.
  let exact: ([Int]) -> (value: Double, isLeast: Bool)
  private(set) var isExact = true

  // where each kind of multiplier begins
  let weightStart, budgetAt, capAt: Int
  /// A scenario's transport cost, about: the unit its weight is moved in.
  let costUnit: Double
  let offers: Buffer<Offer>
  let counts: Buffer<Int32>
  /// Where each site's offers begin in each scenario and fuel.
  let offerStart: [Int]
  let fillings: Buffer<Filling>
  /// Stock of each site and fuel that the minimiser buys, t beyond what is present.
  let bought: Buffer<Double>
  let effective: Buffer<Double>
  var segments: [Segment] = []

  /// A stretch of a site's stock of one fuel that earns alike.
  struct Segment: BitwiseCopyable {
    /// kCNY/t, what a tonne of stock earns less what it costs; negative = gain.
    var slope: Double
    var length: Double
    var fuel: Int32
  }

  init(_ problem: FlatProblem, _ terms: Terms, exact: @escaping ([Int]) -> (value: Double, isLeast: Bool)) {
    self.problem = problem
    self.terms = terms
    self.exact = exact
    let (needs, m, scenarios) = (problem.needCount, problem.siteCount, problem.scenarioCount)
    weightStart = needs
    let weights = terms.risk.isFree ? scenarios : 0
    budgetAt = needs + weights
    capAt = budgetAt + (terms.budget == nil ? 0 : 1)
    multiplierCount = capAt + (terms.shortageCap == nil ? 0 : 1)
    gain = Buffer(m, 0)
    lack = Buffer(multiplierCount, 0)
    takesPart = Array(repeating: 1, count: m)
    opening = Array(repeating: 0, count: m)
    effective = Buffer(needs, 0)
    counts = Buffer(scenarios * terms.fuelCount * m, 0)
    fillings = Buffer(scenarios * terms.fuelCount * m, .nothing)
    bought = Buffer(m * terms.fuelCount, 0)
    var tally = [Int](repeating: 0, count: scenarios * terms.fuelCount * m)
    for s in 0..<scenarios {
      for n in problem.needStart[s]..<problem.needStart[s + 1] {
        for a in problem.arcStart[n]..<problem.arcStart[n + 1] {
          tally[(s * terms.fuelCount + terms.fuel[n]) * m + Int(problem.arcSite[a])] += 1
        }
      }
    }
    var (starts, total) = ([Int](), 0)
    for count in tally {
      starts.append(total)
      total += count
    }
    offerStart = starts
    offers = Buffer(total, Offer(ratio: 0, need: 0))
    var dearest = 0.0
    for s in 0..<scenarios {
      var sum = 0.0
      for n in problem.needStart[s]..<problem.needStart[s + 1]
      where problem.arcStart[n] < problem.arcStart[n + 1] {
        sum += problem.arcCost[problem.arcStart[n]] * problem.demand[n]
      }
      dearest = max(dearest, sum)
    }
    costUnit = max(dearest, 1e-3)
  }

  func restricted(to problem: FlatProblem) -> StockRelaxation {
    StockRelaxation(problem, terms, exact: exact)
  }

  // MARK: - Multipliers

  func start() -> [Double] {
    var multiplier = [Double](repeating: 0, count: multiplierCount)
    let weights = terms.risk.middle
    for s in 0..<problem.scenarioCount {
      let weight = terms.risk.isFree ? weights[s] : terms.risk.least[s]
      if terms.risk.isFree { multiplier[weightStart + s] = weight }
      for n in problem.needStart[s]..<problem.needStart[s + 1] {
        let fuel = terms.fuel[n]
        var least = terms.shortage.map { weight * $0[n] } ?? .infinity
        for a in problem.arcStart[n]..<problem.arcStart[n + 1] {
          let i = Int(problem.arcSite[a])
          let opening =
            problem.mustOpen[i] ? 0 : problem.fixedCost[i] / max(terms.capacity[i], problem.demand[n])
          let stock = (terms.unitCost[i][fuel] + opening) / max(terms.surviving[s][i], 1e-6)
          let share = Double(problem.scenarioCount)
          least = min(least, (terms.transport ? weight * problem.arcCost[a] : 0) + stock / share)
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
    for n in 0..<problem.needCount {
      trial[n] = max(0, multiplier[n] + length * direction[n] / problem.demand[n])
    }
    if terms.risk.isFree {
      let range = weightStart..<weightStart + problem.scenarioCount
      for r in range { trial[r] = multiplier[r] + length * direction[r] / costUnit }
      terms.risk.project(&trial[range])
    }
    if let budget = terms.budget {
      trial[budgetAt] = max(0, multiplier[budgetAt] + length * direction[budgetAt] / max(budget, 1))
    }
    if let cap = terms.shortageCap {
      trial[capAt] = max(0, multiplier[capAt] + length * direction[capAt] / unit(of: cap.most))
    }
  }

  /// The unit a cap's price is moved in.
  private func unit(of cap: Double) -> Double { max(cap, 1) }

  private func weight(_ scenario: Int, _ multiplier: [Double]) -> Double {
    terms.risk.isFree ? multiplier[weightStart + scenario] : terms.risk.least[scenario]
  }

  // MARK: - Evaluation

  func sweep(_ multiplier: [Double]) -> Double {
    let m = problem.siteCount
    let beta = terms.budget == nil ? 0 : multiplier[budgetAt]
    var total = -beta * (terms.budget ?? 0)
    if let cap = terms.shortageCap { total -= multiplier[capAt] * cap.most }
    counts.fill(0)
    for s in 0..<problem.scenarioCount {
      let weight = weight(s, multiplier)
      for n in problem.needStart[s]..<problem.needStart[s + 1] {
        let price = min(multiplier[n], shortagePrice(n, weight, multiplier))
        effective.base[n] = price
        total += price * problem.demand[n]
        let row = (s * terms.fuelCount + terms.fuel[n]) * m
        var a = problem.arcStart[n]
        let end = problem.arcStart[n + 1]
        while a < end {
          let ratio = (terms.transport ? weight * problem.arcCost[a] : 0) - price
          if ratio >= 0 { break }
          let slot = row + Int(problem.arcSite[a])
          a += 1
          guard takesPart[slot - row] != 0 else { continue }
          offers.base[offerStart[slot] + Int(counts.base[slot])] = Offer(ratio: ratio, need: Int32(n))
          counts.base[slot] += 1
        }
      }
    }
    for i in 0..<m where takesPart[i] != 0 {
      gain.base[i] =
        problem.fixedCost[i] + beta * (terms.budget == nil ? 0 : terms.budgetOpening[i]) + stockUp(i, beta)
    }
    return total
  }

  /// What a missing tonne of a need costs at the prices; infinite where nothing may be missing.
  private func shortagePrice(_ n: Int, _ weight: Double, _ multiplier: [Double]) -> Double {
    guard let shortage = terms.shortage else { return .infinity }
    let capped = terms.shortageCap.map { multiplier[capAt] * $0.weight[n] } ?? 0
    return weight * shortage[n] + capped
  }

  func measureLack(_ multiplier: [Double]) {
    let m = problem.siteCount
    var missing = 0.0
    var costs = [Double](repeating: 0, count: problem.scenarioCount)
    for s in 0..<problem.scenarioCount {
      let weight = weight(s, multiplier)
      for n in problem.needStart[s]..<problem.needStart[s + 1] {
        let price = effective.base[n]
        let row = (s * terms.fuelCount + terms.fuel[n]) * m
        var rest = 1.0
        var a = problem.arcStart[n]
        while a < problem.arcStart[n + 1] {
          let ratio = (terms.transport ? weight * problem.arcCost[a] : 0) - price
          if ratio >= 0 { break }
          let i = Int(problem.arcSite[a])
          if opening[i] > 0, takesPart[i] != 0 {
            let part = opening[i] * fillings.base[row + i].taken(ratio, Int32(n))
            rest -= part
            if terms.transport { costs[s] += part * problem.arcCost[a] * problem.demand[n] }
          }
          a += 1
        }
        lack.base[n] = rest
        guard let shortage = terms.shortage, rest > 0, multiplier[n] >= price,
          price >= shortagePrice(n, weight, multiplier)
        else { continue }
        // what may be short makes up for what lacks at no reduced cost
        lack.base[n] = 0
        costs[s] += rest * shortage[n] * problem.demand[n]
        if let cap = terms.shortageCap { missing += rest * cap.weight[n] * problem.demand[n] }
      }
    }
    if terms.risk.isFree {
      // only differences move weights that add up to one
      let mean = costs.indices.reduce(0) { $0 + multiplier[weightStart + $1] * costs[$1] }
      for s in costs.indices { lack.base[weightStart + s] = (costs[s] - mean) / costUnit }
    }
    if let budget = terms.budget { lack.base[budgetAt] = (spending() - budget) / max(budget, 1) }
    if let cap = terms.shortageCap { lack.base[capAt] = (missing - cap.most) / unit(of: cap.most) }
  }

  /// What the minimiser's opening and stock cost, as the budget counts it.
  private func spending() -> Double {
    var sum = 0.0
    for i in 0..<problem.siteCount where opening[i] > 0 && takesPart[i] != 0 {
      var own = terms.budgetOpening[i]
      for f in 0..<terms.fuelCount { own += terms.budgetUnit[i][f] * bought.base[i * terms.fuelCount + f] }
      sum += opening[i] * own
    }
    return sum
  }

  func exactValue(of set: [Int], cutoff: Double, floors: [Double]) -> Double {
    let found = exact(set)
    isExact = found.isLeast
    return found.value < cutoff ? found.value : .infinity
  }

  func floors(of set: [Int], _ multiplier: [Double]) -> [Double] { [] }
  func prices() -> [Double] { [] }
}
