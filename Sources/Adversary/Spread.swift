import GLPK
import Quantities

/// Deliveries that leave an adversary little to take: a greatest flow, spread so that no few roads and points carry much.
///
/// For any deliveries, `r` roads and `d` points take at most what is lost already plus the `r` and `d` heaviest loads
/// (``Situation/loads(_:)``). The deliveries that make this least are a linear program, with the sum of the `r` heaviest as
/// `min_θ r·θ + Σ_e (load_e − θ)⁺`:
///
///     minimise   Σ_g (T_g − Σ_{i∈g,j} x_ij) + r·θ + Σ_e v_e + d·φ + Σ_j w_j
///     subject to Σ_j x_ij ≤ n_i,  Σ_{i∈g,j} x_ij ≤ T_g,  Σ_i x_ij ≤ q_j
///                v_e ≥ Σ_{ij over e} x_ij − θ,   w_j ≥ Σ_i x_ij − φ
///
/// GLPK's answer is rounded down to whole kilograms and filled up again, so that the bound drawn from it rests on integers
/// alone and holds whatever the solver did.
struct Spread {
  private let graph: RecourseGraph
  /// Ways kept per need, the quickest.
  private static let waysPerNeed = 6

  init(_ graph: RecourseGraph) { self.graph = graph }

  /// The situation with its deliveries spread.
  ///
  /// - Throws: ``AdversaryError/solver(_:)``.
  func spread(_ situation: Situation, _ powers: Powers) throws(AdversaryError) -> Situation {
    let problem = graph.problem
    let before = situation.delivery
    var model = Model(.minimize)
    let theta = model.addColumn(cost: Double(powers.roads))
    let phi = model.addColumn(cost: Double(powers.sites))
    var columns: [(point: Int, need: Int, column: Model.Column)] = []
    var byPoint = [[(Model.Column, Double)]](repeating: [], count: graph.points.count)
    var byGroup = [[(Model.Column, Double)]](repeating: [], count: problem.targets.count)
    var byRoad: [Int32: [(Model.Column, Double)]] = [:]
    for (i, need) in problem.needs.enumerated() where before.target[need.group] > 0 {
      var row: [(Model.Column, Double)] = []
      for point in nearest(to: i, situation) {
        let column = model.addColumn(.between(0, need.kg.tonnes), cost: -1)
        columns.append((point, i, column))
        row.append((column, 1))
        byPoint[point].append((column, 1))
        byGroup[need.group].append((column, 1))
        for road in situation.ways[graph.sourceOfPoint[point]].way(to: i) {
          byRoad[road, default: []].append((column, 1))
        }
      }
      if !row.isEmpty { model.addRow(.atMost(need.kg.tonnes), row) }
    }
    for (group, terms) in byGroup.enumerated() where !terms.isEmpty {
      model.addRow(.atMost(Double(before.target[group]) / 1000), terms)
    }
    for (point, terms) in byPoint.enumerated() where !terms.isEmpty {
      model.addRow(.atMost(problem.sites[graph.points[point]].stock.tonnes), terms)
      let over = model.addColumn(cost: 1)
      model.addRow(.atMost(0), terms + [(phi, -1), (over, -1)])
    }
    for road in byRoad.keys.sorted() {
      let over = model.addColumn(cost: 1)
      model.addRow(.atMost(0), (byRoad[road] ?? []) + [(theta, -1), (over, -1)])
    }
    let outcome: Outcome
    do {
      outcome = try model.solveOnThisThread()
    } catch {
      throw .solver("\(error)")
    }
    guard outcome.hasSolution else { return situation }
    var delivery = Delivery(graph, struck: situation.attack.groups)
    for point in graph.points.indices where before.isLost[point] { delivery.lose(point, graph) }
    for (point, i, column) in columns {
      let need = problem.needs[i]
      let amount = min(
        Int64((outcome.values[column.index] * 1000).rounded(.down)), delivery.left[point],
        need.kg.count - delivery.got[i], delivery.target[need.group] - delivery.gotByGroup[need.group])
      if amount > 0 { delivery.send(amount, point, i, group: need.group) }
    }
    delivery.augment(graph, situation.ways)
    return Situation(situation.attack, situation.ways, delivery)
  }

  /// The points that serve a need, and the quickest others.
  private func nearest(to need: Int, _ situation: Situation) -> [Int] {
    let reaching = graph.points.indices.filter {
      !situation.delivery.isLost[$0] && situation.ways[graph.sourceOfPoint[$0]].isReached[need]
    }
    let minutes = { (point: Int) in situation.ways[graph.sourceOfPoint[point]].minutes[need] }
    let quickest = reaching.sorted { (minutes($0), $0) < (minutes($1), $1) }.prefix(Self.waysPerNeed)
    return reaching.filter { situation.delivery.flow($0, need) > 0 || quickest.contains($0) }
  }
}
