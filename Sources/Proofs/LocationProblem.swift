/// What is asked of a ``LocationRecord``.
public struct LocationProblem: Codable, Sendable, Hashable {
  /// A place where fuel can stand, in one size.
  public struct Site: Codable, Sendable, Hashable {
    /// Whether a site may open.
    public enum Status: String, Codable, Sendable, Hashable {
      /// It may.
      case candidate
      /// It must.
      case open
      /// It must not.
      case shut
    }
    /// Sites of the same place are sizes of one another: at most one opens.
    public var place: Int
    /// Whether it may open.
    public var status: Status
    /// Most it can hold, t.
    public var capacity: Double
    /// Of opening it, kCNY.
    public var openingCost: Double
    /// Per fuel: kCNY per tonne bought.
    public var unitCosts: [Double]
    /// Per fuel: what stands there if it opens, t; it takes its room.
    public var present: [Double]

    /// A site.
    public init(
      place: Int, status: Status, capacity: Double, openingCost: Double, unitCosts: [Double],
      present: [Double]
    ) {
      self.place = place
      self.status = status
      self.capacity = capacity
      self.openingCost = openingCost
      self.unitCosts = unitCosts
      self.present = present
    }
  }

  /// Somebody who needs one fuel.
  public struct Customer: Codable, Sendable, Hashable {
    /// For coverage by group.
    public var group: Int
    /// What a missing tonne counts.
    public var weight: Double
    /// Index of the fuel asked for.
    public var fuel: Int

    /// A customer.
    public init(group: Int, weight: Double, fuel: Int) {
      self.group = group
      self.weight = weight
      self.fuel = fuel
    }
  }

  /// One thing that can happen.
  public struct Scenario: Codable, Sendable, Hashable {
    /// Per customer, t.
    public var demand: [Double]
    /// Per site: share of its stock that survives.
    public var surviving: [Double]
    /// Per customer: sites that may deliver.
    public var arcSites: [[Int]]
    /// Beside ``arcSites``: kCNY per tonne.
    public var arcCosts: [[Double]]

    /// A scenario.
    public init(demand: [Double], surviving: [Double], arcSites: [[Int]], arcCosts: [[Double]]) {
      self.demand = demand
      self.surviving = surviving
      self.arcSites = arcSites
      self.arcCosts = arcCosts
    }
  }

  /// What is optimised.
  public enum Mode: Codable, Sendable, Hashable {
    /// All demand met, at least cost.
    case minCost
    /// Least cost, shortage priced at the customers' weights.
    case penalised
    /// Opening and stock, and `(1 − weight) E + weight CVaR_level` of the scenarios' costs, shortage priced.
    case meanCVaR(weight: Double, level: Double)
    /// Least cost with at most so much weighted shortage expected.
    case euhdCap(most: Double)
    /// Least weighted shortage.
    case maxCover
    /// At most so many sites, all demand met, least transport.
    case pMedian(sites: Int)
    /// At most so many sites, all demand met, least longest arc.
    case pCenter(sites: Int)
    /// Least weighted shortage, then best coverage of the worst group, then least cost.
    case lexicographic
  }

  /// Per site.
  public var sites: [Site]
  /// Per customer.
  public var customers: [Customer]
  /// Per scenario.
  public var scenarios: [Scenario]
  /// Most sites open; `nil` = any number.
  public var maxSites: Int?
  /// Most for opening and stock, kCNY; `nil` = any.
  public var budget: Double?
  /// Least share of its demand that each group gets in each scenario.
  public var groupCoverage: Double
  /// What is optimised.
  public var mode: Mode
  /// Weight of each scenario in sums; `nil` = the costliest scenario counts.
  public var weights: [Double]?
  /// Whether one site brings a customer's whole demand, or it is missing whole.
  public var isSingleSourced: Bool

  /// A problem.
  public init(
    sites: [Site], customers: [Customer], scenarios: [Scenario], maxSites: Int?, budget: Double?,
    groupCoverage: Double, mode: Mode, weights: [Double]?, isSingleSourced: Bool
  ) {
    self.sites = sites
    self.customers = customers
    self.scenarios = scenarios
    self.maxSites = maxSites
    self.budget = budget
    self.groupCoverage = groupCoverage
    self.mode = mode
    self.weights = weights
    self.isSingleSourced = isSingleSourced
  }
}
