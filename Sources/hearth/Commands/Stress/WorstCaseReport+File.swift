import Foundation
import Plans
import Quantities
import Tables

extension WorstCaseReport {
  /// The report in a file; `nil` where there is none.
  ///
  /// - Throws: What is wrong with a file that says it is such a report and is not whole.
  init?(atPath path: String) throws(DamagedFile) {
    guard let data = FileManager.default.contents(atPath: path), SchemaMark.schema(of: data) == Self.schema
    else { return nil }
    do {
      self = try JSONDecoder().decode(Self.self, from: data)
    } catch {
      throw DamagedFile(path: path, schema: Self.schema, place: ProofAudit.place(of: error))
    }
  }
}

/// What every report says of itself.
struct SchemaMark: Decodable {
  var schema: String

  /// The schema that a file names; `nil` = it names none, or is cut short before it is JSON.
  static func schema(of data: Data) -> String? { try? JSONDecoder().decode(Self.self, from: data).schema }
}

/// A file that cannot be understood.
struct DamagedFile: Error {
  var path: String
  /// The schema it names; `nil` = it is no whole JSON, so that nothing in it can be relied upon.
  var schema: String?
  /// The key where reading ended; `nil` where it is not known.
  var place: String?

  /// A file of the right schema in which something is wrong.
  init(path: String, schema: String, place: String?) {
    (self.path, self.schema, self.place) = (path, schema, place)
  }

  /// A file that begins as JSON does and is cut short or broken; `nil` where it is whole, or something else.
  init?(path: String, cutShort data: Data) {
    guard data.first(where: { !" \n\r\t".utf8.contains($0) }) == UInt8(ascii: "{"),
      (try? JSONSerialization.jsonObject(with: data)) == nil
    else { return nil }
    self.path = path
  }

  /// What to tell the user.
  var diagnostic: Diagnostic {
    let spot = place.map { (zh: "，读到 \($0) 读不下去", en: ", unreadable at \($0)") } ?? (zh: "", en: "")
    let message =
      schema.map {
        Bilingual(
          zh: "文件写的格式是 \($0)，但内容缺损或被改坏了\(spot.zh)。",
          en: "The file says it is of schema \($0), but it is damaged or was altered\(spot.en).")
      }
      ?? Bilingual(
        zh: "文件不完整：JSON 没有写完就断了，或中间被改坏了。",
        en: "The file is not whole: its JSON breaks off, or was damaged in between.")
    return Diagnostic(
      .error, "audit.damaged", at: Place(file: path), found: place, message,
      remedy: Bilingual(zh: "请用原来的命令重新写出这份文件。", en: "Write the file anew with the command that made it."))
  }
}
