import District
import Plans
import Quantities

/// Maps of the routes: the whole schedule on one page, then every truck on a map of its own, nine to a page.
struct RoutePage: Paper {
  let book: ScheduleBook
  let language: Language

  private static let mapsPerPage = 9

  /// Name of the file in a language.
  static func fileName(_ language: Language) -> String {
    language == .zh ? "routes.html" : "routes.en.html"
  }

  /// The whole file.
  var html: String {
    let trucks = book.schedule.trucks.map(\.id).filter { id in book.schedule.days.contains { $0.truck == id }
    }
    let pages = stride(from: 0, to: trucks.count, by: Self.mapsPerPage).map {
      Array(trucks[$0..<min(trucks.count, $0 + Self.mapsPerPage)])
    }
    let small = map([], id: "")
    let network = RouteMap.network(book.district, small.projection)
    return document(
      title: words("行车路线图：", "Routes: ") + book.schedule.title[language], fileName: Self.fileName,
      style: DispatchStyle.text,
      parts: [writeOverview] + pages.map { page in { self.write(page, on: network, to: &$0) } })
  }

  private func writeOverview(to main: inout Markup) {
    main.element("section", ["class": "board first"]) { section in
      section.element("div", ["class": "head"]) {
        $0.element("h2", text: words("行车路线总图", "All routes"))
        $0.element("span", text: book.schedule.title[language])
      }
      section.append(
        RouteMap(
          book: book, language: language, days: book.schedule.days, id: "routes", isOverview: true,
          width: 1040, maxHeight: 590
        ).draw().markup)
      section.element(
        "p", ["class": "note"],
        text: words(
          "线越粗，走过的煤越多；虚线只空车走；✕ 有时封闭；● 需煤都排上的村，▲ 还缺的村，灰点不需要；地名后的 ○ 表示位置是估计的。示意图，不作导航用。",
          "The wider a line, the more coal goes over it; dashed: empty trucks only; ✕ closed at some time; ● a village whose need is scheduled, ▲ one that is short, grey dots need none; ○ after a name: its position is estimated. Schematic, not for navigation."
        ))
      section.element(
        "p", ["class": "note"],
        text: book.schedule.yards.map { "\(book.letter($0.site)) \($0.name[language])" }
          .joined(separator: words("　", " · ")))
    }
  }

  /// The small map of some shifts.
  private func map(_ days: [TruckDay], id: String, on network: String? = nil) -> RouteMap {
    RouteMap(
      book: book, language: language, days: days, id: id, isOverview: false, width: 340, maxHeight: 196,
      network: network)
  }

  private func write(_ trucks: [String], on network: String, to main: inout Markup) {
    main.element("section", ["class": "board"]) { section in
      section.element("div", ["class": "maps"]) { maps in
        for truck in trucks {
          let days = book.schedule.days.filter { $0.truck == truck }
          maps.element("figure") { figure in
            figure.element("figcaption") {
              $0.text(truck + words("　", " "))
              $0.element("small", text: summary(days))
            }
            let id = "route-\(truck.replacing("#", with: "-"))"
            figure.append(map(days, id: id, on: network).draw().markup)
          }
        }
      }
    }
  }

  private func summary(_ days: [TruckDay]) -> String {
    let trips = days.reduce(0) { $0 + $1.trips.count }
    let kg = days.flatMap(\.trips).compactMap(\.load).total(\.kg)
    let length = Format.kilometres(days.total(\.metres), places: 0)[language]
    return words(
      "\(days.count) 班 \(trips) 趟，\(Figure.count(Int(kg.count))) 公斤，\(length)",
      "\(days.count) shifts, \(trips) trips, \(Figure.count(Int(kg.count))) kg, \(length)")
  }
}
