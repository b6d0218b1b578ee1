import Foundation
import Plans
import Quantities
import Statistics
import Testing

@testable import Reports

/// The page of a plan's weaknesses, in both languages, from reports made by hand.
struct WeaknessTests {
  private static func figure(_ value: Double) -> SampledFigure {
    SampledFigure(value, standardError: value / 10, interval: Interval(value * 0.8, value * 1.2))
  }

  private static let certificate = CertificateRecord(
    scenario: "cut", needs: [], flows: [], deliveredKg: Kilograms(60), cut: nil)

  private static let worst = WorstCaseReport(
    version: "test", district: "140602", name: Bilingual(zh: "朔城区", en: "Shuocheng"), closures: 1,
    lostSites: 0,
    stock: [],
    scenarios: [
      ScenarioWorstCase(
        name: "cut", title: Bilingual(zh: "停电<b>", en: "Power cut <b>"), needKg: Kilograms(100_000),
        shortKg: .zero, unservedHouseholdHours: 7,
        worst: [
          WorstSet(
            closures: 1, lostSites: 0, roads: ["r1"], sites: [], shortKg: Kilograms(40_000),
            atMostKg: Kilograms(41_000), witnessedKg: Kilograms(42_000), examined: 3, possible: 10,
            shortVillages: [], unservedHouseholdHours: 9, certificate: certificate)
        ],
        roads: [
          RoadCriticality(
            road: "r1", name: Bilingual(zh: "桥路", en: "Bridge road"), moreShortKg: Kilograms(40_000),
            carriedKg: Kilograms(40_000), detourMinutes: nil, isolatedHouseholds: 12)
        ], harmlessRoads: 5, sites: [],
        bases: [BaseCriticality(junction: "base", trucks: 2, moreUnservedHouseholdHours: -3)], spread: [])
    ], inputs: [], inputFolders: InputFolders(district: "d", scenarios: "s"))

  private static let breaking = BreakingPointReport(
    version: "test", district: "140602", stock: [], scenario: "cut",
    title: Bilingual(zh: "停电", en: "Power cut"),
    townshipShare: 0.9, shareSource: "示例", mostHours: 48, mostSnow: 20, mostClosures: 1, tried: 9,
    shocks: [
      BreakingShock(
        hours: 30, snow: 0, closures: 0, roads: [], shortKg: Kilograms(5), townships: ["1"],
        townshipNames: [Bilingual(zh: "神头镇", en: "Shentou Town")], sites: []),
      BreakingShock(
        hours: 4, snow: 11, closures: 1, roads: [["r1"], ["r2"]], shortKg: Kilograms(5), townships: ["1"],
        townshipNames: [Bilingual(zh: "神头镇", en: "Shentou Town")], sites: []),
    ], inputs: [])

  private func pages() -> [String] {
    WeaknessDocument(worst: Self.worst, breaking: Self.breaking).files().map {
      String(decoding: $0.contents, as: UTF8.self)
    }
  }

  @Test func `both pages say the worst case with its bracket, and a bridge has no way round`() {
    let (zh, en) = (pages()[0], pages()[1])
    #expect(zh.contains("无路可绕") && en.contains(">no way round<"))
    #expect(zh.contains("41.0") && en.contains("41.0"))
    #expect(zh.contains("薄弱环节报告") && en.contains("Weaknesses of the Emergency Heat Plan"))
    // a name from a table never becomes a tag
    #expect(!zh.contains("停电<b>") && en.contains("Power cut &lt;b&gt;"))
    // no Chinese is left over in the English page but the link to the other and what was typed in
    #expect(!en.replacingOccurrences(of: "中文", with: "").contains("推演"))
  }

  @Test func `English counts one road as one, and says of a Chinese source that it is Chinese`() {
    let en = pages()[1]
    #expect(
      en.contains("the loss of 1 road leaves") && en.contains(">1 road<")
        && en.contains("with 0 roads closed"))
    #expect(!en.contains("1 roads") && !en.contains("0 sites"))
    #expect(en.contains("of its coal (in Chinese: “示例”)"))
  }

  @Test func `what an adversary strikes is called by name`() {
    let step = RobustStep(
      lowerFen: .zero, upperFen: .zero, spendingFen: .zero, townships: ["140602100"], roads: ["r1"],
      sites: ["yard-205"], shortKg: .zero, shortAtMostKg: .zero)
    var robust = RobustReport(
      version: "test", district: "140602", scenario: "cut", title: Bilingual(zh: "停电", en: "Power cut"),
      townships: 1, closures: 1, lostSites: 1, shortageCostFenPerTonne: .yuan(20_000), gapAsked: 0.01,
      steps: [step], lowerFen: .zero, upperFen: .zero, ending: .stalled, spendingFen: .zero, shortKg: .zero,
      shortAtMostKg: .zero, sites: [])
    robust.names = [
      "140602100": Bilingual(zh: "神头镇", en: "Shentou Town"), "r1": Bilingual(zh: "桥路", en: "Bridge road"),
      "yard-205": Bilingual(zh: "滋润煤场", en: "Zirun yard"),
    ]
    let texts = WeaknessDocument(worst: Self.worst, robust: robust).files().map {
      String(decoding: $0.contents, as: UTF8.self)
    }
    #expect(texts[0].contains("神头镇；桥路；滋润煤场") && texts[1].contains("Shentou Town; Bridge road; Zirun yard"))
    #expect(!texts.joined().contains("yard-205"))
    #expect(texts[1].contains("strike 1 township, close 1 road and destroy 1 site."))
  }

  @Test func `bases are called by their place, with the id only where two are called the same`() {
    var worst = Self.worst
    let name = Bilingual(zh: "神头镇", en: "Shentou Town")
    worst.names = ["base": name]
    let one = worst.called(worst.scenarios[0].bases[0], in: worst.scenarios[0])
    #expect(one == name)
    worst.names?["other"] = name
    worst.scenarios[0].bases.append(
      BaseCriticality(junction: "other", trucks: 1, moreUnservedHouseholdHours: 0))
    #expect(worst.called(worst.scenarios[0].bases[1], in: worst.scenarios[0]).zh == "神头镇（other）")
    #expect(worst.called("r1", in: worst.scenarios[0]).zh == "桥路")
  }

  @Test func `the smallest shocks are listed, with every road that does it`() {
    let zh = pages()[0]
    #expect(zh.contains("r1，或 r2"))
    #expect(zh.contains("神头镇"))
    #expect(zh.contains("断 1 条路时的分界"))
    // the first is not the only one
    #expect(zh.contains("另有 1 种最小的冲击") && zh.contains("停电最短的一种是停电 4 小时、积雪 11 厘米、断 1 条路"))
    #expect(pages()[1].contains("1 other smallest shock breaks it, too"))
    #expect(pages()[1].contains("4 h without power, 11 cm of snow and 1 road closed"))
  }

  @Test func `the same reports give the same bytes`() { #expect(pages() == pages()) }
}
