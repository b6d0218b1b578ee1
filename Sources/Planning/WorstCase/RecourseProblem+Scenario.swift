import Adversary
import District
import Hazards
import Quantities
import RoadNetwork

extension RecourseProblem {
  /// A scenario under a plan's stock, as an adversary meets it. Groups are townships.
  ///
  /// A need may be set out for at any whole hour from its onset on that leaves time to arrive; of the hours in one state
  /// of the roads the first leaves most, as in ``ScenarioStudy``.
  ///
  /// - Parameter townshipShare: Share of its need that every township has to get, 0 to 1; rounded up to a kilogram.
  init(
    _ district: District, _ network: RoadNetwork, _ study: ScenarioStudy, stock: [Kilograms],
    townshipShare: Double = 1
  ) {
    let surviving = study.impact.surviving(of: stock)
    self.init(
      junctionCount: district.junctions.count,
      roads: district.roads.map { .init(from: $0.from, to: $0.to, isOneWay: $0.oneWay) },
      minutes: study.conditions.states.map { network.minutesByRoad(under: $0) },
      sites: zip(district.sites, surviving).map { .init(junction: $0.junction, stock: $1) },
      needs: study.impact.needs.map { need in
        .init(
          junction: district.villages[need.village].junction,
          group: district.villages[need.village].township, kg: need.kg, households: need.households,
          windows: study.windows(of: need))
      })
    targets += [Kilograms](repeating: .zero, count: max(0, district.townships.count - targets.count))
    if townshipShare < 1 {
      targets = targets.map { .atLeast(tonnes: $0.tonnes * townshipShare, slack: 1e-9) }
    }
  }
}

extension ScenarioStudy {
  /// When trucks may set out for a need.
  fileprivate func windows(of need: Need) -> [RecourseProblem.Window] {
    var windows: [RecourseProblem.Window] = []
    var hour = need.onset
    while Int64(hour - need.onset) * 60 <= need.response.count {
      let state = conditions.stateIndex(at: hour)
      if !windows.contains(where: { $0.state == state }) {
        windows.append(.init(state: state, minutes: need.response.count - Int64(hour - need.onset) * 60))
      }
      if hour >= impact.horizon - 1 || conditions.states.count == 1 { break }
      hour += 1
    }
    return windows
  }
}

extension Scenario {
  /// The scenario with roads closed and sites lost from its first hour to its last.
  func attacked(roads: [Int], sites: [Int]) -> Scenario {
    var attacked = self
    let throughout = max(1, horizon)
    if !roads.isEmpty {
      attacked.hazards.append(
        Hazard(kind: .roadClosure, start: 0, duration: throughout, area: Area(roads: roads)))
    }
    if !sites.isEmpty {
      attacked.hazards.append(
        Hazard(kind: .siteLoss(surviving: 0), start: 0, duration: throughout, area: Area(sites: sites)))
    }
    return attacked
  }
}
