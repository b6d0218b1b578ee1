import District
import Foundation
import Quantities
import Testing

@testable import Plans

struct ScheduleTests {
  private let cargo = [Leg.Cargo(fuel: "coal", kg: Kilograms(1500))]

  private var trip: Trip {
    Trip(
      id: "t#1/1/1", status: .planned,
      legs: [
        .drive(
          Leg.Span(Minutes(30), Minutes(42)),
          Leg.Drive(
            from: "base", to: "yard",
            roads: [Leg.Stretch(road: "r1", enter: Minutes(30), leave: Minutes(42))], metres: Metres(8000),
            cargoKg: .zero)),
        .wait(Leg.Span(Minutes(42), Minutes(45)), Leg.Wait(cause: .dock, at: "yard")),
        .load(Leg.Span(Minutes(45), Minutes(50)), Leg.Load(site: "hub", dock: 1, cargo: cargo)),
        .rest(Leg.Span(Minutes(50), Minutes(70))),
        .unload(
          Leg.Span(Minutes(70), Minutes(108)),
          Leg.Unload(
            order: "v-priority", village: "v", urgency: .priority, doorstep: Minutes(8), cargo: cargo)),
      ])
  }

  @Test func `a trip is read back as it was written`() throws {
    let bytes = try PlanJSON.encode(trip)
    #expect(try JSONDecoder().decode(Trip.self, from: Data(bytes)) == trip)
  }

  @Test func `a shift is read back with its tank, and one from before tanks were noted without`() throws {
    var day = TruckDay(
      id: "t#1/1", truck: "t#1", start: Minutes(30), end: Minutes(140), overtime: .zero, driving: Minutes(24),
      metres: Metres(16_000), costFen: Fen(5), trips: [trip], home: [])
    let old = try PlanJSON.encode(day)
    #expect(!String(decoding: old, as: UTF8.self).contains("tank"))
    #expect(try JSONDecoder().decode(TruckDay.self, from: Data(old)) == day)
    day.tank = .init(leaving: Metres(300_000), back: Metres(284_000))
    #expect(try JSONDecoder().decode(TruckDay.self, from: Data(try PlanJSON.encode(day))) == day)
  }

  @Test func `every leg says what it is, and when, beside what it holds`() throws {
    let bytes = try PlanJSON.encode(trip)
    let json = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let legs = try #require(json["legs"] as? [[String: Any]])
    #expect(legs.map { $0["kind"] as? String } == ["drive", "wait", "load", "rest", "unload"])
    #expect(legs.map { $0["start"] as? Int } == [30, 42, 45, 50, 70])
    #expect(legs[2]["site"] as? String == "hub")
    #expect(legs[4]["doorstep"] as? Int == 8)
  }

  @Test func `a leg of a kind that is not known is refused`() {
    let bytes = Data(#"{"kind": "fly", "start": 0, "end": 1}"#.utf8)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Leg.self, from: bytes) }
  }

  @Test func `what a trip loads and unloads is found in its legs`() {
    #expect(trip.load?.kg == Kilograms(1500))
    #expect(trip.unloads.map(\.unload.kg) == [Kilograms(1500)])
    #expect(trip.unloads.map(\.span.end) == [Minutes(108)])
  }

  @Test func `reason codes are written as the field writes them`() throws {
    let bytes = try PlanJSON.encode(
      Shortfall(
        code: .dockFull, words: .init(zh: "月台排满", en: "docks are busy"),
        relaxation: .init(zh: "加一个月台", en: "one more dock"), savedHouseholdHours: 3, savedKg: .zero))
    #expect(String(decoding: bytes, as: UTF8.self).contains(#""code" : "DOCK_FULL""#))
  }
}
