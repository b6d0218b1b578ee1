import GLPK
import Proofs

/// Branch and bound that writes down why: depth first, most fractional column first, a leaf as soon as GLPK's row prices
/// prove the target by our own arithmetic.
///
/// When nodes or time run out, what is left are leaves by their parents' prices: the proof stays sound, its bound is lower.
struct Prover: ~Copyable {
  private let model: CanonicalModel
  /// What every leaf should reach; infinite = there must be no solution.
  private let target: Double
  private let deadline: Deadline
  private var nodesLeft: Int
  private var relaxation: Problem
  /// A solve had to be cut short: nothing more can be asked of the problems.
  private var isSpent = false
  /// Made where it is first needed.
  private var violation: Problem?
  private var ranges: [Bounds]
  private var tree: [DualProof.Node] = []
  private var prices: [[Double]] = []
  private var columns: [Int: Int] = [:]
  /// Least bound of a leaf.
  private var least = Double.infinity

  /// A violation, relative to the numbers that make it, that is no rounding.
  private static let margin = 1e-8

  private init(_ model: CanonicalModel, target: Double, nodes: Int, deadline: Deadline) throws {
    self.model = model
    self.target = target
    self.deadline = deadline
    nodesLeft = nodes
    relaxation = try Problem(model.relaxation)
    ranges = model.bounds
  }

  /// A proof and what it proves: infinity where there is no solution.
  ///
  /// - Parameters:
  ///   - target: Enough; the search does not go on beyond it.
  ///   - nodes: Most nodes.
  static func prove(
    _ model: CanonicalModel, target: Double, nodes: Int, deadline: Deadline
  ) throws -> (proof: DualProof, bound: Double) {
    var prover = try Prover(model, target: target, nodes: nodes, deadline: deadline)
    prover.prices.append(model.rows.map { _ in 0 })
    try prover.explore(inherited: 0)
    return (prover.proof, prover.least)
  }

  private mutating func explore(inherited: Int) throws {
    nodesLeft -= 1
    guard nodesLeft >= 0, !isSpent, !deadline.isPast else { return leaf(inherited) }
    guard let outcome = try Self.solved(&relaxation, deadline) else { return leaf(inherited) }
    switch outcome.termination.reason {
    case .infeasible:
      if let ray = try ray() { return tree.append(.impossible(prices: ray)) }
      try branch(on: nil, inherited)
    case .optimal:
      let found = model.usable(outcome.rowDuals)
      prices.append(found)
      let own = prices.count - 1
      if model.bound(found, costs: model.costs, within: ranges).value >= target { return leaf(own) }
      try branch(on: outcome.values, own)
    case .gapReached, .timeLimit, .nodeLimit, .unbounded: leaf(inherited)
    case .cancelled, .stopped: throw CancellationError()
    }
  }

  /// What GLPK says; `nil` where it failed, which costs a proof its sharpness and nothing else.
  private static func solved(_ problem: inout Problem, _ deadline: Deadline) throws -> Outcome? {
    do {
      return try problem.simplex(SolveOptions(timeLimit: deadline.left))
    } catch SolverError.numericalTrouble, SolverError.wrongAnswer, SolverError.environmentSpent {
      return nil
    }
  }

  private mutating func leaf(_ index: Int) {
    tree.append(.bound(prices: index))
    least = min(least, model.bound(prices[index], costs: model.costs, within: ranges).value)
  }

  /// Prices that show that nothing lies within the ranges.
  private mutating func ray() throws -> Int? {
    if violation == nil {
      var made = try Problem(model.violation)
      try Self.set(ranges, in: &made)
      violation = consume made
    }
    guard var held = violation.take() else { return nil }
    let solved = try Self.solved(&held, deadline)
    violation = consume held
    guard let outcome = solved, outcome.termination.reason == .optimal else { return nil }
    let found = model.usable(outcome.rowDuals)
    let bound = model.bound(found, costs: model.costs.map { _ in 0 }, within: ranges)
    guard bound.value > Self.margin * bound.size else { return nil }
    prices.append(found)
    return prices.count - 1
  }

  /// Splits on the column farthest from whole, sites before flows; without values on the first that is free.
  private mutating func branch(on values: [Double]?, _ own: Int) throws {
    // however little is left of a whole column, the bound may hang on it
    var (best, farthest) = (-1, 0.0)
    for (k, entry) in model.whole.enumerated() where ranges[entry.column].lower < ranges[entry.column].upper {
      if k == model.siteCount, farthest > 1e-6 { break }
      let distance = values.map { min($0[entry.column], 1 - $0[entry.column]) } ?? 1
      if distance > farthest { (best, farthest) = (entry.column, distance) }
    }
    guard best >= 0 else { return leaf(own) }
    let number = columns[best] ?? columns.count
    columns[best] = number
    tree.append(.branch(column: number))
    for side in [0.0, 1] {
      try set(best, .fixed(side))
      try explore(inherited: own)
    }
    try set(best, .between(0, 1))
  }

  private mutating func set(_ column: Int, _ range: Bounds) throws {
    ranges[column] = range
    guard !isSpent else { return }
    do {
      try relaxation.setBounds(range, of: Model.Column(column))
      try violation?.setBounds(range, of: Model.Column(column))
    } catch SolverError.environmentSpent {
      isSpent = true
    }
  }

  private static func set(_ ranges: [Bounds], in problem: inout Problem) throws {
    for (column, range) in ranges.enumerated() { try problem.setBounds(range, of: Model.Column(column)) }
  }

  /// The tree with only the rows, columns and prices that it uses.
  private var proof: DualProof {
    var rowNumber: [Int: Int] = [:]
    var priceNumber: [Int: Int] = [:]
    var proof = DualProof(rows: [], columns: [], nodes: [], prices: [])
    func number(of old: Int) -> Int {
      if let known = priceNumber[old] { return known }
      var kept = DualProof.Prices(rows: [], values: [])
      for (row, price) in prices[old].enumerated() where price != 0 {
        if rowNumber[row] == nil {
          rowNumber[row] = proof.rows.count
          proof.rows.append(model.rows[row].name)
        }
        kept.rows.append(rowNumber[row] ?? 0)
        kept.values.append(price)
      }
      priceNumber[old] = proof.prices.count
      proof.prices.append(kept)
      return proof.prices.count - 1
    }
    for node in tree {
      switch node {
      case .branch: proof.nodes.append(node)
      case .bound(let old): proof.nodes.append(.bound(prices: number(of: old)))
      case .impossible(let old): proof.nodes.append(.impossible(prices: number(of: old)))
      }
    }
    let names = Dictionary(uniqueKeysWithValues: model.whole.map { ($0.column, $0.name) })
    proof.columns = columns.sorted { $0.value < $1.value }.compactMap { names[$0.key] }
    return proof
  }
}
