import District
import Foundation
import Plans
import Quantities
import Testing

@testable import Reports

/// What the first page says before anything else, and what the parts behind it may not bury.
struct AnswerTests {
  private static func page(_ language: Language, _ change: (inout Plan) -> Void = { _ in }) -> Page {
    var (plan, certificates, district) = SamplePlan.report()
    change(&plan)
    return Page(
      dossier: Dossier(plan: plan, certificates: certificates, district: district), language: language)
  }

  @Test(arguments: Language.allCases)
  func `a plan that was asked for and proven carries no notice`(_ language: Language) {
    #expect(Self.page(language).notice == nil)
    #expect(!Self.page(language).html.contains("answer notice"))
  }

  @Test(arguments: ["given", "infeasible", "feasible"], Language.allCases)
  func `what is wrong with the plan stands before the answer`(_ status: String, _ language: Language) throws {
    let conflict = Bilingual(zh: "预算与全保矛盾", en: "budget against coverage")
    let page = Self.page(language) {
      $0.solver.status = status
      $0.conflicts = status == "infeasible" ? [conflict] : []
    }
    let html = page.html
    let notice = try #require(html.range(of: "class=\"answer notice\""))
    let answer = try #require(html.range(of: "class=\"answer short\""))
    #expect(notice.lowerBound < answer.lowerBound)
    if status == "infeasible" {
      let words = try #require(html.range(of: conflict[language]))
      #expect(words.lowerBound > notice.lowerBound && words.upperBound < answer.lowerBound)
    }
  }

  @Test func `a limit that leaves something missing is said first, whatever the solver says`() {
    let page = Self.page(.zh) { $0.conflicts = [Bilingual(zh: "仍缺", en: "lacking")] }
    #expect(page.notice != nil)
  }

  @Test(arguments: Language.allCases)
  func `a plan without a required scenario never says that required ones strike nobody or have no gap`(
    _ language: Language
  ) {
    let page = Self.page(language) { plan in
      for index in plan.scenarios.indices { plan.scenarios[index].required = false }
    }
    #expect(page.headline.contains("required = true"))
    #expect(!page.html.contains("必保场景没有缺口") && !page.html.contains("No required scenario has a gap"))
  }

  @Test func `a stock set by hand is never called proven`() {
    let page = Self.page(.en) {
      $0.solver.status = "given"
      $0.solver.gap = 0
    }
    #expect(page.proof.en.contains("nothing is proven about its cost"))
    #expect(!page.html.contains("0.00%"))
  }

  @Test func `the proof is stated in money`() {
    let words = Self.page(.zh).proof.zh
    // 4123.456 and 4121.2 thousand CNY
    #expect(words.contains("4,123,456 元"))
    #expect(words.contains("都不会低于 4,121,200 元"))
    #expect(words.contains("最多再省 2,256 元（0.05%）"))
  }

  @Test(arguments: Language.allCases)
  func `the first page keeps proof and simulation apart`(_ language: Language) {
    let html = Self.page(language).html
    #expect(html.contains(language == .zh ? "储煤够不够（证明）" : "Is the stock enough? (proof)"))
    #expect(html.contains(language == .zh ? "车辆来不来得及（推演）" : "Do the trucks come in time? (simulation)"))
    #expect(html.contains(language == .zh ? "两问两答" : "Two questions, two answers"))
    #expect(html.contains(language == .zh ? "室温低于 14 ℃ 的小时" : "not yet served is below 14 ℃"))
  }

  @Test func `a short scenario for information never decides what the map and the sheets show`() {
    let page = Self.page(.zh) { plan in
      plan.scenarios = [
        SampleScenarios.result("a", "甲", "A", affected: 10, covered: 10),
        SampleScenarios.result("b", "乙", "B", affected: 90, covered: 90),
        SampleScenarios.result("c", "丙", "C", required: false, affected: 900, covered: 1, short: 9000),
      ]
    }
    #expect(page.dossier.bindingScenario?.name == "b")
  }

  @Test func `long lists of names are cut`() {
    let names = (1...30).map { "村\($0)" }
    let zh = Self.page(.zh).list(names, of: "个村")
    #expect(zh == names.prefix(8).joined(separator: "、") + "等 30 个村")
    #expect(Self.page(.zh).list(Array(names.prefix(8)), of: "个村") == names.prefix(8).joined(separator: "、"))
  }

  @Test func `a bottleneck names only points with coal`() throws {
    var (plan, certificates, district) = SamplePlan.report()
    let open = try #require(plan.sites.firstIndex { $0.open && $0.stockKg > .zero })
    let shut = try #require(plan.sites.firstIndex { !$0.open })
    plan.sites[shut].name = Bilingual(zh: "没开的点", en: "a shut point")
    // the prices of further points do name shut ones
    plan.sites[shut].addOneCost = nil
    for index in certificates.scenarios.indices {
      certificates.scenarios[index].cut?.sites = [plan.sites[open].id, plan.sites[shut].id]
      certificates.scenarios[index].cut?.roads = []
    }
    for index in plan.scenarios.indices { plan.scenarios[index].remedies = [] }
    district.sites[shut].name = plan.sites[shut].name
    let html = Page(
      dossier: Dossier(plan: plan, certificates: certificates, district: district), language: .zh
    ).html
    #expect(html.contains("有存煤的只有 \(plan.sites[open].name.zh)，"))
    #expect(!html.contains("没开的点"))
  }

  @Test func `settings are printed in words`() {
    let dossier = Self.page(.zh).dossier
    func value(_ key: String, _ value: String) -> Bilingual {
      SettingValues.words(
        SettingRecord(key: key, value: value, source: "", certainty: .assumed), dossier)
    }
    #expect(value("response_all_min", "1440 min") == Bilingual(zh: "1,440 分钟", en: "1,440 min"))
    #expect(value("haul_cost_fen_per_tkm", "80 fen/t·km").zh == "80 分/吨公里")
    #expect(value("township_coverage_min", "0.9") == Bilingual(zh: "0.9", en: "0.9"))
    #expect(
      value("lost_in_power_cut", "chp 0.8, gas 0.5").zh
        == "\(Pathway.chp.label.zh) 0.8、\(Pathway.gas.label.zh) 0.5")
  }

  @Test func `a name too long for its room ends in an ellipsis`() {
    #expect(Ink.fitted("储备点", into: 100, size: 12) == "储备点")
    let cut = Ink.fitted("朔州市朔城区储备点", into: 60, size: 12)
    #expect(cut.hasSuffix("…"))
    #expect(Ink.width(of: cut, size: 12) <= 60)
  }
}
