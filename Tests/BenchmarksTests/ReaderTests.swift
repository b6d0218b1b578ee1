import Siting
import Testing

@testable import Benchmarks

/// Every reader on a file of a few numbers, written by hand: 2 sites, 3 customers of 10, 20 and 40 t.
@Suite struct ReaderTests {
  /// What all of the capacitated files below say: costs of 1, 2, 3 and 4, 5, 6 per tonne.
  private func expectPair(_ problem: SitingProblem) {
    #expect(problem.sites.map(\.capacity) == [50, 60])
    #expect(problem.sites.map(\.openingCost) == [7, 8.5])
    #expect(problem.scenarios.map(\.demand) == [[10, 20, 40]])
    #expect(problem.mode == .minCost)
    let costs = (0..<3).map { i in
      problem.scenarios[0].arcs(of: i).sorted { $0.site < $1.site }.map(\.cost)
    }
    #expect(costs == [[1, 4], [2, 5], [3, 6]])
    #expect(throws: Never.self) { try problem.validate() }
  }

  @Test func `an OR-Library file gives costs for all of a customer's demand`() throws {
    expectPair(
      try CapacitatedReaders.orLibrary(
        bytes(" 2 3\n 50 7.\n 60 8.5\n10 10. 40\n20 40 100\n 40 120. 240\n"), "cap"))
  }

  @Test func `an OR-Library file may wrap its lines`() throws {
    expectPair(
      try CapacitatedReaders.orLibrary(bytes("2 3\n50 7\n60 8.5\n10\n10 40\n20\n40 100\n40\n120\n240"), "cap")
    )
  }

  @Test func `capa files list the demands first and then a row per site`() throws {
    // four customers, so that a row of demands cannot be taken for a customer's line
    let problem = try CapacitatedReaders.orLibrary(
      bytes("2 4\n50 7\n60 8.5\n10 20 40 5\n10 40 120 5\n40 100 240 10\n"), "capa1")
    #expect(problem.scenarios[0].demand == [10, 20, 40, 5])
    #expect(problem.scenarios[0].arcs(of: 3).map(\.cost) == [1, 2])
  }

  @Test func `Holmberg, Yang and TB4 files are read`() throws {
    expectPair(
      try CapacitatedReaders.holmberg(
        bytes("2 \n3\n50 7\n60 8.5\n10. 20.\n40.\n10 40 120\n40 100 240\n"), "p1"))
  }

  @Test func `a cfl file is read by its sections`() throws {
    expectPair(try CapacitatedReaders.sections(bytes(Self.cfl), "T3x2.cfl"))
  }

  @Test func `JSON costs are per tonne`() throws {
    expectPair(try JSONReaders.deterministic(bytes(Self.json), "f2-c3.json"))
  }

  @Test func `TBED as JSON is read`() throws {
    expectPair(
      try JSONReaders.tbed(
        bytes(
          #"{"info": {"name": "i"}, "params": {"I": 2, "J": 3, "D": [10, 20, 40], "Q": [50, 60.0],"#
            + #" "F": [7, 8.5], "c": [[1,2,3],[4,5,6]]}}"#), "i.json"))
  }

  @Test func `two-stage JSON weighs its scenarios alike and shares their roads`() throws {
    let text = Self.json.replacing("[10, 20, 40]", with: "[[10, 20, 40], [11, 21, 41]]")
      .replacing("{", with: #"{"n_scenarios": 2, "#, maxReplacements: 1)
    let problem = try JSONReaders.twoStage(bytes(text), "f2-c3-s2.json")
    #expect(problem.transport == .weighted([0.5, 0.5]))
    #expect(problem.scenarios.map(\.demand) == [[10, 20, 40], [11, 21, 41]])
    #expect(problem.scenarios[0].arcs == problem.scenarios[1].arcs)
  }

  @Test func `a district file divides out demand and probability`() throws {
    let problem = try CoalReader.read(Self.coal(), "coal.sbin")
    #expect(problem.sites.map(\.status) == [.candidate, .existing])
    #expect(problem.sites.map(\.capacity) == [50, 1000])
    #expect(problem.scenarios.map(\.surviving) == [[1, 1], [0, 1]])
    // 10 = ½ · 2 per tonne · 10 t
    #expect(problem.scenarios[0].arcs(of: 0).map(\.cost) == [2, 60])
    #expect(problem.transport == .weighted([0.5, 0.5]))
  }

  @Test func `a p-median graph becomes shortest paths`() throws {
    // 1 –2– 2 –3– 3, and 1 –9– 3 is longer than the detour; the edge 1–2 was 7 before it was 2
    let problem = try MedianReaders.orLibrary(bytes("3 4 1\n1 2 7\n2 3 3\n1 3 9\n1 2 2\n"), "pmed")
    #expect(problem.mode == .pMedian(1))
    let distances = (0..<3).map { i in
      problem.scenarios[0].arcs(of: i).sorted { $0.site < $1.site }.map(\.cost)
    }
    #expect(distances == [[0, 2, 5], [2, 0, 3], [5, 3, 0]])
  }

  @Test func `TSPLIB points become distances in the plane`() throws {
    let problem = try MedianReaders.tsplib(
      bytes(
        "NAME : t\nDIMENSION : 2\nEDGE_WEIGHT_TYPE : EUC_2D\nNODE_COORD_SECTION\n1 0 0\n2 3e0 4.0\nEOF\n"),
      "t.tsp", medians: 1)
    #expect(problem.scenarios[0].arcs(of: 1).map(\.cost) == [0, 5])
  }

  @Test func `store distances are one line a pair`() throws {
    let problem = try MedianReaders.stores(
      bytes("distance,name,DestinationName,demand\n5,A,x,2\n6.5,B,x,2\n7,A,y,3\n1,B,y,3\n"), "s.csv",
      medians: 1)
    #expect(problem.scenarios[0].demand == [2, 3])
    #expect(problem.scenarios[0].arcs(of: 1).map(\.site) == [1, 0])
  }

  @Test func `covering reaches as far as the radius and no farther`() throws {
    // two points: the radius is 5.75 · √(100/2) = 40.66
    let near = try CoverReader.chen(bytes("2\n0 0 0 1 3\n1 40.6 0 1 4\n"), "n2.dat")
    #expect(near.scenarios[0].arcs.count == 4)
    let far = try CoverReader.chen(bytes("2\n0 0 0 1 3\n1 40.7 0 1 4\n"), "n2.dat")
    #expect(far.scenarios[0].arcs.count == 2)
    #expect(far.limits.maxSites == 1)
    #expect(far.mode == .maxCover)
  }

  @Test func `the hand-made pair of sites is solved`() async throws {
    // one site holds too little, so both open: 15.5, and the nearer one is full with the customers that gain most: all
    // gain 3 a tonne, so 50 t save 150 of 10·4 + 20·5 + 40·6 = 380
    let problem = try CapacitatedReaders.sections(bytes(Self.cfl), "T3x2.cfl")
    let solution = try await problem.solve(SitingOptions(relativeGap: 1e-9, explanationShare: 0))
    #expect(abs(solution.objective - 245.5) < 1e-6)
  }
}

extension ReaderTests {
  static let cfl = """
    [CFLP-PROBLEMFILE]
    generated at:  today
    #customers: 3 ; #depot sites: 2 ; ratio: 1.57

    [DEPOTS]
    capacity fixcost varcost xcoord ycoord name
    50 7 0 1 1 Depot0
    60 8.5 0 2 2 Depot1

    [CUSTOMERS]
    demand xcoord ycoord name
    10 1 1 Customer0
    20 1 1 Customer1
    40 1 1 Customer2

    [COSTMATRIX]
    c= d_eucli(a,b) * 0.01
    [MATRIX]
    Dim 2 3
    10 40 120
    40 100 240
    """

  static let json =
    #"{"n_facilities": 2, "n_customers": 3, "capacities": [50.0, 60], "demands": [10, 20, 40], "#
    + #""fixed_costs": [7, 8.5], "costs": [[1, 2, 3], [4, 5, 6]]}"#

  /// One site that the second scenario puts out, and shortage at 60; 2 customers, 2 scenarios.
  static func coal() -> [UInt8] {
    var out = ByteWriter([])
    for number in [2, 2, 2, 0, 1] { out.integer(number) }
    out.doubles([7, 0])
    out.doubles([50, 0, 1000, 1000])
    out.doubles([10, 20, 11, 22])
    out.doubles([10, 20, 11, 22])
    out.doubles([300, 600, 330, 660])
    return out.bytes
  }
}

/// The bytes of a text.
func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
