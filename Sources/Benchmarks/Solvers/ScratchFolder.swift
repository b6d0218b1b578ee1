import Foundation

/// Folders for what passes between solvers and us.
enum ScratchFolder {
  private static let prefix = "hearth-bench-"

  /// A new folder, once those of benches that were killed are gone.
  ///
  /// - Throws: An error of the file system.
  static func make() throws -> URL {
    sweep()
    let folder = FileManager.default.temporaryDirectory.appending(
      path: prefix + "\(getpid())-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    return folder
  }

  /// Removes the folders of benches that were killed: the process whose number they carry is gone.
  private static func sweep() {
    let folder = FileManager.default.temporaryDirectory
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in names where name.hasPrefix(prefix) {
      let number = name.dropFirst(prefix.count).prefix { $0 != "-" }
      guard let process = pid_t(number), kill(process, 0) != 0, errno == ESRCH else { continue }
      try? FileManager.default.removeItem(at: folder.appending(path: name))
    }
  }
}
