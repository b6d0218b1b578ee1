import ArgumentParser

/// `hearth-bench stress`: the stress laboratory against SimPy, and held against other ways to the same answers.
struct StressBenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stress",
    abstract:
      "压力测试：与 SimPy 比速度，答案与别的算法对照 / the stress laboratory against SimPy and other ways to its answers",
    subcommands: [
      StressSpeedCommand.self, StressGrowthCommand.self, ClosedFormsCommand.self, ScaleOutCommand.self,
      CoverageCommand.self, WorstBenchCommand.self, PlantedBenchCommand.self,
    ], defaultSubcommand: StressSpeedCommand.self)
}
