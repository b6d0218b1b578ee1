import ArgumentParser
import Dispatch
import Foundation
import Planning
import Plans
import Quantities
import Reports
import Stress
import Tables
import Terminal

/// Who plays, and how patiently they are waited for.
struct CrewOptions: ParsableArguments {
  /// Where shards are played.
  enum Place: String, ExpressibleByArgument, CaseIterable {
    case local, parallel, slurm
  }

  @Option(name: .long, help: "同时推演几个分片，不影响结果 / shards played at a time; changes no result")
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @Option(name: .customLong("on"), help: "在哪里推演：local、parallel（GNU parallel）、slurm / where shards are played")
  var place = Place.local

  @Option(name: .long, help: "Slurm 多少分钟没有新结果就放弃 / minutes without a new shard after which Slurm is given up")
  var heartbeat = 15.0

  @Option(name: .long, help: "Slurm 最多等多少分钟 / minutes Slurm is waited for at most")
  var deadline = 1440.0

  func validate() throws {
    if !(heartbeat > 0 && deadline > 0) {
      throw ValidationError("--heartbeat 和 --deadline 应大于 0 / must be above 0")
    }
    if !(1...4096).contains(jobs) {
      throw ValidationError("--jobs 应在 1 到 4096 之间 / must lie between 1 and 4096")
    }
  }
}

/// Plays a run from the terminal: progress with time left, Ctrl-C, and what is written at the end.
struct StressPlaying {
  let folder: RunFolder
  let bench: StressBench
  let crew: CrewOptions
  let common: CommonOptions

  func run(_ console: Console) async throws -> StressReport {
    let progress = ProgressReporter(style: common.progress, language: common.language)
    let clock = TimeLeft()
    let (run, place, jobs) = (StressRun(bench, in: folder), crew.place, crew.jobs)
    let patience = (heartbeat: crew.heartbeat, deadline: crew.deadline)
    let work = Task {
      try await Self.play(run, on: place, jobs: jobs, patience: patience) { step in
        let left = clock.words(done: step.done, most: step.most)
        progress.report(
          PlanningProgress(
            Bilingual(zh: step.what.zh + left.zh, en: step.what.en + left.en),
            fraction: Double(step.done) / Double(max(1, step.most))))
      }
    }
    let interruption = Interruption { work.cancel() }
    defer { interruption.end() }
    do {
      let report = try await work.value
      progress.finish()
      try folder.finish(report, files: StressOutput.files(report))
      return report
    } catch is CancellationError {
      progress.finish()
      console.noteBoth(
        Bilingual(
          zh: "已停下。算完的都留在 \(folder.path)；原命令加 --resume 接着算。",
          en: "Stopped. What was played is kept in \(folder.path); add --resume to the same command to go on."
        ))
      throw ExitCode(130)
    } catch {
      progress.finish()
      throw try StressFailure.exit(for: error, console, common.json)
    }
  }

  private static func play(
    _ run: StressRun, on place: CrewOptions.Place, jobs: Int, patience: (heartbeat: Double, deadline: Double),
    _ progress: @escaping @Sendable (StressRun.Progress) -> Void
  ) async throws -> StressReport {
    switch place {
    case .local: return try await run.run(by: LocalCrew(jobs: jobs), progress: progress)
    case .parallel: return try await run.run(by: ParallelCrew(jobs: jobs), progress: progress)
    case .slurm:
      return try await run.run(
        by: SlurmCrew(jobs: jobs, heartbeat: patience.heartbeat * 60, deadline: patience.deadline * 60),
        progress: progress)
    }
  }
}

/// Estimates how long a run will take from how fast it went.
private final class TimeLeft: Sendable {
  private let start = ContinuousClock.now

  func words(done: Int, most: Int) -> Bilingual {
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    guard done > 0, seconds > 1, most > done else { return Bilingual(zh: "", en: "") }
    let left = Minutes(Int64((seconds * Double(most - done) / Double(done) / 60).rounded(.up)))
    let words = Format.duration(left)
    return Bilingual(zh: "，最多还要 \(words.zh)", en: ", \(words.en) left at most")
  }
}

/// Ctrl-C and a polite kill, once each; a second Ctrl-C ends the program as ever.
final class Interruption {
  private let sources: [any DispatchSourceSignal]

  init(_ act: @escaping @Sendable () -> Void) {
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        act()
        signal(number, SIG_DFL)
      }
      source.resume()
      return source
    }
  }

  func end() {
    for source in sources { source.cancel() }
    signal(SIGINT, SIG_DFL)
    signal(SIGTERM, SIG_DFL)
  }
}

/// What a finished run leaves beside its replications.
enum StressOutput {
  /// The report for people.
  static func files(_ report: StressReport) -> [AtomicFolder.File] {
    StressDocument(report).files().map { (name: $0.name, bytes: $0.contents) }
  }
}
