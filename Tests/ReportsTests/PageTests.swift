import District
import Foundation
import Plans
import Quantities
import Testing

@testable import Reports

#if canImport(FoundationXML)
  import FoundationXML
#endif

struct PageTests {
  static func page(_ language: Language, _ change: (inout Plan) -> Void = { _ in }) -> String {
    var (plan, certificates, district) = SamplePlan.report()
    change(&plan)
    let dossier = Dossier(plan: plan, certificates: certificates, district: district)
    return Page(dossier: dossier, language: language).html
  }

  /// Everything a reader sees: no tags, no attributes, no style sheet.
  static func words(_ html: String) -> String {
    let body = html[(html.range(of: "</style>")?.upperBound ?? html.startIndex)...]
    var words = ""
    var inTag = false
    for character in body {
      switch character {
      case "<": inTag = true
      case ">":
        inTag = false
        words.append(" ")
      default: if !inTag { words.append(character) }
      }
    }
    return words
  }

  static func numbers(_ html: String) -> [String: Int] {
    // the English unit of 万元 is itself a number, and days name their month in letters in English only
    let text = words(html).replacing("10,000 CNY", with: "").replacing("&#39;", with: "")
      .replacing(/[0-9]+年[0-9]+月[0-9]+日|[0-9]+ [A-Z][a-z]+ 20[0-9][0-9]/, with: "")
    var counts: [String: Int] = [:]
    for match in text.matches(of: /−?[0-9][0-9,]*(\.[0-9]+)?%?/) {
      var number = String(match.output.0)
      while number.hasSuffix(",") { number.removeLast() }
      counts[number, default: 0] += 1
    }
    return counts
  }

  @Test func `both languages show the same numbers`() {
    // headings count with Chinese numerals in one language and with digits in the other
    let en = Self.page(.en).replacing(#/<h2>\d\. /#, with: "<h2>")
    let a = Self.numbers(Self.page(.zh))
    let b = Self.numbers(en)
    let differing = Set(a.keys).union(b.keys).filter { a[$0] != b[$0] }.sorted()
    #expect(differing == [])
    #expect(a.count > 300)
  }

  @Test(arguments: Language.allCases)
  func `a page is well formed`(_ language: Language) {
    let html = Self.page(language)
    let parser = XMLParser(data: Data(html.utf8))
    #expect(parser.parse(), "\(String(describing: parser.parserError)) line \(parser.lineNumber)")
  }

  @Test(arguments: Language.allCases)
  func `a page needs nothing from outside and runs nothing`(_ language: Language) {
    let html = Self.page(language)
    for forbidden in ["<script", "<link", "<img", "@import", "url(http", "src=\"", "javascript:"] {
      #expect(!html.contains(forbidden), "\(forbidden)")
    }
    // the only addresses are the SVG name space and the other language's page
    let rest = html.replacing("http://www.w3.org/2000/svg", with: "")
    #expect(!rest.contains("http"))
  }

  @Test func `each page links to the other`() {
    #expect(Self.page(.zh).contains("href=\"report.en.html\""))
    #expect(Self.page(.en).contains("href=\"report.html\""))
  }

  @Test(arguments: Language.allCases)
  func `a name full of tags stays text wherever it is shown`(_ language: Language) {
    let evil = Bilingual(zh: "<script>恶</script>\"'&", en: "<script>evil</script>\"'&")
    var (plan, certificates, district) = SamplePlan.report()
    for index in plan.sites.indices {
      plan.sites[index].name = evil
      plan.sites[index].why = evil
      district.sites[index].name = evil
    }
    for index in plan.townships.indices { plan.townships[index].name = evil }
    for index in district.townships.indices { district.townships[index].name = evil }
    for index in district.villages.indices { district.villages[index].name = evil }
    for index in plan.scenarios.indices {
      plan.scenarios[index].title = evil
      plan.scenarios[index].remedies = [evil]
    }
    plan.district.name = evil
    plan.conflicts = [evil]
    plan.remarks = [evil]
    plan.settings = [SettingRecord(key: evil.en, value: evil.en, source: evil.zh, certainty: .assumed)]
    district.sources = [
      Source(file: evil.en, field: evil.en, rule: evil.en, source: evil.zh, certainty: .assumed)
    ]
    let dossier = Dossier(plan: plan, certificates: certificates, district: district)
    let html = Page(dossier: dossier, language: language).html
    #expect(!html.contains("<script"))
    #expect(html.contains("&lt;script&gt;"))
    #expect(XMLParser(data: Data(html.utf8)).parse())
  }

  @Test(arguments: Language.allCases)
  func `nobody exposed is never shown as full coverage`(_ language: Language) {
    let html = Self.page(language) { plan in
      plan.scenarios = [SampleScenarios.result("gas-cut", "停气", "Gas cut", affected: 0, covered: 0)]
    }
    let words = Self.words(html)
    #expect(words.contains(Verdict.noExposure.label[language]))
    // the glossary and the note under the chart explain 100%; no figure may claim it
    let claims = words.replacing("只有一户不漏才写 100%", with: "")
      .replacing("100% means not one household is missing", with: "")
      .replacing("户数中 100% 是推算", with: "").replacing("100% of the households are reconstructed", with: "")
    #expect(!claims.contains("100%"))
    #expect(!words.contains(language == .zh ? "全部保得住" : "that strike anything are covered"))
    #expect(html.contains("class=\"answer no-exposure\""))
  }

  @Test func `a scenario without exposure does not count as held in the headline`() {
    var (plan, certificates, district) = SamplePlan.report()
    plan.scenarios = [
      SampleScenarios.result("a", "甲", "A", affected: 10, covered: 10),
      SampleScenarios.result("b", "乙", "B", affected: 0, covered: 0),
    ]
    let page = Page(
      dossier: Dossier(plan: plan, certificates: certificates, district: district), language: .zh)
    #expect(page.headline == "1 个有暴露对象的必保场景全部保得住：储煤够，路能到（证明）。")
    #expect(page.qualifications.contains { $0.contains("另有 1 个必保场景在数据中没有暴露对象") })
  }

  @Test func `coal missing for a facility alone is the headline, not nobody's exposure`() {
    var (plan, certificates, district) = SamplePlan.report()
    var cold = SampleScenarios.result("gas-cut", "停气", "Gas cut", affected: 0, covered: 0, short: 1409)
    cold.verdict = .short
    cold.needKg = Kilograms(1409)
    plan.scenarios = [cold]
    let dossier = Dossier(plan: plan, certificates: certificates, district: district)
    #expect(
      Page(dossier: dossier, language: .zh).headline
        == "1 个必保场景中 0 个保得住；最大缺口：停气，重点保障场所缺煤 1.5\u{A0}吨。")
    #expect(
      Page(dossier: dossier, language: .en).headline
        == "0 of 1 required scenarios are covered. Largest gap: Gas cut, 1.5 t of coal for priority facilities."
    )
    let page = Page(dossier: dossier, language: .zh)
    #expect(page.overall == .short && page.html.contains("需煤 1.5 吨，缺 1.5 吨，都是重点保障场所的。"))
  }

  @Test(arguments: Language.allCases)
  func `where coal is short a reader learns how it is rounded`(_ language: Language) {
    let rule = Format.tonnesMissingRule[language]
    #expect(Self.page(language).contains(rule))
    let covered = Self.page(language) { plan in plan.scenarios.removeAll { $0.shortKg > .zero } }
    #expect(!covered.contains(rule))
  }

  @Test func `the headline names the worst gap`() {
    let (plan, certificates, district) = SamplePlan.report()
    let dossier = Dossier(plan: plan, certificates: certificates, district: district)
    #expect(
      Page(dossier: dossier, language: .zh).headline
        == "9 个必保场景中 8 个保得住；最大缺口：红色暴雪叠加大面积停电，1,214\u{A0}户、缺煤 186.5\u{A0}吨。")
    #expect(
      Page(dossier: dossier, language: .en).headline
        == "8 of 9 required scenarios are covered. Largest gap: Red blizzard with feeder loss, 1,214 households, 186.5 t of coal."
    )
  }

  @Test(arguments: Language.allCases)
  func `every assumed setting carries its mark and no other does`(_ language: Language) throws {
    let html = Self.page(language)
    let (plan, certificates, district) = SamplePlan.report()
    let dossier = Dossier(plan: plan, certificates: certificates, district: district)
    for setting in SamplePlan.settings {
      let shown = SettingValues.words(setting, dossier)[language]
      let value = try #require(html.range(of: "<td class=\"t\">\(shown)"))
      let cell = html[value.upperBound...].prefix { $0 != "\n" }.prefix(90)
      let end = try #require(cell.range(of: "</td>"))
      #expect(cell[..<end.lowerBound].contains("△") == (setting.certainty == .assumed), "\(setting.key)")
    }
  }

  @Test func `a point at an estimated position is marked, a surveyed one is not`() {
    let (plan, certificates, district) = SamplePlan.report()
    let dossier = Dossier(plan: plan, certificates: certificates, district: district)
    for point in dossier.openSites {
      let index = dossier.site[point.id] ?? 0
      let isEstimated = district.sites[index].position == .estimated
      #expect((dossier.positionMarks(point) == [.estimatedPosition]) == isEstimated)
    }
    var unknown = plan.sites[0]
    unknown.id = "not in the district"
    #expect(dossier.positionMarks(unknown) == [.estimatedPosition])
  }
}
