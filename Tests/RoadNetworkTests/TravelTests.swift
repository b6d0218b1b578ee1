import District
import Quantities
import RoadNetwork
import Testing

@Suite struct TravelTests {
  /// 0 —10— 1 —5— 2, and a one-way road 2 → 0.
  static let triangle = Fixture.district(
    townships: [0, 0, 0, 0],
    roads: [
      Fixture.road(0, 1, km: 10), Fixture.road(1, 2, km: 5), Fixture.road(2, 0, km: 4, oneWay: true),
    ])

  static func open(_ network: RoadNetwork) -> RoadState {
    RoadState(speedFactor: [Double](repeating: 1, count: network.roadCount))
  }

  @Test func `times add up along the fastest way and keep to one-way roads`() {
    let network = RoadNetwork(Self.triangle)
    let table = network.travel(from: [0, 2], under: Self.open(network))
    #expect(table.minutes(0, to: 0) == 0)
    #expect(table.minutes(0, to: 1) == 10)
    #expect(table.minutes(0, to: 2) == 15)
    #expect(table.metres(0, to: 2) == 15_000)
    #expect(table.minutes(1, to: 0) == 4)
    #expect(table.minutes(1, to: 1) == 5)
    #expect(table.minutes(0, to: 3) == nil)
    #expect(table.metres(0, to: 3) == nil)
  }

  @Test func `a path lists its roads in driving order`() {
    let network = RoadNetwork(Self.triangle)
    let open = Self.open(network)
    #expect(network.path(from: 0, to: 2, under: open) == [0, 1])
    #expect(network.path(from: 2, to: 1, under: open) == [1])
    #expect(network.path(from: 1, to: 0, under: open) == [1, 2])
    #expect(network.path(from: 1, to: 1, under: open) == [])
    #expect(network.path(from: 0, to: 3, under: open) == nil)
  }

  @Test func `minutes of each road are rounded up, but not for floating-point dust`() {
    let network = RoadNetwork(
      Fixture.district(
        townships: [0, 0],
        roads: [
          Fixture.road(0, 1, km: 10, speed: 40), Fixture.road(0, 1, km: 10.001, speed: 40),
          Fixture.road(0, 1, km: 0), Fixture.road(0, 1, km: 4.9, speed: 42),
        ]))
    #expect(network.minutesByRoad(under: Self.open(network)) == [15, 16, 0, 7])
  }

  @Test func `snow, a slow truck and a closed road change the minutes`() {
    let network = RoadNetwork(
      Fixture.district(townships: [0, 0], roads: [Fixture.road(0, 1), Fixture.road(0, 1)]))
    let state = RoadState(speedFactor: [0.5, 0])
    #expect(network.minutesByRoad(under: state) == [20, .max])
    #expect(network.minutesByRoad(under: state, for: Vehicle(speedFactor: 0.8)) == [25, .max])
  }

  @Test func `a heavy truck goes round a light bridge, and a truck at the limit may cross it`() {
    let network = RoadNetwork(
      Fixture.district(
        townships: [0, 0, 0],
        roads: [
          Fixture.road(0, 1, limit: Kilograms(8000)), Fixture.road(0, 2, km: 20), Fixture.road(2, 1, km: 20),
        ]))
    let open = Self.open(network)
    func minutes(_ kg: Int64) -> Int32? {
      network.travel(from: [0], under: open, for: Vehicle(weight: Kilograms(kg))).minutes(0, to: 1)
    }
    #expect(minutes(8000) == 10)
    #expect(minutes(8001) == 40)
    #expect(network.travel(from: [0], under: open).minutes(0, to: 1) == 10)
  }

  @Test func `of two equally fast ways the shorter counts, whatever the order of rows`() {
    let roads = [
      Fixture.road(0, 1, km: 20, speed: 120), Fixture.road(1, 3, km: 10), Fixture.road(0, 2, km: 10),
      Fixture.road(2, 3, km: 10),
    ]
    for order in [roads, roads.reversed()] {
      let network = RoadNetwork(Fixture.district(townships: [0, 0, 0, 0], roads: order))
      let table = network.travel(from: [0], under: Self.open(network))
      #expect(table.minutes(0, to: 3) == 20)
      #expect(table.metres(0, to: 3) == 20_000)
    }
  }

  @Test func `zero-minute roads do not lead a path in a circle`() {
    let network = RoadNetwork(
      Fixture.district(
        townships: [0, 0, 0, 0],
        roads: [
          Fixture.road(0, 1, km: 0), Fixture.road(1, 2, km: 0), Fixture.road(2, 0, km: 0),
          Fixture.road(2, 3, km: 1),
        ]))
    #expect(network.path(from: 0, to: 3, under: Self.open(network)) == [2, 3])
  }

  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func `the search agrees with Floyd and Warshall on random networks`(seed: UInt64) {
    var random = Seeded(state: seed)
    let n = 14
    let roads = (0..<26).map { _ in
      Fixture.road(
        .random(in: 0..<n, using: &random), .random(in: 0..<n, using: &random),
        km: Double(Int.random(in: 0...30, using: &random)),
        speed: [20, 30, 40, 60].randomElement(using: &random) ?? 60,
        limit: Bool.random(using: &random) ? Kilograms(.random(in: 5...15, using: &random)) : nil,
        oneWay: Int.random(in: 0..<4, using: &random) == 0)
    }
    let state = RoadState(
      speedFactor: roads.map { _ in [0, 0.25, 0.5, 1, 1].randomElement(using: &random) ?? 1 })
    let vehicle = Vehicle(speedFactor: 0.9, weight: Kilograms(9))
    let network = RoadNetwork(Fixture.district(townships: [Int](repeating: 0, count: n), roads: roads))
    let cost = network.minutesByRoad(under: state, for: vehicle)

    // (minutes, metres) packed so that integer order is the lexicographic order
    let far = Int.max / 4
    var best = (0..<n).map { i in (0..<n).map { $0 == i ? 0 : far } }
    for (e, road) in roads.enumerated() where cost[e] != .max {
      let packed = Int(cost[e]) << 32 + Int(road.length.count)
      best[road.from][road.to] = min(best[road.from][road.to], packed)
      if !road.oneWay { best[road.to][road.from] = min(best[road.to][road.from], packed) }
    }
    for k in 0..<n {
      for i in 0..<n {
        for j in 0..<n { best[i][j] = min(best[i][j], best[i][k] + best[k][j]) }
      }
    }

    let table = network.travel(from: Array(0..<n), under: state, for: vehicle)
    for i in 0..<n {
      for j in 0..<n {
        let expected = best[i][j] >= far ? nil : best[i][j]
        #expect(table.minutes(i, to: j) == expected.map { Int32($0 >> 32) })
        #expect(table.metres(i, to: j) == expected.map { Int64($0 & 0xFFFF_FFFF) })
        let path = network.path(from: i, to: j, under: state, for: vehicle)
        #expect(path.map { $0.reduce(0) { $0 + cost[$1] } } == table.minutes(i, to: j))
        #expect(path.map { $0.reduce(0) { $0 + roads[$1].length.count } } == table.metres(i, to: j))
      }
    }
  }
}
