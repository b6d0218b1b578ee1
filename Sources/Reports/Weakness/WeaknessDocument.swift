public import Plans
import Quantities

/// What people read of a plan's weaknesses: the worst that can be lost, the smallest shock that breaks it, and what it costs
/// not to break; a page to print in each language.
///
/// The same reports give the same bytes; nothing here reads a clock, a locale or the network.
public struct WeaknessDocument: Sendable {
  private let worst: WorstCaseReport
  private let breaking: BreakingPointReport?
  private let risk: RiskReport?
  private let robust: RobustReport?

  /// The pages; what was not studied is left out.
  public init(
    worst: WorstCaseReport, breaking: BreakingPointReport? = nil, risk: RiskReport? = nil,
    robust: RobustReport? = nil
  ) {
    self.worst = worst
    self.breaking = breaking
    self.risk = risk
    self.robust = robust
  }

  /// `report.html` (Chinese) and `report.en.html`.
  ///
  /// - Complexity: O(size of the reports)
  public func files() -> [ReportFile] {
    [Language.zh, .en].map { language in
      let page = WeaknessPage(
        worst: worst, breaking: breaking, risk: risk, robust: robust, language: language)
      return ReportFile(name: Page.fileName(language), contents: Array(page.html.utf8))
    }
  }
}

/// A plan's weaknesses in one language.
struct WeaknessPage: Paper {
  let worst: WorstCaseReport
  let breaking: BreakingPointReport?
  let risk: RiskReport?
  let robust: RobustReport?
  let language: Language

  var html: String {
    var chapters: [(Bilingual, (inout Markup) -> Void)] = worst.scenarios.map { scenario in
      (scenario.title, { writeWorst(scenario, to: &$0) })
    }
    if let breaking {
      chapters.append(
        (
          Bilingual(zh: "多大的冲击就保不住", en: "The smallest shocks that break the plan"),
          { writeBreaking(breaking, to: &$0) }
        ))
    }
    if let risk {
      chapters.append(
        (Bilingual(zh: "不垮要花多少钱", en: "What it costs not to break"), { writeRisk(risk, to: &$0) }))
    }
    if let robust {
      chapters.append(
        (Bilingual(zh: "针对最坏打击的布点", en: "A plan against the worst blow"), { writeRobust(robust, to: &$0) }))
    }
    return document(
      title: title, fileName: Page.fileName,
      parts: [writeFront]
        + chapters.enumerated().map { index, chapter in
          { main in section(index + 1, chapter.0.zh, chapter.0.en, in: &main, chapter.1) }
        })
  }

  private var title: String {
    words("\(worst.name.zh)应急取暖薄弱环节报告", "Weaknesses of the Emergency Heat Plan, \(worst.name.en)")
  }

  private func writeFront(to main: inout Markup) {
    main.element("header") {
      $0.element("h1", text: title)
      $0.element(
        "p", ["class": "subtitle"],
        text: words("最坏情形与代价　　测算稿，供研究决策", "The worst case and its price · working paper for decision"))
    }
    main.element("div", ["class": "answer"]) {
      $0.element("div") { answer in
        answer.element("p", ["class": "headline"], text: headline)
        if let shocks = breaking.flatMap(breakingWords) { answer.element("p", text: shocks[language]) }
      }
    }
    paragraph(
      "缺煤按尽最大可能调运计算：还通的路、时限之内、任何储备点的煤。这样算出的最坏情形是确定的，上限有证明；车辆不够造成的更坏结果另列为“推演”。每一组最坏的路和点都附有可独立复核的证明（hearth audit）。",
      "Short coal is that of the best possible deliveries: over the roads still open, within the response times, from any point. That makes the worst case certain and its upper bound proven; what a lack of trucks adds stands beside it, from the simulation. Every worst set carries a proof to be checked independently (hearth audit).",
      kind: "note", in: &main)
  }

  /// `1 road`, `2 roads`.
  static func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(number) \(number == 1 ? one : many)"
  }

  /// What a set takes at most, in English: `2 roads and 1 site`.
  static func lost(_ set: WorstSet) -> String {
    let (roads, sites) = (count(set.closures, "road", "roads"), count(set.lostSites, "site", "sites"))
    return set.lostSites == 0 ? roads : set.closures == 0 ? sites : "\(roads) and \(sites)"
  }

  private var headline: String {
    let sets = worst.scenarios.flatMap { scenario in scenario.worst.map { (scenario, $0) } }
    guard let (scenario, set) = sets.max(by: { $0.1.shortKg < $1.1.shortKg }) else {
      return words("没有场景可看。", "There is no scenario to look at.")
    }
    let amount = Format.tonnes(set.shortKg)
    return words(
      "最坏：在“\(scenario.title.zh)”里断 \(set.closures) 条路、失 \(set.lostSites) 个点，缺煤 \(amount.zh)（需 \(Format.tonnes(scenario.needKg).zh)）\(set.isExact ? "，已证明没有更坏的。" : "，最多 \(Format.tonnes(set.atMostKg).zh)。")",
      "Worst: in “\(scenario.title.en)” the loss of \(Self.lost(set)) leaves \(amount.en) short of \(Format.tonnes(scenario.needKg).en)\(set.isExact ? ", and nothing worse is possible." : ", at most \(Format.tonnes(set.atMostKg).en).")"
    )
  }
}
