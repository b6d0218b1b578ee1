import Foundation
public import Routing

/// The local search of the router as shipped beside the same search in C++, compiled on the spot: the same
/// moves in the same order from the same random starts.
public struct MoveBench: Sendable {
  /// How much is run.
  public struct Settings: Codable, Sendable {
    /// Local searches that one run is made of.
    public var searches: Int
    /// Runs of each program, interleaved; the fastest counts.
    public var runs: Int
    /// Seed of the random starts.
    public var seed: UInt64

    /// Settings.
    public init(searches: Int, runs: Int, seed: UInt64) {
      (self.searches, self.runs, self.seed) = (searches, runs, seed)
    }
  }

  /// One language on one instance.
  public struct Row: Codable, Sendable {
    /// Name of the instance.
    public var instance: String
    /// Clients.
    public var clients: Int
    /// Whether SWAP* is part of the search.
    public var swapping: Bool
    /// `swift`, or the C++ compiler.
    public var language: String
    /// CPU milliseconds of one local search, from the fastest run.
    public var milliseconds: Double
    /// Swift's time over this one's.
    public var swiftRatio: Double
    /// Moves that a local search makes.
    public var moves: Double
    /// Whether all final routes are Swift's, by checksum, cost and moves.
    public var isEqual: Bool
  }

  /// What one run of a program says.
  private struct Timing: Decodable {
    var seconds: Double
    var cost: Int
    var moves: Int
    var checksum: UInt64

    var outcome: LocalSearchTrial.Outcome { .init(cost: cost, moves: moves, checksum: checksum) }
  }

  /// How the compilers are called.
  public let flags: [String]
  /// Version of each compiler that built the program.
  public let versions: [String: String]
  private let scratch: URL
  private let settings: Settings
  private let compilers: [String]

  /// A program that was compiled gave no answer.
  public struct Failure: Error, Sendable {
    /// Its compiler.
    public var language: String
  }

  /// Compiles the C++ program with each of these compilers that is there.
  ///
  /// - Throws: An error of the file system.
  public init(
    settings: Settings, compilers: [String] = ["g++", "clang++"], optimising: String = "-O3"
  ) throws {
    self.settings = settings
    flags = [optimising, "-std=c++17"]
    scratch = try ScratchFolder.make()
    let source = scratch.appending(path: "moves_peer.cpp").path
    try Data(PackageResources.moves_peer_cpp).write(to: URL(filePath: source))
    var versions: [String: String] = [:]
    for compiler in compilers {
      guard let path = Self.program(compiler) else { continue }
      let made = try ChildProcess.run(
        [path] + flags + ["-o", scratch.appending(path: compiler).path, source], folder: scratch.path,
        wallLimit: 300)
      guard made.exitCode == 0 else { continue }
      let version = try ChildProcess.run([path, "--version"], folder: scratch.path, wallLimit: 60)
      versions[compiler] = String(decoding: version.output.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }
    self.versions = versions
    self.compilers = compilers.filter { versions[$0] != nil }
  }

  /// Removes the scratch folder.
  public func close() { try? FileManager.default.removeItem(at: scratch) }

  /// Runs all programs on a problem of one depot and one class of vehicles whose only limit is the load,
  /// without SWAP* and with it.
  ///
  /// - Throws: ``Failure``, or an error of the file system.
  public func run(_ name: String, _ problem: RoutingProblem) throws -> [Row] {
    let file = scratch.appending(path: "network").path
    try LocalSearchTrial(problem).words.withUnsafeBytes { try Data($0).write(to: URL(filePath: file)) }
    var rows: [Row] = []
    for swapping in [false, true] {
      var fastest: [String: Timing] = [:]
      for _ in 0..<settings.runs {
        for language in ["swift"] + compilers {
          let timing =
            language == "swift" ? time(problem, swapping) : try time(language, file, swapping)
          guard let timing else { throw Failure(language: language) }
          if timing.seconds < fastest[language]?.seconds ?? .infinity { fastest[language] = timing }
        }
      }
      guard let own = fastest["swift"] else { continue }
      for language in ["swift"] + compilers {
        guard let timing = fastest[language] else { continue }
        let each = 1 / Double(settings.searches)
        rows.append(
          Row(
            instance: name, clients: problem.clients.count, swapping: swapping, language: language,
            milliseconds: timing.seconds * 1000 * each, swiftRatio: own.seconds / timing.seconds,
            moves: Double(timing.moves) * each, isEqual: timing.outcome == own.outcome))
      }
    }
    return rows
  }

  private func time(_ problem: RoutingProblem, _ swapping: Bool) -> Timing? {
    var trial = LocalSearchTrial(problem)
    let begin = ProcessUse.cpuSeconds
    let outcome = trial.run(searches: settings.searches, seed: settings.seed, swapping: swapping)
    return Timing(
      seconds: ProcessUse.cpuSeconds - begin, cost: outcome.cost, moves: outcome.moves,
      checksum: outcome.checksum)
  }

  private func time(_ compiler: String, _ file: String, _ swapping: Bool) throws -> Timing? {
    let outcome = try ChildProcess.run(
      [
        scratch.appending(path: compiler).path, file, "\(settings.searches)", "\(settings.seed)",
        swapping ? "1" : "0",
      ], folder: scratch.path, wallLimit: 600)
    return try? JSONDecoder().decode(Timing.self, from: Data(outcome.output))
  }

  /// Where a program stands by `PATH`.
  private static func program(_ name: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { $0 + "/" + name }.first(where: FileManager.default.isExecutableFile(atPath:))
  }
}
