import District
import Plans
import Quantities

/// The season on a few pages: for each township what the allocation gives it by month and what the weekly deliveries bring it,
/// and for each village its day of the week and its kilograms.
struct SeasonCalendarPage: Paper {
  let ledger: SeasonLedger
  let language: Language

  /// Name of the file in a language.
  static func fileName(_ language: Language) -> String { language == .zh ? "season.html" : "season.en.html" }

  /// The whole file.
  var html: String {
    document(
      title: words("颗粒配送季历", "The season's deliveries"), fileName: Self.fileName, style: DispatchStyle.text,
      parts: [writeMonths] + ledger.townships.map { township in { self.write(township, to: &$0) } })
  }

  private func kg(_ mass: Kilograms) -> String { mass == .zero ? "" : Figure.count(Int(mass.count)) }

  private func writeMonths(to main: inout Markup) {
    main.element("section", ["class": "board first"]) { sheet in
      sheet.element("div", ["class": "head"]) {
        $0.element("h1", text: words("颗粒配送季历", "The season's deliveries"))
        $0.element("b", text: words("各乡镇各月，公斤", "townships by month, kg"))
      }
      let off = ledger.townships.flatMap(\.villages).filter { $0.scheduledKg != $0.allocatedKg }
      let difference =
        off.reduce(0) { $0 + abs($1.scheduledKg.count - $1.allocatedKg.count) } + ledger.strayKg.count
      paragraph(
        difference == 0
          ? "每个村的逐周送货与分配计划逐公斤相等。" : "逐周送货与分配计划有 \(off.count) 个村不等，共差 \(difference) 公斤。",
        difference == 0
          ? "The weekly deliveries are the allocation's kilograms exactly, village by village."
          : "The weekly deliveries differ from the allocation in \(off.count) \(off.count == 1 ? "village" : "villages"), by \(difference) kg together.",
        kind: "sum", in: &sheet)
      var table = Table(
        caption: "",
        columns: [.text(words("乡镇", "Township")), .number(words("村", "Villages"))]
          + ledger.months.map { .number($0) }
          + [
            .number(words("送货合计", "Delivered")), .number(words("分配计划", "Allocated")),
            .number(words("相差", "Difference")),
          ], kind: "months")
      table.rows = ledger.townships.map { row($0.name[language], [$0]) }
      table.total = row(words("合计", "Total"), ledger.townships)
      table.write(to: &sheet, language: language)
      paragraph(
        "按送到村的日期计月。每村固定一个送货日；没有该日的时段另定，见各周配送表。",
        "Months are those in which it comes to the village. Every village has its day of the week; where a period has none, the week's sheet says which.",
        kind: "note", in: &sheet)
    }
  }

  private func row(_ name: String, _ townships: [SeasonLedger.Township]) -> [Table.Cell] {
    let villages = townships.flatMap(\.villages)
    let (scheduled, allocated) = (townships.total(\.scheduledKg), townships.total(\.allocatedKg))
    return [.init(name), .init(Figure.count(villages.count))]
      + ledger.months.indices.map { month in .init(kg(villages.total { $0.byMonth[month] })) }
      + [
        .init(Figure.count(Int(scheduled.count))), .init(Figure.count(Int(allocated.count))),
        .init(Figure.count(Int((scheduled - allocated).count))),
      ]
  }

  private func write(_ township: SeasonLedger.Township, to main: inout Markup) {
    main.element("section", ["class": "board", "id": township.code]) { sheet in
      sheet.element("div", ["class": "head"]) {
        $0.element("h1", text: words("各村送货日和数量", "Villages: day of the week and kilograms"))
        $0.element("b", text: township.name[language])
      }
      var table = Table(
        caption: "",
        columns: [
          .text(words("村", "Village")), .number(words("户", "Households")),
          .text(words("送货日", "Day")), .number(words("送货周数", "Weeks")),
        ] + ledger.months.map { .number($0) }
          + [.number(words("送货合计", "Delivered")), .number(words("分配计划", "Allocated"))], kind: "months")
      table.rows = township.villages.map { village in
        [
          .init(village.name[language]), .init(Figure.count(village.households)),
          .init(village.weekday.map { SeasonWeek.weekdays[$0][language] } ?? Figure.none),
          .init(Figure.count(village.weeks)),
        ] + village.byMonth.map { .init(kg($0)) }
          + [
            .init(Figure.count(Int(village.scheduledKg.count))),
            .init(Figure.count(Int(village.allocatedKg.count))),
          ]
      }
      table.write(to: &sheet, language: language)
    }
  }
}
