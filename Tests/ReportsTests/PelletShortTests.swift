import Plans
import Quantities
import Testing

@testable import Reports

/// Pellets that are short: what is bought beyond the cap and what of a claim is not met are two amounts, and each is the
/// same wherever it is shown.
struct PelletShortTests {
  /// The sample plan, in which a village has been brought 100 kg a household less than its claim in December.
  private static func shortPlan() -> (plan: Plan, dossier: Dossier) {
    var (plan, certificates, district) = SamplePlan.report()
    let missing = Kilograms(100)
    var village = plan.allocation.villages[0]
    village.householdKg = village.householdKg.map { $0 - missing }
    village.groups[0].receivedKg[1] -= missing * village.households
    village.groups[0].burntKg[1] -= missing * village.households
    plan.allocation.villages[0] = village
    plan.allocation.totalKg -= missing * village.households
    plan.allocation.unmetKg = missing * village.households
    return (plan, Dossier(plan: plan, certificates: certificates, district: district))
  }

  private func sum(_ contents: SheetContents, _ title: String) throws -> Int64 {
    let column = try #require(contents.columns.firstIndex { $0.head.zh == title })
    return contents.rows.reduce(0) { sum, row in
      if case .integer(let count) = row[column] { sum + count } else { sum }
    }
  }

  @Test func `the months add up to what is unmet and to what is bought beyond the cap`() {
    let allocation = Self.shortPlan().plan.allocation
    let months = PelletMonths(allocation)
    #expect(allocation.unmetKg > .zero && allocation.selfPaidKg > .zero)
    #expect(months.rows.total(\.unmetKg) == allocation.unmetKg)
    #expect(months.rows.total(\.selfPaidKg) == allocation.selfPaidKg)
    #expect(allocation.villages.total(\.unmetKg) == allocation.unmetKg)
  }

  @Test func `villages, months and households of the workbook say the same`() throws {
    let (plan, dossier) = Self.shortPlan()
    let workbook = PlanWorkbook(dossier: dossier)
    for contents in [workbook.villagePellets, workbook.pelletMonths, workbook.householdPellets] {
      #expect(try sum(contents, "应补未补（公斤）") == plan.allocation.unmetKg.count, "\(contents.name)")
      #expect(try sum(contents, "超额自购（公斤）") == plan.allocation.selfPaidKg.count, "\(contents.name)")
    }
  }

  @Test func `the table of the months has a column for each`() throws {
    let plan = Self.shortPlan().plan
    let file = try #require(CSVTwins(plan: plan).files.first { $0.name == "pellet_months.csv" })
    let lines = String(decoding: file.contents.dropFirst(3), as: UTF8.self).split(separator: "\r\n")
    let head = lines[0].split(separator: ",")
    for (name, kg) in [("unmet_kg", plan.allocation.unmetKg), ("self_paid_kg", plan.allocation.selfPaidKg)] {
      let column = try #require(head.firstIndex { $0 == name })
      let sum = lines.dropFirst().reduce(0) { $0 + (Int64($1.split(separator: ",")[column]) ?? 0) }
      #expect(sum == kg.count, "\(name)")
    }
  }
}
