import ArgumentParser
import District
import Foundation
import Plans
import Quantities
import Tables
import Terminal

/// `hearth check DIR`: is the input fit to plan with?
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "检查输入文件：哪个文件、哪一行、哪一列、读到什么、怎么改 / validate the input files",
    discussion: """
      例 / examples:
        hearth check data/shuocheng
        hearth check my-district --scenarios my-scenarios --json
      """)

  @Argument(help: "区数据文件夹 / the district's folder")
  var district: String

  @Option(name: .long, help: "场景文件夹 / the scenarios' folder")
  var scenarios: String?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let console = Console(language: common.language)
    var diagnostics = Diagnostics()
    let read = DistrictReader.read(folder: district, diagnostics: &diagnostics)
    var count = 0
    if let read {
      let folder = ScenarioFolder.locate(given: scenarios, district: district)
      ScenarioFolder.reportMissing(folder, given: scenarios, &diagnostics)
      if !diagnostics.hasErrors {
        var inputs: [InputFile] = []
        count =
          ScenarioFolder.read(
            folder, given: scenarios, folderOfDistrict: district, read, inputs: &inputs, &diagnostics
          ).count
        ScenarioFolder.checkSets(in: folder, read, &diagnostics)
      }
    }
    if common.json {
      try console.out(json: FindingsReport(diagnostics))
    } else {
      console.print(diagnostics, most: 200)
    }
    guard let read, !diagnostics.hasErrors else { throw HearthExit.badInput }
    if !common.json {
      let households = read.households.reduce(0) { $0 + $1.count }
      console.out(
        Bilingual(
          zh:
            "可以规划：\(read.name.zh)，\(read.townships.count) 个乡镇街道，\(read.villages.count) 个村（社区），\(Format.integer(Int64(households))) 户，\(count) 个场景。",
          en:
            "Ready to plan: \(read.name.en), \(read.townships.count) townships, \(read.villages.count) villages, \(Format.integer(Int64(households))) households, \(count) scenarios."
        ))
    }
  }
}
