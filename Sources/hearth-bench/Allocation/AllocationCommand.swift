import Allocation
import ArgumentParser
import Benchmarks
import Foundation
import Quantities
import Terminal

/// `hearth-bench allocation`: the season's pellets of a province.
struct AllocationCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "allocation", abstract: "分颗粒：全省规模 / a province's season of pellets")

  @OptionGroup var common: CommonOptions

  func run() async throws {
    for (size, plenty) in [(10_000,1.25),(100_000, 1.25),(10_000,0.8),(100_000, 0.8)] {
      let problem = try Province(households: size, plenty: plenty, seed: 1).problem()
      for checks in [false] {
        let start = ContinuousClock.now
        let a = try await problem.allocate(checksByGLPK: checks)
        print(size, plenty, checks, ContinuousClock.now - start, a.proof, a.gap, a.cost.count, a.total, problem.totalEntitlement)
      }
    }
  }
}
