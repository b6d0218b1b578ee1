import Foundation
import Tables

/// One question asked of `hearth stress` in many ways.
struct ScaleOutTrial {
  /// The program `hearth`.
  let program: String
  /// The question, without where it is played and written.
  let arguments: [String]
  /// Where everything is written.
  let folder: String

  /// A way, and what it gave.
  struct Row: Encodable {
    var variant: String
    var seconds: Double
    var replications: String
    var report: String
  }

  /// A way that did not end well.
  struct Failure: Error {
    var variant: String
    var complaint: String
  }

  /// In this process, by GNU parallel, and killed and taken up again.
  func alone(_ tell: (String) -> Void) throws -> [Row] {
    try [1, 2, 8].map { jobs in try play("local, \(jobs) jobs", ["--jobs", "\(jobs)"], [:], tell) }
      + [
        try play("GNU parallel", ["--on", "parallel", "--jobs", "2"], [:], tell),
        try interrupted("kill -9, resumed", ["--jobs", "1"], tell),
      ]
  }

  /// On two nodes; again with a node lost on the way; and after a drained node was mended as `hearth doctor` says.
  func under(_ cluster: SlurmCluster, _ tell: (String) -> Void) throws -> [Row] {
    let slurm = ["--on", "slurm", "--jobs", "2"]
    let plain = try play("Slurm, 2 nodes", slurm, cluster.environment, tell)
    let mended = try play(
      "Slurm, drained node mended as doctor says", slurm, cluster.environment, tell,
      before: {
        try cluster.drain("n1")
        let doctor = try Errand(program: program, arguments: ["doctor"], environment: cluster.environment)
          .run()
        let repair = "scontrol update NodeName=n1 State=RESUME"
        guard doctor.code == 1, doctor.output.contains(repair) else {
          throw Failure(variant: "hearth doctor", complaint: doctor.output)
        }
        try cluster.control(["update", "NodeName=n1", "State=RESUME"])
      })
    let lost = try play(
      "Slurm, a node lost on the way", slurm, cluster.environment, tell,
      during: { shards in
        if shards > 2 { cluster.lose("n2") }
      })
    return [plain, mended, lost]
  }

  private func play(
    _ variant: String, _ options: [String], _ environment: [String: String], _ tell: (String) -> Void,
    during: (Int) -> Void = { _ in }, before: () throws -> Void = {}
  ) throws -> Row {
    tell(variant)
    let out = path(variant)
    let start = ContinuousClock.now
    try before()
    let errand = Errand(
      program: program, arguments: arguments + options + ["--out", out], environment: environment)
    let ending = try errand.run {
      during(shards(out))
      return false
    }
    guard ending.code == 0 else { throw Failure(variant: variant, complaint: ending.complaint) }
    return try row(variant, out, since: start)
  }

  /// Kills a run outright as soon as it has some shards, and takes it up again.
  private func interrupted(_ variant: String, _ options: [String], _ tell: (String) -> Void) throws -> Row {
    tell(variant)
    let out = path(variant)
    let start = ContinuousClock.now
    let first = try Errand(program: program, arguments: arguments + options + ["--out", out]).run {
      shards(out) >= 3
    }
    guard first.code == nil else {
      throw Failure(variant: variant, complaint: "it ended before it could be killed: " + first.complaint)
    }
    let second = try Errand(program: program, arguments: arguments + options + ["--out", out, "--resume"])
      .run()
    guard second.code == 0 else { throw Failure(variant: variant, complaint: second.complaint) }
    return try row(variant, out, since: start)
  }

  private func path(_ variant: String) -> String {
    folder + "/" + String(variant.map { $0.isLetter || $0.isNumber ? $0 : "-" })
  }

  private func shards(_ out: String) -> Int {
    ((try? FileManager.default.contentsOfDirectory(atPath: out + "/shards")) ?? [])
      .count { $0.hasSuffix(".ndjson") && !$0.hasPrefix(".") }
  }

  private func row(_ variant: String, _ out: String, since start: ContinuousClock.Instant) throws -> Row {
    func hash(_ name: String) throws -> String {
      Digest.sha256([UInt8](try Data(contentsOf: URL(fileURLWithPath: out + "/" + name))))
    }
    return Row(
      variant: variant, seconds: (ContinuousClock.now - start) / .seconds(1),
      replications: try hash("replications.ndjson"), report: try hash("stress.json"))
  }
}
