import Benchmarks
import Haulage
import Testing

/// Playing a plan asks what needs, yards and trucks are, never what number they have.
///
/// With one exception: trucks that come to a yard in the same minute are loaded in the order of their numbers. So each truck
/// here may set out in a minute of its own, drawn again until no two of them come to a yard in the same minute. The plans are
/// drawn, not searched for: the search breaks ties by number and has no such property.
struct RelabellingTests {
  @Test(arguments: 1...6)
  func `a made-up county plays the same however its needs, yards and trucks are numbered`(seed: UInt64) throws
  {
    let county = MadeUpCounty(villages: 14, trucks: 6, yards: 3, hours: 48, seed: seed)
    try check(county.problem(), RandomShifts(seed: seed))
  }

  @Test(arguments: 1...6)
  func `so does one with closed roads, short stock, lost stock and tired drivers`(seed: UInt64) throws {
    var random = RandomShifts(seed: seed)
    var problem = random.problem(
      trucks: 5,
      rules: .init(longestSpell: 150, rest: 20, drivingPerShift: 260, overtime: 60, shiftCycle: 600))
    problem.yards[0].losses = [.init(minute: 400, surviving: 0.7), .init(minute: 900, surviving: 0.2)]
    try check(problem, random)
  }

  /// Plays drawn trips, as far as they can be driven, and the same under other numbers.
  private func check(_ county: ShiftProblem, _ source: RandomShifts) throws {
    var (problem, random) = (county, source)
    // an order that all trucks wait for would send them out in the same minute; slow loading makes them wait for one another
    for n in problem.needs.indices { problem.needs[n].release = problem.opening }
    for y in problem.yards.indices { problem.yards[y].rate = 1500 }
    var drawn: ShiftSolution?
    for _ in 0..<200 where drawn == nil {
      let minutes = random.order(90)
      for k in problem.trucks.indices { problem.trucks[k].free = problem.opening + minutes[k] }
      let trial = problem.play(random.plan(problem))
      let loads = trial.shifts.flatMap(\.trips).map { ($0.yard, $0.load) }
      let isApart = Set(loads.map { [$0.0, $0.1.arrive] }).count == loads.count
      if isApart && loads.contains(where: { $0.1.begin > $0.1.arrive }) { drawn = trial }
    }
    let solution = try #require(drawn, "trucks always meet, or never wait for one another")
    let plan = solution.plan
    let names = Relabelling(
      needs: random.order(problem.needs.count), yards: random.order(problem.yards.count),
      trucks: random.order(problem.trucks.count))
    let other = names.problem(problem).play(names.plan(plan))
    #expect(other.worth == solution.worth)
    #expect(other.service == Relabelling.moved(solution.service, names.needs))
    #expect(other.shifts == names.shifts(solution.shifts))
    #expect(other.plan == names.plan(plan))
  }
}

/// Other numbers for everything; each list gives the new number of the old.
private struct Relabelling {
  var needs: [Int]
  var yards: [Int]
  var trucks: [Int]

  static func moved<Item>(_ items: [Item], _ places: [Int]) -> [Item] {
    zip(items, places).sorted { $0.1 < $1.1 }.map(\.0)
  }

  func problem(_ problem: ShiftProblem) -> ShiftProblem {
    var other = problem
    other.needs = Self.moved(problem.needs, needs)
    other.yards = Self.moved(problem.yards, yards)
    other.trucks = Self.moved(problem.trucks, trucks)
    return other
  }

  func plan(_ plan: ShiftPlan) -> ShiftPlan {
    let shifts = plan.shifts.map { shifts in
      shifts.map { trips in
        trips.map { trip in
          ShiftPlan.Trip(
            yard: yards[trip.yard], drops: trip.drops.map { .init(need: needs[$0.need], kg: $0.kg) })
        }
      }
    }
    return ShiftPlan(shifts: Self.moved(shifts, trucks))
  }

  func shifts(_ shifts: [ShiftSolution.Shift]) -> [ShiftSolution.Shift] {
    shifts.map { shift in
      var shift = shift
      shift.truck = trucks[shift.truck]
      for t in shift.trips.indices {
        shift.trips[t].yard = yards[shift.trips[t].yard]
        shift.trips[t].needs = shift.trips[t].needs.map { needs[$0] }
      }
      return shift
    }.sorted { ($0.truck, $0.index) < ($1.truck, $1.index) }
  }
}

extension RandomShifts {
  /// The numbers below a limit in any order.
  fileprivate mutating func order(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    for i in order.indices { order.swapAt(i, i + below(count - i)) }
    return order
  }

  /// Up to three trips a shift, each to up to three needs.
  fileprivate mutating func plan(_ problem: ShiftProblem) -> ShiftPlan {
    var plan = ShiftPlan.empty(problem)
    for k in plan.shifts.indices {
      for j in plan.shifts[k].indices {
        for _ in 0..<(1 + below(3)) {
          let needs = order(problem.needs.count).prefix(1 + below(3))
          plan.shifts[k][j].append(
            ShiftPlan.Trip(
              yard: below(problem.yards.count),
              drops: needs.map { .init(need: $0, kg: 200 + 100 * below(12)) }))
        }
      }
    }
    return plan
  }
}
