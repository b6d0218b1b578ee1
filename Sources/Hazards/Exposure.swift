public import District

/// Which share of a village's households on a pathway is without heat, hour by hour.
///
/// Hazards of one cause unite by the largest, causes unite as independent events: they never add, so saying the same
/// outage twice changes nothing.
public struct Exposure: Sendable {
  /// What failed, and so whom it strikes.
  private enum Cause { case power, gas, heat, house }

  /// An outage and its share by hour.
  private struct Outage: Sendable {
    var cause: Cause
    var share: [Double]
  }

  private let outages: [Outage]
  private let policy: Policy
  private let horizon: Int
  /// Villages that the same outages strike share a footprint.
  let footprints: Footprints

  /// The exposure of a district to a scenario.
  public init(_ district: District, _ scenario: Scenario) {
    policy = district.policy
    horizon = max(0, scenario.horizon)
    var footprints = Footprints(villages: district.villages.count)
    var outages: [Outage] = []
    for hazard in scenario.hazards {
      let (cause, full): (Cause, Double)
      switch hazard.kind {
      case .powerOutage(let share), .earthquake(_, let share): (cause, full) = (.power, share)
      case .gasOutage(let share): (cause, full) = (.gas, share)
      case .heatNetworkOutage(let share): (cause, full) = (.heat, share)
      case .houseDamage(let share): (cause, full) = (.house, share)
      case .blizzard, .coldWave, .roadClosure, .siteLoss, .supplyCut: continue
      }
      footprints.add(outages.count, over: hazard.area.villages)
      outages.append(Outage(cause: cause, share: (0..<horizon).map { full * hazard.remaining(at: $0) }))
    }
    self.outages = outages
    self.footprints = footprints
  }

  /// The share σ without heat, 0 to 1, hour by hour: 1 − (1 − power)(1 − gas)(1 − heat)(1 − house).
  ///
  /// - Complexity: O(horizon · outages over the village)
  public func shares(village: Int, pathway: Pathway) -> [Double] {
    let over = footprints.hazards[footprints.ofVillage[village]]
    let lost = policy.lostWithPower(pathway)
    return (0..<horizon).map { hour in
      var power = 0.0
      var gas = 0.0
      var heat = 0.0
      var house = 0.0
      for index in over {
        let share = outages[index].share[hour]
        switch outages[index].cause {
        case .power: power = max(power, share * lost)
        case .gas: gas = pathway == .gas ? max(gas, share) : gas
        case .heat: heat = pathway == .chp ? max(heat, share) : heat
        case .house: house = max(house, share)
        }
      }
      return 1 - (1 - power) * (1 - gas) * (1 - heat) * (1 - house)
    }
  }
}
