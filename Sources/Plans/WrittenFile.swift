import Foundation
public import Quantities
public import Tables

/// A single file that a run writes whole. One that stands there is replaced only where it begins as the new one does, as what an
/// earlier run wrote: a note of the same name is nowhere else.
public struct WrittenFile: Sendable {
  /// Where it is.
  public let path: String
  /// How what is to be written begins.
  let opening: Opening

  /// The file at `path`, which need not exist.
  public init(_ path: String, opening: Opening) {
    self.path = path
    self.opening = opening
  }

  /// The file at `path`, which is to begin as `bytes` do.
  public init(_ path: String, as bytes: [UInt8]) {
    self.init(path, opening: Opening(of: bytes) ?? .line(""))
  }

  /// By what a file of one kind is known.
  public enum Opening: Sendable, Hashable {
    /// JSON that names its schema, without the version: `hearth.worst-case`.
    case schema(String)
    /// JSON of another program's making, by the keys of its object.
    case keys(Set<String>)
    /// Text by its first line: the header of a table, the comment that names the program.
    case line(String)

    /// How these bytes begin; `nil` where they are empty or no text.
    public init?(of bytes: [UInt8]) {
      if let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] {
        let schema = (object["schema"] as? String).map(Opening.init(schema:))
        self = schema ?? .keys(Set(object.keys))
        return
      }
      guard let line = bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).first,
        let text = String(validating: line, as: UTF8.self)
      else { return nil }
      // what follows the program's name is of one run: its version, its mode
      self = .line(text.range(of: Self.program).map { String(text[..<$0.upperBound]) } ?? text)
    }

    /// How a comment line names the program.
    private static let program = "Hearth "

    /// JSON of a schema, as in `hearth.worst-case/1`.
    public init(schema: String) { self = .schema(String(schema.prefix { $0 != "/" })) }

    /// Whether a file that begins so may take the place of one that begins as `other`.
    func isOfOneKind(with other: Opening?) -> Bool {
      // what a program has nothing to say about it leaves out
      if case .keys(let own) = self, case .keys(let others) = other {
        return own.isSubset(of: others) || others.isSubset(of: own)
      }
      return self == other
    }
  }

  /// Why files must not be written. All is as it was.
  public enum Refusal: Error, Sendable {
    /// Something else stands there, which begins so.
    case occupied(path: String, beginning: String)
    /// Two outputs have one name.
    case twice(path: String)
    /// It is no file.
    case disk(WriteFailure)

    /// What to tell the user.
    public var message: Bilingual {
      switch self {
      case .occupied(let path, let beginning):
        Bilingual(
          zh: "✗ \(path) 里已有别的内容（开头是“\(beginning)”），不是本命令写出的文件。为免丢失，没有写入；请换一个文件名，或先把它移走。",
          en:
            "\(path) already holds something else (it begins \"\(beginning)\"), not a file that this command writes. Nothing was written; choose another name, or move it away first."
        )
      case .twice(let path):
        Bilingual(
          zh: "✗ 两份输出都要写到 \(path)，后一份会盖掉前一份。没有写入；请给它们不同的文件名。",
          en:
            "Two outputs are both to be written to \(path); one would replace the other. Nothing was written; give them different names."
        )
      case .disk(let failure): failure.message
      }
    }
  }

  /// Makes sure that nothing is lost where the file is replaced; ask before long work, too.
  ///
  /// - Complexity: O(bytes in the file)
  public func check() throws(Refusal) {
    do { try AtomicFile(path).check() } catch { throw .disk(error) }
    guard FileManager.default.fileExists(atPath: path) else { return }
    guard let contents = FileManager.default.contents(atPath: path) else {
      throw .occupied(path: path, beginning: "?")
    }
    guard !contents.isEmpty, !opening.isOfOneKind(with: Opening(of: [UInt8](contents))) else { return }
    throw .occupied(path: path, beginning: Self.beginning(of: contents))
  }

  /// Makes sure that no two outputs of one command, files or folders, have one name.
  public static func check(differ paths: [String]) throws(Refusal) {
    var places: Set<String> = []
    for path in paths {
      let place = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
      guard places.insert(place).inserted else { throw .twice(path: path) }
    }
  }

  /// Characters of a first line that are shown: enough to know one's own file by.
  private static let shown = 30

  private static func beginning(of contents: Data) -> String {
    let line = contents.prefix { $0 != 0x0A && $0 != 0x0D }
    let text = String(decoding: line, as: UTF8.self)
    return text.count > shown ? text.prefix(shown) + "…" : text
  }
}
