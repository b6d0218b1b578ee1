import Benchmarks
import Haulage
import Testing

struct TankTests {
  /// Short cycles, so that every truck has three shifts.
  private static let rules = ShiftProblem.Rules(shiftCycle: 600)

  @Test func `no truck goes further than its tank lasts while its station is shut`() {
    var tooFar = 0
    for seed in UInt64(1)...12 {
      var random = RandomShifts(seed: seed)
      var problem = random.problem(trucks: 4, rules: Self.rules)
      let free = problem.solve(iterations: 60, seed: seed)
      random.addTanks(to: &problem)
      tooFar += ShiftWitness(problem: problem, solution: free).findings().count { $0.contains("on a tank") }
      let solution = problem.solve(iterations: 60, seed: seed)
      #expect(ShiftWitness(problem: problem, solution: solution).findings() == [], "seed \(seed)")
      #expect(solution.service.contains { $0.kg > 0 }, "seed \(seed)")
    }
    #expect(tooFar > 12, "tanks hardly ever matter")
  }

  @Test(arguments: 1...6)
  func `a tank that can be filled before every shift changes nothing`(seed: UInt64) {
    var random = RandomShifts(seed: seed)
    let problem = random.problem(trucks: 4, rules: Self.rules)
    var filled = problem
    for k in filled.trucks.indices {
      filled.trucks[k].tank = .init(range: 1_000_000, used: 900_000, shut: [0..<30])
    }
    #expect(
      problem.solve(iterations: 40, seed: seed).shifts == filled.solve(iterations: 40, seed: seed).shifts)
  }

  @Test(arguments: 1...6)
  func `a schedule made on short tanks is played as it stands`(seed: UInt64) {
    var random = RandomShifts(seed: seed)
    var problem = random.problem(trucks: 5, rules: Self.rules)
    random.addTanks(to: &problem)
    let solution = problem.solve(iterations: 40, seed: seed)
    let again = problem.play(solution.plan)
    #expect(again.shifts == solution.shifts)
    #expect(again.worth == solution.worth)
  }

  /// A village 10 km from the yard, a truck that carries a fifth of what it needs, and no power for two days.
  private static func village(range: Int, used: Int = 0, shut: [Range<Int>] = [0..<2880]) -> ShiftProblem {
    let minutes: [Int32] = [0, 20, 20, 0]
    let book = TravelBook(
      placeCount: 2, kindCount: 1, tableByHour: [0], minutes: minutes, metres: minutes.map { $0 * 500 })
    var truck = ShiftProblem.Truck(
      base: 0, kind: 0, payload: 960, shift: 480, fenPerKilometre: 1, fenPerHour: 1, free: 0)
    truck.tank = .init(range: range, used: used, shut: shut)
    return ShiftProblem(
      horizon: 48, opening: 0, travel: book,
      yards: [.init(place: 0, docks: [0], rate: 6000, setUp: 0, stock: 9000)], trucks: [truck],
      needs: [.steady(place: 1, hours: 48, kgPerHour: 100, decay: 0.95)], rules: .init())
  }

  @Test(arguments: [(45_000, 0, 2), (60_000, 0, 3), (59_999, 0, 2), (60_000, 1, 2), (19_999, 0, 0)])
  func `as many trips are made as the tank lasts for, over all shifts`(range: Int, used: Int, trips: Int) {
    let solution = Self.village(range: range, used: used).solve(iterations: 50)
    #expect(solution.shifts.reduce(0) { $0 + $1.trips.count } == trips)
  }

  @Test func `a station that opens again fills the tank before the next shift`() {
    // the second shift can begin at minute 1440
    let shut = Self.village(range: 60_000, shut: [0..<1441]).solve(iterations: 50)
    let opened = Self.village(range: 60_000, shut: [0..<1440]).solve(iterations: 50)
    #expect(shut.shifts.reduce(0) { $0 + $1.trips.count } == 3)
    #expect(opened.shifts.reduce(0) { $0 + $1.trips.count } == 5)
  }

  @Test func `a tank that is said to have lasted for ever lasts for no trip`() {
    let problem = Self.village(range: 60_000, used: .max)
    #expect(problem.solve(iterations: 10).shifts.isEmpty)
  }

  @Test func `a truck that is out has less left in its tank`() {
    var problem = Self.village(range: 60_000, used: 25_000)
    problem.trucks[0].underWay = .init(start: 0, driven: 20, sinceRest: 20, metres: 10_000)
    #expect(problem.solve(iterations: 50).shifts.reduce(0) { $0 + $1.trips.count } == 1)
  }
}
