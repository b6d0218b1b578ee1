import Siting
import Testing

@testable import Benchmarks

/// The neutral file that every solver reads.
@Suite struct ModelFileTests {
  @Test func `what is written is read back`() throws {
    let province = Province(villages: 12, sites: 6, scenarios: 3, seed: 4).problem()
    let back = try SitingProblem(modelFile: try province.modelFile(), named: "model")
    #expect(back == province)
  }

  @Test func `modes and limits survive`() throws {
    let median = try MedianReaders.orLibrary(bytes("3 2 2\n1 2 2\n2 3 3\n"), "pmed")
    #expect(try SitingProblem(modelFile: try median.modelFile(), named: "m") == median)
    let cover = try CoverReader.chen(bytes("2\n0 0 0 1 3\n1 40.6 0 1 4\n"), "n2.dat")
    #expect(try SitingProblem(modelFile: try cover.modelFile(), named: "m") == cover)
  }

  @Test func `scenarios on the same roads share one table`() throws {
    let text = ReaderTests.json.replacing("[10, 20, 40]", with: "[[10, 20, 40], [11, 21, 41]]")
      .replacing("{", with: #"{"n_scenarios": 2, "#, maxReplacements: 1)
    let two = try JSONReaders.twoStage(bytes(text), "s2.json")
    let one = try JSONReaders.deterministic(bytes(ReaderTests.json), "s1.json")
    // a second scenario adds its weight, 3 demands, 2 shares and the number of its table
    #expect(try two.modelFile().count - one.modelFile().count == 8 + 3 * 8 + 2 * 8 + 4)
  }

  @Test func `what the file has no word for is not written`() throws {
    var problem = try JSONReaders.deterministic(bytes(ReaderTests.json), "f.json")
    problem.sites[0].unitCost = 1
    #expect(throws: ModelFileError.self) { try problem.modelFile() }
    problem.sites[0].unitCost = 0
    problem.limits.budget = 3
    #expect(throws: ModelFileError.self) { try problem.modelFile() }
    problem.limits.budget = nil
    problem.sourcing = .single
    #expect(throws: ModelFileError.self) { try problem.modelFile() }
    problem.sourcing = .split
    problem.mode = .lexicographic
    #expect(throws: ModelFileError.self) { try problem.modelFile() }
  }

  @Test func `every truncation of a model file is refused, and so is more`() throws {
    let whole = try Province(villages: 3, sites: 2, scenarios: 2, seed: 1).problem().modelFile()
    for length in 0..<whole.count {
      #expect(throws: ReadFailure.self) {
        try SitingProblem(modelFile: Array(whole.prefix(length)), named: "m")
      }
    }
    #expect(throws: ReadFailure.self) { try SitingProblem(modelFile: whole + [0], named: "m") }
  }

  @Test func `no flipped byte makes the reader crash`() throws {
    let whole = try Province(villages: 3, sites: 2, scenarios: 2, seed: 1).problem().modelFile()
    for at in whole.indices {
      var broken = whole
      broken[at] ^= 0xff
      // read or refused, both are fine
      _ = try? SitingProblem(modelFile: broken, named: "m")
    }
  }
}
