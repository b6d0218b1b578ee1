import District
import Plans
import Quantities

/// 乡镇周配送表: a township's week on A4, its villages by day with the kilograms of the weekly deliveries, and the trucks that
/// bring them, to be ticked off.
struct TownshipSheetPage: Paper {
  let week: SeasonWeek
  let language: Language

  /// Name of the file in a language.
  static func fileName(_ language: Language) -> String {
    language == .zh ? "townships.html" : "townships.en.html"
  }

  /// The whole file.
  var html: String {
    document(
      title: words("乡镇周配送表：", "Township sheets: ") + week.title(language), fileName: Self.fileName,
      style: DispatchStyle.text,
      parts: week.townships.enumerated().map { index, township in
        { self.write(township, isFirst: index == 0, to: &$0) }
      } + (week.intakes.isEmpty ? [] : [writeHubs]))
  }

  private func write(_ township: SeasonWeek.Township, isFirst: Bool, to main: inout Markup) {
    main.element("section", ["class": isFirst ? "township first" : "township", "id": township.code]) {
      sheet in
      head(words("乡镇周配送表", "Township sheet"), township.name[language], in: &sheet)
      let missing = township.villages.total(\.missing)
      paragraph(
        "\(township.villages.count) 个村，本周共 \(kg(township.kg)) 公斤。",
        "\(township.villages.count) villages, \(kg(township.kg)) kg in this week.", kind: "sum", in: &sheet)
      if missing > .zero {
        paragraph(
          "其中 \(kg(missing)) 公斤还没有排上车。", "\(kg(missing)) kg of it has no truck yet.", in: &sheet)
      }
      byDay(township).write(to: &sheet, language: language)
      trucks(township.villages.flatMap(\.arrivals), of: township.name[language]).write(
        to: &sheet, language: language)
      foot(in: &sheet)
    }
  }

  private func writeHubs(to main: inout Markup) {
    main.element("section", ["class": "township", "id": "hubs"]) { sheet in
      head(words("中转站进货", "What hubs take in"), words("先存后送，不到村", "stored, not yet for villages"), in: &sheet)
      for intake in week.intakes {
        paragraph(
          "\(intake.hub.name.zh)：本周进 \(kg(intake.arrivals.total(\.unload.kg))) 公斤。",
          "\(intake.hub.name.en): \(kg(intake.arrivals.total(\.unload.kg))) kg in this week.", kind: "sum",
          in: &sheet)
        trucks(intake.arrivals, of: "", to: intake.hub.name[language]).write(to: &sheet, language: language)
      }
      foot(in: &sheet)
    }
  }

  private func head(_ title: String, _ name: String, in sheet: inout Markup) {
    sheet.element("div", ["class": "head"]) {
      $0.element("h1", text: title)
      $0.element("span", text: week.title(language))
      $0.element("b", text: name)
    }
  }

  private func foot(in sheet: inout Markup) {
    sheet.element("p", ["class": "note"]) { note in
      let guessed = week.book.district.policy.haulage.guessedLoading
      note.text(
        words(
          "公斤数等于逐周送货表；时间按无雪路况。", "Kilograms are those of the weekly deliveries; times hold on dry roads. ")
          + (guessed.map { words($0.zh, $0.en + " ") } ?? ""))
      for label in [
        words("乡镇经办人", "Township officer"), words("电话", "phone"), words("区派车人电话", "dispatcher's phone"),
      ] { note.field(label) }
    }
  }

  private func kg(_ mass: Kilograms) -> String { Figure.count(Int(mass.count)) }

  /// Villages by day.
  private func byDay(_ township: SeasonWeek.Township) -> Table {
    let days = week.days
    var table = Table(
      caption: words("各村各日应到（公斤）", "What comes to whom, kg"),
      columns: [.text(words("村", "Village")), .number(words("户", "Households"))]
        + days.map { .number(week.day($0, language)) } + [.number(words("合计", "Total"))], kind: "days")
    table.rows = township.villages.map { village in
      [.init(week.book.shortVillage(village.code, language)), .init(Figure.count(village.households))]
        + days.map { day in .init(village.due[day].map(kg) ?? "") } + [.init(kg(village.kg))]
    }
    let households = township.villages.reduce(0) { $0 + $1.households }
    table.total =
      [.init(words("合计", "Total")), .init(Figure.count(households))]
      + days.map { day in
        let sum = township.villages.total { $0.due[day] ?? .zero }
        return .init(sum > .zero ? kg(sum) : "")
      } + [.init(kg(township.kg))]
    return table
  }

  /// What comes when, to be ticked off; the head, repeated on every page, says whose it is.
  private func trucks(_ arrivals: [ScheduleBook.Arrival], of township: String, to place: String? = nil)
    -> Table
  {
    var table = Table(
      caption: words("到货时间", "Arrivals, from arrival until unloaded"),
      columns: [
        .text(words("到—卸完", "Time")),
        place == nil ? .text(words("村", "Village"), township) : .text(words("到哪里", "To")),
        .number(words("公斤", "kg")), .text(words("从哪里", "From")), .text(words("车", "Truck")),
        .text(words("车牌、驾驶员", "Plate, driver")), .text(words("实收公斤、签收", "Received kg, signed")),
      ], kind: "deliveries")
    var day: Int?
    for arrival in arrivals.sorted(by: { ($0.span.start, $0.truck) < ($1.span.start, $1.truck) }) {
      let today = week.book.clock.dayNumber(arrival.span.start)
      if today != day { table.groups[table.rows.count] = week.day(today, language) }
      day = today
      let truck = week.book.truck[arrival.truck]
      var kind = Markup()
      kind.text(week.truck(arrival, language) + " ")
      kind.element("small", text: arrival.truck)
      table.rows.append([
        .init("\(week.book.clock.time(arrival.span.start))–\(week.book.clock.time(arrival.span.end))"),
        .init(place ?? week.book.shortVillage(arrival.unload.village, language)),
        .init(kg(arrival.unload.kg)), .init(week.book.yard(arrival.site, language)), .init(kind),
        .init([truck?.plate, truck?.driver].compactMap { $0 }.joined(separator: words("，", ", "))), .init(""),
      ])
    }
    return table
  }
}
