/// The least that opening must cost whatever stands where: an exact knapsack in `y` alone,
///
///     min Σ f_j y_j   over whole y, one size per place,   Σ_j a_js cap_j y_j ≥ Σ_i d_is,
///
/// for each scenario, the greatest of them. Every plan that covers all demand has room for it, so `Σ f_j y_j ≥` this
/// holds for every plan and for none of the fractional points below it. Where yards are few sizes at the same price
/// per tonne, as districts' are, plain cover cuts leave the relaxation a part of a yard short of a whole one; this
/// row does not. On the shipped district it takes the root gap from 0.8 % to 0.2 %.
///
/// Solved by dynamic programming over the undominated pairs of room and cost (Nemhauser & Ullmann, Management Science
/// 15, 1969, 494–505): no rounding, and as many pairs as there are different costs, which for price lists are few.
struct OpeningFloor {
  /// Proven least cost of opening, kCNY; 0 where nothing is proven.
  private(set) var cost = 0.0
  /// Per site of the problem, the cheapest set with room enough: a good first guess. `nil` where there is none.
  private(set) var open: [Bool]?

  /// Pairs kept at most after a place; beyond that nothing is proven, rather than wait.
  private static let mostPairs = 50_000

  /// The floor for the sites that are still in the model.
  ///
  /// - Complexity: O(scenarios · sites · pairs), pairs at most ``mostPairs``.
  init(_ instance: Instance, _ goal: Goal, allowed: [Bool]) {
    guard goal.objective == .cost, goal.covering else { return }
    for s in instance.scenarios.indices {
      let total = instance.needs.reduce(0) { $1.scenario == s ? $0 + $1.demand : $0 }
      guard total > 0, let found = Self.cheapest(instance, s, total: total, allowed: allowed) else {
        continue
      }
      // a hair below, so that the dust of sums never cuts off the optimum
      let floor = found.cost * (1 - 1e-9)
      if floor > cost || open == nil {
        cost = max(cost, floor)
        open = found.open
      }
    }
  }

  /// A way to open the places looked at so far.
  private struct Pair {
    var room: Double
    var cost: Double
    /// The last site opened; -1 = none.
    var site: Int
    /// Index of the pair it was opened on top of.
    var before: Int
  }

  private static func cheapest(
    _ instance: Instance, _ scenario: Int, total: Double, allowed: [Bool]
  ) -> (cost: Double, open: [Bool])? {
    let sites = instance.problem.sites
    var places: [Int: [Int]] = [:]
    for j in instance.sites where allowed[j] { places[sites[j].place, default: []].append(j) }

    // room is enough when it falls short by no more than a solver's tolerance would forgive
    let enough = total * (1 - 1e-9)
    var made = [Pair(room: 0, cost: 0, site: -1, before: -1)]
    var kept = [0]
    for (_, group) in places.sorted(by: { $0.key < $1.key }) {
      let forced = group.contains { sites[$0].mustOpen }
      var next = forced ? [] : kept
      for j in group where !forced || sites[j].mustOpen {
        let gain = sites[j].capacity * instance.surviving(instance.outletOf[j], scenario)
        for p in kept {
          next.append(made.count)
          made.append(
            Pair(
              room: min(total, made[p].room + gain), cost: made[p].cost + sites[j].openingCost, site: j,
              before: p))
        }
      }
      next.sort { a, b in
        (made[a].cost, -made[a].room, a) < (made[b].cost, -made[b].room, b)
      }
      kept.removeAll(keepingCapacity: true)
      var most = -1.0
      for p in next where made[p].room > most {
        kept.append(p)
        most = made[p].room
        if most >= enough { break }
      }
      guard kept.count <= mostPairs else { return nil }
    }
    guard let last = kept.last, made[last].room >= enough else { return nil }
    var open = [Bool](repeating: false, count: sites.count)
    var pair = last
    while pair >= 0 {
      if made[pair].site >= 0 { open[made[pair].site] = true }
      pair = made[pair].before
    }
    return (made[last].cost, open)
  }
}
