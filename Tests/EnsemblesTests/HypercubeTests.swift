import District
import Philox
import Statistics
import Testing

@testable import Ensembles

@Suite struct HypercubeTests {
  @Test func `every strip of a batch is hit once, by every input on its own`() {
    let batch: UInt32 = 16
    func strips(_ entity: String, first: UInt32) -> [Int] {
      (first..<(first + batch)).map { number in
        let draws = Draws(seed: 9, replication: number, sampling: .latinHypercube(batch: batch))
        return Int(Normal.cumulative(draws.normal(.footprint, entity: entity)) * Double(batch))
      }
    }
    for first: UInt32 in [0, 16, 16 << 20] {
      #expect(strips("140602", first: first).sorted() == Array(0..<16))
      #expect(strips("140603", first: first).sorted() == Array(0..<16))
    }
    #expect(strips("140602", first: 0) != strips("140603", first: 0))
    #expect(strips("140602", first: 0) != strips("140602", first: 16))
  }

  @Test func `without a hypercube nothing has changed`() {
    let draws = Draws(seed: 9, replication: 3)
    #expect(draws.normal(.anomaly) == draws[.anomaly].normal)
  }
}
