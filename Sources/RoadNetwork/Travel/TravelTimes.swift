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
  /// States met, by number, with their hashes.
  private var states: [RoadState] = []
  private var numberOfHash: [UInt64: Int] = [:]
  private var state = 0
  /// First cost of (state, kind) in `costs`; −1 where not known.
  private var costsOf: [Int] = []
  /// Cost of each road, as a label.
  private var costs: [UInt64] = []
  /// First label of (state, kind, root, direction); −1 where not searched.
  private var treeOf: [Int] = []
  private var labels: [UInt64] = []
  private var search = BucketSearch()

  /// An empty memory. `turn(to:)` comes first.
  ///
  /// - Parameter capacity: Labels remembered, 8 bytes each; one per junction of a root's region.
  public init(_ plan: TravelPlan, capacity: Int = 4 << 20) {
    self.plan = plan
    self.capacity = capacity
  }

  private var treesPerState: Int { plan.kinds.count * plan.roots.count * plan.arcs.count }

  /// Turns to a road state.
  ///
  /// - Complexity: O(roads)
  public mutating func turn(to new: RoadState) {
    if !states.isEmpty, states[state] == new { return }
    if labels.count > capacity { forget() }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for factor in new.speedFactor { hash = (hash ^ factor.bitPattern) &* 0x0000_0100_0000_01B3 }
    // states that share a hash take the next free one
    while let number = numberOfHash[hash] {
      if states[number] == new {
        state = number
        return
      }
      hash &+= 1
    }
    state = states.count
    states.append(new)
    numberOfHash[hash] = state
    costsOf += repeatElement(-1, count: plan.kinds.count)
    treeOf += repeatElement(-1, count: treesPerState)
  }

  private mutating func forget() {
    states.removeAll(keepingCapacity: true)
    numberOfHash.removeAll(keepingCapacity: true)
    costsOf.removeAll(keepingCapacity: true)
    costs.removeAll(keepingCapacity: true)
    treeOf.removeAll(keepingCapacity: true)
    labels.removeAll(keepingCapacity: true)
  }

  /// Minutes and metres of the fastest way between a root and a junction of its region; `nil` where no open way leads.
  /// Among equally fast ways the shortest counts.
  ///
  /// - Complexity: O(1), and a search of O(roads of the region + minutes) where it is the first of its kind
  public mutating func way(
    _ direction: Direction, root: Int, junction: Int, kind: Int
  ) -> (minutes: Int, metres: Int)? {
    let label = label(direction, root: root, junction: junction, kind: kind)
    return label == Label.unreachable ? nil : (Label.minutes(label), Label.rest(label))
  }

  /// Minutes of the fastest way; `Int.max` where no open way leads.
  public mutating func minutes(_ direction: Direction, root: Int, junction: Int, kind: Int) -> Int {
    let label = label(direction, root: root, junction: junction, kind: kind)
    return label == Label.unreachable ? .max : Label.minutes(label)
  }

  private mutating func label(_ direction: Direction, root: Int, junction: Int, kind: Int) -> UInt64 {
    let side = plan.isSymmetric ? 0 : direction.rawValue
    let number = Int(plan.rootOfJunction[root])
    let tree = state * treesPerState + (kind * plan.roots.count + number) * plan.arcs.count + side
    var start = treeOf[tree]
    let region = plan.regionOfJunction[root]
    let first = Int(plan.firstPlace[region])
    if start < 0 {
      start = labels.count
      treeOf[tree] = start
      let size = Int(plan.firstPlace[region + 1]) - first
      labels += repeatElement(Label.unreachable, count: size)
      let offset = start - first
      labels[offset + Int(plan.place[root])] = 0
      let costs = roadCosts(kind)
      search.push(plan.place[root], minute: 0)
      search.run(over: plan.arcs[side], costs: self.costs, from: costs, mask: .max, &labels, offset)
    }
    guard plan.regionOfJunction[junction] == region else { return Label.unreachable }
    return labels[start - first + Int(plan.place[junction])]
  }

  /// The costs of a kind under the state of the moment, as their first index.
  private mutating func roadCosts(_ kind: Int) -> Int {
    let known = costsOf[state * plan.kinds.count + kind]
    if known >= 0 { return known }
    let first = costs.count
    costsOf[state * plan.kinds.count + kind] = first
    let minutes = plan.network.minutesByRoad(under: states[state], for: plan.kinds[kind])
    for (road, minutes) in minutes.enumerated() {
      costs.append(Label.of(minutes: minutes, metres: plan.network.length[road]))
    }
    return first
  }

  /// Finds for every junction of a region the source that reaches it first; among equally fast ones the lowest.
  ///
  /// - Parameters:
  ///   - sources: Roots in the region, each with its number, ascending by number.
  ///   - nearest: By junction; those of the region are set, to `nil`-like ``Nearest/none`` where no source reaches.
  /// - Complexity: O(roads of the region + minutes)
  public mutating func findNearest(
    _ kind: Int, region: Int, sources: [(junction: Int, number: Int)], into nearest: inout NearestSources
  ) {
    let places = Int(plan.firstPlace[region])..<Int(plan.firstPlace[region + 1])
    for place in places { nearest.labels[place] = Label.unreachable }
    for (junction, number) in sources {
      let place = Int(plan.place[junction])
      if nearest.labels[place] != Label.unreachable { continue }
      nearest.labels[place] = UInt64(number)
      search.push(Int32(place), minute: 0)
    }
    let costs = roadCosts(kind)
    search.run(over: plan.arcs[0], costs: self.costs, from: costs, mask: Label.minutesOnly, &nearest.labels, 0)
  }
}

/// For every junction, the source that reaches it first.
public struct NearestSources: Sendable {
  fileprivate var labels: [UInt64]
  private let place: [Int32]

  /// Nothing known yet.
  public init(_ plan: TravelPlan) {
    labels = [UInt64](repeating: Label.unreachable, count: plan.network.junctionCount)
    place = plan.place
  }

  /// The number of the source and its minutes; `nil` where none reaches the junction.
  public subscript(junction: Int) -> (source: Int, minutes: Int)? {
    let label = labels[Int(place[junction])]
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
