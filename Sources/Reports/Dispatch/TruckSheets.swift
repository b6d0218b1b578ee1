import District
import Plans
import Quantities

/// 派车单: one A5 sheet for each truck and shift, which the driver takes along and brings back signed.
struct TruckSheets: Paper {
  let book: ScheduleBook
  let language: Language

  /// Name of the file in a language.
  static func fileName(_ language: Language) -> String {
    language == .zh ? "sheets.html" : "sheets.en.html"
  }

  /// Stops of a sheet above which it is set smaller, to stay one page.
  private static let mostStops = 10

  private var schedule: Schedule { book.schedule }
  private var clock: ScheduleClock { book.clock }

  /// The whole file.
  var html: String {
    document(
      title: words("派车单：", "Truck sheets: ") + schedule.title[language], fileName: Self.fileName,
      style: DispatchStyle.text,
      parts: schedule.days.enumerated().map { index, day in
        { self.write(day, isFirst: index == 0, to: &$0) }
      })
  }

  private func write(_ day: TruckDay, isFirst: Bool, to main: inout Markup) {
    let stops = stops(day)
    let kind = ["a5", isFirst ? "first" : "", stops.rows.count > Self.mostStops ? "long" : ""]
    main.element(
      "section", ["class": kind.filter { !$0.isEmpty }.joined(separator: " "), "id": day.id]
    ) { sheet in
      sheet.element("div", ["class": "head"]) {
        $0.element("h1", text: words("派车单", "Truck sheet"))
        $0.element("b", text: "№ \(day.id)")
      }
      writeFacts(day, to: &sheet)
      stops.write(to: &sheet, language: language)
      // stays together, so that no page holds signatures for nothing
      sheet.element("div", ["class": "foot"]) { foot in
        writeClosed(day, to: &foot)
        foot.element("div", ["class": "sign"]) {
          let boxes = [
            words("派车人", "Dispatcher") + "　№ \(day.id)", words("驾驶员", "Driver"),
            words("回场验收", "Checked on return"),
          ]
          for box in boxes { $0.element("span", text: box) }
        }
      }
    }
  }

  // MARK: What it is about

  private func writeFacts(_ day: TruckDay, to sheet: inout Markup) {
    let truck = book.truck[day.truck]
    let loaded = day.trips.compactMap(\.load).total(\.kg)
    let rest = ScheduleBook.legs(day).total { leg -> Minutes in
      if case .rest(let span) = leg { span.end - span.start } else { .zero }
    }
    sheet.element("dl") { list in
      func fact(_ zh: String, _ en: String, _ value: String?) {
        list.element("dt", text: words(zh, en))
        list.element("dd") {
          if let value { $0.text(value) } else { $0.element("span", ["class": "blank"], text: "") }
        }
      }
      fact("事由", "For", schedule.title[language])
      fact("日期", "Day", clock.day(day.start).map { Format.day($0)[language] })
      fact("车辆", "Truck", truck?.name[language] ?? day.truck)
      fact("核载", "Payload", truck.map { Format.kilograms($0.payloadKg)[language] })
      fact("车牌", "Plate", truck?.plate)
      fact("驾驶员", "Driver", truck?.driver)
      fact("出车", "Leaves", "\(clock.time(day.start)) \(truck.map { book.place($0.base, language) } ?? "")")
      fact("电话", "Phone", nil)
      fact("回场", "Is back", clock.time(day.end, seenFrom: day.start, language))
      fact("共装", "Loads", Format.kilograms(loaded)[language])
      fact(
        "驾驶", "Driving",
        words("\(Format.duration(day.driving).zh)，", "\(Format.duration(day.driving).en), ")
          + Format.kilometres(day.metres)[language])
      fact("休息", "Rests", Format.duration(rest)[language])
    }
  }

  // MARK: What is done, in order

  private func stops(_ day: TruckDay) -> Table {
    var table = Table(
      caption: "",
      columns: [
        .text(words("时间", "Time")), .text(words("做什么、在哪里", "What and where")),
        .number(words("公斤", "kg")), .text(words("签收", "Signed")),
      ], kind: "stops")
    for (index, trip) in day.trips.enumerated() {
      table.rowKinds[table.rows.count] = "trip"
      addRows(trip.legs, trip: index + 1, day, to: &table)
    }
    if !day.home.isEmpty {
      table.rowKinds[table.rows.count] = "trip"
      addRows(day.home, trip: nil, day, to: &table)
    }
    return table
  }

  /// One row per stop; the way to it stands in the row's second line.
  private func addRows(_ legs: [Leg], trip: Int?, _ day: TruckDay, to table: inout Table) {
    var way: [String] = []
    var isFirst = true
    func add(
      _ span: Leg.Span, _ what: String, _ notes: [String], _ kg: Kilograms?, contact: Bool = false,
      sign: String = ""
    ) {
      var content = Markup()
      let heading = isFirst ? trip.map { words("第 \($0) 趟　", "Trip \($0): ") } ?? "" : ""
      content.element("b", text: heading + what)
      for note in way where !note.isEmpty { content.element("small", text: note) }
      for note in notes where !note.isEmpty {
        content.element("small") { small in
          small.text(note)
          if contact {
            small.text(words("　", ", "))
            small.field(words("联系人", "contact"))
          }
        }
      }
      table.rows.append([
        .init(time(span, day)), .init(content), .init(kg.map { Figure.count(Int($0.count)) } ?? ""),
        .init(sign),
      ])
      way = []
      isFirst = false
    }
    for leg in legs {
      switch leg {
      case .drive(let span, let drive):
        way.append(describe(drive, span))
        if trip == nil {
          add(span, words("回场：", "Home to ") + book.place(drive.to, language), [], nil)
        }
      case .wait(let span, let wait): way.append(describe(wait, span))
      case .load(let span, let load):
        add(
          span,
          words("装车　", "Load at ") + "\(book.yard(load.site, language)) "
            + words("\(load.dock) 号台", "dock \(load.dock)"), [cargo(load.cargo)], load.kg)
      case .unload(let span, let unload):
        add(
          span, words("卸　", "Unload at ") + book.village(unload.village, language), [recipients(unload)],
          unload.kg, contact: true, sign: "\u{25A1}")
      case .rest(let span):
        let minutes = Format.duration(span.end - span.start)[language]
        add(span, words("休息 \(minutes)（须停车）", "Rest \(minutes), engine off"), [], nil)
      }
    }
  }

  private func time(_ span: Leg.Span, _ day: TruckDay) -> String {
    let start = clock.time(span.start, seenFrom: day.start, language)
    return "\(start)–\(clock.time(span.end))"
  }

  private func describe(_ drive: Leg.Drive, _ span: Leg.Span) -> String {
    let roads = book.roads(drive, language).joined(separator: words("、", ", "))
    let length = Format.kilometres(drive.metres)[language]
    return words(
      "\(clock.time(span.start)) 开，\(clock.time(span.end)) 到，\(length)" + (roads.isEmpty ? "" : "，走\(roads)"),
      "\(clock.time(span.start)) off, \(clock.time(span.end)) there, \(length)"
        + (roads.isEmpty ? "" : " by \(roads)"))
  }

  private func describe(_ wait: Leg.Wait, _ span: Leg.Span) -> String {
    let until = clock.time(span.end)
    return switch wait.cause {
    case .dock: words("等装车台到 \(until)", "waits for the dock until \(until)")
    case .road: words("等通路到 \(until)", "waits for the road until \(until)")
    case .order: words("等派单到 \(until)", "waits for its order until \(until)")
    }
  }

  private func cargo(_ cargo: [Leg.Cargo]) -> String {
    cargo.map {
      cargo.count == 1
        ? book.fuel($0.fuel, language)
        : "\(book.fuel($0.fuel, language)) \(Format.kilograms($0.kg)[language])"
    }.joined(separator: words("、", ", "))
  }

  private func recipients(_ unload: Leg.Unload) -> String {
    let township = book.township(ofVillage: unload.village, language)
    let doorstep = Int(unload.doorstep.count)
    let forWhom = book.isSeason ? nil : unload.urgency.recipients
    return words(
      township + (forWhom.map { "　给\($0.zh)" } ?? "") + (doorstep > 0 ? "，入户 \(doorstep) 分" : ""),
      township + (forWhom.map { ", for \($0.en)" } ?? "")
        + (doorstep > 0 ? ", \(doorstep) min at doorsteps" : ""))
  }

  // MARK: When a road is closed

  private func writeClosed(_ day: TruckDay, to sheet: inout Markup) {
    let driven = Set(
      ScheduleBook.legs(day).flatMap { leg -> [String] in
        if case .drive(_, let drive) = leg { drive.roads.map(\.road) } else { [] }
      })
    let near = schedule.closures.filter {
      driven.contains($0.road) && $0.from < day.end && ($0.until ?? schedule.horizon) > day.start
    }
    // as the schedule's settings have it, e.g. `240 min`
    let spell = schedule.settings.first { $0.key == "dispatch_longest_spell_min" }
      .flatMap { Int64($0.value.prefix { $0 != " " }) }.map { Format.duration(Minutes($0)) }
    sheet.element("div", ["class": "closed"]) { box in
      box.element("b", text: words("路不通时：", "If a road is closed: "))
      box.text(
        words(
          "停在安全处，打电话给派车人（电话＿＿＿＿＿＿＿＿＿＿），说明封在哪里、车上还有多少公斤；等改派，不自行改道，不把\(book.goods.zh)卸给别的村。"
            + (spell.map { "连续驾驶不得超过\($0.zh)，" } ?? "") + "停车休息照表。",
          "stop where it is safe and ring the dispatcher (phone ____________________): say where it is closed and how many kilograms are aboard. Wait for a new order; do not choose another way, do not unload at another village. "
            + (spell.map { "Never drive more than \($0.en) without a rest; " } ?? "")
            + "rest as written above."
        ))
      if !near.isEmpty {
        box.void("br")
        box.text(
          words("本单走的路当中：", "Of the roads on this sheet: ")
            + near.map { closure in
              let name = book.codes.roads[closure.road].map { book.district.roads[$0].name[language] }
              let until = closure.until.map { clock.moment($0, language) }
              let from = clock.moment(closure.from, language)
              return (name ?? closure.road)
                + words(
                  " \(from) 起封" + (until.map { "，\($0) 通" } ?? ""),
                  " is closed from \(from)" + (until.map { " until \($0)" } ?? ""))
            }.joined(separator: words("；", "; ")) + words("。", "."))
      }
    }
  }
}
