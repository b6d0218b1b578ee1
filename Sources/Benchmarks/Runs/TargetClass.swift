/// Instances that share a target: how fast Hearth must at least be on them, and what it aims at.
///
/// The figures are the project's own targets for siting; ratios are CPU times of the better of HiGHS (strong or weak)
/// and SCIP over Hearth's, as a geometric mean over the class.
public struct TargetClass: Sendable {
  /// One thing asked for.
  public enum Requirement: Hashable, Sendable {
    /// Geometric mean of the ratios at least this.
    case ratio(Double)
    /// Every instance proven within this many CPU seconds.
    case proven(within: Double)
    /// Every instance at most this gap (a share) within this many CPU seconds.
    case gap(Double, within: Double)
  }

  /// Name in tables and JSON.
  public let name: String
  /// Must hold.
  public let atLeast: [Requirement]
  /// Aimed at.
  public let aim: [Requirement]
  /// Whether an instance belongs to it.
  let includes: @Sendable (_ family: String, _ instance: String) -> Bool
  /// How many instances of it a quick and a standard run take.
  let shares: (quick: Int, standard: Int)

  /// Whether its instances take milliseconds: all peers run on them, and ratios of so short times are not advertised.
  public var isSmall: Bool { atLeast == [.proven(within: 0.2)] }

  /// The class of an instance, if any.
  public static func of(_ family: String, _ instance: String) -> TargetClass? {
    all.first { $0.includes(family, instance) }
  }

  /// CPU seconds after which a peer without a proof has shown what its class must reach: the ratio, or thirty times where
  /// none is asked; five seconds at least.
  static func enough(toJudge target: TargetClass?, ours: Double) -> Double {
    let asked = (target?.atLeast ?? []).compactMap { requirement -> Double? in
      if case .ratio(let times) = requirement { times } else { nil }
    }
    // a peer may stop a little before its limit
    return max(5, 1.05 * (asked.max() ?? 30) * ours)
  }

  static func of(_ instance: BenchmarkInstance) -> TargetClass? { of(instance.family, instance.name) }

  /// All classes, the most telling first: a quick run takes them in this order.
  public static let all: [TargetClass] = [
    TargetClass(
      name: "cap41–134, Holmberg", atLeast: [.proven(within: 0.2)], aim: [.proven(within: 0.2)],
      includes: { family, name in
        family == "holmberg" || family == "orlib-cap" && name.dropFirst(3).allSatisfy(\.isNumber)
      }, shares: (5, 16)),
    TargetClass(
      name: "Yang, TB4", atLeast: [.ratio(30), .proven(within: 3)], aim: [.ratio(60), .proven(within: 3)],
      includes: { family, _ in family == "yang" || family == "gadegaard-tb4" }, shares: (2, 7)),
    TargetClass(
      name: "scflp 25×50×64", atLeast: [.ratio(80)], aim: [.ratio(150)],
      includes: { family, name in family == "scflp" && name.hasPrefix("f25-c50-s64-") }, shares: (1, 2)),
    TargetClass(
      name: "two-stage district", atLeast: [.ratio(25), .proven(within: 20)],
      aim: [.ratio(60), .proven(within: 20)],
      includes: { family, _ in family == "coal-2stage" }, shares: (1, 4)),
    TargetClass(
      name: "T100–T200, i300_1", atLeast: [.ratio(30), .proven(within: 20)],
      aim: [.ratio(60), .proven(within: 20)],
      includes: { family, name in
        family == "tbed1-original"
          || family == "tbed-like" && (name.hasPrefix("T100x") || name.hasPrefix("T200x"))
      }, shares: (2, 7)),
    TargetClass(
      name: "capa, capb, capc", atLeast: [.ratio(15), .proven(within: 10)],
      aim: [.ratio(40), .proven(within: 10)],
      includes: { family, name in family == "orlib-cap" && !name.dropFirst(3).allSatisfy(\.isNumber) },
      shares: (1, 3)),
    TargetClass(
      name: "scflp 25×50×1024", atLeast: [.proven(within: 10)], aim: [.proven(within: 10)],
      includes: { family, name in family == "scflp" && name.hasPrefix("f25-c50-s1024-") }, shares: (0, 1)),
    TargetClass(
      name: "T300", atLeast: [.proven(within: 60)], aim: [.proven(within: 60)],
      includes: { family, name in family == "tbed-like" && name.hasPrefix("T300x300") }, shares: (0, 1)),
    TargetClass(
      name: "T500x500_10_1", atLeast: [.proven(within: 60)], aim: [.proven(within: 60)],
      includes: { _, name in name == "T500x500_10_1" }, shares: (0, 1)),
    TargetClass(
      name: "T1500x300", atLeast: [.gap(0.001, within: 120)], aim: [.proven(within: 120)],
      includes: { family, name in family == "tbed-like" && name.hasPrefix("T1500x300") }, shares: (0, 1)),
    TargetClass(
      name: "SSLP", atLeast: [.ratio(1), .proven(within: 300)], aim: [.ratio(100), .proven(within: 10)],
      includes: { family, _ in family == "siplib-sslp" }, shares: (2, 5)),
  ]
}
