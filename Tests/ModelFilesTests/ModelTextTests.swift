import GLPK
import ModelFiles
import Quantities
import Tables
import Testing

struct ModelTextTests {
  @Test(arguments: 0..<60 as Range<UInt64>)
  func `What is written as LP and MPS has the same optimum where GLPK reads it`(seed: UInt64) throws {
    let model = RandomModel.make(seed: seed)
    let ours = try? model.solveOnThisThread().requireOptimal().objective
    for (text, format) in [(model.lpText(), Outside.Format.lp), (model.mpsText(name: "m"), .mps)] {
      let theirs = try Outside.optimum(text, format)
      #expect((ours == nil) == (theirs == nil))
      // MPS has no word for maximising that all readers know
      let sign = format == .mps && model.sense == .maximize ? -1.0 : 1
      if let ours, let theirs { #expect(abs(ours - sign * theirs) <= 1e-6 * max(1, abs(ours)), "\(text)") }
    }
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `MPS reads back as the numbers that were written`(seed: UInt64) throws {
    var model = RandomModel.make(seed: seed)
    model.sense = .minimize
    model.offset = 0
    let read = try MPSModel.parse(model.mpsText(name: "m", comment: ["a note"]), file: "m.mps").model
    #expect(read.sense == .minimize)
    #expect(read.columnCount == model.columnCount)
    for j in 0..<model.columnCount {
      let column = Model.Column(j)
      #expect(read.bounds(of: column) == model.bounds(of: column))
      #expect(read.cost(of: column) == model.cost(of: column))
      #expect(read.domain(of: column).isWhole == model.domain(of: column).isWhole)
    }
    // a row without bounds is of kind N, which readers leave out
    let rows = (0..<model.rowCount).map { Model.Row($0) }.filter { model.bounds(of: $0) != .free }
    #expect(read.rowCount == rows.count)
    for (i, row) in rows.enumerated() {
      let (ours, theirs) = (model.bounds(of: row), read.bounds(of: Model.Row(i)))
      #expect(theirs.upper == ours.upper)
      #expect(abs(theirs.lower - ours.lower) < 1e-12 || theirs.lower == ours.lower)
      let terms = model.terms(of: row).filter { $0.1 != 0 }.sorted { $0.0.index < $1.0.index }
      let back = read.terms(of: Model.Row(i))
      #expect(back.map(\.0) == terms.map(\.0))
      #expect(back.map(\.1) == terms.map(\.1))
    }
  }

  @Test func `Fixed columns with old-style sections are understood`() throws {
    let text = """
      * a comment
      NAME          SAMPLE
      ROWS
       N  COST
       L  LIM1
       G  LIM2
       E  MYEQN
       N  SPARE
      COLUMNS
          X         COST               1.0   LIM1               1.0
          X         LIM2               1.0   SPARE              3
          M1        'MARKER'                 'INTORG'
          Y         COST               2.0   LIM1               1.0
          Y         MYEQN             -1.0
          Z         COST              -1.0   MYEQN              1.0
          M2        'MARKER'                 'INTEND'
      RHS
          RHS       LIM1               4.0   LIM2               1.0
          RHS       MYEQN              7.0   COST              -5
      RANGES
          RNG       LIM1               2.5   MYEQN              3
      BOUNDS
       UP BND       X                  4.0
       LO BND       Y                 -1.0
       UP BND       Y                  1.0
       PL BND       Z
      ENDATA
      """
    let mps = try MPSModel.parse(text, file: "s.mps")
    #expect(mps.name == "SAMPLE")
    #expect(mps.objective == "COST")
    #expect(mps.model.offset == 5)
    #expect(mps.model.rowCount == 3)
    #expect(mps.model.bounds(of: Model.Row(0)) == .between(1.5, 4))
    #expect(mps.model.bounds(of: Model.Row(2)) == .between(7, 10))
    #expect(mps.model.bounds(of: Model.Column(1)) == .between(-1, 1))
    #expect(mps.model.bounds(of: Model.Column(2)) == .nonnegative)
    #expect(mps.model.domain(of: Model.Column(1)) == .integer)
    #expect(mps.columnIndex == ["X": 0, "Y": 1, "Z": 2])
  }

  @Test(
    arguments: [
      (
        "ROWS\n N  obj\n L  c\nCOLUMNS\n    x  c  1.0.0\nENDATA\n", 5, ModelFileError.Fault.badNumber("1.0.0")
      ),
      ("ROWS\n N  obj\n L  c\nCOLUMNS\n    x  d  1\nENDATA\n", 5, .unknownName("d")),
      ("ROWS\n N  obj\n L  c\n L  c\nENDATA\n", 4, .duplicate("c")),
      ("ROWS\n N  obj\n L  c\nCOLUMNS\n    x  c  1\n    x  c  2\nENDATA\n", 6, .duplicate("x c")),
      (
        "ROWS\n N  obj\n L  c\nCOLUMNS\n    x  c  1\n    y  c  2\n    x  obj  2\nENDATA\n", 7, .duplicate("x")
      ),
      ("ROWS\n N  obj\n X  c\nENDATA\n", 3, .unsupported("X")),
      ("ROWS\n N  obj\n L  c\nCOLUMNS\n    x  c\nENDATA\n", 5, .badLine("x c")),
      (
        "ROWS\n N  obj\n L  c\nCOLUMNS\n    x  c  1\nBOUNDS\n UP b x -1\n LO b x 2\nENDATA\n", 8,
        .contradiction("x")
      ),
      ("ROWS\n N  obj\n L  c\nCOLUMNS\n    x  c  nan\nENDATA\n", 5, .badNumber("nan")),
      ("QSECTION\nENDATA\n", 1, .unknownSection("QSECTION")),
    ] as [(String, Int, ModelFileError.Fault)])
  func `A broken MPS file is refused with its line`(text: String, line: Int, fault: ModelFileError.Fault) {
    #expect(throws: ModelFileError(file: "b.mps", line: line, fault)) {
      try MPSModel.parse(text, file: "b.mps")
    }
  }

  @Test func `An MPS file that was cut short is refused`() {
    let whole = RandomModel.make(seed: 3).mpsText(name: "m")
    #expect(throws: ModelFileError(file: "b.mps", line: nil, .missing("ENDATA"))) {
      try MPSModel.parse(String(whole.dropLast(8)), file: "b.mps")
    }
    #expect(throws: ModelFileError(file: "/nowhere/b.mps", line: nil, .unreadable)) {
      try MPSModel.read("/nowhere/b.mps")
    }
  }

  @Test func `Every refusal says in both languages what to do`() {
    let faults: [ModelFileError.Fault] = [
      .unreadable, .unknownSection("Q"), .missing("ROWS"), .badLine("x"), .badNumber("1,5"),
      .unknownName("x"),
      .duplicate("x"), .unsupported("SOS"), .contradiction("x"),
    ]
    for fault in faults {
      let diagnostic = ModelFileError(file: "m.mps", line: 3, fault).diagnostic
      #expect(diagnostic.place.row == 3)
      #expect(!diagnostic.message.zh.isEmpty && !diagnostic.remedy.zh.isEmpty)
      #expect(!diagnostic.message.en.isEmpty && !diagnostic.remedy.en.isEmpty)
    }
    #expect(
      Set(faults.map { ModelFileError(file: "m", line: nil, $0).diagnostic.code }).count == faults.count)
  }
}
