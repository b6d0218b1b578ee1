public import District
import Foundation
public import Quantities
import RoadNetwork
import Simulation

/// Hearth's simulation beside the same model in SimPy, how it grows, and what memory it takes.
public struct SimulationBench: Sendable {
  /// A district, a stock and a scenario to be played.
  public struct Instance: Sendable {
    /// Its name.
    public var name: String
    /// The district.
    public var district: District
    /// By site.
    public var stock: [Kilograms]
    /// What happens.
    public var scenario: Scenario

    /// An instance.
    public init(name: String, district: District, stock: [Kilograms], scenario: Scenario) {
      self.name = name
      self.district = district
      self.stock = stock
      self.scenario = scenario
    }

    var laboratory: Laboratory { Laboratory(district, network: RoadNetwork(district), stock: stock) }
  }

  /// One instance played by one program.
  public struct Row: Codable, Sendable {
    /// The instance.
    public var instance: String
    /// `hearth` or `simpy`.
    public var solver: String
    /// Villages of the district.
    public var villages: Int
    /// Hours of the scenario.
    public var hours: Int
    /// CPU seconds of one replication: the median of all but the first.
    public var cpuSeconds: Double
    /// CPU seconds of the first, which has nothing to remember.
    public var firstCPUSeconds: Double
    /// Replications in a CPU second.
    public var replicationsPerSecond: Double
    /// Peak memory of the process, MiB.
    public var peakMiB: Double
    /// Fields in which the peer's outcome differs from Hearth's; `nil` for Hearth.
    public var differences: [String]?
    /// Time over Hearth's; `nil` for Hearth.
    public var timesHearth: Double?
  }

  /// Why the peer gave no answer.
  public struct PeerFailure: Error, Sendable {
    /// What it said.
    public var message: String
  }

  private let peers: PeerFolder

  /// A bench beside the peers of a folder.
  public init(peers: PeerFolder) { self.peers = peers }

  /// Plays an instance with luck switched off, with Hearth and, where it is installed, with SimPy.
  ///
  /// - Throws: ``PeerFailure``, or an error of the file system.
  public func compare(_ instance: Instance, replications: Int, peerReplications: Int) throws -> [Row] {
    let laboratory = instance.laboratory
    var workspace = laboratory.workspace()
    var outcome = Outcome(hours: 0, townships: 0)
    let seconds = (0..<max(2, replications)).map { _ in
      let start = ProcessUse.cpuSeconds
      outcome = laboratory.play(instance.scenario, luck: nil, in: &workspace)
      return ProcessUse.cpuSeconds - start
    }
    let own = row(instance, "hearth", seconds, peakMiB: ProcessUse.peakMiB)
    guard peers.isInstalled else { return [own] }
    let answer = try ask(instance, replications: max(2, peerReplications))
    var peer = row(instance, "simpy", answer.cpuSeconds, peakMiB: answer.peakMiB)
    peer.differences = try Self.differences(outcome, answer.outcome)
    peer.timesHearth = peer.cpuSeconds / own.cpuSeconds
    return [own, peer]
  }

  private func row(_ instance: Instance, _ solver: String, _ seconds: [Double], peakMiB: Double) -> Row {
    let warm = seconds.dropFirst().sorted()
    // the clock of the process ticks in microseconds
    let median = max(1e-6, warm[warm.count / 2])
    return Row(
      instance: instance.name, solver: solver, villages: instance.district.villages.count,
      hours: instance.scenario.horizon, cpuSeconds: median, firstCPUSeconds: seconds[0],
      replicationsPerSecond: 1 / median, peakMiB: peakMiB)
  }

  private struct Answer: Decodable {
    var outcome: Outcome
    var cpuSeconds: [Double]
    var peakMiB: Double
  }

  private func ask(_ instance: Instance, replications: Int) throws -> Answer {
    let folder = FileManager.default.temporaryDirectory.appending(path: "hearth-simpy-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: folder) }
    let (program, file) = (folder.appending(path: "simpy_peer.py"), folder.appending(path: "case.json"))
    try Data(PackageResources.simpy_peer_py).write(to: program)
    let simulationCase = SimulationCase(instance.district, stock: instance.stock, instance.scenario)
    try JSONEncoder().encode(simulationCase).write(to: file)
    let ended = try ChildProcess.run(
      [peers.python, program.path, file.path, "\(replications)"], folder: folder.path, wallLimit: 1800)
    guard ended.exitCode == 0 else {
      throw PeerFailure(message: ended.timedOut ? "killed after 1800 s" : ended.complaint)
    }
    return try JSONDecoder().decode(Answer.self, from: Data(ended.output))
  }

  /// Names of the fields in which two outcomes differ.
  static func differences(_ ours: Outcome, _ theirs: Outcome) throws -> [String] {
    let (a, b) = (Mirror(reflecting: ours), Mirror(reflecting: theirs))
    let differing = zip(a.children, b.children).filter { "\($0.value)" != "\($1.value)" }.compactMap(
      \.0.label)
    return differing.isEmpty && ours != theirs ? ["?"] : differing
  }
}
