public import District

/// How fast every road can be driven in one hour.
public struct RoadState: Hashable, Sendable {
  /// Speed relative to a dry road, one per road of the district; 0 = closed.
  public var speedFactor: [Double]

  /// A state from one factor per road.
  public init(speedFactor: [Double]) { self.speedFactor = speedFactor }

  /// A day without weather: every road that is open today, at its full speed.
  public static func dry(_ district: District) -> RoadState {
    RoadState(speedFactor: district.roads.map { $0.isOpen ? 1 : 0 })
  }

  /// Every road that is open today under so many centimetres of snow on open ground, drifted as each road is exposed,
  /// before any plough has come.
  public static func unploughed(_ district: District, snow: Double) -> RoadState {
    let bands = district.policy.snowBands.value
    return RoadState(
      speedFactor: district.roads.map {
        $0.isOpen ? bands.speedFactor(under: snow * $0.snowExposure) : 0
      })
  }

  /// Feeds one word to the hasher, FNV-1a of the factors: states are looked up often and are long.
  public func hash(into hasher: inout Hasher) {
    var word: UInt64 = 0xCBF2_9CE4_8422_2325
    for factor in speedFactor { word = (word ^ factor.bitPattern) &* 0x0000_0100_0000_01B3 }
    hasher.combine(word)
  }
}
