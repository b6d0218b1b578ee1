import Foundation
import Plans
import Quantities
import Tables

extension WorstCaseReport {
  /// The report in a file; `nil` where there is none.
  ///
  /// - Throws: What is wrong with a file that says it is such a report and is not whole.
  init?(atPath path: String) throws(DamagedFile) {
    struct Schema: Decodable { var schema: String }
    let decoder = JSONDecoder()
    guard let data = FileManager.default.contents(atPath: path),
      (try? decoder.decode(Schema.self, from: data))?.schema == Self.schema
    else { return nil }
    do {
      self = try decoder.decode(Self.self, from: data)
    } catch {
      throw DamagedFile(path: path, schema: Self.schema, place: ProofAudit.place(of: error))
    }
  }
}

/// A file of the right schema that cannot be understood.
struct DamagedFile: Error {
  var path: String
  var schema: String
  /// The key where reading ended; `nil` where it is not known.
  var place: String?

  /// What to tell the user.
  var diagnostic: Diagnostic {
    let spot = place.map { (zh: "，读到 \($0) 读不下去", en: ", unreadable at \($0)") } ?? (zh: "", en: "")
    return Diagnostic(
      .error, "audit.damaged", at: Place(file: path), found: place,
      Bilingual(
        zh: "文件写的格式是 \(schema)，但内容缺损或被改坏了\(spot.zh)。",
        en: "The file says it is of schema \(schema), but it is damaged or was altered\(spot.en)."),
      remedy: Bilingual(zh: "请用原来的命令重新写出这份文件。", en: "Write the file anew with the command that made it."))
  }
}
