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
        ./hearth bench routing --quick

      退出码 / exit codes:  0 没有错误答案 no wrong answer   1 输入有误 bad input   2 有错误答案 a wrong optimum
      """,
    subcommands: [
      SitingCommand.self, AllocationCommand.self, RoutingCommand.self, StressBenchCommand.self,
      GenerateCommand.self, PeersCommand.self, SolveCommand.self, RouteCommand.self,
    ])

  static func main() async { await runToExit(help: "./hearth bench --help") }
}
