/// Plays a roster through to the minute, with docks, stock, roads, drivers and shifts as they are.
///
/// Trucks take their trips in order. Whoever is first at a yard is loaded first, on the dock that is free first; trucks that
/// arrive in the same minute go by index. A trip that would not bring the truck home within its shift and overtime or on its
/// tank, or for which nothing is left, is not begun. So every roster has a playing that breaks no rule.
struct Playback: ~Copyable {
  let table: Timetable
  private(set) var overtime = 0
  private(set) var cost = 0

  // what moves while it plays
  private let clock: Slab<Clock>
  private let shift: Slab<Int32>
  private let next: Slab<Int32>
  private let stock: Slab<Int>
  private let surviving: Slab<Double>
  private let nextLoss: Slab<Int32>
  private let dockFree: Slab<Int32>
  /// Trucks on the way to a yard.
  private var queue: MinuteQueue

  init(_ field: borrowing Field) {
    table = Timetable(field)
    clock = Slab(field.truckCount, of: Clock(base: 0, minute: 0))
    shift = Slab(field.truckCount, of: 0)
    next = Slab(field.truckCount, of: 0)
    stock = Slab(field.yardCount, of: 0)
    surviving = Slab(field.yardCount, of: 1)
    nextLoss = Slab(field.yardCount, of: 0)
    dockFree = Slab(field.dockFree.count, of: 0)
    queue = MinuteQueue(field.truckCount)
  }

  /// Plays a roster.
  ///
  /// - Complexity: O(stops + trips · (log trucks + docks))
  mutating func play(_ field: borrowing Field, _ roster: borrowing Roster) {
    overtime = 0
    cost = 0
    stock.copy(from: field.stock)
    surviving.fill(1)
    dockFree.copy(from: field.dockFree)
    for y in 0..<field.yardCount { nextLoss[y] = field.lossFirst[y] }
    for k in 0..<field.truckCount {
      clock[k] = field.opening[k]
      shift[k] = 0
      next[k] = 0
      table.days[k &* field.shifts] = DayTimes(earliest: field.allowed[k], open: clock[k].minute)
      sendToYard(k, field, roster)
    }
    while let arrival = queue.pop() {
      load(arrival.item, arrival: arrival.minute, field, roster)
      sendToYard(arrival.item, field, roster)
    }
  }

  /// Sends a truck to the yard of its next trip, through as many shifts as it takes.
  private mutating func sendToYard(_ k: Int, _ field: borrowing Field, _ roster: borrowing Roster) {
    while Int(shift[k]) < field.shifts {
      let day = k &* field.shifts &+ Int(shift[k])
      let first = roster.first(day)
      let count = roster.count(day)
      while Int(next[k]) < count {
        let i = first + Int(next[k])
        var trial = clock[k]
        if let leg = field.drive(
          &trial, to: field.yardPlace[Int(roster.stops[i].yard)], kind: Int(field.kind[k]),
          notBefore: roster.trip(at: i, before: first + count, field).release),
          field.returns(&trial, truck: k)
        {
          clock[k] = trial
          table.times[i] = StopTimes(rest: leg.rest, depart: leg.depart, arrive: leg.arrive)
          queue.push(minute: leg.arrive, truck: field.turns.turn(of: k, at: leg.arrive), item: k)
          return
        }
        skip(k, first, count, roster)
      }
      goHome(k, day, field)
    }
  }

  /// Goes on to the next trip; this one does not happen.
  private func skip(_ k: Int, _ first: Int, _ count: Int, _ roster: borrowing Roster) {
    repeat {
      table.times[first + Int(next[k])].end = -1
      next[k] += 1
    } while Int(next[k]) < count && !roster.stops[first + Int(next[k])].isLoad
  }

  /// Ends a shift and turns to the truck's next one.
  private mutating func goHome(_ k: Int, _ day: Int, _ field: borrowing Field) {
    let begun = table.days[day]
    let times = field.homecoming(clock[k], truck: k, earliest: begun.earliest, open: begun.open)
    table.days[day] = times
    overtime += Int(times.overtime)
    cost += times.cost
    shift[k] += 1
    next[k] = 0
    let (earliest, open) = field.next(after: times)
    clock[k] = Clock(
      base: field.base[k], minute: open,
      used: field.tanks.used(Int(clock[k].used) + times.metres, truck: k, open: open))
    if Int(shift[k]) < field.shifts { table.days[day + 1] = DayTimes(earliest: earliest, open: open) }
  }

  /// Loads a truck that is at its yard, and follows it to its last village.
  private mutating func load(
    _ k: Int, arrival: Int32, _ field: borrowing Field, _ roster: borrowing Roster
  ) {
    let day = k &* field.shifts &+ Int(shift[k])
    let first = roster.first(day)
    let count = roster.count(day)
    let i = first + Int(next[k])
    let y = Int(roster.stops[i].yard)
    let dock = freeDock(y, field)
    let begin = max(arrival, dockFree[dock])
    lose(y, until: begin, field)
    let trip = roster.trip(at: i, before: first + count, field)
    let kg = min(trip.kg, stock[y], Int(field.payload[k]))
    var trial = clock[k]
    trial.minute = begin
    field.stop(&trial, minutes: field.loading(kg, yard: y))
    let loaded = trial
    guard kg > 0, field.deliver((i + 1)..<trip.end, kg: kg, truck: k, roster, &trial, noting: table) else {
      skip(k, first, count, roster)
      return
    }
    table.times[i].begin = begin
    table.times[i].end = loaded.minute
    table.times[i].dock = Int32(dock) - field.dockFirst[y]
    table.times[i].kg = Int32(kg)
    table.after[i] = loaded
    dockFree[dock] = loaded.minute
    stock[y] -= kg
    clock[k] = trial
    next[k] += Int32(trip.end - i)
  }

  private func freeDock(_ y: Int, _ field: borrowing Field) -> Int {
    var best = Int(field.dockFirst[y])
    var dock = best + 1
    while dock < Int(field.dockFirst[y + 1]) {
      if dockFree[dock] < dockFree[best] { best = dock }
      dock += 1
    }
    return best
  }

  /// Takes off what a hazard has destroyed by a minute: ⌊stock · surviving⌋ stays.
  private func lose(_ y: Int, until minute: Int32, _ field: borrowing Field) {
    while nextLoss[y] < field.lossFirst[y + 1], field.losses[Int(nextLoss[y])].minute <= minute {
      let share = field.losses[Int(nextLoss[y])].surviving
      stock[y] = Int((Double(stock[y]) * (share / surviving[y])).rounded(.down))
      surviving[y] = share
      nextLoss[y] += 1
    }
  }
}
