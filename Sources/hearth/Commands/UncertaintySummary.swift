import District
import Plans
import Quantities
import Terminal

/// A study of uncertainty as people read it.
struct UncertaintySummary {
  let report: UncertaintyReport
  let console: Console

  private var zh: Bool { console.language == .zh }
  private var isWinter: Bool { report.set.basis == .perWinter }

  /// Prints it.
  func print() {
    heading()
    plans()
    console.out()
    certainty()
    values()
    basis()
  }

  private func heading() {
    let (set, sizes) = (report.set, report.sizes)
    console.out(console.bold(set.title[console.language]))
    console.out(
      Bilingual(
        zh: isWinter
          ? "平均每个冬天 \(Format.plain(set.expectedEvents, places: 2)) 次事件；平均总花费、平均缺煤和以下各笔节省、差距都是每个冬天的。"
          : "只回答“万一发生”，不说多久一次；以下平均数都是每次事件的。",
        en: isWinter
          ? "\(Format.plain(set.expectedEvents, places: 2)) events a winter on average; expected cost, missing tonnes, savings and distances are per winter."
          : "It answers only “what if”, not how often; means are per event."))
    console.out(
      Bilingual(
        zh:
          "种子 \(set.seed)：选址用 \(sizes.planning) 个抽样事件（归并为 \(sizes.kept) 个），评估用另外 \(sizes.fresh) 个。",
        en:
          "Seed \(set.seed): \(sizes.planning) drawn events to plan from (reduced to \(sizes.kept)), \(sizes.fresh) others to evaluate on."
      ))
    console.out(
      report.bindsRequired
        ? Bilingual(zh: "必保场景约束每一个方案。", en: "The required scenarios bind every plan.")
        : Bilingual(
          zh: "不受必保场景约束，只按概率权衡。", en: "The odds alone decide; the required scenarios do not bind."))
    console.out()
  }

  private func plans() {
    var table = TextTable(
      zh
        ? ["方案", "点", "库存 吨", "开设库存 元", "平均总花费 元", "平均缺煤 吨", "最坏 5% 事件 元/次", "必保缺 吨"]
        : [
          "plan", "points", "stock t", "spending CNY", "expected cost CNY", "missing t",
          "worst 5%, CNY an event",
          "required short t",
        ], [.left] + [TextTable.Side](repeating: .right, count: 7))
    for plan in report.plans {
      table.add([
        name(plan.kind)[console.language], String(plan.points),
        Format.decimal(plan.stockKg.tonnes, places: 1),
        yuan(plan.spendingFen), estimate(plan.expected),
        Format.decimal(plan.missingKg.tonnes, places: 2)
          + (plan.missingErrorKg.map { " ± " + Format.decimal($0.tonnes, places: 2) } ?? ""),
        estimate(plan.tail), Format.decimal(plan.requiredShortKg.tonnes, places: 2),
      ])
    }
    for line in table.lines() { console.out(line) }
    console.out(Self.legend)
  }

  /// What the columns are that are not per winter.
  static let legend = Bilingual(
    zh:
      "“最坏 5% 事件”是每次事件的：最坏的二十分之一事件，缺煤折钱加运费的平均，不含开设和库存的花费。“必保缺”是各必保场景所缺之和（哪个点都送不到的除外），与抽样无关。“±”后面是标准误。",
    en:
      "“Worst 5%” is per event: what shortage and transport cost on average in the worst twentieth of events, without spending on points and stock. “Required short” adds up the required scenarios, but for what no point reaches, and is not sampled. After ± stands the standard error."
  )

  private func name(_ kind: SampledPlanRecord.Kind) -> Bilingual {
    switch kind {
    case .sampled: Bilingual(zh: "按抽样场景", en: "on drawn scenarios")
    case .required: Bilingual(zh: "只按必保场景", en: "required scenarios only")
    case .mean: Bilingual(zh: "按平均场景", en: "mean scenario")
    }
  }

  private func certainty() {
    let percent = Format.percent(report.sizes.confidence, places: 0)
    let gap = report.gap
    console.out(
      Bilingual(
        zh:
          "离最好的方案有多远：估计 \(estimate(gap.estimate)) 元"
          + (gap.atMostFen.map { "，有 \(percent) 的把握不超过 \(yuan($0)) 元" } ?? "（只有一批，给不出把握）")
          + "（\(report.sizes.batches) 批，每批 \(report.sizes.batch) 个事件；其中 \(yuan(gap.unprovenFen)) 元是求解没有证完的）。",
        en:
          "Distance from the best plan: about CNY \(estimate(gap.estimate))"
          + (gap.atMostFen.map { ", with \(percent) confidence no more than CNY \(yuan($0))" }
            ?? " (one batch alone gives no confidence)")
          + " (\(report.sizes.batches) batches of \(report.sizes.batch) events; CNY \(yuan(gap.unprovenFen)) of it is what the solver left unproven)."
      ))
    let reduction = report.reduction
    let share =
      reduction.spreadFen > .zero
      ? Format.percent(Double(reduction.distanceFen.count) / Double(reduction.spreadFen.count)) : "0%"
    console.out(
      Bilingual(
        zh:
          "归并误差：康托罗维奇距离 \(yuan(reduction.distanceFen)) 元，是只留一个场景时的 \(share)；归并后以为要花 \(yuan(reduction.predictedFen)) 元，新样本上实为 \(report.plans.first.map { estimate($0.expected) } ?? "—") 元。",
        en:
          "Reduction: Kantorovich distance CNY \(yuan(reduction.distanceFen)), \(share) of that with one scenario kept; the kept ones promise CNY \(yuan(reduction.predictedFen)), fresh events say \(report.plans.first.map { estimate($0.expected) } ?? "—")."
      ))
  }

  private func values() {
    for plan in report.plans {
      guard let saving = plan.saving else { continue }
      let other = name(plan.kind)
      console.out(
        Bilingual(
          zh: "比“\(other.zh)”的方案平均省 \(between(saving, " 元至 ")) 元（随机解的价值）。",
          en:
            "Saves CNY \(between(saving, " to ")) against the plan “\(other.en)” (value of the stochastic solution)."
        ))
    }
    console.out(
      Bilingual(
        zh:
          "预先知道\(isWinter ? "今冬会发生什么" : "会是哪一种情形")，值 \(between(report.perfectInformation, " 元至 ")) 元（完全信息的价值，\(report.sizes.hindsight) \(isWinter ? "个冬天" : "次事件")）。",
        en:
          "Knowing beforehand what \(isWinter ? "the winter brings" : "it will be like") is worth CNY \(between(report.perfectInformation, " to ")) (value of perfect information, \(report.sizes.hindsight) \(isWinter ? "winters" : "events"))."
      ))
  }

  private func basis() {
    let set = report.set
    let price = Format.money(set.shortageCostFenPerTonne, places: 0)
    console.out()
    console.out(
      Bilingual(
        zh:
          "! 集合里 \(set.numbers) 个数有 \(set.assumedNumbers) 个是假定。缺一吨煤按 \(price.zh) 计：\(Bilingual(source: set.shortageCostSource).zh)。",
        en:
          "! \(set.assumedNumbers) of the set's \(set.numbers) numbers are assumed. A missing tonne counts \(price.en): \(Bilingual(source: set.shortageCostSource).en)."
      ))
    console.out(set.note)
  }

  /// `1,234 ± 56`; without the error where there is none.
  private func estimate(_ estimate: MoneyEstimate) -> String {
    yuan(estimate.meanFen) + (estimate.standardErrorFen.map { $0 > .zero ? " ± " + yuan($0) : "" } ?? " ± ?")
  }

  private func between(_ bracket: BracketRecord, _ to: String) -> String {
    bracket.lower == bracket.upper
      ? estimate(bracket.lower) : "[" + estimate(bracket.lower) + to + estimate(bracket.upper) + "]"
  }

  private func yuan(_ amount: Fen) -> String { Format.integer(Int64((Double(amount.count) / 100).rounded())) }
}
