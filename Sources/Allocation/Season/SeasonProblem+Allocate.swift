public import GLPK
public import Quantities

/// Why an allocation could not be made.
public enum SeasonError: Error, Hashable, Sendable {
  /// GLPK could not check the linear optimum.
  case solver(SolverError)
  /// GLPK finds another optimum, which would be a fault in this program.
  case optimaDisagree(own: Fen, glpk: Fen)
  /// The result failed its own check, which would be a fault in this program.
  case unsound(SeasonAllocationError)
}

extension SeasonProblem {
  /// The fairest allocation, and among the ways to bring it about one of least cost.
  ///
  /// Where there is enough for everybody in time, everybody gets what he may get. Where there is not, it is handed out along
  /// a ladder: the vulnerable to their floor, then everybody, then the vulnerable to their whole claim, then everybody;
  /// on each step the least share is as large as it can be, then the next, and so on, exactly. Nothing is withheld that
  /// somebody may get and a plant can bring in time. A household that cannot have its whole claim lacks the same share in
  /// every period as far as that can be. The same problem always gives the same allocation.
  ///
  /// The flow in kilograms is an exact optimum with its prices as proof. GLPK is handed its basis and has to come to the
  /// same optimum. Whole trucks are planned from its prices, which also prove what whole trucks must cost at least.
  ///
  /// - Parameter checksByGLPK: Whether GLPK is to confirm the optimum.
  /// - Complexity: near linear in villages, as `hearth-bench allocation` shows for provinces of several shapes; the constant
  ///   grows with plants · periods.
  /// - Throws: ``SeasonError``.
  public func allocate(checksByGLPK: Bool = true) async throws(SeasonError) -> SeasonAllocation {
    let shares = SeasonShares(self)
    let flow = shares.isPlenty ? SeasonFlow(forAll: self) : SeasonFlow(self, handing: shares.amounts)
    let price =
      shares.isPlenty ? .zero : flow.cost - SeasonFlow(cheapest: shares.amounts.reduce(0, +), in: self).cost
    var glpk: Fen?
    if checksByGLPK {
      do {
        let outcome = try await flow.network.graph.optimumByGLPK(flow.solution, supply: flow.supply)
        glpk = Fen.yuan(outcome.objective - Double(flow.uneven) * Double(flow.dear) / 1e8)
      } catch {
        throw .solver(error)
      }
      // GLPK calculates in floating point: one part in a hundred million, and a fen
      if let glpk, abs(glpk.count - flow.cost.count) > max(1, flow.cost.count / 100_000_000) {
        throw .optimaDisagree(own: flow.cost, glpk: glpk)
      }
    }
    var trucks = TruckPlans(flow)
    var allocation = assembled(flow, trucks.next() ?? flow.schedule, shares, price, glpk)
    while let schedule = trucks.next() {
      let other = assembled(flow, schedule, shares, price, glpk)
      if other.cost < allocation.cost { allocation = other }
    }
    allocation.proof.bound = trucks.bound
    do { try allocation.verify(for: self) } catch { throw .unsound(error) }
    return allocation
  }

  private func assembled(
    _ flow: SeasonFlow, _ schedule: SeasonSchedule, _ fair: SeasonShares, _ priceOfFairness: Fen, _ glpk: Fen?
  ) -> SeasonAllocation {
    var shares: [SeasonAllocation.ClassShare] = []
    for (g, group) in flow.network.groups.enumerated() {
      var first = 0
      for k in group.classes {
        let range = first..<first + classes[k].households
        first = range.upperBound
        shares.append(
          SeasonAllocation.ClassShare(
            received: SeasonAllocation.share(of: range, among: group.households, schedule.receipts[g]),
            burnt: SeasonAllocation.share(of: range, among: group.households, schedule.burnt[g]),
            height: fair.heights[k]))
      }
    }
    let deliveries = flow.network.lanes.enumerated().compactMap { index, lane in
      let amount = schedule.arrivals[index]
      let load = villages[lane.village].truckLoad.count
      return amount > 0
        ? SeasonAllocation.Delivery(
          source: lane.source, village: lane.village, period: lane.period, amount: Kilograms(amount),
          loads: Int((amount + load - 1) / load)) : nil
    }
    var intakes: [SeasonAllocation.Intake] = []
    for p in plants.indices {
      for h in hubs.indices {
        for (t, amount) in schedule.hubInlets[p * hubs.count + h].enumerated() where amount > 0 {
          intakes.append(SeasonAllocation.Intake(plant: p, hub: h, period: t, amount: Kilograms(amount)))
        }
      }
    }
    var allocation = SeasonAllocation(
      classes: shares, deliveries: deliveries, intakes: intakes,
      hubStock: schedule.hubStock.map { $0.map { Kilograms($0) } },
      storeStock: schedule.storeStock.map { $0.map { Kilograms($0) } }, cost: .zero,
      proof: SeasonAllocation.Proof(
        bound: .zero, linearOptimum: flow.cost, linearBound: flow.bound, glpkOptimum: glpk,
        priceOfFairness: priceOfFairness, nodes: flow.network.graph.nodeCount,
        arcs: flow.network.graph.arcCount, pivots: flow.solution.pivots))
    allocation.cost = allocation.cost(in: self)
    return allocation
  }
}
