import District
import Exchange
import Foundation
import Plans
import Quantities
import Testing

@testable import Planning

/// The dispatch question as VROOM's JSON, and VROOM's answers as trips made by hand.
struct DispatchVROOMTests {
  /// A schedule as VROOM would write it: every drop fetched at the trip's yard and brought, in the trip's order.
  private func answer(of schedule: Schedule) throws -> [UInt8] {
    var id = 0
    let cycle = Int64(24 * 60)
    let opening = schedule.days.map(\.start).min() ?? .zero
    let routes = schedule.days.enumerated().map { index, day -> [String: Any] in
      var steps: [[String: Any]] = [["type": "start", "arrival": 0, "load": [0]]]
      for trip in day.trips {
        var load = 0
        let drops = trip.unloads.map { stop -> (id: Int, order: String, kg: Int) in
          id += 1
          return (id, stop.unload.order, Int(stop.unload.kg.count))
        }
        for drop in drops {
          load += drop.kg
          steps.append([
            "type": "pickup", "id": drop.id, "description": trip.load?.site ?? "", "arrival": 0,
            "load": [load],
          ])
        }
        for drop in drops {
          load -= drop.kg
          steps.append([
            "type": "delivery", "id": drop.id, "description": drop.order, "arrival": 0, "load": [load],
          ])
        }
      }
      steps.append(["type": "end", "arrival": 0, "load": [0]])
      let shift = (day.start - opening).count / cycle + 1
      return ["vehicle": index + 1, "description": "\(day.truck)/\(shift)", "cost": 0, "steps": steps]
    }
    return [UInt8](
      try JSONSerialization.data(
        withJSONObject: ["code": 0, "unassigned": [], "routes": routes], options: .sortedKeys))
  }

  @Test func `the question asks for every kilogram once, from stock that is there, and survives its file`()
    async throws
  {
    let dispatcher = try DispatchTests.dispatcher()
    let problem = dispatcher.vroom()
    let orders = try await DispatchTests.made.value.orders
    var asked: [String: Int] = [:]
    var taken: [String: Int] = [:]
    let smallest = try #require(
      dispatcher.district.fleet.map { Int($0.payload.count) }.filter { $0 > 0 }.min())
    for shipment in problem.shipments {
      asked[shipment.delivery.description, default: 0] += shipment.amount
      taken[shipment.pickup.description, default: 0] += shipment.amount
      #expect(shipment.amount > 0 && shipment.amount <= smallest, "any truck carries a piece")
      #expect(shipment.pickup.service > 0 && shipment.delivery.service > 0)
    }
    let stock = dispatcher.stock.reduce(0) { $0 + Int($1.count) }
    let wanted = orders.reduce(0) { $0 + Int($1.kg.count) }
    #expect(asked.values.reduce(0, +) == min(stock, wanted))
    for order in orders { #expect(asked[order.id, default: 0] <= Int(order.kg.count)) }
    for (site, kg) in taken {
      let index = try #require(dispatcher.district.sites.firstIndex { $0.id == site })
      #expect(kg <= Int(dispatcher.stock[index].count))
    }
    #expect(Set(problem.shipments.map(\.pickup.id)).count == problem.shipments.count)
    // a vehicle per truck and day, each named as trips are read back
    let trucks = dispatcher.district.fleet.reduce(0) { $0 + ($1.payload > .zero ? $1.count : 0) }
    #expect(Set(problem.vehicles.map(\.id)).count == problem.vehicles.count)
    #expect(problem.vehicles.count % trucks == 0 && problem.vehicles.count >= trucks)
    for matrix in problem.matrices.values {
      for (place, row) in matrix.durations.enumerated() {
        #expect(row[place] == 0 && row.count == matrix.durations.count)
      }
    }
    #expect(try VROOMProblem(reading: problem.bytes) == problem)
  }

  /// A trip whose stops at one door in a row are one: VROOM's pieces of an order say no more than that. A schedule may hold
  /// two, where a part that is carried in first is warm sooner.
  private static func joined(_ trip: HandMadeTrip) -> HandMadeTrip {
    var joined = trip
    joined.drops = []
    for drop in trip.drops {
      if let last = joined.drops.indices.last, joined.drops[last].order == drop.order {
        joined.drops[last].kg += drop.kg
      } else {
        joined.drops.append(drop)
      }
    }
    return joined
  }

  @Test func `a schedule by way of VROOM's JSON is the same trips, and feasible`() async throws {
    let dispatcher = try DispatchTests.dispatcher()
    let schedule = try await DispatchTests.made.value
    let solution = try VROOMSolution(reading: try answer(of: schedule))
    // what is read is written again without loss
    #expect(try VROOMSolution(reading: solution.bytes) == solution)
    let trips = try HandMadeTrip.trips(of: solution)
    #expect(trips == HandMadeTrip.trips(of: schedule).map(Self.joined))
    #expect(!trips.isEmpty)
    let verdict = await dispatcher.check(trips)
    #expect(verdict.isFeasible, "\(verdict.breaks)")
  }

  @Test func `an answer that does not say what is unloaded is refused`() async throws {
    let schedule = try await DispatchTests.made.value
    let text = String(decoding: try answer(of: schedule), as: UTF8.self)
    for silent in ["\"load\":[0],\"type\"", "\"type\""] {
      let bare = text.replacing(/"load":\[\d+\],"type"/, with: silent)
      #expect(bare != text)
      let solution = try VROOMSolution(reading: Array(bare.utf8))
      #expect(throws: VROOMError.self) { try HandMadeTrip.trips(of: solution) }
    }
  }

  @Test
  func `VROOM's answer is cut into trips where a truck fetches again, and pieces of one order are joined`()
    throws
  {
    func step(_ kind: String, _ id: Int, _ text: String, _ load: Int) -> String {
      "{\"type\":\"\(kind)\",\"id\":\(id),\"description\":\"\(text)\",\"arrival\":0,\"load\":[\(load)]}"
    }
    func answer(_ vehicle: String, _ steps: [String]) throws -> [HandMadeTrip] {
      let text =
        "{\"code\":0,\"unassigned\":[],\"routes\":[{\"vehicle\":1,\"description\":\"\(vehicle)\",\"cost\":1,\"steps\":[\(steps.joined(separator: ","))]}]}"
      return try HandMadeTrip.trips(of: try VROOMSolution(reading: Array(text.utf8)))
    }
    let trips = try answer(
      "heavy#2/3",
      [
        step("pickup", 1, "yard-a", 500), step("pickup", 2, "yard-a", 900), step("delivery", 1, "v1", 400),
        step("delivery", 2, "v1", 0), step("pickup", 3, "yard-b", 700), step("delivery", 3, "v2", 0),
        // two yards aboard: what each gave is a trip of its own
        step("pickup", 4, "yard-a", 100), step("pickup", 5, "yard-b", 300), step("delivery", 4, "v3", 200),
        step("delivery", 5, "v3", 0),
      ])
    #expect(trips.map(\.truck) == Array(repeating: "heavy#2", count: 4))
    #expect(trips.map(\.shift) == [3, 3, 3, 3])
    #expect(trips.map(\.site) == ["yard-a", "yard-b", "yard-a", "yard-b"])
    let drops: [[HandMadeTrip.Drop]] = [
      [.init(order: "v1", kg: Kilograms(900))], [.init(order: "v2", kg: Kilograms(700))],
      [.init(order: "v3", kg: Kilograms(100))], [.init(order: "v3", kg: Kilograms(200))],
    ]
    #expect(trips.map(\.drops) == drops)
    // a vehicle that is no truck and shift of ours, and a delivery of what was never fetched
    #expect(throws: VROOMError.self) { _ = try answer("heavy#2", [step("pickup", 1, "yard-a", 500)]) }
    #expect(throws: VROOMError.self) { _ = try answer("heavy#2/1", [step("delivery", 7, "v1", 0)]) }
  }
}
