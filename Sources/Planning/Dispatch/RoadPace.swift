import District
import Plans
import Quantities
import RoadNetwork

/// Whether roads can be driven as a schedule says.
struct RoadPace: Sendable {
  private let network: RoadNetwork
  private let conditions: RoadConditions
  private let codes: DistrictCodes

  init(_ district: District, _ network: RoadNetwork, _ conditions: RoadConditions) {
    self.network = network
    self.conditions = conditions
    codes = DistrictCodes(district)
  }

  /// Whether every road is open for a vehicle in every hour of its stretch, and no slower than the stretch takes.
  func allows(_ stretches: [Leg.Stretch], _ vehicle: Vehicle) -> Bool {
    stretches.allSatisfy { stretch in
      guard let road = codes.roads[stretch.road] else { return false }
      let (enter, leave) = (Int(stretch.enter.count), Int(stretch.leave.count))
      return (enter / 60...max(enter, leave - 1) / 60).allSatisfy { hour in
        network.minutes(on: road, under: conditions.state(at: hour), for: vehicle) <= leave - enter
      }
    }
  }
}
