import Foundation
public import Quantities
public import Tables

/// A folder that a run writes, with a manifest of the hashes of its files. It is replaced only while everything in it is
/// as a run left it: plates, receipts and notes that people put there are nowhere else.
public struct WrittenFolder: Sendable {
  /// Where it is.
  public let path: String
  /// What such a folder holds, as in “is no folder of a truck schedule”.
  let kind: Bilingual
  /// A file that every such folder has at its top.
  let mark: String
  /// The file that lists the hashes of all others.
  public let listing: String

  /// The folder at `path`, which need not exist.
  public init(
    _ path: String, kind: Bilingual, mark: String, listing: String = PlanFolder.File.manifest
  ) {
    self.path = path
    self.kind = kind
    self.mark = mark
    self.listing = listing
  }

  /// Why a folder must not be replaced. It is as it was.
  public enum Refusal: Error, Sendable {
    /// It holds something else.
    case occupied(path: String, kind: Bilingual)
    /// It has no manifest that can be read, so nobody can tell what was added.
    case unlisted(path: String, listing: String)
    /// A file was added to it or changed.
    case touched(path: String, name: String)
    /// It is no folder, or cannot be written.
    case disk(WriteFailure)

    /// What to tell the user.
    public var message: Bilingual {
      switch self {
      case .occupied(let path, let kind):
        Bilingual(
          zh: "✗ \(path) 里有别的文件，不是\(kind.zh)文件夹。为免误删，没有写入；请换一个新文件夹。",
          en:
            "\(path) holds other files and is no folder of \(kind.en). Nothing was written; choose a new folder."
        )
      case .unlisted(let path, let listing):
        Bilingual(
          zh: "✗ \(path) 里没有 \(listing)，或读不出，看不出里面有没有人写过。为免丢失，没有写入；请换一个新文件夹。",
          en:
            "\(path) has no readable \(listing), so nobody can tell whether something was written in its papers. Nothing was written; choose a new folder."
        )
      case .touched(let path, let name):
        Bilingual(
          zh: "✗ \(path)/\(name) 写出以后有人改过或添加过。为免丢失，没有写入；请把它移走，或换一个新文件夹。",
          en:
            "\(path)/\(name) was changed or added since the folder was written. Nothing was written; move it away or choose a new folder."
        )
      case .disk(let failure): failure.message
      }
    }
  }

  /// Makes sure that nothing is lost where the folder is replaced; ask before long work, too.
  ///
  /// - Complexity: O(bytes in the folder)
  public func check() throws(Refusal) {
    do { try AtomicFolder(path).check() } catch { throw .disk(error) }
    guard FileManager.default.fileExists(atPath: path) else { return }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? ["?"]
    guard !names.isEmpty else { return }
    guard names.contains(mark) else { throw .occupied(path: path, kind: kind) }
    guard let hashes else { throw .unlisted(path: path, listing: listing) }
    if let name = touched(since: hashes) { throw .touched(path: path, name: name) }
  }

  /// Makes sure that nothing is lost where one file in it becomes what has this SHA-256: there is none, it is that already, or it is
  /// as a run left it.
  public func check(_ name: String, becoming hash: String) throws(Refusal) {
    guard let contents = FileManager.default.contents(atPath: path + "/" + name) else { return }
    let standing = Digest.sha256([UInt8](contents))
    guard standing != hash, standing != hashes?[name] else { return }
    throw .touched(path: path, name: name)
  }

  /// Hashes of the files as an earlier run left them, by name; `nil` where no listing can be read.
  public var hashes: [String: String]? {
    FileManager.default.contents(atPath: path + "/" + listing)
      .flatMap { try? JSONDecoder().decode(PlanFolder.Manifest.self, from: $0) }?.sha256
  }

  /// A file that is not as an earlier run left it, or cannot be read; `nil` where there is none.
  private func touched(since hashes: [String: String]) -> String? {
    let manager = FileManager.default
    guard let names = manager.enumerator(atPath: path) else { return "?" }
    for case let name as String in names where name != listing {
      let file = path + "/" + name
      let type = try? manager.attributesOfItem(atPath: file)[.type] as? FileAttributeType
      if type == .typeDirectory, manager.isReadableFile(atPath: file) { continue }
      guard let contents = manager.contents(atPath: file), hashes[name] == Digest.sha256([UInt8](contents))
      else { return name }
    }
    return nil
  }
}

extension PlanFolder {
  /// The place of a plan's folder.
  public static func place(_ path: String) -> WrittenFolder {
    WrittenFolder(path, kind: Bilingual(zh: "规划", en: "a plan"), mark: File.plan)
  }
}
