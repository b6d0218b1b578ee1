import District
import Planning
import Plans
import Quantities
import TestSupport
import Testing

/// What a village without coal is told of the free places in its own shelter.
struct ShelterRemedyTests {
  /// The last village, 170 households, is cut off and has a shelter with so many places.
  private func result(places: Int, stoves: Double = 1, opensAfter: Minutes = .zero) async throws
    -> ScenarioResult
  {
    let planner = try SmallDistrict.planner { inputs in
      let village = inputs.district.villages.count - 1
      inputs.district.roads.removeLast()
      inputs.district.households[village].stoveShare = stoves
      inputs.district.shelters = [
        Shelter(
          id: "school", name: Bilingual(zh: "学校", en: "School"), village: village, places: places,
          hasGenerator: true, opensAfter: opensAfter, certainty: .assumed)
      ]
    }
    return try #require(try await planner.plan { _ in }.plan.scenarios.first)
  }

  @Test func `households without coal are shown the free places of their village, and the verdict stays`()
    async throws
  {
    let none = try await result(places: 0)
    #expect(none.verdict == .short && none.remedies.allSatisfy { !$0.zh.contains("取暖点") })
    let some = try await result(places: 130)
    #expect((some.verdict, some.coveredHouseholds) == (none.verdict, none.coveredHouseholds))
    #expect(some.shortKg == none.shortKg && Array(some.remedies.dropFirst()) == none.remedies)
    // 2.6 persons a household
    let first = try #require(some.remedies.first)
    #expect(first.zh.contains("村丁 50 户（空位够 50 户）") && first.zh.contains("供得上暖"))
    #expect(first.en.contains("Village D 50 (room for 50)") && first.en.contains("as long as they have heat"))
    let all = try #require(try await result(places: 5000).remedies.first)
    #expect(all.zh.contains("村丁 170 户（空位够 1,923 户）"))
  }

  @Test func `those without a stove have their places first`() async throws {
    // 17 of the 170 have none
    let some = try await result(places: 130, stoves: 0.9)
    #expect(some.shelteredHouseholds == 17)
    #expect(some.remedies.first?.zh.contains("村丁 33 户（空位够 33 户）") == true)
    let full = try await result(places: 44, stoves: 0.9)
    #expect(full.remedies.allSatisfy { !$0.zh.contains("空位") })
  }

  @Test func `a shelter that opens too late has no places to offer`() async throws {
    let late = try await result(places: 130, opensAfter: Minutes(10_000))
    #expect(late.remedies.allSatisfy { !$0.zh.contains("空位") })
  }
}
