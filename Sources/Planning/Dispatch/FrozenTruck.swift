import District
import Haulage
import Plans
import Quantities

/// Where roads lead, by their ids.
struct RoadNames: Sendable {
  private let district: District
  private let codes: DistrictCodes

  init(_ district: District) {
    self.district = district
    codes = DistrictCodes(district)
  }

  /// Where a way along roads ends, and how long it is; `nil` where it is no way.
  func follow(_ roads: [String], from junction: String) -> (junction: String, metres: Metres)? {
    guard var at = codes.junctions[junction] else { return nil }
    var metres = Metres.zero
    for id in roads {
      guard let index = codes.roads[id] else { return nil }
      let road = district.roads[index]
      guard road.from == at || road.to == at else { return nil }
      at = road.from == at ? road.to : road.from
      metres += road.length
    }
    return (district.junctions[at].id, metres)
  }

  /// What people call a road.
  func road(_ id: String) -> Bilingual {
    codes.roads[id].map { district.roads[$0].name } ?? Bilingual(zh: id, en: id)
  }

  /// What people call a junction: the village or reserve point that lies at it, or its id.
  func place(_ id: String) -> Bilingual {
    let index = codes.junctions[id]
    return district.villages.first { $0.junction == index }?.name
      ?? district.sites.first { $0.junction == index }?.name ?? Bilingual(zh: id, en: id)
  }
}

/// What one truck of a schedule has done by a minute, and where that leaves it: a drive that it is on, a load or an unloading that
/// has begun it finishes, everything else can still be otherwise. Where roads ahead are closed it drives to the end of the
/// road that it is on; where it has broken down it stays where it is.
struct FrozenTruck: Sendable {
  /// Shifts that are over.
  var past: [TruckDay] = []
  /// The shift it is in; `nil` = it stands at its base.
  var current: TruckDay?
  /// Trips of that shift that have been loaded, or are on the dock, cut at the minute.
  var trips: [Trip] = []
  /// The trip it is carrying coal for: unloadings not begun. Empty where it carries none.
  var pending: [Leg.Unload] = []
  /// How it carries on with that, on the roads as they are now.
  var continued: [Leg] = []
  /// What it has done towards a trip that can still be otherwise.
  var approach: [Leg] = []
  /// Junction where it can next be sent from; `nil` = its base.
  var junction: String?
  /// First minute in which it can be.
  var minute = 0
  /// Driven in the shift.
  var driven = 0
  /// Of which since the last rest.
  var sinceRest = 0
  /// Metres driven in the shift.
  var metres = 0
  /// Since when it waits for a dock; `nil` = it does not.
  private(set) var waitingSince: Int?
  /// Id of the road that it is on at the minute; `nil` = none.
  private(set) var onRoad: String?
  /// Orders that have not begun: the shift they belong to, the site, and the unloadings.
  var open: [(day: TruckDay, trip: Trip)] = []

  /// The trips of the shift that stand, the last with how it carries on.
  var carriedOn: [Trip] {
    var trips = trips
    if !trips.isEmpty { trips[trips.count - 1].legs += continued }
    return trips
  }

  private let rules: ShiftProblem.Rules
  private let names: RoadNames
  private let isDown: Bool
  private let getsThrough: @Sendable ([Leg.Stretch]) -> Bool

  /// - Parameters:
  ///   - days: The truck's shifts.
  ///   - now: The minute.
  ///   - isDown: Whether it has broken down.
  ///   - getsThrough: Whether the truck can drive roads as they were planned, as they are now.
  init(
    _ days: [TruckDay], at now: Int, rules: ShiftProblem.Rules, names: RoadNames, isDown: Bool = false,
    getsThrough: @escaping @Sendable ([Leg.Stretch]) -> Bool = { _ in true }
  ) {
    self.rules = rules
    self.names = names
    self.isDown = isDown
    self.getsThrough = getsThrough
    minute = now
    for day in days.sorted(by: { $0.start < $1.start }) {
      if Int(day.end.count) <= now {
        var day = day
        // what a truck broke down with is on it still
        for t in day.trips.indices where day.trips[t].aboard == .zero { day.trips[t].status = .done }
        past.append(day)
      } else if Int(day.start.count) < now {
        current = day
        enter(day, at: now)
      } else {
        open += day.trips.map { (day, $0) }
      }
    }
    if current == nil, let last = past.last { minute = max(now, Int(last.start.count) + rules.shiftCycle) }
  }

  private mutating func enter(_ day: TruckDay, at now: Int) {
    minute = Int(day.start.count)
    var isOpen = false
    for trip in day.trips {
      let load = trip.legs.first { if case .load = $0 { true } else { false } }
      let isLoaded = load.map { Int($0.span.start.count) <= now } ?? false
      if isOpen || !isLoaded {
        if !isOpen { approach = cut(trip.legs, at: now).kept }
        isOpen = true
        open.append((day, trip))
        continue
      }
      let (kept, left) = cut(trip.legs, at: now)
      pending = left.compactMap { if case .unload(_, let unload) = $0 { unload } else { nil } }
      trips.append(Trip(id: trip.id, status: status(trip, kept, at: now), legs: kept))
    }
    if !isOpen && pending.isEmpty { approach = cut(day.home, at: now).kept }
    minute = max(minute, now)
  }

  /// Metres driven since its tank was filled, when it can next be sent.
  func used(of tank: ShiftProblem.Truck.Tank) -> Int {
    var shifts = past.map {
      (start: Int($0.start.count), end: Int($0.end.count), metres: Int($0.metres.count))
    }
    if let current { shifts.append((Int(current.start.count), Int(current.end.count), metres)) }
    guard let last = shifts.last, let used = tank.used(in: shifts, cycle: rules.shiftCycle).last else {
      return 0
    }
    let isFilled =
      current == nil && tank.isFilled(from: max(last.start + rules.shiftCycle, last.end), through: minute)
    return isFilled ? 0 : used.after
  }

  private func status(_ trip: Trip, _ kept: [Leg], at now: Int) -> Trip.Status {
    if let end = trip.legs.last?.span.end, Int(end.count) <= now { return .done }
    let isGone = trip.legs.contains {
      if case .drive(let span, let drive) = $0 {
        drive.cargoKg > .zero && Int(span.start.count) <= now
      } else {
        false
      }
    }
    return isGone ? .underWay : .loaded
  }

  /// Legs begun before the minute, the last of them cut as short as it can be, and the legs after them.
  private mutating func cut(_ legs: [Leg], at now: Int) -> (kept: [Leg], left: [Leg]) {
    var kept: [Leg] = []
    for (index, leg) in legs.enumerated() {
      guard Int(leg.span.start.count) < now || isLoad(leg, begunBy: now) else {
        return (kept, Array(legs[index...]))
      }
      let part = shortened(leg, at: now)
      if let part {
        note(part)
        kept.append(part)
      }
      if part != leg {
        if isDown, case .drive(_, let drive) = leg {
          kept += standing(at: junction ?? drive.from, until: now)
        }
        return (kept, Array(legs[index...]))
      }
    }
    return (kept, [])
  }

  /// The wait of a truck that broke down on a road, at the junction before.
  private mutating func standing(at junction: String, until now: Int) -> [Leg] {
    guard minute < now else { return [] }
    let wait = Leg.wait(
      Leg.Span(Minutes(Int64(minute)), Minutes(Int64(now))), Leg.Wait(cause: .breakdown, at: junction))
    note(wait)
    return [wait]
  }

  private func isLoad(_ leg: Leg, begunBy now: Int) -> Bool {
    if case .load(let span, _) = leg { Int(span.start.count) <= now } else { false }
  }

  private mutating func shortened(_ leg: Leg, at now: Int) -> Leg? {
    switch leg {
    case .load, .unload, .rest: return leg
    case .wait(let span, let wait):
      return Int(span.end.count) <= now ? leg : .wait(Leg.Span(span.start, Minutes(Int64(now))), wait)
    case .drive(let span, var drive):
      if Int(span.end.count) <= now { return leg }
      let begun = drive.roads.filter { Int($0.enter.count) < now }
      onRoad = begun.last.flatMap { Int($0.leave.count) > now ? $0.road : nil }
      if !isDown && getsThrough(Array(drive.roads[begun.count...])) { return leg }
      let driven = isDown ? begun.filter { Int($0.leave.count) <= now } : begun
      guard let last = driven.last else { return nil }
      guard let end = names.follow(driven.map(\.road), from: drive.from) else { return leg }
      drive.roads = driven
      drive.to = end.junction
      drive.metres = end.metres
      return .drive(Leg.Span(span.start, last.leave), drive)
    }
  }

  /// Follows the truck through a leg.
  mutating func note(_ leg: Leg) {
    let span = Int((leg.span.end - leg.span.start).count)
    minute = Int(leg.span.end.count)
    if case .wait(let span, let wait) = leg, wait.cause == .dock {
      waitingSince = waitingSince ?? Int(span.start.count)
    } else {
      waitingSince = nil
    }
    switch leg {
    case .wait: break
    case .rest: sinceRest = 0
    case .load, .unload: if rules.stopsAreRests && span >= rules.rest { sinceRest = 0 }
    case .drive(_, let drive):
      driven += span
      sinceRest += span
      metres += Int(drive.metres.count)
      junction = drive.to
    }
  }
}
