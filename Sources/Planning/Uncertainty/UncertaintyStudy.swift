public import District
import Ensembles
import Hazards
public import Plans
import Quantities
import RoadNetwork
import Siting

/// Plans on a drawn sample, and says what that is worth and how sure it is.
///
/// The plan minimises spending plus expected transport and shortage, by default among those that cover the required
/// scenarios as well as any plan can.
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
  /// Limits, gap, and the time allowed for each solve; its mode is that of the plan for the required scenarios.
  public var request: Request
  /// Solves at the same time.
  public var workers: Int
  /// Version of Hearth, written into the report.
  public var version: String
  /// The set's and the scenarios' files with their hashes.
  public var inputs: [InputFile]

  /// A study.
  public init(
    district: District, scenarios: [Scenario], bindsRequired: Bool = true, set: ScenarioSet, seed: UInt64, sizes: SampleSizes,
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
    let network = RoadNetwork(district)
    let paid = network.travel(from: ScenarioStudy.siteJunctions(district), under: RoadState.dry(district))
    let required = await inOrder(scenarios.filter(\.isRequired)) { [district] in
      ScenarioStudy(district, network, $0, paid: paid)
    }
    let model = ReserveModel(district, network, required: required)
    let customers = model.everyCustomer
    progress(.init(Bilingual(zh: "抽取场景", en: "drawing scenarios"), fraction: 0.02))
    let sample = await DrawnSample(
      Ensemble(set, district, seed: seed), sizes, model, network, customers: customers
    ) { share in
      progress(.init(Bilingual(zh: "抽取场景", en: "drawing scenarios"), fraction: 0.02 + 0.28 * share))
    }
    let duties = siting(model, customers)
    var siting = duties
    if !bindsRequired { siting.base.scenarios = [] }

    progress(.init(Bilingual(zh: "归并场景", en: "reducing the scenarios"), fraction: 0.3))
    let reduction = reduction(of: sample.planning, siting)
    progress(.init(Bilingual(zh: "按样本选址", en: "siting on the sample"), fraction: 0.32))
    let solved = try await siting.solve(
      reduction.kept.map { sample.planning.scenarios[$0] }, weights: reduction.weights
    ).plan
    let mean = try await siting.solve(
      [
        StochasticSiting.meanScenario(
          sample.planning.scenarios, weights: sample.planning.strata.weights)
      ], weights: [set.expectedEvents]
    ).plan
    progress(.init(Bilingual(zh: "按必保场景选址", en: "siting for the required scenarios"), fraction: 0.42))
    let given = FirstStage(try await ReserveDecision.decide(model, request) { _ in })

    progress(.init(Bilingual(zh: "在新样本上评估", en: "evaluating on fresh events"), fraction: 0.5))
    let (best, predicted) = try await cheapest(
      of: [solved, mean, given], siting, on: sample.planning, promisedBy: reduction)
    let evaluation = try await siting.evaluate(best, on: sample.fresh)
    let others = [
      (SampledPlanRecord.Kind.required, given, try await siting.evaluate(given, on: sample.fresh)),
      (.mean, mean, try await siting.evaluate(mean, on: sample.fresh)),
    ]

    let steps = sizes.batches + sizes.hindsight
    let count = Counter()
    @Sendable func step(_ what: Bilingual) {
      progress(.init(what, fraction: 0.55 + 0.45 * Double(count.next()) / Double(max(1, steps))))
    }
    let gap = try await siting.gap(of: best, over: sample.batches) { _ in
      step(Bilingual(zh: "估计离最好方案多远", en: "estimating the distance from the best plan"))
    }
    let hindsight = try await siting.waitAndSee(sample.winters) { _ in
      step(Bilingual(zh: "估计预知的价值", en: "estimating what foresight is worth"))
    }
    let seen = try await siting.evaluate(
      best, on: ScenarioSample(sample.winters.flatMap { $0 }))
    let evpi = StochasticSiting.valueOfPerfectInformation(
      of: seen, outcomes: sample.winters.map(\.count), best: hindsight, optimum: gap.lowerBound)

    var records: [SampledPlanRecord] = []
    for (kind, plan, costs) in [(.sampled, best, evaluation)] + others {
      let saving = StochasticSiting.valueOfStochasticSolution(
        of: evaluation, over: costs, optimum: gap.lowerBound)
      records.append(
        record(
          kind, plan, costs, owed: try await duties.obligations(missedBy: plan),
          saving: kind == .sampled ? nil : saving))
    }
    return UncertaintyReport(
      version: version, district: district.code, bindsRequired: bindsRequired, set: ScenarioSetRecord(set, seed: seed), sizes: sizes,
      reduction: ReductionRecord(
        distanceFen: .thousandYuan(reduction.distance), spreadFen: .thousandYuan(reduction.spread),
        predictedFen: .thousandYuan(predicted)),
      plans: records,
      gap: GapRecord(
        estimate: MoneyEstimate(gap.estimate),
        atMostFen: gap.batches.count > 1
          ? .thousandYuan(gap.upper(confidence: sizes.confidence)) : nil,
        bestAtLeast: MoneyEstimate(gap.lowerBound)),
      perfectInformation: BracketRecord(evpi), sites: sites(best), inputs: district.inputs + inputs)
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

  /// The cheapest of several plans on the planning sample, which the fresh events know nothing of, and what the kept
  /// scenarios promise of it. A solve that ran out of time may be beaten by a plan made for other ends.
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

  private func record(
    _ kind: SampledPlanRecord.Kind, _ plan: FirstStage, _ evaluation: PlanEvaluation, owed: Double,
    saving: Bracket?
  ) -> SampledPlanRecord {
    let missing = evaluation.missing
    return SampledPlanRecord(
      kind: kind, points: plan.open.count { $0 },
      stockKg: plan.stock.total { $0 }, spendingFen: .thousandYuan(evaluation.spending),
      expected: MoneyEstimate(evaluation.expected), missingKg: .atLeast(tonnes: missing.mean),
      missingErrorKg: missing.standardError.isFinite ? .atLeast(tonnes: missing.standardError) : nil,
      tail: MoneyEstimate(evaluation.tail(0.95)), requiredShortKg: .atLeast(tonnes: owed, slack: 0.5),
      saving: saving.map(BracketRecord.init))
  }

  private func sites(_ plan: FirstStage) -> [SampledSite] {
    let stock = plan.stock
    return district.sites.indices.filter { plan.open[$0] }.map {
      SampledSite(id: district.sites[$0].id, name: district.sites[$0].name, stockKg: stock[$0])
    }
  }
}
