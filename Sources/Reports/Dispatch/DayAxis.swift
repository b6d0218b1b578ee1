import Plans
import Quantities

/// The hours of a day along a drawing: only those in which anything happens on some day, so that bars have room.
struct DayAxis: Sendable {
  private let clock: ScheduleClock
  private let left: Double
  /// First hour shown.
  private let from: Int
  /// Last hour shown.
  private let until: Int
  private let perMinute: Double

  /// An axis from `left` to `right` over the hours that `spans` touch.
  init(_ spans: [Leg.Span], _ clock: ScheduleClock, left: Double, right: Double) {
    var from = 24
    var until = 0
    for span in spans where span.end > span.start {
      let (a, b) = (clock.dayNumber(span.start), clock.dayNumber(span.end))
      from = min(from, a == b ? Int((span.start - clock.midnight(a)).count) / 60 : 0)
      until = max(until, a == b ? Int((span.end - clock.midnight(b)).count + 59) / 60 : 24)
    }
    self.clock = clock
    self.left = left
    self.from = from < until ? from / 2 * 2 : 0
    self.until = from < until ? (until + 1) / 2 * 2 : 24
    perMinute = (right - left) / Double((self.until - self.from) * 60)
  }

  /// Where a minute falls on a day's axis, held within it.
  func callAsFunction(_ minute: Minutes, on day: Int) -> Double {
    let minutes = Double((minute - clock.midnight(day)).count) - Double(from * 60)
    return left + min(Double((until - from) * 60), max(0, minutes)) * perMinute
  }

  /// Draws the hours' lines between two heights, with their numbers above.
  func draw(in svg: inout SVG, top: Double, bottom: Double) {
    for hour in from...until {
      let x = left + Double((hour - from) * 60) * perMinute
      svg.line(x, top - 4, x, bottom, .line(hour % 6 == 0 ? "#777" : "#ccc", hour % 6 == 0 ? 1 : 0.6))
      if until - from <= 14 || hour % 2 == 0 {
        svg.text("\(hour):00", x, top - 8, size: 10, anchor: .middle)
      }
    }
  }
}
