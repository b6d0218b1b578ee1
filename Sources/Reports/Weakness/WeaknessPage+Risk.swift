import Plans
import Quantities
import Statistics

extension WeaknessPage {
  /// Plans for the tail beside the plan for the required scenarios.
  func writeRisk(_ report: RiskReport, to part: inout Markup) {
    let worst = Figure.percent(1 - report.sample.level)
    paragraph(
      "从“\(report.sample.set.title.zh)”抽 \(report.sample.planning) 个事件选址，再用另外 \(Figure.count(report.sample.fresh)) 个事件评估（种子 \(report.sample.set.seed)，所有方案遇到同样的事件）。缺口是每次事件里尽最大可能调运后仍缺的煤。",
      "\(report.sample.planning) events drawn from “\(report.sample.set.title.en)” to plan from, \(Figure.count(report.sample.fresh)) others to evaluate on (seed \(report.sample.set.seed), the same for all plans). What is short is the coal that the best possible deliveries leave undone in an event.",
      in: &part)
    let tail = report.spared.tail
    let percent = Figure.percent(report.sample.confidence)
    paragraph(
      report.spared.isTailBetter
        ? "花同样的钱，看尾部的方案让最坏 \(worst) 的事件平均少缺 \(tonnes(tail)) 吨（\(percent) 区间 \(interval(tail))，不含零）。"
        : "花同样的钱，看不出尾部有确定的改善：甲的缺口减乙的是 \(tonnes(tail)) 吨（正数是乙缺得少），\(percent) 区间 \(interval(tail))。",
      report.spared.isTailBetter
        ? "For the same money the plan for the tail is \(tonnes(tail)) t less short in the worst \(worst) of events (\(percent) interval \(interval(tail)), without zero)."
        : "For the same money no certain improvement of the tail shows: what A is short less what B is comes to \(tonnes(tail)) t (above 0 B is less short), \(percent) interval \(interval(tail)).",
      in: &part)
    writePlans(
      [
        (words("甲：按必保场景", "A: required scenarios"), report.deterministic),
        (words("乙：同样的钱，看尾部", "B: same money, for the tail"), report.robust),
      ], worst, words("两个方案", "The two plans"), to: &part)
    let given = ReportSubject(district: report.district, stock: report.deterministic.sites, inputs: [])
    if given.stock != self.worst.subject.stock {
      paragraph(
        "甲是这里另算的，库存与前面各节的规划不同：那份规划可能另给了库存、预算或求解精度。",
        "Plan A was made for this comparison and does not hold the stock of the plan in the sections above, which may have been given its own stock, budget or precision.",
        kind: "note", in: &part)
    }
    guard !report.frontier.isEmpty else { return }
    figure(
      FrontierDrawing(
        id: "risk-frontier", title: words("花费与最坏情形的缺煤", "Spending and coal short at worst"),
        xAxis: words("入冬前花费，万元", "spending before winter, 10,000 CNY"),
        yAxis: words("最坏 \(worst) 事件缺煤，吨", "t short in the worst \(worst)"),
        points: report.frontier.enumerated().map { index, plan in
          .init(
            label: String(index + 1), x: Double(plan.spendingFen.count) / 1e6,
            figure: plan.tailShort.scaled(by: 0.001), isOn: isOnFrontier(index, report.frontier),
            isKnee: index == report.knee)
        }, onLabel: words("没有更省又更好的", "nothing cheaper is better"),
        offLabel: words("有更省又更好的", "something cheaper is better"), kneeLabel: words("拐点", "knee")
      ).draw(),
      caption: words(
        "不垮的代价：花费与尾部缺煤（竖线为 \(percent) 区间）", "The price of resilience (bars: \(percent) intervals)"),
      note: kneeWords(report), in: &part)
    writePlans(
      report.frontier.enumerated().map {
        (String($0 + 1) + ($0 == report.knee ? words("（拐点）", " (knee)") : ""), $1)
      },
      worst, words("各档预算", "By budget"), to: &part)
  }

  /// What the knee parts, and which budgets are no point.
  private func kneeWords(_ report: RiskReport) -> String {
    var words: [String] = []
    if let knee = report.kneeWorth {
      let (before, after) = (Figure.fixed(knee.before / 1000, 2), Figure.fixed(knee.after / 1000, 2))
      words.append(
        self.words(
          "从最省一档到拐点（\(Figure.wan(knee.plan.spendingFen)) 万元）平均每多花 1 万元少缺 \(before) 吨，再往后平均只少缺 \(after) 吨；只就图中各点而言。",
          "From the cheapest point to the knee (\(Figure.wan(knee.plan.spendingFen))) each 10,000 CNY spares \(before) t on average, beyond it \(after) t; only the points drawn are compared."
        ))
    }
    if let idle = report.idleBudgetsFen, !idle.isEmpty {
      let list = idle.map { Figure.wan($0) }.joined(separator: self.words("、", ", "))
      words.append(
        self.words(
          "预算 \(list) 万元求出的方案与前一点相同，未列。",
          "With budgets of \(list) (10,000 CNY) the plan is that of the point before, which is not drawn again."
        ))
    }
    return words.joined(separator: self.words("", " "))
  }

  private func isOnFrontier(_ index: Int, _ plans: [RiskPlan]) -> Bool {
    !plans.contains {
      $0.spendingFen <= plans[index].spendingFen && $0.tailShort.value < plans[index].tailShort.value
    }
  }

  private func writePlans(
    _ plans: [(String, RiskPlan)], _ worst: String, _ caption: String, to part: inout Markup
  ) {
    var table = Table(
      caption: caption,
      columns: [
        .text(words("方案", "Plan")), .number(words("花费", "Spends"), words("万元", "10,000 CNY")),
        .number(words("点", "Points")), .number(words("库存", "Stock"), words("吨", "t")),
        .number(words("平均缺", "Mean short"), words("吨", "t")),
        .number(words("最坏 \(worst) 缺", "Worst \(worst)"), words("吨", "t")),
        .number(words("有缺口的事件", "Events short")),
      ], kind: "keep")
    table.rows = plans.map { name, plan in
      [
        .init(name), .init(Figure.wan(plan.spendingFen)), .init(Figure.count(plan.sites.count)),
        .init(Figure.tonnes(plan.sites.total(\.stockKg))),
        .init(tonnes(plan.meanShort) + " " + interval(plan.meanShort)),
        .init(tonnes(plan.tailShort) + " " + interval(plan.tailShort)),
        .init(Figure.percent(plan.shortShare.value, 1)),
      ]
    }
    table.write(to: &part, language: language)
  }

  private func tonnes(_ figure: SampledFigure) -> String { Figure.fixed(figure.value / 1000, 2) }

  private func interval(_ figure: SampledFigure) -> String {
    guard let ends = figure.interval else { return Figure.none }
    return "[\(Figure.fixed(ends.lower / 1000, 2)), \(Figure.fixed(ends.upper / 1000, 2))]"
  }

  /// The plan against an adversary.
  func writeRobust(_ report: RobustReport, to part: inout Markup) {
    let gap = Figure.percent(report.gap, 2)
    paragraph(
      "在“\(report.title.zh)”里，对手最多\(report.townships.map { "让 \($0) 个乡镇受灾、" } ?? "")断 \(report.closures) 条路、毁 \(report.lostSites) 个点。花费加最坏损失在 \(Figure.wan(report.lowerFen)) 与 \(Figure.wan(report.upperFen)) 万元之间（间隙 \(gap)）；方案花 \(Figure.wan(report.spendingFen)) 万元，最坏缺 \(Figure.tonnes(report.shortKg)) 吨。缺一吨按 \(Format.money(report.shortageCostFenPerTonne, places: 0).zh) 计△。",
      "In “\(report.title.en)” an adversary may \(report.townships.map { "strike \(Self.count($0, "township", "townships")), " } ?? "")close \(Self.count(report.closures, "road", "roads")) and destroy \(Self.count(report.lostSites, "site", "sites")). Spending and worst loss lie between \(Figure.wan(report.lowerFen)) and \(Figure.wan(report.upperFen)) (10,000 CNY; gap \(gap)); the plan spends \(Figure.wan(report.spendingFen)) and is at worst \(Figure.tonnes(report.shortKg)) t short. A missing tonne counts \(Format.money(report.shortageCostFenPerTonne, places: 0).en)△.",
      in: &part)
    var table = Table(
      caption: words("逐轮逼近", "Round by round"),
      columns: [
        .number(words("轮", "Round")), .number(words("下限", "Lower"), words("万元", "10,000 CNY")),
        .number(words("上限", "Upper"), words("万元", "10,000 CNY")),
        .number(words("最坏缺", "Worst short"), words("吨", "t")),
        .text(words("最坏的打击", "Worst blow")),
      ], kind: "keep")
    table.rows = report.steps.enumerated().map { index, step in
      let blow = ((step.townships ?? []) + step.roads + step.sites).map { report.called($0)[language] }
      return [
        .init(String(index + 1)), .init(Figure.wan(step.lowerFen)), .init(Figure.wan(step.upperFen)),
        .init(Figure.tonnes(step.shortKg)),
        .init(blow.isEmpty ? Figure.none : blow.joined(separator: words("；", "; "))),
      ]
    }
    table.write(to: &part, language: language)
  }
}
