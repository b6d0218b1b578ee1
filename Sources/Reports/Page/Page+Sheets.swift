import District
import Plans
import Quantities

extension Page {
  /// One printed page per township: what stands there, whom it serves, who fetches from where.
  func writeSheets(to main: inout Markup) {
    let scenario = dossier.bindingScenario
    let orders = Orders(dossier, scenario)
    for township in plan.townships {
      main.element("section", ["class": "sheet"]) { sheet in
        sheet.element("h2", text: words("附：\(township.name.zh)单页", "Sheet: \(township.name.en)"))
        writeSummary(township, scenario, orders, to: &sheet)
        writePointsOf(township, to: &sheet)
        writeVillagesOf(township, scenario, orders, to: &sheet)
        sheet.element(
          "p", ["class": "signature"],
          text: words(
            "填表人：　　　　　　审核人：　　　　　　日期：　　　　　　",
            "Filled in by:                Checked by:                Date:                "))
      }
    }
  }

  /// What a clerk must know, line by line.
  private func writeSummary(
    _ township: TownshipPlan, _ scenario: ScenarioResult?, _ orders: Orders, to sheet: inout Markup
  ) {
    let days = township.stockKg > .zero ? township.daysOfCover ?? [] : []
    let marks = signs(dossier.householdMarks(township: township.code))
    let results = signs(dossier.resultMarks)
    func sources(_ brought: [(site: String, kg: Kilograms)], _ language: Language) -> String {
      brought.map { dossier.siteName($0.site, language) + " " + Figure.tonnes($0.kg) }
        .joined(separator: Bilingual(zh: " 吨、", en: " t, ")[language])
    }
    sheet.element("ul", ["class": "facts"]) { facts in
      func fact(_ zh: String, _ en: String) { facts.element("li", text: words(zh, en)) }
      fact(
        "户数：\(Figure.count(township.households)) 户\(marks)。",
        "Households: \(Figure.count(township.households))\(marks).")
      if township.stockKg > .zero {
        fact(
          "境内储煤：\(Figure.tonnes(township.stockKg)) 吨\(results)"
            + (days.count == 3
              ? "；只供本乡镇，−10 ℃ 可用 \(Figure.fixed(days[0], 1)) 天，−17 ℃ 可用 \(Figure.fixed(days[1], 1)) 天，−21 ℃ 可用 \(Figure.fixed(days[2], 1)) 天。"
              : "。"),
          "Stock in the township: \(Figure.tonnes(township.stockKg)) t\(results)"
            + (days.count == 3
              ? "; for this township alone it lasts \(Figure.fixed(days[0], 1)) days at −10 ℃, \(Figure.fixed(days[1], 1)) at −17 ℃, \(Figure.fixed(days[2], 1)) at −21 ℃."
              : "."))
      } else {
        fact("境内不储煤，用煤全靠外来。", "No stock in the township: all its coal comes from outside.")
      }
      let need = orders.need(of: township.code)
      if let scenario, need > .zero {
        let brought = orders.brought(to: township.code)
        let come = brought.total(\.kg)
        fact(
          "“\(scenario.title.zh)”时需煤 \(Figure.tonnes(need)) 吨\(results)"
            + (brought.isEmpty ? "，没有储备点送得到。" : "，来自：\(sources(brought, .zh)) 吨。")
            + (come < need && !brought.isEmpty ? "仍缺 \(Figure.tonnesShort(need - come)) 吨。" : ""),
          "Coal needed in “\(scenario.title.en)”: \(Figure.tonnes(need)) t\(results)"
            + (brought.isEmpty ? "; no point can bring any." : ", from: \(sources(brought, .en)) t.")
            + (come < need && !brought.isEmpty ? " Still missing: \(Figure.tonnesShort(need - come)) t." : "")
        )
      }
      if township.pelletKg > .zero {
        let plants = orders.plants(of: township.code).map { plant in
          { (language: Language) in
            dossier.supplierName(plant.site, language) + " " + Figure.tonnes(plant.kg)
          }
        }
        fact(
          "补贴颗粒：\(Figure.tonnes(township.pelletKg)) 吨\(marks)"
            + (plants.isEmpty ? "。" : "，由 \(plants.map { $0(.zh) }.joined(separator: " 吨、")) 吨供应。"),
          "Subsidised pellets: \(Figure.tonnes(township.pelletKg)) t\(marks)"
            + (plants.isEmpty ? "." : ", from \(plants.map { $0(.en) }.joined(separator: " t, ")) t."))
      }
    }
  }

  private func writePointsOf(_ township: TownshipPlan, to sheet: inout Markup) {
    var table = Table(
      caption: words("境内储备点", "Points in the township"),
      columns: [
        .number(words("编号", "No.")), .text(words("储备点", "Point")), .text(words("级别", "Level")),
        .number(words("储煤", "Stock"), words("吨", "t"), marks: dossier.resultMarks),
        .number(words("可容", "Room for"), words("吨", "t")),
      ])
    for (index, point) in dossier.openSites.enumerated() where point.township == township.code {
      table.rows.append([
        .init("\(index + 1)"), .init(point.name[language], marks: dossier.positionMarks(point)),
        .init(point.tier.label[language]), .init(Figure.tonnes(point.stockKg)),
        .init(Figure.tonnes(point.capacityKg)),
      ])
    }
    guard !table.rows.isEmpty else { return }
    table.write(to: &sheet, language: language)
  }

  private func writeVillagesOf(
    _ township: TownshipPlan, _ scenario: ScenarioResult?, _ orders: Orders, to sheet: inout Markup
  ) {
    let caption =
      scenario.map {
        words("各村应急用煤（按“\($0.title.zh)”）与颗粒", "Villages: emergency coal (as in “\($0.title.en)”) and pellets")
      } ?? words("各村颗粒", "Villages: pellets")
    var table = Table(
      caption: caption,
      columns: [
        .text(words("村", "Village")),
        .number(words("用煤户", "Coal households"), words("户", ""), marks: dossier.householdMarks),
        .number(words("其中重点户", "of which priority"), words("户", ""), marks: dossier.householdMarks),
        .number(words("需煤", "Coal needed"), words("公斤", "kg"), marks: dossier.resultMarks),
        .text(words("由哪里送", "Brought from"), words("公斤", "kg")),
        .number(words("颗粒户", "Pellet households"), words("户", ""), marks: dossier.householdMarks),
        .number(words("补贴颗粒", "Subsidised"), words("公斤", "kg"), marks: dossier.householdMarks),
      ], kind: "villages")
    var totals = (
      households: 0, priority: 0, need: Kilograms.zero, pelletHouseholds: 0, pellets: Kilograms.zero
    )
    for village in dossier.district.villages where code(of: village) == township.code {
      let needs = orders.needs[village.code] ?? []
      let pellets = orders.pellets[village.code]
      guard !needs.isEmpty || (pellets?.households ?? 0) > 0 else { continue }
      let from = orders.brought(toVillage: village.code).map {
        dossier.siteName($0.site, language) + " " + Figure.count(Int($0.kg.count))
      }
      func sum(_ needs: [CertificateRecord.Need]) -> String {
        needs.isEmpty ? Figure.none : Figure.count(needs.reduce(0) { $0 + $1.households })
      }
      totals.households += needs.reduce(0) { $0 + $1.households }
      totals.priority += needs.reduce(0) { $0 + ($1.urgency == .priority ? $1.households : 0) }
      totals.need += needs.total(\.kg)
      totals.pelletHouseholds += pellets?.households ?? 0
      totals.pellets += pellets?.householdKg.total { $0 } ?? .zero
      table.rows.append([
        .init(village.name[language], marks: village.position == .estimated ? [.estimatedPosition] : []),
        .init(sum(needs)), .init(sum(needs.filter { $0.urgency == .priority })),
        .init(needs.isEmpty ? Figure.none : Figure.count(Int(needs.total(\.kg).count))),
        .init(from.isEmpty ? Figure.none : from.joined(separator: words("；", "; "))),
        .init(pellets.map { Figure.count($0.households) } ?? Figure.none),
        .init(pellets.map { Figure.count(Int($0.householdKg.total { $0 }.count)) } ?? Figure.none),
      ])
    }
    guard !table.rows.isEmpty else { return }
    table.total = [
      .init(words("合计", "Total")), .init(Figure.count(totals.households)),
      .init(Figure.count(totals.priority)), .init(Figure.count(Int(totals.need.count))), .init(""),
      .init(totals.pelletHouseholds == 0 ? Figure.none : Figure.count(totals.pelletHouseholds)),
      .init(totals.pellets == .zero ? Figure.none : Figure.count(Int(totals.pellets.count))),
    ]
    if totals.pelletHouseholds == 0 {
      // nobody here burns pellets: the two columns would hold nothing
      table.columns.removeLast(2)
      table.rows = table.rows.map { $0.dropLast(2) }
      table.total?.removeLast(2)
    }
    table.write(to: &sheet, language: language)
    paragraph(
      "“由哪里送”是证明里的一种可行配送，不是当天的派车单。重点户：有老弱病残的户和先保的公共设施。",
      "“Brought from” is one feasible way found by the proof, not the dispatch order of the day. Priority: vulnerable households, and facilities that come first.",
      kind: "note", in: &sheet)
  }

  private func code(of village: Village) -> String { dossier.district.townships[village.township].code }
}
