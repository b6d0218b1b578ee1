import ArgumentParser
import Foundation
import ModelFiles
import Planning
import Plans
import Quantities
import Siting
import Tables
import Terminal

/// `hearth import`: what other programs found.
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "读回别的软件的结果并核对 / take in what other programs found, and check it",
    discussion: """
      例 / examples:
        hearth import solution reserve.sol data/shuocheng
        hearth import solution reserve.sol data/shuocheng --out out/theirs
        hearth import vroom ask.json --out answer.json
      """,
    subcommands: [ImportSolutionCommand.self, ImportVROOMCommand.self])
}

/// `hearth import solution FILE DIR`: a solution of an exported model, played and judged.
struct ImportSolutionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solution",
    abstract: "别的求解软件对导出模型的解：重算、核对、与本机的界比较 / a solver's solution of an exported model, checked",
    discussion: """
      只取开设哪些点、各存多少；运输和缺口在本机重算。能读 HiGHS、CBC、SCIP、Gurobi 的解文件，glpsol -w 的文件，
      以及每行“名称 数值”的文本。导出时用的 --mode、--max-sites、--budget 和 --scenarios 要一样。
      Only the points opened and their stock are taken; the rest is worked out anew. Give the options of the export.

      例 / examples:
        hearth import solution reserve.sol data/shuocheng --mode min-cost
        hearth import solution reserve.sol data/shuocheng --out out/theirs && hearth audit out/theirs

      退出码 / exit codes:  0 站得住 sound   1 读不了 unreadable   2 不满足要求 does not meet what is asked
      """)

  @Argument(help: "解文件 / the solution")
  var file: String

  @Argument(help: "区数据文件夹 / the district's folder")
  var district: String

  @Option(name: .long, help: "场景文件夹 / the scenarios' folder")
  var scenarios: String?

  @Option(name: .long, help: "再按它的库存写一份完整规划 / write a whole plan with its stock, too")
  var out: String?

  @OptionGroup var siting: SitingOptionGroup
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let console = Console(language: common.language)
    let inquiry = try await SitingInquiry.read(
      district: district, scenarios: scenarios, siting, solves: true, json: common.json, console: console)
    let verdict: SolutionVerdict
    let decision: SitingDecision
    do {
      let solution = try SolutionFile.read(file, for: try inquiry.statement.model())
      decision = try inquiry.statement.decision(from: solution.values)
      verdict = try SolutionVerdict(inquiry, decision, unknown: solution.unknown.count)
    } catch let error as ModelFileError {
      var diagnostics = Diagnostics()
      diagnostics.report(error.diagnostic)
      throw try console.refuse(diagnostics, json: common.json)
    } catch SitingError.notAllowed(let fault) {
      console.noteBoth(fault.message(sites: inquiry.question.sites))
      throw HearthExit.badInput
    } catch let error as SitingError {
      console.noteBoth(
        Bilingual(
          zh: "✗ 这个解不是这道题的解（\(error)）。请核对文件和导出时用的选项。",
          en: "This is no solution of this question (\(error)). Check the file and the options of the export."
        ))
      throw HearthExit.badInput
    }
    if common.json { try console.out(json: verdict) } else { verdict.print(console, inquiry) }
    if let out { try await write(decision, inquiry, to: out, console) }
    if !verdict.isSound { throw HearthExit.short }
  }

  private func write(
    _ decision: SitingDecision, _ inquiry: SitingInquiry, to out: String, _ console: Console
  ) async throws {
    var planner = inquiry.planner
    planner.givenStock = inquiry.question.stock(decision)
    let (input, _) = try InputReading.read(
      district: district, scenarios: scenarios, json: common.json, console: console)
    planner.folders = input.folders(asSeenFrom: out)
    let folder = try await planner.plan { _ in }
    do { try folder.write(to: out, with: try PlanOutput.files(folder, planner.district)) } catch let error
      as PlanFolder
      .WriteError
    {
      console.noteBoth(error.message)
      throw HearthExit.badInput
    }
    if !common.json { console.out(Bilingual(zh: "规划写入 \(out)/", en: "Plan written to \(out)/")) }
  }
}

extension DecisionFault {
  /// What is wrong with the solution, the sites by their ids.
  fileprivate func message(sites: [String]) -> Bilingual {
    func tonnes(_ value: Double) -> String { Format.decimal(value, places: 3) }
    let fault =
      switch self {
      case .undecided(let site, let opening):
        Bilingual(
          zh: "储备点 \(sites[site]) 的 0/1 开设量是 \(opening)，既不是开也不是不开",
          en: "the opening of \(sites[site]) is \(opening), neither 0 nor 1")
      case .shut(let site):
        Bilingual(
          zh: "储备点 \(sites[site]) 已建或必建，解里却没有开",
          en: "\(sites[site]) stands already or must open, and the solution leaves it shut")
      case .forbidden(let site):
        Bilingual(
          zh: "储备点 \(sites[site]) 是禁建点，解里却开了", en: "\(sites[site]) is forbidden, and the solution opens it")
      case .secondSize(let site, let first):
        Bilingual(
          zh: "\(sites[first]) 和 \(sites[site]) 是同一场地的两种规模，解里都开了",
          en: "\(sites[first]) and \(sites[site]) are two sizes of one yard, and the solution opens both")
      case .unbuyable(let site, let bought) where bought < 0:
        Bilingual(
          zh: "储备点 \(sites[site]) 的购入量是 \(tonnes(bought)) 吨，不能是负数",
          en: "\(sites[site]) is to buy \(tonnes(bought)) t, which cannot be below 0")
      case .unbuyable(let site, let bought):
        Bilingual(
          zh: "储备点 \(sites[site]) 的购入量是 \(bought) 吨，不是能存的数",
          en: "\(sites[site]) is to buy \(bought) t, which is no amount that could stand anywhere")
      case .overfull(let site, let stock, let capacity):
        Bilingual(
          zh: "储备点 \(sites[site]) 存了 \(tonnes(stock)) 吨，库容只有 \(tonnes(capacity)) 吨",
          en: "\(sites[site]) is to hold \(tonnes(stock)) t, and has room for \(tonnes(capacity)) t")
      }
    return Bilingual(
      zh: "✗ 这个解不是这道题的解：\(fault.zh)。请核对解文件，以及导出时用的数据和选项。",
      en:
        "This is no solution of this question: \(fault.en). Check the file, and the data and options of the export."
    )
  }
}
