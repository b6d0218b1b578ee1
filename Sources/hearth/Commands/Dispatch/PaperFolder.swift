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

  /// Why the folder must not be replaced, where it is somebody else's, or somebody has written in it.
  var refusal: Bilingual? {
    do { try WrittenFolder(path, kind: kind, mark: mark).check() } catch { return error.message }
    return nil
  }

  /// Refuses a folder with a ``refusal``; ask before long work.
  func check(telling console: Console) throws { try Self.heed(refusal, telling: console) }

  /// Tells why a folder must not be replaced, and ends.
  static func heed(_ refusal: Bilingual?, telling console: Console) throws {
    guard let refusal else { return }
    console.noteBoth(refusal)
    throw HearthExit.badInput
  }

  /// Replaces everything in the folder, unless ``check(telling:)`` refuses it. The workbook, which takes longest, is written
  /// while the other files are drawn up.
  ///
  /// - Parameters:
  ///   - files: draws up all but the workbook.
  ///   - workbook: writes the workbook to a path, under the name it is to have here.
  func replace(
    workbook: (name: String, write: @Sendable (String) throws -> Void)? = nil, telling console: Console,
    with files: () throws -> [AtomicFolder.File]
  ) async throws {
    async let refusal = refusal
    async let book = try workbook.map { ($0.name, try TemporaryWorkbook.bytes($0.write)) }
    do {
      var files = try files()
      var hashes = files.map { ($0.name, Digest.sha256($0.bytes)) }
      if let (name, bytes) = try await book {
        files.append((name, bytes))
        hashes.append((name, Digest.sha256(bytes)))
      }
      try await Self.heed(refusal, telling: console)
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
