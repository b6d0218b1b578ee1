public import District
public import Plans
import Quantities

/// An independent check of a worst-case report: every worst set is played again from the raw inputs, its shortage proven
/// both ways by its flow and its cut, and the deliveries that bound what can be taken are driven road by road and added up.
///
/// What every single road and site is worth is worked out anew, too. What a search alone proved (`atMostKg` below
/// `witnessedKg`) is not searched again, and trucks are not played again: both are held between bounds, and said to be
/// unproven.
public struct WorstCaseAudit: Sendable {
  let claim: WorstCaseReport
  let district: District
  private let scenarios: [Scenario]

  /// An audit of a report against what its inputs say now.
  public init(_ claim: WorstCaseReport, district: District, scenarios: [Scenario]) {
    self.claim = claim
    self.district = district
    self.scenarios = scenarios
  }

  /// Runs every check.
  ///
  /// - Complexity: as an audit of one scenario of a plan, for every worst set and every road that carries coal.
  public func run() -> AuditReport {
    var report = AuditReport()
    report.expect(claim.district == district.code, "worst.district") {
      Bilingual(
        zh: "报告是 \(claim.district) 的，输入是 \(district.code) 的",
        en: "the report is for \(claim.district), the inputs are for \(district.code)")
    }
    guard isInRange(&report) else { return report }
    checkNames(&report)
    sayUnproven(&report)
    let stock = stock(&report)
    for said in claim.scenarios {
      guard let scenario = scenarios.first(where: { $0.name == said.name }) else {
        report.expect(false, "worst.scenario") {
          Bilingual(zh: "没有场景 \(said.name)", en: "there is no scenario \(said.name)")
        }
        continue
      }
      checkQuestion(said, scenario, &report)
      checkUnserved(said.unservedHouseholdHours, said, scenario, stock, &report)
      let loads = WayWitness(district, scenario, stock: stock).check(said, &report)
      LossWitness(district, scenario, stock: stock).check(said, loads, &report)
      for set in said.worst {
        check(set, said, scenario, stock, &report)
        check(set, said, loads, &report)
      }
      checkOrder(said, &report)
    }
    return report
  }

  /// Whether every mass can be added up without overflow; a forged file must not end the audit.
  private func isInRange(_ report: inout AuditReport) -> Bool {
    var masses = claim.stock.map(\.stockKg)
    for said in claim.scenarios {
      masses += [said.needKg, said.shortKg] + said.spread.map(\.kg)
      masses += said.roads.flatMap { [$0.moreShortKg, $0.carriedKg] }
      masses += said.sites.flatMap { [$0.moreShortKg, $0.deliveredKg] }
      for set in said.worst {
        masses += [set.shortKg, set.atMostKg, set.witnessedKg, set.certificate.deliveredKg]
        masses += set.certificate.needs.map(\.kg) + set.certificate.flows.map(\.kg)
        if let cut = set.certificate.cut { masses.append(cut.shortKg) }
      }
    }
    let losses = claim.scenarios.flatMap(\.worst).flatMap { [$0.closures, $0.lostSites] }
    let holds =
      masses.allSatisfy { (0...1_000_000_000_000).contains($0.count) } && losses.allSatisfy { $0 >= 0 }
    report.expect(holds, "worst.range") {
      Bilingual(
        zh: "报告里有负的或大得不可能的重量、路数或点数",
        en: "the report holds a mass or number of losses below nothing or beyond all reason")
    }
    return holds
  }

  private func stock(_ report: inout AuditReport) -> [Int64] {
    var stock = [Int64](repeating: 0, count: district.sites.count)
    for pile in claim.stock {
      let site = district.sites.firstIndex { $0.id == pile.id }
      report.expect(
        site.map {
          pile.stockKg >= .zero && pile.stockKg <= district.sites[$0].storage
            && pile.name == district.sites[$0].name
        } ?? false, "worst.stock"
      ) {
        Bilingual(
          zh: "储备点 \(pile.id) 不存在，名称不是“\(pile.name.zh)”，或存不下 \(pile.stockKg.count) 公斤",
          en:
            "there is no site \(pile.id), it is not called \"\(pile.name.en)\", or it cannot hold \(pile.stockKg.count) kg"
        )
      }
      if let site { stock[site] = max(0, pile.stockKg.count) }
    }
    return stock
  }

  /// What is sure: with the set gone exactly so much is short.
  private func check(
    _ set: WorstSet, _ said: ScenarioWorstCase, _ scenario: Scenario, _ stock: [Int64],
    _ report: inout AuditReport
  ) {
    let roads = set.roads.compactMap { id in district.roads.firstIndex { $0.id == id } }
    let sites = set.sites.compactMap { id in district.sites.firstIndex { $0.id == id } }
    let isNamed =
      Set(roads).count == set.roads.count && Set(sites).count == set.sites.count
      && set.roads.count <= set.closures && set.sites.count <= set.lostSites
    report.expect(isNamed, "worst.names") {
      Bilingual(
        zh: "“\(said.title.zh)”最坏的一组有不存在、重复或超过数目的路或点：\((set.roads + set.sites).joined(separator: " "))",
        en:
          "\"\(said.title.en)\": a worst set names roads or sites that do not exist, twice, or too many: \((set.roads + set.sites).joined(separator: " "))"
      )
    }
    guard isNamed else { return }
    var attacked = scenario
    let hours = max(1, scenario.horizon)
    if !roads.isEmpty {
      attacked.hazards.append(
        Hazard(kind: .roadClosure, start: 0, duration: hours, area: Area(roads: roads.sorted())))
    }
    if !sites.isEmpty {
      attacked.hazards.append(
        Hazard(kind: .siteLoss(surviving: 0), start: 0, duration: hours, area: Area(sites: sites.sorted())))
    }
    let needs = NeedWitness(district, attacked)
    let witness = RoadWitness(district)
    let certificates = CertificateWitness(district)
    certificates.checkNeeds(said.title, set.certificate, needs, &report)
    certificates.checkFlow(
      (said.title, set.shortKg), set.certificate, needs, attacked, stock,
      (witness, witness.states(of: attacked)), &report)
    checkUnserved(set.unservedHouseholdHours, said, attacked, stock, &report)
    // where needs were forged, the cut names none of them
    let short = Set(
      (set.certificate.cut?.needs ?? []).filter { needs.needs.indices.contains($0) }.map {
        district.villages[needs.needs[$0].village].code
      })
    report.expect(set.shortVillages == short.sorted(), "worst.villages") {
      Bilingual(
        zh: "“\(said.title.zh)”写 \(set.shortVillages.count) 个缺煤的村，按缺口证明是 \(short.count) 个，或不是同样的村",
        en:
          "\"\(said.title.en)\": \(set.shortVillages.count) villages said to be short, by the cut \(short.count), or others"
      )
    }
  }

  /// What can be at most, as far as the spread deliveries show it.
  private func check(
    _ set: WorstSet, _ said: ScenarioWorstCase, _ loads: WayWitness.Loads?, _ report: inout AuditReport
  ) {
    guard let loads else { return }
    let witnessed = loads.upper(roads: set.closures, sites: set.lostSites)
    report.expect(set.witnessedKg.count == witnessed, "worst.witnessed") {
      Bilingual(
        zh: "“\(said.title.zh)”上限写 \(set.witnessedKg.count) 公斤，按所附调运重算为 \(witnessed) 公斤",
        en:
          "\"\(said.title.en)\": at most \(set.witnessedKg.count) kg by its deliveries, recomputed \(witnessed) kg"
      )
    }
    report.expect(set.shortKg <= set.atMostKg && set.atMostKg.count <= witnessed, "worst.bracket") {
      Bilingual(
        zh: "“\(said.title.zh)”上下限颠倒：\(set.shortKg.count)、\(set.atMostKg.count)、\(witnessed) 公斤",
        en:
          "\"\(said.title.en)\": the bracket is inverted: \(set.shortKg.count), \(set.atMostKg.count), \(witnessed) kg"
      )
    }
  }

  /// More losses are never less harm: a set counts at most so many, so what fewer of them do is within it.
  private func checkOrder(_ said: ScenarioWorstCase, _ report: inout AuditReport) {
    for set in said.worst {
      for other in said.worst
      where set.closures <= other.closures && set.lostSites <= other.lostSites && other.shortKg < set.shortKg
      {
        report.expect(false, "worst.order") {
          Bilingual(
            zh:
              "“\(said.title.zh)”断 \(other.closures) 条路、失 \(other.lostSites) 个点反而比 \(set.closures)、\(set.lostSites) 缺得少",
            en:
              "\"\(said.title.en)\": \(other.closures) roads and \(other.lostSites) sites leave less short than \(set.closures) and \(set.lostSites)"
          )
        }
      }
    }
  }
}
