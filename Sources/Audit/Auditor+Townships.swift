import District
import Plans
import Quantities

extension Auditor {
  /// Outdoor temperatures at which days of cover are stated, °C.
  private static let coverTemperatures = [-10.0, -17.0, -21.0]

  /// Every township's name, households, stock, days of cover and pellets.
  func checkTownships(_ report: inout AuditReport) {
    let plan = folder.plan
    report.expect(
      plan.townships.map(\.code) == district.townships.map(\.code)
        && plan.townships.map(\.name) == district.townships.map(\.name), "township.list"
    ) {
      Bilingual(
        zh: "规划里的乡镇名单与 townships.csv 不一致", en: "the plan's townships are not those of townships.csv")
    }
    guard plan.townships.map(\.code) == district.townships.map(\.code) else { return }
    for (index, said) in plan.townships.enumerated() {
      let stock = plan.sites.filter { $0.open && $0.township == said.code }.total(\.stockKg)
      report.expect(said.stockKg == stock, "township.stock") {
        Bilingual(
          zh: "\(said.name.zh) 存煤写 \(said.stockKg.count) 公斤，各点合计 \(stock.count) 公斤",
          en: "\(said.name.en): stock says \(said.stockKg.count) kg, its points add up to \(stock.count) kg")
      }
      let pellets = plan.allocation.villages.filter { $0.township == said.code }
        .total { $0.householdKg.total { $0 } }
      report.expect(said.pelletKg == pellets, "township.pellets") {
        Bilingual(
          zh: "\(said.name.zh) 颗粒写 \(said.pelletKg.count) 公斤，各户合计 \(pellets.count) 公斤",
          en:
            "\(said.name.en): pellets say \(said.pelletKg.count) kg, households add up to \(pellets.count) kg"
        )
      }
      let groups = district.households.filter { district.villages[$0.village].township == index }
      let households = groups.reduce(0) { $0 + $1.count }
      report.expect(said.households == households, "township.households") {
        Bilingual(
          zh: "\(said.name.zh)写 \(said.households) 户，households.csv 合计 \(households) 户",
          en: "\(said.name.en): \(said.households) households, households.csv adds up to \(households)")
      }
      let days = daysOfCover(groups, stock: stock.count)
      report.expect(
        (said.daysOfCover ?? []).count == days.count
          && zip(said.daysOfCover ?? [], days).allSatisfy { agree($0, $1) }, "township.days"
      ) {
        Bilingual(
          zh: "\(said.name.zh)的可用天数写 \(said.daysOfCover ?? [])，按存煤重算为 \(days)",
          en:
            "\(said.name.en): days of cover say \(said.daysOfCover ?? []), recomputed from its stock \(days)")
      }
    }
  }

  /// Days a stock lasts groups' households with a safe stove, by temperature; none where they burn nothing.
  private func daysOfCover(_ groups: [HouseholdGroup], stock: Int64) -> [Double] {
    guard let fuel = district.fuels.first(where: { $0.id == district.policy.reserveFuel.value }) else {
      return []
    }
    var days: [Double] = []
    for outdoor in Self.coverTemperatures {
      var daily = 0.0
      for group in groups {
        let house = district.archetypes[group.archetype]
        let kelvin = max(0, district.policy.emergencyTemperature.value - outdoor)
        daily +=
          Double(group.safeStoves) * 0.0864 * house.heatLoss * house.emergencyRoomShare * kelvin
          / (fuel.heatingValue * fuel.stoveEfficiency)
      }
      guard daily > 0 else { return [] }
      days.append(Double(stock) / daily)
    }
    return days
  }
}
