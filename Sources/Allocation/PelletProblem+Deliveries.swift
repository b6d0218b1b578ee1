import GLPK
import Quantities

extension PelletProblem {
  /// How to bring exactly `amounts` (kg, by village) to the villages at least cost.
  ///
  /// The transportation model is solved in tonnes and yuan. Its basic solutions are whole kilograms but for
  /// floating-point dust; they are rounded, and should rounding ever leave a village a kilogram short, augmenting
  /// paths bring it. So totals are exact whatever the solver does.
  func cheapestDeliveries(
    of amounts: [Int64], _ reach: Reach
  ) async throws(PelletError) -> [PelletDelivery] {
    var flow = SupplyFlow(reach, supply: plants.map(\.capacity.count), demand: amounts)
    for (arc, tonnes) in try await transport(amounts, reach) {
      flow.send(Int64((tonnes * 1000).rounded()), over: arc)
    }
    flow.feedAll()
    return flow.flow.indices.filter { flow.flow[$0] > 0 }.map {
      PelletDelivery(plant: reach.plantOf[$0], village: reach.villageOf[$0], amount: Kilograms(flow.flow[$0]))
    }
  }

  /// Tonnes over each arc that is used, from the linear program.
  private func transport(
    _ amounts: [Int64], _ reach: Reach
  ) async throws(PelletError) -> [(arc: Int, tonnes: Double)] {
    let arcs = reach.plantOf.indices.filter { amounts[reach.villageOf[$0]] > 0 }
    guard !arcs.isEmpty else { return [] }
    var model = Model(.minimize)
    var fromPlant = plants.map { _ in [(Model.Column, Double)]() }
    var toVillage = villages.map { _ in [(Model.Column, Double)]() }
    for arc in arcs {
      let (plant, village) = (reach.plantOf[arc], reach.villageOf[arc])
      // What a village pays at the least is paid in any case. Without it costs are small, and the least
      // difference there can be, a thousandth of a fen per tonne, lies well above the solver's tolerance.
      let least = reach.entering[village].map { rate($0, reach) }.min() ?? 0
      let column = model.addColumn(cost: Double(rate(arc, reach) - least) / 100_000)
      fromPlant[plant].append((column, 1))
      toVillage[village].append((column, 1))
    }
    let all = Kilograms(amounts.reduce(0, +))
    for (plant, terms) in fromPlant.enumerated() where !terms.isEmpty {
      model.addRow(.atMost(min(plants[plant].capacity, all).tonnes), terms)
    }
    for (village, terms) in toVillage.enumerated() where !terms.isEmpty {
      model.addRow(.fixed(Kilograms(amounts[village]).tonnes), terms)
    }
    do {
      let outcome = try await model.solve().requireOptimal()
      return zip(arcs, outcome.values).filter { $0.1 > 0 }.map { (arc: $0.0, tonnes: $0.1) }
    } catch {
      throw .solver(error)
    }
  }

  /// Millifen per tonne over an arc.
  private func rate(_ arc: Int, _ reach: Reach) -> Int64 {
    millifenPerTonne(plant: reach.plantOf[arc], village: reach.villageOf[arc]) ?? 0
  }
}
