#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A folder that is only ever seen whole: as it was, or as it is to be.
///
/// The new contents are written into a hidden folder beside it, forced to the disk, and exchanged with
/// the old in one step of the file system; then the old is removed. A run killed at any moment leaves
/// the one or the other; where the file system cannot exchange, ``recover()`` may have to put the old one
/// back. Rubbish of killed runs is removed by the next.
public struct AtomicFolder: Sendable {
  /// Where the folder is.
  public let path: String
  /// Lets a step fail; for tests.
  public var fault: (@Sendable (WriteStep) -> WriteFault?)?

  /// The folder at `path`, which need not exist.
  public init(_ path: String) {
    var path = path[...]
    while path.count > 1, path.hasSuffix("/") { path = path.dropLast() }
    self.path = String(path)
  }

  /// One file of the folder: a relative name, which may lead into folders below, and its bytes.
  public typealias File = (name: String, bytes: [UInt8])

  /// Replaces everything in the folder by `files`.
  ///
  /// Waits while another process replaces a folder beside it. A link stays, and the folder to which it leads is replaced.
  ///
  /// - Throws: ``WriteFailure``, also where a file or a device has the name; what was there is then as it was, unless the
  ///   failure says otherwise.
  /// - Complexity: O(bytes)
  public func replace(with files: [File]) throws(WriteFailure) {
    var writer = DiskWriter(fault: fault)
    let path = try writer.destination(path, of: S_IFDIR)
    let (parent, name) = Self.split(path)
    try writer.makeFolders(parent)
    let lock = try writer.lock(parent)
    defer { close(lock) }
    try writer.restore(path, in: parent, beginningWith: ".\(name).old-")
    try writer.removeLeftovers(in: parent, beginningWith: ".\(name).new-")
    try writer.removeLeftovers(in: parent, beginningWith: ".\(name).old-")
    let fresh = "\(parent)/.\(name).new-\(getpid())"
    let aside = "\(parent)/.\(name).old-\(getpid())"
    do {
      try fill(fresh, files, &writer)
      try writer.swap(fresh, into: path, aside: aside)
    } catch {
      if !writer.isKilled { writer.discard(fresh) }
      throw error
    }
    writer.isReplaced = true
    try writer.sync(parent)
    for old in [fresh, aside] where writer.exists(old) { try writer.remove(old) }
  }

  /// Makes sure that nothing but a folder has the name; ask before long work.
  ///
  /// - Throws: ``WriteFailure`` as ``replace(with:)`` would.
  public func check() throws(WriteFailure) {
    _ = try DiskWriter(fault: fault).destination(path, of: S_IFDIR)
  }

  /// Puts the folder back where a run was killed between two renames, on a file system that cannot
  /// exchange. Call it before reading; it does nothing where nothing is amiss.
  ///
  /// - Throws: ``WriteFailure`` where the folder beside cannot be locked or renamed.
  public func recover() throws(WriteFailure) {
    var writer = DiskWriter(fault: fault)
    let (parent, name) = Self.split(path)
    guard !writer.exists(path), writer.exists(parent) else { return }
    let lock = try writer.lock(parent)
    defer { close(lock) }
    try writer.restore(path, in: parent, beginningWith: ".\(name).old-")
  }

  private func fill(_ folder: String, _ files: [File], _ writer: inout DiskWriter) throws(WriteFailure) {
    try writer.makeFolder(folder)
    var folders: Set<String> = []
    for file in files {
      let parts = file.name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      guard !parts.contains(""), !parts.contains("."), !parts.contains(".."), !file.name.utf8.contains(0)
      else { throw writer.failure(.create, file.name, EINVAL) }
      var sub = folder
      for part in parts.dropLast() {
        sub += "/" + part
        if folders.insert(sub).inserted { try writer.makeFolder(sub) }
      }
      try writer.writeNew("\(folder)/\(file.name)", file.bytes)
    }
    // Inner folders first; a folder's entries must be on the disk before anything points at it.
    for sub in folders.sorted(by: >) { try writer.sync(sub) }
    try writer.sync(folder)
  }

  static func split(_ path: String) -> (parent: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let parent = path[..<slash]
    return (parent.isEmpty ? "/" : String(parent), String(path[path.index(after: slash)...]))
  }
}

/// A single file that is only ever seen whole.
public struct AtomicFile: Sendable {
  /// Where the file is.
  public let path: String
  /// Lets a step fail; for tests.
  public var fault: (@Sendable (WriteStep) -> WriteFault?)?

  /// The file at `path`, which need not exist; nor need the folders above it.
  public init(_ path: String) { self.path = path }

  /// Makes sure that nothing but a file has the name; ask before long work.
  ///
  /// - Throws: ``WriteFailure`` as ``replace(with:)`` would.
  public func check() throws(WriteFailure) {
    _ = try DiskWriter(fault: fault).destination(path, of: S_IFREG)
  }

  /// Replaces the file's contents; those of the file to which a link leads.
  ///
  /// - Throws: ``WriteFailure``, also where a folder or a device has the name; what was there is then as it was, unless the
  ///   failure says otherwise.
  /// - Complexity: O(bytes)
  public func replace(with bytes: [UInt8]) throws(WriteFailure) {
    var writer = DiskWriter(fault: fault)
    let path = try writer.destination(path, of: S_IFREG)
    let (parent, name) = AtomicFolder.split(path)
    try writer.makeFolders(parent)
    let lock = try writer.lock(parent)
    defer { close(lock) }
    try writer.removeLeftovers(in: parent, beginningWith: ".\(name).new-")
    let fresh = "\(parent)/.\(name).new-\(getpid())"
    do {
      try writer.writeNew(fresh, bytes)
      try writer.rename(fresh, over: path)
    } catch {
      if !writer.isKilled { writer.discard(fresh) }
      throw error
    }
    writer.isReplaced = true
    try writer.sync(parent)
  }
}
