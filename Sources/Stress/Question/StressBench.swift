public import District
import Ensembles
import Foundation
import Plans
import Quantities
import RoadNetwork
import Simulation
public import Tables

/// Why a run cannot be played here.
public enum StressInputError: Error, Sendable {
  /// The district, its scenarios or a set were refused.
  case refused(Diagnostics)
  /// What was read does not go with the manifest.
  case shard(ShardError)
}

/// A manifest with everything it names read and made ready: plays any shard of it, the same wherever it stands.
public struct StressBench: Sendable {
  /// What the results depend on.
  public let manifest: StressManifest
  /// The manifest's hash.
  public let hash: String
  /// The district.
  public let district: District
  /// What is drawn from, by source of the manifest.
  let draws: [Drawing]
  private let laboratories: [Laboratory]

  /// Where the scenarios of a source come from.
  enum Drawing: Sendable {
    case set(Ensemble)
    /// By class.
    case given([Scenario])

    /// Hours followed at most.
    var horizon: Int {
      switch self {
      case .set(let ensemble): ensemble.set.horizon
      case .given(let scenarios): scenarios.map(\.horizon).max() ?? 0
      }
    }

    /// Hours followed at most of an event of one class.
    func horizon(of kind: Int) -> Int {
      switch self {
      case .set(let ensemble): ensemble.set.horizon
      case .given(let scenarios): scenarios[kind].horizon
      }
    }
  }

  /// Reads what a manifest names.
  ///
  /// - Parameter folder: Where the manifest stands.
  /// - Throws: ``StressInputError``.
  public init(_ manifest: StressManifest, in folder: String) throws {
    var found = Diagnostics()
    func path(_ relative: String) -> String { relative.hasPrefix("/") ? relative : folder + "/" + relative }
    guard let district = DistrictReader.read(folder: path(manifest.folders.district), diagnostics: &found)
    else { throw StressInputError.refused(found) }
    var inputs = district.inputs
    let sampling = manifest.effort.latinHypercube.map {
      Ensemble.Sampling.latinHypercube(batch: UInt32($0))
    }
    draws = try manifest.sources.map { source in
      guard let file = source.file else {
        let scenarios = ScenarioReader.read(
          folder: path(manifest.folders.scenarios), district: district, inputs: &inputs, diagnostics: &found)
        let named = source.classes.compactMap { name in scenarios.first { $0.name == name } }
        guard named.count == source.classes.count else { throw StressInputError.refused(found) }
        return .given(named)
      }
      guard
        let set = ScenarioSetReader.read(
          file: path(file), district: district, inputs: &inputs, diagnostics: &found)
      else { throw StressInputError.refused(found) }
      return .set(Ensemble(set, district, seed: source.seed, sampling: sampling ?? .independent))
    }
    let read = Dictionary(inputs.map { ($0.path, $0.sha256) }, uniquingKeysWith: { first, _ in first })
    for input in manifest.inputs where read[input.path] != input.sha256 {
      throw StressInputError.shard(.changed(file: input.path))
    }
    self.manifest = manifest
    self.district = district
    hash = try manifest.hash()
    let network = RoadNetwork(district)
    laboratories = manifest.contenders.map { contender in
      Laboratory(
        district, network: network, stock: district.sites.map { contender.stock[$0.id] ?? .zero },
        policy: DispatchPolicy(contender, district))
    }
  }

  /// Reads a manifest and what it names.
  public init(manifest file: String) throws {
    var found = Diagnostics()
    guard let bytes = Folder.read(file: file, diagnostics: &found) else {
      throw StressInputError.refused(found)
    }
    guard let manifest = try? JSONDecoder().decode(StressManifest.self, from: Data(bytes)),
      manifest.schema == StressManifest.schema
    else { throw StressInputError.shard(.manifest(file: file, found: StressManifest.schema)) }
    try self.init(manifest, in: URL(fileURLWithPath: file).deletingLastPathComponent().path)
  }

  /// Plays a shard.
  ///
  /// - Throws: ``ShardError`` where the manifest knows no such replications.
  /// - Complexity: replications · contenders
  public func play(_ shard: Shard) throws -> ShardResult {
    let (source, kind) = try place(of: shard)
    let seed = manifest.sources[source].seed
    let numbers = (shard.from..<shard.end).map { Self.address(kind: kind, number: $0) }
    let scenarios = numbers.map { number in
      switch draws[source] {
      case .set(let ensemble): ensemble.scenario(number, of: kind)
      case .given(let scenarios): scenarios[kind]
      }
    }
    var outcomes = numbers.map { _ in [Outcome]() }
    for laboratory in laboratories {
      var workspace = laboratory.workspace()
      for (index, scenario) in scenarios.enumerated() {
        let luck = Luck(seed: seed, replication: numbers[index])
        outcomes[index].append(laboratory.play(scenario, luck: luck, in: &workspace))
      }
    }
    return try ShardResult(
      shard, manifest: hash,
      outcomes.enumerated().map {
        Replication(source: shard.source, kind: shard.kind, number: shard.from + $0, outcomes: $1)
      })
  }

  /// Indices of a shard's source and class.
  func place(of shard: Shard) throws(ShardError) -> (source: Int, kind: Int) {
    guard let source = manifest.sources.firstIndex(where: { $0.name == shard.source }),
      let kind = manifest.sources[source].classes.firstIndex(of: shard.kind),
      shard.from >= 0, shard.count > 0, shard.end <= Self.mostOfAClass
    else { throw .unknown(shard) }
    return (source, kind)
  }

  /// Replications a class can have.
  public static let mostOfAClass = 1 << 24

  /// Where the luck of a replication stands: every class has numbers of its own, because strata that share their luck
  /// are not independent.
  private static func address(kind: Int, number: Int) -> UInt32 { UInt32(kind << 24 + number) }
}
