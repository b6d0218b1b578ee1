import ArgumentParser
import Benchmarks
import Foundation
import Quantities
import Terminal

/// `hearth-bench solve`: our side of a comparison, in a process of its own; not for people.
struct SolveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve", abstract: "solve one model file and print the answer as JSON", shouldDisplay: false)

  @Argument var file: String
  @Argument var limit: Double
  @Argument var gap: Double

  func run() async throws {
    let console = Console(language: .en)
    do {
      let answer = try await OwnSolver.solve(file: file, limit: limit, gap: gap)
      console.out(String(decoding: try JSONEncoder().encode(answer), as: UTF8.self))
    } catch let failure as ReadFailure {
      console.note(console.render(failure.diagnostic))
      throw HearthExit.badInput
    }
  }
}
