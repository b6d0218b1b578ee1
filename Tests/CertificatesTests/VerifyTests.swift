import Certificates
import Quantities
import Testing

@Suite struct VerifyTests {
  /// Needs 0 and 1 fall 25 kg short; need 2 is met from site 2.
  let network: ReserveNetwork
  let sound: ReserveCertificate

  init() throws {
    network = try ReserveNetwork(
      stock: kilograms([30, 20, 500]), needs: kilograms([40, 35, 100]),
      arcs: [
        ReserveArc(site: 0, need: 0), ReserveArc(site: 1, need: 0), ReserveArc(site: 1, need: 1),
        ReserveArc(site: 2, need: 2),
      ])
    sound = ReserveCertificate(
      flows: [
        ReserveFlow(site: 0, need: 0, amount: Kilograms(30)),
        ReserveFlow(site: 1, need: 1, amount: Kilograms(20)),
        ReserveFlow(site: 2, need: 2, amount: Kilograms(100)),
      ],
      delivered: kilograms([30, 20, 100]),
      cut: ReserveCut(needs: [0, 1], sites: [0, 1], short: Kilograms(25)))
  }

  @Test func `a certificate written by hand is accepted`() throws {
    try sound.verify(for: network)
  }

  @Test func `one kilogram too much from a site is noticed`() {
    expect(.overdrawn(site: 1, by: Kilograms(1))) {
      $0.flows[1].amount = Kilograms(21)
      $0.delivered[1] = Kilograms(21)
      $0.cut?.short = Kilograms(24)
    }
  }

  @Test func `one kilogram less than possible is noticed`() {
    expect(.flowAndCutDisagree(unmet: Kilograms(26))) {
      $0.flows[1].amount = Kilograms(19)
      $0.delivered[1] = Kilograms(19)
    }
  }

  @Test func `a delivery that nobody makes is noticed`() {
    expect(.miscounted(need: 1)) { $0.delivered[1] = Kilograms(35) }
    expect(.miscounted(need: 2)) { $0.flows.removeLast() }
  }

  @Test func `coal sent where it cannot arrive in time is noticed`() {
    expect(.flowNotAdmissible(3)) {
      $0.flows.append(ReserveFlow(site: 2, need: 0, amount: Kilograms(10)))
      $0.delivered[0] = Kilograms(40)
    }
    expect(.flowNotAdmissible(0)) { $0.flows[0].site = 99 }
  }

  @Test func `flows backwards and flows of nothing are noticed`() {
    expect(.flowNotPositive(0)) { $0.flows[0].amount = Kilograms(-30) }
    expect(.flowNotPositive(2)) { $0.flows[2].amount = .zero }
  }

  @Test func `more than a need takes is noticed`() {
    expect(.overfilled(need: 2, by: Kilograms(7))) {
      $0.flows[2].amount = Kilograms(107)
      $0.delivered[2] = Kilograms(107)
    }
  }

  @Test func `an amount beyond all bounds is refused without trapping`() {
    expect(.overdrawn(site: 2, by: Kilograms(.max - 500))) { $0.flows[2].amount = Kilograms(.max) }
  }

  @Test func `hiding the bottleneck is noticed`() {
    expect(.unmetWithoutCut(need: 0)) { $0.cut = nil }
  }

  @Test func `a bottleneck that leaves out a site or adds one is noticed`() {
    expect(.cutSitesWrong) { $0.cut?.sites = [0] }
    expect(.cutSitesWrong) { $0.cut?.sites = [0, 1, 2] }
  }

  @Test func `a bottleneck with other needs is noticed`() {
    expect(.cutShortWrong(Kilograms(15))) {
      $0.cut = ReserveCut(needs: [1], sites: [1], short: Kilograms(25))
    }
    // Right in itself, but not what limits this flow.
    expect(.flowAndCutDisagree(unmet: Kilograms(25))) {
      $0.cut = ReserveCut(needs: [1], sites: [1], short: Kilograms(15))
    }
    expect(.cutNeedsMalformed) { $0.cut?.needs = [0, 0, 1] }
    expect(.cutNeedsMalformed) { $0.cut?.needs = [0, 1, 3] }
  }

  @Test func `a shortfall off by one kilogram is noticed`() {
    expect(.cutShortWrong(Kilograms(25))) { $0.cut?.short = Kilograms(24) }
  }

  @Test func `a certificate for another number of needs is noticed`() {
    expect(.wrongNumberOfNeeds) { $0.delivered.append(.zero) }
  }

  private func expect(_ error: ReserveCertificateError, after tampering: (inout ReserveCertificate) -> Void) {
    var certificate = sound
    tampering(&certificate)
    #expect(throws: error) { try certificate.verify(for: network) }
  }
}
