/// Where the reserve stands and how much stands there: a two-stage location problem in pure numbers.
///
/// Masses are tonnes, money is thousand yuan (kCNY). Before winter sites are opened (`y_j ∈ {0,1}`, at most one per
/// place) and fuel is bought for them (`p_jf`, beside what is present); in scenario `s` it flows over the admissible arcs
/// (`x_ijs`) to customers, each of whom asks for one fuel `f(i)`; what is missing is shortage (`u_is`):
///
///     minimise    Σ_j f_j y_j + Σ_jf c_jf p_jf + T                       f = openingCost, c = unitCost
///     T           of the scenarios' Σ_ij k_ijs x_ijs                     k = arc cost, see ``transport``, ``mode``
///     subject to  Σ_j x_ijs + u_is = d_is                                d = scenario demand
///                 Σ_{i: f(i)=f} x_ijs ≤ a_js (present_jf y_j + p_jf)     a = surviving share
///                 x_ijs ≤ d_is y_j        (strong links)
///                 Σ_f p_jf ≤ (cap_j − Σ_f present_jf) y_j                what stands there stays and takes its room
///                 Σ_{j at a place} y_j ≤ 1, y = 1 where existing or required, y = 0 where forbidden
///                 Σ_{i in g} (d_is − u_is) ≥ share · Σ_{i in g} d_is     for each group g, ``Limits/groupCoverage``
///                 Σ_j y_j ≤ maxSites,  Σ_j f_j y_j + Σ_jf c_jf p_jf ≤ budget
///                 x_ijs ∈ {0, d_is}, u_is ∈ {0, d_is}                    with ``Sourcing/single``
///
/// `u = 0` in ``Mode/minCost``, ``Mode/pMedian(_:)`` and ``Mode/pCenter(_:)``. Every limit holds in every mode; asking for
/// a ``Limits/groupCoverage`` of 1 forbids shortage in the others, too. A priority class is a customer of its own with
/// a higher ``Customer/weight``; a site that is too far for a response time, or does not stock a customer's fuel, has no arc
/// to that customer. The strong links are redundant for whole `y` but not for the bound: without them GLPK sat at a 45 %
/// gap.
public struct SitingProblem: Sendable, Hashable {
  /// What must, may or must not be opened.
  public var sites: [Site]
  /// Who needs coal.
  public var customers: [Customer]
  /// What can happen; all of them count.
  public var scenarios: [Scenario]
  /// What the plan may use.
  public var limits: Limits
  /// What is optimised.
  public var mode: Mode
  /// How the scenarios' costs enter the objective.
  public var transport: Transport
  /// Whether a customer's delivery may be split between sites.
  public var sourcing: Sourcing
  /// Nearest admissible outlets the model starts with per customer and scenario (`K`). It grows by itself where the
  /// best solution could profit from a farther one, so it changes speed and never the result.
  public var neighbours: Int

  /// A problem.
  public init(
    sites: [Site], customers: [Customer], scenarios: [Scenario], limits: Limits = Limits(),
    mode: Mode = .minCost, transport: Transport = .worstScenario, sourcing: Sourcing = .split,
    neighbours: Int = 8
  ) {
    self.sites = sites
    self.customers = customers
    self.scenarios = scenarios
    self.limits = limits
    self.mode = mode
    self.transport = transport
    self.sourcing = sourcing
    self.neighbours = neighbours
  }

  /// A place where coal can stand, in one size.
  public struct Site: Sendable, Hashable {
    /// Whether a site may open.
    public enum Status: String, Sendable, Hashable, CaseIterable {
      /// May be opened.
      case candidate
      /// Stands already and stays open.
      case existing
      /// Must be opened.
      case required
      /// Must not be opened.
      case forbidden
    }
    /// Sites with the same place are sizes of one another: at most one of them opens.
    public var place: Int
    /// Whether it may open.
    public var status: Status
    /// Most it can hold, t.
    public var capacity: Double
    /// Cost of opening it for the season, kCNY; 0 for what is already paid.
    public var openingCost: Double
    /// Per fuel, what a tonne costs and how much stands there; as many in every site.
    public var piles: [Pile]

    /// A site for one fuel.
    public init(
      place: Int, status: Status = .candidate, capacity: Double, openingCost: Double, unitCost: Double = 0,
      present: Double = 0
    ) {
      self.init(
        place: place, status: status, capacity: capacity, openingCost: openingCost,
        piles: [Pile(unitCost: unitCost, present: present)])
    }

    /// A site for several fuels, which share its capacity.
    public init(
      place: Int, status: Status = .candidate, capacity: Double, openingCost: Double, piles: [Pile]
    ) {
      self.place = place
      self.status = status
      self.capacity = capacity
      self.openingCost = openingCost
      self.piles = piles
    }

    /// Procurement and holding of the first fuel, kCNY per tonne beyond ``present``.
    public var unitCost: Double {
      get { piles[0].unitCost }
      set { piles[0].unitCost = newValue }
    }
    /// What already stands there of the first fuel, t.
    public var present: Double {
      get { piles[0].present }
      set { piles[0].present = newValue }
    }
    /// Room for what is bought: capacity that no present fuel takes, t.
    public var room: Double { max(0, capacity - piles.reduce(0) { $0 + $1.present }) }
    /// Whether the plan has no choice but to open it.
    public var mustOpen: Bool { status == .existing || status == .required }
  }

  /// One fuel at a site.
  public struct Pile: Sendable, Hashable {
    /// Procurement and holding, kCNY per tonne beyond ``present``.
    public var unitCost: Double
    /// What already stands there and costs nothing more, t; of all fuels together at most the site's capacity.
    /// It is of use only where the site opens.
    public var present: Double

    /// A pile.
    public init(unitCost: Double = 0, present: Double = 0) {
      self.unitCost = unitCost
      self.present = present
    }
  }

  /// Somebody who needs one fuel, with one urgency.
  public struct Customer: Sendable, Hashable {
    /// Index of the township, for coverage by group.
    public var group: Int
    /// What one missing tonne counts: a number in ``Mode/maxCover`` and ``Mode/lexicographic``, household-days in
    /// ``Mode/euhdCap(_:)``, kCNY in ``Mode/penalised`` and ``Mode/meanCVaR(weight:level:)``. Priority classes differ in it.
    public var weight: Double
    /// Index of the fuel asked for, into ``Site/piles``.
    public var fuel: Int

    /// A customer.
    public init(group: Int, weight: Double = 1, fuel: Int = 0) {
      self.group = group
      self.weight = weight
      self.fuel = fuel
    }
  }

  /// A way from a site to a customer that is open and quick enough in a scenario.
  public struct Arc: Sendable, Hashable {
    /// Index of the site.
    public var site: Int
    /// kCNY per tonne.
    public var cost: Double

    /// An arc.
    public init(site: Int, cost: Double) {
      self.site = site
      self.cost = cost
    }
  }

  /// One thing that can happen.
  public struct Scenario: Sendable, Hashable {
    /// Need per customer, t.
    public var demand: [Double]
    /// Share of each site's stock that survives, 0 to 1.
    public var surviving: [Double]
    /// Where each customer's arcs begin in ``arcs``; one more entry than customers.
    public let arcStart: [Int]
    /// All admissible arcs, grouped by customer, cheapest first.
    public let arcs: [Arc]

    /// A scenario from each customer's admissible arcs, in any order.
    ///
    /// - Complexity: O(arcs · log arcs)
    public init(demand: [Double], surviving: [Double], arcs: [[Arc]]) {
      self.demand = demand
      self.surviving = surviving
      var start = [0]
      var flat: [Arc] = []
      for list in arcs {
        flat += list.sorted { ($0.cost, $0.site) < ($1.cost, $1.site) }
        start.append(flat.count)
      }
      arcStart = start
      self.arcs = flat
    }

    /// The admissible arcs of a customer, cheapest first.
    public func arcs(of customer: Int) -> ArraySlice<Arc> {
      arcs[arcStart[customer]..<arcStart[customer + 1]]
    }
  }

  /// What the plan may use.
  public struct Limits: Sendable, Hashable {
    /// Most sites open, existing ones included; `nil` = any number.
    public var maxSites: Int?
    /// Most that may be spent before winter on opening and stock, kCNY; `nil` = any.
    public var budget: Double?
    /// Least share of its demand each group must get in every scenario, 0 to 1.
    public var groupCoverage: Double

    /// Limits.
    public init(maxSites: Int? = nil, budget: Double? = nil, groupCoverage: Double = 0) {
      self.maxSites = maxSites
      self.budget = budget
      self.groupCoverage = groupCoverage
    }
  }

  /// How many fuels there are.
  public var fuelCount: Int { sites.first?.piles.count ?? 1 }
}
