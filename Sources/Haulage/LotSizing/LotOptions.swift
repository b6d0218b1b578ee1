public import GLPK

/// How long and how well to look for a plan.
public struct LotSizingOptions: Sendable {
  /// The search ends when the plan is proven to be within this share of the best.
  public var gap: Double
  /// Wall seconds; `nil` = until the work described by the other limits is done. The bound holds whenever it ends.
  public var timeLimit: Double?
  /// Nodes of the search over the columns there are. Reproducible, as time is not.
  public var nodeLimit: Int
  /// How many villages choose anew together at the end, by branch and cut over all they could do; 0 = none.
  public var groupSize: Int
  /// Plans known beforehand, the last one sent out for instance: the answer costs no more than the best of them.
  public var starts: [LotSizingPlan]
  /// Raise it from anywhere to end the search with what there is.
  public var cancellation: Cancellation?

  /// The usual settings.
  public init(
    gap: Double = 1e-4, timeLimit: Double? = nil, nodeLimit: Int = 400, groupSize: Int = 3,
    starts: [LotSizingPlan] = [], cancellation: Cancellation? = nil
  ) {
    self.gap = gap
    self.timeLimit = timeLimit
    self.nodeLimit = nodeLimit
    self.groupSize = groupSize
    self.starts = starts
    self.cancellation = cancellation
  }
}

/// Why there is no answer: GLPK failed, in its own words. A problem itself always has a plan.
public struct LotSizingFailure: Error, Sendable, Hashable {
  /// GLPK's words.
  public var reason: String
}

/// A moment after which work stops.
struct LotDeadline: Sendable {
  private var start = ContinuousClock.now
  private let limit: Double?
  let cancellation: Cancellation?

  init(_ options: LotSizingOptions) {
    limit = options.timeLimit
    cancellation = options.cancellation
  }

  private init(start: ContinuousClock.Instant, limit: Double?, cancellation: Cancellation?) {
    self.start = start
    self.limit = limit
    self.cancellation = cancellation
  }

  /// The moment when a share of the time will have passed, so that something is left for what comes after.
  func part(_ share: Double) -> LotDeadline {
    LotDeadline(start: start, limit: limit.map { $0 * share }, cancellation: cancellation)
  }

  /// Wall seconds since the start.
  var elapsed: Double { (ContinuousClock.now - start) / .seconds(1) }
  /// Wall seconds left; `nil` = no limit.
  var left: Double? { limit.map { max(0, $0 - elapsed) } }
  /// Whether the moment has come.
  var isPast: Bool { left == 0 || cancellation?.isRaised == true }
}
