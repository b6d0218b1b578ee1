import Plans
import Quantities

extension Page {
  /// How the siting was decided, what exactly is proven, and what the plan costs.
  func writeSolver(to part: inout Markup) {
    let solver = plan.solver
    part.element("h3", text: words("选址怎样算出来的，证明了什么", "How the siting was decided, and what is proven"))
    part.element("p", ["class": "body"], text: proof[language])
    if !solver.passes.isEmpty, solver.status != "given" {
      part.element("ol") { items in
        for pass in solver.passes { items.element("li", text: pass[language]) }
      }
    }
    if solver.status != "given" {
      paragraph(
        "求解器 \(solver.engine)，用时 \(Figure.fixed(solver.seconds, 1)) 秒；要求的精度 \(Figure.percent(plan.request.gap, 2))，达到 \(solver.status == "infeasible" ? Figure.none : Figure.percent(solver.gap, 2))。",
        "Solver \(solver.engine), \(Figure.fixed(solver.seconds, 1)) s; gap asked for \(Figure.percent(plan.request.gap, 2)), reached \(solver.status == "infeasible" ? Figure.none : Figure.percent(solver.gap, 2)).",
        kind: "note", in: &part)
    }
    paragraph(
      "“保得住”不靠求解器：每个场景的结论另附整数的配送证明（certificate.json），用 hearth audit 可独立复核。",
      "“Covered” does not rest on the solver: each verdict has a proof in whole kilograms (certificate.json) that hearth audit checks independently.",
      kind: "note", in: &part)
    costTable.write(to: &part, language: language)
  }

  /// What is proven about the plan, in plain words.
  var proof: Bilingual {
    let solver = plan.solver
    switch solver.status {
    case "given":
      return Bilingual(
        zh: "储煤由人工给定，没有优化：各场景保不保得住已逐一核对，但费用是否最省、有没有更好的布点，没有证明。",
        en:
          "The stock was set by hand and not optimised: every scenario has been checked, but nothing is proven about its cost or about better points."
      )
    case "infeasible":
      return Bilingual(
        zh: "已证明：提出的要求不能同时满足（见第一页）。本方案在其余限制之内尽量多保，费用不作最省的证明。",
        en:
          "Proven: the requirements cannot all be met (see the first page). The plan covers as much as it can within the rest; no proof is given that it is the cheapest way."
      )
    default: return plan.request.mode.isAboutCost ? costProof : distanceProof
    }
  }

  /// What is proven about the money.
  private var costProof: Bilingual {
    let solver = plan.solver
    // the solver counts in thousand CNY
    let value = Figure.fixed(solver.objective * 1000, 0)
    let bound = Figure.fixed(solver.bound * 1000, 0)
    let gap = Figure.percent(solver.gap, 2)
    let spread = Figure.fixed(max(0, solver.objective - solver.bound) * 1000, 0)
    let rivals =
      plan.request.mode == .minCost
      ? Bilingual(zh: "凡能保住全部必保场景的方案", en: "any plan that covers every required scenario")
      : Bilingual(
        zh: "凡缺口不比它大、最弱乡镇不比它差的方案", en: "any plan with no larger shortage and no worse-off township")
    let settled =
      solver.status == "optimal"
      ? Bilingual(zh: "已达到要求的精度", en: "that is within the gap asked for")
      : Bilingual(zh: "到时限停止，还没有达到要求的精度", en: "stopped at a limit, short of the gap asked for")
    return Bilingual(
      zh: "求解器记的总费用为 \(value) 元（储备费用加最贵必保场景的应急运费）。已证明：\(rivals.zh)，总费用都不会低于 \(bound) 元；"
        + "也就是说，再怎么改也最多再省 \(spread) 元（\(gap)），\(settled.zh)。",
      en:
        "The solver's total is CNY \(value) (the reserve and the emergency haulage of the costliest required scenario). Proven: \(rivals.en) costs at least CNY \(bound). "
        + "So no change can save more than CNY \(spread) (\(gap)); \(settled.en).")
  }

  private var distanceProof: Bilingual {
    let solver = plan.solver
    let value = Figure.fixed(solver.objective, 3)
    let bound = Figure.fixed(solver.bound, 3)
    let gap = Figure.percent(solver.gap, 2)
    let aim = plan.request.mode.label
    return Bilingual(
      zh: "目标：\(aim.zh)。方案的目标值 \(value)，已证明任何方案都不会好过 \(bound)，相差 \(gap)。",
      en:
        "Aim: \(aim.en). The plan reaches \(value); proven that no plan does better than \(bound), a gap of \(gap)."
    )
  }

  private var costTable: Table {
    let cost = plan.cost
    let costliest = plan.scenarios.first { $0.name == cost.costliestScenario }?.title
    var table = Table(
      caption: words("费用", "Cost"),
      columns: [
        .text(words("项目", "Item")),
        .number(words("金额", "Amount"), words("元", "CNY"), marks: dossier.settingMarks),
      ], kind: "narrow keep")
    func yuan(_ amount: Fen) -> Table.Cell { .init(Figure.fixed(amount.yuan, 0)) }
    table.rows = [
      [.init(words("开设储备点（本季）", "Opening the points, this season")), yuan(cost.openingFen)],
      [.init(words("保管", "Holding the stock")), yuan(cost.holdingFen)],
      [.init(words("采购和运入", "Buying and hauling in")), yuan(cost.procurementFen)],
      [.init(words("储备费用小计", "Reserve, subtotal")), yuan(dossier.reserveCost)],
      [
        .init(
          words("应急运费，最贵的必保场景", "Emergency haulage, costliest required scenario")
            + (costliest.map { words("（\($0.zh)）", " (\($0.en))") } ?? "")), yuan(cost.transportFen),
      ],
      [.init(words("生物质颗粒（另列）", "Biomass pellets (kept apart)")), yuan(plan.allocation.costFen)],
    ]
    table.rowKinds[3] = "subtotal"
    return table
  }
}

extension Request.Mode {
  /// What was aimed at, in words.
  var label: Bilingual {
    switch self {
    case .minCost: Bilingual(zh: "最省钱", en: "least cost")
    case .maxCover: Bilingual(zh: "保得最多", en: "most need covered")
    case .pMedian: Bilingual(zh: "运输最省", en: "least transport")
    case .pCenter: Bilingual(zh: "最远一户最近", en: "least longest haul")
    case .lexicographic:
      Bilingual(zh: "先保得最多，再顾最弱乡镇，再省钱", en: "most coverage, then the worst township, then least cost")
    }
  }

  /// Whether the last thing it makes small is money.
  var isAboutCost: Bool { self == .minCost || self == .lexicographic }
}
