public import District
import Quantities

/// The roads of a district as a graph in compressed rows, ready to be searched many times.
///
/// It knows lengths, speeds, directions and weight limits; what is closed or slow comes with each question as a
/// `RoadState`, so one network serves every hour of every scenario.
public struct RoadNetwork: Sendable {
  /// Number of junctions; they keep the indices of `District.junctions`.
  public let junctionCount: Int
  /// Number of roads; they keep the indices of `District.roads`.
  public let roadCount: Int
  /// Junction of each village, as an index into `District.junctions`.
  public let villageJunctions: [Int]

  /// One direction of a road.
  struct Arc: Sendable {
    /// The junction it leads to (in `entering`: comes from).
    var junction: Int32
    var road: Int32
  }

  /// Arcs sorted by the junction they touch: those of junction `j` are `arcs[first[j] ..< first[j + 1]]`.
  struct Rows: Sendable {
    var first: [Int32]
    var arcs: [Arc]

    /// Counting sort by `tail`, which keeps road order within a junction.
    init(junctionCount: Int, arcs unsorted: [(tail: Int, arc: Arc)]) {
      first = [Int32](repeating: 0, count: junctionCount + 1)
      for (tail, _) in unsorted { first[tail + 1] += 1 }
      for j in 0..<junctionCount { first[j + 1] += first[j] }
      var next = first
      arcs = [Arc](repeating: Arc(junction: 0, road: 0), count: unsorted.count)
      for (tail, arc) in unsorted {
        arcs[Int(next[tail])] = arc
        next[tail] += 1
      }
    }
  }

  let leaving: Rows
  let entering: Rows
  let length: [Int64]
  let freeSpeed: [Double]
  /// kg; `Int64.max` where no limit is posted.
  let weightLimit: [Int64]

  /// The network of a district.
  ///
  /// - Complexity: O(junctions + roads)
  public init(_ district: District) {
    var leaving: [(tail: Int, arc: Arc)] = []
    var entering: [(tail: Int, arc: Arc)] = []
    for (e, road) in district.roads.enumerated() {
      let directions = road.oneWay ? [(road.from, road.to)] : [(road.from, road.to), (road.to, road.from)]
      for (tail, head) in directions {
        leaving.append((tail, Arc(junction: Int32(head), road: Int32(e))))
        entering.append((head, Arc(junction: Int32(tail), road: Int32(e))))
      }
    }
    junctionCount = district.junctions.count
    roadCount = district.roads.count
    villageJunctions = district.villages.map(\.junction)
    self.leaving = Rows(junctionCount: junctionCount, arcs: leaving)
    self.entering = Rows(junctionCount: junctionCount, arcs: entering)
    length = district.roads.map(\.length.count)
    freeSpeed = district.roads.map(\.freeSpeed)
    weightLimit = district.roads.map { $0.weightLimit?.count ?? .max }
  }

  /// Whole minutes to drive each road, ⌈length / (free speed · factors) · 60⌉; `Int32.max` where it cannot be driven.
  ///
  /// - Complexity: O(roads)
  public func minutesByRoad(under state: RoadState, for vehicle: Vehicle = .standard) -> [Int32] {
    (0..<roadCount).map { minutes(on: $0, under: state, for: vehicle) }
  }

  /// Whole minutes to drive one road, as in ``minutesByRoad(under:for:)``.
  ///
  /// - Complexity: O(1)
  @inline(__always)
  public func minutes(on e: Int, under state: RoadState, for vehicle: Vehicle = .standard) -> Int32 {
    guard vehicle.weight?.count ?? 0 <= weightLimit[e] else { return .max }
    let speed = freeSpeed[e] * (state.speedFactor[e] * vehicle.speedFactor)
    guard speed > 0 else { return .max }
    // 1e-9 forgives quotients like 10 km / 40 km/h · 60 that land a hair above the minute meant
    let exact = (Double(length[e]) / 1000 / speed * 60 - 1e-9).rounded(.up)
    return exact < Double(Int32.max) ? Int32(exact) : .max
  }
}
