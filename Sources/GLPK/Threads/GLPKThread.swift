import CGLPKGuard

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Work on a thread of its own, with a GLPK environment of its own.
///
/// GLPK keeps its memory in thread-local lists: what is made on one thread must be freed there, and a
/// Swift task changes threads at every suspension. So a problem is made, solved and freed within one
/// closure here, and only values go in and come out.
///
/// ```swift
/// let costs = try await GLPKThread.run {
///   var problem = try Problem(model)
///   return try candidates.map { bounds in
///     try problem.setBounds(bounds, of: column)
///     return try problem.simplex().requireOptimal().objective
///   }
/// }
/// ```
public enum GLPKThread {
  /// Runs `body` to its end on a new thread. Cancelling the task ends the solve under way in it, which
  /// then answers `cancelled`; `body` itself goes on.
  ///
  /// - Parameters:
  ///   - log: Receives GLPK's terminal text, on that thread.
  ///   - body: The work, from making the problem to reading its answers.
  /// - Throws: What `body` throws; `SolverError.noThread` if the system gives none.
  public static func run<Value: Sendable>(
    log: (@Sendable (String) -> Void)? = nil, _ body: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    let cancellation = Cancellation()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Value, any Error>) in
        let failure = spawn {
          continuation.resume(
            with: Result { try runHere(cancellation: cancellation, log: log, body) })
        }
        if let failure { continuation.resume(throwing: failure) }
      }
    } onCancel: {
      cancellation.raise()
    }
  }

  /// The same on the calling thread, for synchronous callers; the environment is open only meanwhile.
  /// Within another such closure the environment of the outer one serves; if it is spent, a new one is opened in its
  /// place, and problems made before go on answering `environmentSpent`.
  ///
  /// - Throws: What `body` throws.
  public static func runHere<Value>(
    cancellation: Cancellation? = nil, log: (@Sendable (String) -> Void)? = nil,
    _ body: () throws -> Value
  ) throws -> Value {
    let context = EnvironmentContext(cancellation: cancellation, log: log)
    let opened = try context.open()
    defer {
      if opened { EnvironmentContext.close() }
      extendLifetime(context)
    }
    return try body()
  }

  /// Opens a new environment in place of one that is spent, so that problems can be made again on this thread; otherwise
  /// does nothing.
  public static func renewIfSpent() throws(SolverError) { try EnvironmentContext.renewIfSpent() }

  /// The closure a new thread takes over.
  private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Starts a detached thread with 8 MiB of stack.
  static func spawn(_ body: @escaping @Sendable () -> Void) -> SolverError? {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, 8 << 20)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    var thread = pthread_t()
    // Retained here, released by the new thread, or below if there is none.
    let work = Unmanaged.passRetained(Work(body))
    let code = pthread_create(
      &thread, &attributes,
      { raw in
        if let raw { Unmanaged<Work>.fromOpaque(raw).takeRetainedValue().body() }
        return nil
      }, work.toOpaque())
    guard code != 0 else { return nil }
    work.release()
    return .noThread(code)
  }
}
