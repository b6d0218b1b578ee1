#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
package import Quantities

/// A folder somebody gave us to read, and nothing outside it.
///
/// Names are relative and plain; symbolic links are not followed, below the folder or as the folder
/// itself; only regular files are opened, so that a pipe or a device cannot hold the program up.
public struct Folder: Sendable {
  /// The folder, as the user named it.
  public let path: String

  /// The folder at `path`. Nothing is opened yet.
  public init(_ path: String) {
    var path = path[...]
    while path.count > 1, path.hasSuffix("/") { path = path.dropLast() }
    self.path = String(path)
  }

  /// The bytes of the file `name`, e.g. `villages.csv` or `scenarios/red.toml`; `nil` after an error was
  /// reported.
  ///
  /// - Parameters:
  ///   - name: Relative to the folder; `..`, absolute paths and empty parts are refused.
  ///   - limit: The greatest size read, in bytes.
  public func read(
    _ name: String, limit: Int = Limits.fileBytes, diagnostics: inout Diagnostics
  ) -> [UInt8]? {
    switch open(name, flags: O_RDONLY | O_NONBLOCK) {
    case .failure(let refusal):
      var finding = refusal.diagnostic(file: name)
      if refusal == .missing, let remedy = remedyForMisnamed(name) { finding.remedy = remedy }
      diagnostics.report(finding)
      return nil
    case .success(let file):
      defer { close(file) }
      switch Self.contents(of: file, limit: limit) {
      case .success(let bytes): return bytes
      case .failure(let refusal):
        diagnostics.report(refusal.diagnostic(file: name))
        return nil
      }
    }
  }

  /// The bytes of the file at `path`, as the user named it; `nil` after an error was reported.
  public static func read(
    file path: String, limit: Int = Limits.fileBytes, diagnostics: inout Diagnostics
  ) -> [UInt8]? {
    let (folder, name) = AtomicFolder.split(path)
    return Folder(folder).read(name, limit: limit, diagnostics: &diagnostics)
  }

  /// Whether something called `name` stands in the folder, readable or not.
  public func contains(_ name: String) -> Bool {
    switch open(name, flags: O_RDONLY | O_NONBLOCK) {
    case .success(let file):
      close(file)
      return true
    case .failure(let refusal): return ![.missing, .badName, .noFolder].contains(refusal)
    }
  }

  /// What to do about a file that stands beside in place of `name`: written with other capitals, with an ending added that
  /// Windows hides, or still as a workbook. `nil` where there is none.
  ///
  /// - Complexity: O(names in the folder)
  package func remedyForMisnamed(_ name: String) -> Bilingual? {
    func stem(_ file: some StringProtocol) -> String { String(file.prefix { $0 != "." }).lowercased() }
    let parts = name.split(separator: "/")
    guard let last = parts.last else { return nil }
    let beside = names(in: parts.dropLast().joined(separator: "/"))
    guard let other = beside.first(where: { $0 != last && stem($0) == stem(last) }) else { return nil }
    let isWorkbook = Self.workbookEndings.contains { other.lowercased().hasSuffix($0) }
    return isWorkbook
      ? Bilingual(
        zh: "旁边有“\(other)”：请在 Excel 或 WPS 里把它另存为“CSV UTF-8”，文件名用 \(last)。",
        en: "There is “\(other)”: save it from Excel or WPS as “CSV UTF-8” under the name \(last).")
      : Bilingual(
        zh: "旁边有“\(other)”：若就是它，请把文件名改成 \(last)（大小写、后缀都要一样）。",
        en: "There is “\(other)”: if that is the file, rename it \(last), capitals and ending included.")
  }

  /// How the files of spreadsheet programs end.
  private static let workbookEndings = [".xlsx", ".xls", ".xlsm", ".et", ".ods"]

  /// The names in the folder, or in `subfolder` of it, that end with `suffix` and do not begin with a
  /// dot; sorted by their bytes. Empty where there is no such folder.
  ///
  /// - Complexity: O(n log n)
  public func names(in subfolder: String = "", endingWith suffix: String = "") -> [String] {
    let opened = subfolder.isEmpty ? root() : open(subfolder, flags: O_RDONLY | O_DIRECTORY)
    guard case .success(let descriptor) = opened else { return [] }
    // fdopendir takes the descriptor over and closedir closes it.
    guard let directory = fdopendir(descriptor) else {
      close(descriptor)
      return []
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        String(validating: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if let name, !name.hasPrefix("."), name.hasSuffix(suffix) { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  // MARK: Opening

  private func root() -> Result<Int32, Refusal> {
    let descriptor = Self.call { openat(AT_FDCWD, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) }
    return descriptor >= 0 ? .success(descriptor) : .failure(Refusal(errno: errno, isFolder: true))
  }

  /// Walks down part by part, so that no part can be a link.
  private func open(_ name: String, flags: Int32) -> Result<Int32, Refusal> {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard !name.utf8.contains(0), name.utf8.count <= 1024, !parts.contains(""), !parts.contains("."),
      !parts.contains("..")
    else { return .failure(.badName) }
    guard case .success(var descriptor) = root() else { return root() }
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      let wanted = (isLast ? flags : O_RDONLY | O_DIRECTORY) | O_NOFOLLOW | O_CLOEXEC
      let next = Self.call { openat(descriptor, String(part), wanted) }
      let failure = errno
      close(descriptor)
      guard next >= 0 else { return .failure(Refusal(errno: failure, isFolder: !isLast)) }
      descriptor = next
    }
    return .success(descriptor)
  }

  private static func contents(of file: Int32, limit: Int) -> Result<[UInt8], Refusal> {
    var status = stat()
    guard fstat(file, &status) == 0 else { return .failure(.unreadable(errno)) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: return .failure(.isFolder)
    default: return .failure(.notRegular)
    }
    guard Int(status.st_size) <= limit else { return .failure(.tooLarge(limit)) }
    // One byte more than it said, so that a file that grows meanwhile is noticed.
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: max(4096, min(Int(status.st_size) + 1, 1 << 20)))
    while true {
      let count = Self.call { Glibc.read(file, &chunk, chunk.count) }
      if count < 0 { return .failure(.unreadable(errno)) }
      if count == 0 { return .success(bytes) }
      bytes += chunk[..<count]
      guard bytes.count <= limit else { return .failure(.tooLarge(limit)) }
    }
  }

  /// A system call, repeated while a signal interrupts it.
  private static func call<T: SignedInteger>(_ body: () -> T) -> T {
    while true {
      let result = body()
      if result >= 0 || errno != EINTR { return result }
    }
  }

  /// Why a file was not read.
  private enum Refusal: Error, Equatable {
    case badName, missing, link, isFolder, notRegular, noFolder
    case tooLarge(Int)
    case unreadable(Int32)

    init(errno: Int32, isFolder: Bool) {
      switch errno {
      case ENOENT: self = isFolder ? .noFolder : .missing
      case ELOOP: self = .link
      // A link opened as a folder without following it answers ENOTDIR.
      case ENOTDIR: self = .link
      case ENXIO: self = .notRegular
      default: self = .unreadable(errno)
      }
    }

    func diagnostic(file: String) -> Diagnostic {
      let (code, message, remedy): (String, Bilingual, Bilingual) =
        switch self {
        case .badName:
          (
            "file.bad-name", Bilingual(zh: "文件名不合规矩。", en: "The file name is not allowed."),
            Bilingual(zh: "请用文件夹内的普通名字。", en: "Use a plain name inside the folder.")
          )
        case .missing:
          (
            "file.missing", Bilingual(zh: "没有这个文件。", en: "There is no such file."),
            Bilingual(zh: "请放上文件，或检查文件名。", en: "Put it there, or check its name.")
          )
        case .noFolder:
          (
            "file.no-folder", Bilingual(zh: "没有这个文件夹。", en: "There is no such folder."),
            Bilingual(zh: "请检查路径。", en: "Check the path.")
          )
        case .link:
          (
            "file.symlink",
            Bilingual(
              zh: "这是一个链接，或路径中有不是文件夹的部分。", en: "This is a symbolic link, or a part of the path is no folder."),
            Bilingual(zh: "请放文件本身，不要放链接。", en: "Put the file itself, not a link to it.")
          )
        case .isFolder:
          (
            "file.is-folder", Bilingual(zh: "这是文件夹，不是文件。", en: "This is a folder, not a file."),
            Bilingual(zh: "请放同名的文件。", en: "Put a file of that name.")
          )
        case .notRegular:
          (
            "file.not-regular", Bilingual(zh: "这是管道或设备，不是文件。", en: "This is a pipe or a device, not a file."),
            Bilingual(zh: "请放普通文件。", en: "Put a regular file.")
          )
        case .tooLarge(let limit):
          (
            "file.too-large",
            Bilingual(zh: "文件超过上限 \(limit) 字节。", en: "The file is larger than the limit of \(limit) bytes."),
            Bilingual(zh: "请检查是不是放错了文件。", en: "Check that it is the right file.")
          )
        case .unreadable(let number):
          (
            "file.unreadable",
            Bilingual(zh: "文件读不出来（系统错误 \(number)）。", en: "The file cannot be read (system error \(number))."),
            Bilingual(zh: "请检查权限和磁盘。", en: "Check permissions and the disk.")
          )
        }
      return Diagnostic(.error, code, at: Place(file: file), message, remedy: remedy)
    }
  }
}
