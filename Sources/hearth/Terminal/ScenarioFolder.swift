import District
import Foundation
import Quantities
import Tables

/// Where the scenarios of a district stand when the user does not say.
struct ScenarioFolder {
  /// The current folder's, the last place that is looked at.
  private static let current = "scenarios"

  /// A district's own.
  private static func own(_ district: String) -> String { district + "/scenarios" }

  /// Looks beside the district, two levels up (the layout of the shipped data), and in the current folder.
  static func locate(given: String?, district: String) -> String {
    if let given { return given }
    let candidates = [own(district), district + "/../../scenarios", current]
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
  /// Reads the scenarios of the folder located. Where nobody named it and it is not the district's own, its scenarios may be
  /// another district's, and that is said before whatever is wrong with them.
  static func read(
    _ folder: String, given: String?, folderOfDistrict: String, _ district: District,
    inputs: inout [InputFile], _ diagnostics: inout Diagnostics
  ) -> [Scenario] {
    var found = Diagnostics()
    let scenarios = ScenarioReader.read(
      folder: folder, district: district, inputs: &inputs, diagnostics: &found)
    // two levels up is where the shipped scenarios stand: not worth a word while they fit
    if given == nil, folder != own(folderOfDistrict), found.hasErrors || folder == current {
      diagnostics.report(elsewhere(folder, of: folderOfDistrict, isUnfit: found.hasErrors))
    }
    diagnostics.append(contentsOf: found)
    return scenarios
  }

  private static func elsewhere(_ folder: String, of district: String, isUnfit: Bool) -> Diagnostic {
    let taken = URL(fileURLWithPath: folder).standardizedFileURL.path
    return Diagnostic(
      isUnfit ? .error : .warning, "scenarios.elsewhere", at: Place(file: own(district)),
      Bilingual(
        zh: "本区文件夹里没有 scenarios，读的是“\(taken)”里的场景" + (isUnfit ? "，它们与本区的数据对不上（错误见下）。" : "。"),
        en: "The district's folder has no `scenarios`; those of “\(taken)” were read"
          + (isUnfit ? " and do not fit this district (see the errors below)." : ".")),
      remedy: Bilingual(
        zh:
          "若那是别的区的场景，请在“\(district)”里新建 scenarios 文件夹，放本区的场景（示例见 hearth init 生成的文件夹），或用 --scenarios 写明；若正是本区的，请用 --scenarios 写明"
          + (isUnfit ? "并改正下面的错误。" : "。"),
        en:
          "If they are another district's, put this one's into a folder `scenarios` in “\(district)” (`hearth init` writes an example) or name theirs with --scenarios; if they are this one's, name them with --scenarios"
          + (isUnfit ? " and mend the errors below." : ".")))
  }

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
