/// Recourse of programs whose every scenario is an assignment to capacities.
struct AssignmentRecourse: Recourse {
  /// Scenarios that differ in nothing but their name count as one.
  let stages: [AssignmentStage]
  let probabilities: [Double]
  /// Which of ``stages`` each of the program's scenarios is.
  private let kind: [Int]
  let groups: Int
  private(set) var nodes = 0
  let precision = 1e-9
  /// What is known of the scenarios at the decision last asked about.
  private var cases: [AssignmentCase] = []
  private var casesAt: [Double] = []
  private var knapsack = Knapsack()

  /// Most groups of scenarios with cuts of their own; more sharpen the bound of a single decision and cost time.
  private static let mostGroups = 16

  /// `nil` where some scenario has another form.
  init?(_ program: TwoStageProgram, _ seconds: [SecondStage]) {
    var stages: [AssignmentStage] = []
    var probabilities: [Double] = []
    var known: [[TwoStageProgram.Change]: Int] = [:]
    var kind: [Int] = []
    for (scenario, second) in zip(program.scenarios, seconds) {
      if let k = known[scenario.changes] {
        probabilities[k] += scenario.probability
        kind.append(k)
        continue
      }
      guard let stage = AssignmentStage(second) else { return nil }
      known[scenario.changes] = stages.count
      kind.append(stages.count)
      stages.append(stage)
      probabilities.append(scenario.probability)
    }
    self.stages = stages
    self.probabilities = probabilities
    self.kind = kind
    groups = min(stages.count, Self.mostGroups)
  }

  private func group(of stage: Int) -> Int { stage * groups / stages.count }

  private func capacities(_ stage: AssignmentStage, at x: [Double]) -> [Double] {
    stage.resources.map { $0.capacity($0.switchColumn >= 0 && x[$0.switchColumn] > 0.5) }
  }

  // MARK: - Cuts

  /// The cuts that prices of the items give, with each resource's best earnings both on and off:
  /// Q(x) ≥ Σ λ + Σ_items min(0, free option − λ) + Σ_r V_r(λ, x), for any λ and every whole x.
  private mutating func cut(of index: Int, prices: UnsafePointer<Double>, into cut: inout Cut) {
    let stage = stages[index]
    let probability = probabilities[index]
    cut.constant += probability * Self.freePart(stage, prices)
    for (r, resource) in stage.resources.enumerated() {
      let off = knapsack.exact(stage, r, capacity: resource.capacity(false), prices)
      cut.constant += probability * off
      guard resource.switchColumn >= 0, resource.gain != 0 else { continue }
      let on = knapsack.exact(stage, r, capacity: resource.capacity(true), prices)
      cut.slope[resource.switchColumn] += probability * (on - off)
    }
  }

  static func freePart(_ stage: AssignmentStage, _ prices: UnsafePointer<Double>) -> Double {
    var sum = 0.0
    for item in 0..<stage.itemCount {
      var least = 0.0
      for k in Int(stage.itemStart[item])..<Int(stage.itemStart[item + 1]) where stage.options[k].resource < 0
      {
        least = min(least, stage.options[k].cost - prices[item])
      }
      sum += prices[item] + least
    }
    return sum
  }

  mutating func openingCuts(_ stage: FirstStage, until deadline: Deadline) -> [[Cut]] {
    guard !stages.contains(where: { $0.hasHardLimit }) else { return [] }
    var ascent = JointAscent(stages, probabilities, stage)
    ascent.run(until: deadline)
    var cuts = Array(repeating: Cut(zero: stage.count), count: groups)
    for s in stages.indices {
      ascent.prices(of: s).withUnsafeBufferPointer { prices in
        if let prices = prices.baseAddress { cut(of: s, prices: prices, into: &cuts[group(of: s)]) }
      }
    }
    return [cuts]
  }

  mutating func cuts(at x: [Double]) -> [Cut]? {
    prepare(x)
    guard !cases.contains(where: { $0.bound == .infinity }) else { return nil }
    var cuts = Array(repeating: Cut(zero: x.count), count: groups)
    for s in stages.indices {
      cases[s].itemPrices(stages[s]).withUnsafeBufferPointer { prices in
        if let prices = prices.baseAddress { cut(of: s, prices: prices, into: &cuts[group(of: s)]) }
      }
    }
    return cuts.allSatisfy { $0.constant.isFinite && $0.slope.allSatisfy(\.isFinite) } ? cuts : []
  }

  // MARK: - Values

  /// Bounds every scenario at a decision and looks for good choices briefly.
  private mutating func prepare(_ x: [Double]) {
    guard casesAt != x else { return }
    casesAt = x
    cases = stages.map { stage in
      let capacities = capacities(stage, at: x)
      var known = AssignmentCase(stage, capacities: capacities)
      guard known.bound < .infinity else { return known }
      for round in 0..<3 where !known.isSolved {
        known.search(stage, capacities: capacities, limit: round * 500 + 4 * stage.itemCount)
        guard !known.isSolved, known.bound < .infinity else { break }
        known.ascend(stage, capacities: capacities, steps: 60)
      }
      return known
    }
    nodes += cases.reduce(0) { $0 + $1.nodes }
  }

  mutating func evaluate(_ x: [Double], below cutoff: Double, until deadline: Deadline) -> Evaluation {
    prepare(x)
    var atLeast = 0.0
    for s in stages.indices {
      guard cases[s].bound < .infinity else { return .infeasible }
      atLeast += probabilities[s] * cases[s].bound
    }
    // the widest gaps first: they decide soonest whether this decision is out
    let open = stages.indices.filter { !cases[$0].isSolved }
      .sorted { (a, b) in
        let (x, y) = (probabilities[a] * width(a), probabilities[b] * width(b))
        return x == y ? a < b : x > y
      }
    for s in open {
      guard atLeast < cutoff else { return .atLeast(atLeast) }
      guard !deadline.isOver else { return .interrupted(atLeast) }
      let (before, nodesBefore) = (cases[s].bound, cases[s].nodes)
      let capacities = capacities(stages[s], at: x)
      cases[s].branch(stages[s], capacities: capacities, until: deadline)
      guard cases[s].isSolved else { return .interrupted(atLeast) }
      nodes += cases[s].nodes - nodesBefore
      guard cases[s].bound < .infinity else { return .infeasible }
      atLeast += probabilities[s] * (cases[s].bound - before)
    }
    guard atLeast < cutoff else { return .atLeast(atLeast) }
    guard let knownValue else { return .infeasible }
    return .value(knownValue, knownSecond())
  }

  var knownValue: Double? {
    let total = stages.indices.reduce(0) { $0 + probabilities[$1] * cases[$1].value }
    return total.isFinite ? total : nil
  }

  func knownSecond() -> [[Double]] { kind.map { solution(of: $0, at: casesAt) } }

  private func width(_ s: Int) -> Double {
    cases[s].value.isFinite ? cases[s].value - cases[s].bound : 1e12
  }

  /// Second-stage values from the choices.
  private func solution(of s: Int, at x: [Double]) -> [Double] {
    let stage = stages[s]
    var y = [Double](repeating: 0, count: stage.columns)
    var missing = capacities(stage, at: x).map { -$0 }
    for option in cases[s].choice {
      let chosen = stage.options[Int(option)]
      y[Int(chosen.column)] = 1
      if chosen.resource >= 0 { missing[Int(chosen.resource)] += chosen.weight }
    }
    for (r, resource) in stage.resources.enumerated() where resource.overflowColumn >= 0 && missing[r] > 0 {
      y[resource.overflowColumn] = missing[r] * resource.overflowScale
    }
    return y
  }
}

extension AssignmentStage {
  /// Whether some resource may be over its limit with its column off, or on, and has no way to go beyond.
  var hasHardLimit: Bool {
    resources.contains { $0.overflow == .infinity && min($0.capacity(false), $0.capacity(true)) < 0 }
  }
}
