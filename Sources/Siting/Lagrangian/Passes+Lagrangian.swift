extension Passes {
  /// Share of the time left that evaluating one set of sites by a linear program may take.
  private static let evaluationShare = 0.1

  /// A pass searched under the Lagrangian dual; `nil` where its rows have no price there, or one model is quicker.
  ///
  /// Sets of sites are evaluated by a linear program for as long as that is quick enough, then scenario by scenario.
  func lagrangianSearch(
    _ instance: Instance, _ goal: Goal, gap: Double, deadline: Deadline, start: [Bool]?, shut: Set<Int>,
    report: @escaping (Double?, Double?) -> Void
  ) throws -> Search.Result? {
    switch options.engine {
    case .monolithic: return nil
    case .lagrangian: break
    case .automatic:
      guard instance.isLarge(goal) else { return nil }
    }
    guard problem.sourcing == .split, goal.objective != .worstGroup, goal.coverageFloor == 0 else {
      return nil
    }
    if goal.covering, instance.hasUnreachable {
      return Search.Result(plan: nil, bound: .infinity, nodes: 0, reach: 0)
    }
    var reduced = instance.problem
    reduced.scenarios = instance.scenarios.map { instance.problem.scenarios[$0] }
    for j in shut { reduced.sites[j].status = .forbidden }
    let flat = FlatProblem(reduced, goal.flatTerms(reduced))
    var best: Plan?
    var failure: (any Error)?
    var isSlow = false
    let relaxation = StockRelaxation(flat, goal.stockTerms(instance, flat)) { set in
      guard failure == nil else { return (.infinity, isLeast: false) }
      var open = instance.problem.sites.map { _ in false }
      for i in set { open[flat.sites[i]] = true }
      do {
        let found =
          isSlow
          ? instance.transportPlan(open: open, goal)
          : try instance.plan(
            open: open, goal, reach: instance.problem.neighbours,
            until: deadline.within(deadline.left * Self.evaluationShare))
        guard let found else { return (.infinity, isLeast: !isSlow) }
        if found.value < best?.value ?? .infinity { best = found }
        let isLeast = found.bound >= found.value
        isSlow = isSlow || !isLeast
        return (found.value, isLeast)
      } catch SitingError.timeLimit {
        isSlow = true
        return (.infinity, isLeast: false)
      } catch {
        failure = error
        return (.infinity, isLeast: false)
      }
    }
    var settings = LagrangianOptions()
    settings.gap = gap
    settings.report = report
    settings.start = start.map { start in flat.sites.indices.filter { start[flat.sites[$0]] } } ?? []
    let search = LagrangianSearch(relaxation, options: settings, deadline: deadline)
    let bound = search.run()
    if let failure { throw failure }
    return Search.Result(plan: best, bound: bound, nodes: search.nodes, reach: instance.problem.neighbours)
  }
}

extension Goal {
  /// What of a problem stands in the flat form under this goal; costs as they are, unweighted.
  fileprivate func flatTerms(_ problem: SitingProblem) -> FlatProblem.Terms {
    FlatProblem.Terms(
      fixedCost: problem.sites.map { objective == .cost ? $0.openingCost : objective == .siteCount ? 1 : 0 },
      weight: problem.scenarios.map { _ in 1 }, transport: true,
      shortage: covering ? nil : problem.customers.map(\.weight), mostSites: maxSites)
  }

  /// The rest of what the goal asks.
  fileprivate func stockTerms(_ instance: Instance, _ flat: FlatProblem) -> StockRelaxation.Terms {
    let problem = instance.problem
    let sites = flat.sites.map { problem.sites[$0] }
    let fuels = problem.fuelCount
    let customers = (0..<flat.needCount).map { problem.customers[Int(flat.customer[$0])] }
    var shares: [Double] = []
    for (k, s) in instance.scenarios.enumerated() {
      for _ in flat.needStart[k]..<flat.needStart[k + 1] { shares.append(problem.shortageWeights[s]) }
    }
    let envelope: RiskEnvelope
    if let risk {
      envelope = RiskEnvelope(risk, in: instance.scenarios)
    } else if problem.transport == .worstScenario, countsTransport {
      envelope = RiskEnvelope(costliestOf: instance.scenarios.count)
    } else {
      envelope = RiskEnvelope(weights: instance.scenarios.map { problem.shortageWeights[$0] })
    }
    let counts = pricesShortage || objective == .shortage
    return StockRelaxation.Terms(
      unitCost: sites.map { $0.piles.map { objective == .cost ? $0.unitCost : 0 } },
      present: sites.map { $0.piles.map(\.present) }, capacity: sites.map(\.capacity),
      surviving: instance.scenarios.map { s in flat.sites.map { problem.scenarios[s].surviving[$0] } },
      fuel: customers.map(\.fuel), fuelCount: fuels, transport: countsTransport,
      shortage: covering ? nil : customers.map { counts ? $0.weight : 0 }, risk: envelope, budget: budget,
      budgetOpening: sites.map(\.openingCost), budgetUnit: sites.map { $0.piles.map(\.unitCost) },
      shortageCap: shortageAtMost.map { most in (most, zip(customers, shares).map { $0.weight * $1 }) })
  }
}
