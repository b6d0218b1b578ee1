import Adversary
import District
import Quantities
import RoadNetwork
import TestSupport
import Testing

@testable import Planning

/// The exchange on a sample, and the thinning out within a cap, on two yards and two events that can be solved by hand.
@Suite struct TailDescentTests {
  private let model: ReserveModel

  /// Two candidate yards of 20 t, nothing there yet.
  init() throws {
    var district = try Shipped.inputs.get().district
    let pattern = try #require(district.sites.first { $0.status == .candidate })
    district.stock = []
    district.sites = ["a", "b"].map { id in
      var site = pattern
      (site.id, site.place, site.storage, site.openingCost) = (id, id, Kilograms(20_000), .yuan(10_000))
      return site
    }
    model = ReserveModel(district, RoadNetwork(district), required: [])
  }

  /// Coal wanted where one of the yards leads to.
  private func event(from site: Int, kg: Int64, weight: Double) -> TailDescent.Event {
    let table = RecourseTable(
      RecourseProblem(
        junctionCount: 2, roads: [], minutes: [[]],
        sites: (0..<2).map { .init(junction: $0, stock: .zero) },
        needs: [
          .init(junction: site, group: 0, kg: Kilograms(kg), windows: [.init(state: 0, minutes: 60)])
        ]))
    return TailDescent.Event(table: table, surviving: [1, 1], weight: weight)
  }

  /// The common event needs 4 t of the first yard, the rare one 10 t of the second.
  private var events: [TailDescent.Event] {
    [event(from: 0, kg: 4000, weight: 0.9), event(from: 1, kg: 10_000, weight: 0.1)]
  }

  private func plan(_ kg: [Int64]) -> TailDescent.Plan {
    TailDescent.Plan(open: kg.map { $0 > 0 }, stock: kg.map { Kilograms($0) })
  }

  private func spending(_ plan: TailDescent.Plan) -> Fen {
    model.spending(open: plan.open, stock: plan.stock)
  }

  @Test func `money goes to the yard that the worst tenth needs`() async {
    let start = plan([10_000, 0])
    let budget = spending(start)
    let descent = TailDescent(model: model, events: events, level: 0.9, budget: budget, mostMoves: 1000)
    #expect(await descent.value(of: start).tail == 10_000)
    let found = await descent.improved(start)
    // there is no money to open both: now the common event's 4 t are the worst
    #expect(abs(found.tail - 4000) < 1e-6 && spending(found.plan) <= budget)
    #expect(found.plan.open == [false, true])
  }

  @Test func `for the mean it stays where nine in ten need it`() async {
    let start = plan([10_000, 0])
    let descent = TailDescent(
      model: model, events: events, level: 0, budget: spending(start), mostMoves: 1000)
    let found = await descent.improved(start)
    // 0.9 · 0 + 0.1 · 10 t; the other way round it would be 3.6 t
    #expect(abs(found.tail - 1000) < 1e-6 && found.plan == start)
  }

  @Test func `with money for both nothing is short, and the better of two plans is chosen`() async {
    let both = plan([10_000, 10_000])
    let descent = TailDescent(
      model: model, events: events, level: 0.9, budget: spending(both), mostMoves: 1000)
    let found = await descent.improved(plan([10_000, 0]))
    #expect(found.tail < 1 && spending(found.plan) <= spending(both))
    #expect(await descent.best(of: [plan([10_000, 0]), both, plan([0, 10_000])]) == both)
  }

  @Test func `thinning out leaves what the cap asks for and no more`() async {
    func thinned(cap: Double) async -> TailDescent.Plan {
      let thrift = Thrift(model: model, events: events, cap: cap, mostMoves: 100)
      return await thrift.thinned(thrift.everything)
    }
    let none = await thinned(cap: 0)
    // to a fiftieth of a yard
    for (stock, kg) in zip(none.stock, [Int64(4000), 10_000]) {
      #expect(stock >= Kilograms(kg) && stock < Kilograms(kg + 400))
    }
    // the rare event's 10 t count 1 t on average: its yard need not open
    let some = await thinned(cap: 1000)
    #expect(some.open == [true, false] && some.stock[0] < Kilograms(4400))
    let all = await thinned(cap: 10_000)
    #expect(all.open == [false, false] && spending(all) == .zero)
  }
}
