import Plans
import Quantities
import Statistics
import Testing

@testable import Reports

/// What stands in a stress test's tables where there is no number.
@Suite struct StressWordsTests {
  private static func pages(_ metrics: [StressMetric: Double]) -> (zh: String, en: String) {
    let result = StressResult(
      contender: "plan",
      metrics: StressMetric.allCases.map { metric in
        .init(metric, metrics[metric].map { SampledFigure($0, standardError: nil, interval: nil) })
      }, survival: [],
      course: [CoursePoint(affected: 9, served: 9), CoursePoint(affected: 9, served: 9)], townships: [])
    let name = Bilingual(zh: "大震", en: "quake")
    let source = StressSource(
      name: "given", title: name, set: nil, seed: 1, horizon: 48, latinHypercube: nil,
      stopping: StressStopping(halfWidth: nil, isReached: false, looks: 1, replications: 2),
      classes: [StressClass(name: "quake", title: name, events: nil, replications: 2, results: [result])],
      whole: nil, winter: nil, comparisons: [], frontier: [])
    let report = StressReport(
      version: "test", manifest: "", replications: "", district: "140602", name: name, townships: [],
      confidence: 0.95, coverageTarget: 0.9, contenders: [], sources: [source], inputs: [])
    let texts = StressDocument(report).files().map { String(decoding: $0.contents, as: UTF8.self) }
    return (texts[0], texts[1])
  }

  @Test func `what does not happen within the horizon is later, not nobody exposed`() {
    let exposed = Self.pages([.coverage: 1, .expectedUnserved: 0])
    #expect(exposed.zh.contains(">未出现<") && exposed.en.contains(">later<"))
    let nobody = Self.pages([.expectedUnserved: 0])
    #expect(!nobody.zh.contains(">未出现<") && !nobody.en.contains(">later<"))
    // both are explained
    #expect(nobody.zh.contains("记作“—”") && nobody.zh.contains("记作“未出现”"))
    #expect(nobody.en.contains("reads “—”") && nobody.en.contains("reads “later”"))
  }
}
