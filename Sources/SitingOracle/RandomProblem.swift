public import Siting

/// Small problems with a bit of everything: sizes, statuses, lost stock, fuels, limits, both kinds of transport, whole
/// deliveries, demands out of reach. About a quarter cannot be met.
public struct RandomProblem {
  private var random: SplitMix
  private let siteCount: Int
  private let customerCount: Int
  private let scenarioCount: Int
  private let fuelCount: Int

  private init(seed: UInt64, _ size: Size) {
    random = SplitMix(seed: seed &* 7919 &+ 13)
    let isSmall = size == .small
    siteCount = random.whole(isSmall ? 2...7 : 8...14)
    customerCount = random.whole(isSmall ? 2...8 : 10...24)
    scenarioCount = random.whole(isSmall ? 1...4 : 2...5)
    fuelCount = random.chance(0.3) ? 2 : 1
  }

  /// What a random problem may ask for.
  public enum Objective: String, Sendable, CaseIterable, Encodable {
    case minCost, penalised, meanCVaR, euhdCap, maxCover, pMedian, pCenter, lexicographic

    /// What a mode asks for, its numbers aside.
    public init(_ mode: SitingProblem.Mode) {
      self =
        switch mode {
        case .minCost: .minCost
        case .penalised: .penalised
        case .meanCVaR: .meanCVaR
        case .euhdCap: .euhdCap
        case .maxCover: .maxCover
        case .pMedian: .pMedian
        case .pCenter: .pCenter
        case .lexicographic: .lexicographic
        }
    }
  }

  /// How big a random problem is.
  public enum Size: String, Sendable, CaseIterable, Encodable {
    /// Up to 7 sites, 8 customers and 4 scenarios: few enough to try every set of sites.
    case small
    /// 8 to 14 sites, 10 to 24 customers, 2 to 5 scenarios: enough to make a search branch.
    case medium
  }

  /// The problem of a seed: the same on every machine.
  ///
  /// - Parameters:
  ///   - objective: What it asks for; `nil` = the seed decides, all in turn.
  ///   - sourcing: `nil` = the seed decides; one in four has whole deliveries.
  public static func make(
    seed: UInt64, _ objective: Objective? = nil, sourcing: SitingProblem.Sourcing? = nil, size: Size = .small
  ) -> SitingProblem {
    var maker = RandomProblem(seed: seed, size)
    let all = Objective.allCases
    return maker.problem(objective ?? all[Int(seed % UInt64(all.count))], sourcing)
  }

  /// What of a seed's problem is classical facility location: one fuel that costs nothing by itself, costs added up, no
  /// budget, no least coverage, deliveries that may be split. Asks for one of four things in turn.
  public static func makeClassical(seed: UInt64, size: Size = .small) -> SitingProblem {
    let asked: [Objective] = [.minCost, .penalised, .maxCover, .pMedian]
    var problem = make(seed: seed, asked[Int(seed % 4)], sourcing: .split, size: size)
    for j in problem.sites.indices {
      problem.sites[j].piles = [SitingProblem.Pile(present: problem.sites[j].piles[0].present)]
    }
    for i in problem.customers.indices { problem.customers[i].fuel = 0 }
    problem.limits.budget = nil
    problem.limits.groupCoverage = 0
    if problem.transport == .worstScenario {
      problem.transport = .weighted(problem.scenarios.indices.map { 1 / Double($0 + 1) })
    }
    return problem
  }

  private mutating func problem(
    _ objective: Objective, _ sourcing: SitingProblem.Sourcing?
  ) -> SitingProblem {
    let sites = sites()
    let customers = customers(penalty: objective == .penalised || objective == .meanCVaR)
    let scenarios = scenarios(sites, customers)
    let needsWeights = objective == .meanCVaR || objective == .euhdCap
    let weighted = random.chance(0.4) || needsWeights
    var problem = SitingProblem(
      sites: sites, customers: customers, scenarios: scenarios, limits: limits(objective),
      transport: weighted ? .weighted(scenarios.map { _ in random.uniform(0.1...1) }) : .worstScenario,
      sourcing: random.chance(0.25) ? .single : .split, neighbours: random.whole(1...4))
    if let sourcing { problem.sourcing = sourcing }
    problem.mode = mode(objective, problem)
    return problem
  }

  private mutating func mode(_ objective: Objective, _ problem: SitingProblem) -> SitingProblem.Mode {
    switch objective {
    case .minCost: return .minCost
    case .penalised: return .penalised
    case .meanCVaR:
      // the ends of both ranges now and then
      let weight = random.chance(0.2) ? Double(random.whole(0...1)) : random.uniform(0...1)
      return .meanCVaR(weight: weight, level: random.chance(0.15) ? 0 : random.uniform(0...0.95))
    case .euhdCap:
      let all = zip(problem.probabilities ?? [], problem.scenarios).reduce(0) { sum, entry in
        sum + entry.0 * zip(problem.customers, entry.1.demand).reduce(0) { $0 + $1.0.weight * $1.1 }
      }
      return .euhdCap(random.chance(0.15) ? 0 : all * random.uniform(0...0.6))
    case .maxCover: return .maxCover
    case .pMedian: return .pMedian(random.whole(1...(1 + siteCount / 2)))
    case .pCenter: return .pCenter(random.whole(1...(1 + siteCount / 2)))
    case .lexicographic: return .lexicographic
    }
  }

  private mutating func sites() -> [SitingProblem.Site] {
    // coal that costs nothing beside its yard is a problem of its own: the classical one
    let costs = random.chance(0.35) ? 0...0 : 0.5...1.5
    var place = 0
    return (0..<siteCount).map { j in
      if j > 0, !random.chance(0.3) { place += 1 }
      let capacity = random.uniform(4...16).rounded()
      var room = capacity
      let piles = (0..<fuelCount).map { _ in
        let present = random.chance(0.2) ? (room * random.uniform(0...1)).rounded(.down) : 0
        room -= present
        return SitingProblem.Pile(unitCost: random.uniform(costs), present: present)
      }
      let lot = random.uniform(0...1)
      return SitingProblem.Site(
        place: place, status: lot < 0.08 ? .forbidden : lot < 0.13 ? .required : .candidate,
        capacity: capacity, openingCost: random.uniform(2...30).rounded(), piles: piles)
    }
  }

  private mutating func customers(penalty: Bool) -> [SitingProblem.Customer] {
    (0..<customerCount).map { _ in
      let weight = penalty ? random.uniform(0...9) : random.chance(0.5) ? 1 : 3
      return SitingProblem.Customer(
        group: random.whole(0...2), weight: weight, fuel: random.whole(0...(fuelCount - 1)))
    }
  }

  private mutating func scenarios(
    _ sites: [SitingProblem.Site], _ customers: [SitingProblem.Customer]
  ) -> [SitingProblem.Scenario] {
    let yards = sites.map { _ in (random.uniform(0...10), random.uniform(0...10)) }
    let villages = customers.map { _ in (random.uniform(0...10), random.uniform(0...10)) }
    return (0..<scenarioCount).map { _ in
      let reach = random.uniform(6...14)
      return SitingProblem.Scenario(
        demand: customers.map { _ in random.chance(0.15) ? 0 : random.uniform(1...4).rounded() },
        surviving: sites.map { _ in random.chance(0.1) ? random.uniform(0...1).rounded() / 2 : 1 },
        arcs: villages.map { village in
          sites.indices.compactMap { j in
            // sizes of a place stand at the same spot
            let yard = yards[sites.firstIndex { $0.place == sites[j].place } ?? j]
            let distance = abs(yard.0 - village.0) + abs(yard.1 - village.1)
            return distance <= reach ? SitingProblem.Arc(site: j, cost: distance * 0.3) : nil
          }
        })
    }
  }

  private mutating func limits(_ objective: Objective) -> SitingProblem.Limits {
    var limits = SitingProblem.Limits()
    let share = Double(siteCount) / 4.5
    if random.chance(0.3) { limits.maxSites = Int(Double(random.whole(1...4)) * share.rounded(.up)) }
    if random.chance(0.3) { limits.budget = random.uniform(15...70) * share }
    switch objective {
    case .minCost, .pMedian, .pCenter: break
    case .penalised, .meanCVaR, .euhdCap, .maxCover, .lexicographic:
      if random.chance(0.3) { limits.groupCoverage = random.chance(0.1) ? 1 : random.uniform(0...0.7) }
    }
    return limits
  }
}
