import Audit
import Foundation
import Proofs
import Siting
import SitingOracle
import Testing

@Suite("Proofs of random problems")
struct RandomProofTests {
  @Test(
    "hold, survive a round trip through JSON, and fail with more claimed or less shown", arguments: 0..<13)
  func random(part: UInt64) async throws {
    var options = SitingOptions.exact
    options.proof = true
    for seed in part * 8..<part * 8 + 8 {
      let solution = try await RandomProblem.make(seed: seed).solve(options)
      let record = try #require(solution.proof)
      let report = LocationAudit(record).run()
      #expect(report.passes, "seed \(seed): \(report.findings.prefix(3))")
      let text = try JSONEncoder().encode(record)
      #expect(try JSONDecoder().decode(LocationRecord.self, from: text) == record)
      for changed in mutations(of: record) {
        #expect(!LocationAudit(changed).run().passes, "seed \(seed)")
      }
    }
  }

  /// Records that claim a millionth more than the plan reaches, or show a leaf less.
  private func mutations(of record: LocationRecord) -> [LocationRecord] {
    var changed: [LocationRecord] = []
    if let proof = record.claim.impossibility {
      var one = record
      one.claim.impossibility = proof.withoutLastLeaf
      changed.append(one)
    }
    for (k, pass) in record.claim.passes.enumerated() {
      guard let proof = pass.proof else { continue }
      var one = record
      one.claim.passes[k].proof = proof.withoutLastLeaf
      changed.append(one)
      var two = record
      let step = 1e-6 * max(1, abs(pass.value))
      two.claim.passes[k].bound = pass.name == .worstGroup ? pass.value - step : pass.value + step
      changed.append(two)
    }
    return changed
  }
}

extension BoundProof {
  fileprivate var withoutLastLeaf: BoundProof {
    switch self {
    case .dual(var proof):
      proof.nodes.removeLast()
      return .dual(proof)
    case .lagrangian(var proof):
      proof.nodes.removeLast()
      return .lagrangian(proof)
    }
  }
}
