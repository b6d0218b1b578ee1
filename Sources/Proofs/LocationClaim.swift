/// What is claimed in a ``LocationRecord``: a plan and how good it is, or that there is none.
public struct LocationClaim: Codable, Sendable, Hashable {
  /// Fuel from a site to a customer.
  public struct Flow: Codable, Sendable, Hashable {
    /// Index of the site.
    public var site: Int
    /// Index of the customer.
    public var customer: Int
    /// t
    public var tonnes: Double

    /// A flow.
    public init(site: Int, customer: Int, tonnes: Double) {
      self.site = site
      self.customer = customer
      self.tonnes = tonnes
    }
  }

  /// What happens in one scenario.
  public struct Recourse: Codable, Sendable, Hashable {
    /// All that is delivered.
    public var flows: [Flow]
    /// Per customer: missing, t.
    public var shortage: [Double]

    /// A recourse.
    public init(flows: [Flow], shortage: [Double]) {
      self.flows = flows
      self.shortage = shortage
    }
  }

  /// Where fuel stands and who gets it.
  public struct Plan: Codable, Sendable, Hashable {
    /// Indices of the open sites, ascending.
    public var open: [Int]
    /// Per site and fuel, t; present stock included, 0 where shut.
    public var stock: [[Double]]
    /// Per scenario.
    public var recourse: [Recourse]

    /// A plan.
    public init(open: [Int], stock: [[Double]], recourse: [Recourse]) {
      self.open = open
      self.stock = stock
      self.recourse = recourse
    }
  }

  /// One optimisation; in ``LocationProblem/Mode/lexicographic`` each keeps to what those before it reached.
  public struct Pass: Codable, Sendable, Hashable {
    /// What was optimised.
    public enum Name: String, Codable, Sendable, Hashable {
      /// Weighted shortage over all scenarios, each by its weight, or by 1 where the costliest counts.
      case shortage
      /// Coverage of the worst group, the greatest being best.
      case worstGroup = "worst-group"
      /// Opening, stock and transport, kCNY.
      case cost
      /// ``cost`` and shortage at the customers' weights, kCNY.
      case penalised = "penalised-cost"
      /// Opening, stock, mean and tail of the scenarios' costs, kCNY.
      case risk = "mean-cvar"
      /// Transport alone, kCNY.
      case distance
      /// Longest arc used, kCNY per tonne.
      case radius
    }
    /// What was optimised.
    public var name: Name
    /// What the plan reaches.
    public var value: Double
    /// What no plan can beat.
    public var bound: Double
    /// Why; `nil` = not proven.
    public var proof: BoundProof?

    /// A pass.
    public init(name: Name, value: Double, bound: Double, proof: BoundProof?) {
      self.name = name
      self.value = value
      self.bound = bound
      self.proof = proof
    }
  }

  /// The plan; `nil` = there is none.
  public var plan: Plan?
  /// Every pass, in order; empty without a plan.
  public var passes: [Pass]
  /// Why there is no plan; `nil` with a plan, or where it is not proven.
  public var impossibility: BoundProof?
  /// How much a later pass may give up of an earlier one: a share of its value, and as many weighted tonnes; of the
  /// worst group's coverage this much.
  public var slack: Double

  /// A claim.
  public init(plan: Plan?, passes: [Pass], impossibility: BoundProof?, slack: Double) {
    self.plan = plan
    self.passes = passes
    self.impossibility = impossibility
    self.slack = slack
  }
}

/// Why no plan beats a bound, or why there is no plan.
public enum BoundProof: Codable, Sendable, Hashable {
  /// By prices of the rows of one linear model; for every problem.
  case dual(DualProof)
  /// By multipliers of the demands; for large problems of one fuel.
  case lagrangian(LagrangianProof)
}
