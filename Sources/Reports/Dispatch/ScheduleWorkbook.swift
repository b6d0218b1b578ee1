import District
import Plans
import Quantities

/// `schedule.xlsx`: shifts, stops, docks and orders for an office, and the same legs as CSV for scripts.
struct ScheduleWorkbook: Sendable {
  let book: ScheduleBook

  private typealias Column = SheetContents.Column
  private typealias Value = SheetContents.Value

  private var schedule: Schedule { book.schedule }

  /// Writes the file.
  func write(to path: String) throws(WorkbookError) {
    var workbook = try Workbook(path: path)
    for contents in sheets { try workbook.add(contents) }
    try workbook.close()
  }

  /// All sheets in order.
  var sheets: [SheetContents] { [shifts, stops, docks, orders] }

  private func moment(_ minute: Minutes?) -> Value {
    minute.map { .text(book.clock.moment($0, .zh)) } ?? .none
  }

  private func kg(_ mass: Kilograms) -> Value { .integer(mass.count) }

  private var shifts: SheetContents {
    SheetContents(
      name: "班次 Shifts", title: Bilingual(zh: "班次：\(schedule.title.zh)", en: "Shifts"),
      columns: [
        Column("班次", "Shift", 20), Column("车辆", "Truck", 18), Column("车型", "Type", 26),
        Column("出车", "Leaves", 15), Column("回场", "Is back", 15), Column("趟数", "Trips", 7),
        Column("公斤", "kg", 10), Column("驾驶（分）", "Driving, min", 12), Column("加班（分）", "Overtime, min", 12),
        Column("公里", "km", 9), Column("回场时油还够（公里）", "Tank lasts on return, km", 14),
        Column("费用（元）", "Cost, CNY", 11),
      ],
      rows: schedule.days.map { day in
        [
          .text(day.id), .text(day.truck), .text(book.truck[day.truck]?.name.zh ?? ""), moment(day.start),
          moment(day.end), .integer(Int64(day.trips.count)), kg(day.trips.compactMap(\.load).total(\.kg)),
          .integer(day.driving.count), .integer(day.overtime.count),
          .decimal(Double(day.metres.count) / 1000),
          day.tank.map { .decimal(Double($0.back.count) / 1000) } ?? .none, .decimal(day.costFen.yuan),
        ]
      })
  }

  private var stops: SheetContents {
    SheetContents(
      name: "到村 Arrivals", title: Bilingual(zh: "到村", en: "Arrivals in villages"),
      columns: [
        Column("村代码", "Code", 15), Column("村", "Village", 18), Column("乡镇", "Township", 14),
        Column("给谁", "For", 10), Column("到", "From", 15), Column("卸完", "Until", 15),
        Column("公斤", "kg", 10), Column("入户（分）", "Doorsteps, min", 12), Column("车辆", "Truck", 18),
        Column("储备点", "Yard", 22),
      ],
      rows: book.villages.flatMap { village in
        (book.arrivals[village.code] ?? []).map { arrival -> [Value] in
          [
            .text(village.code), .text(book.village(village.code, .zh)),
            .text(book.township(ofVillage: village.code, .zh)), .text(arrival.unload.urgency.recipients.zh),
            moment(arrival.span.start), moment(arrival.span.end), kg(arrival.unload.kg),
            .integer(arrival.unload.doorstep.count), .text(arrival.truck),
            .text(book.yard(arrival.site, .zh)),
          ]
        }
      })
  }

  private var docks: SheetContents {
    SheetContents(
      name: "装车台 Docks", title: Bilingual(zh: "装车台", en: "Docks"),
      columns: [
        Column("储备点", "Yard", 24), Column("台", "Dock", 7), Column("从", "From", 15),
        Column("到", "Until", 15), Column("车辆", "Truck", 18), Column("公斤", "kg", 10),
        Column("到哪些村", "For", 44),
      ],
      rows: schedule.yards.flatMap { yard in
        (book.dockings[yard.site] ?? []).map { docking -> [Value] in
          [
            .text(yard.name.zh), .integer(Int64(docking.load.dock)), moment(docking.span.start),
            moment(docking.span.end), .text(docking.truck), kg(docking.load.kg),
            .text(docking.villages.map { book.village($0, .zh) }.joined(separator: "、")),
          ]
        }
      })
  }

  private var orders: SheetContents {
    SheetContents(
      name: "需求 Orders", title: Bilingual(zh: "需求", en: "Orders"),
      columns: [
        Column("村代码", "Code", 15), Column("村", "Village", 18), Column("给谁", "For", 10),
        Column("户", "Households", 11), Column("需要（公斤）", "Needed, kg", 12),
        Column("送到（公斤）", "Arrives, kg", 12),
        Column("应到", "Due", 15), Column("首车卸完", "First unloaded", 15),
        Column("受冻（户·时）", "Cold, household-hours", 14), Column("为什么", "Why", 44),
      ],
      rows: schedule.orders.map { order in
        [
          .text(order.village), .text(order.name.zh), .text(order.urgency.recipients.zh),
          .integer(Int64(order.households)), kg(order.kg), kg(order.arrivesKg), moment(order.due),
          moment(order.firstArrival), .integer(Int64(order.coldHouseholdHours)),
          order.reason.map { .text("\($0.words.zh)\($0.relaxation.zh)") } ?? .none,
        ]
      })
  }
}
