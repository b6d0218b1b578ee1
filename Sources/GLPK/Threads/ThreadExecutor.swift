import CGLPKGuard
import Dispatch
import Synchronization

/// A serial executor all of whose jobs run on one thread of its own: an actor's isolation is then a
/// thread as well, as GLPK needs it.
final class ThreadExecutor: SerialExecutor {
  private struct Queue: Sendable {
    var jobs: [UnownedJob] = []
    var isStopped = false
  }

  private let queue = Mutex(Queue())
  private let waiting = DispatchSemaphore(value: 0)
  /// What the thread's environment points to; the thread keeps it alive.
  let context: EnvironmentContext

  /// Starts the thread; it keeps the executor alive until `stop()`.
  init(log: (@Sendable (String) -> Void)?) throws(SolverError) {
    context = EnvironmentContext(log: log)
    let failure = GLPKThread.spawn { [self] in
      serve()
      EnvironmentContext.close()
    }
    if let failure { throw failure }
  }

  private func serve() {
    while true {
      waiting.wait()
      let (jobs, isStopped) = queue.withLock { queue in
        defer { queue.jobs.removeAll(keepingCapacity: true) }
        return (queue.jobs, queue.isStopped)
      }
      for job in jobs { job.runSynchronously(on: asUnownedSerialExecutor()) }
      if isStopped { return }
    }
  }

  /// Ends the thread once the jobs it has are done. None may follow.
  func stop() {
    queue.withLock { $0.isStopped = true }
    waiting.signal()
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.withLock { $0.jobs.append(job) }
    waiting.signal()
  }

  func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }
}
