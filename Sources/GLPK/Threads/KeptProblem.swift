import CGLPKGuard
import Synchronization

/// A problem kept between solves for asynchronous callers: its basis is reused, rows and bounds may
/// change. It lives on a thread of its own.
///
/// A loop that needs no suspension is simpler and faster inside one `GLPKThread.run`.
///
/// End it by `close()`: what is not closed keeps its memory until the last reference goes.
public actor KeptProblem {
  // There is no isolated deinit on purpose: with one, release builds of every importing module fail in
  // Swift 6.3.1 ("circular reference").
  private nonisolated let executor: ThreadExecutor
  private var problem: Problem?

  /// The one thread everything here runs on.
  public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// Checks a model and loads it on a new thread.
  ///
  /// - Parameters:
  ///   - model: The model, which must pass `Model.validate()`.
  ///   - log: Receives GLPK's terminal text, on that thread.
  public init(_ model: Model, log: (@Sendable (String) -> Void)? = nil) async throws(SolverError) {
    executor = try ThreadExecutor(log: log)
    // From here on, all being set, this runs on the executor's thread.
    try load(model)
  }

  deinit { executor.stop() }

  private func load(_ model: Model) throws(SolverError) {
    _ = try executor.context.open()
    problem = try Problem(model)
  }

  /// Works on the problem. Cancelling the task ends the solve under way.
  ///
  /// - Throws: What `body` throws; `SolverError.closed` after `close()`.
  public func withProblem<Value: Sendable>(
    _ body: @Sendable (inout Problem) throws -> Value
  ) async throws -> Value {
    let cancellation = Cancellation()
    return try await withTaskCancellationHandler {
      executor.context.cancellation.withLock { $0 = cancellation }
      defer { executor.context.cancellation.withLock { $0 = nil } }
      guard var held = problem.take() else { throw SolverError.closed }
      let result: Result<Value, any Error>
      do { result = .success(try body(&held)) } catch { result = .failure(error) }
      problem = consume held
      return try result.get()
    } onCancel: {
      cancellation.raise()
    }
  }

  /// Solves it as a linear model from the basis it has.
  public func simplex(_ options: SolveOptions = SolveOptions()) async throws -> Outcome {
    try await withProblem { try $0.simplex(options) }
  }

  /// Frees the problem and all its memory. Later calls throw `SolverError.closed`.
  public func close() {
    problem = nil
    EnvironmentContext.close()
  }
}
