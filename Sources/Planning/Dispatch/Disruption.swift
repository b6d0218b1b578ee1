public import Plans
public import Quantities

/// What has changed since a schedule was made.
public struct Disruption: Hashable, Sendable {
  /// The minute it is now, counted from the scenario's start.
  public var minute: Minutes
  /// Ids of roads that are closed from now on.
  public var closedRoads: [String]
  /// Ids of trucks that have broken down.
  public var trucksDown: [String]

  /// A disruption.
  public init(minute: Minutes, closedRoads: [String] = [], trucksDown: [String] = []) {
    self.minute = minute
    self.closedRoads = closedRoads
    self.trucksDown = trucksDown
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
