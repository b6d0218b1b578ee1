/// Max-min fair shares of scarce supply, exactly.
///
/// What villages can be given together is a polymatroid: a set of villages can get no more than the plants that
/// reach any of them have. The lexicographically fairest shares come level by level (Megiddo 1974; Fujishige 1980):
/// the set *S* with the least supply(*S*) / demand(*S*) is the tightest bottleneck, its villages get that share and
/// use up its plants, and the rest is shared by the same rule. The least ratio is found by Newton's method on exact
/// fractions: the least cut at a share too high for all names a set with a lower ratio, until none is short.
struct FairShares {
  let reach: Reach
  let supply: [Int64]
  let demand: [Int64]

  /// The share of its demand that each village gets, between 0 and 1; 1 where nothing is demanded.
  ///
  /// - Complexity: at most one bottleneck per plant, and a few flows per bottleneck.
  func levels() -> [Fraction] {
    var levels = Array(repeating: Fraction.one, count: demand.count)
    var waiting = demand
    // More than everybody wants is as good as everything, and keeps the products below in 64 bits.
    let most = demand.reduce(0, +)
    var left = supply.map { min($0, most) }
    while let bottleneck = tightest(supply: left, demand: waiting) {
      for village in bottleneck.villages {
        levels[village] = bottleneck.level
        waiting[village] = 0
      }
      for plant in bottleneck.plants { left[plant] = 0 }
    }
    return levels
  }

  private func tightest(
    supply: [Int64], demand: [Int64]
  ) -> (villages: [Int], plants: [Int], level: Fraction)? {
    var found: (villages: [Int], plants: [Int], level: Fraction)?
    while true {
      let level = found?.level ?? .one
      var flow = SupplyFlow(
        reach, supply: supply.map { $0 * level.denominator }, demand: demand.map { $0 * level.numerator })
      flow.feedAll()
      let (villages, plants) = flow.shortSide()
      guard !villages.isEmpty else { return found }
      let lower = Fraction(
        plants.reduce(0) { $0 + supply[$1] }, villages.reduce(0) { $0 + demand[$1] })
      found = (villages, plants, lower)
    }
  }

  /// Whole units for each village: the total is the greatest possible, and the list of shares is
  /// lexicographically fairest among all whole amounts.
  ///
  /// Everybody gets the whole part of the exact share, and what is left goes unit by unit to the poorest who can
  /// still be reached. Last, units are exchanged while that makes the poorer of two richer; on the integer points of
  /// a polymatroid no such exchange left means that none of any kind is (Murota 2003, *Discrete Convex Analysis*).
  ///
  /// - Complexity: O(villages · arcs) beyond the levels.
  func amounts(_ levels: [Fraction]) -> [Int64] {
    var amounts = zip(demand, levels).map { $1.floor(times: $0) }
    var flow = SupplyFlow(reach, supply: supply, demand: amounts)
    flow.feedAll()
    let poorestFirst = demand.indices.filter { amounts[$0] < demand[$0] }
      .sorted { (share(amounts[$0], $0), demand[$0], $0) < (share(amounts[$1], $1), demand[$1], $1) }
    for village in poorestFirst {
      flow.ask(1, for: village)
      flow.feed(village)
      if flow.demand[village] == 0 { amounts[village] += 1 } else { flow.ask(-1, for: village) }
    }
    while exchange(&amounts, &flow) {}
    return amounts
  }

  /// Moves units to poorer villages from richer ones; false when there was nothing to move.
  private func exchange(_ amounts: inout [Int64], _ flow: inout SupplyFlow) -> Bool {
    var moved = false
    for poor in demand.indices where amounts[poor] < demand[poor] {
      let search = flow.search(from: [poor], stopAtSupply: false)
      var best: (rich: Int, shares: (Fraction, Fraction))?
      for rich in demand.indices where search.intoVillage[rich] >= 0 {
        let before = ordered(share(amounts[poor], poor), share(amounts[rich], rich))
        let after = ordered(share(amounts[poor] + 1, poor), share(amounts[rich] - 1, rich))
        if after > before, best.map({ after > $0.shares }) ?? true { best = (rich, after) }
      }
      guard let best else { continue }
      flow.take(from: best.rich, search)
      amounts[poor] += 1
      amounts[best.rich] -= 1
      moved = true
    }
    return moved
  }

  private func share(_ amount: Int64, _ village: Int) -> Fraction { Fraction(amount, demand[village]) }

  private func ordered(_ a: Fraction, _ b: Fraction) -> (Fraction, Fraction) { a < b ? (a, b) : (b, a) }
}
