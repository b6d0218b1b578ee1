import District
import Plans
import Quantities
import Terminal

/// A plan on the terminal: what a leader asks first.
struct PlanSummary {
  let plan: Plan
  let district: District
  let console: Console

  private var zh: Bool { console.language == .zh }

  func print(writtenTo folder: String) {
    headline()
    notes()
    if !plan.conflicts.isEmpty {
      console.out()
      for conflict in plan.conflicts { console.out("! " + conflict[console.language]) }
    }
    gaps()
    console.out()
    scenarios()
    console.out()
    var folder = folder[...]
    while folder.count > 1, folder.hasSuffix("/") { folder = folder.dropLast() }
    // A path a shell would take apart is quoted, so that the command can be copied as it stands.
    let isPlain = folder.allSatisfy { $0.isLetter || $0.isNumber || "/._-~".contains($0) }
    let quoted = isPlain ? String(folder) : "'" + folder.replacing("'", with: #"'\''"#) + "'"
    console.out(
      Bilingual(
        zh: "已写入 \(folder)/（打开 report.html 看报告；hearth audit \(quoted) 独立复核）",
        en: "Written to \(folder)/ (open report.en.html; `hearth audit \(quoted)` checks it independently)"))
  }

  private func headline() {
    let open = plan.sites.filter(\.open)
    let stock = Format.tonnes(open.total(\.stockKg))
    let cost = plan.cost
    let spend = Format.money(cost.openingFen + cost.holdingFen + cost.procurementFen, places: 0)
    let pellets = Format.tonnes(plan.allocation.totalKg)
    let gap = Format.percent(plan.solver.gap, places: 3)
    let seconds = Format.decimal(plan.solver.seconds, places: 1)
    console.out(
      console.bold(
        Bilingual(
          zh:
            "\(plan.district.name.zh) \(plan.district.season.start.prefix(4))-\(plan.district.season.end.prefix(4)) 采暖季应急储备规划",
          en:
            "Emergency reserve plan, \(plan.district.name.en), season \(plan.district.season.start.prefix(4))-\(plan.district.season.end.prefix(4))"
        )[console.language]))
    console.out(
      Bilingual(
        zh:
          "开设 \(open.count) 个储备点，常备洁净煤 \(stock.zh)，入冬前需花 \(spend.zh)；补贴颗粒 \(pellets.zh)，最多一户 \(plan.allocation.maxSubsidisedKgPerHousehold.count) 公斤。",
        en:
          "\(open.count) points open with \(stock.en) of clean coal for \(spend.en); \(pellets.en) of subsidised pellets, at most \(plan.allocation.maxSubsidisedKgPerHousehold.count) kg a household."
      ))
    for sentence in PelletShortage(plan.allocation, in: district).sentences {
      console.out("! " + sentence[console.language])
    }
    if !plan.scenarios.contains(where: \.required) {
      console.out(
        Bilingual(
          zh: "! 没有一个场景标为必保（required = true）：储备没有为任何场景准备。",
          en: "! No scenario is marked required = true: the reserve is planned for none."))
    }
    guard plan.solver.status != "given" else {
      console.out(Bilingual(zh: "库存是给定的，只核对，不优化。", en: "The stock was given: checked, not optimised."))
      return
    }
    console.out(
      Bilingual(
        zh:
          "选址：\(plan.solver.engine)，\(plan.solver.status == "optimal" ? "已证明最优" : plan.solver.status == "feasible" ? "时限内可行" : "要求互相冲突")，间隙 \(gap)，\(seconds) 秒。",
        en: "Siting: \(plan.solver.engine), \(plan.solver.status), gap \(gap), \(seconds) s."))
  }

  /// Required scenarios first, then by name; ◇ marks counts that rest on reconstructed or assumed households.
  private func scenarios() {
    let mark = plan.provenance.reconstructedShare > 0 ? "◇" : ""
    var table = TextTable(
      zh
        ? ["场景", "必保", "受影响户" + mark, "覆盖户" + mark, "结论", "缺煤", "首次短缺", "受冻户·时"]
        : [
          "scenario", "required", "affected" + mark, "covered" + mark, "verdict", "short", "first shortage",
          "cold hh·h",
        ],
      [.left, .left, .right, .right, .left, .right, .right, .right])
    for result in plan.scenarios.filter(\.required) + plan.scenarios.filter({ !$0.required }) {
      let sign =
        switch result.verdict {
        case .covered: "✓ "
        case .short: "✗ "
        case .noExposure: "– "
        }
      table.add([
        result.title[console.language],
        result.required ? (zh ? "是" : "yes") : "",
        Format.integer(Int64(result.affectedHouseholds)),
        result.verdict == .noExposure ? "–" : Format.integer(Int64(result.coveredHouseholds)),
        sign + result.verdict.label[console.language],
        Format.tonnesMissing(result.shortKg) + (zh ? " 吨" : " t"),
        result.firstShortageHour.map { zh ? "第\($0)小时" : "hour \($0)" } ?? (zh ? "无" : "none"),
        Format.integer(Int64(result.coldHouseholdHours)),
      ])
    }
    for line in table.lines() { console.out(line) }
    if plan.scenarios.contains(where: { $0.shortKg > .zero }) {
      console.out(Format.tonnesMissingRule)
    }
    if !mark.isEmpty {
      console.out(
        Bilingual(zh: "◇ 依据推算或假定的户数", en: "◇ rests on reconstructed or assumed household counts"))
    }
  }

  private func gaps() {
    for result in plan.scenarios where result.required && result.verdict == .short {
      console.out()
      let missing = result.affectedHouseholds - result.coveredHouseholds
      let households = Format.integer(Int64(missing))
      let short = Format.tonnesMissing(result.shortKg)
      console.out(
        missing > 0
          ? Bilingual(
            zh: "✗ “\(result.title.zh)”还有 \(households) 户保不住。最省的补救：",
            en: "✗ \"\(result.title.en)\" leaves \(households) households uncovered. Cheapest remedies:")
          // every household has its coal, so what is missing is a facility's
          : Bilingual(
            zh: "✗ “\(result.title.zh)”重点保障场所缺煤 \(short) 吨。最省的补救：",
            en: "✗ \"\(result.title.en)\" is \(short) t short for priority facilities. Cheapest remedies:"))
      for remedy in result.remedies.prefix(6) { console.out("   · " + remedy[console.language]) }
      if result.remedies.count > 6 {
        console.out(
          Bilingual(
            zh: "   · 另 \(result.remedies.count - 6) 条见报告",
            en: "   · \(result.remedies.count - 6) more in the report"))
      }
    }
  }

  private func notes() {
    console.out()
    let provenance = plan.provenance
    console.out(
      Bilingual(
        zh:
          "依据：\(Format.percent(provenance.reconstructedShare)) 的户数为推算或假定；\(Format.percent(provenance.estimatedPositionShare)) 的需煤落在估计位置；\(provenance.assumedSettings.count) 项政策参数为假定（报告中逐项标出）。",
        en:
          "Rests on: \(Format.percent(provenance.reconstructedShare)) of households reconstructed or assumed; \(Format.percent(provenance.estimatedPositionShare)) of the need at estimated positions; \(provenance.assumedSettings.count) policy settings assumed (each marked in the report)."
      ))
    for remark in plan.remarks { console.out("  · " + remark[console.language]) }
  }
}
