import District
import Ensembles
import Hazards
import Plans
import Quantities
import RoadNetwork
import Siting

/// The drawn scenarios of a study in the solver's terms, in disjoint parts of one numbering.
struct DrawnSample: Sendable {
  typealias Scenario = SitingProblem.Scenario
  /// What the plan is made from.
  var planning: [Scenario]
  /// What the gap is estimated on.
  var batches: [[Scenario]]
  /// What plans are evaluated on.
  var fresh: [Scenario]
  /// Winters, each with its events.
  var winters: [[Scenario]]

  /// Most events that a winter is followed through.
  private static let eventsPerWinter: UInt32 = 256
  /// Scenarios worked out at a time: beside the solver's few numbers a study holds hours of weather for every village.
  private static let studiesAtATime = 32

  init(
    _ ensemble: Ensemble, _ sizes: SampleSizes, _ model: ReserveModel, _ network: RoadNetwork,
    customers: [ReserveModel.Customer], progress: @Sendable (Double) -> Void
  ) async {
    let district = model.district
    let paid = network.travel(
      from: ScenarioStudy.siteJunctions(district), under: RoadState.dry(district))
    var next: UInt32 = 0
    func numbers(_ count: Int) -> [UInt32] {
      defer { next += UInt32(count) }
      return (0..<UInt32(count)).map { next + $0 }
    }
    var groups = [numbers(sizes.planning), numbers(sizes.fresh)]
    groups += (0..<sizes.batches).map { _ in numbers(sizes.batch) }
    groups += (0..<UInt32(sizes.hindsight)).map { winter in
      let all = numbers(Int(Self.eventsPerWinter))
      return Array(all.prefix(ensemble.events(inWinter: winter)))
    }
    let all = groups.flatMap { $0 }
    var drawn: [Scenario] = []
    for start in stride(from: 0, to: all.count, by: Self.studiesAtATime) {
      let chunk = Array(all[start..<min(all.count, start + Self.studiesAtATime)])
      drawn += await inOrder(chunk) { number in
        model.scenario(
          ScenarioStudy(district, network, ensemble.scenario(number), paid: paid), customers: customers)
      }
      progress(Double(drawn.count) / Double(all.count))
    }
    var taken = 0
    let parts = groups.map { group -> [Scenario] in
      defer { taken += group.count }
      return Array(drawn[taken..<(taken + group.count)])
    }
    planning = parts[0]
    fresh = parts[1]
    batches = Array(parts[2..<(2 + sizes.batches)])
    winters = Array(parts[(2 + sizes.batches)...])
  }
}
