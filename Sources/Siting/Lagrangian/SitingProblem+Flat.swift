import Proofs

extension SitingProblem {
  /// What of the problem stands in its flat form; `nil` where it has none: fuels that share room, stock that costs by
  /// itself, no or a costliest scenario, whole deliveries, or rows across sites and scenarios other than a number of sites.
  var flatTerms: FlatProblem.Terms? {
    guard sourcing == .split, fuelCount == 1, limits.budget == nil, !scenarios.isEmpty else { return nil }
    guard coversAll || limits.groupCoverage == 0 else { return nil }
    let free = sites.allSatisfy { $0.status == .forbidden || $0.unitCost == 0 }
    let none = sites.map { _ in 0.0 }
    let weights: [Double]
    switch transport {
    case .weighted(let given): weights = given
    case .worstScenario:
      guard scenarios.count == 1 || mode == .maxCover else { return nil }
      weights = scenarios.map { _ in 1 }
    }
    switch mode {
    case .minCost where free:
      return FlatProblem.Terms(
        fixedCost: sites.map(\.openingCost), weight: weights, transport: true, shortage: nil,
        mostSites: limits.maxSites)
    case .penalised where free:
      return FlatProblem.Terms(
        fixedCost: sites.map(\.openingCost), weight: weights, transport: true,
        shortage: customers.map(\.weight),
        mostSites: limits.maxSites)
    case .pMedian(let count):
      return FlatProblem.Terms(
        fixedCost: none, weight: weights, transport: true, shortage: nil,
        mostSites: min(count, limits.maxSites ?? count))
    case .maxCover:
      return FlatProblem.Terms(
        fixedCost: none, weight: weights, transport: false, shortage: customers.map(\.weight),
        mostSites: limits.maxSites)
    case .minCost, .penalised, .meanCVaR, .euhdCap, .pCenter, .lexicographic: return nil
    }
  }

  /// Solves the flat form, with the tree that proves its bound where it was asked for and finished; `nil` when no plan
  /// exists.
  ///
  /// - Throws: ``SitingError/timeLimit`` when time ran out before any plan was found.
  func solveFlat(
    _ terms: FlatProblem.Terms, _ options: SitingOptions, _ deadline: Deadline
  ) throws -> (SitingSolution, LagrangianProof?)? {
    let flat = FlatProblem(self, terms)
    let name = objective
    var settings = LagrangianOptions()
    settings.gap = options.relativeGap
    settings.keepsProof = options.proof
    settings.mostProofNumbers = options.mostProofNumbers
    settings.start = flat.sites.indices.filter { options.start?[flat.sites[$0]] ?? false }
    settings.report = { value, bound in
      options.progress(SitingProgress(pass: name, value: value, bound: bound, seconds: deadline.elapsed))
    }
    let search = LagrangianSearch(
      DemandRelaxation(flat, workers: options.workers), options: settings, deadline: deadline)
    let bound = search.run()
    if deadline.isCancelled { throw CancellationError() }
    guard search.value.isFinite else {
      if bound < .infinity { throw SitingError.timeLimit }
      return nil
    }
    var solution = spread(search.best, of: flat)
    let value = self.value(name, open: solution.open, piles: solution.piles, solution.recourse)
    guard abs(value - search.value) <= 1e-7 * max(1, abs(value)) else {
      throw SitingError.wrongAnswer("objective \(search.value), recomputed \(value)")
    }
    solution.objective = value
    solution.bound = max(0, min(bound, value))
    solution.nodes = search.nodes
    let pass = SitingPass(name: name, value: value, bound: solution.bound, proof: .search)
    solution.passes = [pass]
    solution.status = pass.isClosed(to: options.relativeGap) ? .optimal : .feasible
    return (solution, LagrangianProof(search.proof, of: flat))
  }

  /// The plan that opens the given sites of the flat form, with the cheapest flows.
  private func spread(_ set: [Int], of flat: FlatProblem) -> SitingSolution {
    var open = sites.map { _ in false }
    for i in set { open[flat.sites[i]] = true }
    let most = (0..<flat.scenarioCount).map { flat.needStart[$0 + 1] - flat.needStart[$0] }.max() ?? 0
    var simplex = NetworkSimplex(sites: flat.siteCount, needs: most)
    var stock = sites.indices.map { open[$0] ? sites[$0].present : 0 }
    var recourse: [SitingSolution.Recourse] = []
    for s in scenarios.indices {
      let first = flat.needStart[s]
      _ = simplex.solve(flat, scenario: s, open: set)
      var shortage = scenarios[s].demand
      var flows: [SitingSolution.Flow] = []
      var given = [Double](repeating: 0, count: set.count)
      simplex.flows { source, sink, tonnes in
        let customer = Int(flat.customer[first + sink])
        flows.append(SitingSolution.Flow(site: flat.sites[set[source]], customer: customer, tonnes: tonnes))
        shortage[customer] -= tonnes
        given[source] += tonnes
      }
      for (k, i) in set.enumerated() where given[k] > 0 {
        let j = flat.sites[i]
        stock[j] = min(sites[j].capacity, max(stock[j], given[k] / scenarios[s].surviving[j]))
      }
      for c in shortage.indices where shortage[c] <= 1e-9 * scenarios[s].demand[c] { shortage[c] = 0 }
      flows.sort { ($0.customer, $0.site) < ($1.customer, $1.site) }
      recourse.append(
        SitingSolution.Recourse(
          shortage: shortage, flows: flows, transportCost: transportCost(flows, in: s)))
    }
    return SitingSolution(
      status: .feasible, open: open, piles: stock.map { [$0] }, recourse: recourse, objective: .infinity,
      bound: 0, passes: [], seconds: 0, nodes: 0, neighbours: 0, dropOne: [:], conflict: nil)
  }
}

extension LagrangianProof {
  /// A finished tree in the problem's own numbers of sites; `nil` where it was not kept or not finished.
  fileprivate init?(_ tree: ProofTree, of flat: FlatProblem) {
    guard let nodes = tree.preorder() else { return nil }
    self.init(
      nodes: nodes.map { node in
        node.site.map { .branch(site: flat.sites[$0]) } ?? .leaf(multipliers: node.table)
      },
      multipliers: tree.tables)
  }
}
