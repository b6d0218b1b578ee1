import District
import Plans
import Quantities

/// What a certificate says of one scenario, held against the inputs.
struct CertificateWitness {
  /// The roads, with the speed factor of each in every hour of a scenario.
  typealias RoadsByHour = (witness: RoadWitness, states: [[Double]])

  let district: District

  init(_ district: District) { self.district = district }

  /// The needs are those recomputed.
  func checkNeeds(
    _ title: Bilingual, _ certificate: CertificateRecord, _ witness: NeedWitness, _ report: inout AuditReport
  ) {
    let recomputed = witness.needs.map { need in
      CertificateRecord.Need(
        village: district.villages[need.village].code, urgency: need.urgency, households: need.households,
        kg: Kilograms(need.kg))
    }
    report.expect(certificate.needs.count == recomputed.count, "certificate.needs") {
      Bilingual(
        zh: "“\(title.zh)”证明书列 \(certificate.needs.count) 项需求，重算为 \(recomputed.count) 项",
        en: "\"\(title.en)\": \(certificate.needs.count) needs certified, \(recomputed.count) recomputed")
    }
    for (said, need) in zip(certificate.needs, recomputed) {
      report.expect(said == need, "certificate.need") {
        Bilingual(
          zh:
            "“\(title.zh)”\(need.village)：需煤写 \(said.kg.count) 公斤 \(said.households) 户，重算为 \(need.kg.count) 公斤 \(need.households) 户",
          en:
            "\"\(title.en)\" \(need.village): need says \(said.kg.count) kg for \(said.households) households, recomputed \(need.kg.count) kg for \(need.households)"
        )
      }
    }
  }

  /// The flow obeys stock, roads and needs and leaves short what is claimed; the cut shows that none does better.
  func checkFlow(
    _ claim: (title: Bilingual, shortKg: Kilograms), _ certificate: CertificateRecord, _ witness: NeedWitness,
    _ scenario: Scenario,
    _ stock: [Int64], _ roads: RoadsByHour, _ report: inout AuditReport
  ) {
    guard certificate.needs.count == witness.needs.count else { return }
    let title = claim.title
    let reach = reachInTime(witness, scenario, roads, from: Set(district.sites.indices))
    let surviving = stock.indices.map {
      Int64((Double(stock[$0]) * fraction(of: $0, in: scenario)).rounded(.down))
    }

    var out = [Int64](repeating: 0, count: district.sites.count)
    var into = [Int64](repeating: 0, count: witness.needs.count)
    for flow in certificate.flows {
      guard let site = district.sites.firstIndex(where: { $0.id == flow.site }),
        let need = certificate.needs.firstIndex(where: {
          $0.village == flow.village && $0.urgency == flow.urgency
        })
      else {
        report.expect(false, "certificate.flow") {
          Bilingual(
            zh: "“\(title.zh)”证明书里的 \(flow.site) → \(flow.village) 不存在",
            en: "\"\(title.en)\": no such flow \(flow.site) → \(flow.village)")
        }
        continue
      }
      report.expect(reach[need][site] != nil, "certificate.road") {
        Bilingual(
          zh: "“\(title.zh)”从 \(flow.site) 到 \(flow.village) 的路不通或赶不及",
          en: "\"\(title.en)\": no open road from \(flow.site) to \(flow.village) in time")
      }
      report.expect(flow.kg > .zero, "certificate.positive") {
        Bilingual(
          zh: "“\(title.zh)”\(flow.site) → \(flow.village) 的运量不是正数",
          en: "\"\(title.en)\": the flow \(flow.site) → \(flow.village) is not positive")
      }
      out[site] += flow.kg.count
      into[need] += flow.kg.count
    }
    for site in district.sites.indices {
      report.expect(out[site] <= surviving[site], "certificate.stock") {
        Bilingual(
          zh: "“\(title.zh)”从 \(district.sites[site].id) 运出 \(out[site]) 公斤，那里只有 \(surviving[site]) 公斤",
          en:
            "\"\(title.en)\": \(out[site]) kg leave \(district.sites[site].id), which has \(surviving[site]) kg"
        )
      }
    }
    for need in witness.needs.indices {
      report.expect(into[need] <= witness.needs[need].kg, "certificate.over") {
        Bilingual(
          zh: "“\(title.zh)”运到 \(certificate.needs[need].village) 的多于需要",
          en: "\"\(title.en)\": more reaches \(certificate.needs[need].village) than it needs")
      }
    }
    let delivered = into.reduce(0, +)
    let total = witness.needs.reduce(Int64(0)) { $0 + $1.kg }
    report.expect(
      delivered == certificate.deliveredKg.count && claim.shortKg.count == total - delivered,
      "certificate.delivered"
    ) {
      Bilingual(
        zh:
          "“\(title.zh)”送达写 \(certificate.deliveredKg.count) 公斤、缺 \(claim.shortKg.count) 公斤，按流量合计送达 \(delivered)、缺 \(total - delivered)",
        en:
          "\"\(title.en)\": delivered \(certificate.deliveredKg.count) kg, short \(claim.shortKg.count) kg; the flows add up to \(delivered) and \(total - delivered)"
      )
    }
    let evidence = CutEvidence(
      witness: witness, reach: reach, surviving: surviving, unmet: total - delivered,
      roadStates: roads.states)
    checkCut(title, certificate, evidence, &report)
  }

  /// Smallest fraction of its stock that a site keeps.
  func fraction(of site: Int, in scenario: Scenario) -> Double {
    var left = 1.0
    for hazard in scenario.hazards where hazard.start < scenario.horizon && hazard.area.sites.contains(site) {
      if case .siteLoss(let surviving) = hazard.kind { left = min(left, surviving) }
    }
    return left
  }

  /// For every need and site, the way a truck can take in time; `nil` where none can, and for sites not asked about.
  func reachInTime(
    _ witness: NeedWitness, _ scenario: Scenario, _ roads: RoadsByHour, from sites: Set<Int>
  ) -> [[RoadWitness.Way?]] {
    let states = roads.states
    var reach = [[RoadWitness.Way?]](
      repeating: [RoadWitness.Way?](repeating: nil, count: district.sites.count), count: witness.needs.count)
    var known: [(state: [Double], ways: [Int: [RoadWitness.Way?]])] = []
    for hour in 0..<(scenario.horizon) {
      let waiting = witness.needs.indices.filter { need in
        let since = hour - witness.needs[need].onset
        return since >= 0 && Int64(since) * 60 <= deadline(witness.needs[need].urgency)
      }
      guard !waiting.isEmpty else { continue }
      let slot: Int
      if let seen = known.firstIndex(where: { $0.state == states[hour] }) {
        slot = seen
      } else {
        known.append((states[hour], [:]))
        slot = known.count - 1
      }
      for (index, site) in district.sites.enumerated() where sites.contains(index) {
        let ways: [RoadWitness.Way?]
        if let seen = known[slot].ways[site.junction] {
          ways = seen
        } else {
          ways = roads.witness.ways(from: site.junction, states[hour])
          known[slot].ways[site.junction] = ways
        }
        for need in waiting where reach[need][index] == nil {
          let since = Int64(hour - witness.needs[need].onset) * 60
          if let way = ways[district.villages[witness.needs[need].village].junction],
            since + way.minutes <= deadline(witness.needs[need].urgency)
          {
            reach[need][index] = way
          }
        }
      }
    }
    return reach
  }

  func deadline(_ urgency: Urgency) -> Int64 {
    switch urgency {
    case .priority: district.policy.responsePriority.value.count
    case .ordinary: district.policy.responseAll.value.count
    }
  }
}
