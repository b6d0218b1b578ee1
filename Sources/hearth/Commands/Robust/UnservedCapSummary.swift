import Plans
import Quantities
import Statistics
import Terminal

/// The cheapest plan within a cap as people read it.
struct UnservedCapSummary {
  let report: UnservedCapReport
  let console: Console

  private var zh: Bool { console.language == .zh }
  private var table: RiskTable { RiskTable(sample: report.sample, console: console) }

  /// Prints it.
  func print() {
    console.out(console.bold(report.sample.set.title[console.language]))
    console.out(
      Bilingual(
        zh:
          "种子 \(report.sample.set.seed)：选址用 \(report.sample.planning) 个抽样事件，另用 \(report.sample.fresh / 2) 个收紧到守得住，评估再用另外 \(report.sample.fresh) 个。数都是每次事件的，区间为 \(table.sure)。",
        en:
          "Seed \(report.sample.set.seed): \(report.sample.planning) drawn events to plan from, \(report.sample.fresh / 2) others to tighten it until it holds, and again \(report.sample.fresh) others to evaluate on. All figures are per event, intervals \(table.sure)."
      ))
    table.print([
      (zh ? "按必保场景" : "required scenarios", report.deterministic),
      (zh ? "平均缺热 ≤ \(cap) 户·日" : "mean ≤ \(cap) household-days", report.cheapest),
    ])
    answer()
    verdict()
    table.basis(
      Bilingual(
        zh: "所给是找到的最省方案，没有证明再省不了。",
        en: "The plan is the cheapest found; that none is cheaper is not proven."))
  }

  private var cap: String { Format.plain(report.cap, places: 1) }

  private func answer() {
    let (own, given) = (report.cheapest, report.deterministic)
    let stock = Format.decimal(own.sites.total(\.stockKg).tonnes, places: 1)
    let difference = own.spendingFen - given.spendingFen
    let than =
      difference > .zero
      ? Bilingual(
        zh: "比按必保场景的方案多花 \(RiskTable.yuan(difference)) 元",
        en: "CNY \(RiskTable.yuan(difference)) more than the plan for the required scenarios")
      : Bilingual(
        zh: "比按必保场景的方案少花 \(RiskTable.yuan(.zero - difference)) 元",
        en: "CNY \(RiskTable.yuan(.zero - difference)) less than the plan for the required scenarios")
    console.out(
      Bilingual(
        zh:
          "要让平均每次事件缺热不超过 \(cap) 户·日，花 \(RiskTable.yuan(own.spendingFen)) 元就够：\(own.sites.count) 个点、\(stock) 吨，\(than.zh)。",
        en:
          "CNY \(RiskTable.yuan(own.spendingFen)) is enough to keep unserved household-days within \(cap) per event on average: \(own.sites.count) points, \(stock) t, \(than.en)."
      ))
  }

  private func verdict() {
    let days = table.days(report.cheapest.meanShort.value)
    let own = table.days(report.meanInSample)
    let words: Bilingual =
      switch report.verdict(on: report.cheapest) {
      case .kept:
        Bilingual(zh: "✓ 在新事件上确实守住上限", en: "✓ on fresh events the cap is kept, for sure")
      case .unsure:
        Bilingual(
          zh: "– 在新事件上，上限落在误差范围之内：大致守住，不敢说一定",
          en: "– on fresh events the cap lies within the error: about kept, not for sure")
      case .broken:
        Bilingual(
          zh: "✗ 在新事件上守不住：请加大 --planning，或把 --cap 定得更严",
          en: "✗ on fresh events it is not kept: raise --planning, or ask for a tighter --cap")
      }
    console.out(
      Bilingual(
        zh: "\(words.zh)（选址所用事件平均 \(own) 户·日，新事件平均 \(days) 户·日）。",
        en: "\(words.en) (mean \(own) household-days on the events it was made from, \(days) on fresh ones).")
    )
  }
}
