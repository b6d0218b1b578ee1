import ArgumentParser
import Exchange
import Foundation
import Planning
import Quantities
import Routing
import Tables
import Terminal

/// `hearth export vroom DIR --plan P`: the dispatch question for VROOM.
struct ExportVROOMCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vroom", abstract: "把排车问题写成 VROOM 的 JSON / the dispatch question as VROOM's JSON",
    discussion: """
      VROOM 没有装车台、休息、库存和会封的路；它的答案用 hearth dispatch --check 核对。
      VROOM knows no docks, rests, stocks or closing roads; check its answer with hearth dispatch --check.

      例 / examples:
        hearth export vroom data/shuocheng --plan out/plan --out ask.json
        vroom -i ask.json -o answer.json && hearth dispatch data/shuocheng --plan out/plan --check answer.json
      """)

  @OptionGroup var question: DispatchQuestion

  @Option(name: .long, help: "写到哪个文件 / where to write it")
  var out: String

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let console = Console(language: common.language)
    let (inquiry, _) = try question.read(common, console)
    let problem = inquiry.dispatcher(seed: 1).vroom()
    try console.save(bytes: problem.bytes, to: out)
    if common.json { return try console.out(json: [out]) }
    console.out(
      Bilingual(
        zh: "已写入 \(out)：\(problem.shipments.count) 件、\(problem.vehicles.count) 个车班。",
        en:
          "Written to \(out): \(problem.shipments.count) shipments, \(problem.vehicles.count) vehicle shifts."
      ))
  }
}

/// `hearth import vroom FILE`: a VROOM problem, solved here.
struct ImportVROOMCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vroom", abstract: "读 VROOM 的问题，用本机求解，写成 VROOM 的答案 / solve a VROOM problem here",
    discussion: """
      收 jobs（一种货、一个时间窗、技能、优先级）、vehicles 和 matrices；不照做的键不收，自己加的键以 x_ 开头。
      Takes jobs with one kind of load and one window, vehicles and matrices; refuses what it would not follow.

      例 / examples:
        hearth import vroom ask.json --out answer.json

      退出码 / exit codes:  0 都送到 all served   1 读不了 unreadable   2 有送不到的 some are not served
      """)

  @Argument(help: "问题文件 / the problem")
  var file: String

  @Option(name: .long, help: "答案写到哪个文件；不给则打印 / where to write the answer; printed otherwise")
  var out: String?

  @Option(name: .long, help: "搜索轮数 / rounds of the search")
  var rounds = 20_000

  @Option(name: .long, help: "随机种子 / seed of the search")
  var seed: UInt64 = 1

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (1...1_000_000_000).contains(rounds) else {
      throw ValidationError("--rounds 应在 1 到 10 亿之间 / must lie between 1 and 10^9")
    }
  }

  func run() async throws {
    let console = Console(language: common.language)
    var diagnostics = Diagnostics()
    guard let bytes = Folder.read(file: file, diagnostics: &diagnostics) else {
      throw try console.refuse(diagnostics, json: common.json)
    }
    let answer: VROOMSolution
    let bound: Int
    do {
      let problem = try VROOMProblem(reading: bytes)
      let (routing, vehicles) = try problem.routing()
      let solution = try routing.solve(limit: .iterations(rounds), seed: seed)
      answer = problem.answer(solution, to: routing, vehicles: vehicles)
      bound = solution.bound
    } catch let error as VROOMError {
      diagnostics.report(error.diagnostic(file: file))
      throw try console.refuse(diagnostics, json: common.json)
    } catch {
      diagnostics.report(
        Diagnostic(
          .error, "vroom.numbers", at: Place(file: file), found: "\(error)",
          Bilingual(zh: "数太大或互相矛盾。", en: "Numbers are too large or contradict each other."),
          remedy: Bilingual(zh: "请核对窗口、容量和矩阵。", en: "Check windows, capacities and matrices.")))
      throw try console.refuse(diagnostics, json: common.json)
    }
    if let out {
      try console.save(bytes: answer.bytes, to: out)
    }
    if out == nil || common.json {
      console.out(String(decoding: answer.bytes.dropLast(), as: UTF8.self))
    } else {
      console.out(
        Bilingual(
          zh:
            "费用 \(answer.cost)（已证下界 \(bound)），\(answer.routes.count) 条路线，送不到 \(answer.unassigned.count) 处。",
          en:
            "Cost \(answer.cost) (proven bound \(bound)), \(answer.routes.count) routes, \(answer.unassigned.count) not served."
        ))
    }
    if !answer.unassigned.isEmpty { throw HearthExit.short }
  }
}
