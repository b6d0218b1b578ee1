import Certificates
import Quantities
import Testing

@Suite struct RemedyTests {
  private func rooms(_ rooms: [(spare: Int64, fenPerTonne: Int64)]) -> [ReserveRoom] {
    rooms.map { ReserveRoom(spare: Kilograms($0.spare), fenPerTonne: Fen($0.fenPerTonne)) }
  }

  @Test func `the cheaper site is filled first, and only as far as it helps`() throws {
    // Site 0 is dear and reaches both; site 1 is cheap but reaches only need 1.
    let network = try ReserveNetwork(
      stock: kilograms([100, 0]), needs: kilograms([80, 70]),
      arcs: [
        ReserveArc(site: 0, need: 0), ReserveArc(site: 0, need: 1), ReserveArc(site: 1, need: 1),
      ])
    let remedy = try network.remedy(
      rooms: rooms([(spare: 1000, fenPerTonne: 120_000), (spare: 30, fenPerTonne: 100_000)]))
    #expect(
      remedy
        == ReserveRemedy(
          additions: [
            ReserveAddition(site: 0, amount: Kilograms(20)), ReserveAddition(site: 1, amount: Kilograms(30)),
          ],
          cost: Fen(20 * 120 + 30 * 100), stillShort: .zero, isolatedNeeds: []))
    #expect(remedy.added == Kilograms(50))
  }

  @Test func `a site that reaches nothing short is left alone, however cheap`() throws {
    let network = try ReserveNetwork(
      stock: kilograms([10, 5]), needs: kilograms([10, 9]),
      arcs: [ReserveArc(site: 0, need: 0), ReserveArc(site: 1, need: 1)])
    let remedy = try network.remedy(rooms: rooms([(spare: 99, fenPerTonne: 0), (spare: 99, fenPerTonne: 7)]))
    #expect(remedy.additions == [ReserveAddition(site: 1, amount: Kilograms(4))])
    // 4 kg at 7 fen per tonne is 0.028 fen: rounded up.
    #expect(remedy.cost == Fen(1))
  }

  @Test func `what no stock can mend is named`() throws {
    let network = try ReserveNetwork(
      stock: kilograms([0]), needs: kilograms([40, 8, 0]), arcs: [ReserveArc(site: 0, need: 0)])
    let remedy = try network.remedy(rooms: rooms([(spare: 25, fenPerTonne: 1000)]))
    #expect(remedy.additions == [ReserveAddition(site: 0, amount: Kilograms(25))])
    #expect(remedy.stillShort == Kilograms(15 + 8))
    #expect(remedy.isolatedNeeds == [1])
  }

  @Test func `a covered network needs no remedy`() throws {
    let network = try ReserveNetwork(
      stock: kilograms([10]), needs: kilograms([10]), arcs: [ReserveArc(site: 0, need: 0)])
    let remedy = try network.remedy(rooms: rooms([(spare: 10, fenPerTonne: 1)]))
    #expect(remedy == ReserveRemedy(additions: [], cost: .zero, stillShort: .zero, isolatedNeeds: []))
  }

  @Test func `rooms that make no sense are refused`() throws {
    let network = try ReserveNetwork(stock: kilograms([1, 1]), needs: [], arcs: [])
    #expect(throws: ReserveRemedyError.wrongNumberOfRooms) { try network.remedy(rooms: []) }
    #expect(throws: ReserveRemedyError.badRoom(site: 1)) {
      try network.remedy(rooms: rooms([(spare: 0, fenPerTonne: 0), (spare: -1, fenPerTonne: 0)]))
    }
    #expect(throws: ReserveRemedyError.badRoom(site: 0)) {
      try network.remedy(rooms: rooms([(spare: 0, fenPerTonne: .max), (spare: 0, fenPerTonne: 0)]))
    }
  }

  @Test func `a great cost does not overflow`() throws {
    let most = ReserveNetwork.greatestTotal
    let network = try ReserveNetwork(
      stock: [.zero], needs: [most], arcs: [ReserveArc(site: 0, need: 0)])
    let remedy = try network.remedy(rooms: [ReserveRoom(spare: most, fenPerTonne: Fen(most.count))])
    #expect(remedy.cost == Fen(.max))
    #expect(remedy.added == most)
  }

  @Test(arguments: 0..<60)
  func `with room enough, the remedy brings full coverage by exactly the shortfall`(seed: Int) throws {
    var generator = Seeded(seed)
    let network = try ReserveNetwork.random(sites: 6, needs: 10, upTo: 80, density: 0.35, using: &generator)
    let ample = network.stock.map { _ in
      ReserveRoom(
        spare: Kilograms(10_000), fenPerTonne: Fen(Int64.random(in: 0...150_000, using: &generator)))
    }
    let remedy = try network.remedy(rooms: ample)
    let isolated = network.isolatedNeeds.total { network.needs[$0] }
    #expect(remedy.stillShort == isolated)
    #expect(remedy.added == network.certificate().short - isolated)
    #expect(try network.adding(remedy.additions).certificate().short == isolated)
  }

  @Test(arguments: 0..<60)
  func `no other addition delivers more, or as much with less or for less`(seed: Int) throws {
    var generator = Seeded(500 + seed)
    let network = try ReserveNetwork.random(sites: 3, needs: 4, upTo: 5, density: 0.5, using: &generator)
    let rooms = network.stock.map { _ in
      ReserveRoom(
        spare: Kilograms(Int64.random(in: 0...4, using: &generator)),
        fenPerTonne: Fen(1000 * Int64.random(in: 0...5, using: &generator)))
    }
    let remedy = try network.remedy(rooms: rooms)
    let short = try network.adding(remedy.additions).certificate().short
    #expect(short == remedy.stillShort)
    for a in 0...rooms[0].spare.count {
      for b in 0...rooms[1].spare.count {
        for c in 0...rooms[2].spare.count {
          let other = kilograms([a, b, c]).enumerated().map { ReserveAddition(site: $0, amount: $1) }
          let left = try network.adding(other).certificate().short
          let added = other.total { $0.amount }
          let cost = other.total { Fen($0.amount.count * rooms[$0.site].fenPerTonne.count / 1000) }
          #expect(left >= short)
          if left == short {
            #expect(added >= remedy.added)
            #expect(cost >= remedy.cost)
          }
        }
      }
    }
  }
}
