/// A moment on the wall clock after which work stops.
struct Deadline: Sendable {
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  /// Seconds from ``start`` to the moment.
  let limit: Double

  /// A moment `seconds` from now.
  init(seconds: Double) {
    start = clock.now
    limit = seconds
  }
  private init(start: ContinuousClock.Instant, limit: Double) {
    self.start = start
    self.limit = limit
  }

  /// Wall seconds since the start.
  var elapsed: Double {
    let span = start.duration(to: clock.now).components
    return Double(span.seconds) + Double(span.attoseconds) * 1e-18
  }
  /// Wall seconds left, at least 0.
  var left: Double { max(0, limit - elapsed) }
  /// Whether the moment has come.
  var isPast: Bool { elapsed >= limit }
  /// The earlier of this moment and `seconds` from now.
  func within(_ seconds: Double) -> Deadline { Deadline(start: start, limit: min(limit, elapsed + seconds)) }
}
