public import Quantities

/// Who gets how many subsidised pellets in which period, from where, to the kilogram.
public struct SeasonAllocation: Hashable, Sendable {
  /// What the households of one class get together; one entry per period.
  public struct ClassShare: Hashable, Sendable {
    /// What they are handed.
    public var received: [Kilograms]
    /// What they burn of it.
    public var burnt: [Kilograms]
    /// How far up the ladder they stand, 0 … 4: vulnerable to the floor, everybody to the floor, vulnerable to their whole
    /// claim, everybody to their whole claim.
    public var height: Double

    /// A share.
    public init(received: [Kilograms], burnt: [Kilograms], height: Double) {
      self.received = received
      self.burnt = burnt
      self.height = height
    }

    /// What they get over the season.
    public var total: Kilograms { received.total { $0 } }
  }

  /// Pellets brought to a village in one period, from a plant or a hub.
  public struct Delivery: Hashable, Sendable {
    /// Index of the plant, or the number of plants plus the index of the hub.
    public var source: Int
    /// Index of the village.
    public var village: Int
    /// The period.
    public var period: Int
    /// How much, more than nothing.
    public var amount: Kilograms
    /// How many trucks it takes.
    public var loads: Int

    /// A delivery.
    public init(source: Int, village: Int, period: Int, amount: Kilograms, loads: Int) {
      self.source = source
      self.village = village
      self.period = period
      self.amount = amount
      self.loads = loads
    }
  }

  /// Pellets a hub takes in.
  public struct Intake: Hashable, Sendable {
    /// Index of the plant.
    public var plant: Int
    /// Index of the hub.
    public var hub: Int
    /// The period.
    public var period: Int
    /// How much, more than nothing.
    public var amount: Kilograms

    /// An intake.
    public init(plant: Int, hub: Int, period: Int, amount: Kilograms) {
      self.plant = plant
      self.hub = hub
      self.period = period
      self.amount = amount
    }
  }

  /// What the solvers say about it.
  public struct Proof: Hashable, Sendable {
    /// No allocation of these shares costs less.
    public var bound: Fen
    /// What the flow in kilograms costs, before trucks are counted whole: the optimum of the linear model.
    public var linearOptimum: Fen
    /// What its prices prove about it; the same.
    public var linearBound: Fen
    /// What GLPK says the linear optimum is; `nil` where it was not asked.
    public var glpkOptimum: Fen?
    /// What the shares cost more than the cheapest way to hand out as much.
    public var priceOfFairness: Fen
    /// Nodes and arcs of the network.
    public var nodes: Int
    /// Arcs of the network.
    public var arcs: Int
    /// Steps of the network simplex.
    public var pivots: Int
  }

  /// One entry per class of the problem.
  public var classes: [ClassShare]
  /// What is brought to villages, by village, period and source.
  public var deliveries: [Delivery]
  /// What hubs take in.
  public var intakes: [Intake]
  /// By hub, then period: what it holds at the end.
  public var hubStock: [[Kilograms]]
  /// By village, then period: what its store holds at the end.
  public var storeStock: [[Kilograms]]
  /// Everything: pellets, whole trucks, handling and holding.
  public var cost: Fen
  /// What is proven.
  public var proof: Proof

  /// How far the cost may be above the least there is, as a share of it.
  public var gap: Double {
    cost > .zero ? Double(cost.count - proof.bound.count) / Double(cost.count) : 0
  }
  /// Everything handed out.
  public var total: Kilograms { classes.total(\.total) }

  /// Deliveries below the least drop, but for the last to each village.
  public func smallDrops(in problem: SeasonProblem) -> Int {
    var last = problem.villages.map { _ in 0 }
    for delivery in deliveries { last[delivery.village] = max(last[delivery.village], delivery.period) }
    return deliveries.count { $0.amount < problem.terms.minimumDrop && $0.period < last[$0.village] }
  }

  /// What household `index` (from 0) of `households` gets in each period of what all of them get together: cumulative
  /// sums are rounded, so that every total is exact and everybody is within a kilogram of the even share at all times.
  public static func share(of household: Int, among households: Int, _ together: [Kilograms]) -> [Kilograms] {
    var sum: Int64 = 0
    var before: Int64 = 0
    return together.map { amount in
      sum += amount.count
      let upToNow = (sum + Int64(households - 1 - household)) / Int64(households)
      defer { before = upToNow }
      return Kilograms(upToNow - before)
    }
  }

  /// The same for the households of `range` together.
  ///
  /// - Complexity: O(periods), however many households there are.
  static func share(of range: Range<Int>, among households: Int, _ together: [Int64]) -> [Kilograms] {
    var sum: Int64 = 0
    var before: Int64 = 0
    return together.map { amount in
      sum += amount
      let (each, rest) = sum.quotientAndRemainder(dividingBy: Int64(max(households, 1)))
      let more = min(max(rest - Int64(range.lowerBound), 0), Int64(range.count))
      let upToNow = each * Int64(range.count) + more
      defer { before = upToNow }
      return Kilograms(upToNow - before)
    }
  }
}
