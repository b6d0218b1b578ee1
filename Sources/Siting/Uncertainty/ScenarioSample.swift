public import Statistics

/// How a sample of events is divided: so many were drawn of each kind, whatever its frequency, so that a rare
/// kind is not left to chance.
public struct Strata: Sendable, Hashable {
  /// Per scenario, its kind.
  public var kind: [Int]
  /// Per kind, events expected.
  public var events: [Double]

  /// Strata.
  public init(kind: [Int], events: [Double]) {
    self.kind = kind
    self.events = events
  }

  /// Scenarios of each kind.
  private var counts: [Int] {
    kind.reduce(into: [Int](repeating: 0, count: events.count)) { $0[$1] += 1 }
  }

  /// Per scenario, how many events it stands for: those of its kind over the scenarios of its kind.
  ///
  /// - Complexity: O(scenarios)
  public var weights: [Double] {
    let counts = counts
    return kind.map { events[$0] / Double(counts[$0]) }
  }

  /// Σ over the kinds of events times mean, unbiased, with its standard error √(Σ events² · s² / n): infinite
  /// where a kind that happens has fewer than two scenarios.
  ///
  /// - Parameter values: One per scenario; summed in their order.
  /// - Complexity: O(scenarios)
  public func total(_ values: [Double]) -> Estimate {
    var sums = [[Double]](repeating: [], count: events.count)
    for (kind, value) in zip(kind, values) { sums[kind].append(value) }
    var (mean, variance) = (0.0, 0.0)
    for (events, sample) in zip(events, sums) where events > 0 {
      let estimate = Estimate(sample).scaled(by: events)
      mean += estimate.mean
      variance += estimate.standardError * estimate.standardError
    }
    return Estimate(mean: mean, standardError: variance.squareRoot())
  }
}

/// Drawn events with their strata.
public struct ScenarioSample: Sendable, Hashable {
  /// The events.
  public var scenarios: [SitingProblem.Scenario]
  /// How they are divided.
  public var strata: Strata

  /// A divided sample; a kind for every scenario.
  public init(_ scenarios: [SitingProblem.Scenario], strata: Strata) {
    self.scenarios = scenarios
    self.strata = strata
  }

  /// Events of one kind, `events` of which are expected.
  public init(_ scenarios: [SitingProblem.Scenario], events: Double = 1) {
    self.init(scenarios, strata: Strata(kind: scenarios.map { _ in 0 }, events: [events]))
  }
}
