import Adversary
import District
import Ensembles
import Hazards
import Plans
import Quantities
import RoadNetwork
import Siting

/// Events drawn to plan from, as many of each class with weight, in the solver's terms and as the exchange plays them.
struct DrawnEvents: Sendable {
  private let scenarios: [SitingProblem.Scenario]
  /// The same events, with their probabilities.
  let events: [TailDescent.Event]

  /// Which part of the ensemble's numbering is drawn, as in ``DrawnSample``.
  private static let part = 1

  init(
    _ ensemble: Ensemble, _ count: Int, _ model: ReserveModel, _ network: RoadNetwork, paid: TravelTable
  ) async {
    let (district, set, customers) = (model.district, ensemble.set, model.everyCustomer)
    let kinds = set.events.indices.filter { set.events[$0] > 0 }
    let counts = kinds.indices.map { k in (0..<count).count { $0 % kinds.count == k } }
    let none = district.sites.map { _ in Kilograms.zero }
    let drawn = await inOrder(Array(0..<count)) { index in
      let k = index % kinds.count
      let study = ScenarioStudy(
        district, network, ensemble.scenario(UInt32(Self.part << 20 + index), of: kinds[k]), paid: paid)
      return (
        scenario: model.scenario(study, customers: customers),
        event: TailDescent.Event(
          table: RecourseTable(RecourseProblem(district, network, study, stock: none)),
          surviving: study.impact.surviving,
          weight: set.events[kinds[k]] / set.expectedEvents / Double(counts[k]))
      )
    }
    scenarios = drawn.map(\.scenario)
    events = drawn.map(\.event)
  }

  /// The siting problem of a few events that stand for all of them, a missing tonne counting 1 wherever it is missing.
  func problem(_ model: ReserveModel, _ request: Request, kept: Int) -> SitingProblem {
    var problem = model.problem(request, customers: model.everyCustomer)
    problem.limits.groupCoverage = 0
    // the reduction weighs what is short, too
    for i in problem.customers.indices { problem.customers[i].weight = 1 }
    problem.scenarios = scenarios
    problem.transport = .weighted(events.map(\.weight))
    let reduction = problem.reduced(to: kept)
    problem.scenarios = reduction.kept.map { scenarios[$0] }
    problem.transport = .weighted(reduction.weights)
    return problem
  }
}

extension ReserveModel {
  /// What a solution lays in, in whole kilograms: no less than stands there, no more than fits.
  func stock(_ solution: SitingSolution, rounded rule: FloatingPointRoundingRule) -> [Kilograms] {
    district.sites.indices.map { site in
      guard solution.open[site] else { return .zero }
      let kg = Kilograms(Int64((solution.stock[site] * 1000).rounded(rule)))
      return max(alreadyThere[site], min(district.sites[site].storage, kg))
    }
  }
}
