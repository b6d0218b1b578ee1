import District
import Plans
import Quantities

/// A schedule with the names and places of everything in it, looked up once for all papers.
struct ScheduleBook: Sendable {
  /// Coal that a truck unloads somewhere.
  struct Arrival: Sendable {
    /// When it is unloaded.
    var span: Leg.Span
    /// What.
    var unload: Leg.Unload
    /// Id of the truck.
    var truck: String
    /// Id of the site it was loaded at.
    var site: String
  }
  /// A truck on a dock.
  struct Docking: Sendable {
    /// When it stands there.
    var span: Leg.Span
    /// What is loaded.
    var load: Leg.Load
    /// Id of the truck.
    var truck: String
    /// Where it goes: codes of villages in order, each once.
    var villages: [String]
  }

  let schedule: Schedule
  let district: District
  let clock: ScheduleClock
  let codes: DistrictCodes
  /// Trucks by id.
  let truck: [String: ScheduledTruck]
  /// Everything unloaded, by the village's code, in order of time.
  let arrivals: [String: [Arrival]]
  /// Everything loaded, by the site's id, in order of time and dock.
  let dockings: [String: [Docking]]
  private let placeName: [String: Bilingual]

  /// A book; `nil` where the schedule's start is no instant.
  ///
  /// - Complexity: O(legs log legs + district)
  init?(_ schedule: Schedule, _ district: District) {
    guard let clock = ScheduleClock(schedule.start) else { return nil }
    self.schedule = schedule
    self.district = district
    self.clock = clock
    codes = DistrictCodes(district)
    truck = Dictionary(schedule.trucks.map { ($0.id, $0) }) { first, _ in first }
    var arrivals: [Arrival] = []
    var dockings: [Docking] = []
    for day in schedule.days {
      for trip in day.trips {
        let unloads = trip.unloads
        arrivals += unloads.map {
          Arrival(span: $0.span, unload: $0.unload, truck: day.truck, site: trip.load?.site ?? "")
        }
        var villages: [String] = []
        for stop in unloads where !villages.contains(stop.unload.village) {
          villages.append(stop.unload.village)
        }
        for case .load(let span, let load) in trip.legs {
          dockings.append(Docking(span: span, load: load, truck: day.truck, villages: villages))
        }
      }
    }
    self.arrivals = Dictionary(
      grouping: arrivals.sorted { ($0.span.start, $0.truck) < ($1.span.start, $1.truck) },
      by: \.unload.village)
    self.dockings = Dictionary(
      grouping: dockings.sorted {
        ($0.span.start, $0.load.dock, $0.truck) < ($1.span.start, $1.load.dock, $1.truck)
      }, by: \.load.site)
    placeName = Self.names(district)
  }

  /// Names of junctions: the village, seat or yard that stands there. Villages before seats before yards.
  private static func names(_ district: District) -> [String: Bilingual] {
    var names: [String: Bilingual] = [:]
    for site in district.sites { names[district.junctions[site.junction].id] = site.name }
    for township in district.townships { names[township.code] = township.name }
    for village in district.villages { names[district.junctions[village.junction].id] = village.name }
    return names
  }

  /// What people call a junction; its id where nothing stands there.
  func place(_ junction: String, _ language: Language) -> String {
    placeName[junction]?[language] ?? junction
  }

  /// A village's name; its code where the district does not know it.
  func village(_ code: String, _ language: Language) -> String {
    codes.villages[code].map { district.villages[$0].name[language] } ?? code
  }

  /// A village's name where there is little room: in English without the word “Village”, which nearly all end in.
  func shortVillage(_ code: String, _ language: Language) -> String {
    let name = village(code, language)
    let ending = " Village"
    return language == .en && name.hasSuffix(ending) ? String(name.dropLast(ending.count)) : name
  }

  /// Whether it brings a season's pellets rather than an emergency's coal.
  var isSeason: Bool { schedule.purpose == .season }

  /// What is brought, in a word.
  var goods: Bilingual {
    isSeason ? Bilingual(zh: "颗粒", en: "pellets") : Bilingual(zh: "煤", en: "coal")
  }

  /// The township of a village.
  func township(ofVillage code: String, _ language: Language) -> String {
    codes.villages[code].map { district.townships[district.villages[$0].township].name[language] } ?? ""
  }

  /// A yard's name.
  func yard(_ site: String, _ language: Language) -> String {
    schedule.yards.first { $0.site == site }?.name[language] ?? site
  }

  /// The letter a yard carries on boards and maps, in the schedule's order: A, B, … Z, AA …
  func letter(_ site: String) -> String {
    guard var n = schedule.yards.firstIndex(where: { $0.site == site }) else { return "?" }
    var letters = ""
    repeat {
      letters = String(UnicodeScalar(UInt8(65 + n % 26))) + letters
      n = n / 26 - 1
    } while n >= 0
    return letters
  }

  /// The roads of a drive as a driver reads them: without the stretch's ends, each once in a row.
  func roads(_ drive: Leg.Drive, _ language: Language) -> [String] {
    var names: [String] = []
    for stretch in drive.roads {
      guard let index = codes.roads[stretch.road] else { continue }
      let name = Self.stem(district.roads[index].name[language])
      if names.last != name { names.append(name) }
    }
    return names
  }

  /// A road's name without the parenthesis at its end that says from where to where.
  static func stem(_ name: String) -> String {
    for (open, close) in [("（", "）"), ("(", ")")] where name.hasSuffix(close) {
      if let cut = name.lastIndex(of: Character(open)), cut > name.startIndex {
        return name[..<cut].trimmingSpaces
      }
    }
    return name
  }

  /// The name of a fuel.
  func fuel(_ id: String, _ language: Language) -> String {
    district.fuels.first { $0.id == id }?.name[language] ?? id
  }

  /// Villages with an order or an arrival, each with its orders, by township and code.
  var villages: [(code: String, orders: [DeliveryOrder])] {
    let orders = Dictionary(grouping: schedule.orders, by: \.village)
    let codes = Set(orders.keys).union(arrivals.keys)
    return codes.sorted().map { ($0, orders[$0] ?? []) }
  }

  /// The numbers of the days on which anything happens.
  var dayNumbers: [Int] {
    let first = schedule.days.map { clock.dayNumber($0.start) }.min() ?? 0
    let last = schedule.days.map { clock.dayNumber(Minutes(max($0.start.count, $0.end.count - 1))) }.max()
    return last.map { Array(first...max(first, $0)) } ?? []
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

extension Urgency {
  /// For whom, in words.
  var recipients: Bilingual {
    switch self {
    case .priority: Bilingual(zh: "优先户", en: "priority households")
    case .ordinary: Bilingual(zh: "其他户", en: "other households")
    }
  }
}
