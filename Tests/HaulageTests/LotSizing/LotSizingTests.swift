import Haulage
import GLPK
import Quantities
import Testing

@Suite struct LotSizingTests {
  /// Two villages, two weeks, one truck of 4 steps from one source. Village A (60 min, ¥100 a load) uses 4 a week, village B
  /// (120 min, ¥200) 2 a week.
  private func twoVillages(minutes: [Int64], hire: Fen? = nil, holding: Fen = .zero) throws
    -> LotSizingProblem
  {
    func village(_ use: Int, _ cost: Int64, _ minutes: Int64) -> LotSizingProblem.Village {
      LotSizingProblem.Village(
        stock: 0, use: [use, use], room: [8, 8],
        ways: [
          LotSizingProblem.Way(
            source: 0, fleet: 0, cost: Fen(cost), minutes: Minutes(minutes), dock: Minutes(30),
            isOpen: [true, true])
        ], shortage: [Fen(50_000), Fen(50_000)], holding: holding)
    }
    return try LotSizingProblem(
      step: Kilograms(1000), periods: 2, shortage: .late,
      sources: [LotSizingProblem.Source(supply: [20, 0])],
      fleets: [
        LotSizingProblem.Fleet(
          payload: 4, minutes: minutes.map { Minutes($0) }, overtime: [.zero, .zero],
          overtimeHour: .zero, hireHour: hire)
      ],
      villages: [village(4, 10_000, 60), village(2, 20_000, 120)])
  }

  @Test func `two villages share a truck as by hand`() async throws {
    // B's two weeks fit one load, A needs one a week: ¥100 + ¥100 + ¥200
    let answer = try await twoVillages(minutes: [180, 60]).solve()
    #expect(answer.cost.total == Fen(40_000))
    #expect(answer.cost.haulage == Fen(40_000))
    #expect(answer.bound == Fen(40_000))
    #expect(
      answer.plan.drops == [
        LotSizingPlan.Drop(village: 0, period: 0, way: 0, loads: 1, steps: 4),
        LotSizingPlan.Drop(village: 0, period: 1, way: 0, loads: 1, steps: 4),
        LotSizingPlan.Drop(village: 1, period: 0, way: 0, loads: 1, steps: 4),
      ])
  }

  @Test func `a short week leaves the cheaper village waiting, or hires`() async throws {
    // 120 min in week 1: A and B cannot both be served. B late costs 2 · ¥500, A late 4 · ¥500, so A goes first
    let tight = try twoVillages(minutes: [120, 240])
    let answer = try await tight.solve()
    #expect(answer.cost.shortage == Fen(100_000))
    #expect(answer.cost.haulage == Fen(40_000))
    #expect(answer.bound <= answer.cost.total)
    // an hour of a hired truck at ¥10 is cheaper: 60 minutes are missing
    let hired = try await twoVillages(minutes: [120, 240], hire: Fen(1000)).solve()
    #expect(hired.cost.hire == Fen(1000) && hired.cost.shortage == .zero)
    #expect(hired.cost.total == Fen(41_000) && hired.gap == 0)
  }

  @Test func `no trucks at all is a plan that brings nothing`() async throws {
    let problem = try twoVillages(minutes: [0, 0])
    let answer = try await problem.solve()
    #expect(answer.plan.drops.isEmpty)
    // A lacks 4, then 8; B 2, then 4
    #expect(answer.cost.total == Fen(18 * 50_000) && answer.bound == answer.cost.total)
  }

  @Test func `the worth of a truck is what it spares`() async throws {
    // hired hours are what week 1 is short of, so one more hour spares exactly their price
    let answer = try await twoVillages(minutes: [120, 240], hire: Fen(1000)).solve()
    #expect(answer.worth.truckHour == [[Fen(1000), .zero]])
    let words = answer.worth.words(
      LotSizingWorth.Names(
        fleets: [Bilingual(zh: "4 吨车", en: "4 t truck")], sources: [Bilingual(zh: "厂", en: "plant")],
        periods: [Bilingual(zh: "第 1 周", en: "week 1"), Bilingual(zh: "第 2 周", en: "week 2")]),
      truckTime: [Minutes(120)], step: Kilograms(1000))
    #expect(
      words == [Bilingual(zh: "第 1 周多一辆4 吨车约值 20 元", en: "one more 4 t truck in week 1 is worth about ¥20")])
  }

  @Test func `an order comes exactly, whatever is used`() async throws {
    for seed in 0..<12 {
      let problem = try randomLots(UInt64(seed), isOrdered: true)
      let answer = try await problem.solve()
      #expect(try problem.cost(of: answer.plan) == answer.cost)
      for (v, village) in problem.villages.enumerated() {
        let come = answer.plan.drops.filter { $0.village == v }.reduce(0) { $0 + $1.steps }
        #expect(come <= village.order ?? 0)
        if answer.cost.missing == .zero { #expect(come == village.order) }
      }
    }
  }

  /// The compact program is another statement of the same problem, solved by another method.
  @Test(arguments: 0..<24)
  func `the compact program agrees`(seed: Int) async throws {
    let trucks: Int64 = [1000, 300, 120, 40][seed % 4]
    let problem = try randomLots(
      UInt64(seed), villages: 3, trucks: trucks, isOrdered: seed % 3 == 0, isElastic: seed % 2 == 0)
    let compact = try await problem.compactModel().solve(SolveOptions(timeLimit: 20)).requireOptimal()
    let optimum = Fen.yuan(compact.objective)
    // three villages are one group: the search settles them
    let whole = try await problem.solve(LotSizingOptions(gap: 0, nodeLimit: 100_000))
    #expect(whole.cost.total == optimum && whole.bound == optimum)
    let alone = try await problem.solve(LotSizingOptions(gap: 0, groupSize: 0))
    #expect(alone.bound <= optimum && alone.cost.total >= optimum)
  }

  /// Where needs are lost a single village is small enough to try everything.
  @Test(arguments: 0..<12)
  func `trying everything agrees`(seed: Int) async throws {
    let problem = try randomLots(UInt64(100 + seed), villages: 1, periods: 2, shortage: .lost)
    let village = problem.villages[0]
    // per period and way: nothing, or 1 … 8 steps in as few loads as carry them, or a shared drop
    var choices: [[LotSizingPlan.Drop]] = [[]]
    for t in 0..<2 {
      for (w, way) in village.ways.enumerated() {
        let payload = problem.fleets[way.fleet].payload
        var more: [LotSizingPlan.Drop] = []
        for steps in 1...8 {
          more.append(
            LotSizingPlan.Drop(
              village: 0, period: t, way: w, loads: (steps + payload - 1) / payload, steps: steps))
        }
        for steps in 1...2 {
          more.append(LotSizingPlan.Drop(village: 0, period: t, way: w, loads: 0, steps: steps))
        }
        choices += choices.filter { plan in plan.count(where: { $0.period == t }) < 2 }
          .flatMap { plan in more.map { plan + [$0] } }
        choices = choices.filter { (try? problem.cost(of: LotSizingPlan(drops: $0))) != nil }
      }
    }
    let least = choices.compactMap { try? problem.cost(of: LotSizingPlan(drops: $0)).total }.min()
    let answer = try await problem.solve(LotSizingOptions(gap: 0, nodeLimit: 100_000))
    // the trial leaves out three drops in a period
    #expect(answer.cost.total <= least ?? .zero)
    #expect(answer.bound <= answer.cost.total)
  }

  @Test(arguments: 0..<20)
  func `every problem has a plan, within its bound, and adds up`(seed: Int) async throws {
    let problem = try randomLots(
      UInt64(200 + seed), villages: 6, shortage: seed % 2 == 0 ? .late : .lost,
      trucks: [500, 100, 20, 0][seed % 4])
    let answer = try await problem.solve()
    #expect(try problem.cost(of: answer.plan) == answer.cost)
    #expect(answer.bound <= answer.cost.total)
    for (s, source) in problem.sources.enumerated() where source.advance == nil {
      let taken = answer.plan.drops.filter { problem.villages[$0.village].ways[$0.way].source == s }
      #expect(taken.reduce(0) { $0 + $1.steps } <= source.supply.reduce(0, +))
    }
  }

  @Test(arguments: 0..<8)
  func `more trucks are never worse`(seed: Int) async throws {
    let problem = try randomLots(UInt64(300 + seed), villages: 5, trucks: 80)
    let before = try await problem.solve()
    let more = try enlarged(problem, by: 60)
    let after = try await more.solve(LotSizingOptions(starts: [before.plan]))
    #expect(after.cost.total <= before.cost.total)
    #expect(after.bound <= before.cost.total)
  }

  @Test(arguments: 0..<8)
  func `relabelling changes nothing`(seed: Int) async throws {
    let problem = try randomLots(UInt64(400 + seed), villages: 5, trucks: 100)
    let (one, other) = (try await problem.solve(), try await relabelled(problem, UInt64(seed)).solve())
    #expect(one.cost == other.cost && one.bound == other.bound)
  }

  @Test func `a search cut short still has a bound and a plan`() async throws {
    let problem = try randomLots(7, villages: 6, trucks: 60)
    let answer = try await problem.solve(LotSizingOptions(timeLimit: 0))
    #expect(try problem.cost(of: answer.plan) == answer.cost)
    #expect(answer.bound <= answer.cost.total && answer.bound > .zero)
  }

  @Test func `numbers that make no sense are refused in both languages`() throws {
    let good = try randomLots(1)
    func with(_ change: (inout LotSizingProblem.Village) -> Void) throws {
      var village = good.villages[0]
      change(&village)
      _ = try LotSizingProblem(
        step: good.step, periods: good.periods, shortage: .lost, sources: good.sources,
        fleets: good.fleets, villages: [village])
    }
    #expect(throws: LotSizingProblemError.number("use", index: 0, found: -1)) {
      try with { $0.use[0] = -1 }
    }
    #expect(throws: LotSizingProblemError.periods("room", index: 0, found: 0, expected: 3)) {
      try with { $0.room = [] }
    }
    #expect(throws: LotSizingProblemError.orderOfLost(village: 0)) { try with { $0.order = 3 } }
    #expect(throws: LotSizingProblemError.way(village: 0, way: 0)) { try with { $0.ways[0].fleet = 9 } }
    #expect(!LotSizingProblemError.orderOfLost(village: 0).message.zh.isEmpty)
  }
}
