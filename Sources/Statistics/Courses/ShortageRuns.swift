/// Stretches of hours in which something is missing.
public struct ShortageRuns: Sendable, Hashable {
  /// A stretch.
  public struct Run: Sendable, Hashable {
    /// Its first hour.
    public var start: Int
    /// Its hours.
    public var duration: Int
    /// What is missing in them, added up.
    public var size: Int64
    /// Whether it was still going on when nobody looked any more: it may be longer.
    public var isCensored: Bool
  }

  /// The stretches, in order of time.
  public let runs: [Run]

  /// - Parameter missing: By hour. An hour counts where more than half a household is missing, so at least one.
  /// - Complexity: O(hours)
  public init(missing: some Collection<Int>) {
    var runs: [Run] = []
    var current: Run?
    for (hour, value) in missing.enumerated() {
      if value > 0 {
        var run = current ?? Run(start: hour, duration: 0, size: 0, isCensored: false)
        run.duration += 1
        run.size += Int64(value)
        current = run
      } else if let run = current {
        runs.append(run)
        current = nil
      }
    }
    if var run = current {
      run.isCensored = true
      runs.append(run)
    }
    self.runs = runs
  }

  /// Hours in all.
  public var hours: Int { runs.reduce(0) { $0 + $1.duration } }
  /// Hours of the longest; 0 where there is none.
  public var longest: Int { runs.map(\.duration).max() ?? 0 }
  /// What the largest is missing; 0 where there is none.
  public var largest: Int64 { runs.map(\.size).max() ?? 0 }
  /// Whether the last was cut off.
  public var isCensored: Bool { runs.last?.isCensored ?? false }
}
