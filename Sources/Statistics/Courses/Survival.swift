/// Times until something first happens, some of them cut short before it did.
public struct SurvivalTimes: Sendable, Hashable {
  /// One stratum: its share of the whole, and what was observed in it.
  public struct Stratum: Sendable, Hashable {
    /// Its share of the whole.
    public var weight: Double
    /// Observed times, ascending; one that is censored comes after those of its hour.
    public let times: [Time]

    /// A stratum.
    public init(weight: Double, times: [Time]) {
      self.weight = weight
      self.times = times.sorted { ($0.hour, $0.isCensored ? 1 : 0) < ($1.hour, $1.isCensored ? 1 : 0) }
    }
  }

  /// A time.
  public struct Time: Sendable, Hashable {
    /// Hours from the start.
    public var hour: Int
    /// Whether it had not happened when nobody looked any more.
    public var isCensored: Bool

    /// A time.
    public init(_ hour: Int, isCensored: Bool = false) {
      self.hour = hour
      self.isCensored = isCensored
    }
  }

  /// Strata with weight, weights adding up to 1.
  public let strata: [Stratum]

  /// Weights are divided by their sum.
  public init(_ strata: [Stratum]) {
    let total = strata.reduce(0) { $0 + $1.weight }
    self.strata = strata.filter { $0.weight > 0 }.map {
      var stratum = $0
      stratum.weight /= total
      return stratum
    }
  }

  /// Whether nothing can be said.
  public var isEmpty: Bool { strata.isEmpty || strata.contains { $0.times.isEmpty } }

  /// Share of the whole that it had not happened to before each of the hours, which ascend: P(T ≥ hour), by Kaplan
  /// and Meier (JASA 53, 1958), with Greenwood's variance as an effective number of trials (Dorey & Korn,
  /// Statistics in Medicine 6, 1987), so that the ends stay in [0, 1] and a curve that has not fallen yet has an
  /// interval, too.
  ///
  /// - Complexity: O(n + hours · strata)
  public func surviving(to hours: [Int]) -> [Proportion]? {
    guard !isEmpty else { return nil }
    var shares = [[Proportion.Part]](repeating: [], count: hours.count)
    for stratum in strata {
      var (next, survival, greenwood) = (0, 1.0, 0.0)
      for (index, hour) in hours.enumerated() {
        while next < stratum.times.count, stratum.times[next].hour < hour {
          let atRisk = stratum.times.count - next
          let time = stratum.times[next].hour
          var deaths = 0
          while next < stratum.times.count, stratum.times[next].hour == time {
            deaths += stratum.times[next].isCensored ? 0 : 1
            next += 1
          }
          survival *= Double(atRisk - deaths) / Double(atRisk)
          // the last of all leaves nobody to have a variance
          if atRisk > deaths { greenwood += Double(deaths) / Double(atRisk) / Double(atRisk - deaths) }
        }
        // Greenwood's variance is survival² · greenwood; without it everybody watched counts as a trial
        let trials =
          greenwood > 0 && survival > 0
          ? (1 - survival) / (survival * greenwood) : Double(stratum.times.count)
        shares[index].append(.init(weight: stratum.weight, value: survival, trials: trials))
      }
    }
    return shares.map { Proportion($0) }
  }

  /// The first hour by which it has happened to at least a share `level` of the whole; `nil` where it has not within
  /// the time watched: then the answer is only that it is later.
  ///
  /// - Parameter horizon: Last hour of interest.
  public func quantile(_ level: Double, horizon: Int) -> Int? {
    guard horizon >= 0, let curve = surviving(to: Array(1...(horizon + 1))) else { return nil }
    return curve.firstIndex { 1 - $0.value >= level - 1e-12 }
  }
}
