public import District
public import Quantities

/// Coal that one village needs with one urgency in a scenario.
public struct Need: Hashable, Sendable {
  /// Index into `District.villages`.
  public var village: Int
  /// Which response time holds.
  public var urgency: Urgency
  /// Households with a safe stove that want it, each group at its peak.
  public var households: Int
  /// All of it, over the whole scenario.
  public var kg: Kilograms
  /// First hour in which one of its households or facilities is affected.
  public var struck: Int
  /// First hour in which any of it is burnt; where none is, the hour it is struck.
  public var onset: Int
  /// From the onset to the last kilogram, at most.
  public var response: Minutes
  /// kg burnt in each hour of the scenario.
  public var hourly: [Double]
}

extension Policy {
  /// Longest time to those in this hurry.
  public func response(_ urgency: Urgency) -> Minutes {
    switch urgency {
    case .priority: responsePriority.value
    case .ordinary: responseAll.value
    }
  }
}
