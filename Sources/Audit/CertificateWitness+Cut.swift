import District
import Plans
import Quantities

extension CertificateWitness {
  /// What a cut is held against.
  struct CutEvidence {
    let witness: NeedWitness
    /// Per need and site, the way a truck can take in time.
    let reach: [[RoadWitness.Way?]]
    /// What survives at each site, kg.
    let surviving: [Int64]
    /// What the flows leave unmet, kg.
    let unmet: Int64
    /// Speed factor per road and hour; 0 = closed.
    let roadStates: [[Double]]
  }

  /// The cut proves that no flow can do better: all that reaches its needs is used up.
  func checkCut(
    _ title: Bilingual, _ certificate: CertificateRecord, _ evidence: CutEvidence,
    _ report: inout AuditReport
  ) {
    report.expect((certificate.cut != nil) == (evidence.unmet > 0), "certificate.cut") {
      evidence.unmet > 0
        ? Bilingual(
          zh: "“\(title.zh)”有缺口，却没有给出缺口证明", en: "\"\(title.en)\" is short but no cut proves it")
        : Bilingual(
          zh: "“\(title.zh)”没有缺口，却附了缺口证明", en: "\"\(title.en)\" is not short but carries a cut")
    }
    guard let cut = certificate.cut, evidence.unmet > 0 else { return }
    let known = Set(district.sites.map(\.id))
    report.expect(
      cut.needs.allSatisfy { evidence.witness.needs.indices.contains($0) }
        && Set(cut.needs).count == cut.needs.count && Set(cut.sites).count == cut.sites.count
        && known.isSuperset(of: cut.sites), "certificate.cut-names"
    ) {
      Bilingual(
        zh: "“\(title.zh)”缺口证明里有不存在或重复的需求、储备点",
        en: "\"\(title.en)\": the cut names a need or point twice, or one that does not exist")
    }
    let inside = Set(cut.needs.filter { evidence.witness.needs.indices.contains($0) })
    let reaching = district.sites.indices.filter { site in
      evidence.surviving[site] > 0 && inside.contains { evidence.reach[$0][site] != nil }
    }
    report.expect(
      Set(reaching.map { district.sites[$0].id }).isSubset(of: cut.sites), "certificate.cut-sites"
    ) {
      Bilingual(
        zh: "“\(title.zh)”缺口证明漏掉了还能到达的储备点",
        en: "\"\(title.en)\": the cut leaves out a point that reaches its villages")
    }
    let need = inside.reduce(Int64(0)) { $0 + evidence.witness.needs[$1].kg }
    let supply = district.sites.indices.reduce(Int64(0)) { sum, site in
      cut.sites.contains(district.sites[site].id) ? sum + evidence.surviving[site] : sum
    }
    report.expect(
      need - supply == cut.shortKg.count && cut.shortKg.count == evidence.unmet, "certificate.cut-value"
    ) {
      Bilingual(
        zh: "“\(title.zh)”缺口写 \(cut.shortKg.count) 公斤，按证明重算为 \(need - supply) 公斤",
        en: "\"\(title.en)\": the cut says \(cut.shortKg.count) kg short, recomputed \(need - supply) kg")
    }
    // a road that keeps stock away is closed in the hour in which one of the villages cut off first needs coal
    let onsets = Set(inside.map { evidence.witness.needs[$0].onset })
    for id in cut.roads {
      let road = district.roads.firstIndex { $0.id == id }
      report.expect(
        road.map { road in onsets.contains { evidence.roadStates[$0][road] == 0 } } ?? false,
        "certificate.cut-roads"
      ) {
        Bilingual(
          zh: "“\(title.zh)”缺口证明说道路 \(id) 不通，重算并非如此",
          en: "\"\(title.en)\": the cut names the road \(id) as closed, which it is not")
      }
    }
  }
}
