import Proofs

/// Checks a proof by multipliers of the demands: one knapsack per site and scenario, then one choice of sites.
struct LagrangianWitness {
  /// A scenario's customer that needs something.
  private struct Need {
    var scenario: Int
    var demand: Double
    /// Most a multiplier is good for: what it costs to go without, kCNY per tonne.
    var price: Double
  }
  /// A way to a need, with what a tonne over it costs in the sum.
  private struct Arc {
    var need: Int
    var cost: Double
  }

  private let problem: LocationProblem
  private var needs: [Need] = []
  /// Per site and scenario.
  private var arcs: [[[Arc]]]
  private let countsOpening: Bool

  /// A witness for a question; `nil` where something else than the demands ties sites and scenarios together.
  init?(_ problem: LocationProblem, _ question: PassQuestion) {
    let isSum =
      switch question.least {
      case .shortage: true
      case .cost, .penalised, .distance: problem.weights != nil || problem.scenarios.count == 1
      case .worstGroup, .risk, .radius, nil: false
      }
    let meetsAll = PassQuestion.meetsAll(problem)
    countsOpening = question.least == .cost || question.least == .penalised
    let isStockFree = !countsOpening || problem.sites.allSatisfy { $0.unitCosts == [0] }
    guard isSum, !problem.isSingleSourced, problem.budget == nil, question.mostShortage == nil,
      meetsAll || question.coverage == 0, isStockFree, problem.sites.allSatisfy({ $0.unitCosts.count == 1 })
    else { return nil }
    self.problem = problem
    arcs = problem.sites.map { _ in problem.scenarios.map { _ in [] } }
    for (s, scenario) in problem.scenarios.enumerated() {
      let weight = problem.weights?[s] ?? 1
      for (i, demand) in scenario.demand.enumerated() where demand > 0 {
        let isCounted = question.least == .shortage || question.least == .penalised
        let without = isCounted ? weight * problem.customers[i].weight : 0
        for (j, cost) in zip(scenario.arcSites[i], scenario.arcCosts[i]) {
          arcs[j][s].append(Arc(need: needs.count, cost: question.least == .shortage ? 0 : weight * cost))
        }
        needs.append(Need(scenario: s, demand: demand, price: meetsAll ? .infinity : without))
      }
    }
  }

  /// Whether every leaf reaches a bound.
  func verdict(on proof: LagrangianProof, reaches: Double) -> ProofVerdict {
    let isSound = proof.multipliers.allSatisfy { $0.count == needs.count && $0.allSatisfy(\.isFinite) }
    guard isSound else { return .incomplete }
    var choices: [Int: (constant: Double, choice: SiteChoice)] = [:]
    var walk = TreeWalk<Int>()
    var weakest: Double?
    for node in proof.nodes {
      guard !walk.isComplete else { return .incomplete }
      switch node {
      case .branch(let site):
        guard problem.sites.indices.contains(site), walk.branch(site) else { return .incomplete }
      case .leaf(let number):
        guard proof.multipliers.indices.contains(number) else { return .incomplete }
        let (constant, choice) = choices[number] ?? leaf(proof.multipliers[number])
        choices[number] = (constant, choice)
        if !choice.isAtLeast(reaches - constant, decided: walk.decided) {
          let bound = constant + choice.floor(decided: walk.decided)
          weakest = min(weakest ?? bound, bound)
        }
        walk.leave()
      }
    }
    guard walk.isComplete else { return .incomplete }
    return weakest.map { .provesOnly($0) } ?? .holds
  }

  /// What the multipliers add up to, and the choice of sites that is left.
  private func leaf(_ multipliers: [Double]) -> (constant: Double, choice: SiteChoice) {
    let multipliers = zip(multipliers, needs).map { min(max(0, $0), $1.price) }
    let constant = zip(multipliers, needs).reduce(0) { $0 + $1.0 * $1.1.demand }
    let costs = problem.sites.indices.map { j in
      problem.scenarios.indices.reduce(countsOpening ? problem.sites[j].openingCost : 0) {
        $0 + knapsack(j, $1, multipliers)
      }
    }
    return (constant, SiteChoice(problem, costs: costs))
  }

  /// Least `Σ (cost − multiplier) x` over what a site can give in a scenario: the most gainful tonnes first.
  private func knapsack(_ j: Int, _ s: Int, _ multipliers: [Double]) -> Double {
    var gains = arcs[j][s].map { (gain: $0.cost - multipliers[$0.need], demand: needs[$0.need].demand) }
    gains.removeAll { $0.gain >= 0 }
    gains.sort { $0.gain < $1.gain }
    var left = problem.scenarios[s].surviving[j] * problem.sites[j].capacity
    var value = 0.0
    for (gain, demand) in gains where left > 0 {
      value += gain * min(left, demand)
      left -= demand
    }
    return value
  }
}
