import District
import Plans
import Quantities

/// What a driver does when a road is closed, and where that must be expected.
extension TruckSheets {
  func writeClosed(_ day: TruckDay, to sheet: inout Markup) {
    let spell = Format.duration(book.district.policy.dispatch.longestSpell.value)
    sheet.element("div", ["class": "closed"]) { box in
      box.element("b", text: words("路不通时：", "If a road is closed: "))
      box.text(
        words(
          "停在安全处，打电话给派车人（电话＿＿＿＿＿＿＿＿＿＿），说明封在哪里、车上还有多少公斤；等改派，不自行改道，不把\(book.goods.zh)卸给别的村。"
            + "连续驾驶不得超过 \(spell.zh)，停车休息照表。",
          "stop where it is safe and ring the dispatcher (phone ____________________): say where it is closed and how many kilograms are aboard. Wait for a new order; do not choose another way, do not unload at another village. "
            + "Never drive more than \(spell.en) without a rest; rest as written above."
        ))
      if let closures = closures(of: day) {
        box.void("br")
        box.text(closures)
      }
    }
  }

  /// When which roads of a sheet are closed while it is driven, roads with the same times together; `nil` = none is.
  func closures(of day: TruckDay) -> String? {
    let driven = Set(
      ScheduleBook.legs(day).flatMap { leg -> [String] in
        if case .drive(_, let drive) = leg { drive.roads.map(\.road) } else { [] }
      })
    var spans: [(from: Minutes, until: Minutes?, roads: [String])] = []
    for closure in schedule.closures
    where driven.contains(closure.road) && closure.from < day.end
      && (closure.until ?? schedule.horizon) > day.start && !isOverruled(closure)
    {
      let name = book.codes.roads[closure.road].map { book.district.roads[$0].name[language] } ?? closure.road
      if let same = spans.firstIndex(where: { $0.from == closure.from && $0.until == closure.until }) {
        spans[same].roads.append(name)
      } else {
        spans.append((closure.from, closure.until, [name]))
      }
    }
    guard !spans.isEmpty else { return nil }
    let parts = spans.map { span in
      let roads = span.roads.joined(separator: words("、", ", "))
      let from = book.clock.moment(span.from, language)
      let until = span.until.map { book.clock.moment($0, language) }
      return roads
        + words(
          " \(from) 起封" + (until.map { "，\($0) 通" } ?? ""),
          " closed from \(from)" + (until.map { " until \($0)" } ?? ""))
    }
    return words("本单走的路当中：", "Of the roads on this sheet: ")
      + parts.joined(separator: words("；", "; ")) + words("。", ".")
  }

  /// Whether a closure of the scenario says that a road opens again which the dispatcher has closed by then.
  private func isOverruled(_ closure: Schedule.Closure) -> Bool {
    closure.cause == .scenario
      && schedule.closures.contains {
        $0.cause == .dispatcher && $0.until == nil && $0.road == closure.road
          && $0.from <= closure.until ?? schedule.horizon
      }
  }
}
