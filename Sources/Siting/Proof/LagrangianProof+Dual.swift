import Proofs

extension SitingProblem {
  /// The same tree with the demands' multipliers alone, where the problem falls apart without its demands; `nil` where it
  /// does not.
  ///
  /// With the demands' prices fixed, the linear program over the rest is a relaxation of the choice of sites that a
  /// Lagrangian leaf makes exactly, so no leaf's bound drops.
  func lagrangian(_ proof: DualProof, _ question: ProofQuestion) -> LagrangianProof? {
    guard fallsApart(question), asksForRoomOnce(proof) else { return nil }
    var needs: [DualProof.Row: (number: Int, demand: Double)] = [:]
    for (s, scenario) in scenarios.enumerated() {
      for (i, demand) in scenario.demand.enumerated() where demand > 0 {
        needs[.demand(scenario: s, customer: i)] = (needs.count, demand)
      }
    }
    var converted = LagrangianProof(nodes: [], multipliers: [])
    for node in proof.nodes {
      switch node {
      case .impossible: return nil
      case .bound(let prices): converted.nodes.append(.leaf(multipliers: prices))
      case .branch(let column):
        guard case .open(let site) = proof.columns[column] else { return nil }
        converted.nodes.append(.branch(site: site))
      }
    }
    converted.multipliers = proof.prices.map { prices in
      var multipliers = [Double](repeating: 0, count: needs.count)
      for (row, price) in zip(prices.rows, prices.values) {
        guard let need = needs[proof.rows[row]] else { continue }
        multipliers[need.number] = price / need.demand
      }
      return multipliers
    }
    return converted
  }

  /// Whether no leaf prices the room of two scenarios: a Lagrangian leaf looks at one at a time.
  private func asksForRoomOnce(_ proof: DualProof) -> Bool {
    proof.prices.allSatisfy { prices in
      let rooms = prices.rows.count { row in
        if case .capacity = proof.rows[row] { true } else { false }
      }
      return rooms <= 1
    }
  }

  /// Whether nothing but the demands ties the sites and scenarios together, beside the choice of sites.
  private func fallsApart(_ question: ProofQuestion) -> Bool {
    let isSum =
      switch question.objective {
      case .shortage: true
      case .cost, .penalised, .distance: scenarios.count == 1 || transport != .worstScenario
      case .worstGroup, .risk, .radius, nil: false
      }
    return isSum && sourcing == .split && fuelCount == 1 && limits.budget == nil
      && question.shortageAtMost == nil && (coversAll || question.coverage == 0)
      && (!question.countsSpending || sites.allSatisfy { $0.unitCost == 0 })
  }
}
