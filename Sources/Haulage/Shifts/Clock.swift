/// A truck and its driver at a moment.
struct Clock: BitwiseCopyable {
  var place: Int32
  var minute: Int32
  /// When the shift began; negative before its first departure.
  var started: Int32
  /// Minutes driven in the shift, and since the last rest.
  var driven: Int32
  var sinceRest: Int32
  var metres: Int
  /// Metres driven before the shift since the tank was filled.
  var used: Int32
  /// Most metres the shift would have had, had the truck gone home when it was asked whether it could.
  var furthest: Int32 = 0

  init(opening truck: ShiftProblem.Truck, at minute: Int, place: Int32) {
    self.place = place
    self.minute = Int32(max(truck.free, minute))
    started = Int32(truck.underWay?.start ?? -1)
    driven = Int32(truck.underWay?.driven ?? 0)
    sinceRest = Int32(truck.underWay?.sinceRest ?? 0)
    metres = truck.underWay?.metres ?? 0
    used = Int32(clamping: truck.used(beforeShiftFrom: Int(self.minute)))
  }

  /// At the base before a new shift.
  init(base: Int32, minute: Int32, used: Int32 = 0) {
    place = base
    self.minute = minute
    started = -1
    driven = 0
    sinceRest = 0
    metres = 0
    self.used = used
  }
}

/// When a drive begins and ends, and where the driver rests before it.
struct LegTimes: BitwiseCopyable {
  /// First minute of the rest before it; negative = none.
  var rest: Int32
  var depart: Int32
  var arrive: Int32
}

extension Field {
  /// Drives to a place as soon as the driver may and a way is open; `nil` leaves the clock where none opens in time.
  @inline(__always)
  func drive(_ clock: inout Clock, to place: Int32, kind: Int, notBefore: Int32 = 0) -> LegTimes? {
    var minute = Int(max(clock.minute, notBefore))
    var since = Int(clock.sinceRest)
    var rest: Int32 = -1
    var way = 0
    let from = Int(clock.place)
    while true {
      let code = minutes(kind: kind, at: minute, from: from, to: Int(place))
      way = Int(code)
      if code >= WayTiles.closed {
        guard let open = opening(kind: kind, after: minute, code, from: from, to: Int(place)) else {
          return nil
        }
        minute = open
      } else if since + way > rules.longestSpell {
        if since == 0 { return nil }
        rest = Int32(minute)
        minute += rules.rest
        since = 0
      } else {
        break
      }
    }
    clock.metres += metres(kind: kind, at: Int32(minute), from: clock.place, to: place)
    if clock.started < 0 { clock.started = Int32(minute) }
    clock.place = place
    clock.minute = Int32(minute + way)
    clock.driven += Int32(way)
    clock.sinceRest = Int32(since + way)
    return LegTimes(rest: rest, depart: Int32(minute), arrive: clock.minute)
  }

  /// Stops to load or unload for some minutes.
  @inline(__always)
  func stop(_ clock: inout Clock, minutes: Int) {
    clock.minute += Int32(minutes)
    if rules.stopsAreRests && minutes >= rules.rest { clock.sinceRest = 0 }
  }

  /// Whether the truck can still be back at its base within shift, overtime, driving time and tank.
  @inline(__always)
  func returns(_ clock: inout Clock, truck: Int) -> Bool {
    var home = clock
    guard drive(&home, to: base[truck], kind: Int(kind[truck])) != nil else { return false }
    clock.furthest = max(clock.furthest, Int32(clamping: home.metres))
    return isWithinLimits(home, truck: truck)
  }

  @inline(__always)
  func isWithinLimits(_ clock: Clock, truck: Int) -> Bool {
    Int(clock.driven) <= rules.drivingPerShift
      && Int(clock.minute - clock.started) <= Int(shift[truck]) + rules.overtime
      && Int(clock.used) + clock.metres <= Int(tanks.range[truck])
  }

  /// What a shift costs, fen: kilometres, hours and overtime, each rounded half up.
  @inline(__always)
  func cost(_ clock: Clock, truck: Int) -> Int {
    guard clock.started >= 0 else { return 0 }
    let minutes = Int(clock.minute - clock.started)
    return (clock.metres * Int(fenPerKilometre[truck]) + 500) / 1000
      + (minutes * Int(fenPerHour[truck]) + 30) / 60
      + (overtime(clock, truck: truck) * rules.overtimeFenPerHour + 30) / 60
  }

  @inline(__always)
  func overtime(_ clock: Clock, truck: Int) -> Int {
    clock.started < 0 ? 0 : max(0, Int(clock.minute - clock.started) - Int(shift[truck]))
  }
}
