import Certificates
import Quantities
import Testing

@Suite struct NetworkTests {
  @Test func `numbers that make no sense are refused, each by name`() {
    #expect(throws: ReserveNetworkError.negativeStock(site: 1)) {
      try ReserveNetwork(stock: kilograms([1, -1]), needs: [], arcs: [])
    }
    #expect(throws: ReserveNetworkError.negativeNeed(need: 0)) {
      try ReserveNetwork(stock: [], needs: kilograms([-1]), arcs: [])
    }
    #expect(throws: ReserveNetworkError.tooMuch) {
      try ReserveNetwork(stock: kilograms([.max, .max]), needs: [], arcs: [])
    }
    #expect(throws: ReserveNetworkError.tooMuch) {
      try ReserveNetwork(stock: [], needs: [ReserveNetwork.greatestTotal, Kilograms(1)], arcs: [])
    }
  }

  @Test(arguments: [
    ReserveArc(site: 1, need: 0), ReserveArc(site: -1, need: 0), ReserveArc(site: 0, need: 1),
    ReserveArc(site: 0, need: 0, length: Metres(-1)), ReserveArc(site: 0, need: 0, length: Metres(.max)),
  ])
  func `an arc from or to nowhere, or before its time, is refused`(arc: ReserveArc) {
    #expect(throws: ReserveNetworkError.badArc(1)) {
      try ReserveNetwork(
        stock: kilograms([1]), needs: kilograms([1]), arcs: [ReserveArc(site: 0, need: 0), arc])
    }
  }

  @Test func `amounts and times at their limits are handled exactly`() throws {
    let most = ReserveNetwork.greatestTotal
    let network = try ReserveNetwork(
      stock: [most], needs: [most],
      arcs: [ReserveArc(site: 0, need: 0, length: ReserveNetwork.longestWay)])
    let certificate = network.certificate()
    #expect(certificate.total == most)
    try certificate.verify(for: network)
  }

  @Test func `more cannot be taken away than there is`() throws {
    let network = try ReserveNetwork(stock: kilograms([5]), needs: [], arcs: [])
    #expect(throws: ReserveNetworkError.negativeStock(site: 0)) {
      try network.adding([ReserveAddition(site: 0, amount: Kilograms(-6))])
    }
    #expect(throws: ReserveNetworkError.negativeStock(site: 0)) {
      try network.adding([ReserveAddition(site: 0, amount: Kilograms(.min))])
    }
    #expect(throws: ReserveNetworkError.tooMuch) {
      try network.adding([ReserveAddition(site: 0, amount: Kilograms(.max))])
    }
    #expect(throws: ReserveNetworkError.negativeStock(site: 3)) {
      try network.adding([ReserveAddition(site: 3, amount: Kilograms(1))])
    }
  }
}
