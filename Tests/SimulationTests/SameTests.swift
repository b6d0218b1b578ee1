import District
import Hazards
import Quantities
import RoadNetwork
import Simulation
import Testing

@Suite struct SameTests {
  @Test(arguments: 1...400 as ClosedRange<UInt64>)
  func `the compiled engine plays as the old one`(seed: UInt64) {
    let fixture = PropertyTests.random(seed)
    let new = LaboratoryTests.laboratory(fixture).record(fixture.scenario, luck: nil)
    #expect(new == fixture.run())
  }
}
