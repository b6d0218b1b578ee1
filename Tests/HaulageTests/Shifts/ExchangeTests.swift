import Testing

@testable import Haulage

/// Stretches of two shifts that change places, against the rules and against the playing.
struct ExchangeTests {
  @Test func `every kind of exchange keeps to payload, stops, yard and stock, and loses no kilogram`() {
    var seen = [Int](repeating: 0, count: Exchange.count)
    for seed in UInt64(1)...12 {
      var random = RandomShifts(seed: seed)
      var problem = random.problem(trucks: 5, rules: .init(dropsPerTrip: 2 + Int(seed) % 3))
      for need in problem.needs.indices where need % 4 == 0 { problem.needs[need].yard = need / 4 % 2 }
      var search = ShiftSearch(problem, seed: seed)
      search.stand(at: problem.solve(iterations: 60, seed: seed).plan)
      let brought = Self.broughtByNeed(search.board.roster, problem)
      Self.forEachExchange(&search) { search, exchange, one, other in
        guard search.board.estimate(search.field, one, for: other) != nil else { return }
        seen[exchange.rawValue] += 1
        search.board.exchange(search.field, one, for: other)
        #expect(Self.broughtByNeed(search.board.roster, problem) == brought, "seed \(seed), \(exchange)")
        #expect(Self.brokenRules(search.board.roster, problem) == [], "seed \(seed), \(exchange)")
        #expect((0..<problem.yards.count).allSatisfy { search.board.left[$0] >= 0 }, "seed \(seed)")
        search.goBack()
      }
    }
    #expect(seen.allSatisfy { $0 > 20 }, "\(seen)")
  }

  @Test func `a shift holds no more stops than there is room for, whatever changes places`() {
    let hours = 24
    let problem = ShiftProblem(
      horizon: hours, opening: 0,
      travel: TravelBook(placeCount: 1, kindCount: 1, tableByHour: [0], minutes: [0], metres: [0]),
      yards: [.init(place: 0, docks: [0], rate: 100_000, setUp: 0, stock: 100_000)],
      trucks: (0..<2).map { _ in
        .init(
          base: 0, kind: 0, payload: 50_000, shift: 600, fenPerKilometre: 0, fenPerHour: 60, free: 0)
      },
      needs: (0..<100).map { _ in
        .steady(place: 0, hours: hours, households: 1, kgPerHour: 1, unload: 5, decay: 0.95)
      }, rules: .init(minimumDrop: 1, dropsPerTrip: 100))
    var search = ShiftSearch(problem, seed: 1)
    search.stand(at: problem.solve(iterations: 20).plan)
    // an insertion may need a load as well, an exchange does not
    #expect((0..<2).allSatisfy { (Roster.room - 1...Roster.room).contains(search.board.roster.count($0)) })
    var (tried, refused) = (0, 0)
    for (i, j) in [(1, 1), (1, 40), (20, 30), (Roster.room - 2, 1)] {
      for exchange in Exchange.allCases {
        let (mine, other) = exchange.stretches(
          search.board.place(of: i, in: 0), search.board.place(of: j, in: 1))
        let (one, two) = (Stretch(day: 0, stops: mine), Stretch(day: 1, stops: other))
        tried += 1
        guard search.board.estimate(search.field, one, for: two) != nil else {
          refused += 1
          continue
        }
        search.board.exchange(search.field, one, for: two)
        #expect((0..<2).allSatisfy { search.board.roster.count($0) <= Roster.room }, "\(exchange)")
        search.goBack()
      }
    }
    #expect(refused > 0 && refused < tried)
  }

  @Test func `whatever is tried, the board stands as if it had just taken over the plan that stands`() {
    for seed in UInt64(1)...8 {
      var random = RandomShifts(seed: seed)
      var problem = random.problem(trucks: 4)
      if seed % 2 == 0 { random.addTanks(to: &problem) }
      for need in problem.needs.indices where seed % 3 == 0 { problem.needs[need].release += 90 * (need % 4) }
      var search = ShiftSearch(problem, seed: seed)
      search.stand(at: problem.solve(iterations: 20, seed: seed).plan)
      search.begin()
      search.fill()
      for _ in 0..<200 {
        search.ruin()
        search.recreate(lookingAt: 8, blink: 0.02)
        search.accept(tolerance: search.tolerance(at: 3000))
        for _ in 0..<20 { search.exchange(tolerance: search.tolerance(at: 3000)) }
      }
      let before = Self.books(search.board, problem)
      search.goBack()
      #expect(before == Self.books(search.board, problem), "seed \(seed)")
    }
  }

  @Test func `what a need would be brought by itself is taken back, too`() {
    var tried = 0
    for seed in UInt64(1)...8 {
      var random = RandomShifts(seed: seed)
      let problem = random.problem(trucks: 4)
      var plan = problem.solve(iterations: 20, seed: seed).plan
      // half of the trucks have nothing to do yet
      for truck in stride(from: 0, to: plan.shifts.count, by: 2) {
        for shift in plan.shifts[truck].indices { plan.shifts[truck][shift] = [] }
      }
      var search = ShiftSearch(problem, seed: seed)
      search.stand(at: plan)
      tried += problem.needs.indices.count { search.alone($0).kg > 0 }
      let before = Self.books(search.board, problem)
      search.goBack()
      #expect(before == Self.books(search.board, problem), "seed \(seed)")
    }
    #expect(tried > 20, "\(tried)")
  }

  @Test func `what is promised of an exchange is mostly what its playing brings`() {
    var (asked, agreed, gains, found) = (0, 0, 0, 0)
    for seed in UInt64(1)...6 {
      var random = RandomShifts(seed: seed)
      var problem = random.problem(trucks: 5)
      // an estimate knows no other roads than those of the hour
      problem.travel = Self.asInFirstHour(problem.travel)
      // not the best of plans, so that there is something to gain
      let plan = problem.solve(iterations: 0, seed: seed).plan
      var search = ShiftSearch(problem, seed: seed)
      search.stand(at: plan)
      let field = Field(problem)
      var playback = Playback(field)
      var ledger = Ledger(field)
      let scale = search.board.scale
      func played(_ roster: borrowing Roster) -> Double {
        playback.play(field, roster)
        ledger.book(field, roster, playback, GivenOrders(field, nil))
        return scale.value(ledger.worth)
      }
      let now = played(search.board.roster)
      Self.forEachExchange(&search) { search, _, one, other in
        guard let change = search.board.estimate(search.field, one, for: other) else { return }
        search.board.exchange(search.field, one, for: other)
        let brought = played(search.board.roster) - now
        guard abs(change) > 1000, abs(brought) > 1000 else {
          search.goBack()
          return
        }
        asked += 1
        if (change < 0) == (brought < 0) { agreed += 1 }
        if brought < 0 {
          gains += 1
          if change < 0 { found += 1 }
        }
        search.goBack()
      }
    }
    #expect(gains > 40 && asked > 10 * gains, "\(gains) of \(asked)")
    #expect(Double(agreed) > 0.9 * Double(asked), "\(agreed) of \(asked)")
    #expect(Double(found) > 0.6 * Double(gains), "\(found) of \(gains)")
  }

  /// What the board knows of yards, needs and docks.
  private static func books(_ board: borrowing Board, _ problem: ShiftProblem) -> [[Int]] {
    var books = [(0..<problem.yards.count).map { board.left[$0] }]
    for n in problem.needs.indices {
      let entries = (0..<board.entries.count(n)).map { board.entries[n, $0] }
        .map { [Int($0.day), Int($0.minute), Int($0.kg)] }.sorted { $0.lexicographicallyPrecedes($1) }
      books.append([Int(board.lacking[n]), Int(board.want[n].cold), Int(board.want[n].unserved)])
      books += entries
    }
    for y in problem.yards.indices {
      books.append(
        stride(from: Int32(0), to: 1800, by: 7).map { Int(board.docks.free(y, from: $0, truck: 99)) })
    }
    return books
  }

  private static func asInFirstHour(_ book: TravelBook) -> TravelBook {
    TravelBook(placeCount: book.placeCount, kindCount: book.kindCount, tableByHour: [0]) { kind, _ in
      let ways = (0..<book.placeCount).flatMap { from in (0..<book.placeCount).map { (from, $0) } }
      return TravelBook.Table(
        minutes: ways.map { from, to in
          book.minutes(kind: kind, hour: 0, from: from, to: to).map { Int32($0) } ?? TravelBook.unreachable
        }, metres: ways.map { Int32(book.metres(kind: kind, hour: 0, from: $0, to: $1)) })
    }
  }

  /// Goes through all pairs of stops in different shifts, and all kinds.
  private static func forEachExchange(
    _ search: inout ShiftSearch, _ body: (inout ShiftSearch, Exchange, Stretch, Stretch) -> Void
  ) {
    let stops = Self.stops(search.board.roster, days: search.field.dayCount)
    for (a, i) in stops {
      for (b, j) in stops where a != b {
        for exchange in Exchange.allCases {
          let (mine, other) = exchange.stretches(
            search.board.place(of: i, in: a), search.board.place(of: j, in: b))
          body(&search, exchange, Stretch(day: a, stops: mine), Stretch(day: b, stops: other))
        }
      }
    }
  }

  private static func stops(_ roster: borrowing Roster, days: Int) -> [(day: Int, position: Int)] {
    var stops: [(day: Int, position: Int)] = []
    for day in 0..<days {
      for i in 0..<roster.count(day) where !roster.stops[roster.first(day) + i].isLoad {
        stops.append((day, i))
      }
    }
    return stops
  }

  private static func broughtByNeed(_ roster: borrowing Roster, _ problem: ShiftProblem) -> [Int] {
    var kg = [Int](repeating: 0, count: problem.needs.count)
    for (day, i) in stops(roster, days: problem.trucks.count * problem.shiftsPerTruck) {
      let stop = roster.stops[roster.first(day) + i]
      kg[Int(stop.need)] += Int(stop.kg)
    }
    return kg
  }

  private static func brokenRules(_ roster: borrowing Roster, _ problem: ShiftProblem) -> [String] {
    var broken: [String] = []
    let plan = roster.plan(trucks: problem.trucks.count, shifts: problem.shiftsPerTruck)
    for (k, shifts) in plan.shifts.enumerated() {
      for trip in shifts.flatMap({ $0 }) {
        if trip.drops.isEmpty { broken.append("an empty trip") }
        if trip.drops.count > problem.rules.dropsPerTrip { broken.append("too many stops") }
        if trip.drops.reduce(0, { $0 + $1.kg }) > problem.trucks[k].payload { broken.append("overloaded") }
        if trip.drops.contains(where: { problem.needs[$0.need].yard ?? trip.yard != trip.yard }) {
          broken.append("from another yard than its own")
        }
      }
    }
    for day in 0..<(problem.trucks.count * problem.shiftsPerTruck) {
      var yard: Int32 = -1
      for i in roster.first(day)..<(roster.first(day) + roster.count(day)) {
        if roster.stops[i].isLoad { yard = roster.stops[i].yard }
        if roster.stops[i].yard != yard { broken.append("a stop knows another yard than its load") }
      }
    }
    return broken
  }
}
