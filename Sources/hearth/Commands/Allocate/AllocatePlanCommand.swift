import ArgumentParser
import District
import Foundation
import Planning
import Plans
import Quantities
import Tables
import Terminal

/// `hearth allocate [plan] DIR`: the season's pellets alone.
struct AllocatePlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "分配一季的生物质颗粒，每户补贴不超上限 / the season's pellet allocation alone",
    discussion: """
      例 / examples:
        hearth allocate data/shuocheng
        hearth allocate data/shuocheng --json
        hearth allocate data/shuocheng --out pellets.csv      每户每月一行 / one row per household and month
        hearth allocate data/shuocheng --registered           只分给台账里认定的户 / only the ledger's households
      """)

  @OptionGroup var ledgerOptions: LedgerOptions

  @Flag(name: .long, help: "只分给台账中已认定补贴的户 / only to households registered in the ledger")
  var registered = false

  @Option(name: .long, help: "把每户逐月分配写成 CSV / write one row per household and month as CSV")
  var out: String?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    var desk = try LedgerDesk(ledgerOptions, common)
    let console = desk.console
    let read = registered ? try desk.districtOfRegistered() : desk.district
    if !common.json { console.print(desk.diagnostics, most: 5) }
    let allocation = try await SeasonPellets.allocate(read)
    if let out {
      try console.save(bytes: Self.csv(allocation), to: out)
    }
    if common.json {
      try console.out(json: AllocationSummary(allocation, in: read))
    } else {
      print(allocation, read, console)
    }
  }

  private static func csv(_ allocation: AllocationPlan) -> [UInt8] {
    CSV.write(
      ["village", "household", "vulnerable", "period", "subsidised_kg"],
      allocation.villages.flatMap { village in
        var before = 0
        return village.groups.flatMap { group in
          let first = before
          before += group.households
          return AllocationPlan.householdMonths(group).enumerated().flatMap { index, months in
            zip(allocation.periods, months).map { period, kg -> [Cell] in
              [
                .text(village.code), .integer(first + index + 1), .boolean(group.vulnerable),
                .text(period.start), .integer(Int(kg.count)),
              ]
            }
          }
        }
      })
  }

  private func print(_ allocation: AllocationPlan, _ district: District, _ console: Console) {
    let zh = console.language == .zh
    var table = TextTable(
      zh
        ? ["乡镇", "村", "户", "补贴 吨", "每户最多 公斤", "应补未补 吨", "超额自购 吨"]
        : [
          "township", "villages", "households", "subsidised t", "most a household kg", "claim unmet t",
          "self-paid t",
        ],
      [.left, .right, .right, .right, .right, .right, .right])
    for township in district.townships {
      let villages = allocation.villages.filter { $0.township == township.code }
      guard !villages.isEmpty else { continue }
      table.add([
        township.name[console.language], String(villages.count),
        Format.integer(Int64(villages.reduce(0) { $0 + $1.households })),
        Format.decimal(villages.total { $0.householdKg.total { $0 } }.tonnes, places: 3),
        Format.integer(villages.flatMap(\.householdKg).max()?.count ?? 0),
        Format.decimal(villages.total(\.unmetKg).tonnes, places: 3),
        Format.decimal(villages.total(\.selfPaidKg).tonnes, places: 3),
      ])
    }
    for line in table.lines() { console.out(line) }
    console.out()
    printMonths(allocation, district, console)
    console.out()
    let total = Format.tonnes(allocation.totalKg, places: 3)
    let unmet = Format.tonnes(allocation.unmetKg, places: 3)
    let paid = Format.tonnes(allocation.selfPaidKg, places: 3)
    console.out(
      Bilingual(
        zh: "合计补贴 \(total.zh)；应补未补 \(unmet.zh)；超额自购 \(paid.zh)。每户上限 \(allocation.capKg.count) 公斤。",
        en:
          "Subsidised \(total.en) in all; \(unmet.en) within the cap not met; \(paid.en) beyond the cap to be bought. Cap \(allocation.capKg.count) kg a household."
      ))
    for sentence in PelletShortage(allocation, in: district).sentences { console.out(sentence) }
    let cost = Format.money(allocation.costFen, places: 0)
    let fairness = Format.money(allocation.proof.priceOfFairnessFen, places: 0)
    let gap = Format.percent(allocation.proof.gap, places: 3)
    let loads = Format.integer(Int64(allocation.deliveries.reduce(0) { $0 + $1.loads }))
    console.out(
      Bilingual(
        zh: "费用 \(cost.zh)，\(loads) 车次；离最省的差距不超过 \(gap)（GLPK 已复核）；因公平多花 \(fairness.zh)。",
        en:
          "It costs \(cost.en) in \(loads) truck-loads, within \(gap) of the least possible (checked by GLPK); fairness costs \(fairness.en) of it."
      ))
  }

  /// What is brought to each township in each month, in tonnes.
  private func printMonths(_ allocation: AllocationPlan, _ district: District, _ console: Console) {
    var months: [String] = []
    for period in allocation.periods where months.last != period.month { months.append(period.month) }
    let townshipOf = Dictionary(
      allocation.villages.map { ($0.code, $0.township) }, uniquingKeysWith: { first, _ in first })
    var table = TextTable(
      [console.language == .zh ? "送到（吨）" : "brought (t)"] + months, [.left] + months.map { _ in .right })
    for township in district.townships {
      let brought = allocation.deliveries.filter { townshipOf[$0.village] == township.code }
      guard !brought.isEmpty else { continue }
      table.add(
        [township.name[console.language]]
          + months.map { month in
            Format.decimal(brought.filter { $0.period.hasPrefix(month) }.total(\.kg).tonnes, places: 1)
          })
    }
    for line in table.lines() { console.out(line) }
  }
}
