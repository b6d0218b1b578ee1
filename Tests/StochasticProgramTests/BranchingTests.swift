import GLPK
import Testing

@testable import StochasticProgram

/// Branching on items alone: small cases end in the depth-first search before they come to it.
struct BranchingTests {
  @Test(arguments: 0..<60 as Range<UInt64>)
  func `Branching on items finds what trying everything finds`(seed: UInt64) throws {
    let servers = ServerLocation(seed: seed, whole: seed % 2 == 0)
    for (s, second) in servers.program.secondStages().enumerated() {
      let stage = try #require(AssignmentStage(second))
      for isOpen in [true, false] {
        let capacities = stage.resources.map { $0.capacity(isOpen) }
        var known = AssignmentCase(stage, capacities: capacities)
        known.branch(stage, capacities: capacities, until: Deadline(seconds: 3600))
        #expect(known.isSolved)
        let truth = servers.least(
          from: 0, s, servers.open.map { _ in 0 }, servers.open.map { _ in isOpen })
        if let truth {
          #expect(abs(known.value - truth) < 1e-7 * max(1, abs(truth)))
        } else {
          #expect(known.bound == .infinity)
        }
      }
    }
  }

  @Test func `Seven pieces of three that do not fit two bins of eleven are proven not to`() throws {
    var core = Model(.minimize)
    let x = core.addColumn(cost: 1, domain: .binary)
    let y = (0..<7).map { _ in (0..<2).map { _ in core.addColumn(domain: .binary) } }
    for bin in 0..<2 { core.addRow(.atMost(0), y.map { ($0[bin], 3) } + [(x, -11)]) }
    for item in y { core.addRow(.fixed(1), item.map { ($0, 1) }) }
    let program = TwoStageProgram(
      name: "bins", core: core, firstColumns: 1, firstRows: 0,
      scenarios: [.init(name: "only", probability: 1, changes: [])])
    let stage = try #require(AssignmentStage(program.secondStages()[0]))
    var known = AssignmentCase(stage, capacities: [11, 11])
    known.branch(stage, capacities: [11, 11], until: Deadline(seconds: 3600))
    #expect(known.isSolved && known.bound == .infinity)
    #expect(try program.solve().status == .infeasible)
  }
}
