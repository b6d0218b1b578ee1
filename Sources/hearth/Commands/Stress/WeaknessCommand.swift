import ArgumentParser
import District
import Foundation
import Plans
import Quantities
import Reports
import Tables
import Terminal

/// `hearth stress weaknesses DIR…`: the report of what was found.
struct WeaknessCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weaknesses",
    abstract: "把最坏情形、最小冲击、代价写成一份中英文报告 / one report of the worst case, the breaking shock and the price",
    discussion: """
      例 / examples:
        hearth stress worst data/shuocheng --plan out/plan --out out/worst.json
        hearth stress breaking-point data/shuocheng --plan out/plan --out out/breaking.json
        hearth robust cvar data/shuocheng --set scenarios/sets/winter.toml --frontier --out out/risk.json
        hearth stress weaknesses --worst out/worst.json --breaking-point out/breaking.json --risk out/risk.json --out out/weaknesses

      退出码 / exit codes:  0 完成 done   1 输入有误 bad input
      """)

  @Option(name: .long, help: "hearth stress worst --out 写的文件 / written by `hearth stress worst --out`")
  var worst: String

  @Option(name: .long, help: "hearth stress breaking-point --out 写的文件 / written by it")
  var breakingPoint: String?

  @Option(name: .long, help: "hearth robust cvar --out 写的文件 / written by it")
  var risk: String?

  @Option(name: .long, help: "hearth robust attack --out 写的文件 / written by it")
  var attack: String?

  @Option(name: .long, help: "写到哪个文件夹 / the folder to write to")
  var out: String

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let console = Console(language: common.language)
    try place.check(telling: console)
    let siege: WorstCaseReport = try read(worst, WorstCaseReport.schema, console)
    let breaking: BreakingPointReport? = try breakingPoint.map {
      try read($0, BreakingPointReport.schema, console)
    }
    let price: RiskReport? = try risk.map { try read($0, RiskReport.schema, console) }
    let robust: RobustReport? = try attack.map { try read($0, RobustReport.schema, console) }
    for (file, subject) in [
      (breakingPoint, breaking?.subject), (risk, price?.subject), (attack, robust?.subject),
    ] {
      if let file, let subject { try match(file, subject, siege.subject, console) }
    }
    let document = WeaknessDocument(worst: siege, breaking: breaking, risk: price, robust: robust)
    var files = document.files().map { (name: $0.name, bytes: $0.contents) }
    files.append((Self.sources, try PlanJSON.encode(Sources(files: inputs))))
    try await place.replace(telling: console) { files }
    console.out(
      Bilingual(
        zh: "已写到 \(out)/report.html、report.en.html", en: "Written to \(out)/report.html and report.en.html"))
  }

  /// Where it is written.
  private var place: PaperFolder {
    PaperFolder(path: out, kind: Bilingual(zh: "薄弱环节报告", en: "a report of weaknesses"), mark: Self.sources)
  }

  /// Says of what a report was made.
  private static let sources = "weaknesses.json"

  private struct Sources: Encodable {
    var schema = "hearth.weaknesses/1"
    var files: [InputFile]
  }

  /// The reports it is made of, with their hashes.
  private var inputs: [InputFile] {
    [worst, breakingPoint, risk, attack].compactMap(\.self).compactMap { file in
      FileManager.default.contents(atPath: file).map {
        InputFile(path: (file as NSString).lastPathComponent, sha256: Digest.sha256([UInt8]($0)))
      }
    }
  }

  /// A report of a schema; ends with exit code 1 where the file holds none.
  private func read<Report: Decodable>(_ file: String, _ schema: String, _ console: Console) throws -> Report
  {
    guard let data = FileManager.default.contents(atPath: file) else {
      console.noteBoth(
        Bilingual(
          zh: "✗ 没有 \(file)，或者没有读它的权限。", en: "There is no \(file), or no permission to read it."))
      throw HearthExit.badInput
    }
    if let damaged = DamagedFile(path: file, cutShort: data) { throw refuse(damaged, console) }
    let said = SchemaMark.schema(of: data)
    guard said == schema else {
      let isOld = said.map { Self.kind($0) == Self.kind(schema) } ?? false
      console.noteBoth(
        isOld
          ? Bilingual(
            zh: "✗ \(file) 是别的版本写的（\(said ?? "")，要 \(schema)），缺少现在要核对的内容。请用原来的命令重新做一遍。",
            en:
              "\(file) was written by another version (\(said ?? ""), \(schema) is needed) and lacks what is compared now. Make it again with the command that made it."
          )
          : Bilingual(zh: "✗ \(file) 不是格式为 \(schema) 的文件。", en: "\(file) is no file of schema \(schema)."))
      throw HearthExit.badInput
    }
    do { return try JSONDecoder().decode(Report.self, from: data) } catch {
      throw refuse(DamagedFile(path: file, schema: schema, place: ProofAudit.place(of: error)), console)
    }
  }

  private func refuse(_ damaged: DamagedFile, _ console: Console) -> ExitCode {
    console.note(console.render(damaged.diagnostic))
    return HearthExit.badInput
  }

  /// A schema without the number of its version.
  private static func kind(_ schema: String) -> Substring { schema.prefix { $0 != "/" } }

  /// Ends with exit code 1 where a report is not about the plan and the data of the worst case.
  private func match(
    _ file: String, _ subject: ReportSubject, _ other: ReportSubject, _ console: Console
  ) throws {
    guard let difference = other.difference(from: subject) else { return }
    console.noteBoth(
      Bilingual(
        zh: "✗ \(worst) 与 \(file) 说的不是同一回事：\(difference.zh)。请用同一份规划、同样的数据重新做这两份。",
        en:
          "\(worst) and \(file) are not about the same: \(difference.en). Make both again of the same plan and data."
      ))
    throw HearthExit.badInput
  }
}
