public import Proofs

/// One optimisation of a solve.
public struct SitingPass: Sendable, Hashable {
  /// What was optimised.
  public enum Name: String, Sendable, Hashable, CaseIterable {
    /// Weighted shortage over all scenarios, weighted tonnes (with ``SitingProblem/Transport/weighted(_:)`` each
    /// scenario's counts by its weight); least.
    case shortage
    /// Coverage of the worst group, a share; greatest.
    case worstGroup = "worst-group"
    /// Opening, stock and transport, kCNY; least.
    case cost
    /// ``cost`` and shortage at the customers' weights, kCNY; least.
    case penalised = "penalised-cost"
    /// Opening, stock, and mean and tail of the scenarios' costs, shortage priced, kCNY; least.
    case risk = "mean-cvar"
    /// Transport alone, kCNY; least.
    case distance
    /// Longest arc used, kCNY per tonne; least.
    case radius
  }
  /// How the value is known to be best.
  public enum Proof: String, Sendable, Hashable, CaseIterable {
    /// Branch and bound, to the gap between value and bound.
    case search
    /// No search needed: with every site open that may be, nothing is missing.
    case allOpen = "all-open"
  }
  /// What was optimised.
  public var name: Name
  /// What was reached.
  public var value: Double
  /// Proven: no plan does better than this.
  public var bound: Double
  /// How.
  public var proof: Proof

  /// A pass.
  public init(name: Name, value: Double, bound: Double, proof: Proof) {
    self.name = name
    self.value = value
    self.bound = bound
    self.proof = proof
  }

  /// |value − bound| relative to what is minimised: the value, or the uncovered share of the worst group.
  public var gap: Double {
    name == .worstGroup ? relativeGap(1 - value, 1 - bound) : relativeGap(value, bound)
  }

  /// Whether the gap is closed to so much. A search that stops at exactly the gap asked for misses it by what the
  /// difference of two nearly equal numbers loses.
  func isClosed(to gap: Double) -> Bool { self.gap <= gap * (1 + 1e-6) }
}

/// Where the reserve stands, how much, and how good that provably is.
public struct SitingSolution: Sendable, Hashable {
  /// What is known.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    /// Within the gap asked for.
    case optimal
    /// A plan, but time ran out before the gap closed.
    case feasible
    /// No plan meets the requirements; see ``SitingSolution/conflict``.
    case infeasible
  }
  /// Coal from a site to a customer in a scenario.
  public struct Flow: Sendable, Hashable {
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
  /// What one scenario looks like under the plan.
  public struct Recourse: Sendable, Hashable {
    /// Missing per customer, t.
    public var shortage: [Double]
    /// By customer, then site.
    public var flows: [Flow]
    /// Σ cost · tonnes, kCNY.
    public var transportCost: Double

    /// A scenario's recourse.
    public init(shortage: [Double], flows: [Flow], transportCost: Double) {
      self.shortage = shortage
      self.flows = flows
      self.transportCost = transportCost
    }
  }

  /// What is known.
  public var status: Status
  /// Per site.
  public var open: [Bool]
  /// Per site and fuel, t; present stock of open sites included, 0 where closed.
  public var piles: [[Double]]
  /// Per scenario.
  public var recourse: [Recourse]
  /// Value of the last pass.
  public var objective: Double
  /// Proven bound on it.
  public var bound: Double
  /// Every pass, in order.
  public var passes: [SitingPass]
  /// Wall seconds.
  public var seconds: Double
  /// Branch-and-bound nodes.
  public var nodes: Int
  /// Outlets per customer and scenario the last model ended with.
  public var neighbours: Int
  /// Per site: what the plan would cost more without its place; empty when not asked for or not a cost.
  public var dropOne: [Int: AddedCost]
  /// Why there is no plan; `nil` when there is one.
  public var conflict: SitingConflict?
  /// The problem, the answer and the proofs of its bounds as a witness reads them; `nil` when not asked for.
  public var proof: LocationRecord?

  /// |value − bound| / |value|, at least 0; infinite when there is no plan.
  public var gap: Double { relativeGap(objective, bound) }
  /// Per site, all fuels together, t.
  public var stock: [Double] { piles.map { $0.reduce(0, +) } }
  /// Sum of a solution's shortage over customers and scenarios, t.
  ///
  /// - Complexity: O(customers · scenarios)
  public var totalShortage: Double { recourse.reduce(0) { $0 + $1.shortage.reduce(0, +) } }
}

/// |value − bound| as a share of |value|, with 0 for figures a gram or a thousandth of a yuan apart.
func relativeGap(_ value: Double, _ bound: Double) -> Double {
  guard value.isFinite, bound.isFinite else { return .infinity }
  let distance = abs(value - bound)
  return distance <= 1e-6 ? 0 : distance / max(abs(value), 1e-9)
}
