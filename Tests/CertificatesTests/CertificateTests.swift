import Certificates
import Quantities
import Testing

@Suite struct CertificateTests {
  @Test func `two points share what one alone could not meet`() throws {
    let network = try ReserveNetwork(
      stock: kilograms([60, 40]), needs: kilograms([50, 50]),
      arcs: [
        ReserveArc(site: 0, need: 0), ReserveArc(site: 0, need: 1), ReserveArc(site: 1, need: 1),
      ])
    let certificate = network.certificate()
    #expect(certificate.cut == nil)
    #expect(certificate.isCovered)
    #expect(certificate.delivered == kilograms([50, 50]))
    #expect(
      certificate.flows == [
        ReserveFlow(site: 0, need: 0, amount: Kilograms(50)),
        ReserveFlow(site: 0, need: 1, amount: Kilograms(10)),
        ReserveFlow(site: 1, need: 1, amount: Kilograms(40)),
      ])
    try certificate.verify(for: network)
  }

  @Test func `a cut names the limiting points and the needs they fail`() throws {
    // Need 2 has plenty at site 2, which the other two cannot use.
    let network = try ReserveNetwork(
      stock: kilograms([30, 20, 500]), needs: kilograms([40, 35, 100]),
      arcs: [
        ReserveArc(site: 0, need: 0), ReserveArc(site: 1, need: 0), ReserveArc(site: 1, need: 1),
        ReserveArc(site: 1, need: 2), ReserveArc(site: 2, need: 2),
      ])
    let certificate = network.certificate()
    #expect(certificate.cut == ReserveCut(needs: [0, 1], sites: [0, 1], short: Kilograms(25)))
    #expect(certificate.short == Kilograms(25))
    #expect(certificate.total == Kilograms(150))
    try certificate.verify(for: network)
  }

  @Test func `a need just met stays outside the cut`() throws {
    // Site 0 is exactly enough for need 0; only need 1 would gain from more coal.
    let network = try ReserveNetwork(
      stock: kilograms([10, 5]), needs: kilograms([10, 9]),
      arcs: [ReserveArc(site: 0, need: 0), ReserveArc(site: 1, need: 1)])
    #expect(network.certificate().cut == ReserveCut(needs: [1], sites: [1], short: Kilograms(4)))
  }

  @Test func `a need nobody reaches is a cut without sites`() throws {
    let network = try ReserveNetwork(stock: kilograms([100]), needs: kilograms([7, 0]), arcs: [])
    let certificate = network.certificate()
    #expect(certificate.cut == ReserveCut(needs: [0], sites: [], short: Kilograms(7)))
    #expect(network.isolatedNeeds == [0])
    try certificate.verify(for: network)
  }

  @Test(arguments: [(sites: 0, needs: 0), (sites: 3, needs: 0), (sites: 0, needs: 2)])
  func `nothing needed is met, whatever stands there`(sites: Int, needs: Int) throws {
    let network = try ReserveNetwork(
      stock: Array(repeating: Kilograms(5), count: sites), needs: Array(repeating: .zero, count: needs),
      arcs: [])
    let certificate = network.certificate()
    #expect(certificate == ReserveCertificate(flows: [], delivered: network.needs, cut: nil))
    try certificate.verify(for: network)
  }

  @Test func `coal comes from near by when far coal is as plentiful`() throws {
    let network = try ReserveNetwork(
      stock: kilograms([100, 100]), needs: kilograms([60, 60]),
      arcs: [
        ReserveArc(site: 0, need: 0, travel: Minutes(90)), ReserveArc(site: 0, need: 1, travel: Minutes(20)),
        ReserveArc(site: 1, need: 0, travel: Minutes(10)), ReserveArc(site: 1, need: 1, travel: Minutes(80)),
      ])
    #expect(
      network.certificate().flows == [
        ReserveFlow(site: 0, need: 1, amount: Kilograms(60)),
        ReserveFlow(site: 1, need: 0, amount: Kilograms(60)),
      ])
  }

  @Test func `a near arc is given up when the greatest flow asks for it`() throws {
    // Need 1 depends on site 0, so need 0 must go the long way.
    let network = try ReserveNetwork(
      stock: kilograms([10, 10]), needs: kilograms([10, 10]),
      arcs: [
        ReserveArc(site: 0, need: 0, travel: Minutes(1)), ReserveArc(site: 0, need: 1, travel: Minutes(50)),
        ReserveArc(site: 1, need: 0, travel: Minutes(200)),
      ])
    let certificate = network.certificate()
    #expect(certificate.isCovered)
    #expect(certificate.flows.map(\.need) == [1, 0])
  }

  @Test(arguments: 0..<200)
  func `the shortfall is the worst over all sets of needs`(seed: Int) throws {
    var generator = Seeded(seed)
    let network = try ReserveNetwork.random(
      sites: Int.random(in: 1...6, using: &generator), needs: Int.random(in: 1...10, using: &generator),
      upTo: 50, density: Double.random(in: 0.1...0.7, using: &generator), using: &generator)
    let certificate = network.certificate()
    #expect(certificate.short == network.shortByBruteForce)
    try certificate.verify(for: network)
  }

  @Test(arguments: 0..<40)
  func `no rerouting of the same coal saves kilogram-minutes`(seed: Int) throws {
    var generator = Seeded(1000 + seed)
    let network = try ReserveNetwork.random(
      sites: 5, needs: 8, upTo: 40, density: 0.6, using: &generator)
    #expect(!hasSavingCycle(network, network.certificate()))
  }

  @Test(arguments: 0..<40)
  func `exactly enough passes and one kilogram less fails by one kilogram`(seed: Int) throws {
    var generator = Seeded(2000 + seed)
    let start = try ReserveNetwork.random(sites: 4, needs: 7, upTo: 90, density: 0.6, using: &generator)
    // Keep just the coal that a flow used, and just the needs it met: tight by construction.
    let flows = start.certificate().flows
    var stock = start.stock.map { _ in Kilograms.zero }
    var needs = start.needs.map { _ in Kilograms.zero }
    for flow in flows {
      stock[flow.site] += flow.amount
      needs[flow.need] += flow.amount
    }
    let exact = try ReserveNetwork(stock: stock, needs: needs, arcs: start.arcs)
    #expect(exact.certificate().cut == nil)
    let site = try #require(stock.indices.filter { stock[$0] > .zero }.randomElement(using: &generator))
    let less = try exact.adding([ReserveAddition(site: site, amount: Kilograms(-1))])
    #expect(less.certificate().short == Kilograms(1))
  }

  @Test(arguments: 0..<40)
  func `more stock never delivers less, nor more than was added`(seed: Int) throws {
    var generator = Seeded(3000 + seed)
    let network = try ReserveNetwork.random(sites: 5, needs: 9, upTo: 60, density: 0.3, using: &generator)
    let before = network.certificate().total
    for site in network.stock.indices {
      let after = try network.adding([ReserveAddition(site: site, amount: Kilograms(13))]).certificate().total
      #expect(after >= before)
      #expect(after <= before + Kilograms(13))
    }
  }

  @Test(arguments: 0..<40)
  func `numbering sites and needs otherwise changes neither the shortfall nor the bottleneck`(seed: Int)
    throws
  {
    var generator = Seeded(4000 + seed)
    let network = try ReserveNetwork.random(sites: 6, needs: 9, upTo: 60, density: 0.3, using: &generator)
    let siteAt = Array(network.stock.indices).shuffled(using: &generator)
    let needAt = Array(network.needs.indices).shuffled(using: &generator)
    let shuffled = try ReserveNetwork(
      stock: siteAt.map { network.stock[$0] }, needs: needAt.map { network.needs[$0] },
      arcs: network.arcs.map {
        ReserveArc(
          site: siteAt.firstIndex(of: $0.site) ?? -1, need: needAt.firstIndex(of: $0.need) ?? -1,
          travel: $0.travel)
      }.shuffled(using: &generator))
    let one = network.certificate()
    let other = shuffled.certificate()
    #expect(one.short == other.short)
    #expect(one.cut?.needs == other.cut.map { $0.needs.map { needAt[$0] }.sorted() })
    #expect(one.cut?.sites == other.cut.map { $0.sites.map { siteAt[$0] }.sorted() })
  }

  @Test func `arcs in any order, even given twice, give the same certificate`() throws {
    var generator = Seeded(77)
    let network = try ReserveNetwork.random(sites: 6, needs: 12, upTo: 60, density: 0.5, using: &generator)
    let slower = network.arcs.map { ReserveArc(site: $0.site, need: $0.need, travel: $0.travel + Minutes(5)) }
    let again = try ReserveNetwork(
      stock: network.stock, needs: network.needs, arcs: (network.arcs + slower).shuffled(using: &generator))
    #expect(again == network)
    #expect(again.certificate() == network.certificate())
  }

  @Test func `a whole district is decided and verified`() throws {
    var generator = Seeded(5)
    let network = try ReserveNetwork.random(
      sites: 60, needs: 300, upTo: 40_000, density: 0.4, using: &generator)
    let clock = ContinuousClock()
    var certificate = network.certificate()
    let took = clock.measure { certificate = network.certificate() }
    try certificate.verify(for: network)
    // Milliseconds when optimised; this only guards against a change of order in a debug build.
    #expect(took < .seconds(20))
  }

  /// Whether the residual network has a cycle of negative travel, by Bellman and Ford. Cycles through the source
  /// count too: the same total from other sites.
  private func hasSavingCycle(_ network: ReserveNetwork, _ certificate: ReserveCertificate) -> Bool {
    let source = network.stock.count + network.needs.count
    var left = network.stock
    var edges: [(from: Int, to: Int, minutes: Int64)] = []
    for arc in network.arcs {
      edges.append((arc.site, network.stock.count + arc.need, arc.travel.count))
      for flow in certificate.flows where flow.site == arc.site && flow.need == arc.need {
        edges.append((network.stock.count + arc.need, arc.site, -arc.travel.count))
      }
    }
    for flow in certificate.flows { left[flow.site] -= flow.amount }
    for site in network.stock.indices {
      if left[site] > .zero { edges.append((source, site, 0)) }
      if left[site] < network.stock[site] { edges.append((site, source, 0)) }
    }
    for need in network.needs.indices {
      // Needs are joined at a sink: coal may be moved from one need to another, the total staying the same.
      if certificate.delivered[need] < network.needs[need] {
        edges.append((network.stock.count + need, source + 1, 0))
      }
      if certificate.delivered[need] > .zero { edges.append((source + 1, network.stock.count + need, 0)) }
    }
    var distance = Array(repeating: Int64(0), count: source + 2)
    var changed = false
    for _ in 0...(source + 2) {
      changed = false
      for edge in edges where distance[edge.from] + edge.minutes < distance[edge.to] {
        distance[edge.to] = distance[edge.from] + edge.minutes
        changed = true
      }
      if !changed { break }
    }
    return changed
  }
}
