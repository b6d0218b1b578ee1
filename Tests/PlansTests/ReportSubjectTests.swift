import District
import Quantities
import Testing

@testable import Plans

/// Reports of different plans or data are told apart.
@Suite struct ReportSubjectTests {
  private func subject(
    _ district: String = "140602", kg: Int64? = 500, hash: String = "aa", more: [InputFile] = []
  ) -> ReportSubject {
    let empty = SampledSite(id: "b", name: Bilingual(zh: "乙", en: "B"), stockKg: .zero)
    return ReportSubject(
      district: district,
      stock: kg.map {
        [SampledSite(id: "a", name: Bilingual(zh: "甲", en: "A"), stockKg: Kilograms($0)), empty]
      }, inputs: [InputFile(path: "shuocheng/roads.csv", sha256: hash)] + more)
  }

  @Test func `the same plan and data are the same, wherever they stand and whatever was read besides`() {
    var other = subject(more: [InputFile(path: "scenarios/new.toml", sha256: "bb")])
    other.inputs[0].path = "elsewhere/roads.csv"
    #expect(subject().difference(from: other) == nil)
    #expect(other.difference(from: subject()) == nil)
  }

  @Test func `another stock, district or table is told by name`() {
    #expect(subject().difference(from: subject(kg: 501))?.zh.contains("501") == true)
    #expect(subject(kg: 0).difference(from: subject())?.en.contains("site a") == true)
    #expect(subject().difference(from: subject("140603"))?.en.contains("140603") == true)
    #expect(subject().difference(from: subject(hash: "bb"))?.zh.contains("roads.csv") == true)
  }

  @Test func `a report that makes plans of its own need not hold the stock`() {
    #expect(subject(kg: nil).difference(from: subject()) == nil)
    #expect(subject(kg: nil).difference(from: subject(hash: "bb")) != nil)
  }
}
