import GLPK
import StochasticProgram
import Testing

struct SolveTests {
  @Test func `One server for two scenarios is opened where it pays on average`() throws {
    // server A costs 3, B costs 2; client 1 pays 10 at A and 4 at B, client 2 pays 2 at A and 8 at B; each server takes
    // one client, more costs 100. Client 1 comes always, client 2 in half of all cases.
    // {A}: 3 − 10 + ½ · 98 = 42, {B}: 2 − 4 + ½ · 92 = 44, {A, B}: 5 − 10 − ½ · 8 = −9, {} is worse than any.
    var core = Model(.minimize)
    let a = core.addColumn(cost: 3, domain: .binary)
    let b = core.addColumn(cost: 2, domain: .binary)
    let gains = [[10.0, 4], [2, 8]]
    let y = gains.map { $0.map { core.addColumn(cost: -$0, domain: .binary) } }
    let beyond = [core.addColumn(cost: 100), core.addColumn(cost: 100)]
    for (j, x) in [a, b].enumerated() {
      core.addRow(.atMost(0), [(y[0][j], 1), (y[1][j], 1), (x, -1), (beyond[j], -1)])
    }
    core.addRow(.fixed(1), y[0].map { ($0, 1) })
    let second = core.addRow(.fixed(1), y[1].map { ($0, 1) })
    let program = TwoStageProgram(
      name: "two", core: core, firstColumns: 2, firstRows: 0,
      scenarios: [
        .init(name: "both", probability: 0.5, changes: []),
        .init(name: "one", probability: 0.5, changes: [.row(second.index, .fixed(0))]),
      ])
    let solution = try program.solve()
    #expect(solution.method == .assignmentCuts)
    #expect(solution.status == .optimal)
    #expect(solution.first == [1, 1])
    #expect(abs(solution.value - -9) < 1e-9)
    #expect(abs(solution.bound - -9) < 1e-6)
  }

  @Test func `A whole number of lorries per scenario is not the linear answer`() throws {
    // depot costs 5 and makes a lorry cost 1 instead of 4; demand 2.5 or 0.5 lorries, rounded up: 3 or 1.
    // without: ½ · 12 + ½ · 4 = 8; with: 5 + ½ · 3 + ½ · 1 = 7. The linear relaxation would say 6 without.
    var core = Model(.minimize)
    let depot = core.addColumn(cost: 5, domain: .binary)
    let near = core.addColumn(.between(0, 10), cost: 1, domain: .integer)
    let far = core.addColumn(.between(0, 10), cost: 4, domain: .integer)
    let demand = core.addRow(.atLeast(2.5), [(near, 1), (far, 1)])
    core.addRow(.atMost(0), [(near, 1), (depot, -10)])
    let program = TwoStageProgram(
      name: "lorries", core: core, firstColumns: 1, firstRows: 0,
      scenarios: [
        .init(name: "cold", probability: 0.5, changes: []),
        .init(name: "mild", probability: 0.5, changes: [.row(demand.index, .atLeast(0.5))]),
      ])
    let solution = try program.solve()
    #expect(solution.method == .generalCuts)
    #expect(solution.status == .optimal)
    #expect(abs(solution.value - 7) < 1e-9)
    #expect(solution.first == [1])
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `Small server location agrees with trying everything`(seed: UInt64) throws {
    let servers = ServerLocation(seed: seed, whole: seed % 3 != 0)
    let solution = try servers.program.solve()
    #expect(solution.method == .assignmentCuts)
    guard let optimum = servers.optimum else {
      #expect(solution.status == .infeasible)
      return
    }
    #expect(solution.status == .optimal)
    #expect(abs(solution.value - optimum) < 1e-6 * max(1, abs(optimum)))
    #expect(solution.bound <= optimum + 1e-9 * max(1, abs(optimum)))
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `Any small second stage agrees with the extensive form`(seed: UInt64) throws {
    let program = RandomRecourse.make(seed: seed)
    let whole = try program.extensiveForm().solveOnThisThread()
    let solution = try program.solve()
    #expect(solution.method == .generalCuts)
    guard whole.hasSolution else {
      #expect(solution.status == .infeasible)
      return
    }
    #expect(solution.status == .optimal)
    #expect(abs(solution.value - whole.objective) < 1e-5 * max(1, abs(whole.objective)))
    #expect(solution.bound <= whole.objective + 1e-5 * max(1, abs(whole.objective)))
  }

  @Test func `A continuous first stage is solved as one model`() throws {
    // buy x at 1 before, at 3 after; demand 2 or 6, equally likely: two in three would do, so x = 2 costs 2 + ½ · 12 = 8,
    // x = 6 costs 6
    var core = Model(.minimize)
    let x = core.addColumn(cost: 1)
    let y = core.addColumn(cost: 3)
    let row = core.addRow(.atLeast(2), [(x, 1), (y, 1)])
    let program = TwoStageProgram(
      name: "newsboy", core: core, firstColumns: 1, firstRows: 0,
      scenarios: [
        .init(name: "mild", probability: 0.5, changes: []),
        .init(name: "cold", probability: 0.5, changes: [.row(row.index, .atLeast(6))]),
      ])
    let solution = try program.solve()
    #expect(solution.method == .extensiveForm)
    #expect(abs(solution.value - 6) < 1e-9)
    #expect(abs(solution.first[0] - 6) < 1e-9)
  }

  @Test func `Scenarios that are the same count as one and cost what they cost apart`() throws {
    let servers = ServerLocation(seed: 4, whole: true)
    var split = servers.program
    split.scenarios = split.scenarios.flatMap { scenario in
      [0.25, 0.75].map { share in
        .init(
          name: "\(scenario.name)_\(share)", probability: scenario.probability * share,
          changes: scenario.changes)
      }
    }
    #expect(abs(try servers.program.solve().value - split.solve().value) < 1e-9)
  }

  @Test func `A solution that is tampered with is found out`() throws {
    let program = ServerLocation(seed: 7, whole: true).program
    let solution = try program.solve()
    try #require(solution.status == .optimal)
    try solution.verify(program)
    var dearer = solution
    dearer.value += 0.01
    #expect(throws: ProgramError.self) { try dearer.verify(program) }
    var above = solution
    above.bound = above.value + 1
    #expect(throws: ProgramError.self) { try above.verify(program) }
    for s in solution.second.indices {
      for j in solution.second[s].indices {
        var moved = solution
        moved.second[s][j] = 1 - moved.second[s][j]
        #expect(throws: ProgramError.self) { try moved.verify(program) }
      }
    }
  }

  @Test func `A program whose numbers cannot be is refused`() throws {
    let sound = ServerLocation(seed: 1, whole: true).program
    var unlikely = sound
    unlikely.scenarios[0].probability += 0.1
    #expect(throws: ProgramError.probabilities(sum: 1.1)) {
      do { try unlikely.validate() } catch ProgramError.probabilities(let sum) {
        throw ProgramError.probabilities(sum: (sum * 1e6).rounded() / 1e6)
      }
    }
    var early = sound
    early.scenarios[0].changes.append(.cost(column: 0, 3))
    #expect(throws: ProgramError.change(scenario: 0, .cost(column: 0, 3))) { try early.validate() }
    var mixed = sound
    mixed.firstRows = 2
    #expect(throws: ProgramError.self) { try mixed.validate() }
    var none = sound
    none.scenarios = []
    #expect(throws: ProgramError.stages("no scenarios")) { try none.validate() }
  }

  @Test func `Recourse without end is said to have none`() throws {
    var core = Model(.minimize)
    let x = core.addColumn(cost: 1, domain: .binary)
    let y = core.addColumn(cost: -1, domain: .continuous)
    core.addRow(.atLeast(0), [(x, 1), (y, 1)])
    let program = TwoStageProgram(
      name: "endless", core: core, firstColumns: 1, firstRows: 0,
      scenarios: [.init(name: "only", probability: 1, changes: [])])
    #expect(throws: ProgramError.unbounded(scenario: 0)) { try program.solve() }
  }

  @Test func `Out of time, what is handed over still holds`() throws {
    let program = ServerLocation(seed: 12, whole: true).program
    let solution = try program.solve(TwoStageOptions(timeLimit: 0))
    let optimum = try #require(ServerLocation(seed: 12, whole: true).optimum)
    #expect(solution.status == .timeLimit)
    #expect(solution.bound <= optimum + 1e-9)
    #expect(solution.value >= optimum - 1e-9)
  }
}

/// Small programs with rows of every kind and whole and continuous columns.
enum RandomRecourse {
  static func make(seed: UInt64) -> TwoStageProgram {
    var random = Draws(seed: seed &+ 1000)
    var core = Model(.minimize)
    let x = (0..<random.whole(2, 4)).map { _ in
      core.addColumn(cost: Double(random.whole(-4, 6)), domain: .binary)
    }
    core.addRow(.atMost(Double(random.whole(1, 4))), x.map { ($0, 1) })
    let y = (0..<random.whole(2, 4)).map { k in
      core.addColumn(
        .between(0, Double(random.whole(1, 5))), cost: Double(random.whole(-5, 9)),
        domain: k % 2 == 0 ? .integer : .continuous)
    }
    // keeps most draws possible
    let short = core.addColumn(cost: 20)
    var rows: [Model.Row] = []
    for _ in 0..<random.whole(1, 3) {
      var terms: [(Model.Column, Double)] = [(short, 1)]
      for column in x + y where random.whole(0, 2) > 0 { terms.append((column, Double(random.whole(-3, 5)))) }
      rows.append(core.addRow(.atLeast(Double(random.whole(0, 9))), terms))
    }
    core.addRow(.atMost(Double(random.whole(4, 12))), y.map { ($0, 2) } + [(x[0], -3)])
    let count = random.whole(1, 4)
    return TwoStageProgram(
      name: "random", core: core, firstColumns: x.count, firstRows: 1,
      scenarios: (0..<count).map { s in
        var changes: [TwoStageProgram.Change] = [.row(rows[0].index, .atLeast(Double(random.whole(0, 9))))]
        if s % 2 == 1 { changes.append(.cost(column: y[0].index, Double(random.whole(-5, 9)))) }
        if s > 1 {
          changes.append(.coefficient(row: rows[0].index, column: y[1].index, Double(random.whole(-3, 5))))
        }
        return .init(name: "S\(s)", probability: 1 / Double(count), changes: changes)
      })
  }
}
