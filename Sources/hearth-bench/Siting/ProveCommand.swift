import ArgumentParser
import Audit
import Benchmarks
import Foundation
import Plans
import Proofs
import Quantities
import Siting
import Terminal

/// `hearth-bench siting prove`: a public instance solved, its proof written down and audited.
struct ProveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove",
    abstract: "求解一个公开算例，写出最优性证明并复核 / solve a public instance, write its proof and audit it",
    discussion: """
      例 / example:
        ./hearth bench siting prove cap41 --out cap41.json
        ./hearth audit cap41.json
      """)

  @Argument(help: "算例名，如 cap41 / the instance, e.g. cap41") var instance: String
  @Option(name: .long, help: "写到哪个文件 / the file to write") var out: String?
  @Option(name: .long, help: "时限，秒 / time limit, seconds") var limit = 60.0
  @Option(name: .long, help: "相对间隙 / relative gap") var gap = 1e-6
  @OptionGroup var place: BenchOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard limit > 0, gap >= 0 else {
      throw ValidationError("--limit 要大于 0，--gap 不能小于 0 / --limit must be more than 0, --gap not less")
    }
  }

  func run() async throws {
    let console = Console(language: common.language)
    let problem = try read(console)
    var options = SitingOptions(relativeGap: gap, timeLimit: limit, explanationShare: 0)
    options.proof = true
    let solution: SitingSolution
    do {
      solution = try await problem.solve(options)
    } catch SitingError.timeLimit {
      console.noteBoth(
        Bilingual(
          zh: "时限内没有找到方案。请用 --limit 给更多时间。", en: "No plan was found in time. Give it more with --limit."))
      throw HearthExit.badInput
    }
    guard let record = solution.proof else { return }
    if let out { try console.save(record, to: out) }
    let clock = ContinuousClock()
    let start = clock.now
    let report = LocationAudit(record).run()
    let seconds = (clock.now - start) / .seconds(1)
    if common.json {
      try console.out(json: Report(instance: instance, solution, record, report, audit: seconds))
    } else {
      print(solution, record, report, seconds, console)
    }
    if !report.passes { throw HearthExit.short }
  }

  private func read(_ console: Console) throws -> SitingProblem {
    let items = Catalogue(folder: try place.folder(console)).items.filter { $0.name == instance }
    guard let item = items.first else {
      console.noteBoth(
        Bilingual(zh: "算例文件夹里没有 \(instance)。", en: "There is no \(instance) in the folder of instances."))
      throw HearthExit.badInput
    }
    do {
      guard let problem = try Catalogue.read(item).model as? SitingProblem else {
        console.noteBoth(
          Bilingual(zh: "\(instance) 不是选址问题。", en: "\(instance) is not a siting problem."))
        throw HearthExit.badInput
      }
      return problem
    } catch let failure as ReadFailure {
      console.note(console.render(failure.diagnostic))
      throw HearthExit.badInput
    }
  }

  private func print(
    _ solution: SitingSolution, _ record: LocationRecord, _ report: AuditReport, _ seconds: Double,
    _ console: Console
  ) {
    for pass in record.claim.passes {
      console.out(
        Bilingual(
          zh:
            "\(pass.name.rawValue)：值 \(SitingWords.figure(pass.value))，界 \(SitingWords.figure(pass.bound))，树 \(pass.proof?.nodeCount ?? 0) 个节点。",
          en:
            "\(pass.name.rawValue): value \(SitingWords.figure(pass.value)), bound \(SitingWords.figure(pass.bound)), \(pass.proof?.nodeCount ?? 0) nodes."
        ))
    }
    for finding in report.findings {
      console.out("✗ [\(finding.check)] \(finding.message[console.language])")
    }
    let (solve, check) = (SitingWords.seconds(solution.seconds), SitingWords.seconds(seconds))
    console.out(
      report.passes
        ? Bilingual(
          zh: "✓ 求解和证明 \(solve) 秒，复核 \(check) 秒，通过。",
          en: "✓ Solved and proven in \(solve) s, audited in \(check) s: it holds.")
        : Bilingual(
          zh: "✗ 求解 \(solve) 秒，复核 \(check) 秒，不通过。",
          en: "✗ Solved in \(solve) s, audited in \(check) s: it fails."))
  }

  private struct Report: Encodable {
    let bench = "siting-prove"
    var instance: String
    var value: Double?
    var bound: Double?
    var nodes: Int
    var holds: Bool
    var findings: [String]
    var solveSeconds: Double
    var auditSeconds: Double

    init(
      instance: String, _ solution: SitingSolution, _ record: LocationRecord, _ report: AuditReport,
      audit: Double
    ) {
      self.instance = instance
      value = record.claim.passes.last?.value
      bound = record.claim.passes.last?.bound
      nodes = record.claim.passes.reduce(0) { $0 + ($1.proof?.nodeCount ?? 0) }
      holds = report.passes
      findings = report.findings.map { "\($0.check): \($0.message.en)" }
      solveSeconds = solution.seconds
      auditSeconds = audit
    }
  }
}

extension BoundProof {
  /// Nodes of the tree.
  var nodeCount: Int {
    switch self {
    case .dual(let proof): proof.nodes.count
    case .lagrangian(let proof): proof.nodes.count
    }
  }

  /// Different prices or multipliers at its leaves.
  var tableCount: Int {
    switch self {
    case .dual(let proof): proof.prices.count
    case .lagrangian(let proof): proof.multipliers.count
    }
  }
}
