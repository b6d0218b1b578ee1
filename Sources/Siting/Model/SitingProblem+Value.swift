extension SitingProblem {
  /// Value of a plan under a pass, from the numbers of the problem alone.
  ///
  /// - Complexity: O(scenarios · (customers + log scenarios) + flows)
  public func value(
    _ name: SitingPass.Name, open: [Bool], piles: [[Double]], _ recourse: [SitingSolution.Recourse]
  ) -> Double {
    switch name {
    case .distance: return combined(recourse.map(\.transportCost))
    case .cost: return spending(open: open, piles: piles) + combined(recourse.map(\.transportCost))
    case .penalised:
      let costs = recourse.map { $0.transportCost + weightedShortage($0) }
      return spending(open: open, piles: piles) + combined(costs)
    case .risk:
      let costs = recourse.map { $0.transportCost + weightedShortage($0) }
      return spending(open: open, piles: piles) + risk(of: costs)
    case .shortage: return zip(shortageWeights, recourse).reduce(0) { $0 + $1.0 * weightedShortage($1.1) }
    case .worstGroup: return worstGroupCoverage(recourse)
    case .radius:
      return recourse.enumerated().reduce(0) { most, entry in
        entry.element.flows.reduce(most) { most, flow in
          let arc = scenarios[entry.offset].arcs(of: flow.customer).first { $0.site == flow.site }
          return flow.tonnes > 1e-7 ? max(most, arc?.cost ?? .infinity) : most
        }
      }
    }
  }

  /// Mean of the worst `1 − level` of outcomes that have the given probabilities: sorted from the worst, as much of each
  /// as still fits.
  ///
  /// - Complexity: O(n log n)
  public static func valueAtTail(_ costs: [Double], probabilities: [Double], level: Double) -> Double {
    let tail = 1 - level
    var (left, sum) = (tail, 0.0)
    for s in costs.indices.sorted(by: { (costs[$1], $0) < (costs[$0], $1) }) {
      let share = min(left, probabilities[s])
      sum += share * costs[s]
      left -= share
      if left <= 0 { break }
    }
    return sum / tail
  }

  /// Σ weight · tonnes missing in a scenario.
  public func weightedShortage(_ recourse: SitingSolution.Recourse) -> Double {
    zip(customers, recourse.shortage).reduce(0) { $0 + $1.0.weight * $1.1 }
  }

  /// Expected weighted shortage; `nil` when it is not known how often each scenario happens.
  public func expectedShortage(_ recourse: [SitingSolution.Recourse]) -> Double? {
    probabilities.map { zip($0, recourse).reduce(0) { $0 + $1.0 * weightedShortage($1.1) } }
  }

  /// Σ cost · tonnes of flows in a scenario, kCNY.
  func transportCost(_ flows: [SitingSolution.Flow], in scenario: Int) -> Double {
    flows.reduce(0) { sum, flow in
      let arc = scenarios[scenario].arcs(of: flow.customer).first { $0.site == flow.site }
      return sum + flow.tonnes * (arc?.cost ?? .infinity)
    }
  }

  /// Opening and stock, kCNY.
  func spending(open: [Bool], piles: [[Double]]) -> Double {
    sites.indices.reduce(0) { sum, j in
      guard open[j] else { return sum }
      return zip(sites[j].piles, piles[j]).reduce(sum + sites[j].openingCost) { sum, pile in
        sum + pile.0.unitCost * max(0, pile.1 - pile.0.present)
      }
    }
  }

  /// Least share of its demand that any group gets in any scenario; 1 where nobody needs anything.
  func worstGroupCoverage(_ recourse: [SitingSolution.Recourse]) -> Double {
    var worst = 1.0
    for (s, scenario) in scenarios.enumerated() {
      var (asked, missing) = ([Int: Double](), [Int: Double]())
      for (i, customer) in customers.enumerated() {
        asked[customer.group, default: 0] += scenario.demand[i]
        missing[customer.group, default: 0] += recourse[s].shortage[i]
      }
      for (group, demand) in asked where demand > 0 { worst = min(worst, 1 - (missing[group] ?? 0) / demand) }
    }
    return worst
  }

  /// What a tonne of weighted shortage counts in each scenario.
  var shortageWeights: [Double] {
    if case .weighted(let weights) = transport { weights } else { scenarios.map { _ in 1 } }
  }

  /// The scenarios' costs as ``transport`` combines them.
  private func combined(_ costs: [Double]) -> Double {
    switch transport {
    case .worstScenario: costs.max() ?? 0
    case .weighted(let weights): zip(weights, costs).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }

  /// `(1 − λ) E + λ CVaR_α` of the scenarios' costs.
  private func risk(of costs: [Double]) -> Double {
    guard case .meanCVaR(let weight, let level) = mode, let probabilities else { return .nan }
    let mean = zip(probabilities, costs).reduce(0) { $0 + $1.0 * $1.1 }
    return (1 - weight) * mean
      + weight * Self.valueAtTail(costs, probabilities: probabilities, level: level)
  }
}
