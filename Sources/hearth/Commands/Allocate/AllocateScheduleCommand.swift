import ArgumentParser
import Audit
import District
import Foundation
import Planning
import Plans
import Quantities
import Tables
import Terminal

/// `hearth allocate schedule DIR`: the season's pellets as weekly truckloads.
struct AllocateScheduleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule",
    abstract: "把逐月分配排成逐周送货，每村固定星期几 / the season's pellets as weekly deliveries",
    discussion: """
      --weeks 的文件夹里：season.html 全季送货日历（与分配计划逐公斤核对）、season.xlsx；每周一份 2022-W46.json，和文件夹
      2022-W46/：notices.html 村级到货通知、townships.html 乡镇周配送表、sheets.html 派车单（A5）、boards.html 车辆和装车台看板
      （各有 .en.html）、arrivals.csv；manifest.json 是全部文件的 SHA-256。
      The folder of --weeks holds the season's calendar beside the allocation and, week by week, the truck schedule, notices for
      villages, sheets for townships and trucks, boards and a table, with a manifest of hashes.

      例 / examples:
        hearth allocate schedule data/shuocheng
        hearth allocate schedule data/shuocheng --out weeks.csv      每次送货一行 / one row per drop
        hearth allocate schedule data/shuocheng --weeks weeks        每周一张派车表和要打印的 / every week's trucks and papers
        hearth allocate schedule data/shuocheng --json

      退出码 / exit codes:  0 每周复核通过 every week audited   1 输入有误 bad input   2 复核发现问题，或车不够 the audit found something, or trucks do not suffice
      """)

  @Argument(help: "区数据文件夹 / the district's folder")
  var district: String

  @Option(name: .long, help: "把逐次送货写成 CSV / write one row per drop as CSV")
  var out: String?

  @Option(name: .long, help: "把每周的派车表和要打印的写到这个文件夹 / write every week's trucks and papers into this folder")
  var weeks: String?

  @Option(name: .long, help: "证明到多大差距即停 / the proven gap at which a month is good enough")
  var gap = 0.001

  @Option(name: .long, help: "每月最多几秒 / seconds a month may take")
  var limit = 6.0

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard gap >= 0, limit > 0 else { throw ValidationError("--gap、--limit 不对 / are wrong") }
  }

  /// The machine form.
  private struct Output: Encodable {
    var seconds: Double
    var facts: Int
    var findings: [AuditReport.Finding]
    var trucks: TruckWeeks.Figures?
    var schedule: SeasonSchedule
  }

  func run() async throws {
    let console = Console(language: common.language)
    var diagnostics = Diagnostics()
    guard let read = DistrictReader.read(folder: district, diagnostics: &diagnostics), !diagnostics.hasErrors
    else { throw try console.refuse(diagnostics, json: common.json) }
    if let weeks { try TruckWeeks.place(weeks).check(telling: console) }
    try console.check(
      [out].compactMap(\.self).map { WrittenFile($0, as: CSV.write(Self.header, [])) },
      folders: [weeks].compactMap(\.self))
    let allocation = try await SeasonPellets.allocate(read)
    let start = ContinuousClock.now
    let schedule = try await SeasonHaulage(read, allocation).schedule(gap: gap, limit: limit) { done, all in
      if common.progress != ProgressStyle.none {
        console.note(Bilingual(zh: "已排 \(done)/\(all) 月", en: "month \(done) of \(all)")[console.language])
      }
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    var report = SeasonScheduleWitness(schedule, of: allocation, district: read).run()
    var trucks: TruckWeeks?
    if weeks != nil {
      let packed = TruckWeeks(schedule, allocation, read, from: district) { done, all in
        if common.progress != ProgressStyle.none {
          console.note(Bilingual(zh: "已派 \(done)/\(all) 周", en: "week \(done) of \(all)")[console.language])
        }
      }
      report.append(packed.report)
      trucks = packed
    }
    if let out {
      try console.save(bytes: Self.csv(schedule), to: out)
    }
    let isServed = trucks.map { $0.figures.unservedKg == .zero } ?? true
    if let weeks, let trucks {
      if report.passes && isServed {
        try await trucks.write(to: weeks, console)
      } else {
        console.noteBoth(report.passes ? Self.tooFewTrucks : Self.notAudited)
      }
    }
    if common.json {
      try console.out(
        json: Output(
          seconds: seconds, facts: report.checked, findings: report.findings, trucks: trucks?.figures,
          schedule: schedule))
    } else {
      print(schedule, report, seconds, trucks, console)
    }
    if !report.passes || !isServed { throw HearthExit.short }
  }

  private static let notAudited = Bilingual(
    zh: "✗ 复核没有通过，单子没有写出：见下面的问题。",
    en: "The audit did not pass, so no papers were written: see the findings below.")

  private static let tooFewTrucks = Bilingual(
    zh:
      "✗ 车或装车台不够，有的货没有车送，单子没有写出。请在 fleet.csv 加车，或改 district.toml 的 haulage_docks（装车台）、haulage_hired_most（一天最多租车）。",
    en:
      "Trucks or docks do not suffice for everything, so no papers were written. Add trucks to fleet.csv, or change haulage_docks or haulage_hired_most in district.toml."
  )

  private static let header = [
    "week", "date", "supplier", "destination", "payload_kg", "trucks", "kg", "cost_fen", "truck_minutes",
  ]

  private static func csv(_ schedule: SeasonSchedule) -> [UInt8] {
    CSV.write(
      header,
      schedule.weeks.flatMap { week in
        week.drops.map { drop -> [Cell] in
          [
            .text(week.start), .text(drop.date), .text(drop.supplier), .text(drop.destination),
            .integer(Int(drop.payloadKg.count)), .integer(drop.loads), .integer(Int(drop.kg.count)),
            .integer(Int(drop.costFen.count)), .integer(Int(drop.truckMinutes.count)),
          ]
        }
      })
  }

  private func print(
    _ schedule: SeasonSchedule, _ report: AuditReport, _ seconds: Double, _ trucks: TruckWeeks?,
    _ console: Console
  ) {
    let zh = console.language == .zh
    var table = TextTable(
      zh
        ? ["月", "费用 元", "其中加班、租车、催货 元", "晚到折算（不是钱）", "合计", "合计的下界", "差距"]
        : [
          "month", "cost CNY", "of it overtime, hire, haste CNY", "lateness, weighed (no money)", "sum",
          "the sum's bound", "gap",
        ], [.left, .right, .right, .right, .right, .right, .right])
    func yuan(_ fen: Fen) -> String { Format.integer(Int64(fen.yuan.rounded())) }
    for month in schedule.months {
      table.add([
        String(month.start.prefix(7)), yuan(month.costFen - month.lateFen), yuan(month.strainFen),
        yuan(month.lateFen), yuan(month.costFen), yuan(month.boundFen), Format.percent(month.gap, places: 3),
      ])
    }
    for line in table.lines() { console.out(line) }
    let drops = schedule.weeks.flatMap(\.drops)
    let tonnes = Format.tonnes(
      drops.filter { schedule.weekdays[$0.destination] != nil }.total(\.kg), places: 3)
    let loads = Format.integer(Int64(drops.reduce(0) { $0 + $1.loads }))
    let shared = Format.integer(Int64(drops.count { $0.loads == 0 }))
    let time = Format.decimal(seconds, places: 1)
    console.out()
    console.out(
      Bilingual(
        zh:
          "\(schedule.weekdays.count) 个村、\(schedule.weeks.count) 周，送到村 \(tonnes.zh)：\(loads) 车次整车，\(shared) 次拼车；不在固定星期 \(schedule.exceptions) 次，排不上 \(schedule.unscheduledKg.count) 公斤；用时 \(time) 秒。",
        en:
          "\(schedule.weekdays.count) villages, \(schedule.weeks.count) weeks, \(tonnes.en) to villages: \(loads) truckloads and \(shared) shared drops; \(schedule.exceptions) not on the village's weekday, \(schedule.unscheduledKg.count) kg not scheduled; \(time) s."
      ))
    if let trucks {
      console.out(trucks.figures.words)
      let shortages = trucks.shortages
      for shortage in shortages.prefix(Self.linesShown) { console.out(shortage) }
      let more = shortages.count - Self.linesShown
      if more > 0 { console.out(Bilingual(zh: "另有 \(more) 处。", en: "\(more) more.")) }
    }
    if let weeks, report.passes, trucks?.figures.unservedKg == .zero {
      console.out(Bilingual(zh: "已写入 \(weeks)/", en: "Written to \(weeks)/"))
    }
    let assumed = schedule.settings.filter { $0.certainty.isGuess }.count
    if assumed > 0 {
      console.out(
        Bilingual(
          zh: "排法用的 \(schedule.settings.count) 项参数里 \(assumed) 项是假定，见 district.toml 的 [policy.*]。",
          en:
            "\(assumed) of the \(schedule.settings.count) settings it rests on are assumed; see [policy.*] in district.toml."
        ))
    }
    console.out(
      Bilingual(
        zh: "独立复核 \(Format.integer(Int64(report.checked))) 项，\(report.findings.count) 项不符。",
        en:
          "The independent audit checked \(Format.integer(Int64(report.checked))) facts; \(report.findings.count) do not hold."
      ))
    for finding in report.findings.prefix(Self.linesShown) { console.out(finding.message) }
  }

  /// Findings and shortages named before the rest is only counted.
  private static let linesShown = 20
}
