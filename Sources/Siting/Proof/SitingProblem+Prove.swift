import Proofs

extension SitingProblem {
  /// A solution with proofs of its bounds that a witness can check without a solver.
  ///
  /// Bounds in the record are those proven here: where nodes or time run out they are lower than the solution's, and a
  /// pass for which nothing was proven has no proof.
  ///
  /// - Parameter tree: What proves the bound of the only pass already; `nil` = nothing does.
  /// - Complexity: With a tree, O(its size). Without, a second branch and bound, on a model with every link; meant for tens of sites.
  func proven(
    _ solution: SitingSolution, by tree: LagrangianProof? = nil, until deadline: Deadline
  ) throws -> LocationRecord {
    var claim = LocationClaim(plan: nil, passes: [], impossibility: nil, slack: Goal.slack)
    if solution.status == .infeasible {
      let model = CanonicalModel(self, ProofQuestion(impossibilityOf: self))
      let found = try Prover.prove(model, target: .infinity, nodes: Self.proofNodes, deadline: deadline)
      if found.bound == .infinity { claim.impossibility = .dual(found.proof) }
    } else if let tree, let pass = solution.passes.first {
      claim.plan = solution.record
      claim.passes = [
        LocationClaim.Pass(
          name: pass.name.record, value: pass.value, bound: pass.bound,
          proof: pass.bound > 0 ? .lagrangian(tree) : nil)
      ]
    } else {
      claim.plan = solution.record
      for k in solution.passes.indices { claim.passes.append(try proven(k, of: solution.passes, deadline)) }
    }
    return LocationRecord(engine: Self.engine, problem: record, claim: claim)
  }

  /// Most nodes of a proof's tree; whole deliveries are what takes many.
  private static var proofNodes: Int { 200_000 }

  private func proven(
    _ k: Int, of passes: [SitingPass], _ deadline: Deadline
  ) throws -> LocationClaim.Pass {
    let pass = passes[k]
    let isShare = pass.name == .worstGroup
    var proven = LocationClaim.Pass(
      name: pass.name.record, value: pass.value, bound: isShare ? 1 : 0, proof: nil)
    let (value, bound) = isShare ? (1 - pass.value, 1 - pass.bound) : (pass.value, pass.bound)
    // what cannot be negative needs no proof that it is not
    guard bound > 0 else { return proven }
    let question = ProofQuestion(pass, after: passes[..<k], of: self)
    let model = CanonicalModel(self, question)
    let isRadius = question.objective == nil
    // rows that hold an earlier pass are only as sharp as their slack
    let tolerance = k == 0 ? 1e-9 : 10 * Goal.slack
    let target = isRadius ? .infinity : bound - tolerance * max(1, bound)
    let found = try Prover.prove(model, target: target, nodes: Self.proofNodes, deadline: deadline)
    if isRadius {
      guard found.bound == .infinity else { return proven }
      proven.bound = bound
    } else {
      let least = min(value, found.bound)
      guard least > 0 else { return proven }
      proven.bound = isShare ? 1 - least : least
    }
    proven.proof = lagrangian(found.proof, question).map { .lagrangian($0) } ?? .dual(found.proof)
    return proven
  }
}
