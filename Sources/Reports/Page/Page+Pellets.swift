import Plans
import Quantities

extension Page {
  /// Pellets by township.
  func writePellets(to main: inout Markup) {
    section(4, "生物质颗粒分配", "Biomass pellets", in: &main) { part in
      var table = Table(
        caption: words("各乡镇生物质颗粒", "Pellets by township"),
        columns: [
          .text(words("乡镇街道", "Township")), .number(words("生物质户", "Biomass households"), words("户", "")),
          .number(words("补贴颗粒", "Subsidised"), words("吨", "t")),
          .number(words("户均补贴", "Mean a household"), words("公斤", "kg")),
          .number(words("应补未补", "Claim unmet"), words("吨", "t")),
          .number(words("超额自购", "Self-paid beyond the cap"), words("吨", "t")),
        ], kind: "keep")
      let allocation = plan.allocation
      for township in plan.townships {
        let villages = allocation.villages.filter { $0.township == township.code && $0.households > 0 }
        guard !villages.isEmpty else { continue }
        let households = villages.reduce(0) { $0 + $1.households }
        let subsidised = villages.total { $0.householdKg.total { $0 } }
        let marks = dossier.pelletMarks(township: township.code)
        table.rows.append([
          .init(township.name[language]), .init(Figure.count(households), marks: marks),
          .init(Figure.tonnes(subsidised), marks: marks),
          .init(Figure.fixed(Double(subsidised.count) / Double(households), 0), marks: marks),
          .init(Figure.tonnes(villages.total(\.unmetKg)), marks: marks),
          .init(Figure.tonnes(villages.total(\.selfPaidKg)), marks: marks),
        ])
      }
      let households = allocation.villages.reduce(0) { $0 + $1.households }
      table.total = [
        .init(words("合计", "Total")), .init(Figure.count(households)),
        .init(Figure.tonnes(allocation.totalKg)),
        .init(
          households > 0
            ? Figure.fixed(Double(allocation.totalKg.count) / Double(households), 0) : Figure.none),
        .init(Figure.tonnes(allocation.unmetKg)), .init(Figure.tonnes(allocation.selfPaidKg)),
      ]
      table.write(to: &part, language: language)
      let shortage = PelletShortage(allocation, in: dossier.district).sentences
      paragraph(
        "补贴颗粒每户每年不超过 \(Figure.count(Int(allocation.capKg.count))) 公斤，超出部分由户自购、单独列账。"
          + (shortage.isEmpty ? "应补的颗粒全部有供应。" : shortage.map(\.zh).joined())
          + "到村、到户的数量见 report.xlsx 和 allocation.csv。",
        "Subsidised pellets never exceed \(Figure.count(Int(allocation.capKg.count))) kg a household and year; what is needed beyond that is bought by the household and kept apart. "
          + (shortage.isEmpty
            ? "The whole eligible need is supplied." : shortage.map(\.en).joined(separator: " "))
          + " For villages and households see report.xlsx and allocation.csv.",
        kind: "note", in: &part)
      writePelletMonths(to: &part)
      writePelletNeed(to: &part)
      writePelletProof(to: &part)
    }
  }

  /// What is brought to each township in each month.
  private func writePelletMonths(to part: inout Markup) {
    let months = PelletMonths(plan.allocation)
    guard !months.rows.isEmpty else { return }
    var table = Table(
      caption: words("各乡镇逐月送到的颗粒（吨）", "Pellets brought to each township by month (t)"),
      columns: [.text(words("乡镇街道", "Township"))] + months.months.map { .number($0) }
        + [.number(words("合计", "Total"))], kind: "keep")
    for township in plan.townships {
      let rows = months.rows.filter { $0.township == township.code }
      guard !rows.isEmpty else { continue }
      table.rows.append(
        [.init(township.name[language])] + rows.map { .init(Figure.tonnes($0.deliveredKg)) }
          + [.init(Figure.tonnes(rows.total(\.deliveredKg)))])
    }
    let byMonth = months.months.map { month in months.rows.filter { $0.month == month } }
    table.rows.append(
      [.init(words("车次（次，不计入合计）", "Truck-loads (number, not in the total)"))]
        + byMonth.map { rows in .init(Figure.count(rows.reduce(0) { $0 + $1.loads })) }
        + [.init(Figure.count(months.rows.reduce(0) { $0 + $1.loads }))])
    table.total =
      [.init(words("合计", "Total"))] + byMonth.map { .init(Figure.tonnes($0.total(\.deliveredKg))) }
      + [.init(Figure.tonnes(plan.allocation.totalKg))]
    table.write(to: &part, language: language)
  }

  /// What households need in each month, and what becomes of it.
  private func writePelletNeed(to part: inout Markup) {
    let months = PelletMonths(plan.allocation)
    guard !months.rows.isEmpty else { return }
    var table = Table(
      caption: words("逐月需要与缺额", "Need by month, and what is missing"),
      columns: [
        .text(words("月份", "Month")), .number(words("需要", "Need"), words("吨", "t")),
        .number(words("补贴内烧用", "Subsidised burnt"), words("吨", "t")),
        .number(words("应补未补", "Claim unmet"), words("吨", "t")),
        .number(words("超额自购", "Self-paid beyond the cap"), words("吨", "t")),
        .number(words("后两项都没有时，室温低", "Colder without either"), words("度", "K")),
      ], kind: "keep")
    func sums(_ label: String, _ rows: [PelletMonths.Row]) -> [Table.Cell] {
      let need = rows.total(\.needKg)
      let lost = rows.reduce(0.0) { $0 + $1.degreesLost * Double($1.needKg.count) }
      return [
        .init(label), .init(Figure.tonnes(need)), .init(Figure.tonnes(rows.total(\.burntKg))),
        .init(Figure.tonnes(rows.total(\.unmetKg))), .init(Figure.tonnes(rows.total(\.selfPaidKg))),
        .init(need > .zero ? Figure.fixed(lost / Double(need.count), 1) : Figure.none, marks: [.assumed]),
      ]
    }
    for month in months.months { table.rows.append(sums(month, months.rows.filter { $0.month == month })) }
    table.total = sums(words("全季", "Season"), months.rows)
    table.write(to: &part, language: language)
  }

  private func writePelletProof(to part: inout Markup) {
    let allocation = plan.allocation
    let proof = allocation.proof
    let (cost, bound) = (Figure.wan(allocation.costFen), Figure.wan(proof.boundFen))
    let fairness = Figure.wan(proof.priceOfFairnessFen)
    paragraph(
      "采购、整车运输、进出库和存放合计 \(cost) 万元；按同样的到户量，任何做法都不会低于 \(bound) 万元（差距不超过 \(Figure.percent(proof.gap, 3))）。"
        + "公斤流的最优值由网络单纯形精确求得，并由 GLPK 复核。"
        + (allocation.unmetKg > .zero
          ? "不够分时的次序：弱势户保底、各户保底、弱势户补足、各户补足，每一步都让最少的尽量多；因公平多花 \(fairness) 万元。" : "够分，每户都拿到应补的量，公平不多花钱。"),
      "Purchase, whole trucks, handling and holding come to \(cost) × 10,000 CNY; no way to bring households the same costs less than \(bound) × 10,000 CNY (a gap of at most \(Figure.percent(proof.gap, 3))). "
        + "The optimum of the flow in kilograms is exact, by the network simplex, and checked by GLPK. "
        + (allocation.unmetKg > .zero
          ? "Where there is not enough, the order is: the vulnerable to their floor, everybody to the floor, the vulnerable to their whole claim, everybody to the whole claim; on each step the least share is as large as it can be. Fairness costs \(fairness) × 10,000 CNY more."
          : "There is enough: everybody gets the whole claim, and fairness costs nothing."),
      kind: "note", in: &part)
  }
}
