import District
import Plans
import Quantities

/// What a worst-case report says of single roads, sites and bases: their names, their number, and the coal that goes
/// missing without each, worked out anew by the best deliveries over the roads left.
struct LossWitness {
  private let district: District
  private let scenario: Scenario
  private let witness: NeedWitness
  private let roads: CertificateWitness.RoadsByHour
  /// kg that survive at each site.
  private let supply: [Int64]
  /// Sites with stock that reach each need in time, every road in place.
  private let reach: [[Int]]

  init(_ district: District, _ scenario: Scenario, stock: [Int64]) {
    self.district = district
    self.scenario = scenario
    witness = NeedWitness(district, scenario)
    let roads = RoadWitness(district)
    self.roads = (roads, roads.states(of: scenario))
    let certificates = CertificateWitness(district)
    supply = stock.indices.map {
      Int64((Double(stock[$0]) * certificates.fraction(of: $0, in: scenario)).rounded(.down))
    }
    reach = Self.reach(district, scenario, witness, self.roads, supply)
  }

  private static func reach(
    _ district: District, _ scenario: Scenario, _ witness: NeedWitness,
    _ roads: CertificateWitness.RoadsByHour, _ supply: [Int64]
  ) -> [[Int]] {
    let stocked = supply.indices.filter { supply[$0] > 0 }
    return CertificateWitness(district).reachInTime(witness, scenario, roads, from: Set(stocked)).map {
      ways in
      stocked.filter { ways[$0] != nil }
    }
  }

  /// - Parameter loads: What the report's deliveries carry with everything in place, which leave no more short than must
  ///   be; `nil` where they name what does not exist.
  /// - Complexity: a shortest-path tree for each stocked site, state of the roads and road that the deliveries use.
  func check(_ said: ScenarioWorstCase, _ loads: WayWitness.Loads?, _ report: inout AuditReport) {
    checkSites(said, &report)
    if let loads { checkRoads(said, loads, &report) }
    checkBases(said, &report)
  }

  /// kg that must go short where a site is lost.
  private func shortage(withoutSite site: Int) -> Int64 {
    var left = supply
    left[site] = 0
    return BestDeliveries(supply: left, demand: witness.needs.map(\.kg), reach: reach).short
  }

  /// The same where a road is closed.
  private func shortage(withoutRoad road: Int) -> Int64 {
    var states = roads.states
    for hour in states.indices { states[hour][road] = 0 }
    let reach = Self.reach(district, scenario, witness, (roads.witness, states), supply)
    return BestDeliveries(supply: supply, demand: witness.needs.map(\.kg), reach: reach).short
  }

  private func checkSites(_ said: ScenarioWorstCase, _ report: inout AuditReport) {
    let title = said.title
    let stocked = supply.indices.filter { supply[$0] > 0 }
    report.expect(
      said.sites.map(\.site).sorted() == stocked.map { district.sites[$0].id }.sorted(), "worst.sites"
    ) {
      Bilingual(
        zh: "“\(title.zh)”列出的储备点不是有存煤的那 \(stocked.count) 个",
        en: "\"\(title.en)\": the sites listed are not the \(stocked.count) with stock")
    }
    let delivered = said.sites.total(\.deliveredKg)
    report.expect(delivered == said.needKg - said.shortKg, "worst.delivered") {
      Bilingual(
        zh: "“\(title.zh)”各点送出合计 \(delivered.count) 公斤，需煤减缺口是 \((said.needKg - said.shortKg).count) 公斤",
        en:
          "\"\(title.en)\": the sites deliver \(delivered.count) kg in all, need less shortage is \((said.needKg - said.shortKg).count) kg"
      )
    }
    for item in said.sites {
      guard let site = district.sites.firstIndex(where: { $0.id == item.site }) else { continue }
      let more = shortage(withoutSite: site) - said.shortKg.count
      report.expect(
        item.name == district.sites[site].name && item.moreShortKg.count == more
          && item.moreShortKg <= item.deliveredKg && item.deliveredKg.count <= supply[site], "worst.site"
      ) {
        Bilingual(
          zh:
            "“\(title.zh)”储备点 \(item.site)（\(item.name.zh)）写失去多缺 \(item.moreShortKg.count) 公斤、送出 \(item.deliveredKg.count) 公斤；重算多缺 \(more) 公斤，存 \(supply[site]) 公斤，名称是 \(district.sites[site].name.zh)",
          en:
            "\"\(title.en)\": the site \(item.site) (\(item.name.en)) says \(item.moreShortKg.count) kg more short without it and \(item.deliveredKg.count) kg delivered; recomputed \(more) kg more short, it holds \(supply[site]) kg and is called \(district.sites[site].name.en)"
        )
      }
    }
  }

  private func checkRoads(
    _ said: ScenarioWorstCase, _ loads: WayWitness.Loads, _ report: inout AuditReport
  ) {
    let title = said.title
    let listed = said.roads.compactMap { item in district.roads.firstIndex { $0.id == item.road } }
    report.expect(
      Set(listed).count == said.roads.count
        && said.harmlessRoads == district.roads.count - said.roads.count, "worst.harmless"
    ) {
      Bilingual(
        zh:
          "“\(title.zh)”列 \(said.roads.count) 条路、另有 \(said.harmlessRoads) 条无碍，全区共 \(district.roads.count) 条；或有重复、不存在的路",
        en:
          "\"\(title.en)\": \(said.roads.count) roads are listed and \(said.harmlessRoads) do no harm, the district has \(district.roads.count); or one is listed twice or does not exist"
      )
    }
    for item in said.roads {
      guard let road = district.roads.firstIndex(where: { $0.id == item.road }) else { continue }
      // deliveries that do not use a road go on without it
      let more = loads.byRoad[road] == 0 ? 0 : shortage(withoutRoad: road) - said.shortKg.count
      report.expect(
        item.name == district.roads[road].name && item.moreShortKg.count == more
          && item.moreShortKg <= item.carriedKg && item.carriedKg <= said.needKg - said.shortKg, "worst.road"
      ) {
        Bilingual(
          zh:
            "“\(title.zh)”道路 \(item.road)（\(item.name.zh)）写断了多缺 \(item.moreShortKg.count) 公斤、经它送 \(item.carriedKg.count) 公斤；重算多缺 \(more) 公斤，名称是 \(district.roads[road].name.zh)",
          en:
            "\"\(title.en)\": the road \(item.road) (\(item.name.en)) says \(item.moreShortKg.count) kg more short without it and \(item.carriedKg.count) kg carried; recomputed \(more) kg more short, it is called \(district.roads[road].name.en)"
        )
      }
    }
  }

  private func checkBases(_ said: ScenarioWorstCase, _ report: inout AuditReport) {
    var trucks: [String: Int] = [:]
    for type in district.fleet { trucks[district.junctions[type.base].id, default: 0] += type.count }
    let listed = Dictionary(said.bases.map { ($0.junction, $0.trucks) }) { first, _ in first }
    report.expect(listed == trucks && said.bases.count == trucks.count, "worst.bases") {
      Bilingual(
        zh: "“\(said.title.zh)”列出的车场或车数与 fleet.csv 不符",
        en: "\"\(said.title.en)\": the bases or their trucks are not those of fleet.csv")
    }
  }
}
