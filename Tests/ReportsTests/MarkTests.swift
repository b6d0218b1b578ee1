import District
import Plans
import Quantities
import Testing

@testable import Reports

/// A figure carries the mark of the rows it rests on, and the same wherever it is shown.
struct MarkTests {
  private static func dossier(_ certainty: Certainty) -> Dossier {
    var (plan, certificates, district) = SamplePlan.report()
    for group in district.households.indices { district.households[group].certainty = certainty }
    plan.provenance.reconstructedShare = certainty.isGuess ? 1 : 0
    return Dossier(plan: plan, certificates: certificates, district: district)
  }

  @Test(arguments: [
    (Certainty.assumed, Mark?.some(.assumed)), (.reconstructed, .reconstructed), (.plan, nil),
  ])
  func `households are marked as their rows say, in the whole and by township and village`(
    certainty: Certainty, mark: Mark?
  ) {
    let dossier = Self.dossier(certainty)
    let marks = mark.map { [$0] } ?? []
    #expect(dossier.householdMarks == marks)
    for township in dossier.plan.townships {
      #expect(Set(marks).isSuperset(of: dossier.householdMarks(township: township.code)))
      #expect(Set(marks).isSuperset(of: dossier.pelletMarks(township: township.code)))
    }
    for village in dossier.plan.allocation.villages {
      #expect(dossier.pelletMarks(village: village.code) == marks)
    }
    let signs = Set(PlanWorkbook(dossier: dossier).villagePellets.rows.map { "\($0.last ?? .none)" })
    #expect(signs.allSatisfy { $0.contains(mark?.sign ?? "") } && signs.count == 1)
  }

  @Test func `a source written in both languages is shown in the language of the page`() {
    var (plan, certificates, district) = SamplePlan.report()
    plan.settings = [
      SettingRecord(key: "unload_min", value: "30", source: "本项目整理 / chosen here", certainty: .assumed)
    ]
    let dossier = Dossier(plan: plan, certificates: certificates, district: district)
    let (zh, en) = (Page(dossier: dossier, language: .zh).html, Page(dossier: dossier, language: .en).html)
    #expect(zh.contains("本项目整理") && !zh.contains("chosen here"))
    #expect(en.contains("chosen here") && !en.contains("本项目整理"))
  }

  @Test func `a result that rests on assumed households and settings carries that sign once`() {
    let dossier = Self.dossier(.assumed)
    #expect(!dossier.settingMarks.isEmpty)
    #expect(dossier.resultMarks == [.assumed])
  }
}
