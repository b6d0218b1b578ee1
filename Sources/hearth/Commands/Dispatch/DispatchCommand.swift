import ArgumentParser
import District
import Foundation
import Geodesy
import Planning
import Plans
import Quantities
import Tables
import Terminal

/// `hearth dispatch DIR --plan P`: which truck goes where, when, with what.
struct DispatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dispatch",
    abstract: "排车：哪辆车何时从哪个储备点给哪个村送多少煤 / schedule the trucks of a scenario",
    discussion: """
      写出 schedule.json、trips.csv、orders.csv、legs.csv、schedule.xlsx，和要打印、要发出去的：sheets.html 派车单（A5，
      一车一班一张）、boards.html 车辆与装车台看板、routes.html 路线图、notices.html 到村通知（各有 .en.html）、
      calendar/*.ics 日历、routes.geojson、gpx/*.gpx；manifest.json 是全部文件的 SHA-256。改派时从 --out 里的旧排车表开始，做完的、装上的、在路上的不动。
      Beside the tables it writes what is printed and sent out: truck sheets (A5), boards, routes, notices, calendars, tracks.
      Re-planning starts from the schedule in --out; what is done, loaded or under way stands.

      例 / examples:
        hearth dispatch data/shuocheng --plan out/plan
        hearth dispatch data/shuocheng --plan out/plan --scenario power-cut-72h
        hearth dispatch data/shuocheng --plan out/plan --at 500 --closed g208-4      第 500 分钟 g208-4 封路，改派
        hearth dispatch data/shuocheng --plan out/plan --at 2023-01-13T02:20 --truck-down 'heavy-station#3'
        hearth dispatch data/shuocheng --plan out/plan --at 900 --opened g208-4 --truck-back 'heavy-station#3'
        hearth dispatch data/shuocheng --plan out/plan --check mine.csv              核对手排的表 / check a hand-made one

        hearth dispatch data/shuocheng --plan out/plan --simulate 100    与“先送最近的村”比 / against nearest first
        hearth dispatch data/shuocheng --plan out/plan --check out/dispatch/schedule.json --simulate 100
                                                                         比发出去的那份表 / of one that was given out

      手排的表 / a hand-made schedule (CSV): truck,shift,trip,site,village,urgency,kg

      退出码 / exit codes:  0 无人受冻 nobody gets cold   1 输入有误 bad input   2 有人受冻或缺煤 some are cold or short
             --check:       0 每趟都做得到 every trip can be driven   2 有做不到的 some cannot
             --simulate:    0 算完 done
      """)

  @OptionGroup var question: DispatchQuestion

  @Option(name: .long, help: "现在几点：距场景开始的分钟数，或 2023-01-13T02:20 / now: minutes from the start, or a time")
  var at: String?

  @Option(name: .long, help: "从现在起封闭的路；可重复；以后改派时仍封着 / a road closed from now on, and when re-planned again")
  var closed: [String] = []
  @Option(name: .long, help: "以前用 --closed 封的路，现在通了；可重复 / a road closed before that is open again")
  var opened: [String] = []

  @Option(name: .long, help: "抛锚的车；可重复 / a truck that has broken down")
  var truckDown: [String] = []

  @Option(
    name: .long, help: "以前抛锚或被困的车，空车回到了车场；可重复 / a truck that was out and stands at its base again, empty")
  var truckBack: [String] = []

  @Flag(
    name: .long, help: "改派时：旧表以后改过的数据和规划照用 / re-planning: go on with data and a plan that have changed since")
  var acceptChangedInputs = false

  @Option(name: .long, help: "只核对这份手排的表（CSV、schedule.json 或 VROOM 的答案）/ only check this schedule")
  var check: String?

  @Option(
    name: .long,
    help: "与“先送最近的村”在同样的车、煤和运气下各推演几次 / play against the nearest village first, so many times")
  var simulate: Int?

  @Option(name: .long, help: "写到哪个文件夹 / where to write the schedule")
  var out = "out/dispatch"

  @Option(
    name: .long,
    help: "routes.geojson 和 gpx/ 的坐标：wgs84、gcj02（高德、腾讯）、bd09（百度） / datum of the routes")
  var datum = Datum.wgs84

  @Option(
    name: .long,
    help: "每次搜索的轮数；同样的轮数和种子得到同一份表 / rounds of each search: as many, with the same seed, give the same")
  var rounds: Int?

  @Option(
    name: .long,
    help:
      "多少秒内排完：机器慢就少搜几轮，给得多就多搜（不写：排车 5 秒，改派 2 秒） / seconds to have it in: fewer rounds on a slow machine, more if given more (5, re-planning 2)"
  )
  var seconds: Double?

  @Option(name: .long, help: "随机种子 / seed of the search")
  var seed: UInt64 = 1

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if at == nil, !(closed + opened + truckDown + truckBack).isEmpty || acceptChangedInputs {
      throw ValidationError(
        "--closed、--opened、--truck-down、--truck-back 和 --accept-changed-inputs 要同时给 --at / --closed, --opened, --truck-down, --truck-back and --accept-changed-inputs need --at"
      )
    }
    if at != nil, check != nil || simulate != nil {
      throw ValidationError(
        "--check 和 --simulate 不写派车表，不能同时给 --at / --check and --simulate write no schedule; they take no --at")
    }
    if let simulate, !(2...1_000_000).contains(simulate) {
      throw ValidationError("--simulate 应在 2 到 100 万之间 / must lie between 2 and 10^6")
    }
    if let seconds, !(0.5...86_400).contains(seconds) {
      throw ValidationError("--seconds 应在 0.5 到 86400 之间 / must lie between 0.5 and 86400")
    }
    if seconds != nil, rounds != nil || check != nil || simulate != nil {
      throw ValidationError(
        "--seconds 不能与 --rounds、--check、--simulate 同时给 / --seconds goes with none of --rounds, --check and --simulate"
      )
    }
    if let rounds, !(0...100_000_000).contains(rounds) {
      throw ValidationError("--rounds 应在 0 到 1 亿之间 / must lie between 0 and 10^8")
    }
  }

  func run() async throws {
    let asked = ContinuousClock.now
    let console = Console(language: common.language)
    // what stands in the folder is read while the district is
    let (folder, isWriting) = (out, check == nil && simulate == nil)
    async let refusal = isWriting ? ScheduleFiles.place(folder).refusal : nil
    async let standing = isWriting ? ScheduleInput(atPath: folder) : nil
    let (inquiry, diagnostics) = try question.read(common, console)
    if !common.json { console.print(diagnostics, most: 3) }
    var dispatcher = inquiry.dispatcher(seed: seed)
    let summary = DispatchSummary(
      console: console, json: common.json,
      coldTemperature: inquiry.district.policy.coldTemperature.value)
    if let check {
      dispatcher.rounds = rounds ?? Dispatcher.calmRounds
      let verdict = await dispatcher.check(
        try inquiry.handMade(check), replications: simulate ?? 0)
      try summary.print(verdict)
      if !verdict.isFeasible { throw HearthExit.short }
      return
    }
    if let simulate {
      dispatcher.rounds = rounds ?? Dispatcher.calmRounds
      let margin = await dispatcher.margin(replications: simulate)
      return try summary.print(margin)
    }
    try await PaperFolder.heed(refusal, telling: console)
    var schedule: Schedule
    if let at {
      hurry(&dispatcher, since: asked, Dispatcher.hastyRounds, in: Deadline.hastySeconds)
      let old = try inquiry.schedule(await standing, in: out)
      let disruption = try inquiry.disruption(
        of: old, at: at, closed: closed, opened: opened, down: truckDown, back: truckBack)
      try inquiry.refuseOtherInputs(of: old, at: disruption.minute, accepted: acceptChangedInputs)
      var revision = await dispatcher.revise(old, after: disruption)
      inquiry.place(&revision.schedule, in: out)
      schedule = revision.schedule
      try await ScheduleFiles(schedule, district: inquiry.district, datum: datum).write(to: out, console)
      try summary.print(revision, wanted: dispatcher.rounds, writtenTo: out)
    } else {
      try inquiry.refuseToForget(await standing?.record, in: out)
      hurry(&dispatcher, since: asked, Dispatcher.calmRounds, in: Deadline.calmSeconds)
      schedule = await dispatcher.schedule()
      inquiry.place(&schedule, in: out)
      try await ScheduleFiles(schedule, district: inquiry.district, datum: datum).write(to: out, console)
      try summary.print(schedule, wanted: dispatcher.rounds, writtenTo: out)
    }
    if schedule.orders.contains(where: { $0.reason != nil || $0.coldHouseholdHours > 0 }) {
      throw HearthExit.short
    }
  }

  /// Has the search do as many rounds as were asked for, or those there is time for.
  private func hurry(
    _ dispatcher: inout Dispatcher, since asked: ContinuousClock.Instant, _ usual: Int,
    in usualSeconds: Double
  ) {
    if let rounds {
      dispatcher.rounds = rounds
    } else {
      let time = seconds ?? usualSeconds
      dispatcher.rounds = Int(Double(usual) * max(1, time / usualSeconds))
      dispatcher.deadline = Deadline(asked: asked, seconds: time, usualRounds: usual)
    }
  }
}
