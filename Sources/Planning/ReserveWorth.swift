import District
import Plans
import Quantities
import Siting

/// What one more tonne, one more site and one more scenario are worth, and what coverage costs, in the district's own
/// units.
struct ReserveWorth: Sendable {
  /// By open site.
  var nextTonnes: [Int: TonneValue] = [:]
  /// By closed site that may open.
  var addOne: [Int: CostBracket] = [:]
  /// By name of the required scenario.
  var prices: [String: CostBracket] = [:]
  /// From the most coverage down; `nil` = not asked for, or nobody is in need.
  var frontier: [CoverageCost]?

  /// Levels of coverage to price: enough to see where the line bends, each a search of its own.
  private static let levels = 8

  /// The tonnes always; the rest, which takes searches, only where the request allows it time. A question that time runs
  /// out on stays open, and the plan stands all the same.
  static func of(
    _ answer: SitingAnswer?, _ model: ReserveModel, _ request: Request,
    progress: @escaping @Sendable (Bilingual) -> Void
  ) async throws -> ReserveWorth {
    var worth = ReserveWorth()
    guard let (problem, solution) = answer.map({ ($0.problem, $0.solution) }) else { return worth }
    let isAboutCost = solution.passes.last?.name == .cost
    if isAboutCost {
      progress(Bilingual(zh: "算再多一吨值多少钱", en: "pricing one more tonne"))
      let fuel = model.district.reserveFuel.id
      // what the siting left of its time, and where that was all of it a tenth more: a plan of a district is not kept
      // waiting for what takes a moment where the siting was quick
      let limit = max(request.timeLimit - solution.seconds, request.timeLimit / 10)
      worth.nextTonnes =
        try await settled { try await problem.nextTonnes(solution, timeLimit: limit) }?
        .mapValues { TonneValue($0, fuels: [fuel]) } ?? [:]
    }
    guard let seconds = request.explanationLimit else { return worth }
    let deadline = ContinuousClock.now + .seconds(seconds)
    /// Options with a share of the time left.
    func options(_ share: Double) -> SitingOptions {
      let left = (deadline - .now) / .seconds(1)
      return SitingOptions(relativeGap: request.gap, timeLimit: max(0, left) * share)
    }
    if isAboutCost {
      progress(Bilingual(zh: "算再多一个点值多少钱", en: "pricing one more point"))
      worth.addOne =
        try await settled { try await problem.addOne(to: solution, options(1 / 3)) }?
        .mapValues(CostBracket.init) ?? [:]
      progress(Bilingual(zh: "算每个必保场景值多少钱", en: "pricing each required scenario"))
      let prices = try await settled { try await problem.scenarioPrices(solution, options(1 / 2)) }
      for (index, price) in prices ?? [:] {
        worth.prices[model.required[index].scenario.name] = CostBracket(price)
      }
    }
    // where nobody is in need, there is no share to cover
    guard !problem.customers.isEmpty else { return worth }
    progress(Bilingual(zh: "算保多少要花多少钱", en: "pricing coverage"))
    worth.frontier =
      try await settled { try await problem.frontier(levels, options(1)) }?
      .map(CoverageCost.init) ?? []
    return worth
  }

  /// The answer; `nil` where the solver gave up, which leaves a question open and takes nothing from the plan.
  private static func settled<Answer>(_ ask: () async throws -> Answer) async throws -> Answer? {
    do {
      return try await ask()
    } catch is SitingError {
      return nil
    }
  }
}

extension CostBracket {
  /// From thousand CNY.
  init(_ cost: AddedCost) {
    self.init(
      lowerFen: cost.isImpossible ? .zero : .thousandYuan(cost.lower),
      upperFen: cost.upper.map { .thousandYuan($0) })
  }
}

extension TonneValue {
  /// From thousand CNY, with the fuels' ids in the model's order.
  fileprivate init(_ worth: NextTonne, fuels: [String]) {
    self.init(
      room: Saving(worth.room),
      fuels: Dictionary(uniqueKeysWithValues: zip(fuels, worth.fuels.map { Saving($0) })))
  }
}

extension TonneValue.Saving {
  fileprivate init(_ worth: NextTonne.Worth) {
    let tonne = Fen.thousandYuan(max(0, worth.tonne))
    // where the whole tonne is worth as much as its first kilograms, the solver's last digits must not part them
    self.init(tonneFen: tonne, firstFenPerTonne: max(tonne, .thousandYuan(worth.rate)))
  }
}

extension CoverageCost {
  fileprivate init(_ point: FrontierPoint) {
    self.init(
      coverage: min(1, max(0, point.coverage)),
      weightedShortageKg: .atLeast(tonnes: max(0, point.shortage), slack: 1e-3),
      costFen: .thousandYuan(point.cost), boundFen: .thousandYuan(point.bound),
      openSites: point.open.count { $0 })
  }
}
