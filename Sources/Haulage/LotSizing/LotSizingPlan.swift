public import Quantities

/// What is brought: for every village and period the loads and what is on them.
public struct LotSizingPlan: Hashable, Sendable {
  /// Trucks that go one way in one period.
  public struct Drop: Hashable, Sendable {
    /// Index of the village.
    public var village: Int
    /// The period.
    public var period: Int
    /// Index into the village's ways.
    public var way: Int
    /// Trucks that go there for it alone; 0 = it shares one with drops elsewhere.
    public var loads: Int
    /// What they bring together, steps.
    public var steps: Int

    /// A drop.
    public init(village: Int, period: Int, way: Int, loads: Int, steps: Int) {
      self.village = village
      self.period = period
      self.way = way
      self.loads = loads
      self.steps = steps
    }

    /// Whether it shares a truck.
    public var isShared: Bool { loads == 0 }
  }

  /// The drops, by village, then period.
  public var drops: [Drop]

  /// A plan; the one that brings nothing has no drops.
  public init(drops: [Drop] = []) { self.drops = drops }
}

/// What a plan costs, line by line.
public struct LotSizingCost: Hashable, Sendable {
  /// Needs without fuel.
  public var shortage = Fen.zero
  /// Parts of orders that never come.
  public var missing = Fen.zero
  /// Stock below what should lie there.
  public var unsafety = Fen.zero
  /// What is asked of sources and docks beyond what they have.
  public var strain = Fen.zero
  /// Overtime beyond the usual rate.
  public var overtime = Fen.zero
  /// Hired trucks beyond the usual rate.
  public var hire = Fen.zero
  /// Kilometres and hours.
  public var haulage = Fen.zero
  /// Holding stock.
  public var holding = Fen.zero

  /// Nothing.
  public init() {}

  /// All of it.
  public var total: Fen { shortage + missing + unsafety + strain + overtime + hire + haulage + holding }

  static func += (a: inout Self, b: Self) {
    a.shortage += b.shortage
    a.missing += b.missing
    a.unsafety += b.unsafety
    a.strain += b.strain
    a.overtime += b.overtime
    a.hire += b.hire
    a.haulage += b.haulage
    a.holding += b.holding
  }
}

/// A plan, what it costs, and what is proven about it.
public struct LotSizing: Hashable, Sendable {
  /// What is brought.
  public var plan: LotSizingPlan
  /// What it costs.
  public var cost: LotSizingCost
  /// No plan costs less (Lagrangian bound, from the pricing's own arithmetic).
  public var bound: Fen
  /// What one more unit of everything scarce is worth at the margin.
  public var worth: LotSizingWorth
  /// How it was found.
  public var effort: LotSizingEffort

  /// How far the plan may be above the least cost, as a share of it.
  public var gap: Double {
    cost.total > .zero ? Double(cost.total.count - bound.count) / Double(cost.total.count) : 0
  }
}

/// How a plan was found.
public struct LotSizingEffort: Hashable, Sendable {
  /// Columns made, which are plans of single villages.
  public var columns = 0
  /// Times the master was solved and all villages were priced at the root.
  public var rounds = 0
  /// Nodes of the search over the columns there are.
  public var nodes = 0
  /// Villages whose plan was mixed at the root's optimum.
  public var mixed = 0
  /// Optimum of the root's linear master.
  public var linearOptimum = Fen.zero
  /// Wall seconds.
  public var seconds = 0.0
}
