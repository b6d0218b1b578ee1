import Siting

/// SplitMix64: small, seeded, the same everywhere.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
  mutating func uniform(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &self) }
  mutating func chance(_ share: Double) -> Bool { uniform(0...1) < share }
}

/// A small problem with a bit of everything.
func randomProblem(seed: UInt64, mode: SitingProblem.Mode) -> SitingProblem {
  var random = SplitMix(state: seed &* 7919 &+ 13)
  let siteCount = Int.random(in: 2...5, using: &random)
  let customerCount = Int.random(in: 2...6, using: &random)
  let scenarioCount = Int.random(in: 1...3, using: &random)
  var place = 0
  let sites = (0..<siteCount).map { j in
    if j > 0, !random.chance(0.3) { place += 1 }
    let capacity = random.uniform(4...16).rounded()
    var site = SitingProblem.Site(
      place: place, capacity: capacity, openingCost: random.uniform(2...30).rounded(),
      unitCost: random.uniform(0.5...1.5))
    if random.chance(0.2) { site.present = (capacity * random.uniform(0...1)).rounded(.down) }
    if random.chance(0.08) {
      site.status = .forbidden
    } else if random.chance(0.06) {
      site.status = .required
    }
    return site
  }
  let places = sites.map { _ in (random.uniform(0...10), random.uniform(0...10)) }
  let customers = (0..<customerCount).map { _ in
    SitingProblem.Customer(group: Int.random(in: 0...2, using: &random), weight: random.chance(0.5) ? 1 : 3)
  }
  let villages = customers.map { _ in (random.uniform(0...10), random.uniform(0...10)) }
  let scenarios = (0..<scenarioCount).map { _ in
    let reach = random.uniform(5...12)
    return SitingProblem.Scenario(
      demand: customers.map { _ in random.chance(0.15) ? 0 : random.uniform(1...4).rounded() },
      surviving: sites.map { _ in random.chance(0.1) ? random.uniform(0...1).rounded() / 2 : 1 },
      arcs: customers.indices.map { i in
        sites.indices.compactMap { j in
          // sizes of a place stand at the same spot
          let (x, y) = places[sites.firstIndex { $0.place == sites[j].place } ?? j]
          let distance = abs(x - villages[i].0) + abs(y - villages[i].1)
          return distance <= reach ? SitingProblem.Arc(site: j, cost: distance * 0.3) : nil
        }
      })
  }
  var limits = SitingProblem.Limits()
  if random.chance(0.3) { limits.maxSites = Int.random(in: 1...4, using: &random) }
  if random.chance(0.3) { limits.budget = random.uniform(15...70) }
  if mode == .maxCover || mode == .lexicographic, random.chance(0.3) {
    limits.groupCoverage = random.uniform(0...0.7)
  }
  let weighted = random.chance(0.4)
  return SitingProblem(
    sites: sites, customers: customers, scenarios: scenarios, limits: limits, mode: mode,
    transport: weighted ? .weighted(scenarios.map { _ in random.uniform(0.1...1) }) : .worstScenario,
    neighbours: Int.random(in: 1...4, using: &random))
}

/// A district of the shipped size: `places` places in two sizes, `villages` villages with two urgencies, four storms.
func district(seed: UInt64, places: Int = 30, villages: Int = 146, tightness: Double = 1) -> SitingProblem {
  var random = SplitMix(state: seed)
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
