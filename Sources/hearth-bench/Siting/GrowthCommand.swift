import ArgumentParser
import Terminal

struct GrowthCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "growth")
  func run() async throws {}
}
struct ProvinceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "province")
  func run() async throws {}
}
struct AnytimeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "anytime")
  func run() async throws {}
}
