import Proofs

/// Checks a proof by prices of rows.
///
/// It never writes the model down: a bound needs only what each row allows and, column by column, what is left of its cost
/// when the rows' prices are taken off.
struct DualWitness {
  let problem: LocationProblem
  let question: PassQuestion

  init(_ problem: LocationProblem, _ question: PassQuestion) {
    self.problem = problem
    self.question = question
  }

  /// Whether every leaf reaches a bound; infinite = whether every leaf is impossible.
  func verdict(on proof: DualProof, reaches: Double) -> ProofVerdict {
    if let stranger = proof.rows.first(where: { !has($0) }) { return .unknownName("\(stranger)") }
    if let stranger = proof.columns.first(where: { !isFree($0) }) { return .unknownName("\(stranger)") }
    guard Set(proof.rows).count == proof.rows.count, Set(proof.columns).count == proof.columns.count else {
      return .incomplete
    }
    var walk = TreeWalk<DualProof.Column>()
    var least = Double.infinity
    for node in proof.nodes {
      guard !walk.isComplete else { return .incomplete }
      switch node {
      case .branch(let number):
        guard proof.columns.indices.contains(number), walk.branch(proof.columns[number]) else {
          return .incomplete
        }
      case .bound(let number):
        guard let prices = named(number, proof) else { return .incomplete }
        least = min(least, PricedModel(self, prices, walk.decided, countsCosts: true).bound.value)
        walk.leave()
      case .impossible(let number):
        guard let prices = named(number, proof) else { return .incomplete }
        let bound = PricedModel(self, prices, walk.decided, countsCosts: false).bound
        guard bound.value > LocationAudit.rounding * bound.size else { return .notImpossible }
        walk.leave()
      }
    }
    guard walk.isComplete else { return .incomplete }
    return least >= reaches ? .holds : .provesOnly(least)
  }

  private func named(_ number: Int, _ proof: DualProof) -> [DualProof.Row: Double]? {
    guard proof.prices.indices.contains(number) else { return nil }
    let prices = proof.prices[number]
    guard prices.rows.count == prices.values.count, prices.values.allSatisfy(\.isFinite),
      prices.rows.allSatisfy(proof.rows.indices.contains), Set(prices.rows).count == prices.rows.count
    else { return nil }
    return Dictionary(uniqueKeysWithValues: zip(prices.rows.map { proof.rows[$0] }, prices.values))
  }

  // MARK: What the model has

  var counts: Bool {
    switch question.least {
    case .cost, .penalised, .risk, .distance: true
    case .shortage, .worstGroup, .radius, nil: false
    }
  }
  /// Whether a scenario's cost stands in rows of its own.
  var hasCostRows: Bool {
    counts && (question.least == .risk || problem.weights == nil && problem.scenarios.count > 1)
  }

  func isOpenable(_ site: Int) -> Bool {
    problem.sites.indices.contains(site) && problem.sites[site].status != .shut
  }

  func isNeed(_ s: Int, _ i: Int) -> Bool {
    problem.scenarios.indices.contains(s) && problem.customers.indices.contains(i)
      && problem.scenarios[s].demand[i] > 0
  }

  func total(_ s: Int) -> Double { problem.scenarios[s].demand.reduce(0, +) }

  func total(_ s: Int, group: Int) -> Double {
    zip(problem.scenarios[s].demand, problem.customers).reduce(0) { $0 + ($1.1.group == group ? $1.0 : 0) }
  }

  private func isArc(_ s: Int, _ i: Int, _ j: Int) -> Bool {
    guard isNeed(s, i), isOpenable(j) else { return false }
    let scenario = problem.scenarios[s]
    return scenario.arcSites[i].firstIndex(of: j).map { scenario.arcCosts[i][$0] < question.radius } ?? false
  }

  private func isFree(_ column: DualProof.Column) -> Bool {
    switch column {
    case .open(let j): isOpenable(j) && problem.sites[j].status == .candidate
    case .flow(let s, let i, let j): problem.isSingleSourced && isArc(s, i, j)
    case .missing(let s, let i): problem.isSingleSourced && !PassQuestion.meetsAll(problem) && isNeed(s, i)
    }
  }

  private func has(_ row: DualProof.Row) -> Bool {
    let meetsAll = PassQuestion.meetsAll(problem)
    func isScenario(_ s: Int) -> Bool { problem.scenarios.indices.contains(s) }
    switch row {
    case .demand(let s, let i): return isNeed(s, i)
    case .supply(let s, let j, let f):
      return isScenario(s) && isOpenable(j) && problem.sites[j].unitCosts.indices.contains(f)
    case .room(let j): return isOpenable(j)
    case .place(let place): return problem.sites.contains { $0.place == place && $0.status != .shut }
    case .link(let s, let i, let j): return isArc(s, i, j)
    case .capacity(let s): return meetsAll && isScenario(s) && total(s) > 0
    case .sites: return PassQuestion.mostSites(problem) != nil
    case .budget: return problem.budget != nil
    case .coverage(let s, let g): return !meetsAll && isScenario(s) && total(s, group: g) > 0
    case .uncovered(let s, let g):
      return question.least == .worstGroup && !meetsAll && isScenario(s) && total(s, group: g) > 0
    case .shortage: return question.mostShortage != nil && !meetsAll
    case .scenarioCost(let s): return hasCostRows && isScenario(s)
    }
  }
}
