import SitingOracle
import Testing

@testable import Siting

@Suite struct RiskEnvelopeTests {
  @Test(arguments: 0..<40 as Range<UInt64>)
  func `the projection stays within and is nearest`(_ seed: UInt64) {
    var luck = SplitMix(seed: seed)
    let count = luck.whole(2...6)
    let raw = (0..<count).map { _ in luck.uniform(0.1...1) }
    let p = raw.map { $0 / raw.reduce(0, +) }
    let risk = Goal.Risk(weight: luck.uniform(0...1), level: luck.uniform(0...0.9), probabilities: p)
    let envelope = RiskEnvelope(risk, in: Array(0..<count))
    let point = (0..<count).map { _ in luck.uniform(-1...2) }
    var projected = point[...]
    envelope.project(&projected)
    func isWithin(_ w: [Double]) -> Bool {
      abs(w.reduce(0, +) - 1) < 1e-9
        && w.indices.allSatisfy { w[$0] >= envelope.least[$0] - 1e-12 && w[$0] <= envelope.most[$0] + 1e-12 }
    }
    func distance(_ w: [Double]) -> Double { zip(w, point).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } }
    #expect(isWithin(Array(projected)))
    #expect(isWithin(envelope.middle))
    // no step towards another point of the set comes nearer
    for _ in 0..<30 {
      var other = (0..<count).map { _ in luck.uniform(-1...2) }[...]
      envelope.project(&other)
      let nearer = zip(projected, other).map { $0 + 0.01 * ($1 - $0) }
      #expect(distance(nearer) >= distance(Array(projected)) - 1e-9)
    }
  }

  @Test func `the tail of known costs is what the worst weights give`() {
    let p = [0.5, 0.3, 0.2]
    let costs = [10.0, 20, 40]
    let risk = Goal.Risk(weight: 1, level: 0.6, probabilities: p)
    let envelope = RiskEnvelope(risk, in: [0, 1, 2])
    // the dearest 0.4 of outcomes: all of 40 and 0.2 of 20
    let tail = SitingProblem.valueAtTail(costs, probabilities: p, level: 0.6)
    #expect(abs(tail - 30) < 1e-12)
    // climbing along the costs ends at the same value
    var weights = envelope.middle[...]
    for _ in 0..<200 {
      for s in weights.indices { weights[s] += 0.05 * costs[s] }
      envelope.project(&weights)
    }
    #expect(abs(zip(weights, costs).reduce(0) { $0 + $1.0 * $1.1 } - tail) < 1e-9)
  }
}
