import Quantities
import Siting
import Tables
import Testing

@testable import Benchmarks

/// What readers say of files that are not what they claim to be.
@Suite struct MalformedTests {
  /// The failure of a reader, or nothing.
  private func failure(_ read: () throws -> SitingProblem) -> ReadFailure? {
    do {
      _ = try read()
      return nil
    } catch {
      return error as? ReadFailure
    }
  }

  @Test(arguments: [
    ("2 3\n50 7\n60 8.5\n10 10 40\n20 40 100\n40 120", ReadFailure.Kind.endsEarly, 6),
    ("2 3\n50 7\n60 x8.5\n", .notANumber, 3),
    ("2 3\n50 7\n60 8.5z\n", .notANumber, 3),
    ("2 3\n50 7\n60 nan\n", .notANumber, 3),
    ("2 3\n50 -7\n", .outOfRange, 2),
    ("2 3\n50 1e300\n", .outOfRange, 2),
    ("0 3\n", .outOfRange, 1),
    ("2.5 3\n", .outOfRange, 1),
    ("1000000 1000000\n50 7\n", .endsEarly, 3),
    ("2 3\n50 7\n60 8.5\n0 10 40\n", .outOfRange, 4),
    ("2 3\n50 7\n60 8.5\n10 10 40\n20 40 100\n40 120 240\n99", .goesOn, 7),
    ("", .endsEarly, 1),
  ])
  func `an OR-Library file names the line where it goes wrong`(
    _ text: String, _ kind: ReadFailure.Kind, _ row: Int
  ) {
    let failure = failure { try CapacitatedReaders.orLibrary(bytes(text), "cap.txt") }
    #expect(failure?.kind == kind)
    #expect(failure?.place.row == row)
    #expect(failure?.place.file == "cap.txt")
  }

  @Test(arguments: [
    ("#customers: 3", "#customer: 3", ReadFailure.Kind.endsEarly), ("sites: 2", "sites: two", .wrongShape),
    ("[DEPOTS]", "[DEPOT]", .endsEarly), ("50 7 0 ", "50 7 3 ", .outOfRange),
    ("Dim 2 3", "Dim 3 2", .wrongShape),
    ("40 100 240", "40 100", .endsEarly), ("40 100 240", "40 100 240 9", .goesOn),
    ("20 1 1 Customer1", "0 1 1 Customer1", .outOfRange), ("10 40 120", "10 ? 120", .notANumber),
  ])
  func `a cfl file with a wrong line is refused`(_ right: String, _ wrong: String, _ kind: ReadFailure.Kind) {
    let text = ReaderTests.cfl.replacing(right, with: wrong, maxReplacements: 1)
    #expect(text != ReaderTests.cfl)
    #expect(failure { try CapacitatedReaders.sections(bytes(text), "x.cfl") }?.kind == kind)
  }

  @Test(arguments: [
    (#""costs": [[1, 2, 3], [4, 5, 6]]"#, #""costs": [[1, 2, 3]]"#, ReadFailure.Kind.wrongShape),
    ("[4, 5, 6]", "[4, 5]", .wrongShape), ("[4, 5, 6]", "[4, -5, 6]", .wrongShape),
    (#""demands""#, #""demand""#, .endsEarly), (#": 2,"#, #": 2.5,"#, .wrongShape),
    ("[7, 8.5]", "[7, 8.5", .unexpected), ("[7, 8.5]", "[7 8.5]", .unexpected),
    ("[7, 8.5]", "[7, [8.5]]", .unexpected),
    ("[7, 8.5]", "[7, ]", .notANumber), ("6]]}", "6]]} x", .goesOn), ("6]]}", "6]]", .endsEarly),
    ("n_customers", "n\\u0041", .unexpected), ("{", "[", .unexpected),
    ("[[1,", String(repeating: "[", count: 40) + "1,", .wrongShape),
  ])
  func `JSON that is not what it should be is refused`(
    _ right: String, _ wrong: String, _ kind: ReadFailure.Kind
  ) {
    let text = ReaderTests.json.replacing(right, with: wrong, maxReplacements: 1)
      .replacing("[[1, 2", with: wrong.hasPrefix("[[[") ? wrong : "[[1, 2", maxReplacements: 1)
    #expect(text != ReaderTests.json)
    #expect(failure { try JSONReaders.deterministic(bytes(text), "x.json") }?.kind == kind)
  }

  @Test func `a district file must be exactly as long as its sizes say`() {
    let whole = ReaderTests.coal()
    #expect(failure { try CoalReader.read(Array(whole.dropLast()), "x") }?.kind == .wrongShape)
    #expect(failure { try CoalReader.read(whole + [0], "x") }?.kind == .wrongShape)
    #expect(failure { try CoalReader.read(Array(whole.prefix(7)), "x") }?.kind == .endsEarly)
    var huge = whole
    for at in 0..<12 { huge[at] = at % 4 == 3 ? 0 : 0x0f }
    #expect(failure { try CoalReader.read(huge, "x") }?.kind == .wrongShape)
  }

  @Test func `a district file with a number that is none is refused`() {
    var whole = ReaderTests.coal()
    // the exponent of the first opening cost, all ones: not a number
    whole[26] = 0xf8
    whole[27] = 0x7f
    #expect(failure { try CoalReader.read(whole, "x") }?.kind == .outOfRange)
  }

  @Test(arguments: [
    ("3 1 4\n1 2 3\n", ReadFailure.Kind.outOfRange), ("3 1 1\n1 4 3\n", .outOfRange),
    ("3 1 1\n1 2 3\n", .wrongShape), ("3 2 1\n1 2 3\n", .endsEarly), ("2 1 1\n1 2 -3\n", .outOfRange),
  ])
  func `a p-median graph that is none is refused`(_ text: String, _ kind: ReadFailure.Kind) {
    #expect(failure { try MedianReaders.orLibrary(bytes(text), "pmed") }?.kind == kind)
  }

  @Test(arguments: [
    ("EUC_2D", "GEO", ReadFailure.Kind.unexpected), ("DIMENSION : 2", "DIMENSION : many", .outOfRange),
    ("2 3 4", "2 3", .notANumber), ("EOF", "3 1 1", .goesOn), ("NODE_COORD", "NODES", .endsEarly),
    ("DIMENSION : 2", "DIMENSION : 0", .outOfRange),
  ])
  func `a TSPLIB file that is none is refused`(_ right: String, _ wrong: String, _ kind: ReadFailure.Kind) {
    let text = "DIMENSION : 2\nEDGE_WEIGHT_TYPE : EUC_2D\nNODE_COORD_SECTION\n1 0 0\n2 3 4\nEOF\n"
      .replacing(right, with: wrong)
    #expect(failure { try MedianReaders.tsplib(bytes(text), "x.tsp", medians: 1) }?.kind == kind)
  }

  @Test(arguments: ["5,A,x\n", "5,A,x,0\n", "-5,A,x,1\n", "five,A,x,1\n", "5,A,x,1\n5,B,y,1\n"])
  func `store distances with a gap are refused`(_ lines: String) {
    #expect(failure { try MedianReaders.stores(bytes("header\n" + lines), "x.csv", medians: 1) } != nil)
  }

  @Test(arguments: ["2\n0 0 0 1 3\n", "2\n0 0 0 1 3\n9 1 1 1 1\n", "2\n0 0 0 1 3\n1 1 1 1 0\n"])
  func `a covering file that is none is refused`(_ text: String) {
    #expect(failure { try CoverReader.chen(bytes(text), "x.dat") } != nil)
  }

  @Test func `a failure says in both languages what was found and what to do`() throws {
    let failure = try #require(
      failure { try CapacitatedReaders.orLibrary(bytes("2 3\n50 seven\n"), "cap9.txt") })
    let diagnostic = failure.diagnostic
    #expect(diagnostic.found == "seven")
    #expect(diagnostic.message.zh.contains("开设费用"))
    #expect(diagnostic.message.en.contains("opening cost"))
    #expect(!diagnostic.remedy.zh.isEmpty && !diagnostic.remedy.en.isEmpty)
  }

  @Test func `a file that is not there is refused`() {
    #expect(throws: ReadFailure.self) { try ReadFailure.bytes(of: "/nowhere/cap41.txt") }
  }
}
