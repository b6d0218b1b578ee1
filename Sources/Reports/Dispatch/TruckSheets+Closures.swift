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
      day.legs.flatMap { leg -> [String] in
        if case .drive(_, let drive) = leg { drive.roads.map(\.road) } else { [] }
      })
    var spans: [(from: Minutes, until: Minutes?, roads: [String])] = []
    for spell in closedSpells
    where driven.contains(spell.road) && spell.from < day.end
      && (spell.until ?? schedule.horizon) > day.start
    {
      let name = book.codes.roads[spell.road].map { book.district.roads[$0].name[language] } ?? spell.road
      if let same = spans.firstIndex(where: { $0.from == spell.from && $0.until == spell.until }) {
        spans[same].roads.append(name)
      } else {
        spans.append((spell.from, spell.until, [name]))
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

  /// When each road is closed, whoever closed it: by when it begins, spells of a road that touch as one.
  private var closedSpells: [(road: String, from: Minutes, until: Minutes?)] {
    var spells: [(road: String, from: Minutes, until: Minutes?)] = []
    for closure in schedule.closures.sorted(by: { ($0.road, $0.from) < ($1.road, $1.from) }) {
      if let last = spells.last, last.road == closure.road, last.until.map({ closure.from <= $0 }) ?? true {
        let both = [last.until, closure.until].compactMap { $0 }
        spells[spells.count - 1].until = both.count == 2 ? both.max() : nil
      } else {
        spells.append((closure.road, closure.from, closure.until))
      }
    }
    return spells.sorted { ($0.from, $0.road) < ($1.from, $1.road) }
  }
}
