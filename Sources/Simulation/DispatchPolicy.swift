/// Who gets the next truck: needs are compared by the first criterion, ties by the next, and so on; what is still
/// equal goes by the order of `Impact.needs`.
public struct DispatchPolicy: Hashable, Sendable {
  /// A way to compare two needs.
  public enum Criterion: String, CaseIterable, Codable, Sendable {
    /// Priority before ordinary.
    case urgency
    /// The house that falls below `Policy.coldTemperature` first, counted from now, with the fuel it has and the fuel
    /// that is on its way.
    case hoursToCold
    /// The village nearest to a yard with stock, in minutes of the trucks that are free.
    case distance
  }

  /// The criteria, most important first.
  public var ranking: [Criterion]

  /// A policy from its criteria, most important first.
  public init(ranking: [Criterion]) { self.ranking = ranking }

  /// Urgency, then hours to cold, then distance.
  public static let greedy = DispatchPolicy(ranking: [.urgency, .hoursToCold, .distance])
}
