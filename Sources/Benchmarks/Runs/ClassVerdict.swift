/// Whether the instances of a class meet its targets, with the figures it rests on.
public struct ClassVerdict: Sendable, Encodable {
  /// What can be said.
  public enum Outcome: String, Sendable, Encodable {
    /// Every requirement is met.
    case pass
    /// One is not.
    case fail
    /// Nothing was measured that could tell.
    case open
  }

  /// The class.
  public var name: String
  /// Instances run, and of those proven by Hearth.
  public var instances: Int
  /// Proven by Hearth.
  public var proven: Int
  /// Geometric mean, least and greatest of the ratios; `nil` = no peer ran.
  public var ratio: Double?
  /// Least ratio.
  public var leastRatio: Double?
  /// Greatest ratio.
  public var greatestRatio: Double?
  /// How many of the ratios are lower bounds, because the peer was stopped.
  public var atLeastRatios: Int
  /// Longest CPU time Hearth needed, s.
  public var longest: Double?
  /// Greatest gap Hearth left.
  public var greatestGap: Double?
  /// Whether what must hold holds.
  public var atLeast: Outcome
  /// Whether what is aimed at is reached.
  public var aim: Outcome

  /// The verdict on a class from the comparisons of its instances.
  public init(_ target: TargetClass, _ comparisons: [Comparison]) {
    let own = comparisons.compactMap(\.hearth)
    name = target.name
    instances = comparisons.count
    proven = own.count { $0.status == .optimal }
    let ratios = comparisons.compactMap(\.speedup)
    ratio = geometricMean(ratios)
    leastRatio = ratios.min()
    greatestRatio = ratios.max()
    atLeastRatios = comparisons.count { $0.speedup != nil && $0.bestPeer?.isAtLeast == true }
    longest = own.compactMap(\.cpuSeconds).max()
    greatestGap = own.contains { $0.gap == nil } ? nil : own.compactMap(\.gap).max()
    atLeast = Self.outcome(target.atLeast, own: own, ratio: ratio)
    aim = Self.outcome(target.aim, own: own, ratio: ratio)
  }

  private static func outcome(
    _ requirements: [TargetClass.Requirement], own: [Row], ratio: Double?
  ) -> Outcome {
    guard !own.isEmpty else { return .open }
    let outcomes = requirements.map { requirement -> Outcome in
      switch requirement {
      case .ratio(let wanted):
        // without a proof of ours a ratio of times compares nothing
        guard own.allSatisfy({ $0.status == .optimal }) else { return .fail }
        return ratio.map { $0 >= wanted ? .pass : .fail } ?? .open
      case .proven(let seconds):
        return own.allSatisfy { $0.status == .optimal && ($0.cpuSeconds ?? .infinity) <= seconds } ? .pass : .fail
      case .gap(let wanted, let seconds):
        return own.allSatisfy { ($0.gap ?? .infinity) <= wanted && ($0.cpuSeconds ?? .infinity) <= seconds }
          ? .pass : .fail
      }
    }
    if outcomes.contains(.fail) { return .fail }
    return outcomes.contains(.open) ? .open : .pass
  }
}
