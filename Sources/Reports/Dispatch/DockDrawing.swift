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

  private var hour: Double { (width - left - 8) / 24 }

  func draw() -> SVG {
    let dockings = book.dockings[yard.site] ?? []
    let days = book.dayNumbers.filter { day in dockings.contains { touches($0.span, day) } }
    let rows = days.flatMap { day in (1...max(1, yard.docks)).map { (day: day, dock: $0) } }
    let bottom = top + row * Double(rows.count)
    var svg = SVG(
      id: "docks-\(book.letter(yard.site))", width: width, height: bottom + 6,
      title: language == .zh ? "装车台与时间" : "Docks and times")
    for h in 0...24 {
      let x = left + Double(h) * hour
      svg.line(x, top - 3, x, bottom, .line(h % 6 == 0 ? "#777" : "#ccc", h % 6 == 0 ? 1 : 0.6))
      if h % 2 == 0 { svg.text("\(h):00", x, top - 7, size: 10, anchor: .middle) }
    }
    for (index, item) in rows.enumerated() {
      let y = top + Double(index) * row
      let day = book.clock.shortDay(book.clock.midnight(item.day), language)
      let dock = language == .zh ? "\(item.dock) 号台" : "dock \(item.dock)"
      svg.line(0, y + row, width - 8, y + row, .line(item.dock == yard.docks ? "#555" : "#ddd", 0.7))
      svg.text("\(day) \(dock)", 2, y + 13, size: 10.5)
      draw(dockings.filter { $0.load.dock == item.dock && touches($0.span, item.day) }, item.day, y, in: &svg)
    }
    return svg
  }

  private func touches(_ span: Leg.Span, _ day: Int) -> Bool {
    span.start < book.clock.midnight(day + 1) && span.end > book.clock.midnight(day)
  }

  private func x(_ minute: Minutes, _ day: Int) -> Double {
    left + min(24, max(0, Double((minute - book.clock.midnight(day)).count) / 60)) * hour
  }

  /// Bars alternate between full and hatched, so that loads that follow at once can be told apart; a name stands where
  /// there is room until the next.
  private func draw(_ dockings: [ScheduleBook.Docking], _ day: Int, _ y: Double, in svg: inout SVG) {
    for (index, docking) in dockings.enumerated() {
      let (a, b) = (x(docking.span.start, day), x(docking.span.end, day))
      let paint =
        index % 2 == 0 ? SVG.Paint.fill(Ink.text) : svg.paint(.hatch, stroke: Ink.text, width: 0.7)
      svg.rect(a, y + 3, max(1.6, b - a), row - 6, paint)
      let room = (index + 1 < dockings.count ? x(dockings[index + 1].span.start, day) : width) - b - 4
      if Ink.width(of: docking.truck, size: 8.5) <= room {
        svg.text(docking.truck, b + 2, y + 12.5, size: 8.5)
      }
    }
  }
}
