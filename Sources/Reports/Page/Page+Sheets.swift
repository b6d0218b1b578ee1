import District
import Plans
import Quantities

extension Page {
  /// One printed page per township: what stands there, whom it serves, who fetches from where.
  func writeSheets(to main: inout Markup) {
    let scenario = dossier.bindingScenario
    for township in plan.townships {
      main.element("section", ["class": "sheet"]) { sheet in
        sheet.element("h2", text: words("附：\(township.name.zh)单页", "Sheet: \(township.name.en)"))
        writeSummary(township, to: &sheet)
        writePointsOf(township, to: &sheet)
        writeVillagesOf(township, scenario, to: &sheet)
        sheet.element(
          "p", ["class": "signature"],
          text: words(
            "填表人：　　　　　　审核人：　　　　　　日期：　　　　　　",
            "Filled in by:                Checked by:                Date:                "))
      }
    }
  }

  private func writeSummary(_ township: TownshipPlan, to sheet: inout Markup) {
    let days = township.daysOfCover ?? []
    let cover =
      days.count == 3
      ? words(
        "，可支撑 −10 ℃ \(Figure.fixed(days[0], 1)) 天、−17 ℃ \(Figure.fixed(days[1], 1)) 天、−21 ℃ \(Figure.fixed(days[2], 1)) 天",
        ", enough for \(Figure.fixed(days[0], 1)) days at −10 °C, \(Figure.fixed(days[1], 1)) at −17 °C, \(Figure.fixed(days[2], 1)) at −21 °C"
      ) : ""
    let marks = signs(dossier.householdMarks(township: township.code))
    paragraph(
      "\(Figure.count(township.households)) 户\(marks)；境内储煤 \(Figure.tonnes(township.stockKg)) 吨\(cover)；生物质颗粒 \(Figure.tonnes(township.pelletKg)) 吨。",
      "\(Figure.count(township.households)) households\(marks); stock in the township \(Figure.tonnes(township.stockKg)) t\(cover); pellets \(Figure.tonnes(township.pelletKg)) t.",
      in: &sheet)
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
    guard !table.rows.isEmpty else {
      paragraph("境内不设储备点。", "No point in this township.", in: &sheet)
      return
    }
    table.write(to: &sheet, language: language)
  }

  private func writeVillagesOf(
    _ township: TownshipPlan, _ scenario: ScenarioResult?, to sheet: inout Markup
  ) {
    let record = scenario.flatMap { dossier.certificate[$0.name] }
    let caption =
      scenario.map {
        words("各村用煤（按“\($0.title.zh)”）与颗粒", "Villages: coal (as in “\($0.title.en)”) and pellets")
      } ?? words("各村颗粒", "Villages: pellets")
    var table = Table(
      caption: caption,
      columns: [
        .text(words("村", "Village")),
        .number(words("用煤户", "Coal households"), words("户", ""), marks: dossier.householdMarks),
        .number(words("需煤", "Coal needed"), words("公斤", "kg"), marks: dossier.resultMarks),
        .text(words("由哪些储备点送（公斤）", "Brought from (kg)")),
        .number(words("颗粒户", "Pellet households"), words("户", ""), marks: dossier.householdMarks),
        .number(words("补贴颗粒", "Subsidised pellets"), words("公斤", "kg"), marks: dossier.householdMarks),
      ], kind: "villages")
    let numbers = Dictionary(
      zip(dossier.openSites.map(\.id), 1...), uniquingKeysWith: { first, _ in first })
    for village in dossier.district.villages where code(of: village) == township.code {
      let needs = record?.needs.filter { $0.village == village.code } ?? []
      let pellets = plan.allocation.villages.first { $0.code == village.code }
      guard !needs.isEmpty || (pellets?.households ?? 0) > 0 else { continue }
      var brought: [(number: Int, kg: Kilograms)] = []
      for flow in record?.flows ?? [] where flow.village == village.code {
        let number = numbers[flow.site] ?? 0
        if let at = brought.firstIndex(where: { $0.number == number }) {
          brought[at].kg += flow.kg
        } else {
          brought.append((number, flow.kg))
        }
      }
      let from = brought.sorted { $0.number < $1.number }.map { entry in
        words("\(entry.number)号 ", "No. \(entry.number): ") + Figure.count(Int(entry.kg.count))
      }
      table.rows.append([
        .init(
          village.name[language], marks: village.position == .estimated ? [.estimatedPosition] : []),
        .init(Figure.count(needs.reduce(0) { $0 + $1.households })),
        .init(Figure.count(Int(needs.total(\.kg).count))),
        .init(from.isEmpty ? Figure.none : from.joined(separator: words("；", "; "))),
        .init(pellets.map { Figure.count($0.households) } ?? Figure.none),
        .init(pellets.map { Figure.count(Int($0.householdKg.total { $0 }.count)) } ?? Figure.none),
      ])
    }
    if !table.rows.isEmpty { table.write(to: &sheet, language: language) }
  }

  private func code(of village: Village) -> String { dossier.district.townships[village.township].code }
}
