import District
import HeapModule
import Quantities

/// Ways of one kind of vehicle through hours of changing roads, for departures in any minute of an hour.
///
/// A road counts with the slowest of the hours in which it may be driven, and must be open in all of them, so a way holds
/// whatever minute of its hour a truck sets out in.
public struct Departures: Sendable {
  let network: RoadNetwork
  /// Index of the state by hour; hours past the last keep it.
  private let stateByHour: [Int]
  /// Minutes by state and road.
  let cost: [Int32]
  /// Longest way looked for, minutes.
  public let longest: Int

  /// Ways of a vehicle.
  ///
  /// - Parameters:
  ///   - longest: Ways that take more minutes are not looked for.
  /// - Complexity: O(states · roads)
  public init(_ network: RoadNetwork, _ conditions: RoadConditions, for vehicle: Vehicle, longest: Int) {
    self.network = network
    self.longest = longest
    stateByHour = conditions.stateByHour
    cost = conditions.states.flatMap { network.minutesByRoad(under: $0, for: vehicle) }
  }

  /// What two hours must share for their ways to be the same: the states that a way may meet.
  public func window(at hour: Int) -> [Int] {
    (hour...(hour + (longest + 59) / 60)).map { stateByHour[min($0, stateByHour.count - 1)] }
  }

  /// Whether every road takes another vehicle as long as this one, in every hour.
  public func drivesLike(_ other: Departures) -> Bool { cost == other.cost && longest == other.longest }

  /// Roads of the way with the minutes at which each is left, counted from the departure; `nil` where no way leads.
  ///
  /// - Complexity: O(roads · (hours of the longest way + log roads))
  public func way(from source: Int, to target: Int, in hour: Int) -> [(road: Int, left: Int32)]? {
    let reach = search(from: source, to: target, in: hour)
    guard reach.minutes[target] != .max else { return nil }
    var stretches: [(road: Int, left: Int32)] = []
    var junction = target
    while junction != source {
      stretches.append((Int(reach.road[junction]), reach.minutes[junction]))
      junction = Int(reach.previous[junction])
    }
    return stretches.reversed()
  }

  private struct Reach {
    var minutes: [Int32]
    var metres: [Int64]
    var road: [Int32]
    var previous: [Int32]
  }

  /// A junction reached, ordered by what it costs to get there.
  private struct Visit: Comparable {
    var minutes: Int32
    var metres: Int64
    var junction: Int32

    static func < (a: Self, b: Self) -> Bool {
      (a.minutes, a.metres, a.junction) < (b.minutes, b.metres, b.junction)
    }
  }

  private func search(from source: Int, to target: Int, in hour: Int) -> Reach {
    let count = network.junctionCount
    var reach = Reach(
      minutes: .init(repeating: .max, count: count), metres: .init(repeating: 0, count: count),
      road: .init(repeating: 0, count: count), previous: .init(repeating: 0, count: count))
    let roads = DepartureHour(self, hour)
    var isSettled = [Bool](repeating: false, count: count)
    var heap = Heap<Visit>()
    reach.minutes[source] = 0
    heap.insert(Visit(minutes: 0, metres: 0, junction: Int32(source)))
    while let visit = heap.popMin() {
      let tail = Int(visit.junction)
      if isSettled[tail] { continue }
      isSettled[tail] = true
      if tail == target { break }
      for a in Int(network.leaving.first[tail])..<Int(network.leaving.first[tail + 1]) {
        let arc = network.leaving.arcs[a]
        let head = Int(arc.junction)
        if isSettled[head] { continue }
        let time = Int(visit.minutes) + roads.minutes(on: Int(arc.road), entered: Int(visit.minutes))
        if time > longest { continue }
        let way = visit.metres + network.length[Int(arc.road)]
        if time < reach.minutes[head] || (time == reach.minutes[head] && way < reach.metres[head]) {
          reach.minutes[head] = Int32(time)
          reach.metres[head] = way
          reach.road[head] = arc.road
          reach.previous[head] = visit.junction
          heap.insert(Visit(minutes: Int32(time), metres: way, junction: arc.junction))
        }
      }
    }
    return reach
  }
}
