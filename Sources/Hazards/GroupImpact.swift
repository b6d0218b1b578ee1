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
  /// Households without heat, by hour.
  public var affected: [Int]
  /// The first hour in which most are affected; 0 where none ever is.
  public var peakHour: Int
  /// The households affected in that hour, by what can help them.
  public var peak: HouseholdSplit

  /// Most households affected at once.
  public var peakAffected: Int { peak.total }

  /// First hour in which a household is affected; `nil` = none within the horizon.
  ///
  /// - Complexity: O(horizon)
  public var onset: Int? { affected.firstIndex { $0 > 0 } }

  init(_ group: HouseholdGroup, _ exposure: Exposure, horizon: Int) {
    affected = (0..<horizon).map { hour in
      let share = exposure.share(village: group.village, pathway: group.pathway, hour: hour)
      // 1e-9 forgives products like 100 · 0.07 that land a hair above the number meant
      return min(group.count, max(0, Int((Double(group.count) * share - 1e-9).rounded(.up))))
    }
    let most = affected.max() ?? 0
    peakHour = affected.firstIndex(of: most) ?? 0
    peak = group.split(affected: most)
  }
}
