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
    let now: Double
  }

  /// Tries every place in a shift and remembers the best in `best`. The shift's loads are off the docks meanwhile.
  ///
  /// A place is followed to the end of the shift only if what can be said of it at once is better than the best so far.
  func look(
    _ field: borrowing Field, _ question: Question, in day: Int, gains: borrowing GainBook,
    _ best: inout Insertion
  ) {
    let first = roster.first(day)
    let count = roster.count(day)
    guard count + 2 <= Roster.room else { return }
    let k = day / field.shifts
    if !isDragKnown[day] { reckonDrag(field, day) }
    let own = field.needYard[question.need]
    var isOut = false
    var there = field.dawn(day, open: open[day])
    var load = -1
    var spare: Int32 = 0
    var drops = 0
    for p in 0...count {
      let soonest = Int(there.minute) + field.unloading(Int(question.least), need: question.need)
      // later places are later still
      guard soonest < field.end else { break }
      let gain = gains.most(field, self, question, at: soonest)
      if gain <= -best.change { break }
      let isOpen = p == count || drag[first + p] - gain < best.change
      if isOpen, load >= 0, own < 0 || own == roster.stops[first + load].yard, spare >= question.least,
        drops < field.rules.dropsPerTrip
      {
        let yard = roster.stops[first + load].yard
        let kg = min(question.ask, spare, Int32(clamping: left[Int(yard)]))
        let insertion = Insertion(day: day, position: p, isNewTrip: false, yard: yard, kg: kg)
        if kg >= question.least, isPromising(field, question, insertion, there, gains, than: best) {
          if !isOut { takeOut(day, &isOut) }
          weigh(field, question, insertion, load: load, gains, &best)
        }
      }
      if isOpen, p == count || roster.stops[first + p].isLoad {
        for c in 0..<gains.yardCount {
          let y = gains.yard(c)
          let kg = min(question.ask, field.payload[k], Int32(clamping: left[y]))
          let insertion = Insertion(day: day, position: p, isNewTrip: true, yard: Int32(y), kg: kg)
          if kg >= question.least, isPromising(field, question, insertion, there, gains, than: best) {
            if !isOut { takeOut(day, &isOut) }
            weigh(field, question, insertion, load: p, gains, &best)
          }
        }
      }
      guard p < count else { break }
      if roster.stops[first + p].isLoad {
        load = p
        let trip = roster.trip(at: first + p, before: first + count, field)
        drops = trip.end - first - p - 1
        spare = field.payload[k] - Int32(trip.kg)
      }
      if end[first + p] >= 0 { there = after[first + p] }
    }
    if isOut { putBack(day) }
  }

  /// Whether an insertion may be better than the best: by what the need gains when it is served as soon as can be, and what the
  /// next village loses when the truck only then sets out for it, were no dock and no rest to keep it waiting.
  @inline(__always)
  private func isPromising(
    _ field: borrowing Field, _ question: Question, _ insertion: Insertion, _ there: Clock,
    _ gains: borrowing GainBook, than best: Insertion
  ) -> Bool {
    let kind = Int(field.kind[insertion.day / field.shifts])
    var minute = Int(there.minute)
    if insertion.isNewTrip {
      let yard = Int(field.yardPlace[Int(insertion.yard)])
      minute = max(minute, Int(field.release[question.need]))
      let fetch = field.way(kind: kind, at: minute, from: Int(there.place), to: yard).minutes
      if fetch == TravelBook.unreachable { return false }
      minute += Int(fetch) + field.loading(Int(insertion.kg), yard: Int(insertion.yard))
      let way = field.way(kind: kind, at: minute, from: yard, to: Int(question.place)).minutes
      if way == TravelBook.unreachable { return false }
      minute += Int(way)
    } else {
      let way = field.way(kind: kind, at: minute, from: Int(there.place), to: Int(question.place)).minutes
      if way == TravelBook.unreachable { return false }
      minute += Int(way)
    }
    minute += field.unloading(Int(insertion.kg), need: question.need)
    if minute >= field.end { return false }
    let gain = gains.most(field, self, question, at: minute)
    if gain <= -best.change { return false }
    let first = roster.first(insertion.day)
    let slot = first + insertion.position
    guard insertion.position < roster.count(insertion.day), end[slot] >= 0 else { return true }
    let stop = roster.stops[slot]
    let place = stop.isLoad ? field.yardPlace[Int(stop.yard)] : field.needPlace[Int(stop.need)]
    let way = field.way(kind: kind, at: minute, from: Int(question.place), to: Int(place)).minutes
    guard way != TravelBook.unreachable else { return true }
    let served = stop.isLoad ? slot + 1 : slot
    let late = max(0, Int32(minute) + way - begin[slot])
    return loss(field, served, insertion.day, at: end[served] + late) - gain < best.change
  }

  /// Takes a shift's loads off the docks, so that it does not wait for itself.
  private func takeOut(_ day: Int, _ isOut: inout Bool) {
    isOut = true
    let first = roster.first(day)
    for i in first..<(first + roster.count(day)) where roster.stops[i].isLoad && end[i] >= 0 {
      docks.remove(Int(roster.stops[i].yard), begin: Int(begin[i]), end: Int(end[i]))
    }
  }

  private func putBack(_ day: Int) {
    let first = roster.first(day)
    for i in first..<(first + roster.count(day)) where roster.stops[i].isLoad && end[i] >= 0 {
      docks.add(Int(roster.stops[i].yard), begin: Int(begin[i]), end: Int(end[i]))
    }
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
