public import Quantities

/// What is wrong with a certificate.
public enum ReserveCertificateError: Error, Hashable, Sendable {
  /// This flow (by its place in the list) is not positive.
  case flowNotPositive(Int)
  /// This flow goes where nothing can be delivered in time.
  case flowNotAdmissible(Int)
  /// More leaves this site than it holds.
  case overdrawn(site: Int, by: Kilograms)
  /// What the flows bring to this need is not what the certificate says.
  case miscounted(need: Int)
  /// This need gets more than it takes.
  case overfilled(need: Int, by: Kilograms)
  /// The certificate has not one entry per need.
  case wrongNumberOfNeeds
  /// No bottleneck is named, yet this need is not met.
  case unmetWithoutCut(need: Int)
  /// The bottleneck names a need that does not exist, or is not in ascending order.
  case cutNeedsMalformed
  /// The bottleneck's sites are not exactly those that can serve its needs in time.
  case cutSitesWrong
  /// Need less stock inside the bottleneck is this, not what the certificate says.
  case cutShortWrong(Kilograms)
  /// The flow leaves this unmet, which is not what the bottleneck explains: flow or cut is not optimal.
  case flowAndCutDisagree(unmet: Kilograms)
}

extension ReserveCertificate {
  /// Checks the proof against the network, from the definitions.
  ///
  /// No flow can bring the needs of a cut more than the stock of the sites that reach them. So if a lawful flow
  /// leaves unmet exactly what the cut is short by, the flow is greatest and the cut least.
  ///
  /// - Complexity: O(*f* log *a* + *a* + *n*) for *f* flows and *a* arcs.
  /// - Throws: the first thing found wrong.
  public func verify(for network: ReserveNetwork) throws(ReserveCertificateError) {
    guard delivered.count == network.needs.count else { throw .wrongNumberOfNeeds }
    try verifyFlows(network)
    let unmet = network.needs.total { $0 } - total
    guard let cut else {
      let need = network.needs.indices.first { delivered[$0] < network.needs[$0] }
      if let need { throw .unmetWithoutCut(need: need) }
      return
    }
    try verify(cut, network)
    guard unmet == cut.short else { throw .flowAndCutDisagree(unmet: unmet) }
  }

  private func verifyFlows(_ network: ReserveNetwork) throws(ReserveCertificateError) {
    var left = network.stock
    var arrived = Array(repeating: Kilograms.zero, count: network.needs.count)
    let admissible = Set(network.arcs.map { [$0.site, $0.need] })
    for (index, flow) in flows.enumerated() {
      guard flow.amount > .zero else { throw .flowNotPositive(index) }
      guard admissible.contains([flow.site, flow.need]) else { throw .flowNotAdmissible(index) }
      // Comparing before subtracting keeps even a forged amount from overflowing.
      guard flow.amount <= left[flow.site] else {
        throw .overdrawn(site: flow.site, by: flow.amount - left[flow.site])
      }
      left[flow.site] -= flow.amount
      arrived[flow.need] += flow.amount
    }
    for need in network.needs.indices {
      guard arrived[need] == delivered[need] else { throw .miscounted(need: need) }
      guard arrived[need] <= network.needs[need] else {
        throw .overfilled(need: need, by: arrived[need] - network.needs[need])
      }
    }
  }

  private func verify(_ cut: ReserveCut, _ network: ReserveNetwork) throws(ReserveCertificateError) {
    var inside = Array(repeating: false, count: network.needs.count)
    var last = -1
    for need in cut.needs {
      guard need > last, network.needs.indices.contains(need) else { throw .cutNeedsMalformed }
      inside[need] = true
      last = need
    }
    let reaching = Set(network.arcs.lazy.filter { inside[$0.need] }.map(\.site))
    guard cut.sites == reaching.sorted() else { throw .cutSitesWrong }
    let short = cut.needs.total { network.needs[$0] } - cut.sites.total { network.stock[$0] }
    guard short == cut.short, short > .zero else { throw .cutShortWrong(short) }
  }
}
