import District
import Ensembles
import Foundation
import Hazards
import Quantities
import Testing

@Suite struct EnsembleTests {
  func ensemble(_ name: String, seed: UInt64? = nil) throws -> Ensemble {
    let district = try #require(Fixture.district)
    let set = try #require(try Fixture.read(Fixture.shipped(name), district).0)
    return Ensemble(set, district, seed: seed)
  }

  @Test(arguments: ["winter", "earthquake"])
  func `the same seed gives the same scenarios, in any order`(name: String) throws {
    let (one, other) = (try ensemble(name), try ensemble(name))
    let forwards = one.scenarios(0..<40)
    let backwards = (0..<40).reversed().map { other.scenario($0) }.reversed()
    #expect(zip(forwards, backwards).allSatisfy { "\($0)" == "\($1)" })
    let changed = try ensemble(name, seed: 7).scenarios(0..<40)
    #expect(zip(forwards, changed).contains { "\($0)" != "\($1)" })
  }

  @Test(arguments: ["winter", "earthquake"])
  func `every drawn scenario is one a file could hold`(name: String) throws {
    let ensemble = try ensemble(name)
    for scenario in ensemble.scenarios(0..<100) {
      #expect((1...ensemble.set.horizon).contains(scenario.horizon))
      #expect(scenario.outdoor.allSatisfy { $0.count == scenario.horizon })
      #expect(!scenario.isRequired)
      for hazard in scenario.hazards {
        #expect(hazard.start >= 0 && hazard.duration > 0)
        if case .linear(let first) = hazard.restoration { #expect(first >= 0 && first < hazard.duration) }
        if case .powerOutage(let share) = hazard.kind { #expect((0...1).contains(share)) }
      }
    }
  }

  @Test func `classes come as often as their frequencies say`() throws {
    let ensemble = try ensemble("winter")
    let n = 500
    let drawn = ensemble.scenarios(0..<UInt32(n))
    for kind in ensemble.set.classes {
      let p = kind.weight.value / ensemble.set.expectedEvents
      let found = Double(drawn.count { $0.title.en.hasPrefix(kind.title.en) }) / Double(n)
      #expect(abs(found - p) <= 3 * (p * (1 - p) / Double(n)).squareRoot(), "\(kind.name)")
    }
  }

  @Test func `the days drawn are as cold as the climate`() throws {
    let ensemble = try ensemble("winter")
    let district = try #require(Fixture.district)
    // the first outdoor hour of January scenarios, less the daily swing, is the month's mean give or take its
    // spread
    let january = try #require(district.climate[0].months.first { $0.month == 1 })
    var standardised: [Double] = []
    for scenario in ensemble.scenarios(0..<500) where scenario.start.contains("-01-") {
      let hour = try #require(Double(scenario.start.dropFirst(11).prefix(2)))
      let swing = (january.mean - january.meanMinimum) * cos(2 * .pi * (hour - 6) / 24)
      standardised.append((scenario.outdoor[0][0] + swing - january.mean) / january.spread)
    }
    let n = Double(standardised.count)
    #expect(n > 100)
    let mean = standardised.reduce(0, +) / n
    let variance = standardised.reduce(0) { $0 + $1 * $1 } / n
    #expect(abs(mean) <= 3 / n.squareRoot())
    #expect(abs(variance - 1) <= 3 * (2 / n).squareRoot())
  }

  @Test func `townships are struck as often as given, and neighbours together`() throws {
    let ensemble = try ensemble("winter")
    let ice = try #require(ensemble.set.classes.firstIndex { $0.name == "blizzard-ice" })
    let district = try #require(Fixture.district)
    func isStruck(_ scenario: Scenario) -> [Bool] {
      var struck = [Bool](repeating: false, count: district.townships.count)
      for hazard in scenario.hazards {
        guard case .powerOutage = hazard.kind else { continue }
        for village in hazard.area.villages { struck[district.villages[village].township] = true }
      }
      return struck
    }
    let drawn = (0..<400).map { isStruck(ensemble.scenario($0, of: ice)) }
    #expect(drawn.allSatisfy { $0.contains(true) })
    let n = Double(drawn.count)
    // E[Beta(2, 3)]
    let p = 0.4
    // where chance leaves all out, one is struck all the same
    let alone = Double(drawn.count { $0.count { $0 } == 1 }) / n
    for k in district.townships.indices {
      let frequency = Double(drawn.count { $0[k] }) / n
      let error = 3 * (p * (1 - p) / n).squareRoot()
      #expect(frequency >= p - error && frequency <= p + alone + error, "\(k)")
    }
    let struck = drawn.reduce(0.0) { $0 + Double($1.count { $0 }) } / n / 14
    #expect(struck <= p + alone / 14 + 0.04)
    // the city's two subdistricts are 2 km apart, Limin and Nanyulin 51 km
    func together(_ a: String, _ b: String) throws -> Double {
      let i = try #require(district.townships.firstIndex { $0.code == a })
      let j = try #require(district.townships.firstIndex { $0.code == b })
      return Double(drawn.count { $0[i] && $0[j] }) / n
    }
    #expect(try together("140602001", "140602002") > together("140602101", "140602204") + 0.05)
  }

  @Test func `a new road shifts nobody's luck`() throws {
    let ensemble = try ensemble("earthquake")
    var district = try #require(Fixture.district)
    var road = district.roads[0]
    road.id = "new-road"
    district.roads.insert(road, at: 0)
    var set = ensemble.set
    for k in set.classes.indices {
      for h in set.classes[k].hazards.indices {
        set.classes[k].hazards[h].area.roads = Array(district.roads.indices)
      }
    }
    let widened = Ensemble(set, district)
    func closed(_ scenario: Scenario, _ district: District) -> Set<String> {
      Set(scenario.hazards.flatMap { $0.area.roads.map { district.roads[$0].id } })
    }
    let old = try #require(Fixture.district)
    for number in 0..<UInt32(40) {
      let before = closed(ensemble.scenario(number), old)
      let after = closed(widened.scenario(number), district).subtracting(["new-road"])
      // a quake's own area lists all roads of its townships, closed or not: compare what both know
      #expect(before == after)
    }
  }

  @Test func `what is drawn leaves people cold`() throws {
    let ensemble = try ensemble("winter")
    let district = try #require(Fixture.district)
    let affected = ensemble.scenarios(0..<30).map { Impact(district, $0).affectedHouseholds }
    // a feeder may serve nobody who heats with power
    #expect(affected.count { $0 > 0 } > 15)
  }
}
