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
    for seed in UInt64(1)...60 {
      var random = RandomShifts(seed: seed)
      var problem = random.problem(trucks: 6)
      problem.yards[1].docks = (0..<(1 + Int(seed) % 5)).map { _ in random.below(40) }
      let field = Field(problem)
      let book = DockBook(field)
      var loads: [Load] = []
      for step in 0..<80 {
        if step == 40 {
          book.clear(field)
          loads = []
        } else if !loads.isEmpty && random.below(3) == 0 {
          let gone = loads.remove(at: random.below(loads.count))
          book.remove(1, arrival: gone.arrival, truck: gone.truck, minutes: gone.minutes)
        } else {
          // a truck may stand in one minute twice, with two of its shifts
          let twin = loads.isEmpty || random.below(8) > 0 ? nil : loads[random.below(loads.count)]
          let new = Load(
            arrival: twin?.arrival ?? Int32(random.below(200)), truck: twin?.truck ?? step,
            minutes: Int32(1 + random.below(30)))
          loads.append(new)
          book.add(1, arrival: new.arrival, truck: new.truck, minutes: new.minutes)
        }
        let (arrival, truck) = (Int32(random.below(300)), 100 + random.below(80))
        let turn = Self.turn(problem.yards[1].docks, loads, arrival: arrival, truck: truck)
        #expect(book.free(1, from: arrival, truck: truck) == turn, "seed \(seed), step \(step)")
      }
    }
  }

  @Test func `nobody waits where there are as many docks as trucks`() {
    var random = RandomShifts(seed: 5)
    var problem = random.problem(trucks: 3)
    problem.yards[0].docks = [0, 0, 0]
    let field = Field(problem)
    let book = DockBook(field)
    for truck in 0..<3 { book.add(0, arrival: 10, truck: truck, minutes: 60) }
    #expect(book.free(0, from: 10, truck: 3) == 10)
    for truck in 0..<3 { book.remove(0, arrival: 10, truck: truck, minutes: 60) }
    // a dock that is busy at the beginning makes the third wait
    problem.yards[0].docks = [0, 0, 30]
    let busy = DockBook(Field(problem))
    for truck in 0..<2 { busy.add(0, arrival: 10, truck: truck, minutes: 60) }
    #expect(busy.free(0, from: 10, truck: 2) == 30)
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
    // of two in the same minute with one truck the one that was booked last comes first
    let line = loads.reversed().enumerated().sorted {
      ($0.element.arrival, $0.element.truck, $0.offset) < ($1.element.arrival, $1.element.truck, $1.offset)
    }.map(\.element)
    for load in line where (load.arrival, load.truck) < (arrival, truck) {
      let dock = free.indices.min { free[$0] < free[$1] }!
      free[dock] = max(free[dock], load.arrival) + load.minutes
    }
    return max(arrival, free.min()!)
  }
}
