public import District

/// Which share of a village's households on a pathway is without heat, hour by hour.
///
/// Hazards of one cause unite by the largest, causes unite as independent events: they never add, so saying the same
/// outage twice changes nothing.
public struct Exposure: Sendable {
  /// What failed, and so whom it strikes.
  private enum Cause { case power, gas, heat }

  /// An outage: its share by hour, and the villages it strikes.
  private struct Outage: Sendable {
    var cause: Cause
    var share: [Double]
    var isStruck: [Bool]
  }

  private let outages: [Outage]
  private let lostInPowerCut: [Pathway: Double]

  /// The exposure of a district to a scenario.
  public init(_ district: District, _ scenario: Scenario) {
    lostInPowerCut = district.policy.lostInPowerCut.value
    outages = scenario.hazards.compactMap { hazard in
      let (cause, full): (Cause, Double)
      switch hazard.kind {
      case .powerOutage(let share), .earthquake(_, let share): (cause, full) = (.power, share)
      case .gasOutage(let share): (cause, full) = (.gas, share)
      case .heatNetworkOutage(let share): (cause, full) = (.heat, share)
      case .blizzard, .coldWave, .roadClosure, .siteLoss, .supplyCut: return nil
      }
      var isStruck = [Bool](repeating: false, count: district.villages.count)
      for village in hazard.area.villages { isStruck[village] = true }
      let share = (0..<max(0, scenario.horizon)).map { full * hazard.remaining(at: $0) }
      return Outage(cause: cause, share: share, isStruck: isStruck)
    }
  }

  /// The share σ without heat, 0 to 1: 1 − (1 − power)(1 − gas)(1 − heat).
  ///
  /// - Complexity: O(hazards)
  public func share(village: Int, pathway: Pathway, hour: Int) -> Double {
    var power = 0.0
    var gas = 0.0
    var heat = 0.0
    for outage in outages where outage.isStruck[village] {
      switch outage.cause {
      case .power: power = max(power, outage.share[hour] * (lostInPowerCut[pathway] ?? 0))
      case .gas: gas = pathway == .gas ? max(gas, outage.share[hour]) : gas
      case .heat: heat = pathway == .chp ? max(heat, outage.share[hour]) : heat
      }
    }
    return 1 - (1 - power) * (1 - gas) * (1 - heat)
  }
}
