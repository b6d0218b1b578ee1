import Quantities

/// The routing formats that have no keywords: numbers in a fixed order.
enum RoutingReaders {
  /// Solomon and Gehring & Homberger: name, `VEHICLE`, number and capacity, `CUSTOMER`, rows of seven
  /// numbers, the depot first.
  static func solomon(_ bytes: [UInt8], _ file: String) throws(ReadFailure) -> RoutingInstance {
    var scanner = ByteScanner(bytes, file: file)
    _ = try scanner.line(startingWith: "NUMBER")
    let vehicles = try scanner.integer(Wanted.vehicles, in: Wanted.counts)
    let capacity = try scanner.integer(Wanted.capacity, in: Wanted.amounts)
    _ = try scanner.line(startingWith: "CUST NO.")
    var points: [RoutingInstance.Point] = []
    while !scanner.isAtEnd() {
      _ = try scanner.integer(Wanted.node, in: 0...Wanted.counts.upperBound)
      var point = try place(&scanner)
      point.demand = try scanner.integer(Wanted.demand, in: Wanted.amounts)
      point.ready = try scanner.number(Wanted.value)
      point.due = try scanner.number(Wanted.value)
      point.service = try scanner.number(Wanted.value)
      points.append(point)
    }
    guard points.count > 1 else { throw scanner.failure(.endsEarly, Wanted.node) }
    return RoutingInstance(
      convention: .tenths, depots: [points[0]], clients: Array(points.dropFirst()),
      fleets: [.init(count: vehicles, capacity: capacity)])
  }

  /// Cordeau: `type m n t`; per depot longest duration (0 = none) and capacity; rows of number, x, y,
  /// service, demand and visiting patterns that are not read, the depots last.
  static func cordeau(_ bytes: [UInt8], _ file: String) throws(ReadFailure) -> RoutingInstance {
    var scanner = ByteScanner(bytes, file: file)
    guard try scanner.integer(Wanted.value, in: 0...9) == 2 else {
      throw scanner.failure(.unexpected, Bilingual(zh: "类型 2（多车场）", en: "type 2 (several depots)"))
    }
    let vehicles = try scanner.integer(Wanted.vehicles, in: Wanted.counts)
    let count = try scanner.integer(Wanted.node, in: Wanted.counts)
    let depots = try scanner.integer(Wanted.node, in: Wanted.counts)
    var fleets: [RoutingInstance.Fleet] = []
    for depot in 0..<depots {
      let longest = try scanner.number(Wanted.value, in: Wanted.notNegative)
      var fleet = RoutingInstance.Fleet(
        count: vehicles, capacity: try scanner.integer(Wanted.capacity, in: Wanted.amounts))
      fleet.depot = depot
      fleet.longest = longest > 0 ? longest : nil
      fleets.append(fleet)
    }
    var points: [RoutingInstance.Point] = []
    for _ in 0..<count + depots {
      _ = try scanner.integer(Wanted.node, in: Wanted.counts)
      var point = try place(&scanner)
      point.service = try scanner.number(Wanted.value, in: Wanted.notNegative)
      point.demand = try scanner.integer(Wanted.demand, in: Wanted.amounts)
      points.append(point)
      _ = scanner.line()
    }
    return RoutingInstance(
      convention: .real, depots: Array(points.suffix(depots)), clients: Array(points.prefix(count)),
      fleets: fleets)
  }

  /// Taillard's mixed fleets in VROOM's layout: comment lines, then `n types range service LB BKS`; per type
  /// number, capacity, fixed cost and cost per distance; the depot; the clients.
  static func taillard(_ bytes: [UInt8], _ file: String) throws(ReadFailure) -> RoutingInstance {
    var scanner = ByteScanner(bytes, file: file)
    scanner.skipSpace()
    while scanner.next == UInt8(ascii: "/") {
      _ = scanner.line()
      scanner.skipSpace()
    }
    let count = try scanner.integer(Wanted.node, in: Wanted.counts)
    let types = try scanner.integer(Wanted.vehicles, in: Wanted.counts)
    _ = scanner.line()
    var fleets: [RoutingInstance.Fleet] = []
    for _ in 0..<types {
      var fleet = RoutingInstance.Fleet(
        count: try scanner.integer(Wanted.vehicles, in: Wanted.counts),
        capacity: try scanner.integer(Wanted.capacity, in: Wanted.amounts))
      fleet.fixed = try scanner.number(Wanted.cost, in: Wanted.notNegative)
      fleet.unit = try scanner.number(Wanted.cost, in: Wanted.notNegative)
      fleets.append(fleet)
    }
    let depot = try place(&scanner)
    var clients: [RoutingInstance.Point] = []
    for _ in 0..<count {
      var client = try place(&scanner)
      client.demand = try scanner.integer(Wanted.demand, in: Wanted.amounts)
      clients.append(client)
    }
    return RoutingInstance(
      convention: .real, depots: [depot], clients: clients, fleets: fleets, costDecimals: 2)
  }

  /// Split delivery: `n capacity`; n demands; the depot; the clients.
  static func split(_ bytes: [UInt8], _ file: String) throws(ReadFailure) -> RoutingInstance {
    var scanner = ByteScanner(bytes, file: file)
    let count = try scanner.integer(Wanted.node, in: Wanted.counts)
    let capacity = try scanner.integer(Wanted.capacity, in: Wanted.amounts)
    let demands = try scanner.numbers(count, Wanted.demand, in: Wanted.notNegative)
    let depot = try place(&scanner)
    var clients: [RoutingInstance.Point] = []
    for demand in demands {
      var client = try place(&scanner)
      client.demand = Int(demand)
      clients.append(client)
    }
    return RoutingInstance(
      convention: .nearest, depots: [depot], clients: clients,
      fleets: [.init(count: nil, capacity: capacity)],
      splits: true)
  }

  private static func place(_ scanner: inout ByteScanner) throws(ReadFailure) -> RoutingInstance.Point {
    let x = try scanner.number(Wanted.coordinate)
    return RoutingInstance.Point(x: x, y: try scanner.number(Wanted.coordinate))
  }
}

extension Wanted {
  static let node = Bilingual(zh: "点的编号", en: "the number of a node")
  static let vehicles = Bilingual(zh: "车辆数", en: "a number of vehicles")
  static let value = Bilingual(zh: "数值", en: "a value")
  static let amounts = 0...1_000_000_000
}
