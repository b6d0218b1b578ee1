import Testing

@testable import Haulage

struct DockBookTests {
  /// A load as a test knows it.
  private struct Load {
    var arrival: Int32
    var truck: Int
    var minutes: Int32
  }

  @Test
  func `whoever comes first is loaded first, whatever order the loads are booked in and taken out again`() {
    for seed in UInt64(1)...40 {
      var random = RandomShifts(seed: seed)
      let problem = random.problem(trucks: 6)
      let field = Field(problem)
      let book = DockBook(field)
      var loads: [Load] = []
      for step in 0..<60 {
        if !loads.isEmpty && random.below(3) == 0 {
          let gone = loads.remove(at: random.below(loads.count))
          book.remove(1, arrival: gone.arrival, truck: gone.truck)
        } else {
          let new = Load(
            arrival: Int32(random.below(200)), truck: step, minutes: Int32(1 + random.below(30)))
          loads.append(new)
          book.add(1, arrival: new.arrival, truck: new.truck, minutes: new.minutes)
        }
        let (arrival, truck) = (Int32(random.below(300)), random.below(80))
        let turn = Self.turn(problem.yards[1].docks, loads, arrival: arrival, truck: truck)
        #expect(book.free(1, from: arrival, truck: truck) == turn, "seed \(seed), step \(step)")
      }
    }
  }

  @Test func `docks that are busy at the beginning, and other yards' loads, are told apart`() {
    var random = RandomShifts(seed: 3)
    var problem = random.problem(trucks: 2)
    problem.yards[0].docks = [50, 20]
    problem.yards[1].docks = [0]
    let book = DockBook(Field(problem))
    #expect(book.free(0, from: 5, truck: 0) == 20)
    book.add(0, arrival: 5, truck: 0, minutes: 40)
    #expect(book.free(0, from: 5, truck: 1) == 50)
    #expect(book.free(0, from: 4, truck: 1) == 20)
    #expect(book.free(1, from: 5, truck: 1) == 5)
  }

  @Test func `a truck keeps its turn when it loads more than its gap in the line holds`() {
    // three trucks stand before one dock; the first carries for one village and could carry for two
    let minutes: [Int32] = [0, 10, 10, 10, 10, 10, 0, 10, 10, 10, 10, 10, 0, 10, 10, 10, 10, 10, 0, 10]
    let book = TravelBook(
      placeCount: 5, kindCount: 1, tableByHour: [Int](repeating: 0, count: 25),
      minutes: minutes + [10, 10, 10, 10, 0], metres: [Int32](repeating: 1000, count: 25))
    let truck = ShiftProblem.Truck(
      base: 0, kind: 0, payload: 1000, shift: 600, fenPerKilometre: 1, fenPerHour: 1, free: 0)
    let problem = ShiftProblem(
      horizon: 24, opening: 0, travel: book,
      yards: [.init(place: 0, docks: [0], rate: 1000, setUp: 0, stock: 9000)],
      trucks: [truck, truck, truck],
      needs: (1...4).map { .steady(place: $0, hours: 24, kgPerHour: 20, decay: 0.9) }, rules: .init())
    let field = Field(problem)
    let standing = Replay.Standing(field)
    standing.roster.write(
      ShiftPlan(
        shifts: (0..<3).map { [[ShiftPlan.Trip(yard: 0, drops: [.init(need: $0, kg: 480)])]] }),
      shifts: field.shifts)
    var playback = Playback(field)
    playback.play(field, standing.roster)
    let board = Board(field, given: nil)
    board.take(field, standing.roster, playback.table, wants: Slab(field.needCount, of: Want()))
    board.apply(field, Insertion(day: 0, position: 2, isNewTrip: false, yard: 0, kg: 480), need: 3)
    #expect(board.begin[board.roster.first(0)] == 0)
    playback.play(field, board.roster)
    #expect((0..<3).allSatisfy { board.end[board.roster.first(0) + $0] == playback.table.times[$0].end })
    // those behind it wait in the playing
    #expect(playback.table.times[board.roster.first(2)].begin == 58 + 29)
  }

  /// When a truck gets its turn: all who come before it are loaded one after the other.
  private static func turn(_ docks: [Int], _ loads: [Load], arrival: Int32, truck: Int) -> Int32 {
    var free = docks.map { Int32($0) }
    let before = loads.filter { ($0.arrival, $0.truck) < (arrival, truck) }
    for load in before.sorted(by: { ($0.arrival, $0.truck) < ($1.arrival, $1.truck) }) {
      let dock = free.indices.min { free[$0] < free[$1] }!
      free[dock] = max(free[dock], load.arrival) + load.minutes
    }
    return max(arrival, free.min()!)
  }
}
