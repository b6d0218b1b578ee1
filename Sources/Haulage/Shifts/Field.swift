/// A problem laid out flat: what the playing and the search read.
struct Field: ~Copyable {
  let horizon: Int
  /// Last minute in which anything is of use.
  let end: Int
  let rules: ShiftProblem.Rules
  let needCount: Int
  let yardCount: Int
  let truckCount: Int
  /// Shifts of each truck.
  let shifts: Int
  let placeCount: Int

  // travel
  private let tableByHour: Slab<Int32>
  private let ways: WayTiles

  // needs
  let needPlace: Slab<Int32>
  /// The one yard of a need; −1 = any.
  let needYard: Slab<Int32>
  let weight: Slab<Int32>
  let release: Slab<Int32>
  let unload: Slab<Int32>
  let doorstep: Slab<Int32>
  let wanted: Slab<Int32>
  /// First hour with anyone in want.
  let firstHour: Slab<Int32>
  /// By need and hour.
  let through: Slab<Int32>
  let burns: Slab<Bool>
  let outdoor: Slab<Double>
  let households: Slab<Int32>
  let cohortFirst: Slab<Int32>
  let cohortDecay: Slab<Double>
  let cohortStart: Slab<Double>
  /// By cohort and hour.
  let cohortHouseholds: Slab<Int32>
  /// By cohort and hour, the horizon's end included.
  let alone: Slab<Unserved>
  let arrivingFirst: Slab<Int32>
  let arriving: Slab<Arrival>

  // yards
  let yardPlace: Slab<Int32>
  let rate: Slab<Int32>
  let setUp: Slab<Int32>
  /// Minutes on the dock of a kilogram.
  let minutesPerKilogram: Slab<Float>
  let stock: Slab<Int>
  let dockFirst: Slab<Int32>
  let dockFree: Slab<Int32>
  let lossFirst: Slab<Int32>
  let losses: Slab<YardLoss>

  // trucks
  let base: Slab<Int32>
  let kind: Slab<Int32>
  let payload: Slab<Int32>
  let shift: Slab<Int32>
  let fenPerKilometre: Slab<Int32>
  let fenPerHour: Slab<Int32>
  let tanks: TankBook
  /// How each truck begins.
  let opening: Slab<Clock>
  /// First minute in which the first shift of each may begin by the rules, or began.
  let allowed: Slab<Int32>
  let turns: DockTurns

  struct YardLoss: BitwiseCopyable {
    var minute: Int32
    var surviving: Double
  }

  /// Most arrivals that are certain, of one need.
  let mostArriving: Int

  var dayCount: Int { truckCount * shifts }

  init(_ problem: ShiftProblem) {
    horizon = problem.horizon
    end = problem.horizon * 60
    rules = problem.rules
    needCount = problem.needs.count
    yardCount = problem.yards.count
    truckCount = problem.trucks.count
    shifts = problem.shiftsPerTruck
    placeCount = problem.travel.placeCount
    let book = problem.travel
    tableByHour = Slab(
      (0...max(1, horizon)).map { Int32(book.tableByHour[min($0, book.tableByHour.count - 1)]) })
    ways = book.tiles
    let number = ways.number

    let needs = problem.needs
    mostArriving = needs.map(\.arriving.count).max() ?? 0
    let hours = 0..<problem.horizon
    needPlace = Slab(needs.map { number[$0.place] })
    needYard = Slab(needs.map { Int32($0.yard ?? -1) })
    weight = Slab(needs.map { Int32($0.weight) })
    release = Slab(needs.map { Int32($0.release) })
    unload = Slab(needs.map { Int32($0.unload) })
    doorstep = Slab(needs.map { Int32($0.doorstep) })
    wanted = Slab(needs.map { Int32($0.kg) })
    firstHour = Slab(needs.map { Int32($0.firstHour(within: problem.horizon)) })
    through = Slab(needs.flatMap { need in hours.map { Int32(need.demandThrough[$0]) } })
    burns = Slab(needs.flatMap { need in hours.map { need.burns[$0] } })
    outdoor = Slab(needs.flatMap { need in hours.map { need.outdoor[$0] } })
    households = Slab(
      needs.flatMap { need in
        hours.map { hour in Int32(need.cohorts.reduce(0) { $0 + $1.households[hour] }) }
      })
    cohortFirst = Slab(needs.reduce(into: [0]) { $0.append($0[$0.count - 1] + Int32($1.cohorts.count)) })
    let cohorts = needs.flatMap(\.cohorts)
    cohortDecay = Slab(cohorts.map(\.decay))
    cohortStart = Slab(cohorts.map(\.start))
    cohortHouseholds = Slab(cohorts.flatMap { cohort in hours.map { Int32(cohort.households[$0]) } })
    arrivingFirst = Slab(needs.reduce(into: [0]) { $0.append($0[$0.count - 1] + Int32($1.arriving.count)) })
    arriving = Slab(needs.flatMap { $0.arriving.map { Arrival(minute: $0.minute, kg: $0.kg) } })

    let yards = problem.yards.map { $0.standing(at: problem.opening) }
    yardPlace = Slab(yards.map { number[$0.place] })
    rate = Slab(yards.map { Int32($0.rate) })
    setUp = Slab(yards.map { Int32($0.setUp) })
    minutesPerKilogram = Slab(yards.map { 60 / Float($0.rate) })
    stock = Slab(yards.map(\.stock))
    dockFirst = Slab(yards.reduce(into: [0]) { $0.append($0[$0.count - 1] + Int32($1.docks.count)) })
    dockFree = Slab(yards.flatMap { $0.docks.map { Int32($0) } })
    lossFirst = Slab(yards.reduce(into: [0]) { $0.append($0[$0.count - 1] + Int32($1.losses.count)) })
    losses = Slab(
      yards.flatMap { $0.losses.map { YardLoss(minute: Int32($0.minute), surviving: $0.surviving) } })

    let trucks = problem.trucks
    base = Slab(trucks.map { number[$0.base] })
    kind = Slab(trucks.map { Int32($0.kind) })
    payload = Slab(trucks.map { Int32($0.payload) })
    shift = Slab(trucks.map { Int32($0.shift) })
    fenPerKilometre = Slab(trucks.map { Int32($0.fenPerKilometre) })
    fenPerHour = Slab(trucks.map { Int32($0.fenPerHour) })
    tanks = TankBook(problem)
    alone = Slab(cohorts.count * (problem.horizon + 1), of: Unserved())
    let clocks = trucks.map { Clock(opening: $0, at: problem.opening, place: number[$0.place]) }
    opening = Slab(clocks)
    allowed = Slab(
      zip(trucks, clocks).map { truck, clock in
        clock.started >= 0
          ? clock.started : truck.allowed.map { min(Int32($0), clock.minute) } ?? clock.minute
      })
    turns = DockTurns(problem)
    playUnserved()
  }

  /// Minutes of a drive that begins in a minute; from ``WayTiles/closed`` on there is none.
  @inline(__always)
  func minutes(kind: Int, at minute: Int, from: Int, to: Int) -> WayTiles.Code {
    ways.minutes(kind: kind, table(at: minute), from, to)
  }

  /// Metres of a drive that begins in a minute; 0 where there is none.
  @inline(__always)
  func metres(kind: Int, at minute: Int32, from: Int32, to: Int32) -> Int {
    Int(ways.metres(kind: kind, table(at: Int(minute)), Int(from), Int(to)))
  }

  @inline(__always)
  private func table(at minute: Int) -> Int {
    Int(tableByHour[min(minute / 60, tableByHour.count - 1)])
  }

  /// First minute in which a way is open that is closed in another, by what is read of it there; `nil` where it stays closed.
  ///
  /// - Complexity: that of ``WayTiles/opening(kind:after:_:_:_:)``
  @inline(__always)
  func opening(kind: Int, after minute: Int, _ code: WayTiles.Code, from: Int, to: Int) -> Int? {
    guard let hour = ways.opening(kind: kind, after: minute / 60, code, from, to), hour < horizon else {
      return nil
    }
    return hour * 60
  }

  /// Whole minutes that a load keeps a dock.
  @inline(__always)
  func loading(_ kg: Int, yard: Int) -> Int {
    let rate = Int(self.rate[yard])
    return Int(setUp[yard]) + (kg * 60 + rate - 1) / rate
  }

  /// When a drive that can begin in a minute is over, and how long it is: it waits for a way to open. ``never`` where none does.
  ///
  /// - Complexity: O(1) where a way is open, else that of ``WayTiles/opening(kind:after:_:_:_:)``
  @inline(__always)
  func leg(kind: Int, at minute: Int32, from: Int32, to: Int32) -> (arrive: Int32, minutes: Int32) {
    let way = minutes(kind: kind, at: Int(minute), from: Int(from), to: Int(to))
    return way < WayTiles.closed
      ? (minute &+ Int32(way), Int32(way)) : laterLeg(kind, Int(minute), way, Int(from), Int(to))
  }

  @inline(never)
  private func laterLeg(
    _ kind: Int, _ minute: Int, _ code: WayTiles.Code, _ from: Int, _ to: Int
  ) -> (arrive: Int32, minutes: Int32) {
    guard let open = opening(kind: kind, after: minute, code, from: from, to: to) else {
      return (Self.never, 0)
    }
    let way = minutes(kind: kind, at: open, from: from, to: to)
    return (Int32(open) + Int32(way), Int32(way))
  }

  /// Later than any horizon, with room to add to it.
  static var never: Int32 { Int32.max / 2 }

  /// Minutes that some kilograms more keep a dock, to the minute before or after: without a division.
  @inline(__always)
  func loadingMore(_ kg: Int32, yard: Int) -> Int32 { Int32(Float(kg) * minutesPerKilogram[yard] + 0.99) }

  /// Whole minutes to unload a part of a need.
  @inline(__always)
  func unloading(_ kg: Int, need: Int) -> Int { Int(unload[need]) + doorsteps(kg, need: need) }

  /// Of which at doorsteps.
  @inline(__always)
  func doorsteps(_ kg: Int, need: Int) -> Int {
    let all = Int(wanted[need])
    return all > 0 ? (kg * Int(doorstep[need]) + all - 1) / all : 0
  }
}

/// kg that arrive in a minute.
struct Arrival: BitwiseCopyable {
  var minute: Int32
  var kg: Int32

  init(minute: Int, kg: Int) {
    self.minute = Int32(minute)
    self.kg = Int32(kg)
  }
}

extension ShiftProblem {
  /// Shifts that every truck can begin within the horizon, the one it is in included.
  public var shiftsPerTruck: Int {
    let first = trucks.compactMap { $0.underWay?.start ?? $0.allowed }.min() ?? opening
    return max(1, (horizon * 60 - min(first, opening) + rules.shiftCycle - 1) / rules.shiftCycle)
  }
}

extension ShiftProblem.Yard {
  /// The yard in a minute: what is lost by then is lost before anybody loads.
  func standing(at minute: Int) -> Self {
    var yard = self
    var left = 1.0
    for loss in losses where loss.minute <= minute {
      yard.stock = Int((Double(yard.stock) * (loss.surviving / left)).rounded(.down))
      left = loss.surviving
    }
    yard.losses = losses.filter { $0.minute > minute }
      .map { .init(minute: $0.minute, surviving: left > 0 ? $0.surviving / left : 0) }
    return yard
  }
}

extension ShiftProblem.Need {
  /// First hour in which a household waits or fuel is asked for.
  func firstHour(within horizon: Int) -> Int {
    (0..<horizon).first { hour in
      demandThrough[hour] > 0 || cohorts.contains { $0.households[hour] > 0 }
    } ?? horizon
  }
}
