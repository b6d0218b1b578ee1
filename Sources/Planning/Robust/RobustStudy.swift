import Adversary
public import District
import Hazards
public import Plans
public import Quantities
import RoadNetwork
import Siting

/// Plans against an adversary who may strike townships, close roads and lose sites: column-and-constraint generation (Zeng &
/// Zhao, Operations Research Letters 41, 2013).
///
///     minimise F(x) + c · max_{u ∈ U} L(x, u)      F = opening and stock, L = tonnes short at best, c = their price
///
/// The master plans against the attacks known so far, which bounds every plan from below; the adversary answers with the
/// worst attack on that plan, which bounds this plan from above and joins the attacks. A site stands for its place: losing it
/// loses every size of it.
public struct RobustStudy: Sendable {
  /// The district.
  public var district: District
  /// The scenario that is attacked.
  public var scenario: Scenario
  /// Most townships struck; `nil` = all that the scenario strikes.
  public var townships: Int?
  /// Most roads closed and sites lost.
  public var closures, lostSites: Int
  /// What a missing tonne costs.
  public var shortageCost: Fen
  /// Limits on the plan, the gap to reach, and the time allowed altogether.
  public var request: Request
  /// Most rounds.
  public var mostSteps: Int
  /// Attacks worked out per round at most, where more than two things are taken; `nil` = until proven.
  public var nodeLimit: Int?
  /// Version of Hearth, written into the report.
  public var version: String

  /// A study.
  public init(
    district: District, scenario: Scenario, townships: Int?, closures: Int, lostSites: Int, shortageCost: Fen,
    request: Request, mostSteps: Int, nodeLimit: Int?, version: String
  ) {
    self.district = district
    self.scenario = scenario
    self.townships = townships
    self.closures = closures
    self.lostSites = lostSites
    self.shortageCost = shortageCost
    self.request = request
    self.mostSteps = mostSteps
    self.nodeLimit = nodeLimit
    self.version = version
  }

  /// Runs the study.
  ///
  /// - Throws: `SitingError`, `AdversaryError`; `StochasticError.noPlan` where the limits leave no plan at all.
  public func run(progress: @escaping @Sendable (PlanningProgress) -> Void) async throws -> RobustReport {
    let deadline = ContinuousClock.now + .seconds(request.timeLimit)
    var duel = Duel(self)
    var ending = RobustReport.Ending.limit
    while duel.steps.count < mostSteps {
      let left = (deadline - .now) / .seconds(1)
      if left <= 0 { break }
      let gap = Format.percent(duel.gap, places: 2)
      progress(
        .init(
          Bilingual(
            zh: "第 \(duel.steps.count + 1) 轮，间隙 \(gap)", en: "round \(duel.steps.count + 1), gap \(gap)"),
          fraction: Double(duel.steps.count) / Double(mostSteps)))
      let isNew = try await duel.round(seconds: left)
      if duel.gap <= request.gap {
        ending = .converged
        break
      }
      if !isNew {
        ending = .stalled
        break
      }
    }
    return try duel.report(ending)
  }
}

/// The plan and the adversary, in turns.
private struct Duel {
  private let study: RobustStudy
  private let model: ReserveModel
  private let whole: ScenarioStudy
  private let recourse: RecourseProblem
  private let powers: Powers
  private var master: SitingProblem
  private var attacks: [Attack] = []
  private(set) var steps: [RobustStep] = []
  /// kCNY.
  private var lower = 0.0
  private var upper = Double.infinity
  private var best: (plan: FirstStage, stock: [Kilograms], spending: Double, worst: WorstCase)?

  private var district: District { study.district }
  /// kCNY per tonne.
  private var price: Double { Double(study.shortageCost.count) / 100_000 }

  var gap: Double { upper.isFinite ? upper > 0 ? (upper - lower) / upper : 0 : 1 }

  init(_ study: RobustStudy) {
    self.study = study
    let network = RoadNetwork(study.district)
    let paid = network.travel(
      from: ScenarioStudy.siteJunctions(study.district), under: RoadState.dry(study.district))
    whole = ScenarioStudy(study.district, network, study.scenario, paid: paid)
    model = ReserveModel(study.district, network, required: [whole])
    recourse = RecourseProblem(
      study.district, network, whole, stock: study.district.sites.map { _ in .zero })
    powers = Powers(groups: study.townships, roads: study.closures, sites: study.lostSites)
    master = model.problem(study.request)
    master.mode = .penalised
    master.transport = .worstScenario
    master.limits.groupCoverage = 0
    master.scenarios = []
    for i in master.customers.indices {
      master.customers[i].weight = Double(study.shortageCost.count) / 100_000
    }
    // one attack to begin with: the hungriest townships
    let groups = recourse.targets.indices.filter { recourse.targets[$0] > .zero }
    let hungriest = groups.sorted { (recourse.targets[$1], $0) < (recourse.targets[$0], $1) }
    add(Attack(groups: study.townships.map { Array(hungriest.prefix($0)).sorted() }))
  }

  private mutating func add(_ attack: Attack) {
    attacks.append(attack)
    let reach = recourse.reach(without: attack.roads)
    let isStruck = attack.groups.map(Set.init)
    let lost = Set(attack.sites.map { district.sites[$0].place })
    // customers are the needs in their order: both go by village, the urgent first
    master.scenarios.append(
      SitingProblem.Scenario(
        demand: recourse.needs.map { isStruck?.contains($0.group) ?? true ? $0.kg.tonnes : 0 },
        surviving: district.sites.indices.map {
          lost.contains(district.sites[$0].place) ? 0 : whole.impact.surviving[$0]
        },
        arcs: reach.map { sites in sites.map { .init(site: $0, cost: 0) } }))
  }

  /// One plan and the answer to it.
  ///
  /// - Returns: Whether the answer is an attack not known before.
  mutating func round(seconds: Double) async throws -> Bool {
    let options = SitingOptions(
      relativeGap: study.request.gap / 2, timeLimit: max(1, seconds / 2), explanationShare: 0,
      start: best?.plan.open)
    let solution = try await master.solve(options)
    guard solution.status != .infeasible else { throw StochasticError.noPlan }
    lower = max(lower, solution.bound)
    let plan = FirstStage(solution)
    var stock = zip(plan.stock, district.sites).map { min($0, $1.storage) }
    if let budget = study.request.budgetFen { stock = model.kept(stock, within: budget, open: plan.open) }
    var attacked = recourse
    for (site, kg) in whole.impact.surviving(of: stock).enumerated() { attacked.sites[site].stock = kg }
    let worst = try attacked.worst(powers, nodeLimit: study.nodeLimit)
    // what opening and stock cost in whole kilograms, as the plan will be carried out
    let spending = model.spending(open: plan.open, stock: stock)
    let thousands = Double(spending.count) / 100_000
    let value = thousands + price * worst.upper.tonnes
    if value < upper {
      upper = value
      best = (plan, stock, thousands, worst)
    }
    // rounding a plan up to whole kilograms must not put the upper end below the lower
    lower = min(lower, upper)
    steps.append(
      RobustStep(
        lowerFen: .thousandYuan(lower), upperFen: .thousandYuan(upper), spendingFen: spending,
        townships: worst.attack.groups?.map { district.townships[$0].code },
        roads: worst.attack.roads.map { district.roads[$0].id },
        sites: worst.attack.sites.map { district.sites[$0].id }, shortKg: worst.loss,
        shortAtMostKg: worst.upper))
    guard !attacks.contains(worst.attack) else { return false }
    add(worst.attack)
    return true
  }

  /// What people call whatever the steps strike, by id.
  private var names: [String: Bilingual] {
    let struck = Set(steps.flatMap { ($0.townships ?? []) + $0.roads + $0.sites })
    let called =
      district.townships.map { ($0.code, $0.name) } + district.roads.map { ($0.id, $0.name) }
      + district.sites.map { ($0.id, $0.name) }
    return Dictionary(called.filter { struck.contains($0.0) }) { first, _ in first }
  }

  func report(_ ending: RobustReport.Ending) throws -> RobustReport {
    guard let best else { throw StochasticError.noPlan }
    var report = RobustReport(
      version: study.version, district: district.code, scenario: study.scenario.name,
      title: study.scenario.title, townships: study.townships, closures: study.closures,
      lostSites: study.lostSites, shortageCostFenPerTonne: study.shortageCost, gapAsked: study.request.gap,
      steps: steps, lowerFen: .thousandYuan(lower), upperFen: .thousandYuan(upper), ending: ending,
      spendingFen: .thousandYuan(best.spending), shortKg: best.worst.loss, shortAtMostKg: best.worst.upper,
      sites: district.sites.indices.filter { best.plan.open[$0] }.map {
        SampledSite(id: district.sites[$0].id, name: district.sites[$0].name, stockKg: best.stock[$0])
      })
    report.names = names
    report.inputs = district.inputs
    return report
  }
}
