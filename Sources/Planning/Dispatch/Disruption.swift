public import Plans
public import Quantities

/// What has changed since a schedule was made.
public struct Disruption: Hashable, Sendable {
  /// The minute it is now, counted from the scenario's start.
  public var minute: Minutes
  /// Ids of roads that are closed from now on. Those that the dispatcher closed before stay closed.
  public var closedRoads: [String]
  /// Ids of roads that the dispatcher closed and that are open again from now on.
  public var openedRoads: [String]
  /// Ids of trucks that have broken down. Those that had before stay out.
  public var trucksDown: [String]
  /// Ids of trucks that had broken down or were cut off, and stand at their bases again, empty.
  public var trucksBack: [String]

  /// A disruption.
  public init(
    minute: Minutes, closedRoads: [String] = [], openedRoads: [String] = [], trucksDown: [String] = [],
    trucksBack: [String] = []
  ) {
    self.minute = minute
    self.closedRoads = closedRoads
    self.openedRoads = openedRoads
    self.trucksDown = trucksDown
    self.trucksBack = trucksBack
  }
}

extension Disruption {
  /// Roads that the dispatcher has closed, with what a schedule says of earlier times: since when, and until when where they are
  /// open again. By road, then by time.
  func closures(after old: Schedule) -> [Schedule.Closure] {
    var closures = old.closures.filter { $0.cause == .dispatcher }
    for index in closures.indices where closures[index].until == nil {
      if openedRoads.contains(closures[index].road) { closures[index].until = minute }
    }
    closures += Set(closedRoads).subtracting(old.shutRoads).map {
      Schedule.Closure(road: $0, from: minute, until: nil, cause: .dispatcher)
    }
    return closures.sorted { ($0.road, $0.from) < ($1.road, $1.from) }
  }

  /// Trucks that are broken down by now.
  func trucksDown(after old: Schedule) -> Set<String> {
    Set(old.trucksDown).subtracting(trucksBack).union(trucksDown)
  }

  /// Trucks that were out and are back, now or before; `nil` = none.
  func trucksBack(after old: Schedule) -> [Schedule.TruckBack]? {
    let back = (old.trucksBack ?? []) + Set(trucksBack).sorted().map { .init(truck: $0, minute: minute) }
    return back.isEmpty ? nil : back
  }

  /// What was said when the schedule was made anew before and still counts, for whoever gives the orders now.
  func stillHolding(after old: Schedule) -> [Bilingual] {
    var remarks: [Bilingual] = []
    let roads = old.shutRoads.subtracting(openedRoads).sorted()
    if !roads.isEmpty {
      remarks.append(
        Bilingual(
          zh: "以前报封的路仍按封闭排：\(roads.joined(separator: "、"))；通了请用 --opened 告知。",
          en:
            "Roads reported closed before are still taken for closed: \(roads.joined(separator: ", ")). Say --opened when one is open."
        ))
    }
    let barred = Set(
      old.closures.filter {
        $0.cause == .scenario && $0.from <= minute && $0.until ?? old.horizon > minute
      }.map(\.road)
    ).intersection(openedRoads).sorted()
    if !barred.isEmpty {
      remarks.append(
        Bilingual(
          zh: "报通的路里，场景仍封着：\(barred.joined(separator: "、"))；排车照场景绕开。",
          en:
            "Of the roads reported open the scenario still closes: \(barred.joined(separator: ", ")). The schedule goes round them."
        ))
    }
    let trucks = Set(old.trucksDown).subtracting(trucksBack).sorted()
    if !trucks.isEmpty {
      remarks.append(
        Bilingual(
          zh: "以前抛锚或被困的车仍不派：\(trucks.joined(separator: "、"))；空车回到车场后请用 --truck-back 告知。",
          en:
            "Trucks that broke down or were cut off before are still not sent: \(trucks.joined(separator: ", ")). Say --truck-back when one stands at its base, empty."
        ))
    }
    return remarks
  }
}

extension Schedule {
  /// Roads that the dispatcher has closed and not opened again.
  public var shutRoads: Set<String> {
    Set(closures.filter { $0.cause == .dispatcher && $0.until == nil }.map(\.road))
  }
}

/// A schedule made anew after a disruption, and how it compares.
public struct Revision: Sendable {
  /// The new schedule. Its ``Schedule/differences`` say what changes, in words.
  public var schedule: Schedule
  /// Lines of the old schedule, repaired: what cannot be done any more left out, nothing put in its place.
  public var repaired: [Schedule.ObjectiveLine]
  /// Orders that had been given and had not begun.
  public var ordersOpen: Int
  /// Of which are otherwise now: another truck or another shift, or not at all.
  public var ordersChanged: Int
  /// Of the open orders, those to villages that neither a closed road nor a broken truck touches.
  public var unaffectedOpen: Int
  /// Of which are otherwise now.
  public var unaffectedChanged: Int
}
