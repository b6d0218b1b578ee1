import Foundation
public import Siting

extension Province {
  /// A point on the map, km.
  struct Point {
    var x, y: Double
    func distance(to other: Point) -> Double { hypot(x - other.x, y - other.y) }
  }

  /// A place that a village can be supplied from.
  private struct Road {
    var place: Int
    var kilometres: Double
  }

  /// A snowstorm: where it sits, how far it reaches (km) and how bad it is (0 to 1).
  private struct Blizzard {
    var centre: Point
    var reach: Double
    var severity: Double

    /// How bad it is at a point, 0 to 1.
    func strength(at point: Point) -> Double {
      let far = point.distance(to: centre) / reach
      return severity * exp(-far * far)
    }
  }

  /// The problem: minimum cost with shortage at a penalty, as an always open last site.
  ///
  /// The same province gives the same bytes. Scenario `s` is the same however many scenarios there are.
  ///
  /// - Complexity: O(villages · places + scenarios · villages · nearestPlaces · sizes)
  public func problem() -> SitingProblem {
    var random = SplitMix64(seed: seed)
    let homes = scatter(&random)
    let need = homes.map { _ in max(1, (meanDemand * exp(0.5 * random.normal() - 0.125)).rounded()) }
    let places = (0..<max(1, sites / sizes)).map { _ in
      let near = homes[Int.random(in: homes.indices, using: &random)]
      return Point(x: near.x + random.uniform(-2...2), y: near.y + random.uniform(-2...2))
    }
    let all = need.reduce(0, +)
    let depots = places.indices.flatMap { place -> [SitingProblem.Site] in
      let largest = capacityRatio * all / Double(places.count) * random.uniform(0.7...1.3)
      return (1...sizes).map { size in
        let capacity = max(1, (largest * Double(size) / Double(sizes)).rounded())
        let opening = openingScale * pow(capacity, openingPower) * random.uniform(0.9...1.1)
        return SitingProblem.Site(place: place, capacity: capacity, openingCost: opening.rounded())
      }
    }
    let roads = homes.map { home in
      places.indices.map { Road(place: $0, kilometres: detour * home.distance(to: places[$0])) }
        .sorted { ($0.kilometres, $0.place) < ($1.kilometres, $1.place) }.prefix(nearestPlaces)
    }
    var weights: [Double] = []
    var scenarios: [SitingProblem.Scenario] = []
    for s in 0..<self.scenarios {
      var random = SplitMix64(seed: seed, stream: UInt64(s) + 1)
      weights.append(-log(1 - random.uniform()))
      scenarios.append(scenario(homes, need, places, roads, &random))
    }
    let most = scenarios.map { $0.demand.reduce(0, +) }.max() ?? 0
    let shortage = SitingProblem.Site(
      place: places.count, status: .existing, capacity: most.rounded(.up), openingCost: 0)
    let total = weights.reduce(0, +)
    return SitingProblem(
      sites: depots + [shortage], customers: homes.map { _ in SitingProblem.Customer(group: 0) },
      scenarios: scenarios, transport: .weighted(weights.map { $0 / total }))
  }

  /// Villages round township seats, normally scattered.
  private func scatter(_ random: inout SplitMix64) -> [Point] {
    let seats = (0..<max(1, villages / villagesPerTownship)).map { _ in
      Point(x: random.uniform(0...side), y: random.uniform(0...side))
    }
    let spread = 0.4 * (Double(villagesPerTownship) * areaPerVillage).squareRoot()
    return (0..<villages).map { village in
      let seat = seats[village % seats.count]
      return Point(x: seat.x + spread * random.normal(), y: seat.y + spread * random.normal())
    }
  }

  private func scenario(
    _ homes: [Point], _ need: [Double], _ places: [Point], _ roads: [ArraySlice<Road>],
    _ random: inout SplitMix64
  ) -> SitingProblem.Scenario {
    let storm = Blizzard(
      centre: Point(x: random.uniform(0...side), y: random.uniform(0...side)),
      reach: side * random.uniform(0.2...0.5), severity: random.uniform())
    let lost = places.map { _ in random.uniform() < outage }
    let shares: [Double] = lost.flatMap { [Double](repeating: $0 ? 0 : 1, count: sizes) }
    let shortageSite = places.count * sizes
    var (demand, start, arcs): ([Double], [Int], [SitingProblem.Arc]) = ([], [0], [])
    arcs.reserveCapacity(homes.count * (nearestPlaces * sizes + 1))
    for (village, home) in homes.enumerated() {
      let strength = storm.strength(at: home)
      demand.append((need[village] * (1 + strength) * random.uniform(0.9...1.1)).rounded())
      for road in roads[village] {
        let minutes = road.kilometres / speed * 60 * (1 + strength)
        // drawn before the tests, so that one parameter does not shift all that comes after
        let isClosed = random.uniform() < closure * strength
        guard !isClosed, minutes <= cutOff, !lost[road.place] else { continue }
        let cost = costPerKilometre * road.kilometres * (1 + strength)
        for size in 0..<sizes { arcs.append(SitingProblem.Arc(site: road.place * sizes + size, cost: cost)) }
      }
      arcs.append(SitingProblem.Arc(site: shortageSite, cost: shortagePenalty))
      start.append(arcs.count)
    }
    do {
      return try SitingProblem.Scenario(
        demand: demand, surviving: shares + [1], arcStart: start, arcs: arcs)
    } catch {
      preconditionFailure("starts are counted while the arcs are laid: \(error)")
    }
  }
}
