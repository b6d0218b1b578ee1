import ArgumentParser

/// `hearth-bench stress`: the stress laboratory held against other ways to the same answers.
struct StressBenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stress",
    abstract: "压力测试的答案与别的算法对照 / the stress laboratory's answers held against other ways to them",
    subcommands: [
      ScaleOutCommand.self, CoverageCommand.self, WorstBenchCommand.self, PlantedBenchCommand.self,
    ])
}
