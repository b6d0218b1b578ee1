import District
import Plans
import Quantities

/// A yard's docks by time: a row per dock and day, a bar per load.
struct DockDrawing: Sendable {
  let book: ScheduleBook
  let language: Language
  let yard: Schedule.Yard

  private let width = 1040.0
  private let left = 96.0
  private let row = 19.0
  private let top = 20.0

  func draw() -> SVG {
    let dockings = book.dockings[yard.site] ?? []
    let days = book.dayNumbers.filter { day in dockings.contains { touches($0.span, day) } }
    let rows = days.flatMap { day in (1...max(1, yard.docks)).map { (day: day, dock: $0) } }
    let bottom = top + row * Double(rows.count)
    var svg = SVG(
      id: "docks-\(book.letter(yard.site))", width: width, height: bottom + 6,
      title: language == .zh ? "装车台与时间" : "Docks and times")
    let axis = DayAxis(dockings.map(\.span), book.clock, left: left, right: width - 60)
    axis.draw(in: &svg, top: top, bottom: bottom)
    for (index, item) in rows.enumerated() {
      let y = top + Double(index) * row
      let day = book.clock.shortDay(book.clock.midnight(item.day), language)
      let dock = language == .zh ? "\(item.dock) 号台" : "dock \(item.dock)"
      svg.line(0, y + row, width - 60, y + row, .line(item.dock == yard.docks ? "#555" : "#ddd", 0.7))
      svg.text("\(day) \(dock)", 2, y + 13, size: 10.5)
      let loads = dockings.filter { $0.load.dock == item.dock && touches($0.span, item.day) }
      draw(
        loads.map { ($0.truck, axis($0.span.start, on: item.day), axis($0.span.end, on: item.day)) }, y,
        in: &svg)
    }
    return svg
  }

  private func touches(_ span: Leg.Span, _ day: Int) -> Bool {
    span.start < book.clock.midnight(day + 1) && span.end > book.clock.midnight(day)
  }

  /// Bars alternate between full and hatched, so that loads that follow at once can be told apart; a name stands where
  /// there is room until the next.
  private func draw(_ loads: [(truck: String, from: Double, until: Double)], _ y: Double, in svg: inout SVG) {
    for (index, load) in loads.enumerated() {
      let length = max(1.6, load.until - load.from)
      if index % 2 == 0 {
        svg.rect(load.from, y + 3, length, row - 6, .fill(Ink.text))
      } else {
        svg.hatched(load.from, y + 3, length, row - 6)
      }
      let next = index + 1 < loads.count ? loads[index + 1].from : width
      if Ink.width(of: load.truck, size: 8.5) <= next - load.until - 4 {
        svg.text(load.truck, load.until + 2, y + 12.5, size: 8.5)
      }
    }
  }
}
