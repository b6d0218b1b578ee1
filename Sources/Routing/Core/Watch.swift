#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// When a search has to end.
public enum RoutingLimit: Hashable, Sendable {
  /// After so many iterations: the same bytes every time.
  case iterations(Int)
  /// After so many CPU seconds of the thread it runs on.
  case cpuSeconds(Double)
}

extension RoutingLimit {
  /// A share of the limit.
  func part(_ share: Double) -> RoutingLimit {
    switch self {
    case .iterations(let count): .iterations(Int(Double(count) * share))
    case .cpuSeconds(let seconds): .cpuSeconds(seconds * share)
    }
  }
}

/// Counts down a limit.
struct Watch {
  private let limit: RoutingLimit
  private let start: Double
  private let isStopped: () -> Bool
  private var isUp = false

  init(_ limit: RoutingLimit, isStopped: @escaping () -> Bool) {
    self.limit = limit
    self.isStopped = isStopped
    start = Self.now
  }

  /// Whether somebody wants an end before the limit.
  var isCancelled: Bool { isStopped() }

  /// CPU seconds of this thread since the start.
  var elapsed: Double { Self.now - start }

  /// Whether the search has to end after so many iterations.
  mutating func isOver(_ iterations: Int) -> Bool {
    if isUp { return true }
    switch limit {
    case .iterations(let most): isUp = iterations >= most
    case .cpuSeconds(let seconds): isUp = elapsed >= seconds
    }
    if !isUp { isUp = isStopped() }
    return isUp
  }

  /// The share of the limit that is used up, 0 to 1.
  func share(_ iterations: Int) -> Double {
    switch limit {
    case .iterations(let most): min(1, Double(iterations) / Double(max(1, most)))
    case .cpuSeconds(let seconds): min(1, elapsed / max(seconds, 1e-9))
    }
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
