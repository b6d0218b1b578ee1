import District
import Plans
import Quantities

/// The schedule as calendars for telephones: one per truck, an event per trip; one per village, an event per delivery.
struct ScheduleCalendars: Sendable {
  let book: ScheduleBook

  private var schedule: Schedule { book.schedule }

  /// All files by name.
  var files: [(name: String, text: String)] {
    trucks.map { ("calendar/truck-\(Self.fileName($0)).ics", calendar(ofTruck: $0).text) }
      + book.villages.compactMap { village in
        guard let arrivals = book.arrivals[village.code] else { return nil }
        return ("calendar/village-\(village.code).ics", calendar(ofVillage: village.code, arrivals).text)
      }
  }

  /// Trucks that are sent out.
  private var trucks: [String] {
    let busy = Set(schedule.days.map(\.truck))
    return schedule.trucks.map(\.id).filter(busy.contains)
  }

  /// A truck's id as part of a file's name.
  static func fileName(_ truck: String) -> String {
    String(truck.map { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) ? $0 : "-" })
  }

  private func file(_ name: String, _ events: [CalendarFile.Event]) -> CalendarFile {
    CalendarFile(
      name: name, stamp: book.clock.utc(schedule.now ?? .zero), sequence: Int((schedule.now ?? .zero).count),
      events: events)
  }

  private func uid(_ what: String) -> String { "\(what)@\(schedule.scenario).\(schedule.district).hearth" }

  private func calendar(ofTruck truck: String) -> CalendarFile {
    let days = schedule.days.filter { $0.truck == truck }
    return file(
      "\(truck) \(schedule.title.zh)",
      days.flatMap { day in
        day.trips.compactMap { trip -> CalendarFile.Event? in
          guard let first = trip.legs.first, let last = trip.legs.last, let load = trip.load else {
            return nil
          }
          let lines = trip.legs.compactMap { line($0) }
          return CalendarFile.Event(
            uid: uid(trip.id), start: book.clock.utc(first.span.start), end: book.clock.utc(last.span.end),
            summary: "\(truck)：\(load.kg.count) 公斤 / \(load.kg.count) kg",
            description: lines.map(\.zh).joined(separator: "\n") + "\n"
              + lines.map(\.en).joined(separator: "\n"),
            location: book.yard(load.site, .zh))
        }
      })
  }

  /// What a driver does at a stop.
  private func line(_ leg: Leg) -> Bilingual? {
    let time = "\(book.clock.time(leg.span.start))–\(book.clock.time(leg.span.end))"
    switch leg {
    case .load(_, let load):
      return Bilingual(
        zh: "\(time) 装 \(load.kg.count) 公斤，\(book.yard(load.site, .zh)) \(load.dock) 号台",
        en: "\(time) load \(load.kg.count) kg at \(book.yard(load.site, .en)), dock \(load.dock)")
    case .unload(_, let unload):
      return Bilingual(
        zh:
          "\(time) 卸 \(unload.kg.count) 公斤，\(book.village(unload.village, .zh))，\(unload.urgency.recipients.zh)",
        en:
          "\(time) unload \(unload.kg.count) kg at \(book.village(unload.village, .en)), \(unload.urgency.recipients.en)"
      )
    case .rest: return Bilingual(zh: "\(time) 休息", en: "\(time) rest")
    case .drive, .wait: return nil
    }
  }

  private func calendar(ofVillage code: String, _ arrivals: [ScheduleBook.Arrival]) -> CalendarFile {
    var numbers: [String: Int] = [:]
    return file(
      "\(book.village(code, .zh)) \(schedule.title.zh)",
      arrivals.map { arrival in
        let unload = arrival.unload
        numbers[unload.order, default: 0] += 1
        return CalendarFile.Event(
          uid: uid("\(unload.order)-\(numbers[unload.order] ?? 0)"),
          start: book.clock.utc(arrival.span.start), end: book.clock.utc(arrival.span.end),
          summary:
            "\(book.village(code, .zh)) 到煤 \(unload.kg.count) 公斤 / \(book.village(code, .en)): \(unload.kg.count) kg",
          description:
            "给\(unload.urgency.recipients.zh)，车 \(arrival.truck)，来自\(book.yard(arrival.site, .zh))\nFor \(unload.urgency.recipients.en), truck \(arrival.truck), from \(book.yard(arrival.site, .en))",
          location: book.village(code, .zh))
      })
  }
}
