/// A tree over the 0/1 columns of the *canonical model* whose leaves each bound it by prices of its rows.
///
/// The model (`z` its columns, all between finite bounds; `d` demand, `a` surviving share, `k` arc cost, `w` weight, only
/// scenario and customer pairs with `d > 0`, only sites that are not shut):
///
///     columns  open_j ∈ {0,1}; 1 where it must be
///              bought_jf ∈ [0, room_j]                     room = capacity − all that is present
///              flow_sij ∈ [0,1], a share of d_si; whole where single-sourced
///              missing_si ∈ [0,1], a share of d_si; whole where single-sourced; none where all demand must be met
///              worst ∈ [0,M]                                where the costliest of several scenarios counts
///              threshold, excess_s ∈ [0,M]                  in mean-CVaR
///              uncovered ∈ [0,1]                            in the pass worst-group
///     rows     demand_si        Σ_j flow + missing = 1
///              supply_sjf       Σ_i d flow − a (present open + bought) ≤ 0
///              room_j           Σ_f bought − room · open ≤ 0
///              place_p          Σ open ≤ 1                  over the sizes of a place
///              link_sij         flow − open ≤ 0
///              capacity_s       Σ_j min(a · capacity, D) open ≥ D = Σ_i d   where all demand must be met
///              sites            Σ open ≤ the most sites allowed
///              budget           Σ openingCost · open + Σ unitCost · bought ≤ budget
///              coverage_sg      Σ_{i in g} d missing ≤ (1 − share) Σ_{i in g} d
///              uncovered_sg     Σ_{i in g} d missing − (Σ_{i in g} d) uncovered ≤ 0
///              shortage         Σ w_s w_i d missing ≤ most
///              scenarioCost_s   worst − cost_s ≥ 0, or threshold + excess_s − cost_s ≥ 0
///
/// where `cost_s = Σ k d flow + [priced shortage] Σ w d missing` and `M = max_s Σ_i d · max(all k, [priced] w)`. A radius
/// `r` is proven by the model of the arcs with `k < r` having no solution.
///
/// A leaf's bound by prices `π` is, whatever `π` is, `Σ_i best(π_i, row_i) + Σ_k min((c − πA)_k z_k)` over the bounds of rows
/// and columns (Neumaier & Shcherbina, Mathematical Programming 99, 2004). The model is written down twice, by who proves
/// and by who checks, and rows and columns are matched by name.
public struct DualProof: Codable, Sendable, Hashable {
  /// A row of the canonical model.
  public enum Row: Codable, Sendable, Hashable {
    /// All of a demand is delivered or missing.
    case demand(scenario: Int, customer: Int)
    /// A site gives no more than it has.
    case supply(scenario: Int, site: Int, fuel: Int)
    /// A site holds no more than fits.
    case room(site: Int)
    /// One size at a place.
    case place(Int)
    /// Only open sites deliver.
    case link(scenario: Int, customer: Int, site: Int)
    /// What survives is enough for a scenario.
    case capacity(scenario: Int)
    /// Number of sites.
    case sites
    /// Money before winter.
    case budget
    /// A group's least coverage.
    case coverage(scenario: Int, group: Int)
    /// A group is not worse off than the worst.
    case uncovered(scenario: Int, group: Int)
    /// Most weighted shortage.
    case shortage
    /// A scenario's cost is counted.
    case scenarioCost(scenario: Int)
  }
  /// A 0/1 column of the canonical model.
  public enum Column: Codable, Sendable, Hashable {
    /// Whether a site opens.
    case open(site: Int)
    /// Whether a site serves a customer.
    case flow(scenario: Int, customer: Int, site: Int)
    /// Whether a customer goes without.
    case missing(scenario: Int, customer: Int)
  }
  /// A node of the tree.
  public enum Node: Codable, Sendable, Hashable {
    /// Two subtrees follow: first the one with a column at 0, then at 1. An index into ``DualProof/columns``.
    case branch(column: Int)
    /// A bound by these prices: an index into ``DualProof/prices``.
    case bound(prices: Int)
    /// No solution here, by these prices: with all costs taken for 0 their bound is above 0.
    case impossible(prices: Int)
  }
  /// Prices of some rows; the others' are 0.
  public struct Prices: Codable, Sendable, Hashable {
    /// Indices into ``DualProof/rows``.
    public var rows: [Int]
    /// Beside ``rows``.
    public var values: [Double]

    /// Prices.
    public init(rows: [Int], values: [Double]) {
      self.rows = rows
      self.values = values
    }
  }

  /// Rows that have prices.
  public var rows: [Row]
  /// Columns that are branched on.
  public var columns: [Column]
  /// In preorder, the root first.
  public var nodes: [Node]
  /// Leaves may share them.
  public var prices: [Prices]

  /// A proof.
  public init(rows: [Row], columns: [Column], nodes: [Node], prices: [Prices]) {
    self.rows = rows
    self.columns = columns
    self.nodes = nodes
    self.prices = prices
  }
}
