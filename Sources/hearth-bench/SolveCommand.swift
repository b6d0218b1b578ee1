import ArgumentParser
import Audit
import Benchmarks
import Foundation
import Proofs
import Quantities
import Terminal

/// `hearth-bench solve`: our side of a comparison, in a process of its own; not for people.
struct SolveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve", abstract: "solve one model file and print the answer as JSON", shouldDisplay: false)

  @Argument var file: String
  @Argument var limit: Double
  @Argument var gap: Double
  @Argument var workers: Int
  @Flag var audit = false

  func run() async throws {
    let console = Console(language: .en)
    do {
      let witness: ((LocationRecord) -> SolverAnswer.ProofAudit)? = audit ? { Self.audited($0) } : nil
      let answer = try await OwnSolver.solve(
        file: file, limit: limit, gap: gap, workers: workers, audit: witness)
      console.out(String(decoding: try JSONEncoder().encode(answer), as: UTF8.self))
    } catch let failure as ReadFailure {
      console.note(console.render(failure.diagnostic))
      throw HearthExit.badInput
    }
  }

  /// What the witness says of an answer.
  private static func audited(_ record: LocationRecord) -> SolverAnswer.ProofAudit {
    let begin = ProcessUse.cpuSeconds
    let report = LocationAudit(record).run()
    let proofs = record.claim.passes.compactMap(\.proof)
    return SolverAnswer.ProofAudit(
      holds: report.passes, bound: record.claim.passes.last?.bound,
      nodes: proofs.reduce(0) { $0 + $1.nodeCount }, multipliers: proofs.reduce(0) { $0 + $1.tableCount },
      findings: report.findings.prefix(10).map { "\($0.check): \($0.message.en)" },
      cpu: ProcessUse.cpuSeconds - begin, peakMiB: ProcessUse.peakMiB)
  }
}
