#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The steps of writing, one system call each, counted so that a test can let any of them fail.
struct DiskWriter {
  let fault: (@Sendable (WriteStep) -> WriteFault?)?
  /// Whether the new version has taken the old one's place.
  var isReplaced = false
  /// Whether a test killed the run: nothing more may be done.
  private(set) var isKilled = false
  private var count = 0

  init(fault: (@Sendable (WriteStep) -> WriteFault?)?) { self.fault = fault }

  func failure(_ kind: WriteStep.Kind, _ path: String, _ number: Int32) -> WriteFailure {
    WriteFailure(
      step: WriteStep(number: count, kind: kind, path: path), errno: number, isReplaced: isReplaced)
  }

  /// Runs one step, or fails it where the test says so. The body answers less than 0 on failure.
  private mutating func step(
    _ kind: WriteStep.Kind, _ path: String, _ body: () -> Int
  ) throws(WriteFailure) -> Int {
    count += 1
    if let fault, let verdict = fault(WriteStep(number: count, kind: kind, path: path)) {
      switch verdict {
      case .fails(let number): throw failure(kind, path, number)
      case .killed:
        isKilled = true
        throw failure(kind, path, 0)
      }
    }
    while true {
      let result = body()
      if result >= 0 { return result }
      guard errno == EINTR else { throw failure(kind, path, errno) }
    }
  }

  // MARK: Steps

  mutating func makeFolder(_ path: String) throws(WriteFailure) {
    _ = try step(.makeFolder, path) { Int(mkdir(path, 0o755)) }
  }

  /// Makes the folder and those above it where they are missing.
  mutating func makeFolders(_ path: String) throws(WriteFailure) {
    guard !exists(path) else { return }
    let (parent, _) = AtomicFolder.split(path)
    if parent != path { try makeFolders(parent) }
    // Somebody else may have made it since.
    _ = try step(.makeFolder, path) { mkdir(path, 0o755) == 0 || errno == EEXIST ? 0 : -1 }
    try sync(parent)
  }

  /// Locks a folder against other writers until the descriptor is closed, by whatever end.
  mutating func lock(_ folder: String) throws(WriteFailure) -> Int32 {
    let descriptor = try step(.openFolder, folder) {
      Int(openat(AT_FDCWD, folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC))
    }
    do {
      _ = try step(.openFolder, folder) { Int(flock(Int32(descriptor), LOCK_EX)) }
    } catch {
      close(Int32(descriptor))
      throw error
    }
    return Int32(descriptor)
  }

  /// Writes a file that must not exist yet, and forces it to the disk.
  mutating func writeNew(_ path: String, _ bytes: [UInt8]) throws(WriteFailure) {
    let file = try Int32(
      step(.create, path) {
        Int(openat(AT_FDCWD, path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode_t(0o644)))
      })
    defer { close(file) }
    var done = 0
    while done < bytes.count {
      done += try step(.write, path) {
        bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress?.advanced(by: done), $0.count - done) }
      }
    }
    _ = try step(.sync, path) { Int(fsync(file)) }
  }

  /// Forces a folder's entries to the disk.
  mutating func sync(_ folder: String) throws(WriteFailure) {
    let descriptor = try Int32(
      step(.openFolder, folder) { Int(openat(AT_FDCWD, folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)) })
    defer { close(descriptor) }
    _ = try step(.sync, folder) { Int(fsync(descriptor)) }
  }

  mutating func rename(_ old: String, over new: String) throws(WriteFailure) {
    _ = try step(.rename, new) { Int(Glibc.rename(old, new)) }
  }

  /// Puts `fresh` in the place of `path`; what was there is afterwards called `fresh` or `aside`.
  ///
  /// A file system that cannot exchange (NFS, for one) takes two renames; between them a reader finds
  /// neither, and a run killed there leaves the old one as `aside`, which ``restore(_:in:beginningWith:)`` puts
  /// back.
  mutating func swap(_ fresh: String, into path: String, aside: String) throws(WriteFailure) {
    guard exists(path) else { return try rename(fresh, over: path) }
    do {
      _ = try step(.exchange, path) { Self.exchange(fresh, path) }
    } catch {
      guard !isKilled, [EINVAL, ENOSYS, EOPNOTSUPP].contains(error.errno) else { throw error }
      try rename(path, over: aside)
      do {
        try rename(fresh, over: path)
      } catch {
        if !isKilled { _ = Glibc.rename(aside, path) }
        throw error
      }
    }
  }

  /// Puts back what a killed run had moved aside, where nothing took its place.
  mutating func restore(_ path: String, in folder: String, beginningWith prefix: String) throws(WriteFailure)
  {
    guard !exists(path), let aside = Self.names(in: folder).first(where: { $0.hasPrefix(prefix) }) else {
      return
    }
    try rename(folder + "/" + aside, over: path)
  }

  mutating func remove(_ path: String) throws(WriteFailure) {
    _ = try step(.remove, path) { Self.removeTree(path) }
  }

  /// Removes what killed runs left. Only called under the lock, so nobody is still writing it.
  mutating func removeLeftovers(in folder: String, beginningWith prefix: String) throws(WriteFailure) {
    for name in Self.names(in: folder) where name.hasPrefix(prefix) {
      try remove(folder + "/" + name)
    }
  }

  /// Removes without counting and without minding failure, after another one.
  func discard(_ path: String) { _ = Self.removeTree(path) }

  /// Where a path leads, links followed; the path itself where nothing is there yet.
  ///
  /// - Throws: Where something stands that is no `type`: putting the new in its place would remove it, were it the
  ///   clerk's file or a device.
  func destination(_ path: String, of type: mode_t) throws(WriteFailure) -> String {
    var status = stat()
    guard lstat(path, &status) == 0 else { return path }
    switch status.st_mode & S_IFMT {
    case type:
      // what is in a folder goes with it
      guard type != S_IFDIR || access(path, W_OK | X_OK) == 0 else { throw failure(.openFolder, path, errno) }
      return path
    case S_IFLNK:
      guard let real = realpath(path, nil) else { throw failure(.openFolder, path, errno) }
      defer { free(real) }
      return try destination(String(cString: real), of: type)
    case S_IFDIR: throw failure(.openFolder, path, EISDIR)
    case S_IFREG: throw failure(.openFolder, path, ENOTDIR)
    default: throw failure(.openFolder, path, ENODEV)
    }
  }

  func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  // MARK: System calls

  private typealias RenameAt2 =
    @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32

  /// Exchanges two folders in one step.
  ///
  /// `renameat2` (Linux 3.15, glibc 2.28) stands behind a feature macro that the Swift overlay of the C
  /// library does not set, so it is looked up by name.
  private static func exchange(_ a: String, _ b: String) -> Int {
    guard let symbol = dlsym(nil, "renameat2") else {
      errno = ENOSYS
      return -1
    }
    let exchangeFlag: UInt32 = 2  // RENAME_EXCHANGE, <linux/fs.h>
    let call = unsafeBitCast(symbol, to: RenameAt2.self)
    return Int(call(AT_FDCWD, a, AT_FDCWD, b, exchangeFlag))
  }

  private static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Removes a file, or a folder with what is in it; links are removed, not followed.
  private static func removeTree(_ path: String) -> Int {
    var status = stat()
    guard lstat(path, &status) == 0 else { return errno == ENOENT ? 0 : -1 }
    guard status.st_mode & S_IFMT == S_IFDIR else { return Int(unlink(path)) }
    for name in names(in: path) where removeTree(path + "/" + name) < 0 { return -1 }
    return Int(rmdir(path))
  }
}
