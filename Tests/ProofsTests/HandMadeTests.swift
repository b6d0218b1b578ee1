import Audit
import Proofs
import Testing

/// Two yards, two villages of 4 t. Yard 0 alone costs 5 + 4·1 + 4·2 = 17, yard 1 alone 8 + 4·3 + 4·1 = 24, both 13 + 4 + 4 = 21.
private func twoYards(_ mode: LocationProblem.Mode = .minCost) -> LocationProblem {
  LocationProblem(
    sites: [(10.0, 5.0), (10.0, 8.0)].enumerated().map { j, site in
      LocationProblem.Site(
        place: j, status: .candidate, capacity: site.0, openingCost: site.1, unitCosts: [0], present: [0])
    },
    customers: [0, 1].map { _ in LocationProblem.Customer(group: 0, weight: 1, fuel: 0) },
    scenarios: [
      LocationProblem.Scenario(
        demand: [4, 4], surviving: [1, 1], arcSites: [[0, 1], [1, 0]], arcCosts: [[1, 3], [1, 2]])
    ],
    maxSites: nil, budget: nil, groupCoverage: 0, mode: mode, weights: [1], isSingleSourced: false)
}

private func record(
  _ problem: LocationProblem = twoYards(), _ name: LocationClaim.Pass.Name = .cost, _ value: Double = 17,
  bound: Double? = nil, by proof: BoundProof?
) -> LocationRecord {
  let plan = LocationClaim.Plan(
    open: [0], stock: [[8], [0]],
    recourse: [
      LocationClaim.Recourse(
        flows: [
          LocationClaim.Flow(site: 0, customer: 0, tonnes: 4),
          LocationClaim.Flow(site: 0, customer: 1, tonnes: 4),
        ], shortage: [0, 0])
    ])
  let pass = LocationClaim.Pass(name: name, value: value, bound: bound ?? value, proof: proof)
  return LocationRecord(
    engine: "by hand", problem: problem,
    claim: LocationClaim(plan: plan, passes: [pass], impossibility: nil, slack: 1e-6))
}

/// 9 + 8 for the demands, less what the links give back to the yards: 5 − 5 = 0 and 8 − 4 = 4.
private let prices = DualProof(
  rows: [
    .demand(scenario: 0, customer: 0), .demand(scenario: 0, customer: 1),
    .link(scenario: 0, customer: 0, site: 0), .link(scenario: 0, customer: 1, site: 1),
  ],
  columns: [], nodes: [.bound(prices: 0)],
  prices: [DualProof.Prices(rows: [0, 1, 2, 3], values: [9, 8, -5, -4])])

/// 4·2.25 + 4·2 = 17 for the demands; yard 0 then costs 5 − 5 = 0, yard 1 costs 8 − 3·0 − 4 = 4.
private let multipliers = LagrangianProof(
  nodes: [.branch(site: 1), .leaf(multipliers: 0), .leaf(multipliers: 0)], multipliers: [[2.25, 2]])

private func checks(_ record: LocationRecord) -> Set<String> {
  Set(LocationAudit(record).run().findings.map(\.check))
}

@Suite("A hand-made proof")
struct HandMadeTests {
  @Test("by prices of rows is accepted")
  func dual() { #expect(checks(record(by: .dual(prices))).isEmpty) }

  @Test("by multipliers of demands is accepted")
  func lagrangian() { #expect(checks(record(by: .lagrangian(multipliers))).isEmpty) }

  @Test("of a longest way is that no single yard is nearer")
  func centre() {
    // within less than 2 each village has a yard of its own, and one yard is allowed: 1 + 1 − 1 > 0
    let proof = DualProof(
      rows: prices.rows + [.sites], columns: [], nodes: [.impossible(prices: 0)],
      prices: [DualProof.Prices(rows: [0, 1, 2, 3, 4], values: [1, 1, -1, -1, -1])])
    let problem = twoYards(.pCenter(sites: 1))
    #expect(checks(record(problem, .radius, 2, by: .dual(proof))).isEmpty)
    #expect(checks(record(problem, .radius, 2, bound: 2.000_001, by: .dual(proof))).contains("bound.dual"))
    var two = problem
    two.mode = .pCenter(sites: 2)
    #expect(checks(record(two, .radius, 2, by: .dual(proof))) == ["bound.dual"])
  }

  @Test("that nothing is possible shows too little room")
  func impossible() {
    var problem = twoYards()
    problem.maxSites = 1
    problem.sites[0].capacity = 5
    problem.sites[1].capacity = 5
    // 8 asked for, at most 5 in the one yard allowed
    let proof = DualProof(
      rows: [.capacity(scenario: 0), .sites], columns: [], nodes: [.impossible(prices: 0)],
      prices: [DualProof.Prices(rows: [0, 1], values: [1, -5])])
    let claim = LocationClaim(plan: nil, passes: [], impossibility: .dual(proof), slack: 1e-6)
    #expect(checks(LocationRecord(engine: "by hand", problem: problem, claim: claim)).isEmpty)
    problem.maxSites = 2
    #expect(
      checks(LocationRecord(engine: "by hand", problem: problem, claim: claim)) == ["impossible.dual"])
  }

  @Test("fails when a multiplier is one at which the bound is lower")
  func multiplierChanged() {
    var changed = multipliers
    changed.multipliers[0][0] = 5
    #expect(checks(record(by: .lagrangian(changed))) == ["bound.lagrangian"])
    var cheaper = prices
    cheaper.prices[0].values[0] = 8.9
    #expect(checks(record(by: .dual(cheaper))) == ["bound.dual"])
  }

  @Test("fails when a leaf or a subtree is missing, or one is too many")
  func treeChanged() {
    for count in 0...2 {
      var cut = multipliers
      cut.nodes = Array(multipliers.nodes.prefix(count))
      #expect(checks(record(by: .lagrangian(cut))) == ["bound.lagrangian"])
    }
    var long = multipliers
    long.nodes.append(.leaf(multipliers: 0))
    #expect(checks(record(by: .lagrangian(long))) == ["bound.lagrangian"])
    var half = prices
    half.columns = [.open(site: 1)]
    half.nodes = [.branch(column: 0), .bound(prices: 0)]
    #expect(checks(record(by: .dual(half))) == ["bound.dual"])
    half.nodes.append(.bound(prices: 0))
    #expect(checks(record(by: .dual(half))).isEmpty)
  }

  @Test("fails when it claims a millionth more")
  func boundRaised() {
    #expect(checks(record(bound: 17.000_001, by: .dual(prices))) == ["bound.side", "bound.dual"])
    #expect(
      checks(record(bound: 17.000_001, by: .lagrangian(multipliers))) == ["bound.side", "bound.lagrangian"])
  }

  @Test("fails when it names what the problem does not have")
  func strangers() {
    var stranger = prices
    stranger.rows[3] = .link(scenario: 0, customer: 1, site: 7)
    #expect(checks(record(by: .dual(stranger))) == ["bound.dual"])
    stranger.rows[3] = .budget
    #expect(checks(record(by: .dual(stranger))) == ["bound.dual"])
    // a shut yard has no columns
    var proof = prices
    proof.columns = [.flow(scenario: 0, customer: 0, site: 0)]
    #expect(checks(record(by: .dual(proof))) == ["bound.dual"])
  }

  @Test("does not help where there is none, or one of another kind")
  func wrongKind() {
    #expect(checks(record(by: nil)) == ["bound.unproven"])
    var split = twoYards()
    split.isSingleSourced = true
    #expect(checks(record(split, by: .lagrangian(multipliers))) == ["bound.lagrangian"])
  }
}

@Suite("A plan in a record")
struct PlanTests {
  @Test("fails when a tonne is moved, a yard mistaken or a figure changed")
  func mutations() {
    typealias Change = (inout LocationRecord) -> Void
    let cases: [(expected: Set<String>, change: Change)] = [
      (["flow.demand"], { $0.claim.plan?.recourse[0].flows[0].tonnes -= 1 }),
      (["flow.stock"], { $0.claim.plan?.stock[0] = [7] }),
      (["site.capacity"], { $0.claim.plan?.stock[0] = [11] }),
      (["site.capacity", "flow.arc"], { $0.claim.plan?.open = [1] }),
      (["flow.arc", "flow.stock"], { $0.claim.plan?.recourse[0].flows[0].site = 1 }),
      (["pass.value"], { $0.problem.sites[0].openingCost = 6 }),
      (["pass.value", "bound.dual"], { $0.problem.scenarios[0].arcCosts[0][0] = 0.5 }),
      (["site.status"], { $0.problem.sites[0].status = .shut }),
      (["site.status"], { $0.problem.sites[1].status = .open }),
      (["limit.sites"], { $0.problem.maxSites = 0 }),
      (["limit.budget"], { $0.problem.budget = 4 }),
      (["pass.order"], { $0.problem.mode = .maxCover }),
      (["record.shape"], { $0.problem.scenarios[0].demand[1] = .nan }),
      (["record.shape"], { $0.claim.plan?.open = [9] }),
    ]
    for (expected, change) in cases {
      var changed = record(by: .dual(prices))
      change(&changed)
      #expect(checks(changed) == expected)
    }
  }
}
