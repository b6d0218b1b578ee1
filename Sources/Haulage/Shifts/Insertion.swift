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
  /// What one call of ``best(_:_:in:of:asking:)`` knows about its need.
  struct Question {
    let need: Int
    /// kg that may be brought at most.
    let ask: Int32
    /// kg below which it is not worth a stop.
    let least: Int32
    let place: Int
    let now: Double
  }

  /// Tries every place in a shift and remembers the best in `best`. The shift is taken out of the books meanwhile.
  func look(
    _ field: borrowing Field, _ question: Question, in day: Int, gains: borrowing GainBook,
    _ best: inout Insertion
  ) {
    let first = roster.first(day)
    let count = roster.count(day)
    guard count + 2 <= Roster.room else { return }
    let k = day / field.shifts
    let kind = Int(field.kind[k])
    var isOut = false
    var place = day == k * field.shifts ? Int(field.opening[k].place) : Int(field.base[k])
    var minute = Int(open[day])
    var load = -1
    var spare: Int32 = 0
    var drops = 0
    for p in 0...count {
      let isEdge = p == count || roster.stops[first + p].isLoad
      let own = field.needYard[question.need]
      if load >= 0, own < 0 || own == roster.stops[first + load].yard, spare >= question.least,
        drops < field.rules.dropsPerTrip
      {
        let way = field.drive(kind: kind, at: minute, from: place, to: question.place)
        if way != TravelBook.unreachable, minute + Int(way) < field.end,
          gains.most(at: minute + Int(way) + Int(field.unload[question.need])) > -best.change
        {
          let yard = Int(roster.stops[first + load].yard)
          let kg = min(question.ask, spare, Int32(clamping: left[yard]))
          if kg >= question.least {
            if !isOut { takeOut(day, &isOut) }
            weigh(field, question, day, p, yard: Int32(yard), kg: kg, isNewTrip: false, &best)
          }
        }
      }
      if isEdge {
        for c in 0..<gains.yardCount {
          let y = gains.yard(c)
          let kg = min(question.ask, field.payload[k], Int32(clamping: left[y]))
          guard kg >= question.least else { continue }
          let from = max(minute, Int(field.release[question.need]))
          let fetch = field.drive(kind: kind, at: from, from: place, to: Int(field.yardPlace[y]))
          guard fetch != TravelBook.unreachable else { continue }
          let loaded = from + Int(fetch) + field.loading(Int(kg), yard: y)
          let way = field.drive(kind: kind, at: loaded, from: Int(field.yardPlace[y]), to: question.place)
          guard way != TravelBook.unreachable else { continue }
          let there = loaded + Int(way) + Int(field.unload[question.need])
          guard there < field.end, gains.most(at: there) > -best.change else { continue }
          if !isOut { takeOut(day, &isOut) }
          weigh(field, question, day, p, yard: Int32(y), kg: kg, isNewTrip: true, &best)
        }
      }
      guard p < count else { break }
      let stop = roster.stops[first + p]
      if stop.isLoad {
        load = p
        drops = 0
        spare = field.payload[k]
        for i in (p + 1)..<max(p + 1, count) {
          if roster.stops[first + i].isLoad { break }
          spare -= roster.stops[first + i].kg
          drops += 1
        }
        place = Int(field.yardPlace[Int(stop.yard)])
      } else {
        place = Int(field.needPlace[Int(stop.need)])
      }
      if end[first + p] >= 0 { minute = Int(end[first + p]) }
    }
    if isOut { putBack(day) }
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

  /// Walks the shift with the stop put in, and remembers it where it is the best so far.
  private func weigh(
    _ field: borrowing Field, _ question: Question, _ day: Int, _ position: Int, yard: Int32, kg: Int32,
    isNewTrip: Bool, _ best: inout Insertion
  ) {
    let first = roster.first(day)
    var count = roster.count(day)
    let added = isNewTrip ? 2 : 1
    trial.stops.base.update(from: roster.stops.base + first, count: position)
    var at = position
    if isNewTrip {
      trial.stops[at] = .load(at: yard)
      at += 1
    }
    trial.stops[at] = Stop(need: Int32(question.need), yard: yard, kg: kg)
    (trial.stops.base + at + 1).update(from: roster.stops.base + first + position, count: count - position)
    count += added
    let outcome = walk(field, day, trial.stops.base, count, begin: trial.begin.base, end: trial.end.base)
    guard outcome.isWhole else { return }
    var change =
      scale.overtime * Double(outcome.overtime - Int(overtime[day])) + scale.cost
      * Double(outcome.cost - cost[day])
    if !given.isEmpty {
      let before = given.changes(day: day, roster.stops.base + first, count: roster.count(day))
      change += scale.change * Double(given.changes(day: day, trial.stops.base, count: count) - before)
    }
    let weight = field.weight[question.need]
    change +=
      scale.value(wantNow(field, question.need, without: day, adding: count), weight: weight) - question.now
    guard change < best.change else { return }
    change += others(field, question.need, day, position, added, count)
    guard change < best.change else { return }
    best = Insertion(
      day: day, position: position, isNewTrip: isNewTrip, yard: yard, kg: kg, change: change)
  }

  /// What the shift's other needs lose by coming later.
  private func others(
    _ field: borrowing Field, _ need: Int, _ day: Int, _ position: Int, _ added: Int, _ count: Int
  ) -> Double {
    let first = roster.first(day)
    var change = 0.0
    for i in 0..<count where !trial.stops[i].isLoad {
      let other = Int(trial.stops[i].need)
      if other == need { continue }
      let old = first + (i < position ? i : i - added)
      // coal is burnt by the hour: the same hour is the same coal
      if (trial.end[i] + 59) / 60 == (end[old] + 59) / 60 { continue }
      var isCounted = false
      for s in 0..<i where Int(trial.stops[s].need) == other { isCounted = true }
      if isCounted { continue }
      change +=
        scale.value(wantNow(field, other, without: day, adding: count), weight: field.weight[other])
        - scale.value(want[other], weight: field.weight[other])
    }
    return change
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

  /// Works out again what the needs of a shift go without.
  func reckonAll(_ field: borrowing Field, _ day: Int) {
    let first = roster.first(day)
    for i in first..<(first + roster.count(day)) where !roster.stops[i].isLoad {
      reckon(field, Int(roster.stops[i].need))
    }
  }
}

/// What bringing a need all it asks for would be worth, by the hour it arrives: no place in a shift can be worth more.
struct GainBook: ~Copyable {
  private let gain: Slab<Double>
  private let yards: Slab<Int32>
  private(set) var yardCount = 0

  init(_ field: borrowing Field) {
    gain = Slab(field.horizon + 1, of: 0)
    yards = Slab(max(1, field.yardCount), of: 0)
  }

  @inline(__always)
  func most(at minute: Int) -> Double { gain[min(gain.count &- 1, (minute &+ 59) / 60)] }

  @inline(__always)
  func yard(_ c: Int) -> Int { Int(yards[c]) }

  /// Works out the gains of a need and the yards it may be served from.
  mutating func open(_ field: borrowing Field, _ board: borrowing Board, need: Int, near: borrowing YardOrder)
  {
    let weight = field.weight[need]
    let now = board.scale.value(board.want[need], weight: weight)
    for hour in 0..<gain.count { gain[hour] = -1 }
    var hour = Int(field.firstHour[need])
    // before anyone waits nothing changes: the gain of the first hour holds
    let first = now - board.scale.value(board.wantIfFull(field, need, from: hour), weight: weight)
    for h in 0...min(hour, gain.count - 1) { gain[h] = first }
    while hour < field.horizon {
      // between two hours looked at, the earlier bounds the later
      let value = now - board.scale.value(board.wantIfFull(field, need, from: hour), weight: weight)
      for h in hour..<min(hour + 3, gain.count) { gain[h] = value }
      if value <= 0 { break }
      hour += 3
    }
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

extension Board {
  /// What a need goes without if all it still lacks is there from an hour on.
  func wantIfFull(_ field: borrowing Field, _ need: Int, from hour: Int) -> Want {
    trial.stops[0] = Stop(need: Int32(need), yard: 0, kg: lacking[need])
    trial.end[0] = Int32(hour * 60)
    return wantNow(field, need, without: -1, adding: 1)
  }
}
