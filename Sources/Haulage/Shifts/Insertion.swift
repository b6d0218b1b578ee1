/// A way to bring a need some coal.
struct Insertion {
  var day = -1
  /// Index of the new stop in the shift, or of its load where the trip is new.
  var position = 0
  var isNewTrip = false
  var yard: Int32 = 0
  var kg: Int32 = 0
  /// What it changes; below 0 is better.
  var change = 0.0
}

extension Board {
  /// What one search for a place knows about its need.
  struct Question {
    let need: Int
    /// kg that may be brought at most.
    let ask: Int32
    /// kg below which it is not worth a stop.
    let least: Int32
    let place: Int32
    /// What the need counts as it is.
    let now: Double
    /// Minutes of any stop there.
    let unload: Int32
    /// What a kilogram adds to them.
    let minutesPerKilogram: Float
    /// Minutes of the shortest stop that is worth it.
    let shortest: Int32

    /// Asks for some of what a need lacks.
    init(_ field: borrowing Field, _ board: borrowing Board, need: Int, ask: Int32) {
      self.need = need
      self.ask = ask
      least = max(1, min(Int32(field.rules.minimumDrop), board.lacking[need]))
      place = field.needPlace[need]
      now = board.scale.value(board.want[need], weight: field.weight[need])
      unload = field.unload[need]
      minutesPerKilogram = Float(field.doorstep[need]) / Float(max(1, field.wanted[need]))
      shortest = Int32(field.unloading(Int(least), need: need))
    }

    /// Minutes to unload some of it, to the minute before or after.
    @inline(__always)
    func unloading(_ kg: Int32) -> Int32 { unload &+ Int32(Float(kg) * minutesPerKilogram + 0.99) }
  }

  /// Takes a shift's loads off the docks.
  func takeOffDocks(_ day: Int) {
    let first = roster.first(day)
    for i in first..<(first + roster.count(day)) where roster.stops[i].isLoad { takeOffDock(i) }
  }

  /// Puts them back on.
  func putOnDocks(_ day: Int) {
    let first = roster.first(day)
    for i in first..<(first + roster.count(day)) where roster.stops[i].isLoad { putOnDock(i) }
  }

  /// Puts an insertion into its shift and the books.
  func apply(_ field: borrowing Field, _ insertion: Insertion, need: Int) {
    let day = insertion.day
    unbook(day)
    let start = roster.stops.base + roster.first(day) + insertion.position
    let added = insertion.isNewTrip ? 2 : 1
    let tail = roster.count(day) - insertion.position
    var i = tail - 1
    while i >= 0 {
      start[i + added] = start[i]
      i -= 1
    }
    if insertion.isNewTrip { start[0] = .load(at: insertion.yard) }
    start[added - 1] = Stop(need: Int32(need), yard: insertion.yard, kg: insertion.kg)
    roster.counts[day] += Int32(added)
    rebook(field, day)
    reckonAll(field, day)
  }
}

/// What bringing a need all it lacks would be worth, by the hour it arrives: no place in a shift can be worth more.
struct GainBook: ~Copyable {
  private let gain: Slab<Double>
  private let yards: Slab<Int32>
  private(set) var yardCount = 0

  init(_ field: borrowing Field) {
    gain = Slab(field.horizon + 1, of: .nan)
    yards = Slab(max(1, field.yardCount), of: 0)
  }

  /// What all of it is worth when it is there in a minute.
  @inline(__always)
  func most(
    _ field: borrowing Field, _ board: borrowing Board, _ question: Board.Question, at minute: Int
  ) -> Double {
    let hour = min(gain.count &- 1, (minute &+ 59) / 60)
    if gain[hour].isNaN {
      let need = question.need
      let want = board.want(
        field, need, with: Arrival(minute: hour &* 60, kg: Int(board.lacking[need])))
      gain[hour] = question.now - board.scale.value(want, weight: field.weight[need])
    }
    return gain[hour]
  }

  @inline(__always)
  func yard(_ c: Int) -> Int { Int(yards[c]) }

  /// Forgets the last need, and finds the yards that the next may be served from.
  mutating func open(_ field: borrowing Field, _ board: borrowing Board, need: Int, near: borrowing YardOrder)
  {
    gain.fill(.nan)
    yardCount = 0
    let own = field.needYard[need]
    for c in 0..<near.count(need) where yardCount < 3 && (own < 0 || near[need, c] == Int(own)) {
      let y = near[need, c]
      if board.left[y] > 0 {
        yards[yardCount] = Int32(y)
        yardCount += 1
      }
    }
  }
}
