/// Who gets the next truck: needs are compared by the first criterion, ties by the next, and so on; what is still
/// equal goes by the order of `Impact.needs`. Trucks with orders of their own follow them first.
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

  /// The criteria, most important first, each once.
  public let ranking: [Criterion]
  /// Trips planned beforehand.
  public var orders: [DispatchOrder]
  /// Whether trucks that have no orders, or none any more, follow the ranking. Else they go home.
  public var ranksTheRest: Bool
  /// Hours between two plans where the trips are planned anew as the event goes on; `nil` = they are not.
  public var replansEvery: Int?

  /// A policy from its criteria, most important first, and trips planned beforehand.
  public init(
    ranking: [Criterion], orders: [DispatchOrder] = [], ranksTheRest: Bool = true,
    replansEvery: Int? = nil
  ) {
    precondition(replansEvery.map { $0 > 0 } ?? true, "hours between two plans are positive")
    // a criterion that comes again has nothing to add
    self.ranking = ranking.indices.filter { !ranking[..<$0].contains(ranking[$0]) }.map { ranking[$0] }
    self.orders = orders
    self.ranksTheRest = ranksTheRest
    self.replansEvery = replansEvery
  }

  /// Urgency, then hours to cold, then distance.
  public static let greedy = DispatchPolicy(ranking: [.urgency, .hoursToCold, .distance])
  /// The nearest village first.
  public static let distanceFirst = DispatchPolicy(ranking: [.distance])
  /// The vulnerable and priority facilities first, then the nearest.
  public static let priorityFirst = DispatchPolicy(ranking: [.urgency, .distance])
  /// The house that is cold first, whoever lives in it.
  public static let hoursToCold = DispatchPolicy(ranking: [.hoursToCold, .distance])

  /// Trips planned anew every few hours for what is known by then; trucks that the plan has nothing for act as ``greedy``.
  public static func periodic(every hours: Int) -> DispatchPolicy {
    DispatchPolicy(ranking: greedy.ranking, replansEvery: hours)
  }

  /// A plan made by hand or by an optimiser.
  ///
  /// - Parameter ranksTheRest: Whether trucks without orders act on their own, as ``greedy``.
  public static func planned(_ orders: [DispatchOrder], ranksTheRest: Bool = false) -> DispatchPolicy {
    DispatchPolicy(ranking: greedy.ranking, orders: orders, ranksTheRest: ranksTheRest)
  }
}
