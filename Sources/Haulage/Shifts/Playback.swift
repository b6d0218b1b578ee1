/// When a stop of a roster happens.
struct StopTimes: BitwiseCopyable {
  /// First minute of the rest before the drive to it; negative = none.
  var rest: Int32 = -1
  var depart: Int32 = 0
  var arrive: Int32 = 0
  /// First minute of loading or unloading.
  var begin: Int32 = 0
  /// First minute after it; negative = it does not happen.
  var end: Int32 = -1
  /// Index of the dock among the yard's.
  var dock: Int32 = -1
  /// kg in fact loaded or unloaded.
  var kg: Int32 = 0

  var happens: Bool { end >= 0 }
}

/// When a shift begins and ends.
struct DayTimes: BitwiseCopyable {
  /// First minute in which it could have begun.
  var open: Int32 = 0
  /// Negative = the truck stays at its base.
  var started: Int32 = -1
  var end: Int32 = 0
  var driven: Int32 = 0
  var overtime: Int32 = 0
  var metres: Int = 0
  var cost: Int = 0
  var home = LegTimes(rest: -1, depart: 0, arrive: 0)
}

/// Plays a roster through to the minute, with docks, stock, roads, drivers and shifts as they are.
///
/// Trucks take their trips in order. Whoever is first at a yard is loaded first, on the dock that is free first; trucks that
/// arrive in the same minute go by index. A trip that would not bring the truck home within its shift and overtime, or for which
/// nothing is left, is not begun. So every roster has a playing that breaks no rule.
struct Playback: ~Copyable {
  let times: Slab<StopTimes>
  let days: Slab<DayTimes>
  private(set) var overtime = 0
  private(set) var cost = 0

  // what moves while it plays
  private let clock: Slab<Clock>
  private let shift: Slab<Int32>
  private let next: Slab<Int32>
  /// First minute in which the truck's shift may begin.
  private let earliest: Slab<Int32>
  private let stock: Slab<Int>
  private let surviving: Slab<Double>
  private let nextLoss: Slab<Int32>
  private let dockFree: Slab<Int32>
  /// Trucks on the way to a yard, as (minute, truck).
  private var queue: MinuteQueue

  init(_ field: borrowing Field) {
    times = Slab(field.dayCount * Roster.room, of: StopTimes())
    days = Slab(field.dayCount, of: DayTimes())
    clock = Slab(field.truckCount, of: Clock(base: 0, minute: 0))
    shift = Slab(field.truckCount, of: 0)
    next = Slab(field.truckCount, of: 0)
    earliest = Slab(field.truckCount, of: 0)
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
      earliest[k] = field.opening[k].started >= 0 ? field.opening[k].started : field.opening[k].minute
      shift[k] = 0
      next[k] = 0
      days[k &* field.shifts].open = clock[k].minute
      sendToYard(k, field, roster)
    }
    while let (minute, truck) = queue.pop() {
      load(truck, arrival: minute, field, roster)
      sendToYard(truck, field, roster)
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
          notBefore: release(of: i, first + count, field, roster)), field.returns(trial, truck: k)
        {
          clock[k] = trial
          times[i] = StopTimes(rest: leg.rest, depart: leg.depart, arrive: leg.arrive)
          queue.push(minute: leg.arrive, truck: k)
          return
        }
        skip(k, first, count, roster)
      }
      goHome(k, day, field)
    }
  }

  /// First minute in which a truck may set out for a trip.
  private func release(of load: Int, _ end: Int, _ field: borrowing Field, _ roster: borrowing Roster)
    -> Int32
  {
    var release: Int32 = 0
    var i = load + 1
    while i < end && !roster.stops[i].isLoad {
      release = max(release, field.release[Int(roster.stops[i].need)])
      i += 1
    }
    return release
  }

  /// Goes on to the next trip; this one does not happen.
  private func skip(_ k: Int, _ first: Int, _ count: Int, _ roster: borrowing Roster) {
    repeat {
      times[first + Int(next[k])].end = -1
      next[k] += 1
    } while Int(next[k]) < count && !roster.stops[first + Int(next[k])].isLoad
  }

  /// Ends a shift and turns to the truck's next one.
  private mutating func goHome(_ k: Int, _ day: Int, _ field: borrowing Field) {
    var home = clock[k]
    var times = DayTimes()
    times.open = days[day].open
    if home.started >= 0 {
      if let leg = field.drive(&home, to: field.base[k], kind: Int(field.kind[k])) { times.home = leg }
      times.started = home.started
      times.end = home.minute
      times.driven = home.driven
      times.metres = home.metres
      times.overtime = Int32(field.overtime(home, truck: k))
      times.cost = field.cost(home, truck: k)
      overtime += Int(times.overtime)
      cost += times.cost
      earliest[k] = home.started
    }
    days[day] = times
    earliest[k] += Int32(field.rules.shiftCycle)
    shift[k] += 1
    next[k] = 0
    clock[k] = Clock(base: field.base[k], minute: max(earliest[k], home.started >= 0 ? home.minute : 0))
    if Int(shift[k]) < field.shifts { days[day + 1].open = clock[k].minute }
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
    var end = i + 1
    var planned = 0
    while end < first + count && !roster.stops[end].isLoad {
      planned += Int(roster.stops[end].kg)
      end += 1
    }
    let kg = min(planned, stock[y], Int(field.payload[k]))
    var trial = clock[k]
    guard kg > 0, follow(k, i, end, kg, begin, &trial, y, field, roster) else {
      skip(k, first, count, roster)
      return
    }
    times[i].begin = begin
    times[i].end = begin + Int32(field.loading(kg, yard: y))
    times[i].dock = Int32(dock) - field.dockFirst[y]
    times[i].kg = Int32(kg)
    dockFree[dock] = times[i].end
    stock[y] -= kg
    clock[k] = trial
    next[k] += Int32(end - i)
  }

  /// Drives a load to its villages; whether the truck is home in time after that.
  private func follow(
    _ k: Int, _ load: Int, _ end: Int, _ kg: Int, _ begin: Int32, _ clock: inout Clock, _ y: Int,
    _ field: borrowing Field, _ roster: borrowing Roster
  ) -> Bool {
    clock.minute = begin
    field.stop(&clock, minutes: field.loading(kg, yard: y))
    let kind = Int(field.kind[k])
    var left = kg
    for i in (load + 1)..<end {
      let need = Int(roster.stops[i].need)
      let drop = min(left, Int(roster.stops[i].kg))
      guard drop > 0 else {
        times[i].end = -1
        continue
      }
      guard let leg = field.drive(&clock, to: field.needPlace[need], kind: kind) else { return false }
      field.stop(&clock, minutes: field.unloading(drop, need: need))
      times[i] = StopTimes(
        rest: leg.rest, depart: leg.depart, arrive: leg.arrive, begin: leg.arrive, end: clock.minute,
        dock: -1,
        kg: Int32(drop))
      left -= drop
    }
    return field.returns(clock, truck: k)
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

/// The trucks on their way to a yard: earliest first, among those of a minute the lowest index. A binary heap.
struct MinuteQueue: ~Copyable {
  private let keys: Slab<UInt64>
  private var count = 0

  init(_ capacity: Int) { keys = Slab(capacity, of: 0) }

  mutating func push(minute: Int32, truck: Int) {
    let key = UInt64(UInt32(minute)) << 32 | UInt64(truck)
    var hole = count
    count += 1
    while hole > 0 {
      let parent = (hole - 1) / 2
      if keys[parent] <= key { break }
      keys[hole] = keys[parent]
      hole = parent
    }
    keys[hole] = key
  }

  mutating func pop() -> (minute: Int32, truck: Int)? {
    guard count > 0 else { return nil }
    let top = keys[0]
    count -= 1
    let last = keys[count]
    var hole = 0
    while true {
      var child = 2 * hole + 1
      if child >= count { break }
      if child + 1 < count && keys[child + 1] < keys[child] { child += 1 }
      if last <= keys[child] { break }
      keys[hole] = keys[child]
      hole = child
    }
    keys[hole] = last
    return (Int32(truncatingIfNeeded: top >> 32), Int(top & 0xFFFF_FFFF))
  }
}
