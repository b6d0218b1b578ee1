import Routing
import Testing

@testable import Benchmarks

struct MoveBenchTests {
  @Test func `the search in C++ ends in the very routes of the search in Swift`() throws {
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
    guard !bench.versions.isEmpty else { return }
    let rows = try bench.run("made up", problem)
    #expect(rows.map(\.language) == ["swift", "g++", "swift", "g++"])
    for row in rows {
      #expect(row.isEqual, "\(row.language), SWAP* \(row.swapping)")
      #expect(row.moves > 60)
    }
  }
}
