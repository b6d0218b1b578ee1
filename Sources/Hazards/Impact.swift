public import District
public import Quantities

/// What a scenario does to a district: who is cold, when, and what they need.
public struct Impact: Sendable {
  /// Hours followed.
  public let horizon: Int
  /// Outdoor temperature, °C, by village and hour, cold waves included.
  public let outdoor: [[Double]]
  /// What happens to each group, parallel to `District.households`.
  public let groups: [GroupImpact]
  /// Coal needed, ordered by village, priority first. Villages that need none are left out.
  public let needs: [Need]
  /// Households that lose their heat: the sum of every group's peak.
  public let affectedHouseholds: Int
  /// Of which no coal helps, by village: each group's at its peak.
  public let withoutStove: [Int]
  /// First hour in which a household of each village is affected; `nil` = none within the horizon.
  public let onset: [Int?]
  /// Part of its stock that each site keeps.
  public let surviving: [Double]
  /// Which shelters open, and what they hold.
  public let shelters: ShelterImpact
  /// Households without a safe stove that find a place in a shelter of their township, by township.
  public let sheltered: [Int]

  /// The impact of a scenario. The district's reserve fuel must be one of its fuels; the reader guarantees it.
  ///
  /// - Complexity: O(horizon · (groups + facilities) · hazards)
  public init(_ district: District, _ scenario: Scenario) {
    let horizon = max(0, scenario.horizon)
    let exposure = Exposure(district, scenario)
    let groups = district.households.map { GroupImpact($0, exposure, horizon: horizon) }
    let outdoor = Self.outdoor(district, scenario, horizon: horizon)

    var withoutStove = [Int](repeating: 0, count: district.villages.count)
    var onset = [Int?](repeating: nil, count: district.villages.count)
    var stoveless = [Int](repeating: 0, count: district.townships.count)
    for (group, impact) in zip(district.households, groups) {
      withoutStove[group.village] += impact.peak.withoutStove
      stoveless[district.villages[group.village].township] += impact.peak.withoutStove
      if let hour = impact.onset { onset[group.village] = min(hour, onset[group.village] ?? hour) }
    }

    self.horizon = horizon
    self.groups = groups
    self.outdoor = outdoor
    self.withoutStove = withoutStove
    self.onset = onset
    needs = Demand(district, groups, outdoor, exposure, horizon: horizon).needs
    affectedHouseholds = groups.reduce(0) { $0 + $1.peakAffected }
    surviving = Self.surviving(district, scenario, horizon: horizon)
    shelters = ShelterImpact(district, scenario)
    sheltered = zip(stoveless, shelters.capacity).map { min($0, $1) }
  }

  /// Coal needed by everybody.
  ///
  /// - Complexity: O(needs)
  public var needed: Kilograms { needs.total(\.kg) }

  /// What is left of a stock: ⌊stock · surviving⌋ at every site.
  ///
  /// - Complexity: O(sites)
  public func surviving(of stock: [Kilograms]) -> [Kilograms] {
    zip(stock, surviving).map { Kilograms(Int64((Double($0.count) * $1).rounded(.down))) }
  }

  /// The zone's temperature, less the largest drop of the cold waves over the village: waves unite, they never add.
  private static func outdoor(_ district: District, _ scenario: Scenario, horizon: Int) -> [[Double]] {
    var drop = [[Double]](
      repeating: [Double](repeating: 0, count: horizon), count: district.villages.count)
    for hazard in scenario.hazards {
      guard case .coldWave(let kelvin) = hazard.kind else { continue }
      for hour in 0..<horizon where hazard.isActive(at: hour) {
        for village in hazard.area.villages { drop[village][hour] = max(drop[village][hour], kelvin) }
      }
    }
    return district.villages.indices.map { v in
      let zone = scenario.outdoor[district.villages[v].zone]
      return (0..<horizon).map { zone[$0] - drop[v][$0] }
    }
  }

  private static func surviving(_ district: District, _ scenario: Scenario, horizon: Int) -> [Double] {
    var share = [Double](repeating: 1, count: district.sites.count)
    for hazard in scenario.hazards where hazard.start < horizon {
      guard case .siteLoss(let surviving) = hazard.kind else { continue }
      for site in hazard.area.sites { share[site] = min(share[site], surviving) }
    }
    return share
  }
}
