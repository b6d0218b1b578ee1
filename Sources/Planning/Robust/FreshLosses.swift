import Adversary
import District
import Ensembles
import Quantities
import RoadNetwork
import Statistics

/// What several stocks leave short in the same fresh events: drawn a few at a time, so that memory does not grow with
/// their number.
struct FreshLosses: Sendable {
  /// Per class of the set, its expected events and, event by event, what each stock leaves short, kg.
  private var byClass: [(events: Double, losses: [[Int64]])]

  private static let eventsAtATime = 64

  /// - Parameter part: Which part of the ensemble's numbering is drawn, as in ``DrawnSample``.
  init(
    _ ensemble: Ensemble, _ network: RoadNetwork, count: Int, part: Int, stocks: [[Kilograms]],
    district: District, progress: @Sendable (Double) -> Void
  ) async {
    let events = ensemble.set.events
    let kinds = events.indices.filter { events[$0] > 0 }
    let paid = network.travel(from: ScenarioStudy.siteJunctions(district), under: RoadState.dry(district))
    var byClass = kinds.map { (events: events[$0], losses: [[Int64]]()) }
    for start in stride(from: 0, to: count, by: Self.eventsAtATime) {
      let chunk = Array(start..<min(count, start + Self.eventsAtATime))
      let losses = await inOrder(chunk) { index in
        let scenario = ensemble.scenario(UInt32(part << 20 + index), of: kinds[index % kinds.count])
        let study = ScenarioStudy(district, network, scenario, paid: paid)
        return stocks.map {
          RecourseProblem(district, network, study, stock: $0).loss(after: Attack()).count
        }
      }
      for (index, loss) in zip(chunk, losses) { byClass[index % kinds.count].losses.append(loss) }
      progress(Double(chunk.count + start) / Double(count))
    }
    self.byClass = byClass
  }

  /// What one stock leaves short.
  func sample(_ stock: Int) -> StratifiedSample {
    StratifiedSample(
      byClass.map { .init(weight: $0.events, values: $0.losses.map { $0[stock] }) })
  }

  /// Two stocks on the same events.
  func pairs(_ a: Int, _ b: Int) -> PairedSample {
    PairedSample(
      byClass.map { .init(weight: $0.events, pairs: $0.losses.map { .init($0[a], $0[b]) }) })
  }
}
