import Audit
import District
import Foundation
import Planning
import Plans
import Quantities
import Reports
import Tables
import Terminal

/// A season's weekly truck schedules with their audit.
struct TruckWeeks {
  /// What they come to.
  struct Figures: Encodable {
    /// Seconds it took to pack all weeks.
    var seconds: Double
    /// Shifts of trucks.
    var truckDays: Int
    /// Loads driven.
    var trips: Int
    /// Shifts of hired trucks.
    var hiredDays: Int
    /// Overtime of the district's own trucks, minutes.
    var overtimeMinutes: Int64
    /// What it costs.
    var costFen: Fen
    /// What no truck brings.
    var unservedKg: Kilograms

    /// One line for people.
    var words: Bilingual {
      let time = Format.decimal(seconds, places: 1)
      let cost = Format.integer(Int64(costFen.yuan.rounded()))
      return Bilingual(
        zh:
          "派车：\(truckDays) 车日、\(trips) 趟，其中租车 \(hiredDays) 车日，加班 \(overtimeMinutes) 分钟，费用 \(cost) 元，没有车送的 \(unservedKg.count) 公斤；用时 \(time) 秒。",
        en:
          "Trucks: \(truckDays) truck-days, \(trips) trips, \(hiredDays) truck-days hired, \(overtimeMinutes) min overtime, CNY \(cost), \(unservedKg.count) kg brought by nobody; \(time) s."
      )
    }
  }

  private let season: SeasonSchedule
  private let allocation: AllocationPlan
  private let district: District
  /// The folder it was read from.
  private let source: String
  private let schedules: [Schedule?]
  let figures: Figures
  let report: AuditReport

  /// Packs every week of a season and audits it.
  ///
  /// - Parameter progress: told when a week is done, with their number.
  init(
    _ season: SeasonSchedule, _ allocation: AllocationPlan, _ district: District, from source: String,
    progress: (Int, Int) -> Void
  ) {
    self.season = season
    self.allocation = allocation
    self.district = district
    self.source = source
    let start = ContinuousClock.now
    let shifts = SeasonShifts(district, allocation, version: hearthVersion, inputs: district.inputs)
    schedules = season.weeks.enumerated().map { done, week in
      defer { progress(done + 1, season.weeks.count) }
      return week.drops.isEmpty ? nil : shifts.schedule(week)
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    report = SeasonWeekWitness(season, district: district).run(schedules)
    let made = schedules.compactMap { $0 }
    let days = made.flatMap(\.days)
    let hired = Set(made.flatMap(\.trucks).filter(\.isHired).map(\.id))
    figures = Figures(
      seconds: seconds, truckDays: days.count, trips: days.reduce(0) { $0 + $1.trips.count },
      hiredDays: days.count { hired.contains($0.truck) },
      overtimeMinutes: days.filter { !hired.contains($0.truck) }.total(\.overtime).count,
      costFen: days.total(\.costFen), unservedKg: made.flatMap(\.orders).total(\.unservedKg))
  }

  /// What no truck brings, order by order.
  var shortages: [Bilingual] {
    schedules.compactMap { $0 }.flatMap(\.orders).filter { $0.unservedKg > .zero }.map { order in
      let day = String(order.id.prefix(10))
      let kg = Format.kilograms(order.unservedKg)
      return Bilingual(
        zh: "\(day) \(order.name.zh) 有 \(kg.zh) 没有车送",
        en: "\(day), \(order.name.en): \(kg.en) brought by nobody")
    }
  }

  /// Writes a schedule a week, a folder a week with what is printed of it, and the season's calendar.
  func write(to folder: String, _ console: Console) async throws {
    let papers: SeasonPapers
    do {
      papers = try SeasonPapers(season, schedules: schedules, allocation: allocation, district: district)
    } catch {
      console.noteBoth(error.message)
      throw HearthExit.badInput
    }
    try await Self.place(folder).replace(
      workbook: (SeasonPapers.workbookName, { try papers.writeWorkbook(to: $0) }), telling: console
    ) {
      [(SeasonRecord.file, try PlanJSON.encode(record(in: folder)))]
        + (try schedules.compactMap { $0 }.map { (Self.file($0), try PlanJSON.encode($0)) })
        + papers.files().map { ($0.name, $0.contents) }
    }
  }

  private static func file(_ week: Schedule) -> String { "\(week.scenario).json" }

  /// What the papers rest on, for whoever audits them later.
  private func record(in folder: String) -> SeasonRecord {
    SeasonRecord(
      version: hearthVersion, districtFolder: InputReading.relative(source, from: folder),
      inputs: district.inputs, allocation: allocation, schedule: season,
      weekFiles: schedules.map { $0.map(Self.file) })
  }

  /// Where they are written.
  static func place(_ folder: String) -> PaperFolder {
    PaperFolder(
      path: folder, kind: Bilingual(zh: "逐周送货", en: "weekly deliveries"), mark: SeasonPapers.workbookName)
  }
}
