import ArgumentParser
import Foundation
import Quantities
import Terminal

/// Hearth against its peers, measured.
@main
struct HearthBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hearth-bench",
    abstract: "与同类求解程序对比测量 / Hearth measured against its peers",
    discussion: """
      先装对手，再比 / install the peers, then compare:
        ./hearth bench peers
        ./hearth bench siting --quick

      退出码 / exit codes:  0 没有错误答案 no wrong answer   1 输入有误 bad input   2 有错误答案 a wrong optimum
      """,
    subcommands: [
      SitingCommand.self, AllocationCommand.self, GenerateCommand.self, PeersCommand.self, SolveCommand.self,
    ])

  /// Runs the command given; whatever is wrong with what was asked is bad input, 1.
  static func main() async {
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      Console.write(
        "✗ 命令写得不对，没有运行。出错的地方见下面一行；用法请看 ./hearth bench --help。\n" + fullMessage(for: error) + "\n",
        to: STDERR_FILENO)
      exit(withError: HearthExit.badInput)
    }
  }
}
