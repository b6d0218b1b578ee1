import GLPK
import ModelFiles
import StochasticProgram
import Testing

struct SMPSTests {
  static let core = """
    NAME tiny
    ROWS
     N  obj
     L  budget
     G  demand
    COLUMNS
        M1  'MARKER'  'INTORG'
        x  obj  2  budget  1
        x  demand  3
        M2  'MARKER'  'INTEND'
        y  obj  1  demand  1
    RHS
        RHS  budget  1  demand  2
    BOUNDS
     UP BND  x  1
     UP BND  y  9
    ENDATA
    """
  static let time = "TIME tiny\nPERIODS LP\n    x  budget  ONE\n    y  demand  TWO\nENDATA\n"

  private func read(_ stoch: String, time: String = time) throws -> TwoStageProgram {
    try SMPS.parse(core: (Self.core, "t.cor"), time: (time, "t.tim"), stoch: (stoch, "t.sto"))
  }

  @Test func `Scenarios replace numbers, and inherit from one another`() throws {
    let program = try read(
      """
      STOCH tiny
      SCENARIOS DISCRETE
       SC A 'ROOT' 0.25 TWO
          rhs  demand  4
          y  obj  2
       SC B A 0.25 TWO
          y  demand  0.5
       SC C ROOT 0.5 TWO
       UP BND  y  7
      ENDATA
      """)
    #expect(program.firstColumns == 1)
    #expect(program.firstRows == 1)
    let inherited: [TwoStageProgram.Change] = [.row(1, .atLeast(4)), .cost(column: 1, 2)]
    #expect(program.scenarios[0].changes == inherited)
    #expect(program.scenarios[1].changes == inherited + [.coefficient(row: 1, column: 1, 0.5)])
    #expect(program.scenarios[2].changes == [.column(1, .between(0, 7))])
    #expect(program.scenarios.map(\.probability) == [0.25, 0.25, 0.5])
    // x = 1 costs 2, leaves 1, 1 and nothing: 2 + ¼ · 2 · 1 + ¼ · 2 · 2 = 3.5;
    // x = 0 leaves 4, 4 and 2: ¼ · 2 · 4 + ¼ · 2 · 8 + ½ · 2 = 7
    #expect(abs(try program.solve().value - 3.5) < 1e-9)
  }

  @Test func `Independent entries and blocks are multiplied out`() throws {
    let program = try read(
      """
      STOCH tiny
      INDEP DISCRETE
          RHS  demand  4  TWO  0.25
          RHS  demand  1  TWO  0.75
      BLOCKS DISCRETE
       BL B1 TWO 0.5
          y  obj  3
          y  demand  2
       BL B1 TWO 0.5
          y  obj  1
      ENDATA
      """)
    #expect(program.scenarios.map(\.probability) == [0.125, 0.125, 0.375, 0.375])
    // the block's second outcome keeps what it does not name
    #expect(program.scenarios[1].changes.contains(.coefficient(row: 1, column: 1, 2)))
    #expect(program.scenarios[1].changes.last == .cost(column: 1, 1))
  }

  @Test(
    arguments: [
      (
        "STOCH t\nSCENARIOS DISCRETE\n SC A ROOT 1 TWO\n    RHS  nothing  4\nENDATA\n", 4,
        ModelFileError.Fault.unknownName("nothing")
      ),
      ("STOCH t\nSCENARIOS DISCRETE\n SC A ROOT 1 TWO\n    z  demand  4\nENDATA\n", 4, .unknownName("z")),
      (
        "STOCH t\nSCENARIOS DISCRETE\n SC A ROOT 1 TWO\n    x  budget  4\nENDATA\n", 4,
        .unsupported("first-stage budget")
      ),
      (
        "STOCH t\nSCENARIOS DISCRETE\n SC A ROOT 1 TWO\n    x  obj  4\nENDATA\n", 4,
        .unsupported("first-stage x")
      ),
      ("STOCH t\nSCENARIOS DISCRETE\n SC A ROOT 1.5 TWO\nENDATA\n", 3, .contradiction("1.5")),
      ("STOCH t\nSCENARIOS DISCRETE\n SC A B 1 TWO\nENDATA\n", 3, .unknownName("B")),
      ("STOCH t\nSCENARIOS DISCRETE\n SC A ROOT 1\n SC A ROOT 0\nENDATA\n", 4, .duplicate("A")),
      ("STOCH t\nSCENARIOS DISCRETE\n SC A ROOT\nENDATA\n", 3, .badLine("SC A ROOT")),
      ("STOCH t\nSCENARIOS UNIFORM\nENDATA\n", 2, .unsupported("UNIFORM")),
      ("STOCH t\nDISTRIB\nENDATA\n", 2, .unknownSection("DISTRIB")),
      ("STOCH t\nINDEP DISCRETE\n    RHS demand\nENDATA\n", 3, .badLine("RHS demand")),
    ] as [(String, Int, ModelFileError.Fault)])
  func `A broken stochastic file is refused with its line`(
    text: String, line: Int, fault: ModelFileError.Fault
  ) {
    #expect(throws: ModelFileError(file: "t.sto", line: line, fault)) { try read(text) }
  }

  @Test func `Files that contradict one another are refused`() {
    let sound = "STOCH t\nSCENARIOS DISCRETE\n SC A ROOT 1 TWO\nENDATA\n"
    #expect(throws: Never.self) { try read(sound) }
    #expect(throws: ModelFileError(file: "t.sto", line: nil, .missing("ENDATA"))) {
      try read(String(sound.dropLast(7)))
    }
    #expect(throws: ModelFileError.self) { try read(sound.replacing("ROOT 1", with: "ROOT 0.9")) }
    let swapped = "TIME t\nPERIODS LP\n    y  demand  ONE\n    x  budget  TWO\nENDATA\n"
    #expect(throws: ModelFileError(file: "t.tim", line: 4, .contradiction("x budget"))) {
      try read(sound, time: swapped)
    }
    let single = "TIME t\nPERIODS LP\n    x  budget  ONE\nENDATA\n"
    #expect(throws: ModelFileError(file: "t.tim", line: nil, .missing("PERIODS"))) {
      try read(sound, time: single)
    }
    let late = "TIME t\nPERIODS LP\n    x  budget  ONE\n    y  budget  TWO\nENDATA\n"
    // the budget row holds x alone, so it may stand in the second stage
    #expect(throws: Never.self) { try read(sound, time: late) }
  }

  @Test func `A program reads back as it was written`() throws {
    let program = try read(
      """
      STOCH tiny
      SCENARIOS DISCRETE
       SC A ROOT 0.3 TWO
          RHS  demand  4.1
          y  obj  2.7
       SC B ROOT 0.7 TWO
          y  demand  0.1
          x  demand  0.3
       LO BND  y  0.5
       UP BND  y  7
      ENDATA
      """)
    let texts = try SMPS.write(program)
    let back = try SMPS.parse(core: (texts.core, "c"), time: (texts.time, "t"), stoch: (texts.stoch, "s"))
    #expect(back.firstColumns == program.firstColumns)
    #expect(back.firstRows == program.firstRows)
    #expect(back.scenarios.map(\.probability) == program.scenarios.map(\.probability))
    #expect(back.scenarios[0].changes == program.scenarios[0].changes)
    let (ours, theirs) = (try program.extensiveForm(), try back.extensiveForm())
    #expect(
      try Outside.optimum(ours.mpsText(name: "a"), .mps) == Outside.optimum(theirs.mpsText(name: "a"), .mps))
  }
}
