import Quantities
import Testing

@testable import Adversary

@Suite struct WorstCaseTests {
  /// A hub, a gate, and three villages behind the gate, of which two are also joined to each other; the last has a
  /// yard of its own.
  ///
  ///     hub ──0── gate ──1── a ──2── b      gate ──3── b      gate ──4── c (yard)
  private let village = RecourseProblem(
    junctionCount: 5,
    roads: [(0, 1), (1, 2), (2, 3), (1, 3), (1, 4)].map { RecourseProblem.Road(from: $0.0, to: $0.1) },
    minutes: [[10, 10, 10, 10, 10]],
    sites: [
      .init(junction: 0, stock: Kilograms(100)), .init(junction: 4, stock: Kilograms(20)),
    ],
    needs: [
      .init(junction: 2, group: 0, kg: Kilograms(40), households: 4, windows: [.init(state: 0, minutes: 60)]),
      .init(junction: 3, group: 0, kg: Kilograms(30), households: 3, windows: [.init(state: 0, minutes: 30)]),
      .init(junction: 4, group: 1, kg: Kilograms(25), households: 2, windows: [.init(state: 0, minutes: 60)]),
    ])

  @Test func `hand-solved: everything is delivered, and the gate is what can be lost`() throws {
    #expect(village.loss(after: Attack()) == .zero)
    // the yard's 20 can serve anybody, so without the hub's road 75 of 95 are missing
    let one = try village.worst(Powers(roads: 1))
    #expect(one.attack.roads == [0] && one.loss == Kilograms(75) && one.isExact)
    // with the gate closed as well there is only the yard's own village to serve: no more is lost
    let two = try village.worst(Powers(roads: 2))
    #expect(two.loss == Kilograms(75) && two.isExact)
    #expect(try village.worst(Powers(sites: 1)).loss == Kilograms(75))
    #expect(try village.worst(Powers(sites: 2)).loss == Kilograms(95))
    #expect(try village.worst(Powers(groups: 1, roads: 1)).attack.groups == [0])
    #expect(try village.worst(Powers(groups: 1, roads: 1)).loss == Kilograms(50))
  }

  @Test func `hand-solved: single losses, detours and who is cut off`() {
    let losses = village.singleLosses()
    #expect(losses.base == .zero)
    #expect(losses.roads[0].road == 0 && losses.roads[0].loss == Kilograms(75))
    // a bridge has no way round; with the hub cut off there is still the yard, so nobody is isolated
    #expect(losses.roads[0].detour == nil && losses.roads[0].isolatedHouseholds == 0)
    let roads = Dictionary(uniqueKeysWithValues: losses.roads.map { ($0.road, $0) })
    #expect(roads[3]?.detour == 10 && roads[3]?.loss == .zero)
    #expect(roads[4]?.detour == .some(nil))
    // without its road the third village has its yard's 20 of 25
    #expect(roads[4]?.loss == Kilograms(5))
    #expect(losses.sites.map(\.site) == [0, 1])
    #expect(losses.sites.map(\.loss) == [Kilograms(75), .zero])
  }

  @Test func `a road closed behind a slow one makes the way too long`() throws {
    var slow = village
    // b is 20 minutes from both yards over its own road, 30 round by a
    slow.needs[1].windows[0].minutes = 29
    #expect(slow.loss(after: Attack(roads: [3])) == Kilograms(30))
    slow.needs[1].windows[0].minutes = 30
    #expect(slow.loss(after: Attack(roads: [3])) == .zero)
  }

  @Test(arguments: 0..<60) func `the worst case is that of trying everything`(seed: Int) throws {
    var random = RandomNetwork(seed: UInt64(seed))
    let problem = random.problem()
    let all: [Powers] = [
      Powers(), Powers(roads: 1), Powers(roads: 2), Powers(sites: 1), Powers(sites: 2),
      Powers(roads: 1, sites: 1), Powers(roads: 3), Powers(groups: 1, roads: 2), Powers(groups: 1, sites: 1),
    ]
    for powers in all {
      let worst = try problem.worst(powers)
      #expect(worst.isExact)
      #expect(worst.loss.count == problem.worstByTrying(powers), "\(powers)")
      // what is claimed of the attack found is so
      #expect(worst.loss.count == problem.lossByDeficit(worst.attack))
      #expect(worst.loss == problem.loss(after: worst.attack))
      #expect(worst.attack.roads.count <= powers.roads && worst.attack.sites.count <= powers.sites)
    }
  }

  @Test(arguments: 100..<140) func `a search cut short still brackets the worst case`(seed: Int) throws {
    var random = RandomNetwork(seed: UInt64(seed))
    let problem = random.problem()
    for powers in [Powers(roads: 3), Powers(roads: 2, sites: 1)] {
      let truth = problem.worstByTrying(powers)
      for limit in [1, 2, 4] {
        let bracket = try problem.worst(powers, nodeLimit: limit)
        #expect(bracket.loss.count <= truth && truth <= bracket.upper.count)
      }
    }
  }

  @Test(arguments: 200..<230) func `taking more never takes less`(seed: Int) throws {
    var random = RandomNetwork(seed: UInt64(seed))
    let problem = random.problem()
    var before = Kilograms.zero
    for roads in 0...3 {
      let loss = try problem.worst(Powers(roads: roads)).loss
      #expect(loss >= before)
      #expect(try problem.worst(Powers(roads: roads, sites: 1)).loss >= loss)
      before = loss
    }
    for road in problem.roads.indices {
      let one = problem.loss(after: Attack(roads: [road]))
      #expect(one >= problem.loss(after: Attack()))
      for other in problem.roads.indices where other != road {
        #expect(problem.loss(after: Attack(roads: [road, other].sorted())) >= one)
      }
    }
    var stocked = problem
    for j in stocked.sites.indices { stocked.sites[j].stock += Kilograms(3) }
    #expect(try stocked.worst(Powers(roads: 2)).loss <= problem.worst(Powers(roads: 2)).loss)
  }

  @Test(arguments: 300..<330) func `spread deliveries are lawful and bound the worst case`(seed: Int) throws {
    var random = RandomNetwork(seed: UInt64(seed))
    let problem = random.problem()
    let graph = RecourseGraph(problem)
    var play = Play(graph)
    let base = play.situation(Attack())
    let spread = try Spread(graph).spread(base, Powers(roads: 2))
    #expect(spread.loss == base.loss)
    for (i, need) in problem.needs.enumerated() {
      #expect(spread.delivery.got[i] <= need.kg.count)
      for point in graph.points.indices where spread.delivery.flow(point, i) > 0 {
        #expect(spread.ways[graph.sourceOfPoint[point]].isReached[i])
      }
    }
    for point in graph.points.indices { #expect(spread.delivery.left[point] >= 0) }
    let loads = spread.loads(graph).compactMap { entry -> Int64? in
      if case .close = entry.move { entry.load } else { nil }
    }
    #expect(problem.worstByTrying(Powers(roads: 2)) <= spread.loss + loads.prefix(2).reduce(0, +))
  }
}
