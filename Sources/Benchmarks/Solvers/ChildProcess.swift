import Foundation

/// A program run to its end as a child, with its output in files so that nothing can block.
struct ChildProcess {
  /// How it ended.
  struct Outcome {
    /// What it wrote to stdout.
    var output: [UInt8]
    /// The end of what it wrote to stderr.
    var complaint: String
    /// Exit code; `nil` = it was killed by a signal.
    var exitCode: Int32?
    /// Whether it was killed for taking longer than it may.
    var timedOut: Bool
  }

  /// Runs `arguments`, the first being the program's path, in `folder` for at most `wallLimit` seconds.
  ///
  /// - Throws: `CocoaError` where it cannot be started.
  static func run(_ arguments: [String], folder: String, wallLimit: Double) throws -> Outcome {
    let (out, err) = (folder + "/stdout", folder + "/stderr")
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (descriptor, path) in [(STDOUT_FILENO, out), (STDERR_FILENO, err)] {
      posix_spawn_file_actions_addopen(&actions, descriptor, path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    }
    // numerical libraries start a thread per core unless told otherwise
    var environment = ProcessInfo.processInfo.environment
    for name in ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"] { environment[name] = "1" }
    var child = pid_t()
    let code = withCStrings(arguments) { argv in
      withCStrings(environment.map { "\($0.key)=\($0.value)" }) { envp in
        posix_spawn(&child, arguments[0], &actions, nil, argv, envp)
      }
    }
    guard code == 0 else { throw CocoaError(.executableNotLoadable) }
    let deadline = ContinuousClock.now + .seconds(wallLimit)
    var (status, timedOut) = (Int32(0), false)
    while true {
      let ended = waitpid(child, &status, WNOHANG)
      if ended == child || (ended < 0 && errno != EINTR) { break }
      if !timedOut, ContinuousClock.now > deadline {
        timedOut = true
        kill(child, SIGKILL)
      }
      usleep(5000)
    }
    return Outcome(
      output: [UInt8](FileManager.default.contents(atPath: out) ?? Data()),
      complaint: String(
        decoding: (FileManager.default.contents(atPath: err) ?? Data()).suffix(400), as: UTF8.self),
      // WIFEXITED and WEXITSTATUS of <sys/wait.h>
      exitCode: status & 0x7f == 0 ? (status >> 8) & 0xff : nil, timedOut: timedOut)
  }

  /// Lends C strings, with a null pointer behind them.
  private static func withCStrings<Result>(
    _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) } + [nil]
    defer { for copy in copies { free(copy) } }
    return copies.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { preconditionFailure("never empty: it ends with nil") }
      return body(base)
    }
  }
}

/// What the running process has used so far.
public enum ProcessUse {
  /// CPU seconds of all threads, user and system.
  public static var cpuSeconds: Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) * 1e-6 }
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }

  /// Peak resident memory, MiB: `VmHWM` of proc(5), because `ru_maxrss` counts what the parent had too.
  public static var peakMiB: Double {
    let status = FileManager.default.contents(atPath: "/proc/self/status").map { String(decoding: $0, as: UTF8.self) }
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return (line?.split(separator: " ").dropFirst().compactMap { Double($0) }.first ?? 0) / 1024
  }
}
