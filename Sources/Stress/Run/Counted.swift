import Quantities
import Synchronization

/// Counts replications from any thread and tells of them.
final class Counted: Sendable {
  private let done = Mutex(0)
  private let most: Int
  private let progress: @Sendable (StressRun.Progress) -> Void

  init(most: Int, _ progress: @escaping @Sendable (StressRun.Progress) -> Void) {
    self.most = most
    self.progress = progress
  }

  func add(_ shard: Shard) {
    let done = done.withLock {
      $0 += shard.count
      return $0
    }
    progress(
      .init(
        what: Bilingual(
          zh: "推演 \(Format.integer(Int64(done))) / \(Format.integer(Int64(most)))",
          en: "replication \(Format.integer(Int64(done))) of \(Format.integer(Int64(most)))"),
        done: done, most: max(done, most)))
  }
}
