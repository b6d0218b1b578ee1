public import District
import Quantities

/// What a scenario does to the roads, hour by hour.
///
/// In every hour snow falls first, then ploughs work, then the speed factor of the hour is read off the snow table.
public struct RoadConditions: Sendable {
  /// The different states, in order of first appearance. Long calm stretches share one, so times are computed once.
  public let states: [RoadState]
  /// For every hour of the horizon (at least one), an index into `states`.
  public let stateByHour: [Int]
  /// Snow on every road at the end of every hour, cm. Hours in which none moves share their row.
  private let depth: [[Double]]
  private let depthByHour: [Int]

  /// The road conditions of a scenario.
  ///
  /// - Complexity: O(horizon · hazards + roads · hours in which something changes)
  public init(_ district: District, _ scenario: Scenario) {
    let hours = max(1, scenario.horizon)
    var cover = SnowCover(district)
    let strikes = scenario.hazards.compactMap { RoadStrike($0, district) }
    var states: [RoadState] = []
    var indexOfState: [RoadState: Int] = [:]
    var stateByHour: [Int] = []
    var depth: [[Double]] = []
    var depthByHour: [Int] = []
    var closing: [Int] = []
    var isClosed = district.roads.map { !$0.isOpen }
    stateByHour.reserveCapacity(hours)
    depthByHour.reserveCapacity(hours)

    for hour in 0..<hours {
      var snowMoves = false
      for strike in strikes where strike.snowfall > 0 && strike.hours.contains(hour) {
        cover.fall(strike.snowfall, where: strike.isStruck)
        snowMoves = true
      }
      if cover.plough() { snowMoves = true }
      if hour == 0 || snowMoves { depth.append(cover.depth) }
      depthByHour.append(depth.count - 1)

      let closingNow = strikes.indices.filter {
        strikes[$0].closes != .nothing && strikes[$0].hours.contains(hour)
      }
      guard hour == 0 || snowMoves || closingNow != closing else {
        stateByHour.append(stateByHour[hour - 1])
        continue
      }
      if closingNow != closing {
        closing = closingNow
        isClosed = district.roads.map { !$0.isOpen }
        for strike in closing { strikes[strike].close(&isClosed, district) }
      }
      let state = RoadState(speedFactor: isClosed.indices.map { isClosed[$0] ? 0 : cover.speedFactor($0) })
      let known = indexOfState[state]
      if known == nil {
        indexOfState[state] = states.count
        states.append(state)
      }
      stateByHour.append(known ?? states.count - 1)
    }
    self.states = states
    self.stateByHour = stateByHour
    self.depth = depth
    self.depthByHour = depthByHour
  }

  /// The state of an hour. Hours past the horizon keep its last state.
  public func state(at hour: Int) -> RoadState { states[stateIndex(at: hour)] }

  /// Index into `states` of an hour's state. Hours past the horizon keep its last state.
  public func stateIndex(at hour: Int) -> Int { stateByHour[min(hour, stateByHour.count - 1)] }

  /// Roads on which a hazard snows or which it closes, ascending; of those a red blizzard snows on it closes expressways
  /// only.
  ///
  /// - Complexity: O(roads + villages)
  public static func roads(struckBy hazard: Hazard, in district: District) -> [Int] {
    guard let strike = RoadStrike(hazard, district) else { return [] }
    return strike.isStruck.indices.filter { strike.isStruck[$0] }
  }

  /// Snow on a road in an hour, after the ploughs, cm.
  public func snowDepth(road: Int, hour: Int) -> Double {
    depth[depthByHour[min(hour, depthByHour.count - 1)]][road]
  }
}

/// What one hazard does to roads while it is active.
private struct RoadStrike {
  enum Closure { case nothing, expressways, everything }

  var hours: Range<Int>
  /// cm of fresh snow per hour on open ground.
  var snowfall = 0.0
  var closes = Closure.nothing
  var isStruck: [Bool]

  /// `nil` where the hazard is none of the roads' business.
  init?(_ hazard: Hazard, _ district: District) {
    hours = hazard.start..<max(hazard.start, hazard.start + hazard.duration)
    isStruck = [Bool](repeating: false, count: district.roads.count)
    switch hazard.kind {
    case .blizzard(let level, let snowfall):
      self.snowfall = snowfall
      closes = level == .red ? .expressways : .nothing
      snowIn(hazard.area, district)
    case .roadClosure:
      closes = .everything
      for e in hazard.area.roads { isStruck[e] = true }
    case .coldWave, .powerOutage, .gasOutage, .heatNetworkOutage, .earthquake, .siteLoss, .supplyCut,
      .houseDamage:
      return nil
    }
  }

  /// Closes the roads it closes while it is active.
  func close(_ isClosed: inout [Bool], _ district: District) {
    for e in isClosed.indices where isStruck[e] {
      switch closes {
      case .nothing: break
      case .expressways: isClosed[e] = isClosed[e] || district.roads[e].roadClass == .expressway
      case .everything: isClosed[e] = true
      }
    }
  }

  /// Snow falls on the roads named, on those with an end in a township that holds a struck village, and on all where
  /// every village is struck.
  private mutating func snowIn(_ area: Area, _ district: District) {
    if area.villages.count == district.villages.count {
      for e in isStruck.indices { isStruck[e] = true }
      return
    }
    for e in area.roads { isStruck[e] = true }
    var isTownshipStruck = [Bool](repeating: false, count: district.townships.count)
    for v in area.villages { isTownshipStruck[district.villages[v].township] = true }
    for (e, road) in district.roads.enumerated() {
      for end in [road.from, road.to] where isTownshipStruck[district.junctions[end].township] {
        isStruck[e] = true
      }
    }
  }
}
