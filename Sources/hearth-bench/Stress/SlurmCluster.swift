import Foundation

/// Slurm on this machine, two nodes of it simulated by two daemons, in a folder of its own and on ports of its own; it
/// knows nothing of, and leaves alone, a Slurm that is there already.
struct SlurmCluster {
  /// Where its files are.
  let folder: String
  /// Its configuration, for every program that is to talk to it.
  var environment: [String: String] { ["SLURM_CONF": folder + "/slurm.conf"] }

  /// Why there is none.
  struct Failure: Error {
    var what: String
  }

  private static let nodes = ["n1", "n2"]

  /// Sets it up and waits until both nodes are idle.
  init(in folder: String) throws {
    self.folder = folder
    try FileManager.default.createDirectory(atPath: folder + "/state", withIntermediateDirectories: true)
    try Self.configuration(folder).write(toFile: folder + "/slurm.conf", atomically: true, encoding: .utf8)
    do {
      try start("slurmctld", ["-c"])
      for node in Self.nodes { try start("slurmd", ["-N", node]) }
      for _ in 0..<60 {
        if try idleNodes() == Self.nodes.count { return }
        usleep(500_000)
      }
      throw Failure(what: "the nodes do not come up; see \(folder)")
    } catch {
      tearDown()
      throw error
    }
  }

  /// Ends every daemon that was started here, by its own number.
  func tearDown() {
    for name in Self.nodes.map({ "slurmd-\($0)" }) + ["slurmctld"] { end(name, SIGTERM) }
    for _ in 0..<50 where !running.isEmpty { usleep(100_000) }
    for name in running { end(name, SIGKILL) }
  }

  /// Loses a node as a power cut would: its daemon and the tasks on it.
  func lose(_ node: String) {
    end("slurmd-\(node)", SIGKILL)
  }

  /// Takes a node out of service, as Slurm itself does after a fault.
  func drain(_ node: String) throws {
    try control(["update", "NodeName=\(node)", "State=DRAIN", "Reason=Duplicate jobid"])
  }

  /// Runs a repair that `hearth doctor` printed.
  func control(_ arguments: [String]) throws {
    let ending = try Errand(program: "scontrol", arguments: arguments, environment: environment).run(
      limit: 30)
    guard ending.code == 0 else { throw Failure(what: ending.complaint) }
  }

  private func idleNodes() throws -> Int {
    let ending = try Errand(
      program: "sinfo", arguments: ["--noheader", "--Node", "--format=%T"], environment: environment
    ).run(limit: 30)
    return ending.output.split(separator: "\n").count { $0 == "idle" }
  }

  private func start(_ program: String, _ arguments: [String]) throws {
    let ending = try Errand(
      program: "/usr/sbin/\(program)", arguments: arguments, environment: environment
    ).run(limit: 30)
    guard ending.code == 0 else { throw Failure(what: "\(program): \(ending.complaint)") }
  }

  private func pid(_ name: String) -> pid_t? {
    (try? String(contentsOfFile: "\(folder)/\(name).pid", encoding: .utf8))
      .flatMap { pid_t($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
  }

  private var running: [String] {
    (Self.nodes.map { "slurmd-\($0)" } + ["slurmctld"]).filter { name in
      pid(name).map { kill($0, 0) == 0 } ?? false
    }
  }

  private func end(_ name: String, _ signal: Int32) {
    if let pid = pid(name) { kill(pid, signal) }
  }

  private static func configuration(_ folder: String) -> String {
    let host = ProcessInfo.processInfo.hostName.split(separator: ".").first.map(String.init) ?? "localhost"
    let user = NSUserName()
    // ports of this run's own, so that two trials on one machine do not meet
    let port = 17_000 + Int(getpid()) % 10_000
    let nodes = nodes.enumerated().map {
      "NodeName=\($1) NodeHostname=\(host) NodeAddr=127.0.0.1 Port=\(port + 1 + $0) CPUs=1 RealMemory=400"
    }
    return """
      ClusterName=hearth
      SlurmctldHost=\(host)(127.0.0.1)
      SlurmctldPort=\(port)
      AuthType=auth/none
      CredType=cred/none
      SlurmUser=\(user)
      SlurmdUser=\(user)
      StateSaveLocation=\(folder)/state
      SlurmdSpoolDir=\(folder)/spool-%n
      SlurmctldPidFile=\(folder)/slurmctld.pid
      SlurmdPidFile=\(folder)/slurmd-%n.pid
      SlurmctldLogFile=\(folder)/slurmctld.log
      SlurmdLogFile=\(folder)/slurmd-%n.log
      ProctrackType=proctrack/linuxproc
      TaskPlugin=task/none
      SwitchType=switch/none
      MpiDefault=none
      SelectType=select/cons_tres
      SelectTypeParameters=CR_Core
      ReturnToService=2
      SlurmdTimeout=12
      PlugStackConfig=/dev/null
      \(nodes.joined(separator: "\n"))
      PartitionName=main Nodes=\(Self.nodes.joined(separator: ",")) Default=YES MaxTime=INFINITE State=UP

      """
  }
}
