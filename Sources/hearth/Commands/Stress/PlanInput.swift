import ArgumentParser
import District
import Foundation
import Plans
import Quantities
import Tables
import Terminal

/// The plan that a stress test is about.
struct PlanInput: ParsableArguments {
  @Option(name: .long, help: "规划文件夹 / the plan's folder")
  var plan = "out/plan"

  /// The plan's coal by site of a district; ends with exit code 1 where the plan is unreadable or not of this district.
  func stock(in district: District, _ console: Console) throws -> [Kilograms] {
    let read: Plan
    do {
      read = try Plan(asWrittenIn: plan)
    } catch {
      console.noteBoth(error.message)
      throw HearthExit.badInput
    }
    guard read.stranger(in: district) == nil else {
      console.noteBoth(
        Bilingual(
          zh:
            "✗ \(plan) 不是为 \(district.name.zh)（\(district.code)）这份数据做的规划：区代码或储备点对不上。请给出对应的规划，或重新运行 hearth plan。",
          en:
            "\(plan) is not a plan for this data of \(district.name.en) (\(district.code)): code or points differ. Give the plan that belongs to it, or run `hearth plan` again."
        ))
      throw HearthExit.badInput
    }
    return read.stock(at: district.sites)
  }
}

extension InputReading {
  /// The scenarios of some names, or the required ones; ends with exit code 1 where a name is unknown.
  func scenarios(named names: [String], _ console: Console) throws -> [Scenario] {
    guard !names.isEmpty else { return scenarios.filter(\.isRequired) }
    for name in names where !scenarios.contains(where: { $0.name == name }) {
      let known = scenarios.map(\.name).joined(separator: " ")
      console.noteBoth(
        Bilingual(
          zh: "✗ 没有名叫“\(name)”的场景。有：\(known)",
          en: "There is no scenario called \"\(name)\". There are: \(known)"))
      throw HearthExit.badInput
    }
    return scenarios.filter { names.contains($0.name) }
  }
}
