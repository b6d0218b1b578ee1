extension Shard {
  /// Fills the knapsacks of every site and scenario at μ.
  ///
  /// The innermost loop of the engine: a subtraction, a compare and two stores per arc that pays. Each knapsack starts from
  /// where its room ended last time.
  ///
  /// - Complexity: O(arcs cheaper than their need's multiplier + sites · scenarios)
  mutating func sweep(_ problem: FlatProblem, _ multiplier: [Double], takesPart: [Int32]) {
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
    var used = 0
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
      let begin = servedStart.base + slot(s) &* m
      var i = 0
      while i < m {
        let count = Int(counts[i])
        let space = room[unchecked: s &* m &+ i]
        begin[i] = used
        if count == 0 || space <= 0 {
          out[i] = .nothing
        } else {
          let bid = offers + Int(offerStart[unchecked: starts &+ i])
          out[i] = fillKnapsack(bid, count, room: space, demand: demand, near: out[i].ratio)
          let whole = Int(out[i].count)
          if served.count < used &+ whole { growServed(used, by: whole) }
          let list = served.base + used
          var k = 0
          while k < whole {
            list[k] = bid[k].need
            k = k &+ 1
          }
          used = used &+ whole
        }
        i = i &+ 1
      }
      s = s &+ step
    }
  }

  /// Makes room for more served needs.
  private mutating func growServed(_ used: Int, by more: Int) {
    let grown = Buffer<Int32>(2 * (used + more), 0)
    grown.base.update(from: served.base, count: used)
    served = grown
  }

  /// Fills ``lack`` for an opening `y`, with the fillings of the last sweep.
  ///
  /// - Complexity: O(needs + needs served by the sites that open)
  func measureLack(_ problem: FlatProblem, _ multiplier: [Double], opening: [Double]) {
    let m = problem.siteCount
    let mu = multiplier.span
    let y = opening.span
    let shortageCost = problem.shortageCost.span
    var s = first
    while s < problem.scenarioCount {
      let fillings = fillings.base + slot(s) &* m
      let begin = servedStart.base + slot(s) &* m
      var n = problem.needStart[s]
      let last = problem.needStart[s + 1]
      let out = lack.base + (lackStart[slot(s)] &- n)
      (out + n).update(repeating: 1, count: last &- n)
      var i = 0
      while i < m {
        let part = y[unchecked: i]
        if part > 0 {
          let filling = fillings[i]
          let list = served.base + begin[i]
          var k = 0
          while k < Int(filling.count) {
            out[Int(list[k])] -= part
            k = k &+ 1
          }
          if filling.share > 0 { out[Int(filling.need)] -= part * filling.share }
        }
        i = i &+ 1
      }
      while n < last {
        // what may be short makes up for what lacks at no reduced cost
        if out[n] > 0, mu[unchecked: n] >= shortageCost[unchecked: n] { out[n] = 0 }
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
