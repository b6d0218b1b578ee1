import Dispatch
import Synchronization

/// Works something out for each of so many indices on all cores, and waits for it; the results stand in order whatever the number
/// of cores.
func onAllCores<Result: Sendable>(_ count: Int, _ work: @Sendable (Int) -> Result) -> [Result] {
  let found = Mutex([Result?](repeating: nil, count: count))
  DispatchQueue.concurrentPerform(iterations: count) { index in
    let result = work(index)
    found.withLock { $0[index] = result }
  }
  return found.withLock { $0.compactMap { $0 } }
}
