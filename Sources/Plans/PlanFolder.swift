import Foundation
public import Quantities
import Tables

/// A plan as it stands on disk: `plan.json`, `certificate.json` and their twins, with a manifest of hashes.
///
/// The folder is written whole under a temporary name, synced, and renamed, so a killed run leaves the old plan or
/// the new one, never half of either.
public struct PlanFolder: Sendable {
  /// Names of the files every plan has.
  public enum File {
    /// The plan.
    public static let plan = "plan.json"
    /// The proofs.
    public static let certificate = "certificate.json"
    /// SHA-256 of every other file in the folder.
    public static let manifest = "manifest.json"
  }

  /// Hashes of the files of a plan folder, so that a changed byte is noticed.
  public struct Manifest: Codable, Sendable {
    /// SHA-256 by file name, lowercase hexadecimal.
    public var sha256: [String: String]

    /// A manifest.
    public init(sha256: [String: String]) { self.sha256 = sha256 }
  }

  /// The plan.
  public var plan: Plan
  /// Its proofs.
  public var certificates: CertificateBook

  /// A plan with its proofs.
  public init(plan: Plan, certificates: CertificateBook) {
    self.plan = plan
    self.certificates = certificates
  }

  /// Why a plan folder could not be read.
  public enum ReadError: Error, Sendable {
    /// The file is missing or unreadable.
    case missing(file: String)
    /// The file is not the JSON it should be.
    case malformed(file: String)
    /// The plan was written by another schema.
    case schema(found: String)
    /// The plan is not the one that its manifest lists.
    case changed(file: String)
  }

  /// Reads a plan folder, whatever became of it since it was written.
  ///
  /// - Parameter path: the folder, or its `plan.json`.
  public init(readingFrom path: String) throws(ReadError) {
    self.init(
      plan: try Plan(readingFrom: path),
      certificates: try Self.decode(File.certificate, in: Self.folder(of: path)))
  }

  /// The folder of a plan given as the folder itself or as its `plan.json`; `.` where that stands in the current folder.
  public static func folder(of path: String) -> String {
    if path == File.plan { return "." }
    return path.hasSuffix("/" + File.plan) ? String(path.dropLast(File.plan.count + 1)) : path
  }

  /// Whether the plan in a folder is, byte for byte, the one that its manifest lists. A plan without a manifest was taken out of its
  /// folder: nothing is known against it.
  public static func isAsWritten(_ folder: String) -> Bool {
    let manager = FileManager.default
    guard let listing = manager.contents(atPath: folder + "/" + File.manifest) else { return true }
    guard let manifest = try? JSONDecoder().decode(Manifest.self, from: listing),
      let plan = manager.contents(atPath: folder + "/" + File.plan)
    else { return false }
    return manifest.sha256[File.plan] == Digest.sha256([UInt8](plan))
  }

  static func decode<Value: Decodable>(_ file: String, in folder: String) throws(ReadError) -> Value {
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: folder).appendingPathComponent(file))
    } catch {
      throw .missing(file: folder + "/" + file)
    }
    do {
      return try JSONDecoder().decode(Value.self, from: data)
    } catch {
      throw .malformed(file: folder + "/" + file)
    }
  }
}

extension PlanFolder.ReadError {
  /// What to tell the user.
  public var message: Bilingual {
    switch self {
    case .missing(let file):
      Bilingual(
        zh: "✗ 没有 \(file)，或者没有读它的权限。请给出 hearth plan 写出的文件夹，例如 out/plan。",
        en:
          "There is no \(file), or no permission to read it. Give the folder that `hearth plan` wrote, e.g. out/plan."
      )
    case .malformed(let file):
      Bilingual(
        zh: "✗ \(file) 不完整或被改坏了，不是本程序写出的样子。请重新运行 hearth plan。",
        en: "\(file) is cut short or damaged, not as this program wrote it. Run `hearth plan` again.")
    case .schema(let found):
      Bilingual(
        zh: "规划格式为“\(found)”，本版只读“\(Plan.schema)”。请用写出它的版本打开，或重新规划。",
        en:
          "the plan's schema is \"\(found)\", this version reads \"\(Plan.schema)\" only. Use the version that wrote it, or plan again."
      )
    case .changed(let file):
      Bilingual(
        zh: "✗ \(file) 写出以后被改过，里面的数不能当真。请重新规划，或换回原来的文件。",
        en:
          "\(file) was changed since it was written; its figures cannot be relied on. Plan again, or put back the file there was."
      )
    }
  }
}

/// JSON as Hearth writes it: keys sorted, two-space indent, runs of numbers on one line, so that two plans can be
/// compared line by line and the same plan is always the same bytes.
public enum PlanJSON {
  /// The bytes of a value.
  public static func encode(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return joiningNumberRuns(in: [UInt8](try encoder.encode(value))) + [UInt8(ascii: "\n")]
  }

  /// Puts every array that holds numbers only on one line. Strings are never touched.
  static func joiningNumberRuns(in json: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(json.count)
    var position = 0
    var inString = false
    while position < json.count {
      let byte = json[position]
      if inString {
        out.append(byte)
        if byte == UInt8(ascii: "\\"), position + 1 < json.count {
          position += 1
          out.append(json[position])
        } else if byte == UInt8(ascii: "\"") {
          inString = false
        }
      } else if byte == UInt8(ascii: "["), let end = endOfNumbers(in: json, from: position + 1) {
        for inner in json[position...end] where inner != UInt8(ascii: "\n") && inner != UInt8(ascii: " ") {
          out.append(inner)
          if inner == UInt8(ascii: ",") { out.append(UInt8(ascii: " ")) }
        }
        position = end
      } else {
        inString = byte == UInt8(ascii: "\"")
        out.append(byte)
      }
      position += 1
    }
    return out
  }

  private static func endOfNumbers(in json: [UInt8], from start: Int) -> Int? {
    var position = start
    while position < json.count {
      switch json[position] {
      case UInt8(ascii: "]"): return position
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
        UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: ","), UInt8(ascii: " "), UInt8(ascii: "\n"):
        position += 1
      default: return nil
      }
    }
    return nil
  }
}
