import Plans
import Quantities
import Statistics
import Terminal

/// A study of risk as people read it.
struct RiskSummary {
  let report: RiskReport
  let console: Console

  private var zh: Bool { console.language == .zh }
  private var table: RiskTable { RiskTable(sample: report.sample, console: console) }

  /// Prints it.
  func print() {
    console.out(console.bold(report.sample.set.title[console.language]))
    console.out(
      Bilingual(
        zh:
          "种子 \(report.sample.set.seed)：选址用 \(report.sample.planning) 个抽样事件（归并为 \(report.sample.kept) 个），评估用另外 \(report.sample.fresh) 个，两个方案同样的事件。数都是每次事件的，区间为 \(table.sure)。",
        en:
          "Seed \(report.sample.set.seed): \(report.sample.planning) drawn events to plan from (reduced to \(report.sample.kept)), \(report.sample.fresh) others to evaluate on, the same for both plans. All figures are per event, intervals \(table.sure)."
      ))
    table.print(
      [
        (name("甲：按必保场景", "A: required scenarios"), report.deterministic),
        (name("乙：同样的钱，看尾部", "B: same money, for the tail"), report.robust),
      ])
    spared()
    saturation()
    if !report.frontier.isEmpty { frontier() }
    table.basis(
      Bilingual(
        zh: "缺煤按尽最大可能调运计算。随机解的价值、预知的价值和离最优多远见 hearth uncertainty。",
        en:
          "Short coal is that of the best possible deliveries. For VSS, EVPI and the distance from the best plan see `hearth uncertainty`."
      ))
  }

  private func name(_ zh: String, _ en: String) -> String { self.zh ? zh : en }

  private func spared() { console.out(sparedWords) }

  /// How B's shortage stands to A's, and its money.
  var sparedWords: Bilingual {
    let (tail, mean) = (report.spared.tail, report.spared.mean)
    let verdict =
      report.spared.isTailBetter
      ? Bilingual(zh: "✓ 乙的尾部确实更好", en: "✓ B's tail is better, for sure")
      : Bilingual(zh: "✗ 不能肯定乙的尾部更好", en: "✗ it is not certain that B's tail is better")
    let money = moneyWords
    return
      Bilingual(
        zh:
          "\(verdict.zh)：甲的缺口减乙的，最坏 \(table.worst) 的事件平均 \(table.tonnes(tail)) 吨，全部事件平均 \(table.tonnes(mean)) 吨（正数是乙缺得少）；\(money.zh)。"
          + (report.spared.varianceReduction.map { "同样的运气使所需样本少到 1/\(Format.plain($0, places: 1))。" } ?? ""),
        en:
          "\(verdict.en): what A is short less what B is comes to \(table.tonnes(tail)) t in the worst \(table.worst) of events and \(table.tonnes(mean)) t on average (above 0 B is less short); \(money.en)."
          + (report.spared.varianceReduction.map {
            " Common luck spares \(Format.plain($0, places: 1)) times the sample."
          } ?? ""))
  }

  private var moneyWords: Bilingual {
    let more = report.robust.spendingFen - report.deterministic.spendingFen
    return more < .zero
      ? Bilingual(
        zh: "乙少花 \(RiskTable.yuan(.zero - more)) 元", en: "B spends CNY \(RiskTable.yuan(.zero - more)) less")
      : Bilingual(zh: "乙多花 \(RiskTable.yuan(more)) 元", en: "B spends CNY \(RiskTable.yuan(more)) more")
  }

  /// Where almost no event is short there is nothing to be better at, which is not a fault of the second plan.
  private func saturation() {
    guard !report.spared.isTailBetter, report.deterministic.shortShare.value < 0.01 else { return }
    let short = Format.percent(report.deterministic.shortShare.value)
    console.out(
      Bilingual(
        zh: "  甲只在 \(short) 的事件里有缺口：在这个集合、这笔钱上已经没有多少可改善的。用 --budget 看钱少时，或换更重的集合。",
        en:
          "  A is short in \(short) of events only: with this set and this money there is little left to improve. Try less money with --budget, or a harsher set."
      ))
  }

  private func frontier() {
    console.out()
    console.out(
      console.bold(
        Bilingual(zh: "花多少，少缺多少", en: "What it costs not to be short")[console.language]))
    table.print(
      report.frontier.enumerated().map { k, plan in
        (RiskTable.yuan(plan.budgetFen ?? .zero) + (k == report.knee ? name(" ← 拐点", " ← knee") : ""), plan)
      })
    idle()
    guard let knee = report.kneeWorth else { return }
    let spends = RiskTable.yuan(knee.plan.spendingFen)
    let (before, after) = (
      Format.decimal(knee.before / 1000, places: 2), Format.decimal(knee.after / 1000, places: 2)
    )
    console.out(
      Bilingual(
        zh:
          "拐点：从表中最省一档花到 \(spends) 元，平均每多花 1 万元少缺 \(before) 吨（最坏 \(table.worst)）；再往后平均只少缺 \(after) 吨。只就表中各档而言。",
        en:
          "Knee: from the cheapest row up to CNY \(spends), each CNY 10,000 spares \(before) t in the worst \(table.worst) on average; beyond it \(after) t. Only the rows of this table are compared."
      ))
  }

  /// Budgets that are no row.
  private func idle() {
    guard let budgets = report.idleBudgetsFen, !budgets.isEmpty else { return }
    let list = budgets.map { RiskTable.yuan($0) }.joined(separator: zh ? " 元、" : ", CNY ")
    console.out(
      Bilingual(
        zh: "预算 \(list) 元求出的方案与前一档相同，未列。",
        en: "With CNY \(list) the plan is that of the row before; no row of its own."))
  }
}
