public import Quantities

/// What is wrong with an allocation.
public enum SeasonAllocationError: Error, Hashable, Sendable {
  /// There is not one entry per class, hub, village and period.
  case wrongShape
  /// A household of this class gets more over the season than it may.
  case overEntitlement(class: Int)
  /// The households of this class burn in this period what they do not have, or more than they may.
  case burntTooMuch(class: Int, period: Int)
  /// More lies at the homes of this class at the end of this period than there is room for.
  case homesOverfull(class: Int, period: Int)
  /// Fuel of this class is left over at the end of the season.
  case leftOver(class: Int)
  /// This delivery (by its place in the list) is not positive, in the wrong number of trucks, or goes where there is no way.
  case badDelivery(Int)
  /// This plant hands out more in this period, or over the season (`nil`), than it can.
  case overCapacity(plant: Int, period: Int?)
  /// This hub holds less than nothing or more than it can at the end of this period, or its stock does not add up.
  case badHubStock(hub: Int, period: Int)
  /// This village's store holds less than nothing or more than it can, or does not add up.
  case badStoreStock(village: Int, period: Int)
  /// The parts cost this, not what the allocation says.
  case wrongCost(Fen)
  /// The cost is below what is said to be a bound.
  case belowBound
}

extension SeasonAllocation {
  /// Checks every promise that takes no optimiser to check: entitlements to the kilogram, that nothing is burnt before it is
  /// there, room at homes, in stores and hubs, what plants can hand out, roads, trucks, and the cost.
  ///
  /// - Complexity: O(classes · periods + deliveries)
  /// - Throws: the first thing found wrong.
  public func verify(for problem: SeasonProblem) throws(SeasonAllocationError) {
    let periods = problem.periods
    guard classes.count == problem.classes.count, hubStock.count == problem.hubs.count,
      storeStock.count == problem.villages.count,
      (hubStock + storeStock + classes.map(\.received) + classes.map(\.burnt)).allSatisfy({
        $0.count == periods
      })
    else { throw .wrongShape }
    var left = problem.plants.map(\.capacity)
    var season = problem.plants.map(\.seasonCapacity)
    var arrived = problem.villages.map { _ in [Kilograms](repeating: .zero, count: periods) }
    var throughHub = problem.hubs.map { _ in [Kilograms](repeating: .zero, count: periods) }
    for (index, delivery) in deliveries.enumerated() {
      guard problem.admits(delivery) else { throw .badDelivery(index) }
      arrived[delivery.village][delivery.period] += delivery.amount
      if delivery.source < problem.plants.count {
        left[delivery.source][delivery.period] -= delivery.amount
        season[delivery.source] -= delivery.amount
      } else {
        throughHub[delivery.source - problem.plants.count][delivery.period] -= delivery.amount
      }
    }
    for intake in intakes {
      left[intake.plant][intake.period] -= intake.amount
      season[intake.plant] -= intake.amount
      throughHub[intake.hub][intake.period] += intake.amount
    }
    for p in problem.plants.indices {
      if let t = left[p].firstIndex(where: { $0 < .zero }) { throw .overCapacity(plant: p, period: t) }
      if season[p] < .zero { throw .overCapacity(plant: p, period: nil) }
    }
    for (h, hub) in problem.hubs.enumerated() {
      if let t = Self.fault(hubStock[h], changes: throughHub[h], room: hub.capacity) {
        throw .badHubStock(hub: h, period: t)
      }
    }
    for (k, share) in classes.enumerated() {
      try verify(share, k, problem.classes[k])
      for t in 0..<periods { arrived[problem.classes[k].village][t] -= share.received[t] }
    }
    for (v, village) in problem.villages.enumerated() {
      if let t = Self.fault(storeStock[v], changes: arrived[v], room: village.store) {
        throw .badStoreStock(village: v, period: t)
      }
    }
    let due = cost(in: problem)
    guard cost == due else { throw .wrongCost(due) }
    guard cost >= proof.bound else { throw .belowBound }
  }

  private func verify(
    _ share: ClassShare, _ index: Int, _ member: SeasonProblem.HouseholdClass
  ) throws(SeasonAllocationError) {
    var home = Kilograms.zero
    for t in share.received.indices {
      home += share.received[t] - share.burnt[t]
      guard share.received[t] >= .zero, share.burnt[t] >= .zero, home >= .zero,
        share.burnt[t] <= member.entitlement[t] * member.households
      else { throw .burntTooMuch(class: index, period: t) }
      guard home <= member.storage * member.households else { throw .homesOverfull(class: index, period: t) }
    }
    guard home == .zero else { throw .leftOver(class: index) }
    // the household that gets most, not the average: the cap is kept where it counts
    let most = Self.share(of: 0, among: max(member.households, 1), share.received).total { $0 }
    guard most <= member.seasonEntitlement || member.households == 0 else {
      throw .overEntitlement(class: index)
    }
  }

  /// The first period in which a stock is not what it was plus what changed, or out of its room; the last has to be empty.
  private static func fault(_ stock: [Kilograms], changes: [Kilograms], room: Kilograms) -> Int? {
    var expected = Kilograms.zero
    return stock.indices.first { t in
      expected += changes[t]
      return stock[t] != expected || stock[t] < .zero || stock[t] > room
        || (t == stock.count - 1 && stock[t] != .zero)
    }
  }

  /// Pellets at the gate, whole trucks, handling and holding, summed exactly and rounded once, half up.
  func cost(in problem: SeasonProblem) -> Fen {
    var sum: Int128 = 0
    for delivery in deliveries {
      let rate = problem.haulRate(from: delivery.source, to: delivery.village) ?? 0
      let paid = Int64(delivery.loads) * problem.villages[delivery.village].truckLoad.count
      sum += Int128(paid) * Int128(rate)
      if delivery.source < problem.plants.count {
        let price = problem.plants[delivery.source].fenPerTonne[delivery.period].count * 1000
        sum += Int128(delivery.amount.count) * Int128(price)
      }
    }
    for intake in intakes {
      let way = problem.ways.plantToHub[intake.plant][intake.hub]?.count ?? 0
      let rate =
        problem.plants[intake.plant].fenPerTonne[intake.period].count * 1000
        + problem.terms.haulage.count * way + problem.hubs[intake.hub].handling.count * 1000
      sum += Int128(intake.amount.count) * Int128(rate)
    }
    let atHome = classes.map { share in
      var home = Kilograms.zero
      return share.received.indices.map { t in
        home += share.received[t] - share.burnt[t]
        return home
      }
    }
    for stock in hubStock + storeStock + atHome {
      for t in 0..<problem.periods - 1 {
        sum += Int128(stock[t].count) * Int128(problem.holding(through: t + 1))
      }
    }
    return Fen(Int64(clamping: (sum + 500_000) / 1_000_000))
  }
}

extension SeasonProblem {
  /// Cost of holding a tonne through a period, in thousandths of a fen.
  func holding(through period: Int) -> Int64 { terms.holding.count * 1000 * Int64(days[period]) / 30 }

  fileprivate func admits(_ delivery: SeasonAllocation.Delivery) -> Bool {
    guard (0..<plants.count + hubs.count).contains(delivery.source),
      villages.indices.contains(delivery.village),
      (0..<periods).contains(delivery.period), delivery.amount > .zero,
      delivery.amount <= Self.greatestTotal, villages[delivery.village].isOpen[delivery.period],
      haulRate(from: delivery.source, to: delivery.village) != nil
    else { return false }
    let load = villages[delivery.village].truckLoad.count
    return Int64(delivery.loads) == (delivery.amount.count + load - 1) / load
  }
}
