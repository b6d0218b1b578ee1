import ArgumentParser
import District
import Plans
import Quantities
import Tables
import Terminal

/// A district, its scenarios and a plan's stock, for every trial of the stress laboratory.
struct StressInput: ParsableArguments {
  @Option(name: .long, help: "区数据文件夹 / the district's folder")
  var data = "data/shuocheng"

  @Option(name: .long, help: "场景文件夹 / the scenarios' folder")
  var scenarios = "scenarios"

  @Option(name: .long, help: "规划文件夹 / the plan's folder")
  var plan = "out/plan"

  /// What was read.
  struct Read {
    var district: District
    var scenarios: [Scenario]
    var stock: [Kilograms]
    let console: Console

    /// A scenario by name; ends the run where there is none.
    func scenario(_ name: String) throws -> Scenario {
      if let found = scenarios.first(where: { $0.name == name }) { return found }
      console.noteBoth(Bilingual(zh: "✗ 没有场景 \(name)。", en: "There is no scenario \(name)."))
      throw HearthExit.badInput
    }
  }

  /// Reads all; ends with exit code 1 where anything is wrong.
  func read(_ console: Console, json: Bool) throws -> Read {
    var diagnostics = Diagnostics()
    var inputs: [InputFile] = []
    guard let district = DistrictReader.read(folder: data, diagnostics: &diagnostics) else {
      throw try console.refuse(diagnostics, json: json)
    }
    let all = ScenarioReader.read(
      folder: scenarios, district: district, inputs: &inputs, diagnostics: &diagnostics)
    guard !diagnostics.hasErrors else { throw try console.refuse(diagnostics, json: json) }
    do {
      return Read(
        district: district, scenarios: all, stock: try Plan(readingFrom: plan).stock(at: district.sites),
        console: console)
    } catch {
      console.noteBoth(error.message)
      throw HearthExit.badInput
    }
  }
}
