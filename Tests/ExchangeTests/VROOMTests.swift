import Exchange
import Foundation
import Quantities
import Routing
import Tables
import Testing

struct VROOMTests {
  /// Places 0 (depot), 1, 2, 3 on a line, 100 s apart.
  private let line = VROOMProblem.Matrix(
    durations: (0..<4).map { i in (0..<4).map { abs(i - $0) * 100 } })

  private func problem() -> VROOMProblem {
    VROOMProblem(
      jobs: (1...3).map {
        .init(stop: .init(id: 10 + $0, description: "j\($0)", place: $0, service: 60), amount: 400)
      },
      vehicles: (1...2).map {
        .init(id: $0, description: "v\($0)", profile: "truck", place: 0, capacity: 800)
      },
      matrices: ["truck": line], note: "a line")
  }

  private func refusal(_ text: String) -> VROOMError? {
    do throws(VROOMError) {
      _ = try VROOMProblem(reading: Array(text.utf8))
      return nil
    } catch { return error }
  }

  @Test func `a problem written and read is the same, and so are its bytes`() throws {
    var problem = problem()
    problem.shipments = [
      .init(
        pickup: .init(id: 1, description: "yard", place: 0, service: 300),
        delivery: .init(id: 1, description: "order", place: 3, service: 600, window: 0...9000), amount: 500,
        skills: [2], priority: 7)
    ]
    let read = try VROOMProblem(reading: problem.bytes)
    #expect(read == problem)
    #expect(read.bytes == problem.bytes)
  }

  @Test func `on a line the best routes are known`() throws {
    let problem = problem()
    let (routing, vehicles) = try problem.routing()
    let solution = try routing.solve(limit: .iterations(500))
    let answer = problem.answer(solution, to: routing, vehicles: vehicles)
    // the far two together (600 s), the near one alone (200 s)
    #expect(answer.cost == 800)
    #expect(solution.bound <= 800)
    #expect(answer.unassigned.isEmpty)
    #expect(Set(answer.routes.map(\.vehicle)) == [1, 2])
    let visits = answer.routes.flatMap(\.steps).compactMap(\.id)
    #expect(visits.sorted() == [11, 12, 13])
    for route in answer.routes {
      #expect(route.steps.last?.load == 0)
      let ends = zip(route.steps, route.steps.dropFirst())
      #expect(ends.allSatisfy { $0.arrival + $0.waiting + $0.service <= $1.arrival })
    }
    #expect(try VROOMSolution(reading: answer.bytes) == answer)
  }

  @Test func `costs by hour and kilometre are VROOM's`() throws {
    var problem = problem()
    problem.matrices["truck"]?.distances = (0..<4).map { i in (0..<4).map { abs(i - $0) * 2000 } }
    for v in problem.vehicles.indices {
      problem.vehicles[v].perHour = 36
      problem.vehicles[v].perKilometre = 5
      problem.vehicles[v].fixed = 7
    }
    let (routing, vehicles) = try problem.routing()
    let answer = problem.answer(
      try routing.solve(limit: .iterations(500)), to: routing, vehicles: vehicles)
    // eight stretches of 1 by time and 10 by length, two vehicles
    #expect(answer.cost == 8 * 11 + 2 * 7)
  }

  @Test func `what no vehicle may do is left out, and skills are kept to`() throws {
    var problem = problem()
    problem.jobs[0].skills = [9]
    problem.vehicles[1].skills = [9]
    problem.jobs[2].skills = [5]
    let (routing, vehicles) = try problem.routing()
    let answer = problem.answer(
      try routing.solve(limit: .iterations(500)), to: routing, vehicles: vehicles)
    #expect(answer.unassigned.compactMap(\.id) == [13])
    let route = try #require(answer.routes.first { $0.steps.contains { $0.id == 11 } })
    #expect(route.vehicle == 2)
  }

  @Test func `keys of our own pass, any other unknown key is refused by its path`() {
    let matrix = #""matrices":{"car":{"durations":[[0,1],[1,0]]}}"#
    let vehicle = #"{"id":1,"start_index":0,"end_index":0,"x_plate":"晋F"}"#
    #expect(refusal("{\(matrix),\"vehicles\":[\(vehicle)],\"x_hearth\":{\"a\":1}}") == nil)
    #expect(
      refusal("{\(matrix),\"vehicles\":[\(vehicle)],\"jobs\":[{\"id\":1,\"locaton_index\":1}]}")
        == .unknownKey(path: "jobs[0].locaton_index"))
    #expect(refusal("{\(matrix),\"vehicles\":[\(vehicle)],\"speed\":1}") == .unknownKey(path: "speed"))
  }

  @Test func `what would not be followed is refused, never passed over`() {
    let matrix = #""matrices":{"car":{"durations":[[0,1],[1,0]]}}"#
    func vehicle(_ more: String) -> String {
      "{\(matrix),\"vehicles\":[{\"id\":1,\"start_index\":0,\"end_index\":0\(more)}]}"
    }
    #expect(refusal(vehicle(",\"breaks\":[]")) == .unsupported(path: "vehicles[0].breaks"))
    #expect(refusal(vehicle(",\"capacity\":[1,2]")) == .unsupported(path: "vehicles[0].capacity[1]"))
    #expect(refusal(vehicle(",\"profile\":\"bike\"")) == .missing(path: "matrices.bike"))
    #expect(refusal("{\(matrix)}") == .missing(path: "vehicles"))
    #expect(refusal("{\"vehicles\":[]}") == .missing(path: "matrices"))
    #expect(refusal("[1,") == .unreadable)
    for bad in ["-1", "1.5", "\"a\"", "1e30", "true"] {
      guard
        case .badValue("vehicles[0].max_travel_time", _)? = refusal(vehicle(",\"max_travel_time\":\(bad)"))
      else {
        Issue.record("\(bad) was taken")
        continue
      }
    }
    for (list, path) in [
      ("\"jobs\":[{\"id\":4,\"location_index\":1},{\"id\":4,\"location_index\":1}]", "jobs[1].id"),
      ("\"jobs\":[]", nil),
    ] as [(String, String?)] {
      let one = "{\"id\":1,\"start_index\":0,\"end_index\":0}"
      let found = refusal("{\(matrix),\"vehicles\":[\(one)],\(list)}")
      if case .badValue(let at, _)? = found { #expect(at == path) } else { #expect(path == nil) }
    }
    let twins = "{\"id\":1,\"start_index\":0,\"end_index\":0},{\"id\":1,\"start_index\":0,\"end_index\":0}"
    guard case .badValue("vehicles[1].id", _)? = refusal("{\(matrix),\"vehicles\":[\(twins)]}"),
      case .badValue("vehicles[0].costs.fixed", _)? = refusal(vehicle(",\"costs\":{\"fixed\":1000001}"))
    else {
      Issue.record("two vehicles of one number, or a price beyond any, were taken")
      return
    }
    let ragged = "{\"matrices\":{\"car\":{\"durations\":[[0,1],[1]]}},\"vehicles\":[]}"
    guard case .badValue("matrices.car.durations[1]", _)? = refusal(ragged) else {
      Issue.record("a ragged matrix was taken")
      return
    }
  }

  @Test func `every refusal speaks both languages and names the file`() {
    let errors: [VROOMError] = [
      .unreadable, .unknownKey(path: "a"), .unsupported(path: "b"), .missing(path: "c"),
      .badValue(path: "d", wanted: Bilingual(zh: "数", en: "a number")),
    ]
    for error in errors {
      let diagnostic = error.diagnostic(file: "ask.json")
      #expect(diagnostic.place.file == "ask.json")
      #expect(!diagnostic.message.zh.isEmpty && !diagnostic.message.en.isEmpty)
      #expect(!diagnostic.remedy.zh.isEmpty && !diagnostic.remedy.en.isEmpty)
    }
    #expect(Set(errors.map { $0.diagnostic(file: "").code }).count == errors.count)
  }
}
