import District
public import Plans
public import Quantities
import Statistics

/// Plays a manifest to its end, look by look, and says what it found.
public struct StressRun: Sendable {
  /// What is played.
  public let bench: StressBench
  /// Where results are kept.
  public let folder: RunFolder

  /// A run.
  public init(_ bench: StressBench, in folder: RunFolder) {
    self.bench = bench
    self.folder = folder
  }

  /// How far a run is.
  public struct Progress: Sendable {
    /// What is being done.
    public var what: Bilingual
    /// Replications played or found.
    public var done: Int
    /// Replications there will be at most.
    public var most: Int
  }

  /// Plays what is missing, and reads everything.
  ///
  /// - Throws: ``ShardError/missing(_:)`` where the crew left shards out; `CancellationError` where it was stopped.
  ///   What was played is kept.
  public func run(
    by crew: some Crew, progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) async throws -> StressReport {
    var readings = bench.manifest.sources.indices.map { SourceReading(bench, source: $0) }
    let count = Counted(most: bench.manifest.effort.replications * readings.count, progress)
    for index in readings.indices {
      while let shards = readings[index].next() {
        try await play(shards, by: crew, count)
        for shard in shards {
          guard let result = folder.result(shard, manifest: bench.hash) else {
            throw ShardError.missing([shard])
          }
          try readings[index].add(result)
        }
      }
    }
    let hash = try ReplicationFiles(folder).write(readings.map(\.shards), bench)
    return StressReporting(bench, readings).report(replications: hash)
  }

  /// The shards that the run's next look needs and does not have; empty where it is complete.
  public func missing() throws -> [Shard] {
    for source in bench.manifest.sources.indices {
      var reading = SourceReading(bench, source: source)
      while let shards = reading.next() {
        let results = shards.map { folder.result($0, manifest: bench.hash) }
        let missing = zip(shards, results).filter { $1 == nil }.map(\.0)
        guard missing.isEmpty else { return missing }
        for result in results.compactMap(\.self) { try reading.add(result) }
      }
    }
    return []
  }

  private func play(_ shards: [Shard], by crew: some Crew, _ count: Counted) async throws {
    let missing = shards.filter { folder.result($0, manifest: bench.hash) == nil }
    // what is there and not sound is in the way
    for shard in missing where folder.holds(shard) { folder.drop(shard) }
    let isThere = Set(shards).subtracting(missing)
    for shard in shards where isThere.contains(shard) { count.add(shard) }
    guard !missing.isEmpty else { return }
    try await crew.play(missing, of: bench, in: folder) { count.add($0) }
    let left = missing.filter { !folder.holds($0) }
    guard left.isEmpty else { throw ShardError.missing(left) }
  }
}

/// What was read of one source so far.
struct SourceReading {
  let source: StressManifest.Source
  /// By class, then contender.
  private(set) var tallies: [[Tally]]
  private(set) var sampling: Sampling
  /// Shards read, by class, in order of number.
  private(set) var shards: [[Shard]]
  let horizon: Int
  private let manifest: StressManifest

  init(_ bench: StressBench, source index: Int) {
    manifest = bench.manifest
    source = manifest.sources[index]
    horizon = bench.draws[index].horizon
    let (townships, contenders) = (bench.district.townships.count, manifest.contenders.count)
    let (longest, target) = (horizon, manifest.coverageTarget)
    tallies = source.classes.indices.map { kind in
      let tally = Tally(
        townships: townships, hours: longest, horizon: bench.draws[index].horizon(of: kind),
        coverageTarget: target)
      return [Tally](repeating: tally, count: contenders)
    }
    shards = [[Shard]](repeating: [], count: source.classes.count)
    sampling = Sampling(manifest.effort, source)
  }

  /// The shards of the next look; `nil` = it is enough.
  mutating func next() -> [Shard]? {
    guard let ranges = sampling.next(tallies.map { $0[0] }, confidence: manifest.confidence) else {
      return nil
    }
    let size = manifest.effort.shard
    return ranges.enumerated().flatMap { kind, range in
      stride(from: range.lowerBound, to: range.upperBound, by: size).map { from in
        Shard(
          source: source.name, kind: source.classes[kind], from: from,
          count: min(size, range.upperBound - from))
      }
    }
  }

  mutating func add(_ result: ShardResult) throws {
    guard let kind = source.classes.firstIndex(of: result.shard.kind) else {
      throw ShardError.unknown(result.shard)
    }
    for (index, replication) in try result.replications().enumerated() {
      guard replication.number == result.shard.from + index, replication.kind == result.shard.kind,
        replication.source == source.name, replication.outcomes.count == manifest.contenders.count
      else { throw ShardError.damaged(stream: result.shard.file, row: index + 1) }
      for (c, outcome) in replication.outcomes.enumerated() {
        tallies[kind][c].add(outcome, number: replication.number)
      }
    }
    shards[kind].append(result.shard)
  }
}
