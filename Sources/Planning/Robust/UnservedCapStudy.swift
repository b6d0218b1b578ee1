public import District
import Ensembles
import Hazards
public import Plans
import Quantities
import RoadNetwork
import Siting
import Statistics

/// Looks for the cheapest plan under which, on average over drawn events, no more than so much goes unserved, and holds it
/// against fresh events.
public struct UnservedCapStudy: Sendable {
  /// The district.
  public var district: District
  /// The given scenarios; the deterministic plan beside it is made for the required ones.
  public var scenarios: [Scenario]
  /// What is drawn from.
  public var set: ScenarioSet
  /// Seed of every draw.
  public var seed: UInt64
  /// Most household-days unserved per event, on average.
  public var cap: Double
  /// Events to plan from, how many of them are kept, and fresh events to evaluate on.
  public var planning, kept, fresh: Int
  /// Where the tail that is reported begins, and the confidence of every interval.
  public var level, confidence: Double
  /// Gap of each solve, and the time allowed for each.
  public var request: Request
  /// Exchanges tried at most in each round.
  public var mostMoves: Int
  /// Version of Hearth, written into the report.
  public var version: String

  /// A study.
  public init(
    district: District, scenarios: [Scenario], set: ScenarioSet, seed: UInt64, cap: Double, planning: Int,
    kept: Int, fresh: Int, level: Double, confidence: Double, request: Request, mostMoves: Int,
    version: String
  ) {
    self.district = district
    self.scenarios = scenarios
    self.set = set
    self.seed = seed
    self.cap = cap
    self.planning = planning
    self.kept = kept
    self.fresh = fresh
    self.level = level
    self.confidence = confidence
    self.request = request
    self.mostMoves = mostMoves
    self.version = version
  }

  /// No stock that the yards can hold keeps the cap in the drawn events.
  public struct OutOfReach: Error, Sendable, Hashable {
    /// Household-days that remain with every yard full; `nil` where no household has a stove to serve.
    public var least: Double?
  }

  /// Rounds of exchanging and thinning out.
  private static let mostRounds = 3
  /// A round that saves less than this share of the money is the last.
  private static let worthwhile = 0.001
  /// How often the cap is drawn tighter for a plan that does not keep it in events it was not made from, and then looser.
  private static let mostChecks = 5
  /// What is left of its distance from the least possible each time it is drawn tighter.
  private static let tightening = 0.6
  /// Parts of the ensemble's numbering, as in ``DrawnSample``: to evaluate on, and to check against before that.
  private static let (freshPart, checkPart) = (2, 3)

  /// Runs the study.
  ///
  /// - Throws: ``OutOfReach``; `SitingError`, `StochasticError`, `CancellationError`.
  public func run(progress: @escaping @Sendable (PlanningProgress) -> Void) async throws -> UnservedCapReport
  {
    let ration = district.kgPerHouseholdDay(in: set.outdoor.months)
    guard ration > 0 else { throw OutOfReach(least: nil) }
    let network = RoadNetwork(district)
    let paid = network.travel(from: ScenarioStudy.siteJunctions(district), under: RoadState.dry(district))
    let required = await inOrder(scenarios.filter(\.isRequired)) { [district] in
      ScenarioStudy(district, network, $0, paid: paid)
    }
    let model = ReserveModel(district, network, required: required)
    progress(.init(Bilingual(zh: "按必保场景选址", en: "siting for the required scenarios"), fraction: 0.02))
    let given = try await ReserveDecision.decide(model, request) { _ in }
    let deterministic = TailDescent.Plan(open: given.open, stock: given.stock)

    let ensemble = Ensemble(set, district, seed: seed)
    progress(.init(Bilingual(zh: "抽取场景", en: "drawing scenarios"), fraction: 0.1))
    let sample = await DrawnEvents(ensemble, planning, model, network, paid: paid)
    var thrift = Thrift(model: model, events: sample.events, cap: cap * ration, mostMoves: mostMoves)
    let least = await thrift.short(thrift.everything)
    guard least <= cap * ration else { throw OutOfReach(least: least / ration) }

    progress(.init(Bilingual(zh: "按上限选址", en: "siting for the cap"), fraction: 0.12))
    let solved = try await solved(sample, model)
    // a plan looks better on the events it is thinned out on than on others, so it is checked against others
    func holds(_ plan: TailDescent.Plan) async throws -> Bool {
      let others = await FreshLosses(
        ensemble, network, count: fresh / 2, part: Self.checkPart, stocks: [plan.stock], district: district
      ) { _ in }
      guard let upper = others.sample(0).mean(confidence: confidence)?.interval?.upper else {
        throw StochasticError.noPlan
      }
      return upper <= cap * ration
    }
    var best = thrift.everything
    var tooLoose: Double?
    for check in 0..<Self.mostChecks {
      let share = Double(check) / Double(Self.mostChecks)
      progress(
        .init(Bilingual(zh: "按上限选址、省钱", en: "siting for the cap, and saving"), fraction: 0.15 + 0.5 * share))
      try Task.checkCancellation()
      best = await cheapest(from: [deterministic, solved].compactMap(\.self), thrift)
      if try await holds(best) { break }
      tooLoose = thrift.cap
      // towards what full yards leave short, never below: there only full yards would be left to choose
      thrift.cap = least + (thrift.cap - least) * Self.tightening
    }
    // it was tightened in large steps: what they took too much is thinned out again
    var (tight, loose) = (await thrift.short(best), tooLoose ?? 0)
    for check in 0..<Self.mostChecks where tight < loose {
      let share = Double(check) / Double(Self.mostChecks)
      progress(.init(Bilingual(zh: "放松到正好", en: "loosening to the mark"), fraction: 0.65 + 0.2 * share))
      thrift.cap = (tight + loose) / 2
      let thinner = await thrift.thinned(best)
      if try await holds(thinner) { (best, tight) = (thinner, thrift.cap) } else { loose = thrift.cap }
    }

    let losses = await FreshLosses(
      ensemble, network, count: fresh, part: Self.freshPart, stocks: [deterministic.stock, best.stock],
      district: district
    ) { share in
      progress(
        .init(Bilingual(zh: "在新样本上评估", en: "evaluating on fresh events"), fraction: 0.85 + 0.15 * share))
    }
    func record(_ plan: TailDescent.Plan, _ index: Int) throws -> RiskPlan {
      try RiskPlan(
        model, open: plan.open, stock: plan.stock, budget: nil, gap: nil, losses.sample(index), level: level,
        confidence: confidence)
    }
    return UnservedCapReport(
      version: version, district: district.code,
      sample: RiskSample(
        set: ScenarioSetRecord(set, seed: seed), planning: planning, kept: kept, fresh: fresh, level: level,
        confidence: confidence, kgPerHouseholdDay: ration),
      cap: cap,
      meanInSample: await thrift.short(best), deterministic: try record(deterministic, 0),
      cheapest: try record(best, 1))
  }

  /// The cheapest plan found that keeps the cap on all drawn events: the best of several thinned out, then exchanged and
  /// thinned out again.
  private func cheapest(from starts: [TailDescent.Plan], _ thrift: Thrift) async -> TailDescent.Plan {
    var best = await thrift.thinned(thrift.everything)
    for start in starts where await thrift.keeps(start) {
      let thinned = await thrift.thinned(start)
      if thrift.spending(thinned) < thrift.spending(best) { best = thinned }
    }
    for _ in 0..<Self.mostRounds {
      let before = thrift.spending(best)
      best = await thrift.thinned(await thrift.exchanged(best))
      let saved = Double((before - thrift.spending(best)).count)
      if saved < Self.worthwhile * Double(before.count) { break }
    }
    return best
  }

  /// The solver's plan for the kept events. They are a rough picture of all, so whether it keeps the cap is yet to be seen.
  private func solved(_ sample: DrawnEvents, _ model: ReserveModel) async throws -> TailDescent.Plan? {
    var problem = sample.problem(model, request, kept: kept)
    problem.mode = .euhdCap(cap * district.kgPerHouseholdDay(in: set.outdoor.months) / 1000)
    let solution = try await problem.solve(
      SitingOptions(relativeGap: request.gap, timeLimit: request.timeLimit, explanationShare: 0))
    guard solution.status != .infeasible else { return nil }
    // rounded up, so that what the solver counts on is there
    return TailDescent.Plan(open: solution.open, stock: model.stock(solution, rounded: .up))
  }
}
