import Allocation
import Foundation
import Quantities

/// A province's season allocated by Hearth, and its linear program solved by HiGHS.
public struct AllocationBench: Sendable {
  /// One solver on one province.
  public struct Row: Codable, Hashable, Sendable {
    /// What ``solver`` is where it is Hearth.
    public static let own = "hearth"

    /// The province.
    public var province: PelletProvince
    /// Villages.
    public var villages: Int
    /// Columns of the linear program.
    public var columns: Int
    /// Rows of the linear program.
    public var rows: Int
    /// `hearth`, `highs-simplex` or `highs-ipm`.
    public var solver: String
    /// `optimal`, or why not.
    public var status: String
    /// Optimum of the linear program, yuan.
    public var optimumYuan: Double?
    /// CPU seconds. Hearth's hold fair shares, the exact optimum, GLPK's check, whole trucks and verification; a peer's the
    /// solve alone.
    public var cpuSeconds: Double
    /// Wall seconds.
    public var wallSeconds: Double
    /// Peak memory of the process so far, MiB.
    public var peakMiB: Double
    /// Hearth only: how far the cost in whole trucks may be above the least possible.
    public var gap: Double?
    /// Whether everybody got all he may get; plants that could make enough in all may be in the wrong place or too late.
    public var isEverybodyServed: Bool
    /// Hearth only: steps of the network simplex on the whole network.
    public var pivots: Int?
    /// Hearth only: the most a household differs from the even share of its class in any month, kg.
    public var greatestRounding: Double?
    /// A peer only: its CPU time over Hearth's.
    public var timesHearth: Double?
    /// A peer only: whether its optimum is Hearth's, to one part in ten million.
    public var agrees: Bool?

    /// Whether the optimum was found.
    public var isOptimal: Bool { status == Self.optimal }

    static let optimal = "optimal"
  }

  private let peers: PeerFolder?
  private let cpuLimit: Double

  /// A bench whose peers stand in a folder, or that has none; a peer may take so many CPU seconds.
  public init(peers: PeerFolder?, cpuLimit: Double) {
    self.peers = peers
    self.cpuLimit = cpuLimit
  }

  /// A method of HiGHS.
  public enum Method: String, CaseIterable, Sendable {
    /// Its choice of simplex methods.
    case simplex
    /// Interior points with crossover.
    case ipm

    /// Its name among the rows.
    public var solver: String { "highs-" + rawValue }
  }

  /// Runs Hearth, and then HiGHS by each of `methods`, on a province.
  ///
  /// - Throws: what fails in Hearth; a peer that fails is a row.
  public func run(_ province: PelletProvince, against methods: [Method]) async throws -> [Row] {
    let problem = try province.problem()
    let (cpu, wall) = (ProcessUse.cpuSeconds, ContinuousClock.now)
    let allocation = try await problem.allocate()
    let own = ProcessUse.cpuSeconds - cpu
    var row = Row(
      province: province, villages: problem.villages.count, columns: allocation.proof.arcs,
      rows: allocation.proof.nodes, solver: Row.own, status: Row.optimal,
      optimumYuan: allocation.proof.linearOptimum.yuan, cpuSeconds: own,
      wallSeconds: (ContinuousClock.now - wall) / .seconds(1), peakMiB: ProcessUse.peakMiB,
      gap: allocation.gap, isEverybodyServed: allocation.total == problem.totalEntitlement,
      pivots: allocation.proof.pivots)
    row.greatestRounding = Self.greatestRounding(allocation, of: problem)
    guard !methods.isEmpty, let peers, peers.isInstalled else { return [row] }
    let program = SeasonLinearProgram(problem)
    let scratch = FileManager.default.temporaryDirectory.appending(
      path: "hearth-bench-\(ProcessInfo.processInfo.globallyUniqueString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    try Data(PackageResources.flow_peer_py).write(to: scratch.appending(path: "flow_peer.py"))
    try program.file.write(to: scratch.appending(path: "flow"))
    return try [row]
      + methods.map { try peer($0, of: peers, in: scratch.path, like: row, program.unevennessYuan) }
  }

  private struct Answer: Decodable {
    var status: String
    var value: Double?
    var cpu: Double
    var peakMiB: Double
  }

  private func peer(
    _ method: Method, of peers: PeerFolder, in scratch: String, like own: Row, _ uneven: Double
  ) throws -> Row {
    let wall = ContinuousClock.now
    let outcome = try ChildProcess.run(
      [peers.python, scratch + "/flow_peer.py", method.rawValue, scratch + "/flow", "\(cpuLimit)"],
      folder: scratch,
      wallLimit: 4 * cpuLimit + 60)
    // HiGHS may greet before
    let lines = outcome.output.split(separator: UInt8(ascii: "\n"))
    let answer = lines.last.flatMap { try? JSONDecoder().decode(Answer.self, from: Data($0)) }
    var row = own
    row.solver = method.solver
    row.status = answer?.status ?? (outcome.timedOut ? "killed" : "failed: " + outcome.complaint.suffix(120))
    row.optimumYuan = answer?.value.map { $0 - uneven }
    row.cpuSeconds = answer?.cpu ?? 0
    row.wallSeconds = (ContinuousClock.now - wall) / .seconds(1)
    row.peakMiB = answer?.peakMiB ?? 0
    (row.gap, row.pivots, row.greatestRounding) = (nil, nil, nil)
    // one that failed says nothing about time; one stopped by its limit would have taken longer still
    row.timesHearth = answer.map { $0.cpu / max(own.cpuSeconds, 1e-9) }
    row.agrees = row.optimumYuan.map { value in
      abs(value - (own.optimumYuan ?? 0)) <= 1e-7 * max(1, abs(value) + uneven)
    }
    return row
  }

  /// The most that a household's month differs from an even share of what its class is handed that month, kg.
  private static func greatestRounding(_ allocation: SeasonAllocation, of problem: SeasonProblem) -> Double {
    var most = 0.0
    for (share, member) in zip(allocation.classes, problem.classes) where member.households > 0 {
      for household in [0, member.households / 2, member.households - 1] {
        let own = SeasonAllocation.share(of: household, among: member.households, share.received)
        for (kg, together) in zip(own, share.received) {
          most = max(most, abs(Double(kg.count) - Double(together.count) / Double(member.households)))
        }
      }
    }
    return most
  }
}

extension SeasonLinearProgram {
  /// Counts, then arrays, as `flow_peer.py` reads them.
  fileprivate var file: Data {
    var data = Data()
    func add<T>(_ values: [T]) { values.withUnsafeBytes { data.append(contentsOf: $0) } }
    add([Int64(tail.count), Int64(supply.count)])
    add(tail)
    add(head)
    add(capacity)
    add(cost)
    add(supply)
    return data
  }
}
