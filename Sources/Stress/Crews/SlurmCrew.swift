import Foundation

/// Job arrays under Slurm: every task of an array plays some shards and keeps them in the run's folder, which all nodes
/// must see. Tasks that were lost with their node are not run again by Slurm; the missing shards are submitted anew.
public struct SlurmCrew: Crew {
  /// Tasks at a time.
  public var jobs: Int
  /// Seconds without a new shard after which it is given up.
  public var heartbeat: Double
  /// Seconds after which it is given up whatever happens.
  public var deadline: Double
  /// How often what is missing is submitted.
  public var attempts = 5

  /// A crew.
  public init(jobs: Int, heartbeat: Double = 900, deadline: Double = 86_400) {
    self.jobs = jobs
    self.heartbeat = heartbeat
    self.deadline = deadline
  }

  /// Slurm's default `MaxArraySize` is 1001.
  private static let mostTasks = 1000

  /// Plays them.
  public func play(
    _ shards: [Shard], of bench: StressBench, in folder: RunFolder, done: @escaping @Sendable (Shard) -> Void
  ) async throws {
    guard Program.isInstalled("sbatch") else {
      throw CrewError.missing(program: "sbatch", package: "slurm-wlm")
    }
    let watch = Watch(shards, in: folder, done)
    let end = ContinuousClock.now + .seconds(deadline)
    for attempt in 1...attempts {
      let left = watch.left
      guard !left.isEmpty else { return }
      let job = try await submit(left, attempt, folder)
      do {
        try await follow(job, watch, until: end)
      } catch {
        // a task of its own, because this one may be cancelled
        _ = await Task.detached { try? await Program.run("scancel", [job], limit: 20) }.value
        throw error
      }
    }
    guard watch.left.isEmpty else {
      throw CrewError.failed(
        program: "slurm", code: 1, complaint: "\(watch.left.count) shards, see \(folder.path)/slurm")
    }
  }

  /// Submits shards as an array; its number.
  private func submit(_ shards: [Shard], _ attempt: Int, _ folder: RunFolder) async throws -> String {
    let path = folder.path + "/" + RunFolder.queue
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let queue = "\(path)/queue-\(attempt).ndjson"
    try Data(shards.map { $0.line + "\n" }.joined().utf8).write(
      to: URL(fileURLWithPath: queue), options: .atomic)
    // four tasks to a worker even out their lengths, and each reads the district once
    let lines = max(1, shards.count / (4 * jobs), (shards.count + Self.mostTasks - 1) / Self.mostTasks)
    let tasks = (shards.count + lines - 1) / lines
    let script = """
      #!/bin/sh
      #SBATCH --job-name=hearth-stress
      #SBATCH --ntasks=1
      set -e
      first=$((SLURM_ARRAY_TASK_ID * \(lines) + 1))
      last=$((first + \(lines) - 1))
      sed -n "${first},${last}p" \(quoted(absolute(queue))) |
        \(quoted(Program.own)) shard --manifest \(quoted(absolute(folder.manifest))) --into \(quoted(absolute(folder.shards)))

      """
    let file = "\(path)/task-\(attempt).sh"
    try Data(script.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
    let ending = try await Program.run(
      "sbatch",
      [
        "--parsable", "--array=0-\(tasks - 1)%\(jobs)", "--output=\(absolute(path))/%A_%a.log",
        "--chdir=\(FileManager.default.currentDirectoryPath)", file,
      ], limit: 60)
    guard ending.code == 0, let job = ending.output.split(whereSeparator: { $0 == ";" || $0 == "\n" }).first
    else {
      throw CrewError.failed(program: "sbatch", code: ending.code, complaint: ending.complaint)
    }
    return String(job)
  }

  /// Waits until an array has ended, or has stopped bringing anything.
  private func follow(_ job: String, _ watch: Watch, until end: ContinuousClock.Instant) async throws {
    var lastNews = ContinuousClock.now
    while true {
      try await Task.sleep(for: .milliseconds(500))
      if watch.look() > 0 { lastNews = .now }
      if watch.left.isEmpty { return }
      let queue = try await Program.run(
        "squeue", ["--noheader", "--array", "--job", job, "--format=%T"], limit: 30)
      let silence = (ContinuousClock.now - lastNews) / .seconds(1)
      if queue.code == 0 || queue.complaint.contains("Invalid job id") {
        guard queue.output.contains(where: { !$0.isWhitespace }) else {
          watch.look()
          return
        }
      }
      guard silence < heartbeat, ContinuousClock.now < end else {
        throw CrewError.stalled(minutes: Int(silence / 60), repairs: await SlurmHealth.look().repairs)
      }
    }
  }

  private func absolute(_ path: String) -> String { URL(fileURLWithPath: path).standardizedFileURL.path }
}

/// Whether Slurm can run anything here, and what mends it.
public struct SlurmHealth: Sendable {
  /// Whether its programs are there.
  public var isInstalled = false
  /// Whether its controller answers.
  public var isAnswering = false
  /// Nodes that take no work, each with its state and the reason given.
  public var ailing: [String] = []
  /// Commands that mend it, to be run by an administrator.
  public var repairs: [String] = []

  /// Asks Slurm; a few seconds at most.
  public static func look() async -> SlurmHealth {
    var health = SlurmHealth()
    guard Program.isInstalled("sinfo"), Program.isInstalled("sbatch") else { return health }
    health.isInstalled = true
    guard
      let nodes = try? await Program.run("sinfo", ["--noheader", "--Node", "--format=%N|%T|%E"], limit: 10),
      nodes.code == 0
    else { return health }
    health.isAnswering = true
    for line in Set(nodes.output.split(separator: "\n")).sorted() {
      let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 3, ["drain", "down", "fail"].contains(where: parts[1].hasPrefix) else { continue }
      health.ailing.append("\(parts[0])（\(parts[1])：\(parts[2])）")
      health.repairs.append("scontrol update NodeName=\(parts[0]) State=RESUME")
    }
    let held = try? await Program.run("squeue", ["--noheader", "--format=%A|%r"], limit: 10)
    for line in Set(held?.output.split(separator: "\n") ?? []).sorted() {
      let parts = line.split(separator: "|").map(String.init)
      guard parts.count == 2, parts[1].lowercased().contains("held") else { continue }
      health.repairs.append("scontrol release \(parts[0])")
    }
    return health
  }
}
