import ArgumentParser
import Benchmarks
import Foundation
import Haulage
import Quantities
import Terminal

/// `hearth-bench routing dispatch`: a made-up county's trucks for a day, in a short time and in ten times as long.
struct ShiftsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dispatch",
    abstract: "排车规模：2000 村、300 车、一天 / trucks of a made-up county for a day",
    discussion: """
      例 / examples:
        ./hearth bench routing dispatch                                     60 秒与 600 秒 / 60 s and 600 s
        ./hearth bench routing dispatch --seconds 6 --villages 400 --trucks 60
      """)

  @Option(name: .long, help: "村数 / villages") var villages = 2000
  @Option(name: .long, help: "车数 / trucks") var trucks = 300
  @Option(name: .long, help: "储备点数 / yards") var yards = 25
  @Option(name: .long, help: "短的一次用多少秒 / seconds of the short run") var seconds = 60.0
  @Option(name: .long, help: "长的一次是短的几倍 / how many times as long the long run is") var longer = 10.0
  @Option(name: .long, help: "种子 / seed") var seed: UInt64 = 1
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard villages > 0, trucks > 0, yards > 0, seconds > 0, longer >= 1 else {
      throw ValidationError("各数都要大于 0 / all numbers must be more than 0")
    }
  }

  /// One run.
  private struct Run: Encodable {
    var limit: Double
    var rounds: Int
    /// By the wall clock; searches run side by side on the cores there are.
    var seconds: Double
    var cpuSeconds: Double
    /// What the witness found wrong.
    var findings: [String]
    var coldHouseholdHours: Int
    /// Of the cold household-hours with nothing brought that the bound leaves to be averted, those that are, in per cent.
    var avertedPercent: Double
    var unservedKg: Int
    var overtimeMinutes: Int
    var costFen: Int
  }

  private struct Answer: Encodable {
    var villages: Int
    var trucks: Int
    /// Cold household-hours that no plan is below, and those with nothing brought.
    var bound: Int
    var withNothing: Int
    var runs: [Run]
    /// Cold household-hours of the short run over those of the long one, less 1, in per cent.
    var gapPercent: Double
  }

  func run() async throws {
    let console = Console(language: common.language)
    let problem = MadeUpCounty(villages: villages, trucks: trucks, yards: yards, seed: seed).problem()
    let (bound, nothing) = (problem.bound().cold, problem.play(.empty(problem)).worth.cold)
    let runs = [1, longer].map { times in
      let found = run(problem, limit: seconds * times, bound: bound, withNothing: nothing)
      if common.progress != ProgressStyle.none { console.note(line(found)[console.language]) }
      return found
    }
    let answer = Answer(
      villages: villages, trucks: trucks, bound: bound, withNothing: nothing, runs: runs,
      gapPercent: 100 * (Double(runs[0].coldHouseholdHours) / Double(max(1, runs[1].coldHouseholdHours)) - 1))
    let isSound = runs.allSatisfy(\.findings.isEmpty)
    if common.json {
      try console.out(json: answer)
      if !isSound { throw HearthExit.short }
      return
    }
    for run in runs { console.out(line(run)) }
    console.out(
      Bilingual(
        zh:
          "短比长多 \(Format.decimal(answer.gapPercent, places: 2))%；下界 \(answer.bound)，什么也不送 \(answer.withNothing)",
        en:
          "short is \(Format.decimal(answer.gapPercent, places: 2)) % above long; bound \(answer.bound), with nothing brought \(answer.withNothing)"
      ))
    if !isSound { throw HearthExit.short }
  }

  private func line(_ run: Run) -> Bilingual {
    let seconds = Format.decimal(run.seconds, places: 1)
    let cpu = Format.decimal(run.cpuSeconds, places: 1)
    let averted = Format.decimal(run.avertedPercent, places: 2)
    return Bilingual(
      zh:
        "\(run.rounds) 轮，\(seconds) 秒（\(cpu) CPU 秒）：受冻 \(run.coldHouseholdHours) 户·时（能免的免了 \(averted)%），缺 \(run.unservedKg) 公斤，加班 \(run.overtimeMinutes) 分钟；复核发现 \(run.findings.count) 处不符",
      en:
        "\(run.rounds) rounds, \(seconds) s (\(cpu) CPU s): \(run.coldHouseholdHours) cold household-hours (\(averted) % of what can be averted is), \(run.unservedKg) kg unserved, \(run.overtimeMinutes) min overtime; the witness finds \(run.findings.count) faults"
    )
  }

  private func run(_ problem: ShiftProblem, limit: Double, bound: Int, withNothing: Int) -> Run {
    let (start, clock) = (ProcessUse.cpuSeconds, ContinuousClock())
    let begun = clock.now
    let solution = problem.solve(inWaves: true, iterations: .max, seed: seed) {
      (clock.now - begun) / .seconds(limit)
    }
    let seconds = (clock.now - begun) / .seconds(1)
    let worth = solution.worth
    return Run(
      limit: limit, rounds: solution.iterations, seconds: seconds, cpuSeconds: ProcessUse.cpuSeconds - start,
      findings: ShiftWitness(problem: problem, solution: solution).findings(),
      coldHouseholdHours: worth.cold,
      avertedPercent: 100 * Double(withNothing - worth.cold) / Double(max(1, withNothing - bound)),
      unservedKg: worth.unserved, overtimeMinutes: worth.overtime,
      costFen: worth.cost)
  }
}
