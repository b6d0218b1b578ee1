public import District
import Ensembles
import Hazards
public import Plans
import Quantities
import RoadNetwork
import Siting
import Statistics

/// Plans for the worst twentieth of drawn events within a budget, and holds them against the plan for the required
/// scenarios on fresh events.
public struct RiskStudy: Sendable {
  /// The district.
  public var district: District
  /// The given scenarios; the deterministic plan is made for the required ones.
  public var scenarios: [Scenario]
  /// What is drawn from.
  public var set: ScenarioSet
  /// Seed of every draw.
  public var seed: UInt64
  /// Events to plan from, how many of them are kept, and fresh events to evaluate on.
  public var planning, kept, fresh: Int
  /// λ and α of `(1 − λ) E + λ CVaR_α`.
  public var tailWeight, level: Double
  /// Confidence of every interval.
  public var confidence: Double
  /// Budgets of the frontier as shares of what the deterministic plan spends.
  public var budgetShares: [Double]
  /// Gap of each solve, and the time allowed for each.
  public var request: Request
  /// Version of Hearth, written into the report.
  public var version: String

  /// A study.
  public init(
    district: District, scenarios: [Scenario], set: ScenarioSet, seed: UInt64, planning: Int, kept: Int,
    fresh: Int, tailWeight: Double, level: Double, confidence: Double, budgetShares: [Double],
    request: Request, version: String
  ) {
    self.district = district
    self.scenarios = scenarios
    self.set = set
    self.seed = seed
    self.planning = planning
    self.kept = kept
    self.fresh = fresh
    self.tailWeight = tailWeight
    self.level = level
    self.confidence = confidence
    self.budgetShares = budgetShares
    self.request = request
    self.version = version
  }

  /// A plan with what it was allowed.
  private struct Candidate {
    var budget: Fen?
    var open: [Bool]
    var stock: [Kilograms]
    var gap: Double?
  }

  /// Runs the study.
  ///
  /// - Throws: `SitingError`, `StochasticError`, `CancellationError`.
  public func run(progress: @escaping @Sendable (PlanningProgress) -> Void) async throws -> RiskReport {
    let network = RoadNetwork(district)
    let paid = network.travel(from: ScenarioStudy.siteJunctions(district), under: RoadState.dry(district))
    let required = await inOrder(scenarios.filter(\.isRequired)) { [district] in
      ScenarioStudy(district, network, $0, paid: paid)
    }
    let model = ReserveModel(district, network, required: required)
    progress(.init(Bilingual(zh: "按必保场景选址", en: "siting for the required scenarios"), fraction: 0.02))
    let given = try await ReserveDecision.decide(model, request) { _ in }
    var plans = [Candidate(budget: nil, open: given.open, stock: given.stock)]
    let money = model.spending(open: given.open, stock: given.stock)

    let ensemble = Ensemble(set, district, seed: seed)
    let problem = await problem(model, network, ensemble, progress)
    plans.append(try await plan(problem, model, budget: money, start: given.open))
    var last = plans[1].open
    for (k, share) in budgetShares.sorted().enumerated() {
      let fraction = 0.3 + 0.3 * Double(k) / Double(budgetShares.count)
      progress(.init(Bilingual(zh: "按预算选址", en: "siting for a budget"), fraction: fraction))
      let budget = Fen(Int64((Double(money.count) * share).rounded()))
      plans.append(try await plan(problem, model, budget: budget, start: last))
      last = plans[plans.count - 1].open
    }
    let losses = await FreshLosses(
      ensemble, network, count: fresh, part: 2, stocks: plans.map(\.stock), district: district
    ) { share in
      progress(
        .init(Bilingual(zh: "在新样本上评估", en: "evaluating on fresh events"), fraction: 0.6 + 0.4 * share))
    }
    return try report(plans, losses, model)
  }

  /// Mean and tail of the coal short in the kept events.
  private func problem(
    _ model: ReserveModel, _ network: RoadNetwork, _ ensemble: Ensemble,
    _ progress: @Sendable (PlanningProgress) -> Void
  ) async -> SitingProblem {
    let customers = model.everyCustomer
    let sample = await DrawnSample(
      ensemble,
      SampleSizes(planning: planning, kept: kept, batches: 0, batch: 0, fresh: 0, hindsight: 0), model,
      network, customers: customers
    ) { share in
      progress(.init(Bilingual(zh: "抽取场景", en: "drawing scenarios"), fraction: 0.1 + 0.2 * share))
    }.planning
    var problem = model.problem(request, customers: customers)
    problem.limits.groupCoverage = 0
    // the reduction weighs what is short, too
    for i in problem.customers.indices { problem.customers[i].weight = 1 }
    problem.scenarios = sample.scenarios
    problem.transport = .weighted(sample.strata.weights)
    let reduction = problem.reduced(to: kept)
    problem.scenarios = reduction.kept.map { sample.scenarios[$0] }
    problem.transport = .weighted(reduction.weights)
    problem.mode = .meanCVaR(weight: tailWeight, level: level)
    return problem
  }

  private func plan(
    _ problem: SitingProblem, _ model: ReserveModel, budget: Fen, start: [Bool]
  ) async throws -> Candidate {
    var problem = problem
    let most = Double(budget.count) / 100_000
    problem.limits.budget = most
    // a tonne short counts as much as all that may be spent: money decides only between plans that are short alike
    for i in problem.customers.indices { problem.customers[i].weight = max(1, most) }
    let solution = try await problem.solve(
      SitingOptions(
        relativeGap: request.gap, timeLimit: request.timeLimit, explanationShare: 0, start: start))
    guard solution.status != .infeasible else { throw StochasticError.noPlan }
    // rounded down, so that not one fen more is spent
    let stock = district.sites.indices.map { site in
      solution.open[site]
        ? max(
          model.alreadyThere[site],
          min(district.sites[site].storage, Kilograms(Int64((solution.stock[site] * 1000).rounded(.down)))))
        : Kilograms.zero
    }
    return Candidate(budget: budget, open: solution.open, stock: stock, gap: solution.gap)
  }

  private func report(
    _ plans: [Candidate], _ losses: FreshLosses, _ model: ReserveModel
  ) throws -> RiskReport {
    let records = try plans.enumerated().map { try record($1, losses.sample($0), model) }
    let pairs = losses.pairs(0, 1)
    guard let mean = pairs.difference(confidence: confidence),
      let tail = pairs.tailDifference(level, confidence: confidence)
    else { throw StochasticError.noPlan }
    let frontier = Array(records[2...])
    return RiskReport(
      version: version, district: district.code, set: ScenarioSetRecord(set, seed: seed), planning: planning,
      kept: kept, fresh: fresh, level: level, tailWeight: tailWeight, confidence: confidence,
      kgPerHouseholdDay: kgPerHouseholdDay, deterministic: records[0], robust: records[1],
      spared: RiskDifference(mean: mean, tail: tail, varianceReduction: pairs.varianceReduction),
      frontier: frontier,
      knee: knee(of: frontier.map { (Double($0.spendingFen.count), $0.tailShort.value) }))
  }

  private func record(
    _ plan: Candidate, _ sample: StratifiedSample, _ model: ReserveModel
  ) throws -> RiskPlan {
    guard let mean = sample.mean(confidence: confidence),
      let tail = sample.tailMean(level, confidence: confidence), let share = sample.share(above: 0)
    else { throw StochasticError.noPlan }
    return RiskPlan(
      budgetFen: plan.budget, spendingFen: model.spending(open: plan.open, stock: plan.stock),
      sites: district.sites.indices.filter { plan.open[$0] }.map {
        SampledSite(id: district.sites[$0].id, name: district.sites[$0].name, stockKg: plan.stock[$0])
      },
      meanShort: mean, tailShort: tail, shortShare: share.figure(confidence: confidence), solverGap: plan.gap)
  }

  /// What a household with a safe stove burns a day, on average over all of them and the set's months.
  private var kgPerHouseholdDay: Double {
    let ration = Ration(of: district.reserveFuel, indoor: district.policy.emergencyTemperature.value)
    var (kg, households) = (0.0, 0.0)
    for group in district.households where group.safeStoves > 0 {
      let zone = district.climate[district.villages[group.village].zone]
      let means = set.outdoor.months.compactMap { month in zone.months.first { $0.month == month }?.mean }
      guard !means.isEmpty else { continue }
      let outdoor = means.reduce(0, +) / Double(means.count)
      let loss = district.archetypes[group.archetype].emergencyHeatLoss
      kg += Double(group.safeStoves) * ration.kilogramsPerHour(heatLoss: loss, outdoor: outdoor) * 24
      households += Double(group.safeStoves)
    }
    return households > 0 ? kg / households : 0
  }
}

/// Place of the knee of a falling line: the point farthest below the chord between its ends, both axes scaled to 1; `nil`
/// with fewer than three points or a line that does not fall.
func knee(of line: [(cost: Double, loss: Double)]) -> Int? {
  guard line.count >= 3, let first = line.first, let last = line.last, last.cost > first.cost,
    first.loss > last.loss
  else { return nil }
  let depth = line.map { point in
    1 - (point.cost - first.cost) / (last.cost - first.cost)
      - (point.loss - last.loss) / (first.loss - last.loss)
  }
  return depth.indices.max { (depth[$0], $1) < (depth[$1], $0) }
}
