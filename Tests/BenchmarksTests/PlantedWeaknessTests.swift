import Benchmarks
import District
import Plans
import Quantities
import TestSupport
import Testing

/// What is planted is found, to the hour, the centimetre, the closure and the road. The whole search, with two closures, is
/// `hearth-bench stress planted`.
@Suite struct PlantedWeaknessTests {
  @Test(arguments: [
    (PlantedWeakness.Kind.singleRoad, 0), (.drift, 3), (.slowRoad, 0), (.slowRoad, 3), (.littleStock, 0),
  ])
  func `the planted weakness is found`(kind: PlantedWeakness.Kind, place: Int) throws {
    let inputs = try Shipped.inputs.get()
    let district = inputs.district
    let weather = try #require(inputs.scenarios.first { $0.name == "power-cut-72h" })
    // a stock by hand, so that nobody need wait for the optimiser: a tenth of every yard, and nothing in the villages
    let stock = district.sites.map { $0.tier == .village ? Kilograms.zero : Kilograms($0.storage.count / 10) }
    let planted = try #require(
      try PlantedWeakness(kind, in: district, stock: stock, weather: weather, place: place))
    let shock = planted.expected
    let limits = (hours: shock.hours + 2, snow: shock.snow + 2, closures: shock.closures)
    let found = try planted.search(upTo: limits)
    #expect(
      planted.isFound(in: found),
      "\(shock.hours) h, \(shock.snow) cm, \(shock.closures) roads: \(found.shocks)")
    // before it is planted nothing so small breaks the district
    #expect(found.shocks.allSatisfy { $0.hours >= shock.hours || $0.snow >= shock.snow })
  }
}
