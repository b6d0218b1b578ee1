import District
import Plans
import Quantities

/// Village arrival notices: one card per village, several on an A4 page, to be pinned up or sent on.
struct NoticePage: Paper {
  let book: ScheduleBook
  let language: Language

  /// Name of the file in a language.
  static func fileName(_ language: Language) -> String {
    language == .zh ? "notices.html" : "notices.en.html"
  }

  /// The whole file.
  var html: String {
    document(
      title: words("送煤到村通知：", "Arrival notices: ") + book.schedule.title[language],
      fileName: Self.fileName, style: DispatchStyle.text,
      parts: [
        { main in
          main.element("section", ["class": "notices first"]) { section in
            section.element("div", ["class": "cards"]) { cards in
              for village in book.villages { write(village.code, village.orders, to: &cards) }
            }
          }
        }
      ])
  }

  private func write(_ code: String, _ orders: [DeliveryOrder], to cards: inout Markup) {
    let arrivals = book.arrivals[code] ?? []
    let total = arrivals.total { $0.unload.kg }
    cards.element("div", ["class": arrivals.isEmpty ? "card none" : "card", "id": code]) { card in
      card.element("h2") {
        $0.text(book.village(code, language) + " ")
        $0.element(
          "small", text: book.township(ofVillage: code, language) + words(" · 送煤通知", " · coal delivery"))
      }
      if arrivals.isEmpty {
        paragraph(
          "这次没有排上到本村的车。请乡镇启用就近暖屋，并与派车人联系。",
          "No truck could be scheduled for this village. The township should open the nearest warm shelter and ring the dispatcher.",
          in: &card)
      } else {
        card.element(
          "p", ["class": "sum"],
          text: words(
            "共 \(Figure.count(Int(total.count))) 公斤，\(book.clock.moment(arrivals[0].span.start, .zh)) 起到",
            "\(Figure.count(Int(total.count))) kg in all, from \(book.clock.moment(arrivals[0].span.start, .en))"
          ))
        table(arrivals).write(to: &card, language: language)
        writeOrder(arrivals, to: &card)
      }
      writeMissing(orders, to: &card)
      card.element("p", ["class": "note"]) { note in
        note.text(
          words(
            "时间按预报排定，雪大路滑会晚到；改动另行通知。",
            "Times follow the forecast; snow may delay them, changes will be announced. "))
        note.field(words("村联系人", "Village contact"))
        note.field(words("电话", "phone"))
      }
    }
  }

  private func table(_ arrivals: [ScheduleBook.Arrival]) -> Table {
    var table = Table(
      caption: "",
      columns: [
        .text(words("几时", "When")), .text(words("给谁", "For whom")), .number(words("公斤", "kg")),
        .text(words("车", "Truck")),
      ], kind: "arrivals")
    table.rows = arrivals.map { arrival in
      [
        .init("\(book.clock.moment(arrival.span.start, language))–\(book.clock.time(arrival.span.end))"),
        .init(
          arrival.unload.urgency == .priority ? words("优先户", "priority") : words("其他户", "others")),
        .init(Figure.count(Int(arrival.unload.kg.count))), .init(arrival.truck),
      ]
    }
    return table
  }

  /// Who is served first, as the schedule has it: for each the first of its arrivals, in order of time.
  private func writeOrder(_ arrivals: [ScheduleBook.Arrival], to card: inout Markup) {
    var seen: Set<Urgency> = []
    let firsts = arrivals.filter { seen.insert($0.unload.urgency).inserted }
    let parts = firsts.map { first in
      let moment = book.clock.moment(first.span.start, language)
      return switch first.unload.urgency {
      case .priority:
        words(
          "优先户（老弱病残户和卫生所、学校等）\(moment)" + (first.unload.doorstep > .zero ? "，送到门口，请村里领车" : ""),
          "priority households (the old, the sick, clinics, schools) \(moment)"
            + (first.unload.doorstep > .zero ? ", at their doors: the village shows the way" : ""))
      case .ordinary: words("其他户 \(moment)", "other households \(moment)")
      }
    }
    paragraph(
      "先后：" + parts.joined(separator: "；") + "。",
      "Served in this order: " + parts.joined(separator: "; ") + ".",
      in: &card)
  }

  private func writeMissing(_ orders: [DeliveryOrder], to card: inout Markup) {
    func missing(isShort: Bool) -> Kilograms {
      orders.filter { ($0.reason != nil) == isShort && $0.kg > $0.arrivesKg }.total { $0.kg - $0.arrivesKg }
    }
    let (short, spared) = (missing(isShort: true), missing(isShort: false))
    let reasons = orders.compactMap { $0.kg > $0.arrivesKg ? $0.reason?.words[language] : nil }
    var seen: [String] = []
    for reason in reasons where !seen.contains(reason) { seen.append(reason) }
    if short > .zero {
      paragraph(
        "还差 \(Figure.count(Int(short.count))) 公斤没有排上。" + seen.joined(),
        "\(Figure.count(Int(short.count))) kg could not be scheduled. " + seen.joined(separator: " "),
        in: &card)
    }
    if spared > .zero {
      paragraph(
        "煤到以前那几小时的 \(Figure.count(Int(spared.count))) 公斤不再补送：那时住房还没有冷下来。",
        "\(Figure.count(Int(spared.count))) kg for the hours before the coal comes are not brought later: no house has got cold by then.",
        in: &card)
    }
  }
}
