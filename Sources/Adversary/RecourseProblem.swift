public import Quantities

/// Who needs coal, where it stands and which roads lead there in time: what an adversary plays against.
///
/// Once it has played, the best possible deliveries answer: a flow from the sites, over roads still open and within the
/// response times, that leaves as little as possible undelivered. That value is monotone — closing more, losing more or
/// asking more never helps — which is what makes the bounds of this module valid. Trucks are not part of it.
public struct RecourseProblem: Sendable, Hashable {
  /// A stretch of road.
  public struct Road: Sendable, Hashable {
    /// Junctions at its ends.
    public var from, to: Int
    /// Whether only `from` → `to` may be driven.
    public var isOneWay: Bool

    /// A road.
    public init(from: Int, to: Int, isOneWay: Bool = false) {
      self.from = from
      self.to = to
      self.isOneWay = isOneWay
    }
  }

  /// A site with what is left of its stock.
  public struct Site: Sendable, Hashable {
    /// Where it stands.
    public var junction: Int
    /// What can be sent from it.
    public var stock: Kilograms

    /// A site.
    public init(junction: Int, stock: Kilograms) {
      self.junction = junction
      self.stock = stock
    }
  }

  /// That whoever sets out while the roads are in a state may drive for so long.
  public struct Window: Sendable, Hashable {
    /// Index into ``RecourseProblem/minutes``.
    public var state: Int
    /// Longest drive, min.
    public var minutes: Int64

    /// A window.
    public init(state: Int, minutes: Int64) {
      self.state = state
      self.minutes = minutes
    }
  }

  /// Coal that is wanted at a junction.
  public struct Need: Sendable, Hashable {
    /// Where.
    public var junction: Int
    /// Index of its group, e.g. the township.
    public var group: Int
    /// How much, at most.
    public var kg: Kilograms
    /// Households behind it.
    public var households: Int
    /// When trucks may set out for it. Reaching it in one window suffices.
    public var windows: [Window]

    /// A need.
    public init(junction: Int, group: Int, kg: Kilograms, households: Int = 0, windows: [Window]) {
      self.junction = junction
      self.group = group
      self.kg = kg
      self.households = households
      self.windows = windows
    }
  }

  /// Junctions are numbered below this.
  public var junctionCount: Int
  /// All roads.
  public var roads: [Road]
  /// Per state of the roads and road, whole minutes to drive it; `Int32.max` = closed.
  public var minutes: [[Int32]]
  /// All sites, stocked or not.
  public var sites: [Site]
  /// Everybody in need.
  public var needs: [Need]
  /// Per group, what it has to get: all of its needs, or as much of them as it must not be left without.
  public var targets: [Kilograms]

  /// A problem. Indices must be in range, masses and minutes not negative.
  ///
  /// - Parameter targets: `nil` = every group all it needs.
  public init(
    junctionCount: Int, roads: [Road], minutes: [[Int32]], sites: [Site], needs: [Need],
    targets: [Kilograms]? = nil
  ) {
    self.junctionCount = junctionCount
    self.roads = roads
    self.minutes = minutes
    self.sites = sites
    self.needs = needs
    var all = [Kilograms](repeating: .zero, count: (needs.map(\.group).max() ?? -1) + 1)
    for need in needs { all[need.group] += need.kg }
    self.targets = targets ?? all
  }

  /// What all groups have to get.
  public var target: Kilograms { targets.total { $0 } }
}

/// What an adversary takes away.
public struct Attack: Sendable, Hashable, Codable {
  /// Groups struck, ascending; `nil` = all of them. Nobody else asks for anything.
  public var groups: [Int]?
  /// Roads closed throughout, ascending.
  public var roads: [Int]
  /// Sites whose stock is lost, ascending.
  public var sites: [Int]

  /// An attack.
  public init(groups: [Int]? = nil, roads: [Int] = [], sites: [Int] = []) {
    self.groups = groups
    self.roads = roads
    self.sites = sites
  }
}

/// How much an adversary may take away at once.
public struct Powers: Sendable, Hashable, Codable {
  /// Most groups struck; `nil` = all of them, without a choice.
  public var groups: Int?
  /// Most roads closed.
  public var roads: Int
  /// Most sites lost.
  public var sites: Int

  /// Powers.
  public init(groups: Int? = nil, roads: Int = 0, sites: Int = 0) {
    self.groups = groups
    self.roads = roads
    self.sites = sites
  }
}
