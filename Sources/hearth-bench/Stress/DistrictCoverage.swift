import District
import Foundation
import Plans
import Quantities
import Simulation
import Statistics
import Stress
import Tables

/// The intervals of whole runs on a district, held against one large run.
struct DistrictCoverage {
  let data: String
  let set: String
  let repetitions: Int
  let replications: Int
  let reference: Int

  /// Figures of a report by name.
  private typealias Figures = [(name: String, kind: String, figure: SampledFigure?)]

  /// How often each kind of figure's interval held the reference.
  func rows(_ tell: @escaping (Bilingual) -> Void) async throws -> [CoverageCommand.Row] {
    tell(
      Bilingual(
        zh: "朔城区，作为真值的 \(reference) 次推演 …",
        en: "the district, \(reference) replications that stand for the truth …"))
    let truth = Self.figures(try await report(seed: 1, replications: reference))
    var held = truth.map { _ in 0 }
    for repetition in 0..<repetitions {
      let figures = Self.figures(
        try await report(seed: 1000 + UInt64(repetition), replications: replications))
      for (index, figure) in figures.enumerated() {
        guard let value = truth[index].figure?.value, let interval = figure.figure?.interval else { continue }
        held[index] += interval.contains(value) ? 1 : 0
      }
      if (repetition + 1) % 20 == 0 {
        tell(
          Bilingual(
            zh: "重复 \(repetition + 1) / \(repetitions)", en: "repetition \(repetition + 1) of \(repetitions)")
        )
      }
    }
    return zip(truth, held).compactMap { truth, held in
      truth.figure.map {
        CoverageCommand.Row(
          truth.kind, "district: " + truth.name, truth: $0.value, held: held, of: repetitions)
      }
    }
  }

  /// One figure of every kind of interval.
  private static func figures(_ report: StressReport) -> Figures {
    guard let source = report.sources.first, let whole = source.whole?.first else { return [] }
    let metrics: [(StressMetric, String)] = [
      (.expectedUnserved, "mean, stratified"), (.shortageHours, "mean, stratified"),
      (.coverage, "ratio, stratified"),
      (.worstTownship, "mean, stratified"), (.shortageProbability, "share, stratified"),
      (.percentile95, "95th percentile, stratified"), (.tailMean, "CVaR95, stratified"),
      (.leastTownship, "least of several ratios"),
      (.gini, "jackknife"),
    ]
    let comparison = source.comparisons.first
    let survival = whole.survival.first { $0.hour == 4 }
    return metrics.map { ($0.0.rawValue, $0.1, whole[$0.0]) } + [
      (
        "not short in 4 h", "survival, stratified",
        survival.map { SampledFigure($0.share, standardError: nil, interval: $0.interval) }
      ),
      ("plan against none", "difference, common luck", comparison?.expectedUnserved),
      ("plan against none", "CVaR95, difference", comparison?.tailMean),
    ]
  }

  private func report(seed: UInt64, replications: Int) async throws -> StressReport {
    let folder = RunFolder(
      FileManager.default.temporaryDirectory.appendingPathComponent("hearth-coverage-\(getpid())").path)
    defer { try? FileManager.default.removeItem(atPath: folder.path) }
    let manifest = try manifest(seed: seed, replications: replications)
    try folder.begin(manifest)
    let bench = try StressBench(manifest, in: FileManager.default.currentDirectoryPath)
    return try await StressRun(bench, in: folder).run(
      by: LocalCrew(jobs: ProcessInfo.processInfo.activeProcessorCount))
  }

  /// 30 t at every small hub, against nothing at all.
  private func manifest(seed: UInt64, replications: Int) throws -> StressManifest {
    var diagnostics = Diagnostics()
    guard let district = DistrictReader.read(folder: data, diagnostics: &diagnostics) else {
      throw StressInputError.refused(diagnostics)
    }
    var inputs = district.inputs
    guard
      let set = ScenarioSetReader.read(
        file: set, district: district, inputs: &inputs, diagnostics: &diagnostics)
    else { throw StressInputError.refused(diagnostics) }
    let hubs = district.sites.filter { $0.id.hasPrefix("hub-") && $0.id.hasSuffix("-s") }
    func contender(_ name: String, _ stock: [String: Kilograms]) -> StressContender {
      StressContender(
        name: name, title: Bilingual(zh: name, en: name), kind: .plan,
        policy: DispatchPolicy.greedy.ranking.map(\.rawValue), stock: stock, spendingFen: .zero, sha256: "")
    }
    return StressManifest(
      version: "coverage", folders: InputFolders(district: data, scenarios: "scenarios"), inputs: inputs,
      sources: [
        .init(
          name: set.name, file: self.set, seed: seed, classes: set.classes.map(\.name), weights: set.events)
      ],
      contenders: [
        contender("plan", Dictionary(hubs.map { ($0.id, Kilograms(30_000)) }) { first, _ in first }),
        contender("none", [:]),
      ], effort: .init(replications: replications))
  }
}
