/// Why a problem or an answer was refused.
public enum SitingError: Error, Sendable, Hashable {
  /// A table of the problem has the wrong length or an index out of range.
  case malformed(String)
  /// A number is negative, not finite, or out of its range.
  case badNumber(String)
  /// The mode looks at an expectation, and ``SitingProblem/transport`` does not say how likely each scenario is.
  case noProbabilities
  /// The solver's answer failed our own arithmetic.
  case wrongAnswer(String)
  /// A decision from elsewhere asks of a site what it does not allow.
  case notAllowed(DecisionFault)
  /// Time ran out before any plan was found.
  case timeLimit
  /// The solver broke down.
  case solver(String)
}

extension SitingProblem {
  /// Checks every index and number once, so that nothing after it needs to.
  ///
  /// - Complexity: O(sites + scenarios · (sites + customers) + arcs)
  public func validate() throws(SitingError) {
    for (j, site) in sites.enumerated() {
      let numbers = [site.capacity, site.openingCost] + site.piles.flatMap { [$0.unitCost, $0.present] }
      guard numbers.allSatisfy({ $0.isFinite && $0 >= 0 }) else { throw .badNumber("site \(j)") }
      guard site.piles.count == fuelCount, fuelCount > 0 else { throw .malformed("fuels of site \(j)") }
      let present = site.piles.reduce(0) { $0 + $1.present }
      guard present <= site.capacity else { throw .badNumber("present stock of site \(j)") }
      guard site.place >= 0 else { throw .malformed("place of site \(j)") }
    }
    for (i, customer) in customers.enumerated() {
      guard customer.group >= 0 else { throw .malformed("group of customer \(i)") }
      guard (0..<fuelCount).contains(customer.fuel) else { throw .malformed("fuel of customer \(i)") }
      guard customer.weight.isFinite, customer.weight >= 0 else {
        throw .badNumber("weight of customer \(i)")
      }
    }
    for (s, scenario) in scenarios.enumerated() { try validate(scenario, named: "scenario \(s)") }
    if case .weighted(let weights) = transport {
      guard weights.count == scenarios.count else { throw .malformed("weights of scenarios") }
      guard weights.allSatisfy({ $0.isFinite && $0 >= 0 }) else { throw .badNumber("weights of scenarios") }
    }
    try validateMode()
    guard neighbours >= 1 else { throw .badNumber("neighbours") }
    guard (0...1).contains(limits.groupCoverage) else { throw .badNumber("group coverage") }
    if let budget = limits.budget, !(budget.isFinite && budget >= 0) { throw .badNumber("budget") }
    if let most = limits.maxSites, most < 0 { throw .badNumber("number of sites") }
  }

  private func validateMode() throws(SitingError) {
    switch mode {
    case .minCost, .penalised, .maxCover, .lexicographic: break
    case .pMedian(let count), .pCenter(let count):
      guard count >= 0 else { throw .badNumber("number of sites") }
    case .meanCVaR(let weight, let level):
      guard (0...1).contains(weight) else { throw .badNumber("weight of CVaR") }
      guard (0..<1).contains(level) else { throw .badNumber("level of CVaR") }
      guard probabilities != nil else { throw .noProbabilities }
    case .euhdCap(let most):
      guard most.isFinite, most >= 0 else { throw .badNumber("cap on shortage") }
      guard probabilities != nil else { throw .noProbabilities }
    }
  }

  private func validate(_ scenario: Scenario, named name: String) throws(SitingError) {
    guard scenario.demand.count == customers.count, scenario.surviving.count == sites.count,
      scenario.arcStart.count == customers.count + 1
    else { throw .malformed(name) }
    guard scenario.demand.allSatisfy({ $0.isFinite && $0 >= 0 }) else {
      throw .badNumber("demand of \(name)")
    }
    guard scenario.surviving.allSatisfy({ (0...1).contains($0) }) else {
      throw .badNumber("surviving shares of \(name)")
    }
    var seen = [Int](repeating: -1, count: sites.count)
    for i in customers.indices {
      for arc in scenario.arcs(of: i) {
        guard sites.indices.contains(arc.site) else { throw .malformed("arcs of \(name)") }
        guard arc.cost.isFinite, arc.cost >= 0 else { throw .badNumber("arc cost of \(name)") }
        guard seen[arc.site] != i else { throw .malformed("duplicate arc in \(name)") }
        seen[arc.site] = i
      }
    }
  }
}
