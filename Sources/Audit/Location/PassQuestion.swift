import Proofs

/// What a proof has to be about.
struct PassQuestion {
  /// What is least; `nil` = it must be impossible.
  var least: LocationClaim.Pass.Name?
  /// Arcs that cost this or more are left out.
  var radius = Double.infinity
  /// Most weighted shortage; `nil` = any.
  var mostShortage: Double?
  /// Least share that every group gets.
  var coverage: Double

  /// That a problem has no plan.
  init(impossibilityOf problem: LocationProblem) {
    coverage = problem.groupCoverage
    if case .euhdCap(let most) = problem.mode { mostShortage = most * (problem.weights?.reduce(0, +) ?? 1) }
  }

  /// That a pass has its bound: no plan does better, of those that keep to the passes before.
  init(_ claim: LocationClaim, pass k: Int, of problem: LocationProblem) {
    self.init(impossibilityOf: problem)
    let pass = claim.passes[k]
    if pass.name == .radius { radius = pass.bound } else { least = pass.name }
    for earlier in claim.passes[..<k] {
      if earlier.name == .shortage { mostShortage = earlier.value + claim.slack * (earlier.value + 1) }
      if earlier.name == .worstGroup { coverage = max(coverage, earlier.value - claim.slack) }
    }
  }

  /// Most sites that may open; `nil` = any number.
  static func mostSites(_ problem: LocationProblem) -> Int? {
    switch problem.mode {
    case .pMedian(let count), .pCenter(let count): min(count, problem.maxSites ?? count)
    case .minCost, .penalised, .meanCVaR, .euhdCap, .maxCover, .lexicographic: problem.maxSites
    }
  }

  /// Whether nothing may be missing.
  static func meetsAll(_ problem: LocationProblem) -> Bool {
    switch problem.mode {
    case .minCost, .pMedian, .pCenter: true
    case .penalised, .meanCVaR, .euhdCap, .maxCover, .lexicographic: false
    }
  }
}
