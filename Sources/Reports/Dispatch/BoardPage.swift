import District
import Plans
import Quantities

/// The boards on the dispatcher's wall: the trucks by time, and each yard's docks by time, on A4 across.
struct BoardPage: Paper {
  let book: ScheduleBook
  let language: Language

  /// Trucks that fit on a page.
  private static let trucksPerPage = 31
  /// What is left of a page, in mm, by a heading and a line of text, and by nothing.
  private static let (pageBelowHead, wholePage) = (172.0, 186.0)

  /// Name of the file in a language.
  static func fileName(_ language: Language) -> String {
    language == .zh ? "boards.html" : "boards.en.html"
  }

  /// The whole file.
  var html: String {
    let yards = book.schedule.yards.filter { book.dockings[$0.site] != nil }
    let pages = self.pages
    return document(
      title: words("车辆与装车台看板：", "Boards of trucks and docks: ") + book.schedule.title[language],
      fileName: Self.fileName, style: DispatchStyle.text,
      parts: pages.indices.map { index in { self.writeTrucks(pages[index], index, of: pages.count, to: &$0) }
      }
        + yards.map { yard in { self.writeYard(yard, to: &$0) } })
  }

  // MARK: Trucks

  private var pages: [(day: Int, trucks: [String])] {
    book.dayNumbers.flatMap { day -> [(day: Int, trucks: [String])] in
      let (from, to) = (book.clock.midnight(day), book.clock.midnight(day + 1))
      let busy = Set(book.schedule.days.filter { $0.start < to && $0.end > from }.map(\.truck))
      let trucks = book.schedule.trucks.map(\.id).filter(busy.contains)
      return stride(from: 0, to: trucks.count, by: Self.trucksPerPage).map {
        (day, Array(trucks[$0..<min(trucks.count, $0 + Self.trucksPerPage)]))
      }
    }
  }

  private func writeTrucks(
    _ page: (day: Int, trucks: [String]), _ index: Int, of count: Int, to main: inout Markup
  ) {
    main.element("section", ["class": index == 0 ? "board first" : "board"]) { section in
      let midnight = book.clock.midnight(page.day)
      head(
        words("车辆时间表　", "Trucks, ") + book.clock.shortDay(midnight, language), "\(index + 1)/\(count)",
        in: &section)
      section.append(
        GanttDrawing(
          book: book, language: language, day: page.day, trucks: page.trucks, id: "gantt-\(index + 1)"
        ).draw().markup)
      section.element(
        "p", ["class": "note"],
        text: book.schedule.yards.map { "\(book.letter($0.site)) \($0.name[language])" }
          .joined(separator: words("　", " · ")))
    }
  }

  private func head(_ title: String, _ corner: String, in section: inout Markup) {
    section.element("div", ["class": "head"]) {
      $0.element("h2", text: title)
      $0.element("span", text: book.schedule.title[language])
      $0.element("b", text: corner)
    }
  }

  // MARK: Docks

  private func writeYard(_ yard: Schedule.Yard, to main: inout Markup) {
    let dockings = book.dockings[yard.site] ?? []
    let loaded = dockings.total(\.load.kg)
    let terms = book.district.policy.haulage
    main.element("section", ["class": "board", "id": "yard-\(yard.site)"]) { section in
      head(
        words(
          "装车台　\(book.letter(yard.site))　\(yard.name.zh)",
          "Docks at \(book.letter(yard.site)), \(yard.name.en)"),
        words("共 \(dockings.count) 车次", "\(dockings.count) loads"), in: &section)
      section.element(
        "p", ["class": "note"],
        text: book.isSeason
          ? words(
            "装车台 \(yard.docks) 个\(mark(terms.docks))，每车装 \(yard.setUp.count) 分钟\(mark(terms.loading))；本周装走 \(Figure.count(Int(loaded.count))) 公斤。",
            "\(yard.docks) docks\(mark(terms.docks)), \(yard.setUp.count) min a truck\(mark(terms.loading)); \(Figure.count(Int(loaded.count))) kg loaded in this week."
          )
          : words(
            "装车台 \(yard.docks) 个，每台每小时 \(Figure.count(Int(yard.loadingKgPerHour.count))) 公斤；存煤 \(Figure.count(Int(yard.stockKg.count))) 公斤，装走 \(Figure.count(Int(loaded.count))) 公斤，剩 \(Figure.count(Int((yard.stockKg - loaded).count))) 公斤。",
            "\(yard.docks) docks, \(Figure.count(Int(yard.loadingKgPerHour.count))) kg an hour each; stock \(Figure.count(Int(yard.stockKg.count))) kg, loaded \(Figure.count(Int(loaded.count))) kg, left \(Figure.count(Int((yard.stockKg - loaded).count))) kg."
          ))
      let drawing = DockDrawing(book: book, language: language, yard: yard).draw()
      section.append(drawing.markup)
      // drawings are as wide as the page: 277 mm
      let drawn = drawing.height / drawing.width * 277
      let rows = dockings.indices.map { index in
        let today = book.clock.dayNumber(dockings[index].span.start)
        let opensDay = index > 0 && book.clock.dayNumber(dockings[index - 1].span.start) != today
        return (docking: dockings[index], height: height(dockings[index]) + (opensDay ? Self.dayHeading : 0))
      }
      for block in DockList.blocks(
        rows, columns: language == .zh ? 3 : 2, first: Self.pageBelowHead - drawn,
        then: Self.wholePage, height: { $0.height })
      {
        section.element("div", ["class": "list"]) { list in
          for column in block { write(column.map(\.docking), of: yard, to: &list) }
        }
      }
    }
  }

  /// Says of a number that it is assumed or reconstructed.
  private func mark<Value: Sendable>(_ setting: Setting<Value>) -> String {
    let label = setting.certainty.label
    return setting.certainty.isGuess ? words("（\(label.zh)）", " (\(label.en))") : ""
  }

  /// How high the row that names a new day is, mm.
  private static let dayHeading = 5.0

  /// How high a load's row will be at most, mm: its villages are wrapped.
  private func height(_ docking: ScheduleBook.Docking) -> Double {
    let room = language == .zh ? 62.0 : 190.0
    let lines = (Ink.width(of: villages(docking), size: 7.2) / room).rounded(.up)
    return 1.4 + 3.2 * max(1, lines)
  }

  private func villages(_ docking: ScheduleBook.Docking) -> String {
    docking.villages.map { book.shortVillage($0, language) }.joined(separator: words("、", ", "))
  }

  /// The loads in order of time: what the man at the gate ticks off.
  private func write(
    _ dockings: [ScheduleBook.Docking], of yard: Schedule.Yard, to list: inout Markup
  ) {
    var table = Table(
      caption: "",
      columns: [
        .text(words("时间", "Time")),
        .text(words("\(book.letter(yard.site)) 台", "Dock \(book.letter(yard.site))")),
        .text(words("车", "Truck")),
        .number(words("公斤", "kg")), .text(words("到哪些村", "For")), .text("\u{2713}"),
      ], kind: "docks")
    var day: Int?
    for docking in dockings {
      let today = book.clock.dayNumber(docking.span.start)
      if today != day {
        table.groups[table.rows.count] = book.clock.shortDay(docking.span.start, language)
      }
      day = today
      table.rows.append([
        .init("\(book.clock.time(docking.span.start))–\(book.clock.time(docking.span.end))"),
        .init("\(docking.load.dock)"), .init(docking.truck),
        .init(Figure.count(Int(docking.load.kg.count))),
        .init(villages(docking)),
        .init("\u{25A1}"),
      ])
    }
    table.write(to: &list, language: language)
  }
}
