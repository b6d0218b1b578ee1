/// Where the reserve stands and how much stands there: a two-stage location problem in pure numbers.
///
/// Masses are tonnes, money is thousand yuan (kCNY). Before winter sites are opened (`y_j ∈ {0,1}`, at most one per
/// place) and stocked (`q_j`); in scenario `s` coal flows over the admissible arcs (`x_ijs`), what is missing is
/// shortage (`u_is`):
///
///     minimise    Σ_j f_j y_j + Σ_j c_j (q_j − present_j)⁺ + T          f = openingCost, c = unitCost
///     T           max_s Σ_ij k_ijs x_ijs, or Σ_s p_s Σ_ij k_ijs x_ijs    k = arc cost, ``transport``
///     subject to  Σ_j x_ijs + u_is = d_is                                d = scenario demand
///                 Σ_i x_ijs ≤ a_js q_j                                   a = surviving share
///                 x_ijs ≤ d_is y_j        (strong links)
///                 q_j ≤ cap_j y_j
///                 Σ_{j at a place} y_j ≤ 1, y = 1 where existing or required, y = 0 where forbidden
///                 Σ_{i in g} (d_is − u_is) ≥ share · Σ_{i in g} d_is     for each group g, ``Limits/groupCoverage``
///                 Σ_j y_j ≤ maxSites,  Σ_j f_j y_j + Σ_j c_j (q_j − present_j)⁺ ≤ budget
///
/// `u = 0` in ``Mode/minCost``, ``Mode/pMedian(_:)`` and ``Mode/pCenter(_:)``. The strong links are redundant for whole
/// `y` but not for the bound: without them GLPK sat at a 45 % gap.
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
  /// How transport enters the cost.
  public var transport: Transport
  /// Nearest admissible outlets the model starts with per customer and scenario (`K`). It grows by itself where the
  /// best solution could profit from a farther one, so it changes speed and never the result.
  public var neighbours: Int

  /// A problem.
  public init(
    sites: [Site], customers: [Customer], scenarios: [Scenario], limits: Limits = Limits(),
    mode: Mode = .minCost, transport: Transport = .worstScenario, neighbours: Int = 8
  ) {
    self.sites = sites
    self.customers = customers
    self.scenarios = scenarios
    self.limits = limits
    self.mode = mode
    self.transport = transport
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
    /// Procurement and holding, kCNY per tonne beyond ``present``.
    public var unitCost: Double
    /// Coal that already stands there and costs nothing more, t, at most ``capacity``.
    public var present: Double

    /// A site.
    public init(
      place: Int, status: Status = .candidate, capacity: Double, openingCost: Double, unitCost: Double = 0,
      present: Double = 0
    ) {
      self.place = place
      self.status = status
      self.capacity = capacity
      self.openingCost = openingCost
      self.unitCost = unitCost
      self.present = present
    }

    /// Whether the plan has no choice but to open it.
    public var mustOpen: Bool { status == .existing || status == .required }
  }

  /// Somebody who needs coal, with one urgency.
  public struct Customer: Sendable, Hashable {
    /// Index of the township, for coverage by group.
    public var group: Int
    /// What one missing tonne counts in ``Mode/maxCover`` and ``Mode/lexicographic``.
    public var weight: Double

    /// A customer.
    public init(group: Int, weight: Double = 1) {
      self.group = group
      self.weight = weight
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

  /// What is optimised.
  public enum Mode: Sendable, Hashable {
    /// Every demand met in every scenario, at least cost (capacitated facility location).
    case minCost
    /// Least weighted shortage within the limits.
    case maxCover
    /// At most `P` sites, every demand met, least demand-weighted arc cost; opening and stock are free.
    case pMedian(Int)
    /// At most `P` sites, every demand met, least longest arc used.
    case pCenter(Int)
    /// Least weighted shortage, then best coverage of the worst group, then least cost.
    case lexicographic
  }

  /// How emergency transport enters the cost.
  public enum Transport: Sendable, Hashable {
    /// The costliest scenario's (robust: how often each happens is not known).
    case worstScenario
    /// A weighted sum over the scenarios.
    case weighted([Double])
  }
}
