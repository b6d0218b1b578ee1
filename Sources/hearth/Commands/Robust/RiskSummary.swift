import Plans
import Quantities
import Statistics
import Terminal

/// A study of risk as people read it.
struct RiskSummary {
  let report: RiskReport
  let console: Console

  private var zh: Bool { console.language == .zh }
  private var worst: String { Format.percent(1 - report.level, places: 0) }
  private var sure: String { Format.percent(report.confidence, places: 0) }

  /// Prints it.
  func print() {
    console.out(console.bold(report.set.title[console.language]))
    console.out(
      Bilingual(
        zh:
          "种子 \(report.set.seed)：选址用 \(report.planning) 个抽样事件（归并为 \(report.kept) 个），评估用另外 \(report.fresh) 个，两个方案同样的事件。数都是每次事件的，区间为 \(sure)。",
        en:
          "Seed \(report.set.seed): \(report.planning) drawn events to plan from (reduced to \(report.kept)), \(report.fresh) others to evaluate on, the same for both plans. All figures are per event, intervals \(sure)."
      ))
    table(
      [
        (name("甲：按必保场景", "A: required scenarios"), report.deterministic),
        (name("乙：同样的钱，看尾部", "B: same money, for the tail"), report.robust),
      ])
    spared()
    if !report.frontier.isEmpty { frontier() }
    basis()
  }

  private func name(_ zh: String, _ en: String) -> String { self.zh ? zh : en }

  private func table(_ plans: [(name: String, plan: RiskPlan)]) {
    var table = TextTable(
      zh
        ? ["方案", "花费 元", "点", "库存 吨", "平均缺 吨", "最坏 \(worst) 缺 吨", "折 户·日", "有缺口的事件", "求解间隙"]
        : [
          "plan", "spends CNY", "points", "stock t", "mean short t", "worst \(worst) short t",
          "household-days",
          "events short", "solver gap",
        ], [.left] + [TextTable.Side](repeating: .right, count: 8))
    for (name, plan) in plans {
      table.add([
        name, yuan(plan.spendingFen), String(plan.sites.count),
        Format.decimal(plan.sites.total(\.stockKg).tonnes, places: 1), tonnes(plan.meanShort),
        tonnes(plan.tailShort), days(plan.tailShort), Format.percent(plan.shortShare.value),
        plan.solverGap.map { Format.percent($0, places: 2) } ?? "–",
      ])
    }
    for line in table.lines() { console.out(line) }
  }

  private func spared() {
    let (tail, mean) = (report.spared.tail, report.spared.mean)
    let verdict =
      report.spared.isTailBetter
      ? Bilingual(zh: "✓ 乙的尾部确实更好", en: "✓ B's tail is better, for sure")
      : Bilingual(zh: "✗ 看不出乙的尾部更好", en: "✗ B's tail is not better, for sure")
    console.out(
      Bilingual(
        zh:
          "\(verdict.zh)：最坏 \(worst) 的事件平均少缺 \(tonnes(tail)) 吨，全部事件平均少缺 \(tonnes(mean)) 吨；乙多花 \(yuan(report.robust.spendingFen - report.deterministic.spendingFen)) 元。"
          + (report.spared.varianceReduction.map { "同样的运气使所需样本少到 1/\(Format.plain($0, places: 1))。" } ?? ""),
        en:
          "\(verdict.en): \(tonnes(tail)) t less short in the worst \(worst) of events, \(tonnes(mean)) t on average; B spends CNY \(yuan(report.robust.spendingFen - report.deterministic.spendingFen)) more."
          + (report.spared.varianceReduction.map {
            " Common luck spares \(Format.plain($0, places: 1)) times the sample."
          } ?? "")))
  }

  private func frontier() {
    console.out()
    console.out(
      console.bold(
        Bilingual(zh: "花多少，少缺多少", en: "What it costs not to be short")[console.language]))
    table(
      report.frontier.enumerated().map { k, plan in
        (yuan(plan.budgetFen ?? .zero) + (k == report.knee ? name(" ← 拐点", " ← knee") : ""), plan)
      })
    if let knee = report.knee {
      let plan = report.frontier[knee]
      console.out(
        Bilingual(
          zh: "拐点：花到 \(yuan(plan.spendingFen)) 元为止每多花一元买得最多，再往后越来越不值。",
          en: "Knee: up to CNY \(yuan(plan.spendingFen)) each yuan buys most; beyond it ever less."))
    }
  }

  private func basis() {
    let set = report.set
    let ration = Format.plain(report.kgPerHouseholdDay, places: 1)
    console.out(
      Bilingual(
        zh:
          "! 集合里 \(set.numbers) 个数有 \(set.assumedNumbers) 个是假定。缺煤按尽最大可能调运计算；户·日按每户每天 \(ration) 公斤折算。随机解的价值、预知的价值和离最优多远见 hearth uncertainty。",
        en:
          "! \(set.assumedNumbers) of the set's \(set.numbers) numbers are assumed. Short coal is that of the best possible deliveries; household-days at \(ration) kg a day. For VSS, EVPI and the distance from the best plan see `hearth uncertainty`."
      ))
    console.out(set.note)
  }

  /// `12.3 [11.9, 12.7]`, from kg.
  private func tonnes(_ figure: SampledFigure) -> String {
    let value = Format.decimal(figure.value / 1000, places: 2)
    guard let interval = figure.interval else { return value + " ± ?" }
    return
      "\(value) [\(Format.decimal(interval.lower / 1000, places: 2)), \(Format.decimal(interval.upper / 1000, places: 2))]"
  }

  private func days(_ figure: SampledFigure) -> String {
    report.kgPerHouseholdDay > 0
      ? Format.integer(Int64((figure.value / report.kgPerHouseholdDay).rounded())) : "–"
  }

  private func yuan(_ amount: Fen) -> String { Format.integer(Int64((Double(amount.count) / 100).rounded())) }
}
