import Adversary
import Quantities

/// Small recourse problems, the same from the same seed, and their answers by trying everything with other code.
struct RandomNetwork {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64 (Steele, Lea & Flood 2014).
  private mutating func draw(_ range: ClosedRange<Int>) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return range.lowerBound + Int((z ^ (z >> 31)) % UInt64(range.count))
  }

  /// Up to 7 junctions, 10 roads, 3 sites, 5 needs in 2 groups, 2 states of the roads.
  mutating func problem() -> RecourseProblem {
    let junctions = draw(4...7)
    var roads = (1..<junctions).map { RecourseProblem.Road(from: draw(0...($0 - 1)), to: $0) }
    for _ in 0..<draw(1...4) {
      let (from, to) = (draw(0...(junctions - 1)), draw(0...(junctions - 1)))
      roads.append(RecourseProblem.Road(from: from, to: to, isOneWay: draw(0...3) == 0))
    }
    let states = draw(1...2)
    let minutes = (0..<states).map { _ in
      roads.map { _ in draw(0...9) == 0 ? Int32.max : Int32(draw(0...9)) }
    }
    let sites = (0..<draw(1...3)).map { _ in
      RecourseProblem.Site(junction: draw(0...(junctions - 1)), stock: Kilograms(Int64(draw(0...12))))
    }
    let needs = (0..<draw(1...5)).map { _ in
      RecourseProblem.Need(
        junction: draw(0...(junctions - 1)), group: draw(0...1), kg: Kilograms(Int64(draw(0...8))),
        households: draw(0...4),
        windows: (0..<states).map { .init(state: $0, minutes: Int64(draw(3...20))) })
    }
    var problem = RecourseProblem(
      junctionCount: junctions, roads: roads, minutes: minutes, sites: sites, needs: needs)
    if draw(0...2) == 0 {
      problem.targets = problem.targets.map { Kilograms($0.count * 9 / 10) }
    }
    return problem
  }
}

extension RecourseProblem {
  /// Loss by the definitions: Floyd–Warshall for the times, and the greatest deficit of any set of groups and needs
  /// (Gale 1957) instead of a flow.
  func lossByDeficit(_ attack: Attack) -> Int64 {
    let reach = reachByTables(attack)
    let struck = targets.indices.map { attack.groups?.contains($0) ?? true }
    var worst: Int64 = 0
    for groups in subsets(targets.indices.filter { struck[$0] }) {
      let inside = needs.indices.filter { groups.contains(needs[$0].group) }
      for chosen in subsets(inside) {
        // of a group short of its target, each need is either cut off from the rest or counts what it takes
        let target = groups.reduce(0) { $0 + targets[$1].count }
        let cut = inside.reduce(0) { $0 + (chosen.contains($1) ? 0 : needs[$1].kg.count) }
        let stock = sites.indices.reduce(Int64(0)) { sum, j in
          let serves = !attack.sites.contains(j) && chosen.contains { reach[j][$0] }
          return sum + (serves ? sites[j].stock.count : 0)
        }
        worst = max(worst, target - cut - stock)
      }
    }
    return worst
  }

  private func reachByTables(_ attack: Attack) -> [[Bool]] {
    let far = Int64(1) << 40
    var reach = sites.map { _ in needs.map { _ in false } }
    for (state, cost) in minutes.enumerated() {
      var time = (0..<junctionCount).map { a in (0..<junctionCount).map { $0 == a ? 0 : far } }
      for (e, road) in roads.enumerated() where cost[e] < .max && !attack.roads.contains(e) {
        time[road.from][road.to] = min(time[road.from][road.to], Int64(cost[e]))
        if !road.isOneWay { time[road.to][road.from] = min(time[road.to][road.from], Int64(cost[e])) }
      }
      for k in 0..<junctionCount {
        for a in 0..<junctionCount {
          for b in 0..<junctionCount { time[a][b] = min(time[a][b], time[a][k] + time[k][b]) }
        }
      }
      for (i, need) in needs.enumerated() {
        for window in need.windows where window.state == state {
          for (j, site) in sites.enumerated() where time[site.junction][need.junction] <= window.minutes {
            reach[j][i] = true
          }
        }
      }
    }
    return reach
  }

  /// The worst attack by trying all.
  func worstByTrying(_ powers: Powers) -> Int64 {
    let groupChoices: [[Int]?] =
      powers.groups.map { count in subsets(Array(targets.indices)).filter { $0.count <= count } } ?? [nil]
    let roadChoices = subsets(Array(roads.indices), atMost: powers.roads)
    let siteChoices = subsets(Array(sites.indices), atMost: powers.sites)
    var worst: Int64 = 0
    for groups in groupChoices {
      for roads in roadChoices {
        for sites in siteChoices {
          worst = max(worst, lossByDeficit(Attack(groups: groups, roads: roads, sites: sites)))
        }
      }
    }
    return worst
  }
}

/// All subsets of up to so many values.
func subsets(_ values: [Int], atMost count: Int = .max) -> [[Int]] {
  values.reduce([[]]) { sets, value in sets + sets.filter { $0.count < count }.map { $0 + [value] } }
}
