import Testing

@testable import Haulage

/// What a need goes without, played hour by hour as the houses are: the search's short cuts come to the same.
struct WantTests {
  @Test func `what a need goes without is what the plain hours say`() {
    var random = RandomShifts(seed: 7)
    var cold = 0
    for _ in 0..<60 {
      let problem = random.restless()
      let field = Field(problem)
      let served = Slab<Int32>(problem.horizon + 1, of: 0)
      for n in problem.needs.indices {
        for count in 0..<4 {
          var arrivals = (0..<count).map { _ in
            Arrival(
              minute: random.below(problem.horizon * 60 + 120), kg: random.below(problem.needs[n].kg + 40))
          }
          arrivals.sort { $0.minute < $1.minute }
          let want = field.want(n, arrivals, count: count, served: served.base)
          let plain = Self.plain(problem, n, arrivals)
          #expect(want == plain)
          cold += Int(plain.cold)
        }
      }
    }
    #expect(cold > 0)
  }

  @Test func `what is remembered is what is worked out, however much has been asked meanwhile`() {
    var random = RandomShifts(seed: 11)
    for _ in 0..<6 {
      let problem = random.restless()
      let field = Field(problem)
      let board = Board(field, given: nil)
      let served = Slab<Int32>(problem.horizon + 1, of: 0)
      for n in problem.needs.indices {
        for day in 0..<2 where random.below(3) > 0 {
          board.entries.add(n, day: day, minute: minute(problem, &random), kg: 1 + Int32(random.below(300)))
        }
        let booked = (0..<board.entries.count(n)).map { board.entries[n, $0].arrival }
        // few masses in many minutes are asked for again and again, many masses push them out; one is all of it
        for _ in 0..<2000 {
          let skipped = random.below(booked.count + 1) - 1
          let kg = [20, 40, 60, problem.needs[n].kg, random.below(3000)][random.below(5)]
          let new = Arrival(minute: Int(minute(problem, &random)), kg: kg)
          let arrivals = (booked.indices.filter { $0 != skipped }.map { booked[$0] } + [new])
            .sorted { $0.minute < $1.minute }
          let want = board.want(field, n, with: new, without: skipped)
          #expect(want == field.want(n, arrivals, count: arrivals.count, served: served.base))
        }
      }
    }
  }

  private func minute(_ problem: ShiftProblem, _ random: inout RandomShifts) -> Int32 {
    Int32(random.below(problem.horizon * 60))
  }

  /// Hour by hour, nothing left out.
  private static func plain(_ problem: ShiftProblem, _ n: Int, _ arrivals: [Arrival]) -> Want {
    let need = problem.needs[n]
    var want = Want()
    var inVillage = 0
    var share = (burnt: 0, asked: 1)
    var temperatures = need.cohorts.map(\.start)
    for hour in need.firstHour(within: problem.horizon)..<problem.horizon {
      let since = hour == 0 ? -1 : (hour - 1) * 60
      let isFirst = hour == need.firstHour(within: problem.horizon)
      for arrival in arrivals where arrival.minute <= hour * 60 && (isFirst || arrival.minute > since) {
        inVillage += Int(arrival.kg)
      }
      let demand = need.demandThrough[hour] - (hour > 0 ? need.demandThrough[hour - 1] : 0)
      if demand > 0 {
        share = (min(demand, inVillage), demand)
        inVillage -= share.burnt
        want.unserved += Int32(demand - share.burnt)
      }
      let waiting = need.cohorts.reduce(0) { $0 + $1.households[hour] }
      var warm = need.burns[hour] ? waiting * share.burnt / share.asked : waiting
      for (c, cohort) in need.cohorts.enumerated() {
        let households = cohort.households[hour]
        let kept = min(warm, households)
        warm -= kept
        if households == 0 {
          temperatures[c] = cohort.start
        } else if kept == households {
          temperatures[c] = problem.rules.keptTemperature
        } else {
          temperatures[c] = need.outdoor[hour] + (temperatures[c] - need.outdoor[hour]) * cohort.decay
          if temperatures[c] < problem.rules.coldTemperature { want.cold += Int32(households - kept) }
        }
      }
    }
    return want
  }
}

extension RandomShifts {
  /// A problem whose villages stop asking, burn nothing or lose their heat again in some hours.
  fileprivate mutating func restless() -> ShiftProblem {
    var problem = self.problem(trucks: 1)
    for n in problem.needs.indices {
      var kg = 0
      for hour in 0..<Self.horizon {
        let isQuiet = below(4) == 0
        kg += isQuiet || hour < 2 ? 0 : 5 + below(60)
        problem.needs[n].demandThrough[hour] = kg
        problem.needs[n].burns[hour] = below(5) > 0
        problem.needs[n].outdoor[hour] = Double(below(40)) - 25
        for c in problem.needs[n].cohorts.indices where below(6) == 0 {
          problem.needs[n].cohorts[c].households[hour] = 0
        }
      }
    }
    return problem
  }
}
