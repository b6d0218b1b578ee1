import District
import Hazards

/// Households of one group that the same thing can help, and the temperature in those that it does not reach.
struct Cohort {
  let village: Int
  let township: Int
  let house: HouseModel
  let startTemperature: Double
  /// Households without heat, by hour.
  let households: [Int]
  /// Indoor temperature of the unserved when the next hour begins, °C.
  private(set) var temperature: Double

  init(_ district: District, group: HouseholdGroup, households: [Int]) {
    let archetype = district.archetypes[group.archetype]
    village = group.village
    township = district.villages[group.village].township
    house = HouseModel(archetype)
    startTemperature = archetype.startTemperature
    self.households = households
    temperature = archetype.startTemperature
  }

  /// Hours until an unheated house that is `start` °C warm falls to `threshold`; infinite where it never does.
  func hours(to threshold: Double, from start: Double, outdoor: Double) -> Double {
    start <= threshold ? 0 : house.hours(to: threshold, from: start, outdoor: outdoor) ?? .infinity
  }

  /// Lets an hour pass.
  ///
  /// - Parameters:
  ///   - affected: Households without heat in it.
  ///   - served: Those of them with fuel or in a shelter.
  ///   - outdoor: °C.
  ///   - kept: Temperature the served are kept at, °C.
  mutating func pass(affected: Int, served: Int, outdoor: Double, kept: Double) {
    if affected == 0 {
      temperature = startTemperature
    } else if served == affected {
      temperature = kept
    } else {
      temperature = house.temperature(after: 1, from: temperature, outdoor: outdoor)
    }
  }
}
