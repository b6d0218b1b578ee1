import ArgumentParser
import Benchmarks
import Quantities
import Terminal

/// `hearth-bench stress closed-forms`: the simulation held against formulas.
struct ClosedFormsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "closed-forms",
    abstract: "推演结果与闭式解核对 / the simulation held against formulas",
    discussion: """
      一个村指数停电、M/M/c 装车台、泊松到车；与公式相差三个标准误以上时退出码 2。
      One village with an exponential outage, an M/M/c dock, Poisson trucks; exit code 2 where a mean is more than three
      standard errors from its formula.

      例 / example:
        ./hearth bench stress closed-forms --replications 100000
      """)

  @Option(name: .long, help: "每项重复次数 / replications of each")
  var replications = 100_000

  @Option(name: .long, help: "随机种子 / seed")
  var seed: UInt64 = 1

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (2...100_000_000).contains(replications) else {
      throw ValidationError("--replications 至少为 2 / must be at least 2")
    }
  }

  /// The machine form.
  struct Report: Encodable {
    struct Summary: Encodable {
      /// Checks more than three standard errors from their formula.
      var missed: Int
      /// The greatest distance, in standard errors.
      var greatestStandardErrors: Double
    }
    let bench = "closed-forms"
    var summary: Summary
    var rows: [ClosedForms.Check]
  }

  func run() async throws {
    let console = Console(language: common.language)
    let rows = ClosedForms(replications: replications, seed: seed).run()
    let missed = rows.count { $0.standardErrors > 3 }
    if common.json {
      let greatest = rows.map(\.standardErrors).max() ?? 0
      try console.out(
        json: Report(summary: .init(missed: missed, greatestStandardErrors: greatest), rows: rows))
    } else {
      print(rows, console)
    }
    if missed > 0 { throw HearthExit.short }
  }

  private func print(_ rows: [ClosedForms.Check], _ console: Console) {
    var table = TextTable(
      console.language == .zh
        ? ["核对", "公式", "推演均值", "标准误", "相差几个标准误"]
        : ["check", "formula", "mean", "standard error", "standard errors apart"],
      [.left, .right, .right, .right, .right])
    for row in rows {
      table.add([
        row.name, Format.decimal(row.expected, places: 4), Format.decimal(row.mean, places: 4),
        Format.decimal(row.standardError, places: 4), Format.decimal(row.standardErrors, places: 2),
      ])
    }
    for line in table.lines() { console.out(line) }
  }
}
