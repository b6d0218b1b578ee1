#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
import Quantities
import Tables

/// A folder being read: each file once, its hash kept.
struct InputFolder {
  /// The folder's own name, which begins the path of each input, e.g. `shuocheng`.
  let name: String
  /// What was read so far.
  private(set) var inputs: [InputFile] = []
  private let folder: Folder
  private var contents: [String: [UInt8]] = [:]

  init(_ path: String) {
    folder = Folder(path)
    name = Self.name(of: path)
  }

  /// Why nothing in it can be read, e.g. because it is a link or no folder at all; `nil` where it can be.
  func refusal() -> Diagnostic? {
    guard folder.names().isEmpty else { return nil }
    var findings = Diagnostics()
    // Any name will do: the folder is opened first, and what is wrong with it is what is answered.
    _ = folder.read(DistrictSettings.file, diagnostics: &findings)
    guard var finding = findings.all.first, finding.code != "file.missing" else { return nil }
    finding.place = Place(file: name.isEmpty ? "\"\"" : name)
    if finding.code == "file.symlink" {
      finding.message = Bilingual(
        zh: "这不是文件夹，而是文件或链接。", en: "This is no folder but a file or a symbolic link.")
      finding.remedy = Bilingual(
        zh: "请给出装有 district.toml 和各张表的文件夹本身。",
        en: "Give the folder itself that holds district.toml and the tables.")
    }
    return finding
  }

  /// Whether there is nothing in it.
  var isEmpty: Bool { folder.names().isEmpty }

  /// The files whose names end so, sorted.
  func files(endingWith suffix: String) -> [String] { folder.names(endingWith: suffix) }

  /// The bytes of a file, or `nil` after the finding was reported.
  mutating func read(_ file: String, limit: Int = Limits.fileBytes, _ diagnostics: inout Diagnostics)
    -> [UInt8]?
  {
    if let bytes = contents[file] { return bytes }
    guard let bytes = folder.read(file, limit: limit, diagnostics: &diagnostics) else { return nil }
    contents[file] = bytes
    inputs.append(InputFile(path: "\(name)/\(file)", sha256: Digest.sha256(bytes)))
    return bytes
  }

  /// The bytes of a table. A table that may be missing is taken as empty, with a warning.
  mutating func read(_ schema: TableSchema, _ diagnostics: inout Diagnostics) -> [UInt8]? {
    if schema.isOptional, !folder.contains(schema.file) {
      diagnostics.report(
        .warning, "table.absent", at: Place(file: schema.file),
        Bilingual(
          zh: "没有 \(schema.file)（\(schema.label.zh)），按空表处理。",
          en: "There is no \(schema.file) (\(schema.label.en.lowercased())); it is taken as empty."),
        remedy: folder.remedyForMisnamed(schema.file)
          ?? Bilingual(
            zh: "如果确实没有，可以不管；否则请放上文件。", en: "Leave it so if there are none; otherwise put the file there."))
      return nil
    }
    return read(schema.file, diagnostics: &diagnostics)
  }

  /// Whether the file was read and holds these characters anywhere.
  ///
  /// Asked only about a table that was refused: a code that stands in it, but in none of its sound rows,
  /// stands in a refused one.
  ///
  /// - Complexity: O(bytes)
  func mentions(_ text: String, in file: String) -> Bool {
    guard let bytes = contents[file] else { return true }
    return bytes.firstRange(of: Array(text.utf8)) != nil
  }

  private mutating func read(_ file: String, diagnostics: inout Diagnostics) -> [UInt8]? {
    read(file, limit: Limits.fileBytes, &diagnostics)
  }

  /// The folder a file stands in, and its name there.
  static func split(_ file: String) -> (folder: String, name: String) {
    let parts = file.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.dropLast().joined(separator: "/")
    return (folder.isEmpty ? (file.hasPrefix("/") ? "/" : ".") : folder, String(parts.last ?? ""))
  }

  private static func name(of path: String) -> String {
    guard let resolved = realpath(path, nil) else {
      return path.split(separator: "/").last.map(String.init) ?? path
    }
    defer { free(resolved) }
    return String(cString: resolved).split(separator: "/").last.map(String.init) ?? "/"
  }
}
