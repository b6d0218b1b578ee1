import Plans
import Quantities
import Tables

/// The season's deliveries as tables: a workbook for the office, a file a week for scripts.
struct SeasonTables: Sendable {
  let weeks: [SeasonWeek]
  let ledger: SeasonLedger

  private typealias Column = SheetContents.Column
  private typealias Value = SheetContents.Value

  /// All sheets in order.
  var sheets: [SheetContents] { [arrivals, months, weekly] }

  /// Everything that comes to a village, in order of week, township, village and time.
  private func eachArrival<Row>(
    _ row: (SeasonWeek, SeasonWeek.Township, SeasonWeek.Village, ScheduleBook.Arrival) -> Row
  ) -> [Row] {
    weeks.flatMap { week in
      week.townships.flatMap { township in
        township.villages.flatMap { village in village.arrivals.map { row(week, township, village, $0) } }
      }
    }
  }

  /// `arrivals.csv`: a row per unloading in a village.
  var csv: [UInt8] {
    CSV.write(
      [
        "week", "date", "arrives", "unloaded", "township", "village", "name_zh", "households", "kg",
        "supplier",
        "truck", "order",
      ],
      eachArrival { week, township, village, arrival -> [Cell] in
        let clock = week.book.clock
        return [
          .text(week.book.schedule.scenario), .text(clock.day(arrival.span.start)?.iso ?? ""),
          .text(clock.time(arrival.span.start)), .text(clock.time(arrival.span.end)), .text(township.code),
          .text(village.code), .text(week.book.village(village.code, .zh)), .integer(village.households),
          .integer(Int(arrival.unload.kg.count)), .text(arrival.site), .text(arrival.truck),
          .text(arrival.unload.order),
        ]
      })
  }

  private var arrivals: SheetContents {
    SheetContents(
      name: "到村 Arrivals", title: Bilingual(zh: "全季到村", en: "Arrivals in villages"),
      columns: [
        Column("周", "Week", 11), Column("日期", "Date", 12), Column("到", "Arrives", 8),
        Column("卸完", "Unloaded", 10), Column("乡镇", "Township", 14), Column("村代码", "Code", 15),
        Column("村", "Village", 16), Column("户", "Households", 11), Column("公斤", "kg", 9),
        Column("从哪里", "From", 22), Column("车辆", "Truck", 18), Column("车牌", "Plate", 12),
        Column("驾驶员、电话", "Driver, phone", 18), Column("实收公斤", "Received, kg", 12),
      ],
      rows: eachArrival { week, township, village, arrival in
        let (clock, truck) = (week.book.clock, week.book.truck[arrival.truck])
        return [
          .text(week.book.schedule.scenario), .text(clock.day(arrival.span.start)?.iso ?? ""),
          .text(clock.time(arrival.span.start)), .text(clock.time(arrival.span.end)), .text(township.name.zh),
          .text(village.code), .text(week.book.village(village.code, .zh)),
          .integer(Int64(village.households)),
          .integer(arrival.unload.kg.count), .text(week.book.yard(arrival.site, .zh)), .text(arrival.truck),
          truck?.plate.map { .text($0) } ?? .none, truck?.driver.map { .text($0) } ?? .none, .none,
        ]
      })
  }

  private var months: SheetContents {
    SheetContents(
      name: "各村各月 Months", title: Bilingual(zh: "各村各月送货与分配计划", en: "Villages by month beside the allocation"),
      columns: [
        Column("乡镇", "Township", 14), Column("村代码", "Code", 15), Column("村", "Village", 16),
        Column("户", "Households", 11), Column("送货日", "Day", 9), Column("送货周数", "Weeks", 9),
      ] + ledger.months.map { Column($0, "kg", 10) }
        + [
          Column("送货合计（公斤）", "Delivered, kg", 12), Column("分配计划（公斤）", "Allocated, kg", 12),
          Column("相差（公斤）", "Difference, kg", 12),
        ],
      rows: ledger.townships.flatMap { township in
        township.villages.map { village -> [Value] in
          let weekday = village.weekday.map { Value.text(SeasonWeek.weekdays[$0].zh) } ?? .none
          let head: [Value] = [
            .text(township.name.zh), .text(village.code), .text(village.name.zh),
            .integer(Int64(village.households)), weekday, .integer(Int64(village.weeks)),
          ]
          let tail = [
            village.scheduledKg, village.allocatedKg, village.scheduledKg - village.allocatedKg,
          ]
          return head + (village.byMonth + tail).map { .integer($0.count) }
        }
      })
  }

  private var weekly: SheetContents {
    let all = ledger.townships.map { ($0.code, $0.name.zh) }
    return SheetContents(
      name: "各乡镇各周 Weeks", title: Bilingual(zh: "各乡镇各周应到（公斤）", en: "Townships by week, kg"),
      columns: [Column("周", "Week", 11), Column("从", "From", 12), Column("合计", "Total", 11)]
        + all.map { Column($0.1, "kg", 11) },
      rows: weeks.map { week in
        let kilograms = all.map { code, _ in
          week.townships.first { $0.code == code }?.kg ?? .zero
        }
        let day = week.book.clock.day(.zero)?.iso ?? ""
        return [.text(week.book.schedule.scenario), .text(day)]
          + ([kilograms.reduce(.zero, +)] + kilograms).map { .integer($0.count) }
      })
  }
}
