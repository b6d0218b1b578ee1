import Certificates
import District
import Hazards
import Plans
import Quantities

/// Whether a stock covers a scenario, with the proof.
struct ReserveCheck: Sendable {
  let study: ScenarioStudy
  let network: ReserveNetwork
  let certificate: ReserveCertificate
  /// Emergency haul of the certified flow.
  let transport: Fen
  /// Coal households covered, by need.
  let coveredHouseholds: [Int]

  init(_ district: District, _ study: ScenarioStudy, stock: [Kilograms]) throws {
    self.study = study
    network = try ReserveNetwork(
      stock: study.impact.surviving(of: stock), needs: study.impact.needs.map(\.kg),
      arcs: study.reach.enumerated().flatMap { need, reach in
        reach.map { ReserveArc(site: $0.site, need: need, length: Metres($0.metres)) }
      })
    let certificate = network.certificate()
    try certificate.verify(for: network)
    self.certificate = certificate
    let haul = district.policy.haulCost.value.count
    transport = certificate.flows.total { flow in
      let metres = study.reach[flow.need].first { $0.site == flow.site }?.metres ?? 0
      return Fen(roundingUp(flow.amount.count * haul * metres, over: 1_000_000))
    }
    coveredHouseholds = zip(study.impact.needs, certificate.delivered).map { need, delivered in
      delivered >= need.kg
        ? need.households : Int(Int64(need.households) * delivered.count / need.kg.count)
    }
  }

  /// Households that find a place in a shelter.
  var sheltered: Int { study.impact.sheltered.reduce(0, +) }
  /// Households to whom coal is useless and for whom there is no shelter place.
  var stranded: Int { study.impact.withoutStove.reduce(0, +) - sheltered }
  /// All households covered.
  var covered: Int { coveredHouseholds.reduce(0, +) + sheltered }
  /// Coal that cannot be brought.
  var short: Kilograms { study.impact.needed - certificate.total }

  /// The verdict the certificate gives.
  var verdict: Verdict {
    // a health centre without heat is exposed too, where no household is
    if study.impact.affectedHouseholds == 0, study.impact.needed == .zero { return .noExposure }
    return covered == study.impact.affectedHouseholds && short == .zero ? .covered : .short
  }

  /// The certificate as written to disk.
  func record(_ district: District, slowRoads: [String]) -> CertificateRecord {
    CertificateRecord(
      scenario: study.scenario.name,
      needs: study.impact.needs.map {
        .init(
          village: district.villages[$0.village].code, urgency: $0.urgency, households: $0.households,
          kg: $0.kg)
      },
      flows: certificate.flows.map {
        let need = study.impact.needs[$0.need]
        return .init(
          site: district.sites[$0.site].id, village: district.villages[need.village].code,
          urgency: need.urgency, kg: $0.amount)
      },
      deliveredKg: certificate.total,
      cut: certificate.cut.map { cut in
        .init(
          needs: cut.needs, sites: cut.sites.map { district.sites[$0].id }, roads: slowRoads,
          shortKg: cut.short)
      })
  }
}
