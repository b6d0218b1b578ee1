import Foundation
public import Quantities
public import Tables

extension PlanFolder {
  /// Why a plan was not written. The folder is as it was.
  public enum WriteError: Error, Sendable {
    /// Replacing what has the name would destroy something that no run wrote.
    case refused(WrittenFolder.Refusal)
    /// A value could not be turned into JSON.
    case unencodable(reason: String)
    /// The disk refused.
    case disk(WriteFailure)

    /// What to tell the user.
    public var message: Bilingual {
      switch self {
      case .refused(let refusal): refusal.message
      case .unencodable(let reason):
        Bilingual(
          zh: "规划中有无法写出的数值（\(reason)）。这是程序错误，请报告。",
          en:
            "the plan holds a value that cannot be written (\(reason)). This is a fault in the program; please report it."
        )
      case .disk(let failure): failure.message
      }
    }
  }

  /// Writes the plan, its proofs, `twins` beside them, and the manifest of all; replaces an older plan whole.
  public func write(to path: String, with twins: [AtomicFolder.File]) throws(WriteError) {
    do { try Self.place(path).check() } catch { throw .refused(error) }
    var files = twins
    do {
      files.append((File.plan, try PlanJSON.encode(plan)))
      files.append((File.certificate, try PlanJSON.encode(certificates)))
      let hashes = files.map { ($0.name, Digest.sha256($0.bytes)) }
      let manifest = Manifest(sha256: Dictionary(hashes) { first, _ in first })
      files.append((File.manifest, try PlanJSON.encode(manifest)))
    } catch {
      throw .unencodable(reason: String(describing: error))
    }
    do {
      try AtomicFolder(path).replace(with: files)
    } catch {
      throw .disk(error)
    }
  }
}
