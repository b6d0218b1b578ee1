import Proofs

extension SitingProblem {
  /// The problem as a witness reads it.
  var record: LocationProblem {
    LocationProblem(
      sites: sites.map { site in
        LocationProblem.Site(
          place: site.place,
          status: site.mustOpen ? .open : site.status == .forbidden ? .shut : .candidate,
          capacity: site.capacity, openingCost: site.openingCost, unitCosts: site.piles.map(\.unitCost),
          present: site.piles.map(\.present))
      },
      customers: customers.map {
        LocationProblem.Customer(group: $0.group, weight: $0.weight, fuel: $0.fuel)
      },
      scenarios: scenarios.map { scenario in
        let arcs = customers.indices.map { scenario.arcs(of: $0) }
        return LocationProblem.Scenario(
          demand: scenario.demand, surviving: scenario.surviving, arcSites: arcs.map { $0.map(\.site) },
          arcCosts: arcs.map { $0.map(\.cost) })
      },
      maxSites: limits.maxSites, budget: limits.budget, groupCoverage: limits.groupCoverage,
      mode: mode.record,
      weights: transport.weights, isSingleSourced: sourcing == .single)
  }
}

extension SitingProblem.Mode {
  fileprivate var record: LocationProblem.Mode {
    switch self {
    case .minCost: .minCost
    case .penalised: .penalised
    case .meanCVaR(let weight, let level): .meanCVaR(weight: weight, level: level)
    case .euhdCap(let most): .euhdCap(most: most)
    case .maxCover: .maxCover
    case .pMedian(let count): .pMedian(sites: count)
    case .pCenter(let count): .pCenter(sites: count)
    case .lexicographic: .lexicographic
    }
  }
}

extension SitingProblem.Transport {
  fileprivate var weights: [Double]? {
    switch self {
    case .worstScenario: nil
    case .weighted(let weights): weights
    }
  }
}

extension SitingPass.Name {
  var record: LocationClaim.Pass.Name {
    switch self {
    case .shortage: .shortage
    case .worstGroup: .worstGroup
    case .cost: .cost
    case .penalised: .penalised
    case .risk: .risk
    case .distance: .distance
    case .radius: .radius
    }
  }
}

extension SitingSolution {
  /// The plan as a witness reads it.
  var record: LocationClaim.Plan {
    LocationClaim.Plan(
      open: open.indices.filter { open[$0] }, stock: piles,
      recourse: recourse.map { scenario in
        LocationClaim.Recourse(
          flows: scenario.flows.map {
            LocationClaim.Flow(site: $0.site, customer: $0.customer, tonnes: $0.tonnes)
          },
          shortage: scenario.shortage)
      })
  }
}
