import Foundation
import Testing

@testable import Benchmarks

/// Children, folders and our own side of a comparison.
@Suite struct WorkbenchTests {
  /// A folder that is gone after the test.
  @discardableResult
  private func withFolder<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "bench-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
  }

  @Test func `a child's output, complaint and exit code come back`() async throws {
    try await withFolder { folder in
      let outcome = try ChildProcess.run(
        ["/bin/sh", "-c", "echo answer; echo trouble >&2; exit 3"], folder: folder.path, wallLimit: 60)
      #expect(outcome.output == bytes("answer\n"))
      #expect(outcome.complaint == "trouble\n")
      #expect(outcome.exitCode == 3 && !outcome.timedOut)
    }
  }

  @Test func `a child that takes too long is killed`() async throws {
    try await withFolder { folder in
      let outcome = try ChildProcess.run(["/bin/sleep", "600"], folder: folder.path, wallLimit: 0.05)
      #expect(outcome.timedOut && outcome.exitCode == nil)
    }
  }

  @Test func `a program that is not there is an error`() async throws {
    try await withFolder { folder in
      #expect(throws: (any Error).self) {
        try ChildProcess.run(["/nowhere/solver"], folder: folder.path, wallLimit: 1)
      }
    }
  }

  @Test func `our side reads a model file and says what it took`() async throws {
    let problem = try CapacitatedReaders.sections(bytes(ReaderTests.cfl), "T3x2.cfl")
    try await withFolder { folder in
      let path = folder.appending(path: "model").path
      try Data(try problem.modelFile()).write(to: URL(filePath: path))
      let answer = try await OwnSolver.solve(file: path, limit: 60, gap: 1e-6, workers: 1)
      #expect(answer.status == .optimal)
      #expect(abs((answer.value ?? 0) - 245.5) < 1e-3)
      #expect((answer.peakMiB ?? 0) > 1 && (answer.cpu ?? -1) >= 0)
    }
  }

  @Test func `a bench folder is listed by family, in natural order, and read`() async throws {
    try await withFolder { folder in
      for (family, file) in [
        ("holmberg", "p11"), ("holmberg", "p3"), ("holmberg", "notes.md"), ("other", "p1"),
      ] {
        let at = folder.appending(path: family)
        try FileManager.default.createDirectory(at: at, withIntermediateDirectories: true)
        try Data(bytes("2 3\n50 7\n60 8.5\n10 20 40\n10 40 120\n40 100 240\n")).write(
          to: at.appending(path: file))
      }
      let catalogue = Catalogue(folder: folder.path)
      #expect(catalogue.items.map(\.name) == ["p3", "p11"])
      #expect(Selection(.quick).items(of: catalogue).count == 2)
      #expect(Selection(.quick, patterns: ["p1?"]).items(of: catalogue).map(\.name) == ["p11"])
      #expect(Selection(.all, families: ["yang"]).items(of: catalogue).isEmpty)
      let instance = try Catalogue.read(catalogue.items[0])
      #expect(instance.model.size == ModelSize(sites: 2, customers: 3, scenarios: 1, arcs: 6))
      #expect(instance.optimum == nil)
    }
  }

  @Test func `without peers only Hearth is there, and the scratch folder goes with the bench`() throws {
    let workbench = try Workbench(peers: PeerFolder("/nowhere"), executable: "/bin/false", engine: "ours")
    #expect(workbench.versions == ["hearth": "ours"])
    let path = try workbench.put(try JSONReaders.deterministic(bytes(ReaderTests.json), "f.json"))
    #expect(FileManager.default.fileExists(atPath: path))
    // a solver that answers nothing has failed
    let answer = try workbench.solve(.hearth, model: path, cpuLimit: 5, gap: 1e-6)
    #expect(answer?.status == .failed)
    workbench.close()
    #expect(!FileManager.default.fileExists(atPath: path))
  }
}
