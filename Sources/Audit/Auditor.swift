public import District
public import Plans
import Quantities

/// An independent check of a plan: it reads the plan and the raw inputs, shares no code with what made the plan, and
/// recomputes every claim with integers.
///
/// The rules it follows are those of the design, written here a second time on purpose; where the two
/// implementations disagree, one of them is wrong and the plan does not pass.
public struct Auditor: Sendable {
  let folder: PlanFolder
  let district: District
  let scenarios: [Scenario]

  /// An audit of a plan against what its inputs say now.
  public init(_ folder: PlanFolder, district: District, scenarios: [Scenario]) {
    self.folder = folder
    self.district = district
    self.scenarios = scenarios
  }

  /// Runs every check.
  ///
  /// - Complexity: one shortest-path tree per site and distinct road state of each scenario.
  public func run() -> AuditReport {
    var report = AuditReport()
    guard checkRange(&report) else { return report }
    checkDistrict(&report)
    checkTownships(&report)
    checkBasis(&report)
    let dry = RoadWitness(district)
    let stock = checkSites(dry, &report)
    AllocationWitness(folder.plan.allocation, district: district).check(dry, &report)
    checkScenarios(stock, &report)
    checkCost(&report)
    checkWorth(&report)
    sayWordsUnread(&report)
    return report
  }

  /// Nothing can be counted in sentences. That there are remedies where something is short is checked, not what they say.
  private func sayWordsUnread(_ report: inout AuditReport) {
    report.leaveUnproven(
      Bilingual(
        zh: "规划里的文字：补救办法（remedies）、要求冲突（conflicts）、提示（remarks）、设点理由（why）和求解经过（passes）说的是否属实",
        en:
          "the plan's sentences: whether what its remedies, conflicts, remarks, reasons for sites (why) and passes of the solver say is true"
      ))
  }

  private func checkDistrict(_ report: inout AuditReport) {
    let plan = folder.plan
    report.expect(plan.district.code == district.code, "district.code") {
      Bilingual(
        zh: "规划是 \(plan.district.code) 的，输入是 \(district.code) 的",
        en: "the plan is for \(plan.district.code), the inputs are for \(district.code)")
    }
    report.expect(
      plan.district.name == district.name && plan.district.season == district.season, "district.name"
    ) {
      Bilingual(
        zh: "规划写的区名或采暖季与 district.toml 不符", en: "the plan's district or season is not that of district.toml")
    }
    let households = district.households.reduce(0) { $0 + $1.count }
    report.expect(plan.district.totals.households == households, "district.households") {
      Bilingual(
        zh: "规划写 \(plan.district.totals.households) 户，输入合计 \(households) 户",
        en: "the plan says \(plan.district.totals.households) households, the inputs add up to \(households)")
    }
    for pathway in Pathway.allCases {
      let count = district.households.reduce(0) { $0 + ($1.pathway == pathway ? $1.count : 0) }
      let said = plan.district.totals.byPathway[pathway] ?? 0
      report.expect(said == count, "district.pathway") {
        Bilingual(
          zh: "\(pathway.label.zh)：规划写 \(said) 户，输入合计 \(count) 户",
          en: "\(pathway.label.en): the plan says \(said) households, the inputs add up to \(count)")
      }
    }
  }
}

/// a·b ÷ c, rounded up, in integers.
func ceilingDivision(_ product: Int64, _ divisor: Int64) -> Int64 { (product + divisor - 1) / divisor }
