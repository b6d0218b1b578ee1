import GLPK

/// A moment on the wall clock after which work stops, or earlier, when somebody asks for it.
struct Deadline: Sendable {
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private let cancellation: Cancellation?
  /// Seconds from ``start`` to the moment.
  let limit: Double

  /// A moment `seconds` from now.
  ///
  /// - Parameter cancellation: Once raised the moment has come.
  init(seconds: Double, cancellation: Cancellation? = nil) {
    start = clock.now
    limit = seconds
    self.cancellation = cancellation
  }
  private init(start: ContinuousClock.Instant, limit: Double, cancellation: Cancellation?) {
    self.start = start
    self.limit = limit
    self.cancellation = cancellation
  }

  /// Wall seconds since the start.
  var elapsed: Double {
    let span = start.duration(to: clock.now).components
    return Double(span.seconds) + Double(span.attoseconds) * 1e-18
  }
  /// Wall seconds left, at least 0.
  var left: Double { max(0, limit - elapsed) }
  /// Whether the moment has come.
  var isPast: Bool { elapsed >= limit || isCancelled }
  /// Whether somebody asked to stop.
  var isCancelled: Bool { cancellation?.isRaised ?? false }
  /// The earlier of this moment and `seconds` from now.
  func within(_ seconds: Double) -> Deadline {
    Deadline(start: start, limit: min(limit, elapsed + seconds), cancellation: cancellation)
  }
}
