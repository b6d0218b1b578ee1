import ArgumentParser
import Foundation
import Terminal

/// The planner that keeps a district warm when its heat fails.
@main
struct Hearth: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hearth",
    abstract: "断电、断热、暴雪、地震时，让一个区的居民不受冻的规划工具 / plans emergency heat for a district.",
    discussion: """
      先看这三条 / start here:
        hearth plan data/shuocheng            规划朔城区，写到 out/plan / plan the shipped district
        hearth audit out/plan                 独立复核这份规划 / check it independently
        hearth init my-district               从模板建立自己的区 / start your own district

      退出码 / exit codes:  0 全部保得住 covered   1 输入有误 bad input   2 规划可行但有缺口 sound, some scenario short
      """,
    version: hearthVersion,
    subcommands: [
      InitCommand.self, CheckCommand.self, PlanCommand.self, AuditCommand.self, AllocateCommand.self,
      DispatchCommand.self, UncertaintyCommand.self, StressCommand.self, RobustCommand.self,
      ShardCommand.self, ExportCommand.self,
      ImportCommand.self, DoctorCommand.self,
    ])

  static func main() async { await runToExit(help: "hearth --help") }
}

/// Version written into every plan.
let hearthVersion = "0.1.0"
