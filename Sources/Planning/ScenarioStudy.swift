import District
import Hazards
import Quantities
import RoadNetwork

/// A way from a site to a need that a truck can take in time.
struct Reach: Sendable {
  /// Index into `District.sites`.
  var site: Int
  /// Driving time at the first hour that is early enough.
  var minutes: Int32
  /// Length of the quickest way on a dry day, which is what haulage is paid by: snow costs time, not kilometres.
  var metres: Int64
}

/// A scenario worked out as far as it can be before anything is decided: who is cold, which roads are open, and
/// which sites reach whom in time.
struct ScenarioStudy: Sendable {
  let scenario: Scenario
  let impact: Impact
  let conditions: RoadConditions
  /// For each of `impact.needs`, the sites that reach it in time, by site.
  let reach: [[Reach]]

  /// - Parameter paid: ways from ``siteJunctions(_:)`` on a dry day.
  /// - Complexity: one search per distinct road state within the response times and junction with a site.
  init(_ district: District, _ network: RoadNetwork, _ scenario: Scenario, paid: TravelTable) {
    self.scenario = scenario
    impact = Impact(district, scenario)
    conditions = RoadConditions(district, scenario)
    reach = Self.reach(district, network, impact, conditions, paid)
  }

  /// Junctions with a site, ascending.
  static func siteJunctions(_ district: District) -> [Int] {
    Array(Set(district.sites.map(\.junction))).sorted()
  }

  /// A site reaches a need when some departure at a whole hour, from the onset on, arrives within the response time on the
  /// roads as they are at that hour. The earliest such departure gives the way.
  private static func reach(
    _ district: District, _ network: RoadNetwork, _ impact: Impact, _ conditions: RoadConditions,
    _ paid: TravelTable
  ) -> [[Reach]] {
    let junctions = siteJunctions(district)
    let source = Dictionary(uniqueKeysWithValues: junctions.enumerated().map { ($1, $0) })
    var tables: [Int: TravelTable] = [:]
    return impact.needs.map { need in
      let target = district.villages[need.village].junction
      var found = [Reach?](repeating: nil, count: district.sites.count)
      var missing = district.sites.count
      var hour = need.onset
      while missing > 0, Int64(hour - need.onset) * 60 <= need.response.count {
        let state = conditions.stateIndex(at: hour)
        let table = tables[state] ?? network.travel(from: junctions, under: conditions.states[state])
        tables[state] = table
        let left = need.response.count - Int64(hour - need.onset) * 60
        for (index, site) in district.sites.enumerated() where found[index] == nil {
          guard let row = source[site.junction], let minutes = table.minutes(row, to: target),
            Int64(minutes) <= left, let metres = paid.metres(row, to: target)
          else { continue }
          found[index] = Reach(site: index, minutes: minutes, metres: metres)
          missing -= 1
        }
        // on unchanging roads an hour later is only later
        if hour >= impact.horizon - 1 || conditions.states.count == 1 { break }
        hour += 1
      }
      return found.compactMap { $0 }
    }
  }
}
