import Haulage
import Plans
import Quantities
import RoadNetwork
import TestSupport
import Testing

@testable import District
@testable import Planning

/// What is printed as a schedule's settings is what it was made with: the questions change with these and with no others.
@Suite struct DispatchSettingsTests {
  /// The district's terms with one number doubled, or halved where that is too much.
  private static func terms(_ terms: HaulageTerms, but term: HaulageTerm) -> HaulageTerms {
    var (other, setting) = (terms, term.value(in: terms))
    setting.value = term.range.contains(2 * setting.value) ? 2 * setting.value : setting.value / 2
    term.put(setting, into: &other)
    return other
  }

  @Test func `a season is sized with the numbers its list names, and with no others`() async throws {
    var district = try Shipped.inputs.get().district
    let allocation = try await SeasonPellets.allocate(district)
    // one kind of truck is enough to ask about
    district.fleet.removeLast(district.fleet.count - 1)
    let usual = district.policy.haulage
    func question(_ terms: HaulageTerms) throws -> (lots: LotSizingProblem, weekdays: [Int]) {
      let season = SeasonHaulage(district, allocation, terms: terms)
      return (try SeasonMonth(season, period: 1).lots, season.weekdays)
    }
    let asked = try question(usual)
    let listed = Set(DispatchSettings.sizing(district.policy, usual).map(\.key))
    for term in HaulageTerm.all {
      let other = try question(Self.terms(usual, but: term))
      #expect((other != asked) == listed.contains(term.key), "\(term.key)")
    }
  }

  @Test func `a day is packed with the numbers its list names, and with no others`() throws {
    let district = try Shipped.inputs.get().district
    let usual = district.policy.haulage
    let plant = try #require(district.suppliers.first)
    let village = try #require(district.villages.first)
    let junctions = Set([plant.junction, village.junction] + district.fleet.map(\.base))
    let dry = Scenario(
      name: "dry", title: Bilingual(zh: "", en: ""), isRequired: false, start: "", horizon: 1, outdoor: [],
      hazards: [], file: "", note: Bilingual(zh: "", en: ""))
    let travel = DispatchTravel.of(
      district, RoadNetwork(district), RoadConditions(district, dry), horizon: 1, junctions: junctions)
    func question(_ terms: HaulageTerms) -> ShiftProblem {
      let trucks = [false, true].map { DayPacking.Truck(type: 0, id: "\($0)", isHired: $0) }
      return DayPacking(
        district: district, terms: terms, rounds: 1,
        sources: [.init(id: plant.id, name: plant.name, junction: plant.junction, fuel: "")],
        places: [
          "v": .init(code: village.code, name: village.name, junction: village.junction, households: 9)
        ],
        fleet: trucks, travel: travel
      ).problem([(plant.id, "v", Kilograms(2000))], trucks)
    }
    let asked = question(usual)
    // asked beside the question: which trucks carry a step at all, and how many are hired
    let beside = ["haulage_step_kg", "haulage_hired_most"]
    let listed = Set(DispatchSettings.packing(district.policy, usual).map(\.key))
    #expect(listed.isSuperset(of: beside))
    for term in HaulageTerm.all where !beside.contains(term.key) {
      let other = question(Self.terms(usual, but: term))
      let isSame =
        other.yards == asked.yards && other.trucks == asked.trucks && other.needs == asked.needs
        && other.rules == asked.rules && other.opening == asked.opening
      #expect(isSame != listed.contains(term.key), "\(term.key)")
    }
  }
}
