import ArgumentParser
import Terminal

/// `hearth-bench siting`: siting on public instances.
struct SitingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "siting", abstract: "选址：公开算例上的对比 / siting on public instances")

  @OptionGroup var common: CommonOptions

  func run() async throws {}
}
