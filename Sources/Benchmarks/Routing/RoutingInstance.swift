import Foundation

/// A routing instance as its file states it, in the file's own units.
public struct RoutingInstance: Hashable, Sendable {
  /// How the literature measures the way between two points.
  public enum Convention: Hashable, Sendable {
    /// Rounded to the nearest whole number (TSPLIB `EUC_2D`).
    case nearest
    /// Cut off behind the first decimal (DIMACS).
    case tenths
    /// Not rounded.
    case real

    /// The way between two points, in the file's units.
    public func distance(_ a: Point, _ b: Point) -> Double {
      let exact = ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
      return switch self {
      case .nearest: (exact + 0.5).rounded(.down)
      case .tenths: (exact * 10).rounded(.down) / 10
      case .real: exact
      }
    }
  }

  /// A place with whatever the file says of it.
  public struct Point: Hashable, Sendable {
    /// Coordinate to the east.
    public var x: Double
    /// Coordinate to the north.
    public var y: Double
    /// What it wants; 0 at a depot.
    public var demand = 0
    /// How long a visit takes.
    public var service = 0.0
    /// From when a visit may start; at a depot, from when vehicles may be under way.
    public var ready = 0.0
    /// Until when.
    public var due = Double.infinity
    /// Before this no vehicle leaves with its goods.
    public var release = 0.0
  }

  /// Vehicles that are alike.
  public struct Fleet: Hashable, Sendable {
    /// `nil` = as many as wanted.
    public var count: Int?
    /// What one carries.
    public var capacity: Int
    /// Cost of using one.
    public var fixed = 0.0
    /// Cost of a unit of distance.
    public var unit = 1.0
    /// Index of its depot.
    public var depot = 0
    /// Longest time from departure to return, service included; `nil` = none.
    public var longest: Double?
    /// Clients it may visit; `nil` = all.
    public var allowed: Set<Int>?
    /// Whether it may load again and go on.
    public var reloads = false
  }

  /// How ways are measured.
  public var convention: Convention
  /// Depots.
  public var depots: [Point]
  /// Clients, in the file's order.
  public var clients: [Point]
  /// Vehicles.
  public var fleets: [Fleet]
  /// Whether several vehicles may bring parts of a demand.
  public var splits = false
  /// Decimals that ``Fleet/fixed`` and ``Fleet/unit`` have.
  public var costDecimals = 0
}
