public import Quantities

/// What is wrong with an allocation.
public enum PelletAllocationError: Error, Hashable, Sendable {
  /// There is not one entry per village with its number of households.
  case wrongVillages
  /// A household of this village gets more than the cap, or more than its need, or a subsidy without eligibility.
  case overEntitlement(village: Int, household: Kilograms)
  /// This village's entry is below zero, or unmet and self-paid do not add up with the subsidised to its need.
  case doesNotAddUp(village: Int)
  /// This delivery (by its place in the list) is not positive, or goes where there is no way.
  case badDelivery(Int)
  /// This plant delivers more than it has.
  case overCapacity(plant: Int, by: Kilograms)
  /// What is delivered to this village is not what its households get.
  case deliveriesDisagree(village: Int, delivered: Kilograms)
  /// The deliveries cost this, not what the allocation says.
  case wrongCost(Fen)
}

extension PelletAllocation {
  /// Checks every promise that does not take an optimiser to check: entitlements and cap to the kilogram,
  /// deliveries against households and plants, and the cost.
  ///
  /// - Complexity: O(villages + plants + deliveries)
  /// - Throws: the first thing found wrong.
  public func verify(for problem: PelletProblem) throws(PelletAllocationError) {
    guard villages.map(\.households) == problem.villages.map(\.households) else { throw .wrongVillages }
    var delivered = Array(repeating: Kilograms.zero, count: villages.count)
    var left = problem.plants.map(\.capacity)
    for (index, delivery) in deliveries.enumerated() {
      guard problem.plants.indices.contains(delivery.plant),
        problem.villages.indices.contains(delivery.village), delivery.amount > .zero,
        problem.distances[delivery.plant][delivery.village] != nil
      else { throw .badDelivery(index) }
      guard delivery.amount <= left[delivery.plant] else {
        throw .overCapacity(plant: delivery.plant, by: delivery.amount - left[delivery.plant])
      }
      guard delivery.amount <= PelletProblem.greatestTotal else { throw .badDelivery(index) }
      left[delivery.plant] -= delivery.amount
      delivered[delivery.village] += delivery.amount
    }
    for (index, village) in villages.enumerated() {
      try verify(village, at: index, of: problem)
      guard delivered[index] == village.subsidised else {
        throw .deliveriesDisagree(village: index, delivered: delivered[index])
      }
    }
    let due = deliveries.cost(in: problem)
    guard cost == due else { throw .wrongCost(due) }
  }

  private func verify(
    _ village: Village, at index: Int, of problem: PelletProblem
  ) throws(PelletAllocationError) {
    let total = PelletProblem.greatestTotal
    let amounts = [village.subsidised, village.unmet, village.selfPaid]
    guard amounts.allSatisfy({ $0 >= .zero && $0 <= total }) else { throw .doesNotAddUp(village: index) }
    // Every household by itself, so that the cap is kept where it counts and not on average.
    for amount in village.householdAmounts where amount > problem.entitlement(village: index) {
      throw .overEntitlement(village: index, household: amount)
    }
    let need = problem.villages[index].need * village.households
    guard village.householdAmounts.total({ $0 }) == village.subsidised,
      village.subsidised + village.selfPaid == need,
      village.subsidised + village.unmet == problem.eligibleNeed(village: index)
    else { throw .doesNotAddUp(village: index) }
  }
}

extension [PelletDelivery] {
  /// Price at the gate and haulage, summed exactly and rounded once, half up.
  func cost(in problem: PelletProblem) -> Fen {
    let millifenGrams = reduce(into: Int128(0)) { sum, delivery in
      let rate = problem.millifenPerTonne(plant: delivery.plant, village: delivery.village) ?? 0
      sum += Int128(delivery.amount.count) * Int128(rate)
    }
    return Fen(Int64(clamping: (millifenGrams + 500_000) / 1_000_000))
  }
}
