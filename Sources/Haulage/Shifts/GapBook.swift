/// Between two stops of a shift: before its first, after its last.
struct Gap: BitwiseCopyable {
  /// Where the truck is and when it could leave.
  var place: Int32
  var minute: Int32
  /// Where it goes next, its base after the last stop, and when it is there.
  var next: Int32
  var due: Int32
  /// Minutes of the drive there.
  var drive: Int32 = 0
  /// Minutes of waiting for docks from here on, which make up for a delay.
  var slack: Int32 = 0
  /// Yard of the trip that is under way; −1 = none is.
  var yard: Int32 = -1
  /// kg more that the truck can carry on it; 0 where it makes no more stops.
  var spare: Int32 = 0
  /// Stops of the shift up to the first unloading of that trip, and when the truck could leave for its load.
  var unloading: Int32 = 0
  var departed: Int32 = 0
  /// Whether another trip can begin here.
  var isBetweenTrips = true

  /// Whether the truck waits here: for orders to be given, for a road to open, for its driver to rest.
  @inline(__always)
  var isHeld: Bool { due &- drive > minute }
}

/// The gaps of shifts, and what the needs after each lose together when the truck is late there, or gain when it is there sooner:
/// by steps of some minutes, between them in proportion. Trucks make up for a delay only where they would have waited for a dock,
/// and are sooner only as far as the next wait; that others may come first meanwhile is left aside.
struct GapBook: ~Copyable {
  /// Minutes from one delay to the next.
  static let step: Int32 = 10
  /// Delays known, those below 0 first; any longer one counts as the longest.
  static let steps = 24
  /// Of which below 0: the truck is there sooner.
  static let sooner = 8
  /// Gaps of a shift.
  private static let room = Roster.room + 1

  /// A shift as it stands.
  struct Duty: BitwiseCopyable {
    var isKnown = false
    /// When it begins, negative = not at all, when the truck is home, and the minutes it has driven then.
    var started: Int32 = -1
    var home: Int32 = 0
    var driven: Int32 = 0
  }

  let duties: Slab<Duty>
  let gaps: Slab<Gap>
  /// By gap and step.
  let losses: Slab<Float>

  init(_ field: borrowing Field) {
    let count = field.dayCount * Self.room
    duties = Slab(field.dayCount, of: Duty())
    gaps = Slab(count, of: Gap(place: 0, minute: 0, next: 0, due: 0))
    losses = Slab(count * Self.steps, of: 0)
  }

  /// Index of a shift's first gap.
  @inline(__always)
  func first(_ day: Int) -> Int { day &* Self.room }

  func forget(_ day: Int) { duties[day].isKnown = false }

  /// What is lost after a gap.
  @inline(__always)
  func loss(_ gap: Int, delay: Int32) -> Double {
    if delay <= 0 { return 0 }
    return change(gap, delay: delay)
  }

  /// What is lost after a gap; below 0 is gained, where the truck is there sooner.
  @inline(__always)
  func change(_ gap: Int, delay: Int32) -> Double {
    let row = losses.base + gap &* Self.steps
    let minutes = delay &+ Int32(Self.sooner) &* Self.step
    if minutes <= 0 { return Double(row[0]) }
    let at = Int(minutes / Self.step)
    if at >= Self.steps &- 1 { return Double(row[Self.steps &- 1]) }
    let share = Float(minutes &- Int32(at) &* Self.step) * (1 / Float(Self.step))
    return Double(row[at] + (row[at &+ 1] - row[at]) * share)
  }
}

extension Board {
  /// Works out ``gaps`` for a shift.
  ///
  /// - Complexity: O(stops · steps)
  func reckonGaps(_ field: borrowing Field, _ day: Int) {
    let first = roster.first(day)
    let count = roster.count(day)
    let k = day / field.shifts
    let row = gaps.first(day)
    let kind = Int(field.kind[k])
    var there = field.dawn(day, open: open[day])
    var gap = Gap(place: there.place, minute: there.minute, next: 0, due: 0)
    for p in 0..<count {
      let stop = roster.stops[first + p]
      let isPlayed = end[first + p] >= 0
      gap.next = stop.isLoad ? field.yardPlace[Int(stop.yard)] : field.needPlace[Int(stop.need)]
      gap.due = !isPlayed ? there.minute : stop.isLoad ? arrive[first + p] : begin[first + p]
      gap.drive = isPlayed ? after[first + p].driven - there.driven : 0
      gap.isBetweenTrips = stop.isLoad
      gaps.gaps[row + p] = gap
      if stop.isLoad {
        let trip = roster.trip(at: first + p, before: first + count, field)
        let isOpen = isPlayed && trip.end - first - p - 1 < field.rules.dropsPerTrip
        gap.yard = stop.yard
        gap.unloading = Int32(p + 1)
        gap.departed = max(gap.minute, trip.release)
        gap.spare = isOpen ? field.payload[k] - Int32(trip.kg) : 0
      }
      if isPlayed { there = after[first + p] }
      gap.place = there.place
      gap.minute = there.minute
    }
    gap.isBetweenTrips = true
    gap.next = field.base[k]
    let started = there.started
    let driven = there.driven
    if started >= 0 { _ = field.drive(&there, to: field.base[k], kind: kind) }
    gap.due = there.minute
    gap.drive = there.driven - driven
    gaps.gaps[row + count] = gap
    gaps.duties[day] = GapBook.Duty(
      isKnown: true, started: started, home: there.minute, driven: there.driven)
    for g in 0..<GapBook.steps { gaps.losses[(row + count) * GapBook.steps + g] = 0 }
    for p in stride(from: count - 1, through: 0, by: -1) { lose(field, first + p, day, gap: row + p) }
  }

  /// Adds what comes of a stop to what comes of those after it.
  @inline(__always)
  private func lose(_ field: borrowing Field, _ slot: Int, _ day: Int, gap: Int) {
    let steps = GapBook.steps
    let isPlayed = end[slot] >= 0
    let next = gap + 1
    gaps.gaps[gap].slack = gaps.gaps[next].slack
    if roster.stops[slot].isLoad {
      let wait = isPlayed ? begin[slot] - arrive[slot] : 0
      let keeps = wait > 0 || gaps.gaps[gap].isHeld
      gaps.gaps[gap].slack += wait
      for g in 0..<steps {
        let delay = Int32(g - GapBook.sooner) * GapBook.step
        gaps.losses[gap * steps + g] = Float(
          gaps.change(next, delay: delay > 0 ? max(0, delay - wait) : keeps ? 0 : delay))
      }
      return
    }
    var hour = Int32.min
    var lost: Float = 0
    let first = isPlayed && gaps.gaps[gap].isHeld ? GapBook.sooner : 0
    for g in 0..<first { gaps.losses[gap * steps + g] = 0 }
    for g in first..<steps {
      let minute = max(0, end[slot] + Int32(g - GapBook.sooner) * GapBook.step)
      if isPlayed && (minute + 59) / 60 != hour {
        hour = (minute + 59) / 60
        lost = Float(loss(field, slot, day, at: minute))
      }
      gaps.losses[gap * steps + g] = gaps.losses[next * steps + g] + lost
    }
  }
}
