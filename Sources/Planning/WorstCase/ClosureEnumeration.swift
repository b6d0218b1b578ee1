import Adversary
import Certificates
public import District
import Hazards
public import Quantities
import RoadNetwork

/// The worst two or three road closures twice: by the search, and by closing every set of so many roads there is.
///
/// The second way shares nothing with the search but the needs: for every set all times are computed anew by
/// ``RoadNetwork``, and a greatest flow by ``Certificates`` answers, once for each set of ways that is left.
public struct ClosureEnumeration: Sendable {
  /// The scenario's name.
  public let scenario: String
  /// Roads closed at once.
  public let closures: Int
  /// Worst set the search found.
  public let found: Finding
  /// No set leaves more short than this, by the search.
  public let upper: Kilograms
  /// Worst set of all.
  public let brute: Finding
  /// Sets closed one by one.
  public let sets: Int
  /// Sets the search worked out.
  public let examined: Int
  /// Share of the sets that it did not.
  public let prunedShare: Double

  /// A set and what it leaves short.
  public struct Finding: Sendable, Hashable {
    /// Ids of the roads.
    public let roads: [String]
    /// Coal short.
    public let short: Kilograms
    /// CPU-bound wall time, seconds.
    public let seconds: Double
  }

  /// Whether the search's bracket holds the answer: where it is closed, that is the same answer.
  public var agree: Bool { found.short <= brute.short && brute.short <= upper }

  /// Searches and enumerates.
  ///
  /// - Parameters:
  ///   - closures: 2 or more.
  ///   - nodeLimit: Sets the search may work out; `nil` = until its bracket is closed.
  ///   - progress: Called with the share of the sets done.
  /// - Complexity: about roads^closures / closures! shortest-path trees for every junction with stock and state of the
  ///   roads.
  public init(
    _ district: District, _ scenario: Scenario, stock: [Kilograms], closures: Int = 2, nodeLimit: Int? = nil,
    progress: @escaping @Sendable (Double) -> Void
  ) async throws {
    let network = RoadNetwork(district)
    let paid = network.travel(from: ScenarioStudy.siteJunctions(district), under: RoadState.dry(district))
    let study = ScenarioStudy(district, network, scenario, paid: paid)
    let clock = ContinuousClock()
    let problem = RecourseProblem(district, network, study, stock: stock)
    let began = clock.now
    let worst = try problem.worst(Powers(roads: closures), nodeLimit: nodeLimit)
    found = Finding(
      roads: worst.attack.roads.map { district.roads[$0].id }, short: worst.loss,
      seconds: (clock.now - began) / .seconds(1))

    let count = district.roads.count
    let done = Counter()
    let again = clock.now
    let rows = await inOrder(Array(0..<count)) { first in
      let row = ClosureRow(district, network, study, stock: stock, first: first, closures: closures).worst
      progress(Double(done.next()) / Double(count))
      return row
    }
    let most = rows.max { $0.short < $1.short }
    brute = Finding(
      roads: most.map { $0.roads.map { district.roads[$0].id } } ?? [], short: most?.short ?? worst.loss,
      seconds: (clock.now - again) / .seconds(1))
    self.closures = closures
    upper = worst.upper
    self.scenario = scenario.name
    sets = rows.reduce(0) { $0 + $1.sets }
    examined = worst.examined
    prunedShare = worst.prunedShare
  }
}

/// All sets of one road with some of those after it.
private struct ClosureRow {
  let district: District
  let network: RoadNetwork
  let study: ScenarioStudy
  let stock: [Kilograms]
  let first: Int
  let closures: Int

  init(
    _ district: District, _ network: RoadNetwork, _ study: ScenarioStudy, stock: [Kilograms], first: Int,
    closures: Int
  ) {
    self.district = district
    self.network = network
    self.study = study
    self.stock = stock
    self.first = first
    self.closures = closures
  }

  /// The first of the worst sets, and how many there are.
  var worst: (roads: [Int], short: Kilograms, sets: Int) {
    var worst = (roads: [first], short: Kilograms.zero, sets: 0)
    var known: [[Bool]: Kilograms] = [:]
    let surviving = study.impact.surviving(of: stock)
    let stocked = district.sites.indices.filter { surviving[$0] > .zero }
    var open = [[first]]
    while let roads = open.popLast() {
      guard roads.count == closures else {
        let last = roads[roads.count - 1]
        open += ((last + 1)..<max(last + 1, district.roads.count)).reversed().map { roads + [$0] }
        continue
      }
      let reach = reach(from: stocked, without: roads)
      let short = known[reach] ?? shortage(reach, stocked, surviving)
      known[reach] = short
      worst.sets += 1
      if short > worst.short { (worst.roads, worst.short) = (roads, short) }
    }
    return worst
  }

  /// Per stocked site and need, whether some departure arrives in time.
  private func reach(from stocked: [Int], without closed: [Int]) -> [Bool] {
    let needs = study.impact.needs
    var tables: [Int: TravelTable] = [:]
    var reach = [Bool](repeating: false, count: stocked.count * needs.count)
    for (n, need) in needs.enumerated() {
      let target = district.villages[need.village].junction
      var hour = need.onset
      while Int64(hour - need.onset) * 60 <= need.response.count {
        let index = study.conditions.stateIndex(at: hour)
        let table = tables[index] ?? travel(from: stocked, study.conditions.states[index], without: closed)
        tables[index] = table
        for (row, _) in stocked.enumerated() {
          guard let minutes = table.minutes(row, to: target) else { continue }
          if Int64(hour - need.onset) * 60 + Int64(minutes) <= need.response.count {
            reach[row * needs.count + n] = true
          }
        }
        let isDone = stocked.indices.allSatisfy { reach[$0 * needs.count + n] }
        if isDone || hour >= study.impact.horizon - 1 || study.conditions.states.count == 1 { break }
        hour += 1
      }
    }
    return reach
  }

  private func travel(from stocked: [Int], _ state: RoadState, without closed: [Int]) -> TravelTable {
    var state = state
    for road in closed { state.speedFactor[road] = 0 }
    return network.travel(from: stocked.map { district.sites[$0].junction }, under: state)
  }

  private func shortage(_ reach: [Bool], _ stocked: [Int], _ surviving: [Kilograms]) -> Kilograms {
    let needs = study.impact.needs
    let arcs = reach.indices.filter { reach[$0] }.map {
      ReserveArc(site: stocked[$0 / needs.count], need: $0 % needs.count)
    }
    // stock and needs of a study are sound, or its certificate could not have been made either
    guard let network = try? ReserveNetwork(stock: surviving, needs: needs.map(\.kg), arcs: arcs) else {
      return Kilograms(.max)
    }
    return network.certificate().short
  }
}
