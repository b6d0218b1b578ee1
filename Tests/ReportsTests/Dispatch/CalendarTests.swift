import Plans
import Quantities
import Testing

@testable import Reports

struct CalendarTests {
  /// The properties of each event, by a reader that accepts what RFC 5545 section 3.1 allows and nothing else.
  private func events(_ text: String) throws -> [[String: String]] {
    let bytes = Array(text.utf8)
    #expect(bytes.suffix(2) == [13, 10])
    var lines: [[UInt8]] = []
    for raw in String(decoding: bytes, as: UTF8.self).components(separator: "\r\n").dropLast() {
      let line = Array(raw.utf8)
      #expect(line.count <= 75)
      #expect(!line.contains(10) && !line.contains(13))
      if line.first == 32 {
        lines[lines.count - 1] += line.dropFirst()
      } else {
        lines.append(line)
      }
    }
    var events: [[String: String]] = []
    var depth: [String] = []
    for line in lines.map({ String(decoding: $0, as: UTF8.self) }) {
      let colon = try #require(line.firstIndex(of: ":"))
      let (name, value) = (String(line[..<colon]), String(line[line.index(after: colon)...]))
      switch name {
      case "BEGIN":
        depth.append(value)
        if value == "VEVENT" { events.append([:]) }
      case "END": #expect(depth.popLast() == value)
      default:
        if depth.last == "VEVENT" {
          #expect(events[events.count - 1].updateValue(value, forKey: name) == nil)
        }
      }
    }
    #expect(depth.isEmpty)
    return events
  }

  @Test func `calendars are strict, with an event for each trip and each delivery`() throws {
    let schedule = SampleSchedule.make()
    let book = try #require(ScheduleBook(schedule, SampleDistrict.make()))
    let files = ScheduleCalendars(book: book).files
    #expect(files.count == 3)
    let truck = try events(files[0].text)
    #expect(truck.map { $0["DTSTART"] } == ["20230112T164000Z", "20230113T164000Z"])
    #expect(truck.first?["DTEND"] == "20230112T191000Z")
    let village = try events(files[1].text)
    #expect(village.map { $0["DTSTART"] } == ["20230112T174500Z", "20230112T182000Z"])
    #expect(village.allSatisfy { $0["DTSTAMP"] == "20230112T100000Z" })
    let all = try files.flatMap { try events($0.text) }.compactMap { $0["UID"] }
    #expect(Set(all).count == all.count && all.count == 5)
    #expect(village.first?["SUMMARY"]?.contains("500 公斤") == true)
  }

  @Test func `long lines fold between characters, never within`() throws {
    let name = String(repeating: "朔州市；", count: 40)
    let file = CalendarFile(
      name: name, stamp: "20230112T100000Z", sequence: 0,
      events: [
        .init(
          uid: "a", start: "20230112T100000Z", end: "20230112T110000Z", summary: name,
          description: "a,b;c\\d\ne",
          location: "")
      ])
    let read = try events(file.text)
    #expect(read.first?["SUMMARY"] == name)
    #expect(read.first?["DESCRIPTION"] == "a\\,b\\;c\\\\d\\ne")
  }

  @Test func `minutes become days and hours of the zone, and UTC`() throws {
    let clock = try #require(ScheduleClock("2022-12-31T18:30:00+08:00"))
    #expect(clock.time(Minutes(0)) == "18:30")
    #expect(clock.moment(Minutes(331), .zh) == "1月1日 00:01")
    #expect(clock.dayNumber(Minutes(329)) == 0 && clock.dayNumber(Minutes(330)) == 1)
    #expect(clock.midnight(1) == Minutes(330))
    #expect(clock.utc(Minutes(0)) == "20221231T103000Z")
    #expect(clock.utc(Minutes(810), extended: true) == "2023-01-01T00:00:00Z")
    #expect(ScheduleClock("2022-12-31 late") == nil)
  }
}

extension String {
  /// Its parts between the separator, which counts as one character in Swift.
  fileprivate func components(separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
