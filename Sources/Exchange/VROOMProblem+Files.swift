import Foundation
import Quantities

extension VROOMProblem {
  private static let stopKeys: Set<String> = [
    "id", "description", "location_index", "location", "service", "time_windows",
  ]
  private static let stopElse: Set<String> = ["setup", "setup_per_type", "service_per_type"]

  /// Reads a problem. What Hearth would not follow is refused, never passed over.
  ///
  /// - Complexity: O(octets)
  public init(reading bytes: [UInt8]) throws(VROOMError) {
    let file = try JSONReader(
      file: bytes, known: ["jobs", "shipments", "vehicles", "matrices"], unsupported: ["matrix", "options"])
    self.init(vehicles: [], matrices: [:])
    note = try file.string("x_note") ?? ""
    for (name, item) in try file.named("matrices", known: ["durations", "distances"]) {
      guard let durations = try item.matrix("durations") else {
        throw .missing(path: item.place("durations"))
      }
      matrices[name] = Matrix(durations: durations, distances: try item.matrix("distances") ?? [])
    }
    guard let places = matrices.values.first?.durations.count else { throw .missing(path: "matrices") }
    for (name, matrix) in matrices.sorted(by: { $0.key < $1.key }) {
      let isSquare = matrix.distances.isEmpty || matrix.distances.count == places
      guard matrix.durations.count == places, isSquare else {
        throw .badValue(
          path: "matrices.\(name)", wanted: Bilingual(zh: "与其他矩阵一样大", en: "the size of the others"))
      }
    }
    let last = max(0, places - 1)
    for item in try file.objects(
      "jobs", known: Self.stopKeys.union(["delivery", "skills", "priority"]),
      unsupported: Self.stopElse.union(["pickup"]))
    {
      jobs.append(
        Job(
          stop: try Self.stop(item, last), amount: try Self.amount(item, "delivery"),
          skills: try item.integers("skills") ?? [], priority: try item.integer("priority", in: 0...100) ?? 0)
      )
    }
    for item in try file.objects(
      "shipments", known: ["pickup", "delivery", "amount", "skills", "priority"])
    {
      guard
        let pickup = try item.object("pickup", known: Self.stopKeys, unsupported: Self.stopElse),
        let delivery = try item.object("delivery", known: Self.stopKeys, unsupported: Self.stopElse)
      else { throw .missing(path: item.place("pickup, delivery")) }
      shipments.append(
        Shipment(
          pickup: try Self.stop(pickup, last), delivery: try Self.stop(delivery, last),
          amount: try Self.amount(item, "amount"), skills: try item.integers("skills") ?? [],
          priority: try item.integer("priority", in: 0...100) ?? 0))
    }
    for item in try file.objects(
      "vehicles",
      known: [
        "id", "description", "profile", "start_index", "end_index", "start", "end", "capacity", "skills",
        "time_window", "costs", "max_travel_time",
      ], unsupported: ["breaks", "speed_factor", "max_tasks", "max_distance", "steps", "type"])
    { vehicles.append(try Self.vehicle(item, last, matrices)) }
    guard !vehicles.isEmpty else { throw .missing(path: "vehicles") }
    try Self.refuseRepeated(jobs.map(\.stop.id), "jobs", "id")
    try Self.refuseRepeated(shipments.map(\.pickup.id), "shipments", "pickup.id")
    try Self.refuseRepeated(shipments.map(\.delivery.id), "shipments", "delivery.id")
    try Self.refuseRepeated(vehicles.map(\.id), "vehicles", "id")
  }

  /// An answer names everything by its number.
  private static func refuseRepeated(_ ids: [Int], _ list: String, _ key: String) throws(VROOMError) {
    var seen: Set<Int> = []
    for (index, id) in ids.enumerated() where !seen.insert(id).inserted {
      throw .badValue(
        path: "\(list)[\(index)].\(key)",
        wanted: Bilingual(zh: "没有用过的编号（\(id) 已用过）", en: "a number that is not taken, as \(id) is"))
    }
  }

  private static func stop(_ item: JSONReader, _ last: Int) throws(VROOMError) -> Stop {
    let windows = try item.array("time_windows") ?? []
    guard windows.count < 2 else { throw .unsupported(path: item.place("time_windows[1]")) }
    var window: ClosedRange<Int>?
    if let first = windows.first { window = try Self.window(first, item.place("time_windows[0]")) }
    return Stop(
      id: try item.required("id"), description: try item.string("description") ?? "",
      place: try item.required("location_index", in: 0...last), service: try item.integer("service") ?? 0,
      window: window)
  }

  private static func window(_ value: JSONValue, _ path: String) throws(VROOMError) -> ClosedRange<Int> {
    guard case .array(let ends) = value, ends.count == 2, case .number(let a) = ends[0],
      case .number(let b) = ends[1], let from = Int(exactly: a), let until = Int(exactly: b),
      0 <= from, from <= until, until <= 1_000_000_000
    else { throw .badValue(path: path, wanted: Bilingual(zh: "[始, 终] 两个秒数", en: "[from, until] in seconds")) }
    return from...until
  }

  private static func amount(_ item: JSONReader, _ key: String) throws(VROOMError) -> Int {
    let amounts = try item.integers(key) ?? [0]
    guard amounts.count == 1 else { throw .unsupported(path: item.place("\(key)[1]")) }
    return amounts[0]
  }

  private static func vehicle(
    _ item: JSONReader, _ last: Int, _ matrices: [String: Matrix]
  ) throws(VROOMError) -> Vehicle {
    let start = try item.required("start_index", in: 0...last)
    let end = try item.required("end_index", in: 0...last)
    guard start == end else { throw .unsupported(path: item.place("end_index")) }
    let profile = try item.string("profile") ?? "car"
    guard let matrix = matrices[profile] else { throw .missing(path: "matrices.\(profile)") }
    var vehicle = Vehicle(
      id: try item.required("id"), description: try item.string("description") ?? "", profile: profile,
      place: start, capacity: item.has("capacity") ? try amount(item, "capacity") : 1_000_000_000,
      skills: try item.integers("skills") ?? [], maxTravel: try item.integer("max_travel_time"))
    if let ends = try item.array("time_window") {
      vehicle.window = try window(.array(ends), item.place("time_window"))
    }
    if let costs = try item.object(
      "costs", known: ["fixed", "per_hour", "per_km"], unsupported: ["per_task_hour"])
    {
      vehicle.fixed = try costs.integer("fixed", in: 0...1_000_000) ?? 0
      vehicle.perHour = try costs.integer("per_hour", in: 0...1_000_000) ?? 3600
      vehicle.perKilometre = try costs.integer("per_km", in: 0...1_000_000) ?? 0
    }
    if vehicle.perKilometre > 0, matrix.distances.isEmpty {
      throw .missing(path: "matrices.\(profile).distances")
    }
    return vehicle
  }

  // MARK: Writing

  /// The file's bytes; keys sorted, so the same problem gives the same bytes.
  ///
  /// - Complexity: O(octets)
  public var bytes: [UInt8] {
    var file: [String: JSONValue] = [
      "vehicles": .array(vehicles.map(Self.json)),
      "matrices": .object(
        matrices.mapValues { matrix in
          var item: [String: JSONValue] = ["durations": .array(matrix.durations.map(JSONValue.integers))]
          if !matrix.distances.isEmpty {
            item["distances"] = .array(matrix.distances.map(JSONValue.integers))
          }
          return .object(item)
        }),
    ]
    if !note.isEmpty { file["x_note"] = .string(note) }
    if !jobs.isEmpty {
      file["jobs"] = .array(
        jobs.map { job in
          var item = Self.members(job.stop)
          item["delivery"] = .integers([job.amount])
          item["skills"] = job.skills.isEmpty ? nil : .integers(job.skills)
          item["priority"] = job.priority == 0 ? nil : .integer(job.priority)
          return .object(item)
        })
    }
    if !shipments.isEmpty {
      file["shipments"] = .array(
        shipments.map { shipment in
          var item: [String: JSONValue] = [
            "pickup": .object(Self.members(shipment.pickup)),
            "delivery": .object(Self.members(shipment.delivery)), "amount": .integers([shipment.amount]),
          ]
          item["skills"] = shipment.skills.isEmpty ? nil : .integers(shipment.skills)
          item["priority"] = shipment.priority == 0 ? nil : .integer(shipment.priority)
          return .object(item)
        })
    }
    return VROOMSolution.text(.object(file))
  }

  private static func members(_ stop: Stop) -> [String: JSONValue] {
    var item: [String: JSONValue] = [
      "id": .integer(stop.id), "location_index": .integer(stop.place), "service": .integer(stop.service),
    ]
    item["description"] = stop.description.isEmpty ? nil : .string(stop.description)
    item["time_windows"] = stop.window.map { .array([.integers([$0.lowerBound, $0.upperBound])]) }
    return item
  }

  private static func json(_ vehicle: Vehicle) -> JSONValue {
    var item: [String: JSONValue] = [
      "id": .integer(vehicle.id), "profile": .string(vehicle.profile), "start_index": .integer(vehicle.place),
      "end_index": .integer(vehicle.place), "capacity": .integers([vehicle.capacity]),
      "costs": .object([
        "fixed": .integer(vehicle.fixed), "per_hour": .integer(vehicle.perHour),
        "per_km": .integer(vehicle.perKilometre),
      ]),
    ]
    item["description"] = vehicle.description.isEmpty ? nil : .string(vehicle.description)
    item["skills"] = vehicle.skills.isEmpty ? nil : .integers(vehicle.skills)
    item["time_window"] = vehicle.window.map { .integers([$0.lowerBound, $0.upperBound]) }
    item["max_travel_time"] = vehicle.maxTravel.map(JSONValue.integer)
    return .object(item)
  }
}
