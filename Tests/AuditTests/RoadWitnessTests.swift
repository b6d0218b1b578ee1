@testable import Audit
import District
import RoadNetwork
import TestSupport
import Testing

/// The witness plays the weather on the roads with code of its own; it must come to the same roads.
struct RoadWitnessTests {
  @Test func `witness and planner see the same roads, in whatever order their rows stand`() throws {
    let inputs = try Shipped.inputs.get()
    let roads = inputs.district.roads
    var reversed = inputs.district
    reversed.roads.reverse()
    for scenario in inputs.scenarios {
      var same = scenario
      for hazard in same.hazards.indices {
        same.hazards[hazard].area.roads = same.hazards[hazard].area.roads.map { roads.count - 1 - $0 }
      }
      let planned = RoadConditions(inputs.district, scenario)
      let replanned = RoadConditions(reversed, same)
      let states = RoadWitness(inputs.district).states(of: scenario)
      let other = RoadWitness(reversed).states(of: same)
      let isSame = states.indices.allSatisfy { hour in
        states[hour] == planned.state(at: hour).speedFactor && states[hour] == other[hour].reversed()
          && other[hour] == replanned.state(at: hour).speedFactor
      }
      #expect(isSame, "\(scenario.name)")
    }
  }
}
