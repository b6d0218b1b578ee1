import Foundation
import Quantities

/// VRPLIB files: `KEY : value` lines, then sections, in the dialects of CVRPLIB and of PyVRP's instances.
struct VRPLIBReader {
  private var scanner: ByteScanner
  private var values: [String: String] = [:]
  private var points: [RoutingInstance.Point] = []
  private var columns: [String: [[Double]]] = [:]
  private var allowed: [Set<Int>] = []

  /// Reads a file under a convention; `costDecimals` = the vehicles' costs are whole numbers with so many
  /// decimals.
  static func read(
    _ bytes: [UInt8], _ file: String, _ convention: RoutingInstance.Convention, costDecimals: Int = 0
  ) throws(ReadFailure) -> RoutingInstance {
    var reader = VRPLIBReader(scanner: ByteScanner(bytes, file: file))
    try reader.scan()
    return try reader.instance(convention, costDecimals)
  }

  private init(scanner: ByteScanner) { self.scanner = scanner }

  private mutating func scan() throws(ReadFailure) {
    while !scanner.isAtEnd() {
      guard let line = scanner.line() else { break }
      let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      let key = parts.first ?? ""
      if key == "EOF" { return }
      if key.hasSuffix("_SECTION") { try section(key) } else { values[key] = parts.count > 1 ? parts[1] : "" }
    }
  }

  private mutating func section(_ key: String) throws(ReadFailure) {
    let nodes = try count("DIMENSION")
    switch key {
    case "NODE_COORD_SECTION":
      for _ in 0..<nodes {
        _ = try scanner.integer(Wanted.node, in: Wanted.counts)
        let x = try scanner.number(Wanted.coordinate)
        points.append(.init(x: x, y: try scanner.number(Wanted.coordinate)))
      }
    case "DEMAND_SECTION", "SERVICE_TIME_SECTION", "RELEASE_TIME_SECTION":
      try table(key, rows: nodes, width: 1)
    case "TIME_WINDOW_SECTION": try table(key, rows: nodes, width: 2)
    case "CAPACITY_SECTION", "VEHICLES_FIXED_COST_SECTION", "VEHICLES_UNIT_DISTANCE_COST_SECTION",
      "VEHICLES_DEPOT_SECTION", "VEHICLES_RELOAD_DEPOT_SECTION":
      try table(key, rows: try count("VEHICLES"), width: 1)
    case "VEHICLES_ALLOWED_CLIENTS_SECTION":
      for _ in 0..<(try count("VEHICLES")) {
        scanner.skipSpace()
        let numbers = (scanner.line() ?? "").split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
        guard numbers.count > 1, numbers.allSatisfy({ (1...nodes).contains($0) || $0 == numbers[0] }) else {
          throw scanner.failure(.unexpected, Wanted.node)
        }
        allowed.append(Set(numbers.dropFirst().map { $0 - 1 }))
      }
    case "DEPOT_SECTION":
      var depots: [[Double]] = []
      while !scanner.isAtEnd(), scanner.next != UInt8(ascii: "E") {
        let node = try scanner.integer(Wanted.node, in: -1...nodes)
        if node > 0 { depots.append([Double(node)]) }
      }
      columns[key] = depots
    default: throw scanner.failure(.unexpected, Bilingual(zh: "已知的段落", en: "a known section"), found: key)
    }
  }

  /// Rows of a number and `width` values.
  private mutating func table(_ key: String, rows: Int, width: Int) throws(ReadFailure) {
    var table: [[Double]] = []
    for _ in 0..<rows {
      _ = try scanner.integer(Wanted.node, in: Wanted.counts)
      table.append(try scanner.numbers(width, Wanted.value))
    }
    columns[key] = table
  }

  private func count(_ key: String) throws(ReadFailure) -> Int {
    guard let count = values[key].flatMap({ Int($0) }), Wanted.counts.contains(count) else {
      throw scanner.failure(
        .unexpected, Bilingual(zh: "\(key) 一行", en: "a line with \(key)"), found: values[key])
    }
    return count
  }

  private func instance(_ convention: RoutingInstance.Convention, _ costDecimals: Int) throws(ReadFailure)
    -> RoutingInstance
  {
    let nodes = try count("DIMENSION")
    guard points.count == nodes, let demands = columns["DEMAND_SECTION"] else {
      throw scanner.failure(.endsEarly, Bilingual(zh: "坐标和需求", en: "coordinates and demands"))
    }
    var all = points
    let service = values["SERVICE_TIME"].flatMap { Double($0) } ?? 0
    for node in 0..<nodes {
      all[node].demand = Int(demands[node][0])
      all[node].service = columns["SERVICE_TIME_SECTION"]?[node][0] ?? (all[node].demand > 0 ? service : 0)
      all[node].release = columns["RELEASE_TIME_SECTION"]?[node][0] ?? 0
      if let window = columns["TIME_WINDOW_SECTION"]?[node] {
        (all[node].ready, all[node].due) = (window[0], window[1])
      }
    }
    let depots = Set((columns["DEPOT_SECTION"] ?? [[1]]).map { Int($0[0]) - 1 }).sorted()
    let clients = (0..<nodes).filter { !depots.contains($0) }
    return RoutingInstance(
      convention: convention, depots: depots.map { all[$0] }, clients: clients.map { all[$0] },
      fleets: try fleets(depots: depots, clients: clients, costDecimals), costDecimals: costDecimals)
  }

  /// Vehicles that are alike, in the order in which the file names them first.
  private func fleets(depots: [Int], clients: [Int], _ costDecimals: Int) throws(ReadFailure)
    -> [RoutingInstance.Fleet]
  {
    let longest = (values["VEHICLES_MAX_DURATION"] ?? values["DISTANCE"]).flatMap { Double($0) }
    let divisor = (0..<costDecimals).reduce(1.0) { power, _ in power * 10 }
    let vehicles = try values["VEHICLES"] == nil ? 1 : count("VEHICLES")
    var (fleets, numbers): ([RoutingInstance.Fleet], [Int]) = ([], [])
    for vehicle in 0..<vehicles {
      let capacity = columns["CAPACITY_SECTION"]?[vehicle][0] ?? values["CAPACITY"].flatMap { Double($0) }
      guard let capacity else { throw scanner.failure(.endsEarly, Wanted.capacity) }
      var fleet = RoutingInstance.Fleet(capacity: Int(capacity))
      fleet.fixed = (columns["VEHICLES_FIXED_COST_SECTION"]?[vehicle][0] ?? 0) / divisor
      fleet.unit = columns["VEHICLES_UNIT_DISTANCE_COST_SECTION"].map { $0[vehicle][0] / divisor } ?? 1
      fleet.depot =
        columns["VEHICLES_DEPOT_SECTION"].flatMap { depots.firstIndex(of: Int($0[vehicle][0]) - 1) } ?? 0
      fleet.longest = longest
      fleet.reloads = columns["VEHICLES_RELOAD_DEPOT_SECTION"] != nil
      if !allowed.isEmpty {
        fleet.allowed = Set(clients.indices.filter { allowed[vehicle].contains(clients[$0]) })
      }
      if let known = fleets.firstIndex(of: fleet) {
        numbers[known] += 1
      } else {
        fleets.append(fleet)
        numbers.append(1)
      }
    }
    guard values["VEHICLES"] != nil else { return fleets }
    for index in fleets.indices { fleets[index].count = numbers[index] }
    return fleets
  }
}
