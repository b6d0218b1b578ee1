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
  /// - Complexity: O(horizon · (groups + facilities · hazards + footprints · pathways · hazards))
  public init(_ district: District, _ scenario: Scenario) {
    let horizon = max(0, scenario.horizon)
    let exposure = Exposure(district, scenario)
    let groups = Self.groups(district, exposure)
    let climate = LocalClimate(district, scenario, horizon: horizon)

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
    outdoor = climate.ofVillage.map { climate.outdoor[$0] }
    self.withoutStove = withoutStove
    self.onset = onset
    needs = Demand(district, groups, climate, exposure, horizon: horizon).needs
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

  /// Groups of one footprint and pathway lose the same share.
  private static func groups(_ district: District, _ exposure: Exposure) -> [GroupImpact] {
    let pathways = Pathway.allCases
    var known = [[Double]?](repeating: nil, count: exposure.footprints.hazards.count * pathways.count)
    return district.households.map { group in
      let pathway = pathways.firstIndex(of: group.pathway) ?? 0
      let index = exposure.footprints.ofVillage[group.village] * pathways.count + pathway
      let shares = known[index] ?? exposure.shares(village: group.village, pathway: group.pathway)
      known[index] = shares
      return GroupImpact(group, shares: shares)
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
