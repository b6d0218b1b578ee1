public import Quantities

/// Processes of this machine under GNU parallel, which reaches other machines by ssh where its `--sshlogin` is set in
/// `~/.parallel/config`.
public struct ParallelCrew: Crew {
  /// Processes at a time.
  public var jobs: Int

  /// A crew.
  public init(jobs: Int) { self.jobs = jobs }

  /// Plays them, several shards to a process, because each reads the district anew.
  public func play(
    _ shards: [Shard], of bench: StressBench, in folder: RunFolder, done: @escaping @Sendable (Shard) -> Void
  ) async throws {
    guard Program.isInstalled("parallel") else {
      throw CrewError.missing(program: "parallel", package: "parallel")
    }
    let watch = Watch(shards, in: folder, done)
    let lines = max(1, shards.count / (4 * jobs))
    let command =
      "\(quoted(Program.own)) shard --manifest \(quoted(folder.manifest)) --into \(quoted(folder.shards))"
    let ending = try await Program.run(
      "parallel", ["--will-cite", "--pipe", "-N\(lines)", "--jobs", String(jobs), command],
      input: shards.map { $0.line + "\n" }.joined()
    ) { watch.look() }
    watch.look()
    guard watch.left.isEmpty else {
      throw CrewError.failed(
        program: "parallel", code: ending.code, complaint: String(ending.complaint.suffix(600)))
    }
  }
}

/// Why a crew gave up. What was played is kept.
public enum CrewError: Error, Sendable {
  /// A program is not there.
  case missing(program: String, package: String)
  /// It ended before all was done.
  case failed(program: String, code: Int32, complaint: String)
  /// Nothing was finished for too long, or all of it took too long; commands that may mend it.
  case stalled(minutes: Int, repairs: [String])

  /// What to tell the user.
  public var message: Bilingual {
    switch self {
    case .missing(let program, let package):
      Bilingual(
        zh: "✗ 没有 \(program)。请运行 apt-get install \(package)，或去掉 --on 由本机推演。",
        en:
          "There is no \(program). Run `apt-get install \(package)`, or leave --on out to play on this machine."
      )
    case .failed(let program, let code, let complaint):
      Bilingual(
        zh: "✗ \(program) 没有算完就结束了（代码 \(code)）：\(complaint)。算完的都留着，加 --resume 接着算。",
        en:
          "\(program) ended before all was done (code \(code)): \(complaint). What was played is kept; go on with --resume."
      )
    case .stalled(let minutes, let repairs):
      Bilingual(
        zh: "✗ Slurm \(minutes) 分钟没有新结果，已取消作业。"
          + (repairs.isEmpty ? "请用 squeue 和 sinfo 查看。" : "请运行：\(repairs.joined(separator: "；"))。")
          + "然后加 --resume 接着算。",
        en: "Slurm gave nothing new for \(minutes) minutes; the job was cancelled. "
          + (repairs.isEmpty ? "Look at `squeue` and `sinfo`." : "Run: \(repairs.joined(separator: "; ")).")
          + " Then go on with --resume.")
    }
  }
}

/// A word for the shell.
func quoted(_ text: String) -> String {
  "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
}
