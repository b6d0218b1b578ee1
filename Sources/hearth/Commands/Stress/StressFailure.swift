import ArgumentParser
import Foundation
import Plans
import Quantities
import Stress
import Tables
import Terminal

/// Why a run did not begin or did not end, in words.
enum StressFailure: Error {
  case nothingToResume(String)
  case otherQuestion(String)
  case unfinished(String)
  case occupied(String)

  var message: Bilingual {
    switch self {
    case .nothingToResume(let path):
      Bilingual(
        zh: "✗ \(path) 里没有可以接着算的推演。请去掉 --resume，或用 --out 指出原来的文件夹。",
        en: "There is no run to take up in \(path). Leave --resume out, or name the run's folder with --out.")
    case .otherQuestion(let path):
      Bilingual(
        zh: "✗ \(path) 里的推演与这条命令问的不一样（数据、集合、规划、种子或次数不同）。请用原来的命令加 --resume，或换一个 --out。",
        en:
          "The run in \(path) was asked something else (data, set, plan, seed or number differ). Use its own command with --resume, or another --out."
      )
    case .unfinished(let path):
      Bilingual(
        zh: "✗ \(path) 里有一次没算完的推演。加 --resume 接着算，或换一个 --out；要丢弃它请先删除这个文件夹。",
        en:
          "\(path) holds a run that is not finished. Add --resume to go on, or choose another --out; delete the folder to give it up."
      )
    case .occupied(let path):
      Bilingual(
        zh: "✗ \(path) 里有别的文件，不是推演文件夹。为免误删，没有写入；请换一个新文件夹。",
        en: "\(path) holds other files and is no run. Nothing was written; choose a new folder.")
    }
  }

  /// Runs something, and where it fails says why and ends with the exit code for it.
  static func told<Result>(_ console: Console, _ json: Bool, _ body: () throws -> Result) throws -> Result {
    do { return try body() } catch { throw try exit(for: error, console, json) }
  }

  /// Says why, and gives the exit code.
  static func exit(for error: any Error, _ console: Console, _ json: Bool) throws -> ExitCode {
    switch error {
    case let code as ExitCode: return code
    case let failure as StressFailure: console.noteBoth(failure.message)
    case let failure as ShardError: console.noteBoth(failure.message)
    case StressInputError.refused(let diagnostics): return try console.refuse(diagnostics, json: json)
    case StressInputError.shard(let failure): console.noteBoth(failure.message)
    case let failure as CrewError: console.noteBoth(failure.message)
    case let refusal as WrittenFolder.Refusal: console.noteBoth(refusal.message)
    case let failure as WriteFailure: console.noteBoth(failure.message)
    default:
      console.noteBoth(
        Bilingual(
          zh: "✗ 没有算成（\(error)）。算完的都留着，可加 --resume 再试。",
          en: "It failed (\(error)). What was played is kept; try again with --resume."))
    }
    return HearthExit.badInput
  }
}
