public import District

/// What the shelters of a district can do in a scenario.
public struct ShelterImpact: Hashable, Sendable {
  /// Whether each shelter opens: it has power of its own or keeps the grid, and its door opens within
  /// `Policy.responseAll`.
  public var isOpen: [Bool]
  /// Households each township's open shelters can hold: ⌊places / people per household⌋.
  public var capacity: [Int]

  /// Households of `persons` each that fit into so many places.
  public static func households(places: Int, each persons: Double) -> Int {
    Int((Double(places) / persons + 1e-9).rounded(.down))
  }

  /// Which shelters of a district open in a scenario.
  public init(_ district: District, _ scenario: Scenario) {
    var losesPower = [Bool](repeating: false, count: district.villages.count)
    for hazard in scenario.hazards where hazard.cutsPower && hazard.strikes(within: scenario.horizon) {
      for village in hazard.area.villages { losesPower[village] = true }
    }
    isOpen = district.shelters.map { shelter in
      (shelter.hasGenerator || !losesPower[shelter.village])
        && shelter.opensAfter <= district.policy.responseAll.value
    }
    let isOpen = self.isOpen
    capacity = district.households(shelteredBy: district.shelters.indices.filter { isOpen[$0] })
  }
}

extension District {
  /// Households that some shelters can hold together, by township.
  ///
  /// - Parameter open: Indices into `shelters`.
  /// - Complexity: O(townships + shelters)
  public func households(shelteredBy open: [Int]) -> [Int] {
    var places = [Int](repeating: 0, count: townships.count)
    for shelter in open { places[villages[shelters[shelter].village].township] += shelters[shelter].places }
    return places.map { ShelterImpact.households(places: $0, each: policy.personsPerHousehold.value) }
  }
}
