public import District

/// Households without heat, by what can help them.
public struct HouseholdSplit: Hashable, Sendable {
  /// Coal helps, and some member is vulnerable.
  public var priority: Int
  /// Coal helps.
  public var ordinary: Int
  /// No stove that is certain to be safe: only a shelter helps.
  public var withoutStove: Int

  /// Households by what can help them.
  public init(priority: Int, ordinary: Int, withoutStove: Int) {
    self.priority = priority
    self.ordinary = ordinary
    self.withoutStove = withoutStove
  }

  /// Everybody.
  public var total: Int { priority + ordinary + withoutStove }

  /// Those that coal helps, by their urgency.
  public func helped(_ urgency: Urgency) -> Int { urgency == .priority ? priority : ordinary }
}

extension HouseholdGroup {
  /// How `affected` of its households divide.
  ///
  /// The vulnerable and the safe stoves are taken in proportion: the vulnerable rounded up, the stoves down.
  public func split(affected: Int) -> HouseholdSplit {
    guard count > 0, affected > 0 else { return HouseholdSplit(priority: 0, ordinary: 0, withoutStove: 0) }
    let affectedVulnerable = min(affected, (affected * vulnerable + count - 1) / count)
    let coal = affected * safeStoves / count
    let priority = affectedVulnerable * safeStoves / count
    return HouseholdSplit(priority: priority, ordinary: coal - priority, withoutStove: affected - coal)
  }
}

/// What a scenario does to the households of one village on one pathway.
public struct GroupImpact: Hashable, Sendable {
  /// Households without heat from an hour on, until the next stretch begins.
  public struct Stretch: Hashable, Sendable {
    /// First hour.
    public var start: Int
    /// How many, by what can help them.
    public var households: HouseholdSplit
  }

  /// The scenario's hours in stretches of unchanging numbers, in order; the first starts in hour 0.
  public let stretches: [Stretch]
  /// Hours followed.
  public let horizon: Int
  /// The first hour in which most are affected; 0 where none ever is.
  public let peakHour: Int
  /// The households affected in that hour, by what can help them.
  public let peak: HouseholdSplit

  /// Most households affected at once.
  public var peakAffected: Int { peak.total }

  /// First hour in which a household is affected; `nil` = none within the horizon.
  ///
  /// - Complexity: O(stretches)
  public var onset: Int? { stretches.first { $0.households.total > 0 }?.start }

  /// Households without heat, by hour.
  ///
  /// - Complexity: O(horizon)
  public var affected: [Int] {
    var affected: [Int] = []
    affected.reserveCapacity(horizon)
    for (index, stretch) in stretches.enumerated() {
      affected += repeatElement(stretch.households.total, count: hours(of: index).count)
    }
    return affected
  }

  /// - Parameter shares: Share without heat, by hour.
  init(_ group: HouseholdGroup, shares: [Double]) {
    horizon = shares.count
    var stretches: [Stretch] = []
    var peak = HouseholdSplit(priority: 0, ordinary: 0, withoutStove: 0)
    var peakHour = 0
    var last = -1.0
    for (hour, share) in shares.enumerated() where share != last {
      last = share
      // 1e-9 forgives products like 100 · 0.07 that land a hair above the number meant
      let affected = min(group.count, max(0, Int((Double(group.count) * share - 1e-9).rounded(.up))))
      if let known = stretches.last, known.households.total == affected { continue }
      let households = group.split(affected: affected)
      stretches.append(Stretch(start: hour, households: households))
      if affected > peak.total { (peak, peakHour) = (households, hour) }
    }
    self.stretches = stretches
    self.peak = peak
    self.peakHour = peakHour
  }
}

extension GroupImpact {
  /// The hours of one stretch.
  func hours(of stretch: Int) -> Range<Int> {
    stretches[stretch].start..<(stretch + 1 < stretches.count ? stretches[stretch + 1].start : horizon)
  }
}
