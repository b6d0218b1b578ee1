public import District
import Ensembles
import Hazards
public import Plans
import Quantities
import RoadNetwork
import Siting
import Statistics

/// Plans on a drawn sample, and says what that is worth and how sure it is.
///
/// The plan minimises spending plus expected transport and shortage, by default among those that cover the
/// required scenarios as well as any plan can.
public struct UncertaintyStudy: Sendable {
  /// The district.
  public var district: District
  /// The given scenarios.
  public var scenarios: [Scenario]
  /// Whether the required ones bind every plan; else the odds alone decide.
  public var bindsRequired: Bool
  /// What is drawn from.
  public var set: ScenarioSet
  /// Seed of every draw.
  public var seed: UInt64
  /// How much is drawn.
  public var sizes: SampleSizes
  /// Limits, gap, and the time allowed for each solve; its mode is that of the plan for the required
  /// scenarios.
  public var request: Request
  /// Solves at the same time.
  public var workers: Int
  /// Version of Hearth, written into the report.
  public var version: String
  /// The set's and the scenarios' files with their hashes.
  public var inputs: [InputFile]

  /// A study.
  public init(
    district: District, scenarios: [Scenario], bindsRequired: Bool = true, set: ScenarioSet, seed: UInt64,
    sizes: SampleSizes,
    request: Request, workers: Int, version: String, inputs: [InputFile]
  ) {
    self.district = district
    self.scenarios = scenarios
    self.bindsRequired = bindsRequired
    self.set = set
    self.seed = seed
    self.sizes = sizes
    self.request = request
    self.workers = workers
    self.version = version
    self.inputs = inputs
  }

  /// Runs the study.
  ///
  /// - Parameter progress: called from time to time, on any thread.
  /// - Throws: `SitingError`, `StochasticError` or `SolverError` when a solve fails; `CancellationError`.
  public func run(
    progress: @escaping @Sendable (PlanningProgress) -> Void
  ) async throws -> UncertaintyReport {
    progress(.init(Bilingual(zh: "抽取场景", en: "drawing scenarios"), fraction: 0.02))
    let network = RoadNetwork(district)
    let paid = network.travel(from: ScenarioStudy.siteJunctions(district), under: RoadState.dry(district))
    let required = await inOrder(scenarios.filter(\.isRequired)) { [district] in
      ScenarioStudy(district, network, $0, paid: paid)
    }
    let model = ReserveModel(district, network, required: required)
    let customers = model.everyCustomer
    let sample = await DrawnSample(
      Ensemble(set, district, seed: seed), sizes, model, network, customers: customers
    ) { share in
      progress(.init(Bilingual(zh: "抽取场景", en: "drawing scenarios"), fraction: 0.02 + 0.28 * share))
    }
    let duties = siting(model, customers)
    var siting = duties
    if !bindsRequired { siting.base.scenarios = [] }

    let candidates = try await candidates(siting, duties, sample, model, progress)
    let best = candidates.plans[0].plan
    let steps = Counter()
    @Sendable func step(_ what: Bilingual) {
      let share = Double(steps.next()) / Double(sizes.batches + sizes.hindsight)
      progress(.init(what, fraction: 0.55 + 0.45 * share))
    }
    let gap = try await siting.gap(of: best, over: sample.batches) { _ in
      step(Bilingual(zh: "估计离最好方案多远", en: "estimating the distance from the best plan"))
    }
    let hindsight = try await siting.waitAndSee(sample.winters) { _ in
      step(Bilingual(zh: "估计预知的价值", en: "estimating what foresight is worth"))
    }
    let winters = try await siting.evaluate(best, on: ScenarioSample(sample.winters.flatMap { $0 }))
    let foresight = StochasticSiting.valueOfPerfectInformation(
      of: winters, outcomes: sample.winters.map(\.count), best: hindsight, gap: gap.estimate)
    return report(candidates, gap, foresight: foresight)
  }

  /// The plan of the sample and those it is compared with, on fresh events.
  private func candidates(
    _ siting: StochasticSiting, _ duties: StochasticSiting, _ sample: DrawnSample, _ model: ReserveModel,
    _ progress: @Sendable (PlanningProgress) -> Void
  ) async throws -> Candidates {
    progress(.init(Bilingual(zh: "归并场景", en: "reducing the scenarios"), fraction: 0.3))
    let planning = sample.planning
    let reduction = reduction(of: planning, siting)
    progress(.init(Bilingual(zh: "按样本选址", en: "siting on the sample"), fraction: 0.32))
    let solved = try await siting.solve(
      reduction.kept.map { planning.scenarios[$0] }, weights: reduction.weights
    ).plan
    let average = StochasticSiting.meanScenario(planning.scenarios, weights: planning.strata.weights)
    let mean = try await siting.solve([average], weights: [set.expectedEvents]).plan
    progress(.init(Bilingual(zh: "按必保场景选址", en: "siting for the required scenarios"), fraction: 0.42))
    let given = FirstStage(try await ReserveDecision.decide(model, request) { _ in })

    progress(.init(Bilingual(zh: "在新样本上评估", en: "evaluating on fresh events"), fraction: 0.5))
    let (best, promise) = try await cheapest(
      of: [solved, mean, given], siting, on: planning, promisedBy: reduction)
    var plans: [Candidates.Candidate] = []
    for (kind, plan) in [(SampledPlanRecord.Kind.sampled, best), (.required, given), (.mean, mean)] {
      plans.append(
        Candidates.Candidate(
          kind: kind, plan: plan, evaluation: try await siting.evaluate(plan, on: sample.fresh),
          owed: try await duties.obligations(missedBy: plan)))
    }
    return Candidates(reduction: reduction, promise: promise, plans: plans)
  }

  private func siting(_ model: ReserveModel, _ customers: [ReserveModel.Customer]) -> StochasticSiting {
    var base = model.problem(request, customers: customers)
    for i in base.customers.indices {
      // the model has 1 or the priority weight here
      base.customers[i].weight *= Double(set.shortageCost.value.count) / 100_000
    }
    return StochasticSiting(
      base: base,
      options: SitingOptions(relativeGap: request.gap, timeLimit: request.timeLimit), workers: workers)
  }

  private func reduction(
    of sample: ScenarioSample, _ siting: StochasticSiting
  ) -> ScenarioReduction {
    var problem = siting.base
    problem.scenarios = sample.scenarios
    problem.transport = .weighted(sample.strata.weights)
    return problem.reduced(to: sizes.kept)
  }

  /// The cheapest of several plans on the planning sample, which the fresh events know nothing of, and what
  /// the kept scenarios promise of it. A solve that ran out of time may be beaten by a plan made for other
  /// ends.
  private func cheapest(
    of plans: [FirstStage], _ siting: StochasticSiting, on sample: ScenarioSample,
    promisedBy reduction: ScenarioReduction
  ) async throws -> (plan: FirstStage, promise: Double) {
    var best: (plan: FirstStage, evaluation: PlanEvaluation)?
    for plan in plans {
      let evaluation = try await siting.evaluate(plan, on: sample)
      if let best, best.evaluation.total.mean <= evaluation.total.mean { continue }
      best = (plan, evaluation)
    }
    guard let best else { throw StochasticError.noPlan }
    let promise = zip(reduction.kept, reduction.weights).reduce(best.evaluation.spending) {
      $0 + $1.1 * best.evaluation.recourse[$1.0].cost
    }
    return (best.plan, promise)
  }
}
