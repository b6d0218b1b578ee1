import Plans
import Quantities

/// 村级到货通知: what comes to each village in a week of the season, a card per village, several on an A4 page.
struct SeasonNoticePage: Paper {
  let week: SeasonWeek
  let language: Language

  /// Name of the file in a language.
  static func fileName(_ language: Language) -> String { NoticePage.fileName(language) }

  /// The whole file.
  var html: String {
    document(
      title: words("村级到货通知：", "Village arrival notices: ") + week.title(language), fileName: Self.fileName,
      style: DispatchStyle.text,
      parts: week.townships.enumerated().map { index, township in
        { main in
          // a township's notices begin on a page of their own: its office hands them out
          main.element("section", ["class": index == 0 ? "notices first" : "notices", "id": township.code]) {
            section in
            section.element("div", ["class": "head"]) {
              $0.element("h1", text: words("村级到货通知", "Village arrival notices"))
              $0.element("b", text: township.name[language])
            }
            section.element("p", ["class": "note"], text: week.title(language))
            section.element("div", ["class": "cards"]) { cards in
              for village in township.villages { write(village, township, to: &cards) }
            }
          }
        }
      })
  }

  private func write(_ village: SeasonWeek.Village, _ township: SeasonWeek.Township, to cards: inout Markup) {
    cards.element("div", ["class": village.arrivals.isEmpty ? "card none" : "card", "id": village.code]) {
      card in
      card.element("h2") {
        $0.text(week.book.village(village.code, language) + " ")
        $0.element("small", text: township.name[language] + words(" · 到货通知", " · arrival notice"))
      }
      card.element("p", text: week.title(language))
      if !village.arrivals.isEmpty {
        let mass = village.arrivals.total(\.unload.kg)
        let total = Figure.count(Int(mass.count))
        let days = Set(village.arrivals.map { week.book.clock.dayNumber($0.span.start) }).sorted()
          .map { week.day($0, language) }.joined(separator: words("、", ", "))
        card.element(
          "p", ["class": "sum"],
          text: words(
            "\(days)，共 \(total) 公斤（\(Figure.tonnes(mass)) 吨）",
            "\(days), \(total) kg in all (\(Figure.tonnes(mass)) t)"))
        table(village.arrivals).write(to: &card, language: language)
        let fuels = { (language: Language) in
          Set(village.arrivals.map { week.fuel($0, language) }).sorted()
            .joined(separator: language == .zh ? "、" : ", ")
        }
        paragraph(
          "\(fuels(.zh))，\(village.households) 户。请提前清出路口和卸货的干燥地方，备好人手；数清、过秤、签收后再分户发放，发放记入台账。",
          "\(fuels(.en)), for \(village.households) households. Clear the way and a dry place, have hands ready; count, weigh and sign before it is handed out, and enter what each household gets in the ledger.",
          in: &card)
      }
      if village.missing > .zero {
        paragraph(
          "本周还差 \(Figure.count(Int(village.missing.count))) 公斤没有排上车，乡镇另行通知。",
          "\(Figure.count(Int(village.missing.count))) kg of this week has no truck yet; the township will say when it comes.",
          in: &card)
      }
      card.element("p", ["class": "note"]) { note in
        note.text(
          words(
            "时间按无雪路况排定；雪天晚到或改期，由乡镇通知。", "Times hold on dry roads; the township says if snow changes them. "))
        for label in [
          words("村联系人", "Village contact"), words("电话", "phone"), words("乡镇电话", "township's phone"),
          words("派车人电话", "dispatcher's phone"),
        ] { note.field(label) }
      }
    }
  }

  private func table(_ arrivals: [ScheduleBook.Arrival]) -> Table {
    var table = Table(
      caption: "",
      columns: [
        .text(words("到—卸完", "Time")), .number(words("公斤", "kg")),
        .text(words("从哪里、什么车", "From, by")), .text(words("车牌、驾驶员", "Plate, driver")),
      ], kind: "deliveries")
    var day: Int?
    for arrival in arrivals {
      let today = week.book.clock.dayNumber(arrival.span.start)
      if let day, day != today { table.groups[table.rows.count] = week.day(today, language) }
      day = today
      var origin = Markup()
      origin.text(week.book.yard(arrival.site, language))
      origin.element("small", text: "\(week.truck(arrival, language)) \(arrival.truck)")
      table.rows.append([
        .init("\(week.book.clock.time(arrival.span.start))–\(week.book.clock.time(arrival.span.end))"),
        .init(Figure.count(Int(arrival.unload.kg.count))), .init(origin), plate(arrival),
      ])
    }
    return table
  }

  private func plate(_ arrival: ScheduleBook.Arrival) -> Table.Cell {
    let truck = week.book.truck[arrival.truck]
    let known = [truck?.plate, truck?.driver].compactMap { $0 }
    return .init(known.joined(separator: words("，", ", ")))
  }
}
