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

  /// Height of an A5 page between its margins, mm; a sheet that would be higher is set smaller.
  private static let page = 188.0
  /// As wide as the room to write a contact in.
  private static let contactRoom = String(repeating: "_", count: 24)

  var schedule: Schedule { book.schedule }
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
    let kind = ["a5", isFirst ? "first" : "", height(of: day, stops: stops.height) > Self.page ? "long" : ""]
    main.element(
      "section", ["class": kind.filter { !$0.isEmpty }.joined(separator: " "), "id": day.id]
    ) { sheet in
      sheet.element("div", ["class": "head"]) {
        $0.element("h1", text: words("派车单", "Truck sheet"))
        $0.element("b", text: "№ \(day.id)")
      }
      writeFacts(day, to: &sheet)
      stops.table.write(to: &sheet, language: language)
      // stays together, so that no page holds signatures for nothing
      sheet.element("div", ["class": "foot"]) { foot in
        writeClosed(day, to: &foot)
        foot.element("div", ["class": "sign"]) {
          let boxes = [
            words("派车人　№ \(day.id)", "Dispatcher, № \(day.id)"), words("驾驶员", "Driver"),
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
    let standstill = truck.flatMap { day.standstill(base: $0.base) }
    let loaded = day.trips.compactMap(\.load).total(\.kg)
    let rest = day.legs.total { leg -> Minutes in
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
      let end = clock.time(day.end, seenFrom: day.start, language)
      if let standstill {
        fact("停下", "Stands from", "\(end) \(book.place(standstill, language))")
      } else {
        fact("回场", "Is back", end)
      }
      let aboard = Format.kilograms(day.trips.total(\.aboard))
      fact(
        "共装", "Loads",
        Format.kilograms(loaded)[language]
          + (standstill == nil ? "" : words("，车上还有 \(aboard.zh)", ", \(aboard.en) still aboard")))
      fact(
        "驾驶", "Driving",
        words("\(Format.duration(day.driving).zh)，", "\(Format.duration(day.driving).en), ")
          + Format.kilometres(day.metres)[language])
      fact("休息", "Rests", Format.duration(rest)[language])
      if let tank = day.tank {
        fact(
          "油够跑", "Tank lasts",
          words(
            "\(Format.kilometres(tank.leaving).zh)（按灾情开始时满箱算）",
            "\(Format.kilometres(tank.leaving).en) (if full when the emergency began)"))
        if tank.back >= .zero {
          let name =
            standstill == nil ? Bilingual(zh: "回场还够", en: "On return") : Bilingual(zh: "停下还够", en: "Then")
          fact(name.zh, name.en, words("", "lasts ") + Format.kilometres(tank.back)[language])
        } else {
          let lacking = Format.kilometres(.zero - tank.back)
          fact("油不够", "Short by", words("差 \(lacking.zh)，途中须加油", "\(lacking.en): fill on the way"))
        }
      }
    }
  }

  // MARK: What is done, in order

  /// - Returns: the table, and how high its rows are at most, mm.
  private func stops(_ day: TruckDay) -> (table: Table, height: Double) {
    var height = 0.0
    var table = Table(
      caption: "",
      columns: [
        .text(words("时间", "Time")), .text(words("做什么、在哪里", "What and where")),
        .number(words("公斤", "kg")), .text(words("签收", "Signed")),
      ], kind: "stops")
    for (index, trip) in day.trips.enumerated() {
      table.rowKinds[table.rows.count] = "trip"
      height += addRows(trip.legs, trip: index + 1, day, to: &table)
    }
    if !day.home.isEmpty {
      table.rowKinds[table.rows.count] = "trip"
      height += addRows(day.home, trip: nil, day, to: &table)
    }
    return (table, height)
  }

  /// How high a sheet is at most with stops of some height, mm.
  private func height(of day: TruckDay, stops: Double) -> Double {
    let (head, foot, line) = language == .zh ? (41.0, 27.0, 3.9) : (45.0, 24.0, 3.2)
    let facts = day.tank == nil ? 0 : 2 * line
    return head + stops + foot + facts
      + line * (Ink.width(of: closures(of: day) ?? "", size: 8) / 350).rounded(.up)
  }

  /// How high a row is with its notes below, mm.
  private func height(of notes: [String]) -> Double {
    // in points: the size of small type, and the room there is for it
    let (size, room) = language == .zh ? (7.2, 225.0) : (6.5, 270.0)
    let lines = notes.reduce(0) { $0 + (Ink.width(of: $1, size: size) / room).rounded(.up) }
    return language == .zh ? 4.9 + 3.1 * lines : 4.2 + 2.7 * lines
  }

  /// One row per stop; the way to it stands in the row's second line.
  ///
  /// - Returns: how high the rows are at most, mm.
  private func addRows(_ legs: [Leg], trip: Int?, _ day: TruckDay, to table: inout Table) -> Double {
    var height = 0.0
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
      height += self.height(of: way + notes.map { contact ? $0 + Self.contactRoom : $0 })
      way = []
      isFirst = false
    }
    for leg in legs {
      switch leg {
      case .drive(let span, let drive):
        way.append(describe(drive, span))
        if trip == nil {
          // a truck that broke down or was cut off on its way home stands elsewhere
          let isHome = drive.to == book.truck[day.truck]?.base
          add(
            span,
            (isHome ? words("回场：", "Home to ") : words("停在：", "Stands at ")) + book.place(drive.to, language),
            [], nil)
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
    return height
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
    case .breakdown: words("抛锚，\(until) 报停", "has broken down, stands still by \(until)")
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
}
