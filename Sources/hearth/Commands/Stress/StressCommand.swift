import ArgumentParser

/// `hearth stress …`: what breaks a plan, how likely that is, and what it would cost not to break.
///
/// `hearth stress DIR` means `hearth stress run DIR`.
struct StressCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stress",
    abstract: "压力测试：抽样推演成千上万次，每个数带误差 / stress test: thousands of drawn events, every figure with its error",
    discussion: """
      例 / examples:
        hearth stress data/shuocheng --plan out/plan
        hearth stress data/shuocheng --plan out/plan --replications 2000 --seed 7 --jobs 2 --out out/stress
        hearth stress data/shuocheng --plan out/plan --against out/mine --policy distance-first
        hearth stress data/shuocheng --plan out/plan --set scenarios/sets/winter.toml --half-width 5%
        hearth stress worst data/shuocheng --plan out/plan --closures 2 --lost-sites 1
        hearth stress breaking-point data/shuocheng --plan out/plan
        hearth stress <子命令 subcommand> --help      各子命令的用法 / how to use a subcommand
      """,
    subcommands: [
      StressRunCommand.self, WorstCommand.self, BreakingPointCommand.self, WeaknessCommand.self,
      StressShardsCommand.self,
      StressMergeCommand.self,
    ],
    defaultSubcommand: StressRunCommand.self)
}
