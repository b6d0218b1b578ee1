import District
import Plans
public import Quantities
import RoadNetwork
public import Siting

/// The siting question of a district in the solver's numbers, for other programs, and what its names mean here.
public struct SitingQuestion: Sendable {
  /// The question: tonnes and thousand CNY, the required scenarios only.
  public let problem: SitingProblem
  private let model: ReserveModel
  private let request: Request

  init(_ model: ReserveModel, _ request: Request) {
    self.model = model
    self.request = request
    problem = model.problem(request)
  }

  /// What a column of the statement is, in the district's own codes.
  public struct Name: Sendable, Hashable {
    /// The column's name.
    public var name: String
    /// Kind of column: `open`, `bought-t`, `share`, `missing-share`, or one of the model's own.
    public var kind: String
    /// Id of the site.
    public var site: String
    /// Code of the village.
    public var village: String
    /// Urgency of the village's need.
    public var urgency: String
  }

  /// Names of the scenarios in the order of the suffixes `_1`, `_2`, …
  public var scenarios: [String] { model.required.map(\.scenario.name) }

  /// Ids of the sites, in the problem's order.
  public var sites: [String] { model.district.sites.map(\.id) }

  /// What every column of a statement is.
  ///
  /// - Complexity: O(columns)
  public func names(of statement: SitingStatement) -> [Name] {
    let customers = model.customers
    return statement.columns.map { column in
      var name = Name(name: column.name, kind: "", site: "", village: "", urgency: "")
      func setCustomer(_ i: Int) {
        name.village = model.district.villages[customers[i].village].code
        name.urgency = customers[i].urgency.rawValue
      }
      switch column.meaning {
      case .open(let j): (name.kind, name.site) = ("open", sites[j])
      case .bought(let j, _): (name.kind, name.site) = ("bought-t", sites[j])
      case .share(let i, let j):
        (name.kind, name.site) = ("share", sites[j])
        setCustomer(i)
      case .missing(let i):
        name.kind = "missing-share"
        setCustomer(i)
      case .worstCost: name.kind = "worst-scenario-cost-kcny"
      case .tailFrom: name.kind = "tail-from-kcny"
      case .tailOver: name.kind = "tail-over-kcny"
      case .allowance(let s): name.kind = "shortage-allowed-" + scenarios[s]
      case .step(let cost): name.kind = "arcs-up-to-\(cost)-kcny-per-t"
      }
      return name
    }
  }

  /// A decision as stock by site: whole kilograms, rounded up.
  public func stock(_ decision: SitingDecision) -> [Kilograms] {
    decision.piles.indices.map { j in
      min(
        model.district.sites[j].storage,
        decision.open[j] ? .atLeast(tonnes: decision.piles[j].reduce(0, +), slack: 1e-3) : .zero)
    }
  }
}

extension Planner {
  /// The siting question as this planner would ask it.
  public func question() async -> SitingQuestion {
    let network = RoadNetwork(district)
    let studies = await studies(network).filter { $0.scenario.isRequired }
    return SitingQuestion(ReserveModel(district, network, required: studies), request)
  }
}
