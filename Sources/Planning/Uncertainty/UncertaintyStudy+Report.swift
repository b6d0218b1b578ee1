import District
import Plans
import Quantities
import Siting
import Statistics

/// The plans of a study, in the solver's terms.
struct Candidates: Sendable {
  /// A plan on the fresh events.
  struct Candidate: Sendable {
    var kind: SampledPlanRecord.Kind
    var plan: FirstStage
    var evaluation: PlanEvaluation
    /// Missing in the required scenarios, t.
    var owed: Double
  }
  var reduction: ScenarioReduction
  /// Expected cost of the first plan on the kept scenarios, kCNY.
  var promise: Double
  /// The plan of the sample first.
  var plans: [Candidate]
}

extension UncertaintyStudy {
  /// What was found, as people and programs read it.
  func report(_ candidates: Candidates, _ gap: OptimalityGap, foresight: Bracket) -> UncertaintyReport {
    let (plans, reduction) = (candidates.plans, candidates.reduction)
    return UncertaintyReport(
      version: version, district: district.code, bindsRequired: bindsRequired,
      set: ScenarioSetRecord(set, seed: seed), sizes: sizes,
      reduction: ReductionRecord(
        distanceFen: .thousandYuan(reduction.distance), spreadFen: .thousandYuan(reduction.spread),
        predictedFen: .thousandYuan(candidates.promise)),
      plans: plans.map { candidate in
        let saving = StochasticSiting.valueOfStochasticSolution(
          of: plans[0].evaluation, over: candidate.evaluation, gap: gap.estimate)
        return record(candidate, saving: candidate.kind == .sampled ? nil : saving)
      },
      gap: GapRecord(
        estimate: MoneyEstimate(gap.estimate),
        atMostFen: gap.batches.count > 1 ? .thousandYuan(gap.upper(confidence: sizes.confidence)) : nil,
        bestAtLeast: MoneyEstimate(gap.lowerBound),
        unprovenFen: .thousandYuan(Estimate(gap.unproven).mean)),
      perfectInformation: BracketRecord(foresight),
      sites: sites(plans[0].plan), inputs: district.inputs + inputs)
  }

  private func record(_ candidate: Candidates.Candidate, saving: Bracket?) -> SampledPlanRecord {
    let evaluation = candidate.evaluation
    let missing = evaluation.missing
    return SampledPlanRecord(
      kind: candidate.kind, points: candidate.plan.open.count { $0 },
      stockKg: candidate.plan.stock.total { $0 }, spendingFen: .thousandYuan(evaluation.spending),
      expected: MoneyEstimate(evaluation.expected), missingKg: .atLeast(tonnes: missing.mean),
      missingErrorKg: missing.standardError.isFinite ? .atLeast(tonnes: missing.standardError) : nil,
      tail: MoneyEstimate(evaluation.tail(0.95)),
      requiredShortKg: .atLeast(tonnes: candidate.owed, slack: 0.5), saving: saving.map(BracketRecord.init))
  }

  private func sites(_ plan: FirstStage) -> [SampledSite] {
    let stock = plan.stock
    return district.sites.indices.filter { plan.open[$0] }.map {
      SampledSite(id: district.sites[$0].id, name: district.sites[$0].name, stockKg: stock[$0])
    }
  }
}
