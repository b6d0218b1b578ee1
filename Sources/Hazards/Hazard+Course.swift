public import District
import Statistics

extension Hazard {
  /// Whether it is at work in an hour, counted from the scenario's start.
  public func isActive(at hour: Int) -> Bool { hour >= start && hour < start + duration }

  /// Part of its first harm that is not yet undone: 1 in full, 0 outside its time, falling along the restoration curve.
  public func remaining(at hour: Int) -> Double {
    guard isActive(at: hour) else { return 0 }
    switch restoration {
    case .step: return 1
    case .linear(let firstHours):
      let restoring = hour - start - firstHours
      return restoring <= 0 ? 1 : 1 - Double(restoring) / Double(duration - firstHours)
    case .beta(let firstHours, let a, let b):
      let restoring = hour - start - firstHours
      guard restoring > 0 else { return 1 }
      return 1 - Beta.cumulative(Double(restoring) / Double(duration - firstHours), a, b)
    }
  }

  /// Whether any hour of it falls within the first `horizon` hours.
  func strikes(within horizon: Int) -> Bool { duration > 0 && start < horizon && start + duration > 0 }

  /// Whether it fails the grid, so that whatever needs the grid in its area stands still.
  public var cutsPower: Bool {
    switch kind {
    case .powerOutage, .earthquake: true
    case .blizzard, .coldWave, .gasOutage, .heatNetworkOutage, .roadClosure, .siteLoss, .supplyCut,
      .houseDamage:
      false
    }
  }
}
