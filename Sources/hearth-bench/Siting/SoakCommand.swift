public import ArgumentParser
import Foundation
import Quantities
import Siting
public import SitingOracle
import Terminal

/// `hearth-bench siting soak`: never a wrong optimum, on random small problems of every mode.
struct SoakCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "soak",
    abstract: "随机小题对照穷举，一个都不能错 / random small problems against enumeration, not one may be wrong")

  @Option(name: .long, help: "多少题 / how many problems")
  var count = 2000

  @Option(name: .long, help: "第一题的种子 / seed of the first")
  var seed: UInt64 = 1

  @Option(name: .long, help: "题的大小：small 或 medium / size of the problems")
  var size = RandomProblem.Size.small

  @Flag(name: .long, help: "只出经典选址题 / classical facility location only")
  var classical = false

  @Option(name: .long, help: "每题的秒数上限 / seconds a problem may take")
  var limit = 120.0

  @Option(name: .long, help: "用哪套算法：automatic 或 monolithic / which machinery")
  var engine = SitingEngine.automatic

  @Flag(
    inversion: .prefixedNo,
    help: "证明每个界，由独立的复核程序核对（只限小题）/ prove every bound, for a witness to check (small problems)")
  var prove = true

  @Option(
    name: .customLong("proof"),
    help: "把最后一题的证明写到这个文件，供 hearth audit 复核 / write the last problem's proof, for `hearth audit`")
  var proofFile: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard count > 0, limit > 0 else {
      throw ValidationError("--count、--limit 要大于 0 / must be more than 0")
    }
    guard prove || proofFile == nil else {
      throw ValidationError("--proof 不能和 --no-prove 一起用 / cannot go with --no-prove")
    }
  }

  func run() async throws {
    let console = Console(language: common.language)
    var options = SitingOptions.exact
    options.engine = engine
    options.proof = prove && size == .small
    options.timeLimit = limit
    var soak = Soak(size, classical: classical, options)
    let showsLine = isatty(STDERR_FILENO) == 1 && (common.progress ?? .bar) == .bar
    try await soak.run(count: count, first: seed) { done in
      if showsLine { Console.write("\r\(done)/\(count)", to: STDERR_FILENO) }
      if common.progress == .json {
        Console.write(#"{"done":\#(done),"total":\#(count)}"# + "\n", to: STDERR_FILENO)
      }
    }
    if showsLine { Console.write("\r\u{1B}[K", to: STDERR_FILENO) }
    if let proofFile, let record = soak.lastProof { try console.save(record, to: proofFile) }
    if common.json {
      try console.out(
        json:
          Report(
            size: size, seed: seed, engine: engine.rawValue, tallies: soak.tallies,
            discrepancies: soak.discrepancies))
    } else {
      print(soak, console)
    }
    if !soak.discrepancies.isEmpty { throw HearthExit.short }
  }

  private func print(_ soak: Soak, _ console: Console) {
    let zh = console.language == .zh
    var table = TextTable(
      zh
        ? ["目标", "题数", "无解", "整单供应", "两种燃料", "有分支", "未证完", "穷举未完", "最大相对差"]
        : [
          "objective", "problems", "infeasible", "single-sourced", "two fuels", "branched", "unclosed",
          "undecided",
          "worst distance",
        ],
      [.left, .right, .right, .right, .right, .right, .right, .right, .right])
    for tally in soak.tallies where tally.problems + tally.undecided > 0 {
      table.add([
        tally.objective.rawValue, "\(tally.problems)", "\(tally.infeasible)", "\(tally.singleSourced)",
        "\(tally.severalFuels)", "\(tally.branched)", "\(tally.unclosed)", "\(tally.undecided)",
        tally.worstDistance == 0 ? "0" : "10^\(Int(log10(tally.worstDistance)))",
      ])
    }
    for line in table.lines() { console.out(line) }
    console.out()
    if prove, size == .small { printProofs(soak, console) }
    for wrong in soak.discrepancies { console.out("✗ seed \(wrong.seed): \(wrong.finding)") }
    console.out(
      Bilingual(
        zh: "\(count) 题，与对照不符的 \(soak.discrepancies.count) 处。值、界、每步目标和无解的理由都核对过，相对误差 2×10⁻⁵ 以内算相符。",
        en:
          "\(count) problems, \(soak.discrepancies.count) disagreements with the oracle. Values, bounds, every pass and the reasons for no plan were compared; within 2×10⁻⁵ is agreement."
      ))
  }

  private func printProofs(_ soak: Soak, _ console: Console) {
    let zh = console.language == .zh
    var table = TextTable(
      zh
        ? ["目标", "复核", "方案", "对偶证明", "拉格朗日证明", "不证自明", "无解证明"]
        : ["objective", "audited", "plans", "dual proofs", "Lagrangian", "by nature", "no plan"],
      [.left, .right, .right, .right, .right, .right, .right])
    for tally in soak.tallies {
      let proofs = tally.proofs
      let counts = [
        proofs.audited, proofs.plans, proofs.dual, proofs.lagrangian, proofs.natural, proofs.impossible,
      ]
      table.add([tally.objective.rawValue] + counts.map(String.init))
    }
    for line in table.lines() { console.out(line) }
    let all = soak.tallies.map(\.proofs)
    let (audited, plans) = all.reduce((0, 0)) { ($0.0 + $1.audited, $0.1 + $1.plans) }
    let bounds = all.reduce(0) { $0 + $1.bounds }
    console.out(
      Bilingual(
        zh: "复核 \(audited) 题：方案 \(plans) 份、界（含无解）\(bounds) 个，由不用求解器的复核程序逐一重算通过。",
        en:
          "\(audited) answers audited: \(plans) plans and \(bounds) bounds, impossibilities included, recomputed by a witness that uses no solver."
      ))
    console.out()
  }

  private struct Report: Encodable {
    let bench = "siting-soak"
    var size: RandomProblem.Size
    var seed: UInt64
    var engine: String
    var tallies: [Soak.Tally]
    var discrepancies: [Soak.Discrepancy]
  }
}

extension SitingEngine: ExpressibleByArgument {}
extension RandomProblem.Size: ExpressibleByArgument {}
