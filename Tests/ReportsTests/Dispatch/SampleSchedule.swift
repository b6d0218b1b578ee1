import District
import Plans
import Quantities

/// A schedule of two shifts on the sample district, small enough to be followed by hand.
enum SampleSchedule {
  static let seat = "140602003"
  static func village(_ number: Int) -> String { "\(seat)\(200 + number)" }

  static func make() -> Schedule {
    let truck = ScheduledTruck(
      id: "heavy-<1>#1", type: "heavy-<1>", name: Bilingual(zh: "重卡 8 吨", en: "Heavy truck 8 t"),
      payloadKg: Kilograms(8000), grossKg: Kilograms(14_000), speedFactor: 1, hasChains: false,
      base: "140602001", shift: Minutes(480), costPerKilometreFen: Fen(300), costPerHourFen: Fen(5000))
    return Schedule(
      version: "0.1.0", seed: 1, purpose: .emergency, district: "140602", scenario: "sample",
      title: Bilingual(zh: "样例；停电, 下雪", en: "Sample; power cut, snow"),
      start: "2023-01-12T18:00:00+08:00", horizon: Minutes(2880), now: nil, priorityWeight: 10,
      closures: [.init(road: "r3", from: Minutes(900), until: Minutes(1200), cause: .scenario)],
      yards: [
        .init(
          site: "hub-east", name: Bilingual(zh: "神头区级中心库", en: "Shentou hub"), junction: village(0), docks: 2,
          loadingKgPerHour: Kilograms(20_000), setUp: .zero, stockKg: Kilograms(50_000))
      ],
      trucks: [truck], days: [first, second],
      orders: [
        order(1, .priority, 500, 500), order(1, .ordinary, 700, 700), order(2, .ordinary, 1234, 900),
        order(3, .ordinary, 400, 0),
      ], objective: [], settings: [], inputs: [])
  }

  private static func order(
    _ number: Int, _ urgency: Urgency, _ kg: Int64, _ arrives: Int64
  ) -> DeliveryOrder {
    DeliveryOrder(
      id: "\(village(number))-\(urgency.rawValue)", village: village(number),
      name: Bilingual(zh: "村", en: "V"), urgency: urgency, households: 10, kg: Kilograms(kg),
      release: Minutes(400), due: nil, arrivesKg: Kilograms(arrives), firstArrival: nil,
      coldHouseholdHours: 0,
      unservedKg: Kilograms(kg - arrives),
      reason: arrives < kg
        ? Shortfall(
          code: .roadClosed, words: Bilingual(zh: "路不通。", en: "The road is closed."),
          relaxation: Bilingual(zh: "", en: ""), savedHouseholdHours: 0, savedKg: .zero) : nil)
  }

  private static func drive(_ start: Int64, _ from: String, _ to: String, _ roads: [String], _ kg: Int64)
    -> Leg
  {
    let stretches = roads.enumerated().map { index, road in
      Leg.Stretch(
        road: road, enter: Minutes(start + Int64(index) * 10), leave: Minutes(start + Int64(index + 1) * 10))
    }
    return .drive(
      .init(Minutes(start), Minutes(start + Int64(roads.count) * 10)),
      .init(
        from: from, to: to, roads: stretches, metres: Metres(Int64(roads.count) * 9000),
        cargoKg: Kilograms(kg)))
  }

  private static func unload(
    _ start: Int64, _ end: Int64, _ number: Int, _ urgency: Urgency, _ kg: Int64, doorstep: Int64 = 0
  ) -> Leg {
    .unload(
      .init(Minutes(start), Minutes(end)),
      .init(
        order: "\(village(number))-\(urgency.rawValue)", village: village(number), urgency: urgency,
        doorstep: Minutes(doorstep), cargo: [.init(fuel: "briquette", kg: Kilograms(kg))]))
  }

  private static func load(_ start: Int64, _ end: Int64, _ kg: Int64, dock: Int) -> Leg {
    .load(
      .init(Minutes(start), Minutes(end)),
      .init(site: "hub-east", dock: dock, cargo: [.init(fuel: "briquette", kg: Kilograms(kg))]))
  }

  private static var first: TruckDay {
    let legs: [Leg] = [
      drive(400, "140602001", village(0), ["r1", "r2", "r3", "v\(village(0))"], 0),
      load(440, 445, 1200, dock: 1),
      drive(445, village(0), village(1), ["v\(village(0))", "v\(village(1))"], 1200),
      unload(465, 500, 1, .priority, 500, doorstep: 20), unload(500, 530, 1, .ordinary, 700),
      .rest(.init(Minutes(530), Minutes(550))),
    ]
    var day = TruckDay(
      id: "heavy-<1>#1/1", truck: "heavy-<1>#1", start: Minutes(400), end: Minutes(590), overtime: .zero,
      driving: Minutes(100), metres: Metres(90_000), costFen: Fen(100),
      trips: [Trip(id: "heavy-<1>#1/1/1", status: .planned, legs: legs)],
      home: [drive(550, village(1), "140602001", ["v\(village(1))", "r3", "r2", "r1"], 0)])
    day.tank = .init(leaving: Metres(300_000), back: Metres(210_000))
    return day
  }

  private static var second: TruckDay {
    let legs: [Leg] = [
      drive(1840, "140602001", village(0), ["r1", "r2", "r3", "v\(village(0))"], 0),
      .wait(.init(Minutes(1880), Minutes(1885)), .init(cause: .dock, at: village(0))),
      load(1885, 1890, 900, dock: 2),
      drive(1890, village(0), village(2), ["v\(village(0))", "v\(village(2))"], 900),
      unload(1910, 1940, 2, .ordinary, 900),
    ]
    return TruckDay(
      id: "heavy-<1>#1/2", truck: "heavy-<1>#1", start: Minutes(1840), end: Minutes(1980), overtime: .zero,
      driving: Minutes(100), metres: Metres(90_000), costFen: Fen(100),
      trips: [Trip(id: "heavy-<1>#1/2/1", status: .planned, legs: legs)],
      home: [drive(1940, village(2), "140602001", ["v\(village(2))", "r3", "r2", "r1"], 0)])
  }
}
