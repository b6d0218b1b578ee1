import Foundation
import Routing
import Testing

@testable import Benchmarks

struct MoveBenchTests {
  private static var hasCompiler: Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .contains { FileManager.default.isExecutableFile(atPath: $0 + "/g++") }
  }

  @Test(.enabled(if: hasCompiler, "g++ is not installed"))
  func `the search in C++ ends in the very routes of the search in Swift`() throws {
    var dice = SplitMix64(seed: 7)
    func number(_ limit: UInt64) -> Int { Int(dice.next() % limit) }
    let places = 61
    let problem = RoutingProblem(
      travel: [
        .plane(
          x: (0..<places).map { _ in Double(number(1000)) },
          y: (0..<places).map { _ in Double(number(1000)) },
          rounding: .nearest(scale: 1))
      ],
      depots: [.init(place: 0)],
      clients: (1..<places).map { .init(place: $0, demand: 1 + number(30)) },
      vehicles: [.init(depot: 0, capacity: 120)])
    let bench = try MoveBench(
      settings: .init(searches: 3, runs: 1, seed: 5), compilers: ["g++"], optimising: "-O0")
    defer { bench.close() }
    try #require(bench.versions["g++"] != nil, "the program must compile where there is a compiler")
    let rows = try bench.run("made up", problem)
    #expect(rows.map(\.language) == ["swift", "g++", "swift", "g++"])
    for row in rows {
      #expect(row.isEqual, "\(row.language), SWAP* \(row.swapping)")
      #expect(row.moves > 60)
    }
  }
}
