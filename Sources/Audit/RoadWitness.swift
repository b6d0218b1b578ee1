import District
import Quantities

/// Road states and shortest times, worked out a second time from the tables.
struct RoadWitness {
  /// Minutes and metres of the quickest way; among equally quick ways, the shortest.
  struct Way: Equatable {
    var minutes: Int64
    var metres: Int64
  }

  private struct Leg {
    var road: Int
    var to: Int
  }

  private let district: District
  private let legs: [[Leg]]

  init(_ district: District) {
    self.district = district
    var legs = [[Leg]](repeating: [], count: district.junctions.count)
    for (index, road) in district.roads.enumerated() {
      legs[road.from].append(Leg(road: index, to: road.to))
      if !road.oneWay { legs[road.to].append(Leg(road: index, to: road.from)) }
    }
    self.legs = legs
  }

  /// Speed factor per road on a dry day; 0 = closed.
  var dryState: [Double] { district.roads.map { $0.isOpen ? 1 : 0 } }

  /// Speed factor per road and hour of a scenario; 0 = closed. Snow falls, ploughs work, then the hour is driven.
  func states(of scenario: Scenario) -> [[Double]] {
    let policy = district.policy
    let reopened = policy.ploughDepth.value
    let order = district.roads.indices.sorted {
      (classRank($0), district.roads[$0].id) < (classRank($1), district.roads[$1].id)
    }
    var depth = [Double](repeating: 0, count: district.roads.count)
    var cleared = [Double](repeating: 0, count: district.roads.count)
    var states: [[Double]] = []
    for hour in 0..<scenario.horizon {
      var closed = district.roads.map { !$0.isOpen }
      for hazard in scenario.hazards where active(hazard, hour) {
        switch hazard.kind {
        case .blizzard(let level, let snowfall):
          let struck = townships(of: hazard)
          for (index, road) in district.roads.enumerated()
          where struck[district.junctions[road.from].township] || struck[district.junctions[road.to].township]
          {
            depth[index] += snowfall * road.snowExposure
            if level == .red, road.roadClass == .expressway { closed[index] = true }
          }
        case .roadClosure:
          for index in hazard.area.roads { closed[index] = true }
        default: break
        }
      }
      var crew = policy.ploughRate.value
      for index in order where depth[index] > reopened {
        guard crew > 0 else { break }
        let length = district.roads[index].length.kilometres
        let work = min(crew, length - cleared[index])
        crew -= work
        cleared[index] += work
        if cleared[index] >= length - 1e-9 {
          depth[index] = min(depth[index], reopened)
          cleared[index] = 0
        }
      }
      states.append(
        district.roads.indices.map { closed[$0] ? 0 : speedFactor(depth[$0]) })
    }
    return states
  }

  private func classRank(_ road: Int) -> Int {
    switch district.roads[road].roadClass {
    case .expressway: 0
    case .trunk: 1
    case .county: 2
    case .village: 3
    }
  }

  private func townships(of hazard: Hazard) -> [Bool] {
    var struck = [Bool](repeating: false, count: district.townships.count)
    for village in hazard.area.villages { struck[district.villages[village].township] = true }
    return struck
  }

  private func speedFactor(_ depth: Double) -> Double {
    if depth <= 0 { return 1 }
    for band in district.policy.snowBands.value where depth <= band.depth { return band.speedFactor }
    return 0
  }

  func active(_ hazard: Hazard, _ hour: Int) -> Bool {
    hazard.start <= hour && hour < hazard.start + hazard.duration
  }

  /// Quickest ways from one junction to all others; `nil` where no open road leads.
  ///
  /// - Complexity: O(roads · log junctions)
  func ways(from source: Int, _ state: [Double]) -> [Way?] {
    var best = [Way?](repeating: nil, count: district.junctions.count)
    var queue = Queue()
    best[source] = Way(minutes: 0, metres: 0)
    queue.push(Queue.Item(minutes: 0, metres: 0, junction: source))
    while let item = queue.pop() {
      guard best[item.junction] == Way(minutes: item.minutes, metres: item.metres) else { continue }
      for leg in legs[item.junction] where state[leg.road] > 0 {
        let road = district.roads[leg.road]
        let hours = road.length.kilometres / (road.freeSpeed * state[leg.road])
        let minutes = item.minutes + Int64((hours * 60 - 1e-9).rounded(.up))
        let metres = item.metres + road.length.count
        if let known = best[leg.to], (known.minutes, known.metres) <= (minutes, metres) { continue }
        best[leg.to] = Way(minutes: minutes, metres: metres)
        queue.push(Queue.Item(minutes: minutes, metres: metres, junction: leg.to))
      }
    }
    return best
  }

  /// A binary heap, least first.
  private struct Queue {
    struct Item {
      var minutes: Int64
      var metres: Int64
      var junction: Int
    }
    private var items: [Item] = []

    private static func before(_ a: Item, _ b: Item) -> Bool {
      (a.minutes, a.metres, a.junction) < (b.minutes, b.metres, b.junction)
    }

    mutating func push(_ item: Item) {
      items.append(item)
      var child = items.count - 1
      while child > 0, Self.before(items[child], items[(child - 1) / 2]) {
        items.swapAt(child, (child - 1) / 2)
        child = (child - 1) / 2
      }
    }

    mutating func pop() -> Item? {
      guard let first = items.first else { return nil }
      let last = items.removeLast()
      guard !items.isEmpty else { return first }
      items[0] = last
      var parent = 0
      while true {
        var least = parent
        for child in [2 * parent + 1, 2 * parent + 2] where child < items.count {
          if Self.before(items[child], items[least]) { least = child }
        }
        guard least != parent else { return first }
        items.swapAt(parent, least)
        parent = least
      }
    }
  }
}
