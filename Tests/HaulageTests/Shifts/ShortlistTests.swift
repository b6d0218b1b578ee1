import Testing

@testable import Haulage

/// The few places that an estimate picks, against following every place to the end.
struct ShortlistTests {
  @Test func `the best of the shortlist is nearly always the best place there is`() {
    var (asked, equal, lost, gained) = (0, 0, 0.0, 0.0)
    for seed in UInt64(1)...12 {
      var random = RandomShifts(seed: seed)
      // some drivers are soon tired, some villages are struck late
      let rules = ShiftProblem.Rules(drivingPerShift: seed % 2 == 0 ? 480 : 200)
      var problem = random.problem(trucks: 3 + Int(seed) % 4, rules: rules)
      for need in problem.needs.indices where seed % 3 == 0 && need % 2 == 0 {
        problem.needs[need].release += 60 * random.below(12)
      }
      var plan = problem.solve(iterations: 40, seed: seed).plan
      // some needs get nothing yet
      for k in plan.shifts.indices {
        for j in plan.shifts[k].indices {
          for t in plan.shifts[k][j].indices {
            plan.shifts[k][j][t].drops.removeAll { $0.need % 3 == 0 }
          }
          plan.shifts[k][j].removeAll { $0.drops.isEmpty }
        }
      }
      var search = ShiftSearch(problem, seed: seed)
      search.stand(at: plan)
      for need in problem.needs.indices where search.board.lacking[need] > 0 {
        search.gains.open(search.field, search.board, need: need, near: search.near)
        let question = Board.Question(
          search.field, search.board, need: need, ask: search.board.lacking[need])
        let best = Self.bestOfAll(search, question)
        var picked = 0.0
        search.shortlist.clear(room: 4)
        for day in 0..<search.field.dayCount {
          search.board.estimate(
            search.field, question, in: day, gains: search.gains, &search.shortlist)
        }
        for c in 0..<search.shortlist.count {
          picked = min(picked, Self.change(search, question, search.shortlist[c]))
        }
        // what is picked is one of all places
        #expect(picked >= best - 1e-6, "seed \(seed), need \(need)")
        guard best < -1 else { continue }
        asked += 1
        if picked <= best * 0.999 { equal += 1 }
        lost += picked - best
        gained -= best
      }
    }
    #expect(asked > 30)
    #expect(Double(equal) > 0.8 * Double(asked), "\(equal) of \(asked)")
    #expect(lost < 0.1 * gained, "\(lost) of \(gained)")
  }

  @Test func `a truck that stands idle is sent to a village that is struck long after it could set out`() {
    var random = RandomShifts(seed: 3)
    var problem = random.problem(trucks: 1)
    problem.needs = [problem.needs[0]]
    problem.needs[0].release = problem.opening + problem.trucks[0].shift + problem.rules.overtime + 60
    #expect(problem.solve(iterations: 50).service[0].kg > 0)
  }

  /// The best change that any place in any shift brings; 0 = none is worth it.
  private static func bestOfAll(_ search: borrowing ShiftSearch, _ question: Board.Question) -> Double {
    var best = 0.0
    for day in 0..<search.field.dayCount {
      let first = search.board.roster.first(day)
      let count = search.board.roster.count(day)
      let payload = search.field.payload[day / search.field.shifts]
      for position in 0...count {
        if position == count || search.board.roster.stops[first + position].isLoad {
          for c in 0..<search.gains.yardCount {
            let yard = search.gains.yard(c)
            let kg = min(question.ask, payload, Int32(clamping: search.board.left[yard]))
            guard kg >= question.least else { continue }
            let place = Insertion(day: day, position: position, isNewTrip: true, yard: Int32(yard), kg: kg)
            best = min(best, change(search, question, place))
          }
        }
        var load = position - 1
        while load >= 0 && !search.board.roster.stops[first + load].isLoad { load -= 1 }
        guard load >= 0 else { continue }
        let trip = search.board.roster.trip(at: first + load, before: first + count, search.field)
        let yard = search.board.roster.stops[first + load].yard
        let kg = min(
          question.ask, payload - Int32(trip.kg), Int32(clamping: search.board.left[Int(yard)]))
        guard kg >= question.least, trip.end - first - load - 1 < search.field.rules.dropsPerTrip
        else { continue }
        let place = Insertion(day: day, position: position, isNewTrip: false, yard: yard, kg: kg)
        best = min(best, change(search, question, place))
      }
    }
    return best
  }

  /// What a place changes, followed to the end of the shift whatever it costs.
  private static func change(
    _ search: borrowing ShiftSearch, _ question: Board.Question, _ place: Insertion
  ) -> Double {
    var one = Insertion()
    one.change = .infinity
    search.board.weigh(search.field, question, place, search.gains, &one)
    return one.change
  }
}
