import Audit
import District
import Foundation
import Planning
import Plans
import Quantities
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

  private let schedules: [Schedule?]
  let figures: Figures
  let report: AuditReport

  /// Packs every week of a season and audits it.
  init(_ season: SeasonSchedule, _ allocation: AllocationPlan, _ district: District) async {
    let start = ContinuousClock.now
    let shifts = await SeasonShifts(district, allocation, version: hearthVersion, inputs: district.inputs)
    schedules = season.weeks.map { $0.drops.isEmpty ? nil : shifts.schedule($0) }
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

  /// Writes one file a week.
  func write(to folder: String, _ console: Console) throws {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      console.noteBoth(Bilingual(zh: "✗ 建不了文件夹 \(folder)。", en: "Cannot make the folder \(folder)."))
      throw HearthExit.badInput
    }
    for schedule in schedules.compactMap({ $0 }) {
      try console.save(schedule, to: "\(folder)/\(schedule.scenario).json")
    }
  }
}
