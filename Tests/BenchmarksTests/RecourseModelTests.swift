import GLPK
import StochasticProgram
import Testing

@testable import Benchmarks

@Suite struct RecourseModelTests {
  /// Two servers, one client that comes in half of all cases.
  private var program: TwoStageProgram {
    var core = Model(.minimize)
    let x = [core.addColumn(cost: 3, domain: .binary), core.addColumn(cost: 2, domain: .binary)]
    core.addRow(.atMost(2), x.map { ($0, 1) })
    let y = [core.addColumn(cost: -9, domain: .binary), core.addColumn(cost: -5, domain: .binary)]
    let away = core.addColumn(cost: 4, domain: .binary)
    for k in 0..<2 { core.addRow(.atMost(0), [(y[k], 1), (x[k], -1)]) }
    let client = core.addRow(.fixed(1), [(y[0], 1), (y[1], 1), (away, 1)])
    return TwoStageProgram(
      name: "servers", core: core, firstColumns: 2, firstRows: 1,
      scenarios: [
        .init(name: "comes", probability: 0.5, changes: []),
        .init(name: "stays", probability: 0.5, changes: [.row(client.index, .fixed(0))]),
      ])
  }

  @Test func `A program reads back from its neutral file with the same optimum`() throws {
    let model = RecourseModel(program)
    let back = try RecourseModel(modelFile: try model.modelFile(), named: "model")
    #expect(back.size == model.size)
    // {1}: 3 − ½ · 9, {2}: 2 − ½ · 5, {}: ½ · 4
    #expect(abs(try back.program.solve().value - -1.5) < 1e-9)
  }

  @Test func `A neutral file that was cut short or spoiled is refused`() throws {
    let bytes = try RecourseModel(program).modelFile()
    #expect(throws: ReadFailure.self) { try RecourseModel(modelFile: Array(bytes.dropLast()), named: "m") }
    #expect(throws: ReadFailure.self) { try RecourseModel(modelFile: bytes + [0], named: "m") }
    #expect(throws: ReadFailure.self) { try RecourseModel(modelFile: Array(bytes.dropFirst()), named: "m") }
    var spoiled = bytes
    let at = try #require(
      bytes.firstIndex(of: UInt8(ascii: "R")).map { bytes[$0...] }?.firstRange(of: Array("ROWS".utf8)))
    spoiled[at.lowerBound] = UInt8(ascii: "B")
    #expect(throws: ReadFailure.self) { try RecourseModel(modelFile: spoiled, named: "m") }
  }
}
