import Foundation
public import Quantities

/// The folder outside the repository into which the peers from PyPI are installed.
public struct PeerFolder: Sendable, Hashable {
  /// Its path.
  public let path: String

  /// The folder given, or that of `HEARTH_BENCH_PEERS`, or `~/.local/share/hearth-bench`.
  public init(_ given: String? = nil) {
    path =
      given ?? ProcessInfo.processInfo.environment["HEARTH_BENCH_PEERS"]
      ?? FileManager.default.homeDirectoryForCurrentUser.appending(path: ".local/share/hearth-bench").path
  }

  /// The interpreter that sees the peers.
  public var python: String { path + "/venv/bin/python3" }

  /// Whether the environment is there.
  public var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: python) }

  /// What is installed from PyPI: the releases the shipped figures were measured with. cbc and glpsol are
  /// Debian's.
  public static let packages = [
    "highspy==1.16.0", "pyscipopt==6.3.0", "ortools==9.15.6755", "pyvrp==0.14.1", "pyvroom==1.15.2", "numpy",
  ]

  /// Why the peers could not be installed.
  public struct InstallFailure: Error, Sendable {
    /// What failed and what to do.
    public let message: Bilingual
  }

  /// Creates the environment and installs the peers; seconds where they are there already.
  ///
  /// - Throws: ``InstallFailure``
  public func install() throws(InstallFailure) {
    if !isInstalled { try run(["/usr/bin/env", "python3", "-m", "venv", path + "/venv"]) }
    try run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"] + Self.packages)
  }

  private func run(_ arguments: [String]) throws(InstallFailure) {
    let what = arguments.joined(separator: " ")
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      let outcome = try ChildProcess.run(arguments, folder: path, wallLimit: 1800)
      guard outcome.exitCode == 0 else {
        throw InstallFailure(
          message: Bilingual(
            zh: "没有成功：\(what)\n\(outcome.complaint)", en: "Failed: \(what)\n\(outcome.complaint)"))
      }
    } catch let failure as InstallFailure {
      throw failure
    } catch {
      throw InstallFailure(
        message: Bilingual(zh: "不能运行：\(what)（\(error)）", en: "Cannot run: \(what) (\(error))"))
    }
  }
}
