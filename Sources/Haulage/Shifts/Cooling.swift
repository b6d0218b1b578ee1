/// How much worse a plan may become while the search wanders, and how dear trucks are meanwhile, by the part of the search that
/// is done: however long it takes, it cools in that time.
struct Cooling {
  /// When the search stops looking for another plan and finishes the one it has.
  private static let last = 0.92
  /// Below this no line but the last differs.
  private static let coldest = 0.5

  private let hot: Double
  private let warm: Double
  private let dear: Double
  private let fair: Double

  /// - Parameter mending: Whether a plan was given out: it is mended, not shaken.
  init(_ field: borrowing Field, _ scale: Scale, mending: Bool) {
    fair = scale.cost
    guard !mending else {
      hot = Self.coldest
      warm = Self.coldest
      dear = fair
      return
    }
    // half a typical need, an hour later
    hot = max(1, 0.5 * scale.cold * Self.typical(field))
    warm = max(Self.coldest, hot / 1000)
    // a truck's hour is what is short: a plan that saves some has room for what comes next, long before a need is served an
    // hour earlier
    var fen = 0
    for k in 0..<field.truckCount { fen += Int(field.fenPerHour[k]) }
    dear = fen > 0 ? max(fair, hot / 75 * Double(field.truckCount) / Double(fen)) : fair
  }

  /// Weighted households of a need, on average.
  private static func typical(_ field: borrowing Field) -> Double {
    var sum = 0.0
    for n in 0..<field.needCount {
      let row = n * field.horizon
      var most: Int32 = 0
      for hour in 0..<field.horizon { most = max(most, field.households[row + hour]) }
      sum += Double(most) * Double(field.weight[n])
    }
    return sum / Double(max(1, field.needCount))
  }

  /// Of worth, that may be lost with a chance of 1/e.
  func temperature(_ progress: Double) -> Double {
    progress < Self.last
      ? hot * power(warm / hot, progress / Self.last)
      : warm * power(Self.coldest / warm, (progress - Self.last) / (1 - Self.last))
  }

  /// What a fen counts.
  func cost(_ progress: Double) -> Double {
    progress < Self.last ? dear : dear * power(fair / dear, (progress - Self.last) / (1 - Self.last))
  }
}
