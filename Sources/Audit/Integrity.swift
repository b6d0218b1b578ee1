import District
import Foundation
public import Plans
import Quantities
import Tables

/// Whether the files are still those the plan was made from and written as.
public struct Integrity: Sendable {
  /// Where things stand now.
  public struct Folders: Sendable {
    /// The plan's folder.
    public var plan: String
    /// The district's folder.
    public var district: String
    /// The scenarios' folder.
    public var scenarios: String

    /// Three folders.
    public init(plan: String, district: String, scenarios: String) {
      self.plan = plan
      self.district = district
      self.scenarios = scenarios
    }
  }

  /// Compares every file with its hash: outputs with the manifest, inputs with the plan.
  ///
  /// - Parameter inputs: hashes of the inputs as read now, to notice files that were added.
  public static func check(_ plan: Plan, _ folders: Folders, inputs: [String]) -> AuditReport {
    var report = AuditReport()
    checkOutputs(folders.plan, &report)
    for input in plan.inputs {
      let path = location(of: input.path, folders)
      let hash = hash(path)
      report.expect(hash == input.sha256, "input.changed") {
        hash == nil
          ? Bilingual(zh: "输入文件 \(input.path) 不见了", en: "the input file \(input.path) is gone")
          : Bilingual(
            zh: "输入文件 \(input.path) 在规划之后被改过", en: "the input file \(input.path) changed after the plan was made")
      }
    }
    let known = Set(plan.inputs.map(\.path))
    for path in inputs where !known.contains(path) {
      report.expect(false, "input.added") {
        Bilingual(
          zh: "输入文件 \(path) 是规划之后新加的", en: "the input file \(path) was added after the plan was made")
      }
    }
    return report
  }

  private static func checkOutputs(_ folder: String, _ report: inout AuditReport) {
    let file = folder + "/" + PlanFolder.File.manifest
    guard let data = FileManager.default.contents(atPath: file),
      let manifest = try? JSONDecoder().decode(PlanFolder.Manifest.self, from: data)
    else {
      report.expect(false, "output.manifest") {
        Bilingual(zh: "规划文件夹缺少完整的 manifest.json", en: "the plan's folder has no complete manifest.json")
      }
      return
    }
    report.expect(manifest.sha256[PlanFolder.File.plan] != nil, "output.manifest") {
      Bilingual(zh: "manifest.json 没有列出 plan.json", en: "manifest.json does not list plan.json")
    }
    for (name, expected) in manifest.sha256.sorted(by: { $0.key < $1.key }) {
      report.expect(hash(folder + "/" + name) == expected, "output.changed") {
        Bilingual(
          zh: "规划文件 \(name) 写出之后被改过", en: "the plan's file \(name) changed after it was written")
      }
    }
  }

  /// Inputs are named by the folder they were read from; the scenario files by `scenarios/`.
  private static func location(of path: String, _ folders: Folders) -> String {
    let parts = path.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return path }
    return (parts[0] == "scenarios" ? folders.scenarios : folders.district) + "/" + parts[1]
  }

  private static func hash(_ path: String) -> String? {
    FileManager.default.contents(atPath: path).map { Digest.sha256([UInt8]($0)) }
  }
}
