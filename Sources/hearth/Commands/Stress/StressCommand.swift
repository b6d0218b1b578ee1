import ArgumentParser

/// `hearth stress`: what breaks a plan.
struct StressCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stress",
    abstract: "压力测试一份规划：什么会压垮它 / stress-test a plan: what breaks it",
    subcommands: [WorstCommand.self, BreakingPointCommand.self])
}
