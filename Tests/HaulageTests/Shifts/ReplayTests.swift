import Testing

@testable import Haulage

struct ReplayTests {
  @Test func `what some changed shifts bring about comes out as a whole playing has it`() {
    var reached = 0
    for seed in UInt64(1)...16 {
      let found = Self.compare(seed: seed)
      #expect(found.differing == 0, "seed \(seed)")
      #expect(found.compared > found.shifts, "seed \(seed)")
      reached += found.reached
    }
    #expect(reached > 24, "changes hardly ever reached a shift that nobody touched")
  }

  /// Changes one shift after another for that of another plan.
  private static func compare(seed: UInt64) -> (shifts: Int, compared: Int, reached: Int, differing: Int) {
    var random = RandomShifts(seed: seed)
    // in short cycles what a truck does late in one shift puts off the next
    let rules = ShiftProblem.Rules(shiftCycle: seed % 3 == 0 ? 600 : 1440)
    var problem = random.problem(trucks: 3 + Int(seed) % 4, rules: rules)
    if seed % 2 == 0 { random.addTanks(to: &problem) }
    let plans = (0..<4).map { problem.solve(iterations: 15, seed: seed + UInt64($0)).plan }
    let field = Field(problem)
    let standing = Replay.Standing(field)
    standing.roster.write(plans[0], shifts: field.shifts)
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
      for day in 0..<field.dayCount {
        trial.copy(from: standing.roster)
        trial.copy(day: day, from: other)
        var touched = Marks(field.dayCount)
        touched.insert(day)
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
      if (times.open, times.started, times.end, times.driven, times.cost)
        != (expected.open, expected.started, expected.end, expected.driven, expected.cost)
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
