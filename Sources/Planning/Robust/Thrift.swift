import District
import Quantities

/// Saves money on a plan as long as what it leaves short on average over a sample stays within a cap.
struct Thrift: Sendable {
  let model: ReserveModel
  let events: [TailDescent.Event]
  /// Most that may be short on average, kg.
  var cap: Double
  /// Exchanges tried at most.
  let mostMoves: Int

  private var sites: [Site] { model.district.sites }

  /// Every place with its largest yard, full.
  var everything: TailDescent.Plan {
    let open = sites.indices.map { site in
      let rivals = sites.indices.filter {
        sites[$0].place == sites[site].place && sites[$0].status != .forbidden
      }
      // who stands already or must open stands first
      let first = rivals.min {
        (sites[$0].status == .candidate ? 1 : 0, sites[$1].storage, $0)
          < (sites[$1].status == .candidate ? 1 : 0, sites[$0].storage, $1)
      }
      return first == site
    }
    return TailDescent.Plan(open: open, stock: sites.indices.map { open[$0] ? sites[$0].storage : .zero })
  }

  func spending(_ plan: TailDescent.Plan) -> Fen { model.spending(open: plan.open, stock: plan.stock) }

  /// What it leaves short on average, kg.
  func short(_ plan: TailDescent.Plan) async -> Double { await descent(.zero).value(of: plan).mean }

  func keeps(_ plan: TailDescent.Plan) async -> Bool { await short(plan) <= cap }

  /// The plan without whatever can be missed: first whole sites, the dearest first, then ever smaller parts.
  func thinned(_ plan: TailDescent.Plan) async -> TailDescent.Plan {
    var plan = plan
    for share in [1, 0.4, 0.1, 0.02] {
      let saving = { (site: Int) in
        let parts = model.cost(of: site, stock: plan.stock[site])
        return parts.opening + parts.holding + parts.procurement
      }
      let order = sites.indices.filter { plan.open[$0] }.map { (saving($0), $0) }.sorted {
        ($1.0, $0.1) < ($0.0, $1.1)
      }
      for (_, site) in order {
        var next = less(at: site, by: share, plan)
        while let thinner = next, await keeps(thinner) {
          plan = thinner
          next = share < 1 ? less(at: site, by: share, plan) : nil
        }
      }
    }
    return plan
  }

  /// The plan that leaves least short for the same money.
  func exchanged(_ plan: TailDescent.Plan) async -> TailDescent.Plan {
    await descent(spending(plan)).improved(plan).plan
  }

  /// The plan with less coal at a site, closed where none is left; `nil` = that saves nothing.
  private func less(at site: Int, by share: Double, _ plan: TailDescent.Plan) -> TailDescent.Plan? {
    var next = plan
    let part = Kilograms(Int64((Double(sites[site].storage.count) * share).rounded(.up)))
    next.stock[site] = max(model.alreadyThere[site], plan.stock[site] - part)
    if next.stock[site] == .zero, sites[site].status == .candidate { next.open[site] = false }
    return spending(next) < spending(plan) ? next : nil
  }

  /// With the whole sample as its tail, that is its mean.
  private func descent(_ budget: Fen) -> TailDescent {
    TailDescent(model: model, events: events, level: 0, budget: budget, mostMoves: mostMoves)
  }
}
