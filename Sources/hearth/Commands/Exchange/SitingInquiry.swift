import Foundation
import Planning
import Plans
import Quantities
import Siting
import Terminal

/// A district's siting question written out whole, for export and for judging what comes back.
struct SitingInquiry {
  let planner: Planner
  let question: SitingQuestion
  let statement: SitingStatement
  /// Our own answer, where it was needed or asked for.
  let solution: SitingSolution?

  /// Reads the district and asks.
  ///
  /// - Parameter solves: Whether our own answer is wanted; for `lexicographic` it is needed, since the last pass holds what
  ///   those before it reached.
  static func read(
    district: String, scenarios: String?, _ siting: SitingOptionGroup, solves: Bool, json: Bool,
    console: Console
  ) async throws -> SitingInquiry {
    let (input, diagnostics) = try InputReading.read(
      district: district, scenarios: scenarios, json: json, console: console)
    if !json { console.print(diagnostics, most: 3) }
    let planner = Planner(
      district: input.district, scenarios: input.scenarios, request: siting.request, seed: 1,
      version: hearthVersion, folders: input.folders(asSeenFrom: "."), scenarioInputs: input.scenarioInputs)
    let question = await planner.question()
    guard !question.scenarios.isEmpty else {
      console.noteBoth(
        Bilingual(
          zh: "✗ 没有必保场景，选址没有题目。请把场景文件里的 required 设为 true。",
          en:
            "There is no required scenario, hence nothing to site for. Set required = true in a scenario file."
        ))
      throw HearthExit.badInput
    }
    do {
      let needsSolution = solves || question.problem.mode == .lexicographic
      let solution =
        needsSolution
        ? try await question.problem.solve(
          SitingOptions(relativeGap: siting.gap, timeLimit: siting.timeLimit, explanationShare: 0)) : nil
      return SitingInquiry(
        planner: planner, question: question,
        statement: try SitingStatement(question.problem, after: solution?.passes ?? []), solution: solution)
    } catch let error as SitingError {
      console.noteBoth(
        Bilingual(
          zh: "✗ 选址没有算成（\(error)）。时限太短时请加长 --time-limit。",
          en: "The siting failed (\(error)). If time was short, allow more with --time-limit."))
      throw HearthExit.badInput
    }
  }

  /// What the names stand for, as CSV.
  var namesText: String {
    var text = "name,kind,site,village,urgency\n"
    for name in question.names(of: statement) {
      let cells = [name.name, name.kind, name.site, name.village, name.urgency]
      text += cells.map(Self.cell).joined(separator: ",") + "\n"
    }
    for (s, id) in question.scenarios.enumerated() { text += "_\(s + 1),scenario,\(Self.cell(id)),,\n" }
    return text
  }

  private static func cell(_ text: String) -> String {
    text.contains(where: { ",\"\n".contains($0) }) ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
  }

  /// Lines for the head of a file.
  func comment(names: String) -> [String] {
    var lines = [
      "Hearth \(hearthVersion): where the emergency reserve stands; t, thousand CNY; mode \(mode)",
      "names are explained in \(names)",
    ]
    if let solution, solution.status != .infeasible {
      lines.append("Hearth's own answer: \(solution.objective), no plan is below \(solution.bound)")
    }
    return lines
  }

  private var mode: String { planner.request.mode.rawValue }
}
