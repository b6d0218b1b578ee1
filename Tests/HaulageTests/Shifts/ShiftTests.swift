import Benchmarks
import Haulage
import Testing

struct ShiftTests {
  private static let tired = ShiftProblem.Rules(
    longestSpell: 150, rest: 20, drivingPerShift: 260, overtime: 60, minimumDrop: 100, dropsPerTrip: 3)

  @Test(arguments: 1...12)
  func `a schedule keeps every rule to the minute and the kilogram`(seed: UInt64) {
    var random = RandomShifts(seed: seed)
    let problem = random.problem(trucks: 4, rules: seed % 2 == 0 ? .init() : Self.tired)
    let solution = problem.solve(iterations: 60, seed: seed)
    #expect(ShiftWitness(problem: problem, solution: solution).findings() == [])
    #expect(solution.service.contains { $0.kg > 0 })
  }

  @Test(arguments: 1...6)
  func `a need of one yard is served from no other`(seed: UInt64) {
    var random = RandomShifts(seed: seed)
    var problem = random.problem(trucks: 4)
    for n in problem.needs.indices { problem.needs[n].yard = n % 2 }
    let solution = problem.solve(iterations: 40, seed: seed)
    #expect(ShiftWitness(problem: problem, solution: solution).findings() == [])
    #expect(solution.service.contains { $0.kg > 0 })
  }

  @Test(arguments: 1...6)
  func `a schedule fed back is played as it stands`(seed: UInt64) {
    var random = RandomShifts(seed: seed)
    let problem = random.problem(trucks: 5, rules: Self.tired)
    let solution = problem.solve(iterations: 40, seed: seed)
    let again = problem.play(solution.plan)
    #expect(again.plan == solution.plan)
    #expect(again.worth == solution.worth)
    #expect(again.shifts == solution.shifts)
  }

  @Test(arguments: 1...6)
  func `one more truck is never worse when the old schedule is a start`(seed: UInt64) {
    var random = RandomShifts(seed: seed)
    var problem = random.problem(trucks: 3)
    let before = problem.solve(iterations: 40, seed: seed)
    problem.trucks.append(problem.trucks[0])
    var old = before.plan
    old.shifts.append([[ShiftPlan.Trip]](repeating: [], count: problem.shiftsPerTruck))
    let after = problem.solve(from: [old], iterations: 40, seed: seed)
    #expect(!(before.worth < after.worth))
  }

  @Test func `the same problem, seed and rounds give the same schedule`() {
    var random = RandomShifts(seed: 5)
    let problem = random.problem(trucks: 4)
    let first = problem.solve(iterations: 50, seed: 9)
    let second = problem.solve(iterations: 50, seed: 9)
    #expect(first.plan == second.plan)
    #expect(first.shifts == second.shifts)
  }

  @Test(arguments: 1...6)
  func `searching never ends worse than filling`(seed: UInt64) {
    var random = RandomShifts(seed: seed)
    let problem = random.problem(trucks: 3)
    let filled = problem.solve(iterations: 0, seed: seed)
    let searched = problem.solve(iterations: 80, seed: seed)
    #expect(!(filled.worth < searched.worth))
  }

  @Test func `the village that is cold first is served first though it is farther`() {
    // a yard with one truck; a large village 10 min away in well-kept houses, a small one 30 min away in poor ones
    let minutes: [Int32] = [0, 10, 30, 10, 0, 40, 30, 40, 0]
    let book = TravelBook(
      placeCount: 3, kindCount: 1, tableByHour: [0], minutes: minutes, metres: minutes.map { $0 * 500 })
    let problem = ShiftProblem(
      horizon: 12, opening: 0, travel: book,
      yards: [.init(place: 0, docks: [0], rate: 6000, setUp: 0, stock: 5000)],
      trucks: [
        .init(base: 0, kind: 0, payload: 960, shift: 480, fenPerKilometre: 1, fenPerHour: 1, free: 0)
      ],
      needs: [
        .steady(place: 1, hours: 12, kgPerHour: 80, decay: 0.98),
        .steady(place: 2, hours: 12, kgPerHour: 80, decay: 0.93),
      ], rules: .init())
    let solution = problem.solve(iterations: 100)
    #expect(solution.shifts.first?.trips.first?.needs == [1])
    #expect(solution.worth.cold == 0)
  }

  @Test func `stock that a hazard destroys is not loaded after it`() {
    let book = TravelBook(
      placeCount: 2, kindCount: 1, tableByHour: [0], minutes: [0, 100, 100, 0], metres: [0, 1, 1, 0])
    let hours = 0..<10
    let need = ShiftProblem.Need(
      place: 1, weight: 1, release: 0, unload: 0, doorstep: 0, demandThrough: hours.map { ($0 + 1) * 300 },
      burns: hours.map { _ in true }, outdoor: hours.map { _ in -20 }, cohorts: [])
    var yard = ShiftProblem.Yard(place: 0, docks: [0], rate: 60_000, setUp: 0, stock: 3000)
    yard.losses = [.init(minute: 60, surviving: 0.1)]
    let truck = ShiftProblem.Truck(
      base: 0, kind: 0, payload: 1000, shift: 600, fenPerKilometre: 1, fenPerHour: 1, free: 0)
    let problem = ShiftProblem(
      horizon: 10, opening: 0, travel: book, yards: [yard], trucks: [truck], needs: [need], rules: .init())
    let solution = problem.solve(iterations: 50)
    // 1,000 kg are gone before the loss; of the 2,000 left a tenth stays
    #expect(solution.service[0].kg == 1200)
  }
}
