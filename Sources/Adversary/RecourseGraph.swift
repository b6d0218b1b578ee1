import HeapModule
import Quantities

/// A recourse problem laid out for being searched thousands of times: roads in compressed rows, the sites that hold
/// anything, and who may be driven to for how long in which state of the roads.
struct RecourseGraph: Sendable {
  let problem: RecourseProblem
  /// Sites that hold anything; the rest of the module numbers them by their place here.
  let points: [Int]
  /// Junctions of the points, each once.
  let sources: [Int]
  /// Per point, its place in `sources`.
  let sourceOfPoint: [Int]
  /// Needs of each group: those of `g` are `members[memberStart[g]..<memberStart[g + 1]]`.
  let members: [Int32]
  let memberStart: [Int]

  private struct Arc: Sendable {
    var head: Int32
    var road: Int32
  }
  private let first: [Int32]
  private let arcs: [Arc]
  /// Per need and state, the longest drive, −1 = nobody may set out.
  private let limit: [Int64]
  private let stateCount: Int

  /// - Parameter everySite: keep sites that hold nothing, too.
  init(_ problem: RecourseProblem, everySite: Bool = false) {
    self.problem = problem
    points = problem.sites.indices.filter { everySite || problem.sites[$0].stock > .zero }
    sources = Array(Set(points.map { problem.sites[$0].junction })).sorted()
    let place = Dictionary(uniqueKeysWithValues: sources.enumerated().map { ($1, $0) })
    sourceOfPoint = points.map { place[problem.sites[$0].junction] ?? 0 }

    let byGroup = problem.needs.indices.sorted {
      (problem.needs[$0].group, $0) < (problem.needs[$1].group, $1)
    }
    members = byGroup.map(Int32.init)
    var memberStart = [Int](repeating: 0, count: problem.targets.count + 1)
    for need in problem.needs { memberStart[need.group + 1] += 1 }
    for g in problem.targets.indices { memberStart[g + 1] += memberStart[g] }
    self.memberStart = memberStart

    var ends: [(tail: Int, arc: Arc)] = []
    for (e, road) in problem.roads.enumerated() {
      ends.append((road.from, Arc(head: Int32(road.to), road: Int32(e))))
      if !road.isOneWay { ends.append((road.to, Arc(head: Int32(road.from), road: Int32(e)))) }
    }
    var first = [Int32](repeating: 0, count: problem.junctionCount + 1)
    for (tail, _) in ends { first[tail + 1] += 1 }
    for j in 0..<problem.junctionCount { first[j + 1] += first[j] }
    var next = first
    var arcs = [Arc](repeating: Arc(head: 0, road: 0), count: ends.count)
    for (tail, arc) in ends {
      arcs[Int(next[tail])] = arc
      next[tail] += 1
    }
    (self.first, self.arcs) = (first, arcs)

    stateCount = problem.minutes.count
    var limit = [Int64](repeating: -1, count: problem.needs.count * problem.minutes.count)
    for (i, need) in problem.needs.enumerated() {
      for window in need.windows {
        let cell = i * problem.minutes.count + window.state
        limit[cell] = max(limit[cell], window.minutes)
      }
    }
    self.limit = limit
  }

  /// Ways from one source to every need it reaches in time.
  struct Ways: Sendable {
    /// Per need.
    var isReached: [Bool]
    /// Per need, min; undefined where not reached.
    var minutes: [Int32]
    /// Roads of the way to need `i`: `roads[start[i]..<start[i + 1]]`; none where not reached.
    var start: [Int32]
    var roads: [Int32]
    /// Roads on any of the ways.
    var support: RoadSet

    func way(to need: Int) -> ArraySlice<Int32> { roads[Int(start[need])..<Int(start[need + 1])] }
  }

  /// Working memory of ``ways(from:closed:after:_:)``.
  struct Scratch {
    fileprivate var minutes: [Int32]
    fileprivate var road: [Int32]
    fileprivate var previous: [Int32]
    fileprivate var heap = Heap<UInt64>()

    init(_ graph: RecourseGraph) {
      minutes = [Int32](repeating: .max, count: graph.problem.junctionCount)
      road = [Int32](repeating: -1, count: graph.problem.junctionCount)
      previous = road
    }
  }

  /// Ways from a source with some roads closed.
  ///
  /// - Parameters:
  ///   - closed: Per road.
  ///   - before: Ways with one road fewer closed, and that road: only ways over it are sought anew, since what was not
  ///     reached is not reached with less. `nil` = seek all.
  /// - Complexity: O(states · roads · log roads) at worst; states in which nobody is left to be reached are skipped.
  func ways(
    from source: Int, closed: [Bool], after before: (ways: Ways, road: Int)?, _ scratch: inout Scratch
  ) -> Ways {
    let needs = problem.needs
    var pending: [Int] = []
    var found = [ArraySlice<Int32>](repeating: [], count: needs.count)
    var isReached = [Bool](repeating: false, count: needs.count)
    var minutes = [Int32](repeating: 0, count: needs.count)
    if let before {
      (isReached, minutes) = (before.ways.isReached, before.ways.minutes)
      for i in needs.indices where isReached[i] {
        let way = before.ways.way(to: i)
        if way.contains(Int32(before.road)) {
          isReached[i] = false
          pending.append(i)
        } else {
          found[i] = way
        }
      }
    } else {
      pending = Array(needs.indices)
    }
    for state in 0..<stateCount where !pending.isEmpty {
      let most = pending.reduce(Int64(-1)) { max($0, limit[$1 * stateCount + state]) }
      guard most >= 0 else { continue }
      search(from: sources[source], state: state, within: most, closed: closed, &scratch)
      pending.removeAll { i in
        let junction = needs[i].junction
        let time = scratch.minutes[junction]
        guard time < .max, Int64(time) <= limit[i * stateCount + state] else { return false }
        isReached[i] = true
        minutes[i] = time
        var way: [Int32] = []
        var at = junction
        while at != sources[source] {
          way.append(scratch.road[at])
          at = Int(scratch.previous[at])
        }
        found[i] = way[...]
        return true
      }
    }
    var start: [Int32] = [0]
    var roads: [Int32] = []
    var support = RoadSet(of: problem.roads.count)
    start.reserveCapacity(needs.count + 1)
    roads.reserveCapacity(before?.ways.roads.count ?? 0)
    for way in found {
      for road in way { support.insert(Int(road)) }
      roads += way
      start.append(Int32(roads.count))
    }
    return Ways(isReached: isReached, minutes: minutes, start: start, roads: roads, support: support)
  }

  /// Quickest times from a junction (Dijkstra, Numer. Math. 1, 1959), no farther than `most` minutes.
  private func search(
    from source: Int, state: Int, within most: Int64, closed: [Bool], _ scratch: inout Scratch
  ) {
    let cost = problem.minutes[state]
    for j in scratch.minutes.indices { scratch.minutes[j] = .max }
    scratch.heap = Heap()
    scratch.minutes[source] = 0
    scratch.heap.insert(UInt64(source))
    while let visit = scratch.heap.popMin() {
      let (time, tail) = (Int64(visit >> 32), Int(visit & 0xffff_ffff))
      guard time == Int64(scratch.minutes[tail]) else { continue }
      for a in Int(first[tail])..<Int(first[tail + 1]) {
        let arc = arcs[a]
        let road = Int(arc.road)
        guard cost[road] < .max, !closed[road] else { continue }
        let reached = time + Int64(cost[road])
        guard reached <= most, reached < Int64(scratch.minutes[Int(arc.head)]) else { continue }
        scratch.minutes[Int(arc.head)] = Int32(reached)
        scratch.road[Int(arc.head)] = arc.road
        scratch.previous[Int(arc.head)] = Int32(tail)
        scratch.heap.insert(UInt64(reached) << 32 | UInt64(arc.head))
      }
    }
  }

  /// Fewest minutes from one junction to another in a state without one road; `nil` where no way is left.
  func minutes(from: Int, to: Int, state: Int, without road: Int?, _ scratch: inout Scratch) -> Int64? {
    var closed = [Bool](repeating: false, count: problem.roads.count)
    if let road { closed[road] = true }
    search(from: from, state: state, within: Int64(Int32.max) - 1, closed: closed, &scratch)
    return scratch.minutes[to] == .max ? nil : Int64(scratch.minutes[to])
  }

  /// Junctions that roads of the first state lead to from any source, however long it takes.
  ///
  /// - Complexity: O(junctions + roads)
  func junctionsReached(without road: Int?) -> [Bool] {
    var reached = [Bool](repeating: false, count: problem.junctionCount)
    var queue = sources
    for source in sources { reached[source] = true }
    while let tail = queue.popLast() {
      for a in Int(first[tail])..<Int(first[tail + 1]) {
        let (head, e) = (Int(arcs[a].head), Int(arcs[a].road))
        guard e != road, !reached[head], problem.minutes[0][e] < .max else { continue }
        reached[head] = true
        queue.append(head)
      }
    }
    return reached
  }
}
