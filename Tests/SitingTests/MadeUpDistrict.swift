import Siting
import SitingOracle

/// A district of the shipped size: `places` places in two sizes, `villages` villages with two urgencies, four storms.
func district(seed: UInt64, places: Int = 30, villages: Int = 146, tightness: Double = 1) -> SitingProblem {
  var random = SplitMix(seed: seed)
  func spots(_ n: Int) -> [(Double, Double)] {
    (0..<n).map { _ in (random.uniform(0...40), random.uniform(0...40)) }
  }
  let (yards, homes) = (spots(places), spots(villages))
  var sites: [SitingProblem.Site] = []
  for p in 0..<places {
    let hub = p < 3
    for size in 1...2 {
      sites.append(
        SitingProblem.Site(
          place: p, capacity: random.uniform(hub ? 120...200 : 25...60) * Double(size) / tightness,
          openingCost: random.uniform(hub ? 60...80 : 8...30) * (size == 1 ? 1 : 1.7),
          unitCost: 0.9 + random.uniform(0...0.15)))
    }
  }
  let customers = (0..<villages).flatMap { v in
    [SitingProblem.Customer(group: v % 11, weight: 3), SitingProblem.Customer(group: v % 11, weight: 1)]
  }
  let scenarios = [0.8, 0.7, 0.6, 0.7].map { share in
    let severity = random.uniform(0.6...1.2)
    let reach = [random.uniform(12...18), random.uniform(23...34)]
    var demand: [Double] = []
    var arcs: [[SitingProblem.Arc]] = []
    for v in 0..<villages {
      let struck = random.chance(share)
      for urgency in 0..<2 {
        let need = urgency == 0 ? random.uniform(0.3...1.5) : random.uniform(1...8)
        demand.append(struck ? need * severity : 0)
        var near: [(Double, Int)] = []
        for p in 0..<places {
          let (dx, dy) = (yards[p].0 - homes[v].0, yards[p].1 - homes[v].1)
          near.append(((dx * dx + dy * dy).squareRoot() * 1.3, p))
        }
        near.sort { $0 < $1 }
        let reached = near.filter { $0.0 <= reach[urgency] }
        let used = reached.isEmpty ? [near[0]] : reached
        arcs.append(
          used.flatMap { distance, p in
            [0, 1].map { SitingProblem.Arc(site: 2 * p + $0, cost: distance * 0.001) }
          })
      }
    }
    return SitingProblem.Scenario(demand: demand, surviving: sites.map { _ in 1 }, arcs: arcs)
  }
  return SitingProblem(sites: sites, customers: customers, scenarios: scenarios)
}
