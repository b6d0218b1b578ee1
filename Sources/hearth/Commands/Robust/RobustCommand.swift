import ArgumentParser
import Plans
import Quantities
import Siting
import Tables
import Terminal

/// `hearth robust`: plans that do not break so easily, and what that costs.
struct RobustCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "robust",
    abstract: "不那么容易被压垮的规划，要多花多少 / plans that do not break so easily, and what that costs",
    subcommands: [CVaRCommand.self, UnservedCapCommand.self, AttackCommand.self])
}

extension Console {
  /// Says why a robust plan was not made, and ends the run.
  func refuse(_ error: any Error) -> ExitCode {
    switch error {
    case SitingError.timeLimit:
      noteBoth(
        Bilingual(
          zh: "✗ 时限内没有找到可行方案。请加长 --time-limit。",
          en: "No plan was found in time. Allow more with --time-limit."))
    case StochasticError.noPlan:
      noteBoth(
        Bilingual(
          zh: "✗ 必须开设的点与限制相冲突，没有可行方案。请放宽限制。",
          en: "What must open exceeds the limits; there is no plan. Loosen the limits."))
    default:
      noteBoth(
        Bilingual(
          zh: "✗ 没有算成（\(error)）。请把输入文件和这行字发给维护人员。",
          en: "It failed (\(error)). Please send the input files and this line to the maintainers."))
    }
    return HearthExit.badInput
  }

  /// Ends the run where what a plan is to be saved to must not be written; ask before the long work.
  func check(out: String?, schema: String, stockOut: String?) throws {
    try check(
      [
        out.map { WrittenFile($0, opening: .init(schema: schema)) },
        stockOut.map { WrittenFile($0, as: CSV.write(SampledSite.header, [])) },
      ].compactMap(\.self))
  }

  /// Writes a report, and the stock it found as `hearth plan --stock` reads it; both or neither.
  func save(
    _ report: some Encodable, to out: String?, stock sites: [SampledSite], to stockOut: String?
  ) throws {
    var files: [AtomicFolder.File] = []
    if let out { files.append((out, try PlanJSON.encode(report))) }
    if let stockOut {
      let rows = sites.map { [Cell.text($0.id), .integer(Int($0.stockKg.count))] }
      files.append((stockOut, CSV.write(SampledSite.header, rows)))
    }
    try save(files)
  }
}

extension SampledSite {
  /// Columns of a stock list.
  fileprivate static let header = ["site", "kg"]
}
