import District
import Foundation
import Plans
import Quantities
import Tables
import Terminal

/// A district and its scenarios as read for one run.
struct InputReading {
  var district: District
  var scenarios: [Scenario]
  var scenarioInputs: [InputFile]
  /// Stock made by hand, by site; `nil` where the stock is to be optimised.
  var stock: [Kilograms]?
  private var districtFolder: String
  private var scenarioFolder: String

  /// Reads both; where anything is wrong, prints all of it and ends with exit code 1.
  static func read(
    district: String, scenarios: String?, stock: String? = nil, json: Bool, console: Console
  ) throws -> (InputReading, Diagnostics) {
    var diagnostics = Diagnostics()
    let folder = ScenarioFolder.locate(given: scenarios, district: district)
    guard let read = DistrictReader.read(folder: district, diagnostics: &diagnostics) else {
      throw try console.refuse(diagnostics, json: json)
    }
    var inputs: [InputFile] = []
    ScenarioFolder.reportMissing(folder, given: scenarios, &diagnostics)
    let scenarios =
      diagnostics.hasErrors
      ? []
      : ScenarioFolder.read(
        folder, given: scenarios, folderOfDistrict: district, read, inputs: &inputs, &diagnostics)
    let given = stock.flatMap { StockList.read($0, district: read, diagnostics: &diagnostics) }
    guard !diagnostics.hasErrors else { throw try console.refuse(diagnostics, json: json) }
    return (
      InputReading(
        district: read, scenarios: scenarios, scenarioInputs: inputs, stock: given,
        districtFolder: district,
        scenarioFolder: folder), diagnostics
    )
  }

  /// Sets in the scenarios' folder.
  var setFiles: [String] {
    Folder(scenarioFolder).names(in: "sets", endingWith: ".toml").map { "\(scenarioFolder)/sets/\($0)" }
  }

  /// Both folders, relative to the plan's own folder, so that a tree can be moved whole.
  func folders(asSeenFrom plan: String) -> InputFolders {
    InputFolders(
      district: Self.relative(districtFolder, from: plan),
      scenarios: Self.relative(scenarioFolder, from: plan))
  }

  /// A path as seen from a folder, so that a tree can be moved whole.
  static func relative(_ path: String, from base: String) -> String {
    let to = URL(fileURLWithPath: path).standardizedFileURL.pathComponents
    let from = URL(fileURLWithPath: base).standardizedFileURL.pathComponents
    let shared = zip(to, from).prefix { $0 == $1 }.count
    // nothing but the root in common: a relative path would say nothing
    guard shared > 1 else { return URL(fileURLWithPath: path).standardizedFileURL.path }
    return ([String](repeating: "..", count: from.count - shared) + to[shared...]).joined(separator: "/")
  }
}
