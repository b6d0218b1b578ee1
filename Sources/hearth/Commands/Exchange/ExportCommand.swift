import ArgumentParser
import Foundation
import ModelFiles
import Quantities
import Siting
import Terminal

/// `hearth export`: the district's questions for other programs.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "把模型交给别的求解软件 / hand the model to other solvers",
    discussion: """
      例 / examples:
        hearth export lp data/shuocheng --out reserve.lp
        hearth export mps data/shuocheng --mode min-cost --out reserve.mps
        hearth export smps data/shuocheng --out reserve          写出 reserve.cor、.tim、.sto
        hearth export vroom data/shuocheng --plan out/plan --out ask.json     排车问题 the dispatch question
        highs --solution_file reserve.sol reserve.mps && hearth import solution reserve.sol data/shuocheng --mode min-cost
      """,
    subcommands: [
      ExportLPCommand.self, ExportMPSCommand.self, ExportSMPSCommand.self, ExportVROOMCommand.self,
    ])
}

/// What the three formats have in common.
struct ExportOptions: ParsableArguments {
  @Argument(help: "区数据文件夹 / the district's folder")
  var district: String

  @Option(name: .long, help: "写到哪个文件 / where to write the model")
  var out: String

  @Option(name: .long, help: "场景文件夹 / the scenarios' folder")
  var scenarios: String?

  @OptionGroup var siting: SitingOptionGroup
  @OptionGroup var common: CommonOptions

  /// Writes what `texts` makes of the model, and the file that explains its names.
  func run(_ texts: (SitingInquiry, _ comment: [String]) throws -> [(file: String, text: String)])
    async throws
  {
    let console = Console(language: common.language)
    // the three files of SMPS have longer names; none belongs beside a table of a district
    try console.spare(out)
    let inquiry = try await SitingInquiry.read(
      district: district, scenarios: scenarios, siting, solves: false, json: common.json, console: console)
    let names = out + ".names.csv"
    let files: [(file: String, text: String)]
    do {
      let comment = inquiry.comment(names: (names as NSString).lastPathComponent)
      files = try texts(inquiry, comment) + [(names, inquiry.namesText)]
    } catch {
      console.noteBoth(Bilingual(zh: "✗ 模型写不成（\(error)）。", en: "The model cannot be written (\(error))."))
      throw HearthExit.badInput
    }
    try console.save(files.map { ($0.file, Array($0.text.utf8)) })
    if common.json {
      try console.out(json: files.map(\.file))
    } else {
      let list = files.map(\.file)
      console.out(
        Bilingual(zh: "已写入 " + list.joined(separator: "、"), en: "Written: " + list.joined(separator: ", ")))
    }
  }
}

/// `hearth export lp DIR`.
struct ExportLPCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lp", abstract: "CPLEX 的 LP 格式 / CPLEX's LP format")
  @OptionGroup var options: ExportOptions

  func run() async throws {
    let out = options.out
    try await options.run { inquiry, comment in
      [(out, try inquiry.statement.model().lpText(comment: comment))]
    }
  }
}

/// `hearth export mps DIR`.
struct ExportMPSCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "mps", abstract: "自由格式 MPS / free-format MPS")
  @OptionGroup var options: ExportOptions

  func run() async throws {
    let out = options.out
    try await options.run { inquiry, comment in
      [(out, try inquiry.statement.model().mpsText(name: "siting", comment: comment))]
    }
  }
}

/// `hearth export smps DIR`.
struct ExportSMPSCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "smps", abstract: "两阶段随机规划 SMPS 的三个文件 / SMPS: the three files of a two-stage program")
  @OptionGroup var options: ExportOptions

  func run() async throws {
    let out = options.out
    try await options.run { inquiry, comment in
      let texts = try SMPS.write(inquiry.statement.program, comment: comment)
      return [(out + ".cor", texts.core), (out + ".tim", texts.time), (out + ".sto", texts.stoch)]
    }
  }
}
