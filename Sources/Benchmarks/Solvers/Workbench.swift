import Foundation

/// Where solvers run: the programs there are and a folder for what passes between them and us.
public struct Workbench: Sendable {
  /// The folder with the peers' Python environment.
  public let peers: PeerFolder
  /// Version of every solver that can run here, ours included.
  public let versions: [String: String]
  private let hearth: String
  private let scratch: URL

  /// Prepares a scratch folder and asks the peers for their versions.
  ///
  /// - Parameter executable: Path of `hearth-bench`, which solves in a process of its own like every peer.
  /// - Throws: An error of the file system.
  public init(peers: PeerFolder, executable: String, engine: String) throws {
    self.peers = peers
    hearth = executable
    scratch = try ScratchFolder.make()
    try Data(PackageResources.peer_py).write(to: scratch.appending(path: "peer.py"))
    var versions = [BenchmarkSolver.hearth.name: engine]
    if peers.isInstalled {
      let answer = try ChildProcess.run(
        [peers.python, scratch.appending(path: "peer.py").path, "versions"], folder: scratch.path,
        wallLimit: 60)
      let found = try? JSONDecoder().decode([String: String].self, from: Data(answer.output))
      versions.merge(found ?? [:]) { ours, _ in ours }
    }
    self.versions = versions
  }

  /// Removes the scratch folder.
  public func close() { try? FileManager.default.removeItem(at: scratch) }

  /// Writes a model where the solvers can read it and returns the path.
  ///
  /// - Throws: ``ModelFileError``, or an error of the file system.
  public func put(_ model: any BenchmarkModel) throws -> String {
    let path = scratch.appending(path: "model").path
    try Data(try model.modelFile()).write(to: URL(filePath: path))
    return path
  }

  /// Lets a solver work on a model file.
  ///
  /// - Parameters:
  ///   - cpuLimit: CPU seconds for the solve. A solver that knows wall time only may end earlier on a busy
  ///     machine.
  ///   - gap: Relative gap at which it may stop.
  ///   - workers: Cores Hearth may use; the peers have one.
  ///   - isAudited: Whether Hearth's plan and bound are then checked by the witness, which takes longer than
  ///     the limit.
  ///   - wallLimit: Wall seconds for the whole process; `nil` = what the CPU limit and building a model may
  ///     take.
  /// - Returns: `nil` where `wallLimit` was given and did not suffice.
  /// - Throws: An error of the file system.
  public func solve(
    _ solver: BenchmarkSolver, model path: String, cpuLimit: Double, gap: Double, workers: Int = 1,
    isAudited: Bool = false, wallLimit: Double? = nil
  ) throws -> SolverAnswer? {
    let program =
      solver.role == .hearth
      ? [hearth, "solve", path, "\(cpuLimit)", "\(gap)", "\(workers)"] + (isAudited ? ["--audit"] : [])
      : [
        peers.python, scratch.appending(path: "peer.py").path, solver.name, path, "\(cpuLimit)", "\(gap)",
      ]
    // a busy machine gives a sixteenth of a core, and Python needs minutes for a model of millions of columns
    let patience = 16 * cpuLimit + (isAudited ? 3600 : 300)
    let outcome = try ChildProcess.run(
      program, folder: scratch.path, wallLimit: min(patience, wallLimit ?? .infinity))
    let last = outcome.output.split(separator: UInt8(ascii: "\n")).last
    if outcome.exitCode == 0, let last,
      let answer = try? JSONDecoder().decode(SolverAnswer.self, from: Data(last))
    {
      return answer
    }
    if outcome.timedOut, wallLimit != nil { return nil }
    return SolverAnswer(
      status: .failed, detail: outcome.timedOut ? "killed after \(Int(patience)) s" : outcome.complaint)
  }
}
