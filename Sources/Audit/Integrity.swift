public import District
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

  /// Compares every file with its hash, outputs with the manifest, inputs with the plan, and every table with the plan.
  ///
  /// - Parameter inputs: the files that a run would read now, to notice those that were added.
  public static func check(_ plan: Plan, _ folders: Folders, inputs: [InputFile]) -> AuditReport {
    var report = AuditReport()
    let twins = TwinWitness(plan)
    report.append(checkOutputs(in: folders.plan, with: twins.files))
    report.append(twins.check(in: folders.plan))
    for input in plan.inputs {
      let hash = hash(location(of: input, in: plan, folders))
      report.expect(hash == input.sha256, "input.changed") {
        hash == nil
          ? Bilingual(zh: "输入文件 \(input.path) 不见了", en: "the input file \(input.path) is gone")
          : Bilingual(
            zh: "输入文件 \(input.path) 在规划之后被改过",
            en: "the input file \(input.path) changed after the plan was made")
      }
    }
    let known = Set(plan.inputs.map { fileName($0) })
    for input in inputs where !known.contains(fileName(input)) {
      report.expect(false, "input.added") {
        Bilingual(
          zh: "输入文件 \(input.path) 是规划之后新加的",
          en: "the input file \(input.path) was added after the plan was made")
      }
    }
    return report
  }

  /// Compares the inputs that a report recorded with those a run reads now.
  public static func check(_ recorded: [InputFile], against now: [InputFile]) -> AuditReport {
    var report = AuditReport()
    let hashes = Dictionary(now.map { (fileName($0), $0.sha256) }) { first, _ in first }
    for input in recorded {
      report.expect(hashes[fileName(input)] == input.sha256, "input.changed") {
        Bilingual(
          zh: "输入文件 \(input.path) 后来被改过，或不见了",
          en: "the input file \(input.path) has changed since, or is gone")
      }
    }
    let known = Set(recorded.map { fileName($0) })
    for input in now where !known.contains(fileName(input)) {
      report.expect(false, "input.added") {
        Bilingual(
          zh: "输入文件 \(input.path) 是后来新加的",
          en: "the input file \(input.path) has been added since")
      }
    }
    return report
  }

  /// Compares the files of a folder and of those within it with the hashes of its manifest, which lists them all.
  ///
  /// - Parameter names: Files that the manifest must list.
  public static func checkOutputs(in folder: String, with names: [String]) -> AuditReport {
    var report = AuditReport()
    let file = folder + "/" + PlanFolder.File.manifest
    guard let data = FileManager.default.contents(atPath: file),
      let manifest = try? JSONDecoder().decode(PlanFolder.Manifest.self, from: data)
    else {
      report.expect(false, "output.manifest") {
        Bilingual(zh: "文件夹缺少完整的 manifest.json", en: "the folder has no complete manifest.json")
      }
      return report
    }
    for name in names {
      report.expect(manifest.sha256[name] != nil, "output.manifest") {
        Bilingual(zh: "manifest.json 没有列出 \(name)", en: "manifest.json does not list \(name)")
      }
    }
    for (name, expected) in manifest.sha256.sorted(by: { $0.key < $1.key }) {
      guard let found = hash(folder + "/" + name) else {
        report.expect(false, "output.missing") {
          Bilingual(zh: "文件 \(name) 不见了", en: "the file \(name) is missing")
        }
        continue
      }
      report.expect(found == expected, "output.changed") {
        Bilingual(
          zh: "文件 \(name) 写出之后被改过", en: "the file \(name) changed after it was written")
      }
    }
    for name in contents(of: folder) where name != PlanFolder.File.manifest {
      report.expect(manifest.sha256[name] != nil, "output.unlisted") {
        Bilingual(
          zh: "文件 \(name) 不在 manifest.json 里，不是随它写出的；请移到别处",
          en:
            "the file \(name) is not in manifest.json, so it was not written with the rest; move it elsewhere"
        )
      }
    }
    return report
  }

  /// Files in a folder and those within it, by path from it; a folder is none.
  private static func contents(of folder: String) -> [String] {
    guard let names = FileManager.default.enumerator(atPath: folder) else { return [] }
    return names.compactMap { name in
      guard let name = name as? String else { return nil }
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isFolder)
      return isFolder.boolValue ? nil : name
    }.sorted()
  }

  /// Inputs are named by the folder they were read from; that folder may have moved since.
  private static func location(of input: InputFile, in plan: Plan, _ folders: Folders) -> String {
    let folder = input.path.prefix { $0 != "/" }
    let scenarios = plan.inputFolders.scenarios.split(separator: "/").last ?? ""
    return (folder == scenarios ? folders.scenarios : folders.district) + "/" + fileName(input)
  }

  /// The name without the folder it was read from.
  private static func fileName(_ input: InputFile) -> String {
    String(input.path.drop { $0 != "/" }.dropFirst())
  }

  private static func hash(_ path: String) -> String? {
    FileManager.default.contents(atPath: path).map { Digest.sha256([UInt8]($0)) }
  }
}
