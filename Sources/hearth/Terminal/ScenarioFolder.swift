import District
import Foundation
import Quantities
import Tables

/// Where the scenarios of a district stand when the user does not say.
struct ScenarioFolder {
  /// Looks beside the district, two levels up (the layout of the shipped data), and in the current folder.
  static func locate(given: String?, district: String) -> String {
    if let given { return given }
    let candidates = [district + "/scenarios", district + "/../../scenarios", "scenarios"]
    for candidate in candidates {
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder), isFolder.boolValue {
        return candidate
      }
    }
    return candidates[0]
  }

  /// Says where scenarios were looked for and how to name them, if the user named none and none were found.
  static func reportMissing(_ folder: String, given: String?, _ diagnostics: inout Diagnostics) {
    guard given == nil, !FileManager.default.fileExists(atPath: folder) else { return }
    diagnostics.report(
      Diagnostic(
        .error, "scenarios.not-found", at: Place(file: folder),
        Bilingual(
          zh: "没有找到场景文件夹。数据文件夹里、上两级文件夹里和当前文件夹里都没有 scenarios。",
          en:
            "No folder of scenarios was found: there is no `scenarios` in the district's folder, two levels up, or here."
        ),
        remedy: Bilingual(
          zh: "请用 --scenarios 写明场景文件夹，例如 --scenarios /资料/scenarios。",
          en: "Name it with --scenarios, e.g. --scenarios /data/scenarios.")))
  }
}

extension ScenarioFolder {
  /// Reads every scenario set in the folder, for what is wrong with it.
  static func checkSets(in folder: String, _ district: District, _ diagnostics: inout Diagnostics) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/sets")) ?? []
    var inputs: [InputFile] = []
    for name in names.sorted() where name.hasSuffix(".toml") {
      _ = ScenarioSetReader.read(
        file: "\(folder)/sets/\(name)", district: district, inputs: &inputs, diagnostics: &diagnostics)
    }
  }
}
