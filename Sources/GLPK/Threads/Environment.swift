import CGLPKGuard
import Synchronization

/// What a thread's GLPK environment asks and tells while it is open.
final class EnvironmentContext: Sendable {
  /// Whom the work under way listens to.
  let cancellation: Mutex<Cancellation?>
  let log: (@Sendable (String) -> Void)?

  init(cancellation: Cancellation? = nil, log: (@Sendable (String) -> Void)? = nil) {
    self.cancellation = Mutex(cancellation)
    self.log = log
  }

  /// Opens the calling thread's environment, whose C side then points here: this has to live until
  /// `close()`.
  ///
  /// - Returns: Whether it was opened; `false` where one is open already, which then serves. One that is spent is
  ///   replaced first: nothing made in it can be used any more.
  func open() throws(SolverError) -> Bool {
    let listener: glpg_listener? =
      log == nil ? nil : { context, text in EnvironmentContext.from(context)?.log?(String(cString: text)) }
    let stop: glpg_question = { context in
      EnvironmentContext.from(context)?.cancellation.withLock { $0?.isRaised } == true ? 1 : 0
    }
    let answer = glpg_open(listener, stop, Unmanaged.passUnretained(self).toOpaque())
    if answer == GLPG_BUSY {
      try Self.renewIfSpent()
      return false
    }
    try guarded(answer)
    return true
  }

  static func renewIfSpent() throws(SolverError) {
    let answer = glpg_renew()
    if answer != GLPG_BUSY { try guarded(answer) }
  }

  /// Closes the calling thread's environment and frees everything made in it.
  static func close() { glpg_close() }

  private static func from(_ context: UnsafeMutableRawPointer?) -> EnvironmentContext? {
    context.map { Unmanaged<EnvironmentContext>.fromOpaque($0).takeUnretainedValue() }
  }
}

/// Turns a guarded call's answer into a typed error.
func guarded(_ answer: Int32) throws(SolverError) {
  switch Int(answer) {
  case Int(GLPG_OK): return
  case Int(GLPG_SPENT): throw .environmentSpent
  case Int(GLPG_CLOSED), Int(GLPG_BUSY): throw .wrongThread
  case Int(GLPG_CANCELLED): throw .cancelled
  case Int(GLPG_TIMED_OUT): throw .timeLimit
  default:
    let words = String(cString: glpg_message())
    throw .fatal(words.split(whereSeparator: \.isNewline).joined(separator: " "))
  }
}
