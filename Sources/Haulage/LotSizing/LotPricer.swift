import Quantities

/// The cheapest plan of one village where trucks, docks and supply have a charge.
///
/// Two dynamic programs. Within a period: what it costs to bring `a` steps, by whole loads (an unbounded knapsack), at most
/// one truck that is not full (of two, the fuller could take from the other) and at most one shared drop. Over the periods,
/// backwards: the stock at the start of a period decides how much comes in it.
///
/// - Complexity: O(periods · (stock² + stock · payload)) per village; memory as much as one village's tables, kept between calls.
struct LotPricer: ~Copyable {
  /// A plan and what it costs under the charges, yuan.
  struct Offer {
    var drops: [LotSizingPlan.Drop]
    var cost: Double
  }

  private let problem: LotSizingProblem
  private let rows: LotRows

  // Of one period: what a load, a part load and a shared drop of so many steps cost, and what so many steps cost by them.
  private var loads: [Double] = []
  private var partly: [Double] = []
  private var shared: [Double] = []
  private var byLoads: [Double] = []
  private var withPart: [Double] = []
  private var arriving: [Double] = []
  // What a stock after arrival leads to, and a stock at the start of the period at hand and of the next.
  private var tail: [Double] = []
  private var now: [Double] = []
  private var next: [Double] = []
  // The choices, of all periods one after another.
  private var loadWay: [Int32] = []
  private var partWay: [Int32] = []
  private var sharedWay: [Int32] = []
  private var partSteps: [Int32] = []
  private var sharedSteps: [Int32] = []
  private var arrivals: [Int32] = []

  init(_ problem: LotSizingProblem, _ rows: LotRows) {
    self.problem = problem
    self.rows = rows
  }

  /// The cheapest plan of village `v`.
  mutating func best(of v: Int, under charges: [Double]) -> Offer {
    let village = problem.villages[v]
    let periods = problem.periods
    let idle = problem.idleStock(of: village)
    let ceiling = problem.ceiling(of: village)
    let top = highest(village, ceiling)
    let base = idle.min() ?? 0
    let width = max(top.max() ?? 0, ceiling.max() ?? 0) - base + 1
    let most = zip(ceiling, idle).map { $0 - $1 }.max() ?? 0
    let payload = village.ways.map { problem.fleets[$0.fleet].payload }.max() ?? 0
    prepare(width: width, most: most, payload: payload)
    let left = village.order.map { idle[periods] + $0 }
    for stock in base..<base + width {
      next[stock - base] = left.map { village.missing.yuan * Double(max(0, $0 - stock)) } ?? 0
    }
    for t in (0..<periods).reversed() {
      fillTail(village, t, base: base, from: idle[t], to: ceiling[t])
      let isOpen = ceiling[t] > idle[t] && village.ways.contains { $0.isOpen[t] }
      if isOpen {
        priceArrivals(village, t, upTo: ceiling[t] - idle[t], most: most, payload: payload, charges)
      }
      let reach = isOpen ? ceiling[t] - base : Int.min
      Self.chooseArrivals(
        arriving, tail, &now, &arrivals, from: idle[t] - base, to: top[t] - base,
        ceiling: ceiling[t] - base, reach: reach, offset: t * width)
      swap(&now, &next)
    }
    return Offer(
      drops: drops(v, base: base, width: width, most: most, payload: payload),
      cost: next[village.stock - base])
  }

  /// The most that can lie there at the start of each period.
  private func highest(_ village: LotSizingProblem.Village, _ ceiling: [Int]) -> [Int] {
    var top = [village.stock]
    for t in 0..<problem.periods {
      let stock =
        (village.ways.contains { $0.isOpen[t] } ? ceiling[t] : min(ceiling[t], top[t])) - village.use[t]
      top.append(problem.shortage == .late ? stock : max(0, stock))
    }
    return top
  }

  private mutating func prepare(width: Int, most: Int, payload: Int) {
    func grow<Number>(_ array: inout [Number], _ count: Int, _ value: Number) {
      if array.count < count { array = [Number](repeating: value, count: count) }
    }
    let periods = problem.periods
    grow(&tail, width, 0)
    grow(&now, width, 0)
    grow(&next, width, 0)
    grow(&byLoads, most + 1, 0)
    grow(&withPart, most + 1, 0)
    grow(&arriving, most + 1, 0)
    grow(&partly, payload + 1, 0)
    grow(&shared, payload + 1, 0)
    grow(&loads, payload + 1, 0)
    grow(&loadWay, (most + 1) * periods, 0)
    grow(&partSteps, (most + 1) * periods, 0)
    grow(&sharedSteps, (most + 1) * periods, 0)
    grow(&partWay, (payload + 1) * periods, 0)
    grow(&sharedWay, (payload + 1) * periods, 0)
    grow(&arrivals, width * periods, 0)
  }

  /// What each stock after arrival in period `t` leads to.
  private mutating func fillTail(
    _ village: LotSizingProblem.Village, _ t: Int, base: Int, from: Int, to: Int
  ) {
    let (short, unsafe, holding) = (village.shortage[t].yuan, village.unsafety.yuan, village.holding.yuan)
    for stock in from...max(from, to) {
      var left = stock - village.use[t]
      var cost = short * Double(max(0, -left))
      if problem.shortage == .lost { left = max(0, left) }
      cost += unsafe * Double(max(0, village.safety - left)) + holding * Double(max(0, left))
      tail[stock - base] = cost + next[left - base]
    }
  }
}

// MARK: Within a period

extension LotPricer {
  /// Fills ``arriving`` with what it costs to bring 0 … `amount` steps in a period.
  private mutating func priceArrivals(
    _ village: LotSizingProblem.Village, _ t: Int, upTo amount: Int, most: Int, payload: Int,
    _ charges: [Double]
  ) {
    for q in 0...payload {
      loads[q] = .infinity
      partly[q] = .infinity
      shared[q] = .infinity
    }
    let ways = t * (payload + 1)
    var sizes: [Int] = []
    var fullWay = [Int32](repeating: 0, count: payload + 1)
    for (w, way) in village.ways.enumerated() where way.isOpen[t] {
      let (hour, dockHour) = (charges[rows.truck(way.fleet, t)], charges[rows.dock(way.source, t)])
      var step = 0.0
      for later in t..<problem.periods { step += charges[rows.supply(way.source, later)] }
      let load = way.cost.yuan + way.minutes.hours * hour + way.dock.hours * dockHour
      let size = problem.fleets[way.fleet].payload
      if load + step * Double(size) < loads[size] {
        if loads[size] == .infinity { sizes.append(size) }
        loads[size] = load + step * Double(size)
        fullWay[size] = Int32(w)
      }
      for q in 1..<max(size, 1) where load + step * Double(q) < partly[q] {
        partly[q] = load + step * Double(q)
        partWay[ways + q] = Int32(w)
      }
      guard let range = problem.sharedSteps(of: way.fleet) else { continue }
      for q in range {
        func part(_ whole: Int64) -> Double {
          Double(problem.share(of: whole, steps: q, fleet: way.fleet))
        }
        let cost =
          part(way.cost.count) / 100 + part(way.minutes.count) / 60 * hour
          + part(way.dock.count) / 60 * dockHour + step * Double(q)
        guard cost < shared[q] else { continue }
        shared[q] = cost
        sharedWay[ways + q] = Int32(w)
      }
    }
    sizes.sort()
    let offset = t * (most + 1)
    Self.fillByLoads(
      &byLoads, &loadWay, sizes: sizes, costs: sizes.map { loads[$0] }, ways: sizes.map { fullWay[$0] },
      upTo: amount, offset: offset)
    Self.addOne(byLoads, partly, &withPart, &partSteps, upTo: amount, payload, offset: offset)
    Self.addOne(withPart, shared, &arriving, &sharedSteps, upTo: amount, payload, offset: offset)
  }

  /// The cheapest whole loads that carry exactly `a` steps, for every `a`.
  private static func fillByLoads(
    _ costs: inout [Double], _ choice: inout [Int32], sizes: [Int], costs prices: [Double], ways: [Int32],
    upTo amount: Int, offset: Int
  ) {
    var cost = costs.mutableSpan
    var way = choice.mutableSpan
    cost[0] = 0
    guard amount > 0 else { return }
    for a in 1...amount {
      var least = Double.infinity
      var chosen: Int32 = -1
      for i in 0..<sizes.count where sizes[i] <= a {
        let sum = cost[a - sizes[i]] + prices[i]
        if sum < least { (least, chosen) = (sum, ways[i]) }
      }
      cost[a] = least
      way[offset + a] = chosen
    }
  }

  /// The cheapest with at most one more drop of 1 … `payload` steps.
  private static func addOne(
    _ costs: [Double], _ drops: [Double], _ result: inout [Double], _ choice: inout [Int32],
    upTo amount: Int, _ payload: Int, offset: Int
  ) {
    let (without, drop) = (costs.span, drops.span)
    var with = result.mutableSpan
    var steps = choice.mutableSpan
    for a in 0...amount {
      var least = without[a]
      var chosen = 0
      for q in 1..<max(min(a, payload) + 1, 1) {
        let sum = without[a - q] + drop[q]
        if sum < least { (least, chosen) = (sum, q) }
      }
      with[a] = least
      steps[offset + a] = Int32(chosen)
    }
  }
}

// MARK: Over the periods

extension LotPricer {
  /// For every stock at the start of a period the cheapest arrival; stocks are counted from the lowest there is.
  private static func chooseArrivals(
    _ costs: [Double], _ later: [Double], _ values: inout [Double], _ choices: inout [Int32], from: Int,
    to: Int, ceiling: Int, reach: Int, offset: Int
  ) {
    guard from <= to else { return }
    let (arriving, tail) = (costs.span, later.span)
    var value = values.mutableSpan
    var choice = choices.mutableSpan
    for stock in from...to {
      // above the ceiling is no place to be
      var least = stock <= ceiling ? tail[stock] : .infinity
      var chosen = 0
      if reach > stock {
        for a in 1...(reach - stock) {
          let sum = arriving[a] + tail[stock + a]
          if sum < least { (least, chosen) = (sum, a) }
        }
      }
      value[stock] = least
      choice[offset + stock] = Int32(chosen)
    }
  }

  /// The drops of the plan chosen.
  private func drops(_ v: Int, base: Int, width: Int, most: Int, payload: Int) -> [LotSizingPlan.Drop] {
    let village = problem.villages[v]
    var drops: [LotSizingPlan.Drop] = []
    var stock = village.stock
    for t in 0..<problem.periods {
      let arrival = Int(arrivals[t * width + stock - base])
      if arrival > 0 { drops += periodDrops(v, t, arrival, offset: t * (most + 1), ways: t * (payload + 1)) }
      stock += arrival - village.use[t]
      if problem.shortage == .lost { stock = max(0, stock) }
    }
    return drops
  }

  private func periodDrops(_ v: Int, _ t: Int, _ arrival: Int, offset: Int, ways: Int) -> [LotSizingPlan.Drop]
  {
    var rest = arrival
    var drops: [LotSizingPlan.Drop] = []
    let share = Int(sharedSteps[offset + rest])
    if share > 0 {
      let way = Int(sharedWay[ways + share])
      drops.append(LotSizingPlan.Drop(village: v, period: t, way: way, loads: 0, steps: share))
      rest -= share
    }
    var trucks: [Int: (loads: Int, steps: Int)] = [:]
    let part = Int(partSteps[offset + rest])
    if part > 0 {
      trucks[Int(partWay[ways + part])] = (1, part)
      rest -= part
    }
    while rest > 0 {
      let way = Int(loadWay[offset + rest])
      let size = problem.fleets[problem.villages[v].ways[way].fleet].payload
      trucks[way, default: (0, 0)].loads += 1
      trucks[way, default: (0, 0)].steps += size
      rest -= size
    }
    for (way, load) in trucks.sorted(by: { $0.key < $1.key }) {
      drops.append(
        LotSizingPlan.Drop(village: v, period: t, way: way, loads: load.loads, steps: load.steps))
    }
    return drops
  }
}
