import District
import Hazards
import Quantities
import Simulation
import Testing

@Suite struct LaboratoryTests {
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `households and mass are conserved`(seed: UInt64) {
    let fixture = PropertyTests.random(seed)
    let outcome = fixture.laboratory.play(fixture.scenario, luck: nil)
    #expect(outcome.affectedByHour == fixture.run().affectedByHour)
    #expect(outcome.townships.reduce(0) { $0 + $1.affected } == outcome.affected)
    #expect(outcome.townships.reduce(0) { $0 + $1.served } == outcome.served)
    let kept = outcome.inYards + outcome.onTrucks + outcome.inVillages
    #expect(outcome.start + outcome.supplied == kept + outcome.burnt + outcome.lost)
  }
}
