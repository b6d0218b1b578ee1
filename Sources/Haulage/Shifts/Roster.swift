/// A stop of a shift: a load where `need` is negative, else an unloading of the load before it.
struct Stop: BitwiseCopyable {
  var need: Int32
  var yard: Int32
  /// kg; of a load, what its unloadings add up to.
  var kg: Int32

  static func load(at yard: Int32) -> Stop { Stop(need: -1, yard: yard, kg: 0) }

  var isLoad: Bool { need < 0 }
}

/// A plan laid out flat: for every shift its stops. Shift `j` of truck `k` is day `k · shifts + j`.
struct Roster: ~Copyable {
  /// Most stops of a shift.
  static let room = 48

  let stops: Slab<Stop>
  let counts: Slab<Int32>

  init(days: Int) {
    stops = Slab(days * Self.room, of: Stop(need: -1, yard: 0, kg: 0))
    counts = Slab(days, of: 0)
  }

  @inline(__always)
  func first(_ day: Int) -> Int { day &* Self.room }

  @inline(__always)
  func count(_ day: Int) -> Int { Int(counts[day]) }

  func copy(from other: borrowing Roster) {
    counts.copy(from: other.counts)
    stops.copy(from: other.stops)
  }

  func copy(day: Int, from other: borrowing Roster) {
    counts[day] = other.counts[day]
    stops.copy(from: other.stops, at: first(day), count: other.count(day))
  }

  /// What is on the truck, from when it may set out, and the slot after the trip's last.
  @inline(__always)
  func trip(at load: Int, before end: Int, _ field: borrowing Field) -> (kg: Int, release: Int32, end: Int) {
    var (kg, release, i) = (0, Int32(0), load &+ 1)
    while i < end && !stops[i].isLoad {
      kg &+= Int(stops[i].kg)
      release = max(release, field.release[Int(stops[i].need)])
      i &+= 1
    }
    return (kg, release, i)
  }

  /// Writes a plan; trips that do not fit a shift's room are left out.
  func write(_ plan: ShiftPlan, shifts: Int) {
    counts.fill(0)
    for (k, days) in plan.shifts.enumerated() {
      for (j, trips) in days.prefix(shifts).enumerated() {
        let day = k * shifts + j
        for trip in trips where count(day) + trip.drops.count < Self.room && !trip.drops.isEmpty {
          append(.load(at: Int32(trip.yard)), to: day)
          for drop in trip.drops {
            append(Stop(need: Int32(drop.need), yard: Int32(trip.yard), kg: Int32(drop.kg)), to: day)
          }
        }
      }
    }
  }

  private func append(_ stop: Stop, to day: Int) {
    stops[first(day) + count(day)] = stop
    counts[day] += 1
  }

  /// Takes out stops that bring nothing and loads that nothing is left of.
  func tidy(day: Int) {
    let first = first(day)
    var kept = 0
    for i in 0..<count(day) {
      let stop = stops[first + i]
      if !stop.isLoad && stop.kg <= 0 { continue }
      if stop.isLoad && kept > 0 && stops[first + kept - 1].isLoad { kept -= 1 }
      stops[first + kept] = stop
      kept += 1
    }
    if kept > 0 && stops[first + kept - 1].isLoad { kept -= 1 }
    counts[day] = Int32(kept)
  }

  /// The plan.
  func plan(trucks: Int, shifts: Int) -> ShiftPlan {
    ShiftPlan(
      shifts: (0..<trucks).map { k in
        (0..<shifts).map { j in
          var trips: [ShiftPlan.Trip] = []
          let day = k * shifts + j
          for i in 0..<count(day) {
            let stop = stops[first(day) + i]
            if stop.isLoad {
              trips.append(ShiftPlan.Trip(yard: Int(stop.yard), drops: []))
            } else {
              trips[trips.count - 1].drops.append(ShiftPlan.Drop(need: Int(stop.need), kg: Int(stop.kg)))
            }
          }
          return trips
        }
      })
  }
}
