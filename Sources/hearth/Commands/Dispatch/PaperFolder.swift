import Foundation
import Plans
import Quantities
import Reports
import Tables
import Terminal

/// A folder of papers with a manifest of their hashes: written whole, or left as it was.
struct PaperFolder {
  static let manifest = "manifest.json"
  let path: String
  /// What such a folder holds, as in “is no schedule's folder”.
  let kind: Bilingual
  /// A file that every such folder has at its top.
  let mark: String

  /// Refuses a folder that is somebody else's, or in which somebody has written; ask before long work.
  func check(telling console: Console) throws {
    do { try AtomicFolder(path).check() } catch {
      console.noteBoth(error.message)
      throw HearthExit.badInput
    }
    let isThere = FileManager.default.fileExists(atPath: path)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? (isThere ? ["?"] : [])
    guard !names.isEmpty else { return }
    guard names.contains(mark) else {
      console.noteBoth(
        Bilingual(
          zh: "✗ \(path) 里有别的文件，不是\(kind.zh)文件夹。为免误删，没有写入；请换一个新文件夹。",
          en:
            "\(path) holds other files and is no folder of \(kind.en). Nothing was written; choose a new one."
        ))
      throw HearthExit.badInput
    }
    guard let hashes else {
      console.noteBoth(
        Bilingual(
          zh: "✗ \(path) 里没有 \(Self.manifest)，或读不出，看不出单子上有没有人写过。为免丢失，没有写入；请换一个新文件夹。",
          en:
            "\(path) has no readable \(Self.manifest), so nobody can tell whether something was written in its papers. Nothing was written; choose a new folder."
        ))
      throw HearthExit.badInput
    }
    if let name = touched(since: hashes) {
      console.noteBoth(
        Bilingual(
          zh: "✗ \(path)/\(name) 写出以后有人改过或添加过。为免丢失，没有写入；请把它移走，或换一个新文件夹。",
          en:
            "\(path)/\(name) was changed or added since the folder was written. Nothing was written; move it away or choose a new folder."
        ))
      throw HearthExit.badInput
    }
  }

  /// Replaces everything in the folder, unless ``check(telling:)`` refuses it.
  ///
  /// - Parameter workbook: writes the workbook to a path, under the name it is to have here.
  func replace(
    with files: [AtomicFolder.File], workbook: (name: String, write: (String) throws -> Void),
    telling console: Console
  ) throws {
    try check(telling: console)
    do {
      var files = files
      files.append((workbook.name, try TemporaryWorkbook.bytes(workbook.write)))
      let hashes = files.map { ($0.name, Digest.sha256($0.bytes)) }
      let manifest = PlanFolder.Manifest(sha256: Dictionary(hashes) { first, _ in first })
      files.append((Self.manifest, try PlanJSON.encode(manifest)))
      try AtomicFolder(path).replace(with: files)
    } catch let failure as WriteFailure {
      console.noteBoth(failure.message)
      throw HearthExit.badInput
    } catch let failure as WorkbookError {
      console.noteBoth(failure.message)
      throw HearthExit.badInput
    }
  }

  /// Hashes of the files as an earlier run left them.
  private var hashes: [String: String]? {
    FileManager.default.contents(atPath: path + "/" + Self.manifest)
      .flatMap { try? JSONDecoder().decode(PlanFolder.Manifest.self, from: $0) }?.sha256
  }

  /// A file that is not as an earlier run left it: plates and receipts may have been entered in it. `nil` where there is none.
  private func touched(since hashes: [String: String]) -> String? {
    guard let names = FileManager.default.enumerator(atPath: path) else { return nil }
    for case let name as String in names where name != Self.manifest {
      guard let contents = FileManager.default.contents(atPath: path + "/" + name) else { continue }
      if hashes[name] != Digest.sha256([UInt8](contents)) { return name }
    }
    return nil
  }
}
