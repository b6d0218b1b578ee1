/// In what order trucks come to the docks of every yard, and when each gets its turn: what the search looks at before it plays a
/// plan. As in ``Playback``, whoever comes first is loaded first, and trucks that come in the same minute go by their
/// ``DockTurns``: that is the `truck` of all that is asked here.
///
/// A truck that stands in a line keeps its turn there whatever it loads; only those behind it wait longer.
struct DockBook: ~Copyable {
  /// A load in a line.
  struct Turn: BitwiseCopyable {
    var key: MinuteQueue.Key
    /// On the dock.
    var minutes: Int32
  }

  /// Turns of a line at most.
  private let room: Int
  /// Docks of each yard; 0 = as many as there are trucks, so that nobody ever waits.
  private let docks: Slab<Int32>
  private let counts: Slab<Int32>
  /// By yard, in the order in which they come.
  private let turns: Slab<Turn>
  /// By yard, where its rows begin in `free`.
  private let firstRow: Slab<Int>
  /// By yard, when its docks are free before each turn and after the last, soonest first. A dock that is free before the truck of
  /// the last turn came may stand as free when it came.
  private let free: Slab<Int32>
  private let trial: Slab<Int32>

  init(_ field: borrowing Field) {
    room = field.dayCount * Roster.room / 2
    docks = Slab(field.yardCount, of: 0)
    firstRow = Slab(field.yardCount, of: 0)
    var (rows, most) = (0, 0)
    for y in 0..<field.yardCount {
      let (first, end) = (Int(field.dockFirst[y]), Int(field.dockFirst[y + 1]))
      let isEnough = end - first >= field.truckCount && (first..<end).allSatisfy { field.dockFree[$0] <= 0 }
      docks[y] = isEnough ? 0 : Int32(end - first)
      firstRow[y] = rows
      rows += Int(docks[y]) * (room + 1)
      most = max(most, Int(docks[y]))
    }
    counts = Slab(field.yardCount, of: 0)
    turns = Slab(field.yardCount * room, of: Turn(key: .init(minute: 0, truck: 0), minutes: 0))
    free = Slab(rows, of: 0)
    trial = Slab(most, of: 0)
    clear(field)
  }

  /// Forgets all loads but what keeps the docks at the beginning.
  func clear(_ field: borrowing Field) {
    counts.fill(0)
    for y in 0..<field.yardCount {
      let start = before(y, turn: 0)
      for d in 0..<Int(docks[y]) { start[d] = 0 }
      for d in 0..<Int(docks[y]) { take(y, of: start, until: field.dockFree[Int(field.dockFirst[y]) + d]) }
    }
  }

  /// First minute in which a truck is loaded that comes in `arrival`, after all who come before it.
  ///
  /// - Complexity: O(log turns)
  @inline(__always)
  func free(_ y: Int, from arrival: Int32, truck: Int) -> Int32 {
    if docks[y] == 0 { return arrival }
    let turn = turn(y, MinuteQueue.Key(minute: arrival, truck: truck))
    return max(arrival, before(y, turn: turn)[0])
  }

  /// Takes a load into a yard's line.
  ///
  /// - Complexity: O(turns · docks); mostly one move of memory, and the few turns until docks are free when they were
  func add(_ y: Int, arrival: Int32, truck: Int, minutes: Int32) {
    if docks[y] == 0 { return }
    assert(counts[y] < room, "a line has more loads than all shifts have room for")
    let key = MinuteQueue.Key(minute: arrival, truck: truck)
    let turn = turn(y, key)
    let behind = Int(counts[y]) - turn
    let line = line(y) + turn
    (line + 1).update(from: line, count: behind)
    line.pointee = Turn(key: key, minutes: minutes)
    let (start, width) = (before(y, turn: turn), Int(docks[y]))
    (start + width).update(from: start, count: (behind + 1) * width)
    counts[y] += 1
    replay(y, from: turn)
  }

  /// Takes a load out of a yard's line.
  ///
  /// - Complexity: as of ``add(_:arrival:truck:minutes:)``
  func remove(_ y: Int, arrival: Int32, truck: Int, minutes: Int32) {
    if docks[y] == 0 { return }
    let key = MinuteQueue.Key(minute: arrival, truck: truck)
    var turn = turn(y, key)
    let line = line(y)
    // two shifts of a truck may stand in one minute while the board knows only one of them
    while turn + 1 < counts[y], line[turn].minutes != minutes, line[turn + 1].key == key { turn += 1 }
    precondition(turn < counts[y] && line[turn].key == key, "a load leaves a line in which it does not stand")
    let behind = Int(counts[y]) - turn - 1
    (line + turn).update(from: line + turn + 1, count: behind)
    counts[y] -= 1
    guard behind > 0 else { return }
    let (next, width) = (before(y, turn: turn + 1), Int(docks[y]))
    next.update(from: next + width, count: behind * width)
    replay(y, from: turn)
  }

  /// Works out when docks are free from a turn on, until they are when they were.
  @inline(__always)
  private func replay(_ y: Int, from first: Int) {
    let (line, width) = (line(y), Int(docks[y]))
    for turn in first..<Int(counts[y]) {
      let start = before(y, turn: turn)
      let arrival = line[turn].key.minute
      for d in 0..<width { trial[d] = max(arrival, start[d]) }
      take(y, of: trial.base, until: trial[0] + line[turn].minutes)
      let next = start + width
      var isSame = true
      for d in 0..<width where next[d] != trial[d] {
        next[d] = trial[d]
        isSame = false
      }
      if isSame { break }
    }
  }

  /// Turns that come before a key.
  @inline(__always)
  private func turn(_ y: Int, _ key: MinuteQueue.Key) -> Int {
    let line = line(y)
    var (low, high) = (0, Int(counts[y]))
    while low < high {
      let middle = (low &+ high) / 2
      if line[middle].key < key { low = middle &+ 1 } else { high = middle }
    }
    return low
  }

  @inline(__always)
  private func line(_ y: Int) -> UnsafeMutablePointer<Turn> { turns.base + y &* room }

  @inline(__always)
  private func before(_ y: Int, turn: Int) -> UnsafeMutablePointer<Int32> {
    free.base + (firstRow[y] &+ turn &* Int(docks[y]))
  }

  /// Takes the dock that is free first until a minute; they stay sorted.
  @inline(__always)
  private func take(_ y: Int, of free: UnsafeMutablePointer<Int32>, until end: Int32) {
    var d = 0
    let last = Int(docks[y]) &- 1
    while d < last && free[d &+ 1] < end {
      free[d] = free[d &+ 1]
      d &+= 1
    }
    free[d] = end
  }
}
