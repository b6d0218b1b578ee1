import Foundation
import GLPK
public import Haulage
import ModelFiles
import Quantities

/// Truckload lot sizing: the decomposition beside its compact program, solved by GLPK and by HiGHS from the same model.
public struct LotBench: Sendable {
  /// One solver on one instance.
  public struct Row: Codable, Hashable, Sendable {
    /// Name of the instance.
    public var instance: String
    /// `hearth`, `glpk` or `highs`.
    public var solver: String
    /// How it ended.
    public var status: String
    /// What the plan costs, yuan; `nil` = there is none.
    public var yuan: Double?
    /// No plan costs less, yuan.
    public var boundYuan: Double?
    /// How far the plan may be from the best by the solver's own bound, as a share.
    public var gap: Double?
    /// How far the plan is above the best bound of all solvers in this run, as a share.
    public var gapToBestBound: Double?
    /// CPU seconds of the solve.
    public var cpuSeconds: Double
    /// Columns: plans of single villages, or the program's.
    public var columns: Int
    /// Of which whole numbers.
    public var wholeColumns: Int
  }

  private let peers: PeerFolder
  private let limit: Double
  private let gap: Double

  /// A bench whose solvers may take so many seconds and stop at a proven gap.
  public init(peers: PeerFolder, limit: Double, gap: Double) {
    self.peers = peers
    self.limit = limit
    self.gap = gap
  }

  /// Runs all solvers on a problem.
  ///
  /// - Throws: what fails in Hearth; a peer that fails is a row.
  public func run(_ name: String, _ problem: LotSizingProblem) async throws -> (rows: [Row], own: LotSizing) {
    let before = ProcessUse.cpuSeconds
    let own = try await problem.solve(LotSizingOptions(gap: gap, timeLimit: limit))
    let cpu = ProcessUse.cpuSeconds - before
    var rows = [
      Row(
        instance: name, solver: "hearth", status: own.gap <= gap ? "optimal" : "gap",
        yuan: own.cost.total.yuan,
        boundYuan: own.bound.yuan, gap: own.gap, cpuSeconds: cpu, columns: own.effort.columns, wholeColumns: 0
      )
    ]
    let model = problem.compactModel()
    rows.append(try await glpk(name, model))
    if peers.isInstalled { rows.append(try highs(name, model)) }
    let best = rows.compactMap(\.boundYuan).max() ?? 0
    for i in rows.indices {
      rows[i].gapToBestBound = rows[i].yuan.map { ($0 - best) / max(abs($0), 1e-9) }
    }
    return (rows, own)
  }

  private func row(_ name: String, _ solver: String, _ model: Model) -> Row {
    Row(
      instance: name, solver: solver, status: "failed", cpuSeconds: 0, columns: model.columnCount,
      wholeColumns: (0..<model.columnCount).count { model.domain(of: Model.Column($0)).isWhole })
  }

  private func glpk(_ name: String, _ model: Model) async throws -> Row {
    var row = row(name, "glpk", model)
    let before = ProcessUse.cpuSeconds
    let outcome = try? await model.solve(SolveOptions(relativeGap: gap, timeLimit: limit))
    row.cpuSeconds = ProcessUse.cpuSeconds - before
    guard let outcome else { return row }
    row.status = outcome.termination.reason.rawValue
    row.yuan = outcome.hasSolution ? outcome.objective : nil
    row.boundYuan = outcome.bound.isFinite ? outcome.bound : nil
    row.gap = outcome.gap.isFinite ? outcome.gap : nil
    return row
  }

  private struct Answer: Decodable {
    var status: String
    var value: Double?
    var bound: Double?
    var cpu: Double
  }

  private func highs(_ name: String, _ model: Model) throws -> Row {
    var row = row(name, "highs", model)
    let scratch = FileManager.default.temporaryDirectory.appending(
      path: "hearth-bench-\(ProcessInfo.processInfo.globallyUniqueString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    try Data(PackageResources.mps_peer_py).write(to: scratch.appending(path: "mps_peer.py"))
    try Data(model.mpsText(name: "lots").utf8).write(to: scratch.appending(path: "lots.mps"))
    let outcome = try ChildProcess.run(
      [peers.python, scratch.path + "/mps_peer.py", scratch.path + "/lots.mps", "\(limit)", "\(gap)"],
      folder: scratch.path, wallLimit: 4 * limit + 60)
    let line = outcome.output.split(separator: UInt8(ascii: "\n")).last
    guard let answer = line.flatMap({ try? JSONDecoder().decode(Answer.self, from: Data($0)) }) else {
      row.status = outcome.timedOut ? "killed" : "failed: " + outcome.complaint.suffix(120)
      return row
    }
    (row.status, row.yuan, row.boundYuan, row.cpuSeconds) = (
      answer.status, answer.value, answer.bound, answer.cpu
    )
    if let value = answer.value, let bound = answer.bound { row.gap = (value - bound) / max(abs(value), 1) }
    return row
  }
}
