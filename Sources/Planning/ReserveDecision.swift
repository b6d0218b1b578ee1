import Certificates
import District
import Hazards
import Plans
import Quantities
import Siting

/// What the siting decided, in the district's own units.
struct ReserveDecision: Sendable {
  /// Whether each site opens.
  var open: [Bool]
  /// Coal at each site.
  var stock: [Kilograms]
  /// What the plan would cost more without each open site.
  var dropOne: [Int: AddedCost]
  /// How it was decided.
  var record: SolverRecord
  /// Requirements that cannot all be met, in words.
  var conflicts: [Bilingual]
  /// What was asked and answered, to be asked further; `nil` where nothing was optimised.
  var answer: SitingAnswer?

  /// Decides; where what was asked for is impossible, says why and decides for the most coverage instead.
  static func decide(
    _ model: ReserveModel, _ request: Request, progress: @escaping @Sendable (Bilingual) -> Void
  ) async throws -> ReserveDecision {
    let options = SitingOptions(relativeGap: request.gap, timeLimit: request.timeLimit) { step in
      guard let value = step.value, let bound = step.bound else { return }
      let gap = Format.percent(abs(value - bound) / max(abs(value), 1), places: 2)
      progress(Bilingual(zh: "间隙 \(gap)", en: "gap \(gap)"))
    }
    var problem = model.problem(request)
    let objective = problem.objective
    // where nobody is in need every plan covers all alike, whatever was asked for, and the limits hold all the same
    if !problem.asksForAnything { problem.mode = .minCost }
    let solution = try await problem.solve(options)
    let wording = ConflictWording(model, request)
    guard solution.status == .infeasible else {
      guard problem.asksForAnything else { return standing(model, objective: objective) }
      return try decision(
        model, request, SitingAnswer(problem: problem, solution: solution),
        conflicts: wording.unreachable() + wording.limits(missing: solution.totalShortage))
    }
    var words = wording.words(solution.conflict) + wording.unreachable()
    var fallback = problem
    fallback.mode = .lexicographic
    fallback.limits.groupCoverage = 0
    var relaxed = try await fallback.solve(options)
    if relaxed.status == .infeasible {
      // what must open does not fit the limits: nothing new opens
      for site in fallback.sites.indices where fallback.sites[site].status == .required {
        fallback.sites[site].status = .candidate
      }
      relaxed = try await fallback.solve(options)
    }
    guard relaxed.status != .infeasible else {
      words.append(
        Bilingual(
          zh: "现有储备点已经超出所给限制：它们照常使用，不新设任何点。",
          en: "The points that stand already exceed the limits: they stay in use, and nothing new opens."))
      return standing(model, openingRequired: false, status: .infeasible, conflicts: words)
    }
    words.append(
      Bilingual(
        zh: "因此改按“尽量多保”给出方案：在其余限制之内覆盖最多。",
        en: "So this plan covers as much as it can within the remaining limits instead."))
    var decision = try decision(
      model, request, SitingAnswer(problem: fallback, solution: relaxed), conflicts: words)
    decision.record.status = SitingSolution.Status.infeasible.rawValue
    return decision
  }

  /// A stock made by hand: the points that hold any are open, and so are those that stand or must.
  static func given(_ model: ReserveModel, stock: [Kilograms]) -> ReserveDecision {
    let sites = model.district.sites
    let open = sites.indices.map {
      stock[$0] > .zero || sites[$0].status == .existing || sites[$0].status == .required
    }
    let thousands = model.spending(open: open, stock: stock).thousandYuan
    return ReserveDecision(
      open: open, stock: stock, dropOne: [:],
      record: SolverRecord(
        engine: "none", status: "given", objective: thousands, bound: thousands, gap: 0, seconds: 0,
        passes: [
          Bilingual(
            zh: "按给定库存核对，没有优化，因此没有最优性证明",
            en: "the stock was given, not optimised, so nothing is proven about its cost")
        ]),
      conflicts: [])
  }

  /// There is nothing to decide: what stands already stays, and what must open opens empty, where it is to open at all.
  ///
  /// - Parameter objective: What was to be optimised. Only a cost is more than nothing here.
  private static func standing(
    _ model: ReserveModel, objective: SitingPass.Name = .cost, openingRequired: Bool = true,
    status: SitingSolution.Status = .optimal, conflicts: [Bilingual] = []
  ) -> ReserveDecision {
    let open = model.district.sites.map {
      $0.status == .existing || $0.status == .required && openingRequired
    }
    let stock = zip(open, model.alreadyThere).map { $0 ? $1 : Kilograms.zero }
    let value = objective == .cost ? model.spending(open: open, stock: stock).thousandYuan : 0
    return ReserveDecision(
      open: open, stock: stock, dropOne: [:],
      record: SolverRecord(
        engine: SitingProblem.engine, status: status.rawValue, objective: value, bound: value, gap: 0,
        seconds: 0, passes: []),
      conflicts: conflicts)
  }

  private static func decision(
    _ model: ReserveModel, _ request: Request, _ answer: SitingAnswer, conflicts: [Bilingual]
  ) throws -> ReserveDecision {
    let district = model.district
    let solution = answer.solution
    let shortages = solution.recourse.map { $0.shortage.reduce(0, +) }
    var stock = district.sites.indices.map { index in
      solution.open[index]
        ? min(
          district.sites[index].storage,
          max(model.alreadyThere[index], .atLeast(tonnes: solution.stock[index], slack: 1e-3)))
        : Kilograms.zero
    }
    // a solver's tonne is exact to about a gram; put back what rounding took from a required scenario. Without limits
    // the solver left nothing that more stock could mend, so there whatever can be mended is rounding, too
    for (study, shortage) in zip(model.required, shortages) where shortage < 1e-6 || !request.isLimited {
      let check = try ReserveCheck(district, study, stock: stock)
      guard check.short > .zero else { continue }
      let remedy = try check.network.remedy(
        rooms: district.sites.indices.map { index in
          .init(
            spare: solution.open[index] && study.impact.surviving[index] >= 1
              ? district.sites[index].storage - stock[index] : .zero,
            fenPerTonne: Fen(model.purchasePrice[index]))
        })
      for addition in remedy.additions { stock[addition.site] += addition.amount }
    }
    if let budget = request.budgetFen { stock = model.kept(stock, within: budget, open: solution.open) }
    return ReserveDecision(
      open: solution.open, stock: stock, dropOne: solution.dropOne,
      record: SolverRecord(
        engine: SitingProblem.engine, status: solution.status.rawValue, objective: solution.objective,
        bound: solution.bound, gap: solution.gap, seconds: solution.seconds,
        passes: solution.passes.map(PassWording.words)),
      conflicts: conflicts, answer: answer)
  }
}

extension SitingProblem {
  /// Whether any scenario leaves anybody in need.
  fileprivate var asksForAnything: Bool { scenarios.contains { $0.demand.contains { $0 > 0 } } }
}

/// A siting problem with its solution.
struct SitingAnswer: Sendable {
  var problem: SitingProblem
  var solution: SitingSolution
}

extension Request {
  /// Whether anything but the sites themselves limits the plan.
  fileprivate var isLimited: Bool { maxSites != nil || budgetFen != nil }
}

extension Fen {
  /// The amount in thousand CNY, the solver's unit.
  fileprivate var thousandYuan: Double { Double(count) / 100_000 }
}
