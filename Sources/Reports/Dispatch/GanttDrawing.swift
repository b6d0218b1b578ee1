import District
import Plans
import Quantities

/// What trucks do in one day: a row per truck, a bar per leg. Every kind has its own shape, so none rests on colour.
struct GanttDrawing: Sendable {
  let book: ScheduleBook
  let language: Language
  /// Number of the day.
  let day: Int
  /// Ids of the trucks shown, from top to bottom.
  let trucks: [String]
  /// Unique within the page.
  let id: String

  private let width = 1040.0
  private let left = 118.0
  private let row = 18.5
  private let top = 24.0

  private var axis: DayAxis {
    DayAxis(
      book.schedule.days.map { .init($0.start, $0.end) }, book.clock, left: left, right: width - 22)
  }

  func draw() -> SVG {
    let bottom = top + row * Double(trucks.count)
    var svg = SVG(
      id: id, width: width, height: bottom + 34,
      title: language == .zh ? "车辆与时间" : "Trucks and times")
    let axis = self.axis
    axis.draw(in: &svg, top: top, bottom: bottom)
    for (index, truck) in trucks.enumerated() {
      let y = top + Double(index) * row
      svg.line(0, y + row, width - 22, y + row, .line("#ddd", 0.5))
      svg.text(truck, 2, y + 13, size: 10.5)
      for shift in book.schedule.days where shift.truck == truck { draw(shift, y, axis, in: &svg) }
    }
    if let now = book.schedule.now { drawNow(now, axis, bottom, in: &svg) }
    drawLegend(bottom + 22, in: &svg)
    return svg
  }

  /// The minute in which the schedule was made anew: what is left of it stands.
  private func drawNow(_ now: Minutes, _ axis: DayAxis, _ bottom: Double, in svg: inout SVG) {
    let (midnight, next) = (book.clock.midnight(day), book.clock.midnight(day + 1))
    guard midnight <= now, now < next else { return }
    let (x, time) = (axis(now, on: day), book.clock.time(now))
    svg.line(x, top, x, bottom, SVG.Paint(stroke: Ink.text, width: 1, dashes: "5 3"))
    svg.text(
      language == .zh ? "改派 \(time)" : "re-planned \(time)", x, bottom + 9, size: 9, anchor: .middle,
      bold: true, halo: true)
  }

  private func draw(_ shift: TruckDay, _ y: Double, _ axis: DayAxis, in svg: inout SVG) {
    func x(_ minute: Minutes) -> Double { axis(minute, on: day) }
    func isVisible(_ span: Leg.Span) -> Bool { x(span.end) > x(span.start) }
    guard isVisible(.init(shift.start, shift.end)) else { return }
    svg.rect(
      x(shift.start), y + 1.5, x(shift.end) - x(shift.start), row - 3, .fill("#f0f0f0"))
    var labels: [(text: String, x: Double, room: Double, isInside: Bool)] = []
    for leg in shift.legs where isVisible(leg.span) {
      let (a, b) = (x(leg.span.start), x(leg.span.end))
      Self.draw(leg, a, b, y, row, in: &svg)
      switch leg {
      case .load(_, let load): labels.append((book.letter(load.site), (a + b) / 2, 0, false))
      case .unload(_, let unload):
        labels.append((book.shortVillage(unload.village, language), a, b - a, true))
      default: break
      }
    }
    let isLast = !book.schedule.days.contains { $0.truck == shift.truck && $0.start > shift.start }
    if isLast && book.schedule.trucksDown.contains(shift.truck) {
      svg.text(
        language == .zh ? "× 停驶" : "× out of service", x(shift.end) + 4, y + 12.5, size: 9, bold: true)
    }
    for label in labels {
      if label.isInside {
        let text = Ink.fitted(label.text, into: label.room - 3, size: 8)
        if text.count > 2 || text == label.text {
          svg.text(text, label.x + 1.5, y + 10.2, size: 8)
        }
      } else {
        svg.text(label.text, label.x, y + 10.5, size: 9, anchor: .middle, bold: true, halo: true)
      }
    }
  }

  /// A leg's bar between two drawing positions.
  static func draw(_ leg: Leg, _ a: Double, _ b: Double, _ y: Double, _ row: Double, in svg: inout SVG) {
    let middle = y + row / 2
    switch leg {
    case .drive(_, let drive):
      svg.line(a, middle, b, middle, .line(Ink.text, drive.cargoKg > .zero ? 4 : 1.2))
    case .wait:
      svg.rect(
        a, y + 5, b - a, row - 10, SVG.Paint(fill: "#fff", stroke: Ink.text, width: 0.8, dashes: "2 1.6"))
    case .load: svg.rect(a, y + 1.5, max(1.6, b - a), row - 3, .fill(Ink.text))
    case .unload:
      svg.rect(a, y + 1.5, b - a, row - 3, SVG.Paint(fill: "#fff", stroke: Ink.text, width: 0.9))
      svg.hatched(a, y + row - 6, b - a, 4.5)
    case .rest: svg.dotted(a, y + 3, b - a, row - 6)
    }
  }

  private func drawLegend(_ y: Double, in svg: inout SVG) {
    let zh = language == .zh
    let none = Leg.Span(.zero, .zero)
    func drive(_ kg: Int64) -> Leg {
      .drive(none, .init(from: "", to: "", roads: [], metres: .zero, cargoKg: Kilograms(kg)))
    }
    let samples: [(String, Leg?)] = [
      (zh ? "装车（字母＝储备点）" : "load (letter = yard)", .load(none, .init(site: "", dock: 1, cargo: []))),
      (zh ? "重车行驶" : "drive, loaded", drive(1)), (zh ? "空车行驶" : "drive, empty", drive(0)),
      (
        zh ? "卸车" : "unload",
        .unload(none, .init(order: "", village: "", urgency: .ordinary, doorstep: .zero, cargo: []))
      ), (zh ? "休息" : "rest", .rest(none)),
      (zh ? "等待" : "wait", .wait(none, .init(cause: .dock, at: ""))), (zh ? "不当班" : "off duty", nil),
    ]
    var x = 2.0
    for (label, leg) in samples {
      if let leg { Self.draw(leg, x, x + 26, y - 13, row, in: &svg) }
      svg.text(label, x + (leg == nil ? 0 : 31), y, size: 10.5)
      x += (leg == nil ? 0 : 31) + Ink.width(of: label, size: 10.5) + 18
      if leg == nil { svg.text(zh ? "＝空白" : "= blank", x - 18, y, size: 10.5) }
    }
  }
}
