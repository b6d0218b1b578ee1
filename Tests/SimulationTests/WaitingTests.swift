import District
import Quantities
import Testing

@testable import Simulation

@Suite struct WaitingTests {
  private static let rankings: [[DispatchPolicy.Criterion]] = [
    [.urgency, .hoursToCold, .distance], [.hoursToCold, .distance], [.distance, .urgency],
  ]

  /// A random district with more than its trucks can serve, so that many wait all the time.
  private static func busy(_ seed: UInt64) -> Fixture {
    var fixture = PropertyTests.random(seed)
    var random = Seeded(state: seed ^ 0xFEED)
    for index in fixture.households.indices { fixture.households[index].count *= 6 }
    for index in fixture.households.indices {
      fixture.households[index].vulnerable = .random(in: 0...fixture.households[index].count, using: &random)
    }
    fixture.stock = fixture.stock.map { $0 * 4 }
    // orders by hand go to whom the lists would not have chosen
    fixture.policy.orders = (0..<30).map { _ in
      DispatchOrder(
        minute: .random(in: 30...900, using: &random), truck: .random(in: 0..<4, using: &random),
        site: .random(in: 0..<3, using: &random),
        village: .random(in: 0..<fixture.villages.count, using: &random), urgency: nil,
        kg: Kilograms(.random(in: 50...400, using: &random)))
    }
    return fixture
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `who is first on the lists is first of all who wait`(seed: UInt64) {
    for ranking in Self.rankings {
      var fixture = Self.busy(seed)
      fixture.policy = DispatchPolicy(ranking: ranking, orders: fixture.policy.orders)
      let laboratory = fixture.laboratory
      for luck in [nil, Luck(seed: 3, replication: UInt32(seed))] {
        var listed = laboratory.workspace()
        var looked = laboratory.workspace()
        looked.play.looksAtAll = true
        let outcome = laboratory.play(fixture.scenario, luck: luck, in: &listed)
        #expect(outcome == laboratory.play(fixture.scenario, luck: luck, in: &looked))
      }
    }
  }

  @Test func `a little fuel under way can make a village more pressing`() {
    // with it the heat fails in the bitter cold of the hour after next, without it in the mild weather of the next
    var fixture = Fixture()
    fixture.outdoor = [-5, -5] + [Double](repeating: -25, count: 46)
    (fixture.villages, fixture.junctions) = ([1, 2], 3)
    fixture.roads = [Fixture.road(0, 1, km: 5), Fixture.road(0, 2, km: 10)]
    fixture.households = [Fixture.group(0, count: 100), Fixture.group(1, count: 100)]
    fixture.hazards = [Fixture.outage(villages: [0, 1])]
    fixture.policy = DispatchPolicy(ranking: [.hoursToCold])
    var workspace = fixture.laboratory.workspace()
    workspace.play.begin(fixture.scenario, luck: nil)
    workspace.play.turnHour(0)
    workspace.play.turnRoads(to: 0)
    workspace.play.desk.beginList()
    workspace.play.desk.add(0, kind: 0)
    workspace.play.desk.endList()
    #expect(workspace.play.bestCandidate(in: 0, at: 30)?.need == 0)
    workspace.play.requests[1].underWay = 68
    workspace.play.rankAnew(1)
    #expect(workspace.play.bestCandidate(in: 0, at: 31)?.need == 1)
  }

  @Test func `in those cases many wait and are served`() {
    let outcomes = (1...20).map { Self.busy($0).run() }
    #expect(outcomes.count { $0.unservedHouseholdHours > 1000 } > 10)
    #expect(outcomes.count { $0.trips > 20 } > 10)
  }

  @Test func `a heap gives back in order what it was given in any`() {
    var random = Seeded(state: 5)
    var heap = BinaryHeap<Int>()
    for count in [0, 1, 2, 7, 100] {
      heap.removeAll()
      var kept = (0..<count).map { _ in Int.random(in: 0...50, using: &random) }
      for item in kept { heap.gather(item) }
      heap.order()
      for _ in 0..<count / 2 {
        let item = Int.random(in: 0...50, using: &random)
        if Bool.random(using: &random), let first = heap.first {
          heap.replaceFirst(with: item)
          kept.remove(at: kept.firstIndex(of: first) ?? 0)
        } else {
          heap.insert(item)
        }
        kept.append(item)
      }
      #expect(kept.sorted() == (0..<kept.count).map { _ in heap.removeFirst() })
      #expect(heap.first == nil)
    }
  }

  @Test func `a need is heard of in its minute, and once`() {
    var list = WaitingList()
    list.expect(4, at: 30)
    list.expect(2, at: 10)
    #expect(list.heard(by: 9) == nil)
    #expect(list.heard(by: 30) == 2)
    #expect(list.heard(by: 30) == 4)
    #expect(list.heard(by: 99) == nil)
  }
}
