import Adversary
import Testing

@Suite struct BreakingFrontierTests {
  /// Something that breaks as soon as one of several shocks is within what hits it.
  private static func frontier(_ smallest: [Shock], upTo largest: Shock) -> BreakingFrontier {
    BreakingFrontier(upTo: largest) { shock in smallest.contains { $0.isWithin(shock) } }
  }

  @Test func `one corner, a corner on the edge, and nothing at all`() {
    let corner = Shock(hours: 7, snow: 3, closures: 1)
    let largest = Shock(hours: 20, snow: 9, closures: 2)
    #expect(Self.frontier([corner], upTo: largest).shocks == [corner])
    #expect(Self.frontier([largest], upTo: largest).shocks == [largest])
    #expect(Self.frontier([Shock(hours: 1, snow: 0, closures: 0)], upTo: largest).shocks.count == 1)
    #expect(Self.frontier([], upTo: largest).shocks.isEmpty)
    #expect(Self.frontier([Shock(hours: 21, snow: 0, closures: 0)], upTo: largest).shocks.isEmpty)
  }

  @Test(arguments: 0..<80) func `the frontier is that of trying every shock`(seed: Int) {
    var state = UInt64(seed)
    func draw(_ most: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % (most + 1)
    }
    let largest = Shock(hours: 1 + draw(11), snow: draw(9), closures: draw(2))
    let corners = (0..<draw(5)).map { _ in
      Shock(hours: 1 + draw(12), snow: draw(10), closures: draw(2))
    }
    var breaking: [Shock] = []
    for hours in 1...largest.hours {
      for snow in 0...largest.snow {
        for closures in 0...largest.closures {
          let shock = Shock(hours: hours, snow: snow, closures: closures)
          if corners.contains(where: { $0.isWithin(shock) }) { breaking.append(shock) }
        }
      }
    }
    let smallest = breaking.filter { shock in !breaking.contains { $0 != shock && $0.isWithin(shock) } }
    let found = Self.frontier(corners, upTo: largest)
    #expect(Set(found.shocks) == Set(smallest))
    #expect(found.shocks.count == smallest.count)
  }
}
