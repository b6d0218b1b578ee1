import District
import Hazards
import Quantities
import RoadNetwork

/// How slow a road has to be so that its households are served just in time up to a depth of snow, and too late a
/// centimetre above it.
struct Slowing {
  let road: Int
  /// To drive it on a dry day.
  let minutes: Double
  /// The least depth at which it is too slow, cm.
  let snow: Int

  /// - Returns: `nil` where the rest of the way is too long for one road to decide.
  init?(of road: Int, in district: District, _ stock: [Kilograms], _ weather: Scenario) {
    let network = RoadNetwork(district)
    let stocked = district.sites.indices.filter { stock[$0] > .zero }.map { district.sites[$0].junction }
    let limit = Int(district.policy.responsePriority.value.count)
    /// Per junction, the quickest way from any stock.
    func times(_ state: RoadState) -> [Int: Int] {
      let table = network.travel(from: stocked, under: state)
      return Dictionary(
        uniqueKeysWithValues: Set(network.villageJunctions).compactMap { junction in
          stocked.indices.compactMap { table.minutes($0, to: junction) }.min().map { (junction, Int($0)) }
        })
    }
    var closed = RoadState.dry(district)
    closed.speedFactor[road] = 0
    let roundabout = times(closed)
    // whoever is late by any other way depends on this road, in snow all the more
    let behind = Set(
      PlantedWeakness.needs(district, weather, hours: 1).map { district.villages[$0.village].junction }
    ).filter { roundabout[$0].map { $0 > limit } ?? true }

    let bands = district.policy.snowBands.value
    for (before, band) in zip(bands, bands.dropFirst()) {
      let state = RoadState.unploughed(district, snow: before.depth)
      let (there, own) = (times(state), Int(network.minutesByRoad(under: state)[road]))
      let ways = behind.map { there[$0] }
      guard !ways.isEmpty, ways.allSatisfy({ $0 != nil }), let longest = ways.compactMap(\.self).max() else {
        continue
      }
      // the rest of the way is what it was; in this band the road may take what is left of the time
      let minutes = (Double(limit - (longest - own)) * before.speedFactor).rounded(.down)
      guard minutes >= 1, (minutes / band.speedFactor).rounded(.up) > Double(limit) else { continue }
      (self.road, self.minutes, snow) = (road, minutes, Int(before.depth) + 1)
      return
    }
    return nil
  }
}
