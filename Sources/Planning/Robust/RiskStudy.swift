import Adversary
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
  /// Gap of each solve, the time allowed for each, and where given the money of the deterministic plan.
  public var request: Request
  /// Exchanges tried at most for each plan.
  public var mostMoves: Int
  /// Version of Hearth, written into the report.
  public var version: String

  /// A study.
  public init(
    district: District, scenarios: [Scenario], set: ScenarioSet, seed: UInt64, planning: Int, kept: Int,
    fresh: Int, tailWeight: Double, level: Double, confidence: Double, budgetShares: [Double],
    request: Request, mostMoves: Int, version: String
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
    self.mostMoves = mostMoves
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
    progress(.init(Bilingual(zh: "抽取场景", en: "drawing scenarios"), fraction: 0.1))
    let sample = await DrawnEvents(ensemble, planning, model, network, paid: paid)
    let problem = problem(model, sample)
    plans.append(try await plan(problem, model, sample, budget: money, from: [plans[0]]))
    var idle: [Fen] = []
    for (k, share) in budgetShares.sorted().enumerated() {
      let fraction = 0.3 + 0.4 * Double(k) / Double(budgetShares.count)
      progress(.init(Bilingual(zh: "按预算选址", en: "siting for a budget"), fraction: fraction))
      let budget = Fen(Int64((Double(money.count) * share).rounded()))
      let next = try await plan(problem, model, sample, budget: budget, from: plans)
      // money that buys nothing more makes no point of the frontier
      if k == 0 || next.stock != plans.last?.stock { plans.append(next) } else { idle.append(budget) }
    }
    let losses = await FreshLosses(
      ensemble, network, count: fresh, part: 2, stocks: plans.map(\.stock), district: district
    ) { share in
      progress(
        .init(Bilingual(zh: "在新样本上评估", en: "evaluating on fresh events"), fraction: 0.7 + 0.3 * share))
    }
    var report = try report(plans, losses, model)
    report.idleBudgetsFen = idle
    return report
  }

  /// Mean and tail of the coal short in the kept events.
  private func problem(_ model: ReserveModel, _ sample: DrawnEvents) -> SitingProblem {
    var problem = sample.problem(model, request, kept: kept)
    problem.mode = .meanCVaR(weight: tailWeight, level: level)
    return problem
  }

  /// The plan of least tail within a budget: the solver's on the kept events or one already known, whichever does better on
  /// all drawn events, improved on them by exchange.
  private func plan(
    _ problem: SitingProblem, _ model: ReserveModel, _ sample: DrawnEvents, budget: Fen,
    from known: [Candidate]
  ) async throws -> Candidate {
    var problem = problem
    let most = Double(budget.count) / 100_000
    problem.limits.budget = most
    // a tonne short counts as much as all that may be spent: money decides only between plans that are short alike
    for i in problem.customers.indices { problem.customers[i].weight = max(1, most) }
    let solution = try await problem.solve(
      SitingOptions(
        relativeGap: request.gap, timeLimit: request.timeLimit, explanationShare: 0, start: known.last?.open))
    guard solution.status != .infeasible else { throw StochasticError.noPlan }
    // rounded down, so that not one fen more is spent
    let stock = model.stock(solution, rounded: .down)
    let descent = TailDescent(
      model: model, events: sample.events, level: level, budget: budget, mostMoves: mostMoves)
    let affordable = known.filter { model.spending(open: $0.open, stock: $0.stock) <= budget }
    let starts =
      [TailDescent.Plan(open: solution.open, stock: stock)]
      + affordable.map { TailDescent.Plan(open: $0.open, stock: $0.stock) }
    let best = await descent.improved(await descent.best(of: starts)).plan
    return Candidate(budget: budget, open: best.open, stock: best.stock, gap: solution.gap)
  }

  private func report(
    _ plans: [Candidate], _ losses: FreshLosses, _ model: ReserveModel
  ) throws -> RiskReport {
    let records = try plans.enumerated().map {
      try RiskPlan(
        model, open: $1.open, stock: $1.stock, budget: $1.budget, gap: $1.gap, losses.sample($0),
        level: level,
        confidence: confidence)
    }
    let pairs = losses.pairs(0, 1)
    guard let mean = pairs.difference(confidence: confidence),
      let tail = pairs.tailDifference(level, confidence: confidence)
    else { throw StochasticError.noPlan }
    let frontier = Array(records[2...])
    var report = RiskReport(
      version: version, district: district.code,
      sample: RiskSample(
        set: ScenarioSetRecord(set, seed: seed), planning: planning, kept: kept, fresh: fresh, level: level,
        confidence: confidence, kgPerHouseholdDay: district.kgPerHouseholdDay(in: set.outdoor.months)),
      tailWeight: tailWeight, deterministic: records[0],
      robust: records[1],
      spared: RiskDifference(mean: mean, tail: tail, varianceReduction: pairs.varianceReduction),
      frontier: frontier,
      knee: knee(of: frontier.map { (Double($0.spendingFen.count), $0.tailShort.value) }))
    report.inputs = district.inputs
    return report
  }
}

/// Place of the knee of a falling line: the point farthest below the chord between its ends, both axes scaled to 1; `nil`
/// with fewer than three points, with a line that does not fall, or with one that nowhere lies below the chord: a straight
/// one.
///
/// This is where Satopää et al. put it ("Finding a 'Kneedle' in a Haystack", ICDCS workshops, 2011): on average a yuan
/// buys more before it than after it, which says nothing of the single steps.
func knee(of line: [(cost: Double, loss: Double)]) -> Int? {
  guard line.count >= 3, let first = line.first, let last = line.last, last.cost > first.cost,
    first.loss > last.loss
  else { return nil }
  let depth = line.map { point in
    1 - (point.cost - first.cost) / (last.cost - first.cost)
      - (point.loss - last.loss) / (first.loss - last.loss)
  }
  let deepest = depth.indices.max { (depth[$0], $1) < (depth[$1], $0) }
  // rounding may put a straight line a hair below its chord
  return deepest.flatMap { depth[$0] > 1e-9 ? $0 : nil }
}
