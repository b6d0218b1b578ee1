import Foundation
import Plans
import Quantities
import Reports
import Tables
import Terminal

/// A folder of papers with a manifest of their hashes: written whole, or left as it was.
struct PaperFolder {
  let path: String
  /// What such a folder holds, as in “is no schedule's folder”.
  let kind: Bilingual
  /// A file that every such folder has at its top.
  let mark: String

  /// Refuses a folder that is somebody else's, or in which somebody has written; ask before long work.
  func check(telling console: Console) throws {
    do { try WrittenFolder(path, kind: kind, mark: mark).check() } catch {
      console.noteBoth(error.message)
      throw HearthExit.badInput
    }
  }

  /// Replaces everything in the folder, unless ``check(telling:)`` refuses it.
  ///
  /// - Parameter workbook: writes the workbook to a path, under the name it is to have here.
  func replace(
    with files: [AtomicFolder.File], workbook: (name: String, write: (String) throws -> Void)? = nil,
    telling console: Console
  ) throws {
    try check(telling: console)
    do {
      var files = files
      if let workbook { files.append((workbook.name, try TemporaryWorkbook.bytes(workbook.write))) }
      let hashes = files.map { ($0.name, Digest.sha256($0.bytes)) }
      let manifest = PlanFolder.Manifest(sha256: Dictionary(hashes) { first, _ in first })
      files.append((PlanFolder.File.manifest, try PlanJSON.encode(manifest)))
      try AtomicFolder(path).replace(with: files)
    } catch let failure as WriteFailure {
      console.noteBoth(failure.message)
      throw HearthExit.badInput
    } catch let failure as WorkbookError {
      console.noteBoth(failure.message)
      throw HearthExit.badInput
    }
  }
}
