import Foundation
import Quantities

/// A solution as VROOM's API writes it.
public struct VROOMSolution: Hashable, Sendable {
  /// Something a vehicle does.
  public struct Step: Hashable, Sendable {
    /// What it is.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
      case start, job, pickup, delivery, end, `break`
    }
    /// What it is.
    public var kind: Kind
    /// The visit's number; `nil` for start and end.
    public var id: Int?
    /// The visit's description.
    public var description: String
    /// Index into the matrices; `nil` where the file has none.
    public var place: Int?
    /// Second of arrival.
    public var arrival: Int
    /// Seconds waited, then served.
    public var waiting: Int, service: Int
    /// What is aboard afterwards.
    public var load: Int
  }

  /// What a vehicle does.
  public struct Route: Hashable, Sendable {
    /// The vehicle's number.
    public var vehicle: Int
    /// The vehicle's description.
    public var description: String
    /// What it costs.
    public var cost: Int
    /// In order.
    public var steps: [Step]
  }

  /// What all routes cost.
  public var cost: Int
  /// The routes.
  public var routes: [Route]
  /// Visits that nobody makes.
  public var unassigned: [Step]

  /// Reads a solution; keys that VROOM does not write and that do not begin with `x_` are refused.
  public init(reading bytes: [UInt8]) throws(VROOMError) {
    let file = try JSONReader(
      file: bytes, known: ["code", "error", "summary", "unassigned", "routes"], unsupported: [])
    if let code = try file.integer("code"), code != 0 { throw .unsupported(path: "code") }
    let summary = try file.object(
      "summary",
      known: [
        "cost", "routes", "unassigned", "delivery", "amount", "pickup", "setup", "service", "duration",
        "waiting_time", "priority", "violations", "distance", "computing_times",
      ])
    cost = try summary?.integer("cost", in: 0...Int.max / 4096) ?? 0
    routes = []
    for item in try file.objects(
      "routes",
      known: [
        "vehicle", "steps", "cost", "description", "setup", "service", "duration", "waiting_time", "priority",
        "violations", "delivery", "amount", "pickup", "distance", "geometry",
      ])
    {
      var steps: [Step] = []
      for step in try item.objects("steps", known: Self.stepKeys) { steps.append(try Self.step(step)) }
      routes.append(
        Route(
          vehicle: try item.required("vehicle"), description: try item.string("description") ?? "",
          cost: try item.integer("cost", in: 0...Int.max / 4096) ?? 0, steps: steps))
    }
    unassigned = []
    for item in try file.objects("unassigned", known: Self.stepKeys) {
      unassigned.append(try Self.step(item))
    }
  }

  init(cost: Int, routes: [Route], unassigned: [Step]) {
    self.cost = cost
    self.routes = routes
    self.unassigned = unassigned
  }

  private static let stepKeys: Set<String> = [
    "type", "id", "job", "description", "location", "location_index", "arrival", "duration", "setup",
    "service",
    "waiting_time", "load", "distance", "violations",
  ]

  private static func step(_ item: JSONReader) throws(VROOMError) -> Step {
    let type = try item.string("type") ?? "job"
    guard let kind = Step.Kind(rawValue: type) else {
      throw .badValue(
        path: item.place("type"),
        wanted: .init(
          zh: Step.Kind.allCases.map(\.rawValue).joined(separator: "、"),
          en: Step.Kind.allCases.map(\.rawValue).joined(separator: ", ")))
    }
    let isVisit = kind == .job || kind == .pickup || kind == .delivery
    return Step(
      kind: kind, id: isVisit ? try item.required("id") : nil,
      description: try item.string("description") ?? "", place: try item.integer("location_index"),
      arrival: try item.integer("arrival") ?? 0, waiting: try item.integer("waiting_time") ?? 0,
      service: try item.integer("service") ?? 0, load: try item.integers("load")?.first ?? 0)
  }

  /// The file's bytes.
  public var bytes: [UInt8] {
    Self.text(
      .object([
        "code": .integer(0),
        "summary": .object([
          "cost": .integer(cost), "routes": .integer(routes.count), "unassigned": .integer(unassigned.count),
        ]),
        "unassigned": .array(unassigned.map(Self.json)),
        "routes": .array(
          routes.map { route in
            .object([
              "vehicle": .integer(route.vehicle), "description": .string(route.description),
              "cost": .integer(route.cost), "steps": .array(route.steps.map(Self.json)),
            ])
          }),
      ]))
  }

  private static func json(_ step: Step) -> JSONValue {
    var item: [String: JSONValue] = [
      "type": .string(step.kind.rawValue), "arrival": .integer(step.arrival),
      "waiting_time": .integer(step.waiting), "service": .integer(step.service),
      "load": .integers([step.load]),
    ]
    item["id"] = step.id.map(JSONValue.integer)
    item["location_index"] = step.place.map(JSONValue.integer)
    item["description"] = step.description.isEmpty ? nil : .string(step.description)
    return .object(item)
  }

  static func text(_ value: JSONValue) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // whole numbers and texts can always be encoded
    let data = (try? encoder.encode(value)) ?? Data()
    return [UInt8](data) + [UInt8(ascii: "\n")]
  }
}
