import SitingOracle
import Testing

@testable import Siting

@Suite struct KnapsackTests {
  @Test(arguments: 0..<80 as Range<UInt64>)
  func `filling by selection takes what sorting takes`(_ seed: UInt64) {
    var luck = SplitMix(seed: seed)
    let count = luck.whole(1...60)
    let demand = (0..<count).map { _ in luck.uniform(0.5...9) }
    // few different ratios, so that ties are met
    let offers = (0..<count).map { Offer(ratio: -Double(luck.whole(1...12)), need: Int32($0)) }
    let room = luck.uniform(0...demand.reduce(0, +) * 1.1)
    var left = room
    var (value, taken) = (0.0, [Double](repeating: 0, count: count))
    for offer in offers.sorted(by: Offer.precedes) {
      let share = min(1, left / demand[Int(offer.need)])
      taken[Int(offer.need)] = share
      value += share * demand[Int(offer.need)] * offer.ratio
      left -= share * demand[Int(offer.need)]
    }
    // from nothing, and from guesses good and bad
    for guess in [.infinity, -12.5, -9, -6.5, -6, -3, -0.5] {
      let buffer = Buffer(offers)
      let filling = fillKnapsack(buffer.base, count, room: room, demand: demand.span, near: guess)
      #expect(abs(filling.value - value) <= 1e-9 * max(1, abs(value)))
      for offer in offers {
        #expect(abs(filling.taken(offer.ratio, offer.need) - taken[Int(offer.need)]) < 1e-9)
      }
      for k in 0..<Int(filling.count) { #expect(taken[Int(buffer[k].need)] > 1 - 1e-9) }
      let whole = taken.count { $0 > 1 - 1e-9 }
      #expect(abs(Int(filling.count) - whole) <= 1)
    }
  }

  @Test(arguments: 0..<120 as Range<UInt64>)
  func `the knapsack that must be filled is as cheap as trying everything`(_ seed: UInt64) throws {
    var luck = SplitMix(seed: seed)
    let classes = (0..<luck.whole(1...6)).map { _ in
      (0..<luck.whole(1...3)).map { _ in (cost: luck.uniform(0.1...20), room: luck.uniform(0.5...10)) }
    }
    let most = classes.reduce(0) { $0 + ($1.map(\.room).max() ?? 0) }
    let need = luck.uniform(0.1...most * 1.05)
    var knapsack = CoverKnapsack(classes: classes.count, choices: classes.reduce(0) { $0 + $1.count })
    knapsack.clear()
    for options in classes {
      for option in options {
        knapsack.addChoice(cost: option.cost, room: option.room, hinted: luck.chance(0.3))
      }
      _ = knapsack.endClass()
    }
    knapsack.solve(need: need, limit: .infinity)
    var least = Double.infinity
    func tryAll(_ q: Int, _ cost: Double, _ room: Double) {
      guard q < classes.count else {
        if room >= need - 1e-9 { least = min(least, cost) }
        return
      }
      tryAll(q + 1, cost, room)
      for option in classes[q] { tryAll(q + 1, cost + option.cost, room + option.room) }
    }
    tryAll(0, 0, 0)
    let (isExact, best, relaxed) = (knapsack.isExact, knapsack.best, knapsack.relaxed)
    #expect(isExact)
    guard least.isFinite else {
      #expect(relaxed == .infinity)
      return
    }
    #expect(abs(best - least) < 1e-9)
    #expect(relaxed <= least + 1e-9)
    let paid = classes.indices.reduce((0.0, 0.0)) { sum, q in
      let k = knapsack.chosen(q)
      return k < 0 ? sum : (sum.0 + classes[q][k].cost, sum.1 + classes[q][k].room)
    }
    #expect(abs(paid.0 - least) < 1e-9 && paid.1 >= need - 1e-8)
    // whoever only asks whether it is below a limit learns that
    knapsack.solve(need: need, limit: least * 0.9)
    let limited = knapsack.best
    #expect(limited <= least + 1e-9 && limited >= least * 0.9 - 1e-9)
  }

  @Test func `a search that grows tired still bounds, and often better than the relaxation`() {
    var (tired, sharper) = (0, 0)
    for seed in 0..<12 as Range<UInt64> {
      var luck = SplitMix(seed: seed)
      // cost follows room, and even rooms cannot fill an odd need: the hardest there are
      let options = (0..<40).map { _ in 2 * luck.whole(100...900) }
      let need = options.reduce(0, +) / 4 * 2 + 1
      let costs = options.map { Double($0 + 50) }
      var knapsack = CoverKnapsack(classes: options.count, choices: options.count)
      knapsack.clear()
      for (room, cost) in zip(options, costs) {
        knapsack.addChoice(cost: cost, room: Double(room), hinted: false)
        _ = knapsack.endClass()
      }
      knapsack.solve(need: Double(need), limit: .infinity)
      // least cost by room, up to the need
      var least = [Double](repeating: .infinity, count: need + 1)
      least[0] = 0
      for (room, cost) in zip(options, costs) {
        for had in stride(from: need, through: 0, by: -1) where least[had] < .infinity {
          let next = min(need, had + room)
          least[next] = min(least[next], least[had] + cost)
        }
      }
      let (floor, best, relaxed) = (knapsack.floor, knapsack.best, knapsack.relaxed)
      #expect(floor <= least[need] + 1e-6 && floor >= relaxed && best >= least[need] - 1e-6)
      if knapsack.isExact {
        #expect(abs(best - least[need]) < 1e-6)
      } else {
        tired += 1
        if floor > relaxed { sharper += 1 }
      }
    }
    #expect(tired > 0 && sharper > 0)
  }
}
