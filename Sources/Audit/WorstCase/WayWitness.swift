import District
import Plans
import Quantities

/// Drives the deliveries of a worst-case report road by road, with everything in place.
struct WayWitness {
  /// What they leave short, and what passes each road and leaves each site, kg.
  struct Loads {
    var short: Int64
    var byRoad: [Int64]
    var bySite: [Int64]

    /// No so many roads and sites can take more.
    func upper(roads: Int, sites: Int) -> Int64 {
      short + byRoad.sorted(by: >).prefix(roads).reduce(0, +)
        + bySite.sorted(by: >).prefix(sites).reduce(0, +)
    }
  }

  private let district: District
  private let scenario: Scenario
  private let stock: [Int64]
  private let needs: NeedWitness
  private let states: [[Double]]

  init(_ district: District, _ scenario: Scenario, stock: [Int64]) {
    self.district = district
    self.scenario = scenario
    self.stock = stock
    needs = NeedWitness(district, scenario)
    states = RoadWitness(district).states(of: scenario)
  }

  /// The loads; `nil` where a delivery names what does not exist.
  func check(_ said: ScenarioWorstCase, _ report: inout AuditReport) -> Loads? {
    let title = said.title
    var loads = Loads(
      short: 0, byRoad: district.roads.map { _ in 0 }, bySite: district.sites.map { _ in 0 })
    var into = [Int64](repeating: 0, count: needs.needs.count)
    for delivery in said.spread {
      let roads = delivery.roads.compactMap { id in district.roads.firstIndex { $0.id == id } }
      guard let site = district.sites.firstIndex(where: { $0.id == delivery.site }),
        let need = needs.needs.firstIndex(where: {
          district.villages[$0.village].code == delivery.village && $0.urgency == delivery.urgency
        }), roads.count == delivery.roads.count
      else {
        report.expect(false, "worst.way-names") {
          Bilingual(
            zh: "“\(title.zh)”调运 \(delivery.site) → \(delivery.village) 里有不存在的点、需求或路",
            en:
              "\"\(title.en)\": the delivery \(delivery.site) → \(delivery.village) names a site, need or road that does not exist"
          )
        }
        return nil
      }
      report.expect(delivery.kg > .zero && arrivesInTime(site, need, roads), "worst.way") {
        Bilingual(
          zh: "“\(title.zh)”调运 \(delivery.site) → \(delivery.village) 的路不相连、不通或赶不及",
          en:
            "\"\(title.en)\": the way of the delivery \(delivery.site) → \(delivery.village) is broken, closed or too slow"
        )
      }
      loads.bySite[site] += delivery.kg.count
      into[need] += delivery.kg.count
      for road in Set(roads) { loads.byRoad[road] += delivery.kg.count }
    }
    let certificates = CertificateWitness(district)
    for site in district.sites.indices {
      let left = Int64((Double(stock[site]) * certificates.fraction(of: site, in: scenario)).rounded(.down))
      report.expect(loads.bySite[site] <= left, "worst.way-stock") {
        Bilingual(
          zh: "“\(title.zh)”从 \(district.sites[site].id) 调出 \(loads.bySite[site]) 公斤，那里只有 \(left) 公斤",
          en:
            "\"\(title.en)\": \(loads.bySite[site]) kg leave \(district.sites[site].id), which has \(left) kg"
        )
      }
    }
    for (need, kg) in zip(needs.needs, into) {
      report.expect(kg <= need.kg, "worst.way-over") {
        Bilingual(
          zh: "“\(title.zh)”运到 \(district.villages[need.village].code) 的多于需要",
          en: "\"\(title.en)\": more reaches \(district.villages[need.village].code) than it needs")
      }
    }
    let need = needs.needs.reduce(Int64(0)) { $0 + $1.kg }
    loads.short = need - into.reduce(0, +)
    report.expect(said.needKg.count == need && said.shortKg.count == loads.short, "worst.base") {
      Bilingual(
        zh: "“\(title.zh)”需煤写 \(said.needKg.count)、完好时缺 \(said.shortKg.count) 公斤，重算为 \(need)、\(loads.short)",
        en:
          "\"\(title.en)\": \(said.needKg.count) kg needed and \(said.shortKg.count) short with everything in place, recomputed \(need) and \(loads.short)"
      )
    }
    return loads
  }

  /// Whether the roads lead from the site to the village, and some departure at a whole hour arrives in time.
  private func arrivesInTime(_ site: Int, _ need: Int, _ roads: [Int]) -> Bool {
    var at = district.sites[site].junction
    for index in roads {
      let road = district.roads[index]
      if road.from == at {
        at = road.to
      } else if road.to == at, !road.oneWay {
        at = road.from
      } else {
        return false
      }
    }
    let wanted = needs.needs[need]
    guard at == district.villages[wanted.village].junction else { return false }
    let deadline = CertificateWitness(district).deadline(wanted.urgency)
    return (wanted.onset..<max(wanted.onset, scenario.horizon)).contains { hour in
      let since = Int64(hour - wanted.onset) * 60
      guard since <= deadline else { return false }
      var minutes = since
      for index in roads {
        let speed = district.roads[index].freeSpeed * states[hour][index]
        guard speed > 0 else { return false }
        minutes += Int64((district.roads[index].length.kilometres / speed * 60 - 1e-9).rounded(.up))
      }
      return minutes <= deadline
    }
  }
}
