/// Who plays shards.
public protocol Crew: Sendable {
  /// Plays shards and keeps their results in the run's folder, in any order.
  ///
  /// What it could not play it may leave out: the run sees what is missing.
  ///
  /// - Parameter done: Called whenever a shard has been played, on any thread.
  /// - Throws: `CancellationError` where the run is to be taken up later.
  func play(
    _ shards: [Shard], of bench: StressBench, in folder: RunFolder, done: @escaping @Sendable (Shard) -> Void)
    async throws
}

/// Workers within this process.
public struct LocalCrew: Crew {
  /// How many shards are played at a time.
  public var jobs: Int

  /// A crew.
  public init(jobs: Int) { self.jobs = jobs }

  /// Plays them; a shard that has begun is finished even where the run is stopped.
  public func play(
    _ shards: [Shard], of bench: StressBench, in folder: RunFolder, done: @escaping @Sendable (Shard) -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      var rest = shards[...]
      func start(_ group: inout ThrowingTaskGroup<Void, any Error>) {
        guard let shard = rest.popFirst() else { return }
        group.addTask {
          try Task.checkCancellation()
          try folder.keep(try bench.play(shard))
          done(shard)
        }
      }
      for _ in 0..<max(1, jobs) { start(&group) }
      while try await group.next() != nil { start(&group) }
    }
  }
}

/// Nobody: what is missing stays missing.
public struct NoCrew: Crew {
  /// Nobody.
  public init() {}
  /// Does nothing.
  public func play(
    _ shards: [Shard], of bench: StressBench, in folder: RunFolder, done: @escaping @Sendable (Shard) -> Void
  ) async throws {}
}
