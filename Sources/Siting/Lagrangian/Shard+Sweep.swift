extension Shard {
  /// Fills the knapsacks of every site and scenario at μ.
  ///
  /// The innermost loop of the engine: a subtraction, a compare and two stores per arc that pays.
  ///
  /// - Complexity: O(arcs cheaper than their need's multiplier + sites · scenarios)
  func sweep(_ problem: FlatProblem, _ multiplier: [Double], takesPart: [Int32]) {
    let m = problem.siteCount
    let mu = multiplier.span
    let part = takesPart.span
    let demand = problem.demand.span
    let arcStart = problem.arcStart.span
    let arcSite = problem.arcSite.span
    let arcCost = problem.arcCost.span
    let offerStart = problem.offerStart.span
    let room = problem.room.span
    let (offers, counts) = (offers.base, counts.base)
    var s = first
    while s < problem.scenarioCount {
      counts.update(repeating: 0, count: m)
      let starts = s &* (m &+ 1)
      var n = problem.needStart[s]
      let last = problem.needStart[s + 1]
      while n < last {
        let price = mu[unchecked: n]
        var a = arcStart[unchecked: n]
        let end = arcStart[unchecked: n &+ 1]
        while a < end {
          let ratio = arcCost[unchecked: a] - price
          if ratio >= 0 { break }
          let i = Int(arcSite[unchecked: a])
          a = a &+ 1
          // written in any case, counted only where the site takes part: no branch to mispredict
          let count = counts[i]
          offers[Int(offerStart[unchecked: starts &+ i]) &+ Int(count)] = Offer(
            ratio: ratio, need: Int32(truncatingIfNeeded: n))
          counts[i] = count &+ part[unchecked: i]
        }
        n = n &+ 1
      }
      let out = fillings.base + slot(s) &* m
      var i = 0
      while i < m {
        let count = Int(counts[i])
        let space = room[unchecked: s &* m &+ i]
        if count == 0 || space <= 0 {
          out[i] = .nothing
        } else {
          let bid = offers + Int(offerStart[unchecked: starts &+ i])
          var (load, worth) = (0.0, 0.0)
          var k = 0
          while k < count {
            let tonnes = demand[unchecked: Int(bid[k].need)]
            load += tonnes
            worth += tonnes * bid[k].ratio
            k = k &+ 1
          }
          out[i] =
            load <= space ? Filling(value: worth) : fillKnapsack(bid, count, room: space, demand: demand)
        }
        i = i &+ 1
      }
      s = s &+ step
    }
  }

  /// Fills ``lack`` for an opening `y`, with the fillings of the last sweep.
  ///
  /// - Complexity: as ``sweep(_:_:takesPart:)``
  func measureLack(_ problem: FlatProblem, _ multiplier: [Double], opening: [Double]) {
    let m = problem.siteCount
    let mu = multiplier.span
    let y = opening.span
    let arcStart = problem.arcStart.span
    let arcSite = problem.arcSite.span
    let arcCost = problem.arcCost.span
    let shortageCost = problem.shortageCost.span
    var s = first
    while s < problem.scenarioCount {
      let fillings = fillings.base + slot(s) &* m
      var n = problem.needStart[s]
      let last = problem.needStart[s + 1]
      let out = lack.base + (lackStart[slot(s)] &- n)
      while n < last {
        let price = mu[unchecked: n]
        var missing = 1.0
        var a = arcStart[unchecked: n]
        let end = arcStart[unchecked: n &+ 1]
        while a < end {
          let ratio = arcCost[unchecked: a] - price
          if ratio >= 0 { break }
          let i = Int(arcSite[unchecked: a])
          a = a &+ 1
          let part = y[unchecked: i]
          if part > 0 { missing -= part * fillings[i].taken(ratio, Int32(truncatingIfNeeded: n)) }
        }
        // what may be short makes up for what lacks at no reduced cost
        out[n] = missing > 0 && price >= shortageCost[unchecked: n] ? 0 : missing
        n = n &+ 1
      }
      s = s &+ step
    }
  }

  /// Serves its scenarios among `range` exactly from a set of open sites.
  mutating func serve(_ problem: FlatProblem, _ range: Range<Int>, open: [Int]) {
    var s = first
    while s < range.upperBound {
      if s >= range.lowerBound {
        costs[slot(s)] = simplex.solve(problem, scenario: s, open: open)
        let first = lackStart[slot(s)]
        for sink in 0..<(problem.needStart[s + 1] - problem.needStart[s]) {
          prices[first + sink] = max(0, simplex.price(sink))
        }
      }
      s += step
    }
  }
}
