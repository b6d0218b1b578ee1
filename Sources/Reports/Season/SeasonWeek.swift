import District
import Plans
import Quantities

/// A week of the season as townships and villages see it: what comes to whom on which day.
struct SeasonWeek: Sendable {
  /// A village's deliveries in the week.
  struct Village: Sendable {
    /// Its code.
    var code: String
    /// Those who burn pellets there.
    var households: Int
    /// What the weekly deliveries say, by number of the day.
    var due: [Int: Kilograms]
    /// What trucks bring, in order of time.
    var arrivals: [ScheduleBook.Arrival]

    /// What the week is to bring.
    var kg: Kilograms { due.values.reduce(.zero, +) }
    /// What no truck brings.
    var missing: Kilograms { max(.zero, kg - arrivals.total(\.unload.kg)) }
  }
  /// A township with everything that comes to its villages.
  struct Township: Sendable {
    /// Its code.
    var code: String
    /// Its name.
    var name: Bilingual
    /// Its villages with deliveries, by code.
    var villages: [Village]

    /// What the week is to bring.
    var kg: Kilograms { villages.total(\.kg) }
  }
  /// What a hub takes in, of which villages see nothing yet.
  struct Intake: Sendable {
    /// The hub.
    var hub: PelletStore
    /// What is unloaded there.
    var arrivals: [ScheduleBook.Arrival]
  }

  let book: ScheduleBook
  /// Townships with deliveries, by code.
  let townships: [Township]
  /// Hubs that take something in.
  let intakes: [Intake]
  /// Numbers of the days on which anything comes to a village.
  let days: [Int]

  /// - Complexity: O(legs + drops)
  init(_ week: SeasonSchedule.Week, _ book: ScheduleBook, households: [String: Int]) {
    self.book = book
    let hubs = Dictionary(
      book.district.pellets.stores.filter { $0.tier == .hub }.map { ($0.id, $0) }
    ) { first, _ in first }
    let first = CalendarDay(iso: week.start)
    var due: [String: [Int: Kilograms]] = [:]
    for drop in week.drops where hubs[drop.destination] == nil {
      guard let first, let day = CalendarDay(iso: drop.date) else { continue }
      due[drop.destination, default: [:]][first.days(to: day), default: .zero] += drop.kg
    }
    // an order's id ends in the place it is for; a hub's is not that of the village it stands in
    func destination(_ arrival: ScheduleBook.Arrival) -> String {
      arrival.unload.order.split(separator: "/").last.map(String.init) ?? arrival.unload.village
    }
    let all = Dictionary(grouping: book.arrivals.values.joined(), by: destination).mapValues { group in
      group.sorted { ($0.span.start, $0.truck) < ($1.span.start, $1.truck) }
    }
    let villages = due.keys.sorted().map { code in
      Village(
        code: code, households: households[code] ?? 0, due: due[code] ?? [:], arrivals: all[code] ?? [])
    }
    let district = book.district
    func township(_ code: String) -> Int? {
      book.codes.villages[code].map { district.villages[$0].township }
    }
    townships = Dictionary(grouping: villages) { township($0.code) }.compactMap { index, members in
      index.map {
        Township(code: district.townships[$0].code, name: district.townships[$0].name, villages: members)
      }
    }.sorted { $0.code < $1.code }
    intakes = hubs.values.sorted { $0.id < $1.id }.compactMap { hub in
      all[hub.id].map { Intake(hub: hub, arrivals: $0) }
    }
    days = Set(villages.flatMap(\.due.keys)).sorted()
  }

  /// `2022年第46周 11月14日—11月20日`, `week 46 of 2022, 14 Nov – 20 Nov`.
  func title(_ language: Language) -> String {
    let clock = book.clock
    let (first, last) = (Minutes.zero, max(.zero, book.schedule.horizon - Minutes(1)))
    let parts = book.schedule.scenario.split(separator: "-W").map(String.init)
    let (year, week) = (parts.first ?? "", parts.last.flatMap { Int($0) } ?? 0)
    let days = (clock.shortDay(first, language), clock.shortDay(last, language))
    return language == .zh
      ? "\(year)年第\(week)周　\(days.0)—\(days.1)" : "week \(week) of \(year), \(days.0) – \(days.1)"
  }

  /// `11月15日（周二）`, `Tue 15 Nov`.
  func day(_ number: Int, _ language: Language) -> String {
    let midnight = book.clock.midnight(number)
    let short = book.clock.shortDay(midnight, language)
    guard let weekday = book.clock.day(midnight)?.weekday else { return short }
    let name = Self.weekdays[weekday][language]
    return language == .zh ? "\(short)（\(name)）" : "\(name) \(short)"
  }

  /// Monday first.
  static let weekdays = [
    Bilingual(zh: "周一", en: "Mon"), Bilingual(zh: "周二", en: "Tue"), Bilingual(zh: "周三", en: "Wed"),
    Bilingual(zh: "周四", en: "Thu"), Bilingual(zh: "周五", en: "Fri"), Bilingual(zh: "周六", en: "Sat"),
    Bilingual(zh: "周日", en: "Sun"),
  ]

  /// What a truck is called by people who do not know its number: its kind.
  func truck(_ arrival: ScheduleBook.Arrival, _ language: Language) -> String {
    guard let truck = book.truck[arrival.truck] else { return arrival.truck }
    let name = ScheduleBook.stem(truck.name[language])
    guard truck.isHired else { return name }
    return language == .zh ? "\(name)（租）" : "\(name) (hired)"
  }

  /// What is unloaded, by name.
  func fuel(_ arrival: ScheduleBook.Arrival, _ language: Language) -> String {
    arrival.unload.cargo.map { book.fuel($0.fuel, language) }.joined(
      separator: Bilingual(zh: "、", en: ", ")[language])
  }
}
