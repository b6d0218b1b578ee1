import ArgumentParser
import Benchmarks
import Quantities
import Terminal

/// `hearth-bench siting province`: two made-up provinces against the time and memory they may take, plan and bound audited.
struct ProvinceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "province", abstract: "全省规模：80×600×100 和 400×2500×200 / province scale")

  @Option(name: .long, help: "种子 / seed")
  var seed: UInt64 = 1

  @Flag(name: .long, help: "只跑小的一个 / only the smaller one")
  var small = false

  @Option(name: .long, help: "代替规定的秒数 / seconds instead of those of the target")
  var limit: Double?

  @Option(name: .long, help: "Hearth 可用的核数 / cores Hearth may use")
  var workers = 2

  @OptionGroup var place: BenchOptions
  @OptionGroup var common: CommonOptions

  /// What is asked of a province: the project's own targets for siting.
  private struct Target: Encodable {
    var sites, villages, scenarios: Int
    /// Seconds.
    var limit: Double
    /// Gap that must be reached, and the one aimed at.
    var atLeast, aim: Double
    /// MiB.
    var memory: Double
  }

  private static let targets = [
    Target(
      sites: 80, villages: 600, scenarios: 100, limit: 120, atLeast: 0.005, aim: 0.002,
      memory: 1.5e9 / 1_048_576),
    Target(
      sites: 400, villages: 2500, scenarios: 200, limit: 600, atLeast: 0.01, aim: 0.005, memory: 6 * 1024),
  ]

  func validate() throws {
    guard workers > 0, limit.map({ $0 > 0 }) ?? true else {
      throw ValidationError("--workers、--limit 要大于 0 / must be more than 0")
    }
  }

  func run() async throws {
    let console = Console(language: common.language)
    let workbench = try place.workbench(console)
    defer { workbench.close() }
    var results: [(target: Target, trial: Trial)] = []
    for target in small ? Self.targets.prefix(1) : Self.targets[...] {
      let province = Province(
        villages: target.villages, sites: target.sites, scenarios: target.scenarios, seed: seed)
      let seconds = limit ?? target.limit
      if common.progress != ProgressStyle.none {
        console.note(
          Bilingual(
            zh: "\(target.sites)×\(target.villages)×\(target.scenarios)，最多 \(Int(seconds)) 秒 …",
            en: "\(target.sites)×\(target.villages)×\(target.scenarios), at most \(Int(seconds)) s …"))
      }
      let trial = try Trial(
        "seed \(seed)", province.problem(), limit: seconds, gap: 1e-6, workers: workers, isAudited: true,
        on: workbench)
      results.append((target, trial))
    }
    if common.json {
      try console.out(json: Report(results: results.map { Result(target: $0.target, trial: $0.trial) }))
    } else {
      console.print(results.map(\.trial))
      for (target, trial) in results {
        console.out(words(target, trial))
        console.out(words(trial.answer.audit))
        for finding in trial.answer.audit?.findings ?? [] { console.out("✗ " + finding) }
      }
    }
    if !results.allSatisfy({ $0.trial.answer.audit?.holds == true }) { throw HearthExit.short }
  }

  private func words(_ audit: SolverAnswer.ProofAudit?) -> Bilingual {
    guard let audit else { return Bilingual(zh: "✗ 没有可以复核的证明。", en: "✗ There is no proof to audit.") }
    let bound = audit.bound.map(SitingWords.figure) ?? "—"
    let (cpu, memory) = (SitingWords.seconds(audit.cpu), Format.decimal(audit.peakMiB, places: 0))
    guard audit.holds else {
      return Bilingual(
        zh: "✗ 见证程序复核不通过（\(cpu) CPU 秒）：", en: "✗ The witness does not confirm it (\(cpu) CPU s):")
    }
    return Bilingual(
      zh:
        "✓ 见证程序重算了方案，并由 \(audit.nodes) 个节点、\(audit.multipliers) 组乘子重新证明了下界 \(bound)：\(cpu) CPU 秒，连同求解内存 \(memory) MiB。",
      en:
        "✓ The witness recomputed the plan and proved the bound \(bound) again, by \(audit.nodes) nodes and \(audit.multipliers) sets of multipliers: \(cpu) CPU s, \(memory) MiB with the solver."
    )
  }

  private struct Result: Encodable {
    var target: Target
    var trial: Trial
  }

  private struct Report: Encodable {
    let bench = "siting-province"
    var results: [Result]
  }

  private func words(_ target: Target, _ trial: Trial) -> Bilingual {
    let gap = trial.answer.gap ?? .infinity
    let memory = trial.answer.peakMiB ?? .infinity
    func mark(_ isMet: Bool) -> Bilingual {
      isMet ? Bilingual(zh: "✓ 达到", en: "✓ met") : Bilingual(zh: "✗ 未达到", en: "✗ not met")
    }
    let (least, aim, room) = (
      mark(gap <= target.atLeast), mark(gap <= target.aim), mark(memory <= target.memory)
    )
    let (atLeast, aimed) = (SitingWords.share(target.atLeast), SitingWords.share(target.aim))
    let limit = "\(Int(target.limit))"
    let most = Format.decimal(target.memory, places: 0)
    return Bilingual(
      zh:
        "\(target.sites)×\(target.villages)×\(target.scenarios)：\(limit) 秒内间隙 ≤ \(atLeast) \(least.zh)；力争 \(aimed) \(aim.zh)；内存 ≤ \(most) MiB \(room.zh)。",
      en:
        "\(target.sites)×\(target.villages)×\(target.scenarios): gap ≤ \(atLeast) in \(limit) s \(least.en); aim \(aimed) \(aim.en); memory ≤ \(most) MiB \(room.en)."
    )
  }
}
