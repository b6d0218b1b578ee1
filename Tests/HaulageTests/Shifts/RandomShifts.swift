import Haulage

/// Small made-up problems: a few villages on a grid, with closed hours, short stock and tired drivers.
struct RandomShifts {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }

  static let horizon = 30

  mutating func problem(trucks: Int, rules: ShiftProblem.Rules = .init()) -> ShiftProblem {
    let places = 8
    let book = book(places)
    let yards = (0..<2).map { y in
      ShiftProblem.Yard(
        place: y, docks: [Int](repeating: 0, count: 1 + below(2)), rate: 6000 + 1000 * below(10),
        setUp: below(6), stock: 4000 + 1000 * below(12))
    }
    let fleet = (0..<trucks).map { _ in
      ShiftProblem.Truck(
        base: below(2), kind: below(2), payload: 1000 + 500 * below(8), shift: 300 + 60 * below(4),
        fenPerKilometre: 300, fenPerHour: 5000, free: 60)
    }
    let needs = (0..<10).map { n in need(place: 2 + n % 6, isPriority: n % 3 == 0) }
    return ShiftProblem(
      horizon: Self.horizon, opening: 60, travel: book, yards: yards, trucks: fleet, needs: needs,
      rules: rules)
  }

  /// Gives every truck a tank; filling stations are shut from a drawn hour on.
  mutating func addTanks(to problem: inout ShiftProblem) {
    for k in problem.trucks.indices {
      // a base far from the yards: the way home is longer from one village than from the next
      problem.trucks[k].base = below(problem.travel.placeCount)
      problem.trucks[k].place = problem.trucks[k].base
      let from = 60 * below(12)
      problem.trucks[k].tank = .init(
        range: 60_000 + 1000 * below(120), used: 1000 * below(20),
        shut: [from..<(from + 60 * (6 + below(20)))])
    }
  }

  private mutating func book(_ places: Int) -> TravelBook {
    let at = (0..<places).map { _ in (below(60), below(60)) }
    var minutes: [Int32] = []
    var metres: [Int32] = []
    for kind in 0..<2 {
      for table in 0..<3 {
        let closed = below(places)
        let roundabout = (closed + 1) % places
        for from in 0..<places {
          for to in 0..<places {
            let way = abs(at[from].0 - at[to].0) + abs(at[from].1 - at[to].1)
            let isClosed = table == 1 && from != to && (from == closed || to == closed)
            minutes.append(isClosed ? TravelBook.unreachable : Int32(way * (table + 1) * (kind + 2) / 2))
            // for some hours there is only a long way round to a place
            let isDetour = table == 1 && (from == roundabout || to == roundabout)
            metres.append(Int32(way * (isDetour ? 2100 : 700)))
          }
        }
      }
    }
    return TravelBook(
      placeCount: places, kindCount: 2, tableByHour: (0...Self.horizon).map { min(2, $0 / 6) },
      minutes: minutes,
      metres: metres)
  }

  private mutating func need(place: Int, isPriority: Bool) -> ShiftProblem.Need {
    let households = 5 + below(60)
    let struck = below(4)
    var through: [Int] = []
    var kg = 0
    for hour in 0..<Self.horizon {
      if hour >= struck { kg += households * (1 + hour % 2) }
      through.append(kg)
    }
    let waiting = (0..<Self.horizon).map { $0 >= struck ? households : 0 }
    return ShiftProblem.Need(
      place: place, weight: isPriority ? 10 : 1, release: max(60, struck * 60), unload: 15,
      doorstep: isPriority ? 2 * households : 0, demandThrough: through, burns: waiting.map { $0 > 0 },
      outdoor: [Double](repeating: -17, count: Self.horizon),
      cohorts: [
        .init(households: waiting.map { $0 / 3 }, decay: 0.92, start: 16),
        .init(households: waiting.map { $0 - $0 / 3 }, decay: 0.96, start: 18),
      ])
  }
}
