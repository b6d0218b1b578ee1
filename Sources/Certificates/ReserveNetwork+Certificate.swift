import Quantities

extension ReserveNetwork {
  /// The proof that the stock meets the needs, or that it cannot.
  ///
  /// Among all greatest flows it is one with the least kilogram-minutes of travel, so that a reader sees each
  /// village served from near by. Equal inputs give equal flows. The cut, if any, is the one with the fewest
  /// needs: every need in it would gain from more stock at any site in it, and it does not depend on the order
  /// in which sites and needs are numbered.
  ///
  /// - Complexity: milliseconds for 60 sites and 300 needs; see ``FlowNetwork/augment(from:to:)``.
  public func certificate() -> ReserveCertificate {
    var network = flowNetwork(minutes: true)
    let total = network.augment(from: source, to: sink)

    var flows: [ReserveFlow] = []
    var delivered = Array(repeating: Kilograms.zero, count: needs.count)
    for (k, arc) in arcs.enumerated() {
      let amount = Kilograms(network.flow(on: k))
      guard amount > .zero else { continue }
      flows.append(ReserveFlow(site: arc.site, need: arc.need, amount: amount))
      delivered[arc.need] += amount
    }
    let short = needs.total { $0 } - Kilograms(total)
    var cut: ReserveCut?
    if short > .zero {
      let side = network.canReach(sink)
      cut = ReserveCut(
        needs: needs.indices.filter { side[node(need: $0)] },
        sites: stock.indices.filter { side[node(site: $0)] },
        short: short)
    }
    return ReserveCertificate(flows: flows, delivered: delivered, cut: cut)
  }

  // Nodes: sites, needs, source, sink. Arcs: `arcs` in order, then one per site, then one per need.

  var source: Int { stock.count + needs.count }
  var sink: Int { source + 1 }
  func node(site: Int) -> Int { site }
  func node(need: Int) -> Int { stock.count + need }
  func arcInto(site: Int) -> Int { arcs.count + site }

  /// The network with its source and sink. What lies between sites and needs has room for everything, so a
  /// least cut only ever cuts stock and needs.
  func flowNetwork(minutes: Bool) -> FlowNetwork {
    var all: [FlowNetwork.Arc] = []
    all.reserveCapacity(arcs.count + stock.count + needs.count)
    for arc in arcs {
      all.append(
        FlowNetwork.Arc(
          tail: node(site: arc.site), head: node(need: arc.need), capacity: 2 * Self.greatestTotal.count,
          cost: minutes ? arc.travel.count : 0))
    }
    for (site, mass) in stock.enumerated() {
      all.append(FlowNetwork.Arc(tail: source, head: node(site: site), capacity: mass.count, cost: 0))
    }
    for (need, mass) in needs.enumerated() {
      all.append(FlowNetwork.Arc(tail: node(need: need), head: sink, capacity: mass.count, cost: 0))
    }
    return FlowNetwork(nodes: sink + 1, arcs: all)
  }
}
