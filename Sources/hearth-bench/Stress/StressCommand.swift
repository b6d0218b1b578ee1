import ArgumentParser

/// `hearth-bench stress`: the simulation against SimPy, its growth and memory, and its closed forms.
struct StressCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stress",
    abstract: "推演引擎：与 SimPy 对比、规模增长、闭式解 / the simulation: against SimPy, its growth, closed forms",
    subcommands: [StressSpeedCommand.self, ClosedFormsCommand.self],
    defaultSubcommand: StressSpeedCommand.self)
}
