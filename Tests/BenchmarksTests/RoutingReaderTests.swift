import Routing
import Testing

@testable import Benchmarks

/// Every format, with the line ends of both worlds, and every rule of the witness.
struct RoutingReaderTests {
  private func bytes(_ text: String, crlf: Bool) -> [UInt8] {
    Array(text.utf8).flatMap { crlf && $0 == 10 ? [13, 10] : [$0] }
  }

  private let vrplib = """
    NAME : tiny
    TYPE : HFVRP
    DIMENSION : 4
    VEHICLES : 3
    EDGE_WEIGHT_TYPE : EUC_2D
    NODE_COORD_SECTION\t
    1\t0\t0
    2\t3\t4
    3\t6\t8
    4\t0\t1.5
    DEMAND_SECTION
    1 0
    2 5
    3 6
    4 7
    CAPACITY_SECTION
    1 10
    2 20
    3 10
    VEHICLES_FIXED_COST_SECTION
    1 500
    2 700
    3 500
    VEHICLES_UNIT_DISTANCE_COST_SECTION
    1 100
    2 150
    3 100
    DEPOT_SECTION
    1
    -1
    EOF

    """

  @Test(arguments: [false, true])
  func `vehicles that are alike become one fleet, and costs lose their decimals`(crlf: Bool) throws {
    let instance = try VRPLIBReader.read(bytes(vrplib, crlf: crlf), "tiny.vrp", .real, costDecimals: 2)
    #expect(instance.clients.map(\.demand) == [5, 6, 7])
    #expect(instance.fleets.map(\.count) == [2, 1])
    #expect(instance.fleets.map(\.unit) == [1, 1.5])
    #expect(instance.fleets.map(\.fixed) == [5, 7])
    let problem = instance.problem
    #expect(problem.travel[0].distance(0, 1) == 5000)
    #expect(problem.vehicles.map(\.costPerDistance) == [100, 150])
    #expect(Double(problem.vehicles[1].fixedCost) / instance.costScale == 7)
  }

  @Test(arguments: [false, true])
  func `Solomon's windows and ways are cut off behind the first decimal`(crlf: Bool) throws {
    let text = """
      R1
      VEHICLE
      NUMBER     CAPACITY
        2         200
      CUSTOMER
      CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE   TIME
          0      0    0    0    0    230    0
          1      1    1    10   16   71   10
      """
    let instance = try RoutingReaders.solomon(bytes(text, crlf: crlf), "r.txt")
    #expect(instance.fleets[0].count == 2)
    #expect(instance.problem.travel[0].distance(0, 1) == 14)
    #expect(instance.problem.clients[0].window == 160...710)
    let verdict = RoutingVerdict([.init(fleet: 0, trips: [[0]])], of: instance)
    #expect(verdict.faults.isEmpty)
    #expect(abs(verdict.cost - 2.8) < 1e-9)
  }

  @Test func `Cordeau's depots come last and have fleets of their own`() throws {
    let text =
      "2 3 2 2\n0 80\n50 60\n1 1 1 5 7 1 4 1 2 4 8\n2 2 2 6 9 1 4 1 2 4 8\n3 0 0 0 0 0 0\n4 9 9 0 0 0 0\n"
    let instance = try RoutingReaders.cordeau(Array(text.utf8), "p.txt")
    #expect(instance.depots.map(\.x) == [0, 9])
    #expect(instance.fleets.map(\.longest) == [nil, 50])
    #expect(instance.fleets.map(\.depot) == [0, 1])
    #expect(instance.clients.map(\.service) == [5, 6])
  }

  @Test func `a file that ends early is refused with its place`() throws {
    #expect(throws: ReadFailure.self) {
      try RoutingReaders.split(Array("3 100\n60 90".utf8), "sd.txt")
    }
    #expect(throws: ReadFailure.self) {
      try VRPLIBReader.read(Array("DIMENSION : x\nDEMAND_SECTION\n1 0\n".utf8), "a.vrp", .nearest)
    }
  }

  private func instance() -> RoutingInstance {
    var clients = [RoutingInstance.Point(x: 0, y: 10), .init(x: 0, y: 20), .init(x: 10, y: 0)]
    for (index, demand) in [4, 5, 6].enumerated() { clients[index].demand = demand }
    var fleet = RoutingInstance.Fleet(count: 2, capacity: 10)
    fleet.allowed = [0, 1, 2]
    return RoutingInstance(convention: .real, depots: [.init(x: 0, y: 0)], clients: clients, fleets: [fleet])
  }

  @Test func `a sound solution costs what the ways add up to`() {
    let verdict = RoutingVerdict(
      [.init(fleet: 0, trips: [[0, 1]]), .init(fleet: 0, trips: [[2]])], of: instance())
    #expect(verdict.faults.isEmpty)
    #expect(verdict.cost == 60)
  }

  @Test func `every broken rule is named`() {
    typealias Day = RoutingVerdict.Day
    func faults(_ days: [Day], _ change: (inout RoutingInstance) -> Void = { _ in }) -> Set<
      RoutingVerdict.Fault
    > {
      var changed = instance()
      change(&changed)
      return RoutingVerdict(days, of: changed).faults
    }
    let sound = [Day(fleet: 0, trips: [[0, 1]]), Day(fleet: 0, trips: [[2]])]
    #expect(faults([Day(fleet: 0, trips: [[0, 7]])]).contains(.unknownClient))
    #expect(faults([Day(fleet: 0, trips: [[0, 1]])]) == [.notServed])
    #expect(faults(sound + [Day(fleet: 0, trips: [[2]])]) == [.servedTwice, .tooManyVehicles])
    #expect(faults([Day(fleet: 0, trips: [[0, 1, 2]])]) == [.overloaded])
    #expect(faults([Day(fleet: 0, trips: [[0, 1], [2]])]) == [.mayNotReload])
    #expect(faults(sound) { $0.fleets[0].allowed = [0, 2] } == [.noAccess])
    #expect(faults(sound) { $0.clients[1].due = 19 } == [.late])
    #expect(faults(sound) { $0.fleets[0].longest = 39 } == [.tooLong])
    #expect(faults(sound) { $0.depots[0].due = 39 } == [.late])
    #expect(faults(sound) { $0.fleets[0].count = 1 } == [.tooManyVehicles])
  }

  @Test func `waiting before the first client is no part of a day's length`() {
    var late = instance()
    late.clients[0].ready = 100
    late.fleets[0].longest = 40
    let days = [RoutingVerdict.Day(fleet: 0, trips: [[0, 1]]), .init(fleet: 0, trips: [[2]])]
    #expect(RoutingVerdict(days, of: late).faults.isEmpty)
    late.clients[0].release = 95
    late.clients[1].due = 104
    #expect(RoutingVerdict(days, of: late).faults == [.late])
  }
}
