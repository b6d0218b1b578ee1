import District
import Foundation
import Plans
import Quantities
import Simulation
import Tables

@testable import Stress

enum Fixture {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// The shipped district with 20 t at each hub, against nothing at all.
  static func manifest(
    _ effort: StressManifest.Effort, set: String = "winter", classes: [String]? = nil, seed: UInt64 = 5
  ) throws -> StressManifest {
    var diagnostics = Diagnostics()
    let district = DistrictReader.read(folder: root + "/data/shuocheng", diagnostics: &diagnostics)
    guard let district else { throw StressInputError.refused(diagnostics) }
    var inputs = district.inputs
    let file = root + "/scenarios/sets/\(set).toml"
    let read = ScenarioSetReader.read(
      file: file, district: district, inputs: &inputs, diagnostics: &diagnostics)
    guard let read else { throw StressInputError.refused(diagnostics) }
    let weights = zip(read.classes, read.events).map { kind, events in
      classes.map { $0.contains(kind.name) } ?? true ? events : 0
    }
    func contender(_ name: String, _ kind: StressContender.Kind, _ stock: [String: Kilograms])
      -> StressContender
    {
      StressContender(
        name: name, title: Bilingual(zh: name, en: name), kind: kind,
        policy: DispatchPolicy.greedy.ranking.map(\.rawValue), stock: stock, spendingFen: .zero, sha256: "")
    }
    let hubs = district.sites.filter { $0.id.hasPrefix("hub-") && $0.id.hasSuffix("-s") }.map {
      ($0.id, Kilograms(20_000))
    }
    return StressManifest(
      version: "test",
      folders: InputFolders(district: root + "/data/shuocheng", scenarios: root + "/scenarios"),
      inputs: inputs,
      sources: [
        .init(name: read.name, file: file, seed: seed, classes: read.classes.map(\.name), weights: weights)
      ],
      contenders: [
        contender("plan", .plan, Dictionary(hubs) { first, _ in first }), contender("none", .other, [:]),
      ], effort: effort)
  }

  static func bench(_ manifest: StressManifest) throws -> StressBench { try StressBench(manifest, in: root) }

  /// A run's folder that is taken away afterwards.
  static func folder(_ body: (RunFolder) async throws -> Void) async throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("hearth-stress-\(ProcessInfo.processInfo.globallyUniqueString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try await body(RunFolder(path))
  }

  /// An outcome of a single township.
  static func outcome(affected: [Int], served: [Int]) -> Outcome {
    var outcome = Outcome(hours: affected.count, townships: 1)
    outcome.affectedByHour = affected
    outcome.servedByHour = served
    outcome.townships[0].affected = affected.reduce(0, +)
    outcome.townships[0].served = served.reduce(0, +)
    outcome.townships[0].households = affected.max() ?? 0
    outcome.townships[0].firstShortageHour = zip(affected, served).enumerated().first { $1.0 > $1.1 }?.offset
    return outcome
  }
}
