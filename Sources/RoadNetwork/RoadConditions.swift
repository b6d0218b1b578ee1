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
  /// Snow on every road at the end of every hour, cm, row-major by hour.
  private let depth: [Double]
  private let roadCount: Int

  /// The road conditions of a scenario.
  ///
  /// - Complexity: O(horizon · roads · hazards)
  public init(_ district: District, _ scenario: Scenario) {
    let hours = max(1, scenario.horizon)
    roadCount = district.roads.count
    var cover = SnowCover(district)
    let strikes = scenario.hazards.map { RoadStrike($0, district) }
    var states: [RoadState] = []
    var indexOfState: [RoadState: Int] = [:]
    var stateByHour: [Int] = []
    var depth: [Double] = []
    stateByHour.reserveCapacity(hours)
    depth.reserveCapacity(hours * roadCount)

    for hour in 0..<hours {
      var isClosed = district.roads.map { !$0.isOpen }
      for strike in strikes where strike.hours.contains(hour) {
        cover.fall(strike.snowfall, where: strike.isStruck)
        for e in 0..<roadCount where strike.isStruck[e] {
          switch strike.closes {
          case .nothing: break
          case .expressways: isClosed[e] = isClosed[e] || district.roads[e].roadClass == .expressway
          case .everything: isClosed[e] = true
          }
        }
      }
      cover.plough()
      depth += cover.depth
      let state = RoadState(
        speedFactor: (0..<roadCount).map { isClosed[$0] ? 0 : cover.speedFactor($0) })
      if let known = indexOfState[state] {
        stateByHour.append(known)
      } else {
        indexOfState[state] = states.count
        stateByHour.append(states.count)
        states.append(state)
      }
    }
    self.states = states
    self.stateByHour = stateByHour
    self.depth = depth
  }

  /// The state of an hour. Hours past the horizon keep its last state.
  public func state(at hour: Int) -> RoadState { states[stateIndex(at: hour)] }

  /// Index into `states` of an hour's state. Hours past the horizon keep its last state.
  public func stateIndex(at hour: Int) -> Int { stateByHour[min(hour, stateByHour.count - 1)] }

  /// Snow on a road in an hour, after the ploughs, cm.
  public func snowDepth(road: Int, hour: Int) -> Double {
    depth[min(hour, stateByHour.count - 1) * roadCount + road]
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

  init(_ hazard: Hazard, _ district: District) {
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
    case .coldWave, .powerOutage, .gasOutage, .heatNetworkOutage, .earthquake, .siteLoss, .supplyCut:
      hours = hazard.start..<hazard.start
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
