import District
import Quantities

/// Snow lying on every road, and the crews that clear it.
struct SnowCover {
  /// cm by road.
  private(set) var depth: [Double]

  private let exposure: [Double]
  private let bands: [SnowBand]
  private let ploughDepth: Double
  /// What the crews clear in an hour, m. Whole metres, so that hours of work add up exactly.
  private let rate: Int64
  private let length: [Int64]
  /// Metres of a road that are done already; the road is counted as cleared when all are.
  private var cleared: [Int64]
  /// Roads in the order they are cleared: class, then id, so that the order of rows changes nothing.
  private let order: [Int]

  init(_ district: District) {
    let roads = district.roads
    depth = [Double](repeating: 0, count: roads.count)
    exposure = roads.map(\.snowExposure)
    bands = district.policy.snowBands.value
    ploughDepth = district.policy.ploughDepth.value
    rate = Metres.kilometres(max(0, district.policy.ploughRate.value)).count
    length = roads.map(\.length.count)
    cleared = [Int64](repeating: 0, count: roads.count)
    order = RoadClass.allCases.flatMap { kind in
      roads.indices.filter { roads[$0].roadClass == kind }.sorted { roads[$0].id < roads[$1].id }
    }
  }

  /// An hour of snowfall, cm on open ground, on the roads struck.
  mutating func fall(_ snowfall: Double, where isStruck: [Bool]) {
    for e in depth.indices where isStruck[e] { depth[e] += snowfall * exposure[e] }
  }

  /// An hour of ploughing. Every hour begins again with the most important road that lies too deep; metres done on a
  /// road that was left unfinished stay done. Tells whether the snow on any road is less for it.
  mutating func plough() -> Bool {
    var budget = rate
    var isLess = false
    for e in order where depth[e] > ploughDepth {
      let work = min(budget, length[e] - cleared[e])
      cleared[e] += work
      budget -= work
      guard cleared[e] == length[e] else { break }
      depth[e] = ploughDepth
      cleared[e] = 0
      isLess = true
    }
    return isLess
  }

  /// Speed relative to a dry road; 0 where the snow is deeper than the last band.
  func speedFactor(_ road: Int) -> Double {
    bands.speedFactor(under: depth[road])
  }
}

extension [SnowBand] {
  /// Speed relative to a dry road under so many centimetres; 0 where they are more than the last band's.
  func speedFactor(under depth: Double) -> Double {
    if depth == 0 { return 1 }
    return first { depth <= $0.depth }?.speedFactor ?? 0
  }
}
