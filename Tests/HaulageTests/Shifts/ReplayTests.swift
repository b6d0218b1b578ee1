import Testing

@testable import Haulage

struct ReplayTests {
  @Test func `what some changed shifts bring about comes out as a whole playing has it`() {
    var (reached, compared, shifts) = (0, 0, 0)
    for seed in UInt64(1)...24 {
      let found = Self.compare(seed: seed)
      #expect(found.differing == 0, "seed \(seed)")
      reached += found.reached
      compared += found.compared
      shifts += found.shifts
    }
    #expect(compared > 2 * shifts, "\(compared) of \(shifts)")
    #expect(reached > 24, "changes hardly ever reached a shift that nobody touched")
  }

  @Test func `a longer shift leaves too little in the tank for a way round in the next`() {
    // a base, a yard and a village 10 km from one another; in hour 11 it is 50 km from the village to the base
    let (near, far): (Int32, Int32) = (10_000, 50_000)
    let open = [0, near, near, near, 0, near, near, near, 0]
    let snowed = [0, near, near, near, 0, near, far, near, 0]
    let minutes: [Int32] = [0, 20, 20, 20, 0, 20, 20, 20, 0]
    let book = TravelBook(
      placeCount: 3, kindCount: 1, tableByHour: (0...24).map { $0 == 11 ? 1 : 0 }, minutes: minutes + minutes,
      metres: open + snowed)
    var truck = ShiftProblem.Truck(
      base: 0, kind: 0, payload: 960, shift: 480, fenPerKilometre: 1, fenPerHour: 1, free: 0)
    truck.tank = .init(range: 110_000, shut: [0..<1440])
    let problem = ShiftProblem(
      horizon: 24, opening: 0, travel: book,
      yards: [.init(place: 1, docks: [0], rate: 6000, setUp: 0, stock: 9000)], trucks: [truck],
      needs: [.steady(place: 2, hours: 24, kgPerHour: 200, decay: 0.95)], rules: .init(shiftCycle: 600))
    let trip = ShiftPlan.Trip(yard: 0, drops: [.init(need: 0, kg: 500)])
    let field = Field(problem)
    let standing = Replay.Standing(field)
    standing.roster.write(ShiftPlan(shifts: [[[trip], [trip, trip], []]]), shifts: field.shifts)
    var playback = Playback(field)
    playback.play(field, standing.roster)
    standing.table.copy(from: playback.table)
    #expect(standing.table.days[0].metres == 30_000 && standing.table.days[1].metres == 50_000)
    #expect(standing.table.days[1].furthest == 70_000)
    for day in 0..<field.dayCount { standing.lines.add(field, day: day, standing.roster, standing.table) }
    // 50 km before the second shift, and 50 in it: the tank would last, were it not for the way round
    let trial = Roster(days: field.dayCount)
    trial.write(ShiftPlan(shifts: [[[trip, trip], [trip, trip], []]]), shifts: field.shifts)
    playback.play(field, trial)
    #expect(!playback.table.times[trial.first(1)].happens)
    var touched = Marks(field.dayCount)
    touched.insert(0)
    var replay = Replay(field)
    replay.play(field, trial, touched: touched, from: standing)
    #expect(replay.isLost || !replay.isWhole)
  }

  /// Changes one shift after another for that of another plan.
  private static func compare(seed: UInt64) -> (shifts: Int, compared: Int, reached: Int, differing: Int) {
    var random = RandomShifts(seed: seed)
    // in short cycles what a truck does late in one shift puts off the next
    let rules = ShiftProblem.Rules(shiftCycle: seed % 3 == 0 ? 600 : 1440)
    var problem = random.problem(trucks: 3 + Int(seed) % 4, rules: rules)
    let plans = (0..<4).map { problem.solve(iterations: 15, seed: seed + UInt64($0)).plan }
    if seed % 2 == 0 || seed % 3 == 0 { Self.addTanks(to: &problem, lasting: plans[0], &random) }
    let field = Field(problem)
    let standing = Replay.Standing(field)
    standing.roster.write(problem.play(plans[0]).plan, shifts: field.shifts)
    var playback = Playback(field)
    playback.play(field, standing.roster)
    standing.table.copy(from: playback.table)
    for day in 0..<field.dayCount { standing.lines.add(field, day: day, standing.roster, standing.table) }
    let trial = Roster(days: field.dayCount)
    let other = Roster(days: field.dayCount)
    var replay = Replay(field)
    var (compared, reached, differing) = (0, 0, 0)
    for plan in plans.dropFirst() {
      other.write(plan, shifts: field.shifts)
      for day in 0..<(2 * field.dayCount) {
        trial.copy(from: standing.roster)
        var touched = Marks(field.dayCount)
        // one shift, or a truck's first and another
        touched.insert(day % field.dayCount)
        if day >= field.dayCount { touched.insert(day % field.dayCount / field.shifts * field.shifts) }
        for t in 0..<touched.count { trial.copy(day: touched[t], from: other) }
        replay.play(field, trial, touched: touched, from: standing)
        guard !replay.isLost, replay.isWhole, Self.isInStock(trial, problem) else { continue }
        playback.play(field, trial)
        compared += 1
        reached += replay.changed.count - 1
        differing += Self.differences(field, trial, replay, standing, playback.table)
      }
    }
    return (field.dayCount, compared, reached, differing)
  }

  /// Tanks that last for a plan and little more, over all shifts.
  private static func addTanks(
    to problem: inout ShiftProblem, lasting plan: ShiftPlan, _ random: inout RandomShifts
  ) {
    for k in problem.trucks.indices {
      problem.trucks[k].base = random.below(problem.travel.placeCount)
      problem.trucks[k].place = problem.trucks[k].base
    }
    let field = Field(problem)
    let roster = Roster(days: field.dayCount)
    roster.write(problem.play(plan).plan, shifts: field.shifts)
    var playback = Playback(field)
    playback.play(field, roster)
    for k in problem.trucks.indices {
      var (used, most) = (0, 0)
      for day in (k * field.shifts)..<((k + 1) * field.shifts) {
        most = max(most, used + playback.table.days[day].furthest)
        used += playback.table.days[day].metres
      }
      problem.trucks[k].tank = .init(range: most + 1000 * random.below(30), shut: [0..<100_000])
    }
  }

  /// Whether yards have what a plan loads: stock that runs out is beyond a replay, and the search never asks for it.
  private static func isInStock(_ roster: borrowing Roster, _ problem: ShiftProblem) -> Bool {
    let plan = roster.plan(trucks: problem.trucks.count, shifts: problem.shiftsPerTruck)
    var left = problem.yards.map(\.stock)
    for trip in plan.shifts.flatMap({ $0.flatMap { $0 } }) { left[trip.yard] -= trip.kg }
    return left.allSatisfy { $0 >= 0 }
  }

  /// Stops and shifts that a replay has at other times than a whole playing.
  private static func differences(
    _ field: borrowing Field, _ roster: borrowing Roster, _ replay: borrowing Replay,
    _ standing: borrowing Replay.Standing, _ whole: borrowing Timetable
  ) -> Int {
    var differing = 0
    for day in 0..<field.dayCount {
      let isChanged = replay.changed.contains(day)
      let times = isChanged ? replay.table.days[day] : standing.table.days[day]
      let expected = whole.days[day]
      if (times.open, times.started, times.end, times.driven, times.cost, times.furthest)
        != (
          expected.open, expected.started, expected.end, expected.driven, expected.cost, expected.furthest
        )
      {
        differing += 1
      }
      for i in roster.first(day)..<(roster.first(day) + roster.count(day)) {
        let stop = isChanged ? replay.table.times[i] : standing.table.times[i]
        let expected = whole.times[i]
        if (stop.arrive, stop.begin, stop.end, stop.kg)
          != (expected.arrive, expected.begin, expected.end, expected.kg)
        {
          differing += 1
        }
      }
    }
    return differing
  }
}
