import ArgumentParser
import District
import Foundation
import Plans
import Quantities
import Registers
import Tables
import Terminal

/// `hearth init DIR`: a new district folder from templates.
struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "从模板新建一个区的数据文件夹 / a new district folder from templates",
    discussion: """
      写出可用 Excel/WPS 填写的 CSV 表、district.toml、字段说明（中英文）和 datapackage.json。不会覆盖已有文件。
      Writes CSV tables to fill in, district.toml, the field dictionary and datapackage.json. Never overwrites.

      例 / example:
        hearth init my-district
      """)

  @Argument(help: "新文件夹 / the new folder")
  var folder: String

  @OptionGroup var common: CommonOptions

  func validate() throws {
    // an empty name would be the current folder
    if folder.allSatisfy(\.isWhitespace) {
      throw ValidationError("新文件夹的名字不能是空的，例如 my-district / the new folder needs a name, e.g. my-district")
    }
  }

  func run() async throws {
    let console = Console(language: common.language)
    let files = DistrictTemplate.files() + RegisterTemplates.files()
    let manager = FileManager.default
    let present = files.map(\.path).filter { manager.fileExists(atPath: folder + "/" + $0) }
    guard present.isEmpty else {
      console.noteBoth(
        Bilingual(
          zh: "✗ 文件夹 \(folder) 里已有 \(present.joined(separator: "、"))。请换一个新文件夹名，已有文件没有改动。",
          en:
            "\(folder) already holds \(present.joined(separator: ", ")). Choose another folder; nothing was changed."
        ))
      throw HearthExit.badInput
    }
    do {
      for file in files {
        let url = URL(fileURLWithPath: folder).appendingPathComponent(file.path)
        try manager.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.bytes).write(to: url, options: .atomic)
      }
    } catch {
      console.noteBoth(
        Bilingual(
          zh: "✗ 写不进 \(folder)：\(error.localizedDescription)。请检查磁盘空间和写权限。",
          en: "cannot write to \(folder): \(error.localizedDescription). Check disk space and permissions."))
      throw HearthExit.badInput
    }
    if common.json {
      struct Made: Encodable {
        var folder: String
        var files: [String]
      }
      return try console.out(json: Made(folder: folder, files: files.map(\.path)))
    }
    console.out(
      Bilingual(
        zh: "已建立 \(folder)，共 \(files.count) 个文件。先填 district.toml 和 townships.csv，再运行 hearth check \(folder)。",
        en:
          "Made \(folder) with \(files.count) files. Fill in district.toml and townships.csv first, then run `hearth check \(folder)`."
      ))
  }
}
