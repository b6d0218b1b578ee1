import District
import Ensembles
import Hazards
import Plans
import Quantities
import RoadNetwork
import Siting

/// The drawn scenarios of a study in the solver's terms, in disjoint parts of one numbering: each part has
/// 2²⁰ numbers, so that more of one leaves the others as they were.
///
/// All but the winters hold as many events of each class, whatever its frequency: the rare ones are the
/// costly ones.
struct DrawnSample: Sendable {
  /// What the plan is made from.
  var planning: ScenarioSample
  /// What plans are evaluated on.
  var fresh: ScenarioSample
  /// What the gap is estimated on.
  var batches: [ScenarioSample]
  /// Winters, each with its events.
  var winters: [[SitingProblem.Scenario]]

  /// Most events that a winter is followed through.
  private static let eventsPerWinter = 256
  /// Scenarios worked out at a time: beside the solver's few numbers a study holds hours of weather for every
  /// village.
  private static let studiesAtATime = 32

  /// A scenario to be drawn.
  private struct Ticket: Sendable {
    var number: UInt32
    /// `nil` = drawn too.
    var kind: Int?
  }

  init(
    _ ensemble: Ensemble, _ sizes: SampleSizes, _ model: ReserveModel, _ network: RoadNetwork,
    customers: [ReserveModel.Customer], progress: @Sendable (Double) -> Void
  ) async {
    let events = ensemble.set.events
    let kinds = events.indices.filter { events[$0] > 0 }
    func number(_ part: Int, _ index: Int) -> UInt32 { UInt32(part << 20 + index) }
    let counts = [sizes.planning, sizes.fresh] + Array(repeating: sizes.batch, count: sizes.batches)
    let samples = counts.enumerated().map { part, count in
      (0..<count).map { Ticket(number: number(part + 1, $0), kind: kinds[$0 % kinds.count]) }
    }
    let winters = (0..<sizes.hindsight).map { winter in
      (0..<min(Self.eventsPerWinter, ensemble.events(inWinter: UInt32(winter)))).map {
        Ticket(number: number(0, winter * Self.eventsPerWinter + $0), kind: nil)
      }
    }
    let drawn = await Self.scenarios(
      (samples + winters).flatMap { $0 }, ensemble, model, network, customers, progress)
    var taken = 0
    let parts = (samples + winters).map { tickets in
      defer { taken += tickets.count }
      return Array(drawn[taken..<(taken + tickets.count)])
    }
    let divided = zip(samples, parts).map { tickets, scenarios in
      ScenarioSample(scenarios, strata: Strata(kind: tickets.compactMap(\.kind), events: events))
    }
    (planning, fresh, batches) = (divided[0], divided[1], Array(divided[2...]))
    self.winters = Array(parts[samples.count...])
  }

  private static func scenarios(
    _ tickets: [Ticket], _ ensemble: Ensemble, _ model: ReserveModel, _ network: RoadNetwork,
    _ customers: [ReserveModel.Customer], _ progress: @Sendable (Double) -> Void
  ) async -> [SitingProblem.Scenario] {
    let district = model.district
    let paid = network.travel(
      from: ScenarioStudy.siteJunctions(district), under: RoadState.dry(district))
    var drawn: [SitingProblem.Scenario] = []
    for start in stride(from: 0, to: tickets.count, by: studiesAtATime) {
      let chunk = Array(tickets[start..<min(tickets.count, start + studiesAtATime)])
      drawn += await inOrder(chunk) { ticket in
        let scenario =
          ticket.kind.map { ensemble.scenario(ticket.number, of: $0) } ?? ensemble.scenario(ticket.number)
        return model.scenario(ScenarioStudy(district, network, scenario, paid: paid), customers: customers)
      }
      progress(Double(drawn.count) / Double(tickets.count))
    }
    return drawn
  }
}
