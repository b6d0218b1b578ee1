import GLPK
import StochasticProgram

/// A first stage decided elsewhere: which sites are open and what stands there.
public struct SitingDecision: Sendable, Hashable {
  /// Per site.
  public var open: [Bool]
  /// Per site and fuel, t; present stock of open sites included, 0 where closed.
  public var piles: [[Double]]

  /// A decision.
  public init(open: [Bool], piles: [[Double]]) {
    self.open = open
    self.piles = piles
  }
}

/// What a site does not allow, whatever the scenarios ask for; sites by index.
public enum DecisionFault: Sendable, Hashable {
  /// Neither open nor shut.
  case undecided(site: Int, opening: Double)
  /// Shut, though it stands already or must open.
  case shut(site: Int)
  /// Open, though it is forbidden.
  case forbidden(site: Int)
  /// Open beside another size of the same yard.
  case secondSize(site: Int, first: Int)
  /// More stands there than it holds, t.
  case overfull(site: Int, tonnes: Double, capacity: Double)
  /// Less than nothing is bought for it, or more than could ever be, t.
  case unbuyable(site: Int, tonnes: Double)
}

extension SitingStatement {
  /// How far a solver's tonne may be off, as a share: about a gram.
  private static let slack = 1e-5
  /// No yard of a district is to hold a thousand million tonnes: beyond, it is no stock but a solver's infinity.
  private static let mostTonnes = 1e9

  /// The decision in a solution from elsewhere.
  ///
  /// Solvers round: an opening within 10⁻³ of 0 or 1 is that.
  ///
  /// - Parameter values: Value per column name; a name left out is 0.
  /// - Throws: ``SitingError/notAllowed(_:)`` for an opening that is neither 0 nor 1.
  public func decision(from values: [String: Double]) throws(SitingError) -> SitingDecision {
    var open: [Bool] = []
    for j in problem.sites.indices {
      let value = values[Self.name(of: .open(site: j))] ?? 0
      guard abs(value - value.rounded()) <= 1e-3, (-1e-3...1.001).contains(value) else {
        throw .notAllowed(.undecided(site: j, opening: value))
      }
      open.append(value > 0.5)
    }
    var piles = problem.sites.map { $0.piles.map { _ in 0.0 } }
    for (j, site) in problem.sites.enumerated() {
      for (f, pile) in site.piles.enumerated() {
        let bought = values[Self.name(of: .bought(site: j, fuel: f))] ?? 0
        guard (-Self.slack * max(1, site.room)...Self.mostTonnes).contains(bought) else {
          throw .notAllowed(.unbuyable(site: j, tonnes: bought))
        }
        if open[j] { piles[j][f] = pile.present + max(0, bought) }
      }
    }
    return SitingDecision(open: open, piles: piles)
  }

  /// Plays a decision: the second stage worked out anew, the value recomputed and everything checked from the problem's
  /// own numbers.
  ///
  /// - Parameter bound: What is proven elsewhere about the optimum; `nil` = nothing.
  /// - Returns: The plan, of status optimal where it meets the bound to 10⁻⁶; `nil` where the decision cannot meet what the
  ///   problem asks for in every scenario.
  /// - Throws: ``SitingError/notAllowed(_:)`` where the decision itself is not allowed, e.g. two sizes at one place.
  /// - Complexity: One linear program, or with whole deliveries one mixed one.
  public func play(_ decision: SitingDecision, bound: Double? = nil) throws(SitingError) -> SitingSolution? {
    try check(decision)
    var program = self.program
    do {
      for (column, meaning) in meanings.enumerated() {
        switch meaning {
        case .open(let j):
          try program.core.setBounds(.fixed(decision.open[j] ? 1 : 0), of: Model.Column(column))
        case .bought(let j, let f):
          let site = problem.sites[j]
          let amount = decision.open[j] ? decision.piles[j][f] - site.piles[f].present : 0
          let most = min(site.room, amount * (1 + 1e-7) + (decision.open[j] ? 1e-6 : 0))
          try program.core.setBounds(.between(min(max(0, amount), most), most), of: Model.Column(column))
        case .share, .missing, .worstCost, .tailFrom, .tailOver, .allowance, .step: break
        }
      }
      let outcome = try program.extensiveForm().solveOnThisThread(SolveOptions())
      guard outcome.hasSolution else { return nil }
      let found = solution(outcome.values, program.firstColumns, program.secondColumns, decision, bound)
      try found.verify(problem)
      return found
    } catch let error as SitingError {
      throw error
    } catch { throw .solver("\(error)") }
  }

  /// What a decision falls short of, whatever the question asks for: its limits let go, as much as possible is covered.
  ///
  /// - Returns: Per scenario, what is missing at least, t; and what opening and stock cost, kCNY.
  /// - Throws: As ``play(_:bound:)`` does.
  public func shortfall(of decision: SitingDecision) throws(SitingError) -> (
    missing: [Double], spending: Double
  ) {
    var lax = problem
    lax.limits = SitingProblem.Limits()
    lax.mode = .maxCover
    // every missing tonne counts the same, in every scenario
    lax.transport = .worstScenario
    for i in lax.customers.indices { lax.customers[i].weight = 1 }
    let played = try SitingStatement(lax).play(decision)
    return (
      played?.recourse.map { $0.shortage.reduce(0, +) } ?? [],
      problem.spending(open: decision.open, piles: decision.piles)
    )
  }

  private func check(_ decision: SitingDecision) throws(SitingError) {
    var opened: [Int: Int] = [:]
    for (j, site) in problem.sites.enumerated() {
      guard decision.open[j] else {
        if site.mustOpen { throw .notAllowed(.shut(site: j)) }
        continue
      }
      if site.status == .forbidden { throw .notAllowed(.forbidden(site: j)) }
      if let first = opened.updateValue(j, forKey: site.place) {
        throw .notAllowed(.secondSize(site: j, first: first))
      }
      let tonnes = decision.piles[j].reduce(0, +)
      guard tonnes <= site.capacity + Self.slack * max(1, site.capacity) else {
        throw .notAllowed(.overfull(site: j, tonnes: tonnes, capacity: site.capacity))
      }
    }
  }

  private func solution(
    _ values: [Double], _ firstColumns: Int, _ secondColumns: Int, _ decision: SitingDecision,
    _ bound: Double?
  ) -> SitingSolution {
    var piles = decision.piles
    var recourse = problem.scenarios.map { _ in
      SitingSolution.Recourse(shortage: problem.customers.map { _ in 0 }, flows: [], transportCost: 0)
    }
    for (column, meaning) in meanings.enumerated() where column < firstColumns {
      guard case .bought(let j, let f) = meaning, decision.open[j] else { continue }
      piles[j][f] = problem.sites[j].piles[f].present + values[column]
    }
    for (s, scenario) in problem.scenarios.enumerated() {
      let start = firstColumns + s * secondColumns
      for (k, meaning) in meanings[firstColumns...].enumerated() {
        let value = values[start + k]
        guard value > 1e-9 else { continue }
        switch meaning {
        case .share(let i, let j):
          recourse[s].flows.append(.init(site: j, customer: i, tonnes: value * scenario.demand[i]))
        case .missing(let i): recourse[s].shortage[i] = value * scenario.demand[i]
        case .open, .bought, .worstCost, .tailFrom, .tailOver, .allowance, .step: break
        }
      }
      recourse[s].transportCost = problem.transportCost(recourse[s].flows, in: s)
    }
    let name = problem.objective
    let value = problem.value(name, open: decision.open, piles: piles, recourse)
    let proven = min(bound ?? -.infinity, value)
    return SitingSolution(
      status: relativeGap(value, proven) <= 1e-6 ? .optimal : .feasible, open: decision.open, piles: piles,
      recourse: recourse, objective: value, bound: proven,
      passes: [SitingPass(name: name, value: value, bound: proven, proof: .search)], seconds: 0, nodes: 0,
      neighbours: problem.neighbours, dropOne: [:], conflict: nil)
  }
}
