import District
import Plans
import Quantities

/// What the proof of one scenario brings to whom, with the season's pellets: looked up by village and by township.
struct Orders: Sendable {
  /// Needs of each village, by its code.
  let needs: [String: [CertificateRecord.Need]]
  /// Pellets of each village, by its code.
  let pellets: [String: AllocationPlan.Village]
  private let flows: [String: [CertificateRecord.Flow]]
  /// Codes of a township's villages, in the district's order.
  private let villages: [String: [String]]
  /// The township in which each point stands, by the point's id.
  private let townshipOfSite: [String: String]
  /// Pellets by village: from which plant.
  private let deliveries: [String: [AllocationPlan.Delivery]]

  /// The orders of a scenario; without one only the pellets.
  ///
  /// - Complexity: O(villages + sites + needs + flows)
  init(_ dossier: Dossier, _ scenario: ScenarioResult?) {
    let record = scenario.flatMap { dossier.certificate[$0.name] }
    needs = Dictionary(grouping: record?.needs ?? [], by: \.village)
    flows = Dictionary(grouping: record?.flows ?? [], by: \.village)
    let allocation = dossier.plan.allocation
    pellets = Dictionary(
      allocation.villages.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    deliveries = Dictionary(grouping: allocation.deliveries, by: \.village)
    let district = dossier.district
    villages = Dictionary(grouping: district.villages) { district.townships[$0.township].code }
      .mapValues { $0.map(\.code) }
    townshipOfSite = Dictionary(
      dossier.plan.sites.map { ($0.id, $0.township) }, uniquingKeysWith: { first, _ in first })
  }

  /// Coal for a village by point, in the order in which the points first appear.
  func brought(toVillage village: String) -> [(site: String, kg: Kilograms)] {
    Self.merged((flows[village] ?? []).map { ($0.site, $0.kg) })
  }

  /// Coal for a township by point, most first.
  func brought(to township: String) -> [(site: String, kg: Kilograms)] {
    let all = (villages[township] ?? []).flatMap { brought(toVillage: $0) }
    return Self.mostFirst(Self.merged(all))
  }

  /// Pellets for a township by plant, most first.
  func plants(of township: String) -> [(site: String, kg: Kilograms)] {
    let all = (villages[township] ?? []).flatMap { deliveries[$0] ?? [] }
    return Self.mostFirst(Self.merged(all.map { ($0.supplier, $0.kg) }))
  }

  /// Coal that a township needs.
  func need(of township: String) -> Kilograms {
    (villages[township] ?? []).total { (needs[$0] ?? []).total(\.kg) }
  }

  /// Whether a point stands in a township.
  func stands(_ site: String, in township: String) -> Bool { townshipOfSite[site] == township }

  private static func merged(_ parts: [(site: String, kg: Kilograms)]) -> [(site: String, kg: Kilograms)] {
    var sums: [(site: String, kg: Kilograms)] = []
    for part in parts {
      if let at = sums.firstIndex(where: { $0.site == part.site }) {
        sums[at].kg += part.kg
      } else {
        sums.append(part)
      }
    }
    return sums
  }

  private static func mostFirst(
    _ parts: [(site: String, kg: Kilograms)]
  ) -> [(site: String, kg: Kilograms)] {
    parts.enumerated().sorted { a, b in
      (b.element.kg, a.offset) < (a.element.kg, b.offset)
    }.map(\.element)
  }
}
