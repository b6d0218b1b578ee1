/// Travel times between the roots of a plan and all junctions, under the road state of the moment.
///
/// What has been searched under a state is remembered, so that states which come back, in this replication or another,
/// cost nothing. Memory is bounded: beyond `capacity` labels the older states are forgotten when a new one comes.
public struct TravelTimes: Sendable {
  /// Which way between a root and a junction.
  public enum Direction: Int, Sendable {
    /// From the root.
    case out
    /// To the root.
    case home
  }

  /// What was asked to be remembered.
  public let plan: TravelPlan
  private let capacity: Int
  /// States met, by number.
  private var states: [RoadState] = []
  private var numberOfState: [RoadState: Int] = [:]
  private var state = 0
  /// First cost of (state, kind) in `costs`, −1 where not known, and the most minutes of an open road.
  private var costsOf: [(first: Int, longest: Int)] = []
  /// Cost of each road, as a label.
  private var costs: [UInt64] = []
  /// First label of (state, kind, root, direction); −1 where not searched.
  private var treeOf: [Int] = []
  private var labels: [UInt64] = []
  /// Where the labels from the nearest sources stand, by kind and region, and where those of questions asked before.
  private var nearestOf: [Int]
  private var answers: [Question: Int] = [:]

  /// An empty memory. `turn(to:)` comes first.
  ///
  /// - Parameter capacity: Labels remembered, 8 bytes each; one per junction of a root's region.
  public init(_ plan: TravelPlan, capacity: Int = 4 << 20) {
    self.plan = plan
    self.capacity = capacity
    nearestOf = [Int](repeating: 0, count: plan.kinds.count * plan.regionCount)
  }

  private var treesPerState: Int { plan.kinds.count * plan.roots.count * plan.arcs.count }

  /// Turns to a road state.
  ///
  /// - Complexity: O(roads)
  public mutating func turn(to new: RoadState) {
    if !states.isEmpty, states[state] == new { return }
    if labels.count > capacity { forget() }
    if let number = numberOfState[new] {
      state = number
      return
    }
    state = states.count
    states.append(new)
    numberOfState[new] = state
    costsOf += repeatElement((first: -1, longest: 0), count: plan.kinds.count)
    treeOf += repeatElement(-1, count: treesPerState)
  }

  private mutating func forget() {
    states.removeAll(keepingCapacity: true)
    numberOfState.removeAll(keepingCapacity: true)
    costsOf.removeAll(keepingCapacity: true)
    costs.removeAll(keepingCapacity: true)
    treeOf.removeAll(keepingCapacity: true)
    labels.removeAll(keepingCapacity: true)
    answers.removeAll(keepingCapacity: true)
  }

  /// Under which state, for which kind and in which region, and from where.
  private struct Question: Hashable {
    var place: Int
    var sources: [Int32]
  }

  /// The ways between a root and all junctions of its region, for a kind of vehicle. Valid until the state is turned.
  public struct Tree: Sendable {
    fileprivate var offset: Int
  }

  /// The tree of a root.
  ///
  /// - Complexity: O(1), and a search of O(roads of the region + minutes) where it is the first of its kind
  public mutating func tree(_ direction: Direction, root: Int, kind: Int) -> Tree {
    let side = plan.isSymmetric ? 0 : direction.rawValue
    let number = Int(plan.rootOfJunction[root])
    let index = state * treesPerState + (kind * plan.roots.count + number) * plan.arcs.count + side
    let region = plan.regionOfJunction[root]
    let first = Int(plan.firstPlace[region])
    let known = treeOf[index]
    if known >= 0 { return Tree(offset: known - first) }
    let offset = labels.count - first
    treeOf[index] = labels.count
    labels += repeatElement(Label.unreachable, count: Int(plan.firstPlace[region + 1]) - first)
    labels[offset + Int(plan.place[root])] = 0
    run(over: plan.arcs[side], from: CollectionOfOne(plan.place[root]), kind, mask: .max, offset)
    return Tree(offset: offset)
  }

  /// Minutes of the fastest way between the root of a tree and a junction of its region; `Int.max` where no open way leads.
  public func minutes(_ tree: Tree, junction: Int) -> Int {
    let label = labels[tree.offset + Int(plan.place[junction])]
    return label == Label.unreachable ? .max : Label.minutes(label)
  }

  /// Minutes and metres of the fastest way between a root and a junction of its region; `nil` where no open way leads.
  /// Among equally fast ways the shortest counts.
  ///
  /// - Complexity: as ``tree(_:root:kind:)``
  public mutating func way(
    _ direction: Direction, root: Int, junction: Int, kind: Int
  ) -> (minutes: Int, metres: Int)? {
    let tree = tree(direction, root: root, kind: kind)
    let label = labels[tree.offset + Int(plan.place[junction])]
    return label == Label.unreachable ? nil : (Label.minutes(label), Label.rest(label))
  }

  /// Searches with the road costs of a kind; only their bits in `mask` are added up.
  private mutating func run(
    over arcs: TravelPlan.Arcs, from starts: some Sequence<Int32>, _ kind: Int, mask: UInt64, _ offset: Int
  ) {
    let (first, longest) = roadCosts(kind)
    costs.withUnsafeBufferPointer { costs in
      BucketSearch(arcs: arcs, longestRoad: longest).run(from: starts, &labels, offset) { road, _ in
        let cost = costs[first + road]
        return cost == Label.unreachable ? cost : cost & mask
      }
    }
  }

  /// The costs of a kind under the state of the moment, as their first index, and the most minutes of an open road.
  private mutating func roadCosts(_ kind: Int) -> (first: Int, longest: Int) {
    let known = costsOf[state * plan.kinds.count + kind]
    if known.first >= 0 { return known }
    let first = costs.count
    var longest = 0
    let minutes = plan.network.minutesByRoad(under: states[state], for: plan.kinds[kind])
    for (road, minutes) in minutes.enumerated() {
      let cost = Label.of(minutes: minutes, metres: plan.network.length[road])
      costs.append(cost)
      if cost != Label.unreachable { longest = max(longest, Int(minutes)) }
    }
    costsOf[state * plan.kinds.count + kind] = (first, longest)
    return (first, longest)
  }

  // MARK: - Nearest sources

  /// Finds for every junction of a region the source that reaches it first; among equally fast ones the lowest.
  ///
  /// - Parameter sources: Roots in the region, each with its number, ascending by number.
  /// - Complexity: O(roads of the region + minutes)
  public mutating func findNearest(_ kind: Int, region: Int, sources: [(junction: Int, number: Int)]) {
    let regions = plan.regionCount
    let first = Int(plan.firstPlace[region])
    let size = Int(plan.firstPlace[region + 1]) - first
    let question = Question(
      place: (state * plan.kinds.count + kind) * regions + region, sources: sources.map { Int32($0.number) })
    if let known = answers[question] {
      nearestOf[kind * regions + region] = known - first
      return
    }
    let start = labels.count
    answers[question] = start
    nearestOf[kind * regions + region] = start - first
    labels += repeatElement(Label.unreachable, count: size)
    for (junction, number) in sources {
      let label = start - first + Int(plan.place[junction])
      if labels[label] == Label.unreachable { labels[label] = UInt64(number) }
    }
    run(
      over: plan.arcs[0], from: sources.lazy.map { [plan] in plan.place[$0.junction] }, kind,
      mask: Label.minutesOnly, start - first)
  }

  /// The source found to be nearest to a junction, and its minutes; `nil` where none reaches it. `findNearest` must have
  /// been asked for the kind and region since the last turn.
  public func nearestSource(_ kind: Int, to junction: Int) -> (number: Int, minutes: Int)? {
    let region = plan.regionOfJunction[junction]
    let label = labels[nearestOf[kind * plan.regionCount + region] + Int(plan.place[junction])]
    return label == Label.unreachable ? nil : (Label.rest(label), Label.minutes(label))
  }
}

/// Minutes and something that decides between equal minutes, in one word: sums and comparisons of labels are those of the
/// pair.
enum Label {
  static let unreachable = UInt64.max
  static let minutesOnly: UInt64 = ~((1 << 40) - 1)

  /// A road that takes longer than three years is closed.
  static func of(minutes: Int32, metres: Int64) -> UInt64 {
    minutes > 1 << 21 ? unreachable : UInt64(minutes) << 40 | UInt64(metres)
  }
  static func minutes(_ label: UInt64) -> Int { Int(label >> 40) }
  static func rest(_ label: UInt64) -> Int { Int(label & ~minutesOnly) }
}
