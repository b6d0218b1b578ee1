/// How fast every road can be driven in one hour.
public struct RoadState: Hashable, Sendable {
  /// Speed relative to a dry road, one per road of the district; 0 = closed.
  public var speedFactor: [Double]

  /// A state from one factor per road.
  public init(speedFactor: [Double]) { self.speedFactor = speedFactor }
}
