import District
import Plans
import Quantities

extension Page {
  /// One printed page per township: what stands there, whom it serves, who fetches from where.
  func writeSheets(to main: inout Markup) {
    let scenario = dossier.bindingScenario
    let record = scenario.flatMap { dossier.certificate[$0.name] }
    let orders = Orders(record, pellets: plan.allocation)
    for township in plan.townships {
      main.element("section", ["class": "sheet"]) { sheet in
        sheet.element("h2", text: words("附：\(township.name.zh)单页", "Sheet: \(township.name.en)"))
        writeSummary(township, to: &sheet)
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

  /// What the sheets look up by village, collected once for all townships.
  private struct Orders {
    var needs: [String: [CertificateRecord.Need]]
    var flows: [String: [CertificateRecord.Flow]]
    var pellets: [String: AllocationPlan.Village]

    init(_ record: CertificateRecord?, pellets: AllocationPlan) {
      needs = Dictionary(grouping: record?.needs ?? [], by: \.village)
      flows = Dictionary(grouping: record?.flows ?? [], by: \.village)
      self.pellets = Dictionary(
        pellets.villages.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Coal for a village by point, in the order in which the points first appear.
    func brought(to village: String) -> [(site: String, kg: Kilograms)] {
      var brought: [(site: String, kg: Kilograms)] = []
      for flow in flows[village] ?? [] {
        if let at = brought.firstIndex(where: { $0.site == flow.site }) {
          brought[at].kg += flow.kg
        } else {
          brought.append((flow.site, flow.kg))
        }
      }
      return brought
    }
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
        .text(words("由哪里送（公斤）", "Brought from (kg)")),
        .number(words("颗粒户", "Pellet households"), words("户", ""), marks: dossier.householdMarks),
        .number(words("补贴颗粒", "Subsidised"), words("公斤", "kg"), marks: dossier.householdMarks),
      ], kind: "villages")
    for village in dossier.district.villages where code(of: village) == township.code {
      let needs = orders.needs[village.code] ?? []
      let pellets = orders.pellets[village.code]
      guard !needs.isEmpty || (pellets?.households ?? 0) > 0 else { continue }
      let from = orders.brought(to: village.code).map {
        dossier.siteName($0.site, language) + " " + Figure.count(Int($0.kg.count))
      }
      func sum(_ needs: [CertificateRecord.Need]) -> String {
        needs.isEmpty ? Figure.none : Figure.count(needs.reduce(0) { $0 + $1.households })
      }
      table.rows.append([
        .init(village.name[language], marks: village.position == .estimated ? [.estimatedPosition] : []),
        .init(sum(needs)), .init(sum(needs.filter { $0.urgency == .priority })),
        .init(needs.isEmpty ? Figure.none : Figure.count(Int(needs.total(\.kg).count))),
        .init(from.isEmpty ? Figure.none : from.joined(separator: words("；", "; "))),
        .init(pellets.map { Figure.count($0.households) } ?? Figure.none),
        .init(pellets.map { Figure.count(Int($0.householdKg.total { $0 }.count)) } ?? Figure.none),
      ])
    }
    if !table.rows.isEmpty { table.write(to: &sheet, language: language) }
  }

  private func code(of village: Village) -> String { dossier.district.townships[village.township].code }
}
