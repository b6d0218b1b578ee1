import Foundation
import Plans

extension WorstCaseReport {
  /// The report in a file; `nil` where there is none.
  init?(atPath path: String) {
    struct Schema: Decodable { var schema: String }
    guard let data = FileManager.default.contents(atPath: path),
      (try? JSONDecoder().decode(Schema.self, from: data))?.schema == Self.schema,
      let report = try? JSONDecoder().decode(Self.self, from: data)
    else { return nil }
    self = report
  }
}
