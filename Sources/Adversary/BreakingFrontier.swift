/// A shock in whole numbers, each of which only makes things worse.
public struct Shock: Sendable, Hashable, Codable {
  /// How long, h.
  public var hours: Int
  /// How deep, cm.
  public var snow: Int
  /// How many closures.
  public var closures: Int

  /// A shock.
  public init(hours: Int, snow: Int, closures: Int) {
    self.hours = hours
    self.snow = snow
    self.closures = closures
  }

  /// Whether it is no worse than another in anything.
  public func isWithin(_ other: Shock) -> Bool {
    hours <= other.hours && snow <= other.snow && closures <= other.closures
  }
}

/// The smallest shocks that break something that only ever breaks more as they grow.
public struct BreakingFrontier: Sendable, Hashable {
  /// The smallest: each breaks, none is within another, and every shock that breaks has one of them within it. By closures,
  /// then snow.
  public var shocks: [Shock]
  /// Shocks tried.
  public var tried: Int

  /// Finds them among all shocks of at least 1 hour within a largest one.
  ///
  /// For each number of closures the least hours that break fall as the snow rises, so they make a staircase: its corners
  /// are found by halving the snow until both ends of an interval agree, and the hours by bisection between the ends' own.
  /// What breaks with fewer closures needs no trial.
  ///
  /// - Parameter breaks: Whether a shock breaks it; must not turn false as a shock grows.
  /// - Complexity: O(corners · log snow · log hours) trials for each number of closures.
  public init<Failure: Error>(
    upTo largest: Shock, breaks: (Shock) throws(Failure) -> Bool
  ) throws(Failure) {
    var staircase = Staircase(largest)
    shocks = []
    for closures in 0...max(0, largest.closures) {
      try staircase.climb(closures, breaks)
      shocks += staircase.corners(closures)
    }
    tried = staircase.tried
  }
}

/// The least hours that break at each depth of snow, for one number of closures after the other.
private struct Staircase {
  private let largest: Shock
  /// Per snow depth; one more than the most where nothing breaks.
  private var least: [Int]
  private var before: [Int]
  private(set) var tried = 0

  init(_ largest: Shock) {
    self.largest = largest
    least = [Int](repeating: largest.hours + 1, count: max(0, largest.snow) + 1)
    before = least
  }

  mutating func climb<Failure: Error>(
    _ closures: Int, _ breaks: (Shock) throws(Failure) -> Bool
  ) throws(Failure) {
    before = least
    let last = least.count - 1
    least[0] = try bisect(closures, snow: 0, from: 1, to: before[0], breaks)
    guard last > 0 else { return }
    least[last] = try bisect(closures, snow: last, from: 1, to: min(least[0], before[last]), breaks)
    var intervals = [(0, last)]
    while let (low, high) = intervals.popLast() {
      if least[low] == least[high] {
        for snow in low...high { least[snow] = least[low] }
      } else if high - low > 1 {
        let middle = (low + high) / 2
        least[middle] = try bisect(
          closures, snow: middle, from: least[high], to: min(least[low], before[middle]), breaks)
        intervals += [(low, middle), (middle, high)]
      }
    }
  }

  /// The least hours in a range that break, if those at its end are known to.
  private mutating func bisect<Failure: Error>(
    _ closures: Int, snow: Int, from first: Int, to last: Int, _ breaks: (Shock) throws(Failure) -> Bool
  ) throws(Failure) -> Int {
    var (low, high) = (first, last)
    while low < high {
      let middle = (low + high) / 2
      tried += 1
      if try breaks(Shock(hours: middle, snow: snow, closures: closures)) {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low
  }

  /// Steps of the staircase that are not already those of fewer closures.
  func corners(_ closures: Int) -> [Shock] {
    least.indices.compactMap { snow in
      let isStep = snow == 0 || least[snow] < least[snow - 1]
      guard least[snow] <= largest.hours, isStep, closures == 0 || least[snow] < before[snow] else {
        return nil
      }
      return Shock(hours: least[snow], snow: snow, closures: closures)
    }
  }
}
