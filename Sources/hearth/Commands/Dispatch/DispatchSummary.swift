import Foundation
import Planning
import Plans
import Quantities
import Terminal

/// A schedule on the terminal: what a dispatcher asks first.
struct DispatchSummary {
  let console: Console
  let json: Bool
  /// Below which an hour counts as cold in the district, °C.
  let coldTemperature: Double

  func print(_ schedule: Schedule, wanted rounds: Int, writtenTo folder: String) throws {
    if json { return try console.out(json: schedule) }
    headline(schedule)
    lines(schedule.objective)
    reasons(schedule)
    remarks(schedule, wanted: rounds)
    written(folder)
  }

  func print(_ revision: Revision, wanted rounds: Int, writtenTo folder: String) throws {
    if json { return try console.out(json: revision.schedule) }
    headline(revision.schedule)
    lines(revision.schedule.objective)
    console.out(Bilingual(zh: "只把旧表修补、不再优化：", en: "The old schedule merely repaired:"))
    lines(revision.repaired)
    let shown = 20
    for sentence in revision.schedule.differences.prefix(shown) { console.out(sentence) }
    let more = revision.schedule.differences.count - shown
    if more > 0 {
      console.out(
        Bilingual(
          zh: "……另有 \(more) 条，见 \(ScheduleFiles.changes)。",
          en: "… and \(more) more in \(ScheduleFiles.changes)."))
    }
    remarks(revision.schedule, wanted: rounds)
    written(folder)
  }

  func print(_ verdict: HandMadeVerdict) throws {
    if json { return try console.out(json: verdict) }
    console.out(
      verdict.isFeasible
        ? Bilingual(zh: "✓ 可行：每一趟都能照表执行。", en: "✓ Feasible: every trip can be driven as written.")
        : Bilingual(
          zh: "✗ \(verdict.breaks.count) 趟做不到：",
          en: "✗ \(verdict.breaks.count) trips cannot be driven as written:"))
    console.out(
      Bilingual(
        zh: "核对的是哪辆车、哪班哪趟、从哪里装、卸给谁、多少公斤；装车台和钟点由程序按先来先装排出，表里写的不核对。",
        en:
          "Checked is which truck brings what from where to whom on which trip; docks and times are worked out, first come first served, and those written in the file are not looked at."
      ))
    for item in verdict.breaks.prefix(40) {
      console.out(
        Bilingual(
          zh: "  \(item.truck) 第 \(item.shift) 班第 \(item.trip) 趟 \(item.code)：\(item.words.zh)",
          en: "  \(item.truck), shift \(item.shift), trip \(item.trip) \(item.code): \(item.words.en)"))
    }
    console.out(Bilingual(zh: "这份表：", en: "This schedule:"))
    lines(verdict.objective)
    console.out(Bilingual(zh: "从它开始优化，可得：", en: "Improved from there:"))
    lines(verdict.improved)
    if let margin = verdict.margin {
      for line in Self.words(margin) { console.out(line) }
    }
  }

  func print(_ margin: SimulatedMargin) throws {
    if json { return try console.out(json: margin) }
    for line in Self.words(margin) { console.out(line) }
  }

  /// What a comparison by simulation came to, in two sentences.
  static func words(_ margin: SimulatedMargin) -> [Bilingual] {
    let error = Format.decimal(margin.standardError, places: 0)
    let means = margin.means.map { Format.decimal($0, places: 0) }
    // the difference of what is printed: people subtract it
    let saved = Format.integer(Int64(margin.means[0].rounded()) - Int64(margin.means[1].rounded()))
    let usual = margin.usual.map { Format.integer(Int64($0)) }
    let threshold = Format.celsius(margin.coldTemperature)
    var words = [
      Bilingual(
        zh:
          "推演 \(margin.replications) 次，低于 \(threshold) 的户·时：先送最近 \(means[0])，排车 \(means[1])，少 \(saved)（标准误 \(error)）；排车更差的有 \(margin.worse) 次。",
        en:
          "\(margin.replications) replications, household-hours below \(threshold): nearest first \(means[0]), schedule \(means[1]), \(saved) fewer (standard error \(error)); the schedule was worse in \(margin.worse)."
      ),
      Bilingual(
        zh: "不抽运气时：\(usual[0]) 对 \(usual[1])；两边都计入户和装车时间，排车按表逐村送；推演里司机路上不休息，排车的时刻已含休息。",
        en:
          "In the usual course: \(usual[0]) against \(usual[1]). Both spend the minutes at doorsteps and docks; the schedule's trips go to all their villages. Drivers do not rest on the way in the simulation; the schedule's times have the rests in them."
      ),
    ]
    if margin.refusedOrders > 0 {
      words.append(
        Bilingual(
          zh: "推演里有 \(margin.refusedOrders) 趟开不出去：储备点没有煤，或路不通。",
          en:
            "\(margin.refusedOrders) trips could not be driven in the simulation: the yard has no coal, or no road leads there."
        ))
    }
    return words
  }

  /// What whoever gives the orders must know.
  private func remarks(_ schedule: Schedule, wanted rounds: Int) {
    for remark in schedule.remarks + [Self.effort(schedule, wanted: rounds)].compactMap({ $0 }) {
      console.out("  · " + remark[console.language])
    }
  }

  /// How long was searched, how to have the same schedule again, and what was left out for want of time.
  ///
  /// - Parameter wanted: Rounds that a search would have done with time enough.
  static func effort(_ schedule: Schedule, wanted: Int) -> Bilingual? {
    guard let rounds = schedule.rounds else { return nil }
    // made anew, it starts from a schedule that it has replaced
    let start =
      schedule.now == nil
      ? Bilingual(zh: "", en: "") : Bilingual(zh: "从同一份旧表出发，", en: " from the same old one")
    var words = Bilingual(
      zh: "每次搜索 \(rounds) 轮；\(start.zh)--rounds \(rounds) --seed \(schedule.seed) 得到同一份表。",
      en:
        "\(rounds) rounds of each search; --rounds \(rounds) --seed \(schedule.seed) gives the same schedule again\(start.en)."
    )
    if rounds < wanted {
      words.zh += "这台机器此时较慢，没来得及搜满 \(wanted) 轮；不急时用 --seconds 多给些时间，排得更好。"
      words.en +=
        " The machine was too slow just now for all \(wanted); with more time (--seconds) the schedule gets better."
    } else if let cold = schedule.objective.first(where: { $0.measure == .coldHouseholdHours }),
      cold.value > cold.bound ?? 0
    {
      // where trucks are short, ten times the rounds halve what is above the bound
      words.zh += "受冻还高于下界；不急时用 --seconds 多给些时间，多半还能减少。"
      words.en += " Cold is above its bound; with more time (--seconds) there may be less."
    }
    return words
  }

  private func headline(_ schedule: Schedule) {
    let trips = schedule.days.flatMap(\.trips)
    let mass = Format.tonnes(schedule.orders.total(\.arrivesKg))
    let asked = Format.tonnes(schedule.orders.total(\.kg))
    let trucks = Set(schedule.days.map(\.truck)).count
    console.out(
      console.bold(
        Bilingual(
          zh:
            "\(schedule.title.zh)：\(trucks) 辆车、\(schedule.days.count) 个班次、\(trips.count) 趟，送 \(mass.zh)（需 \(asked.zh)）",
          en:
            "\(schedule.title.en): \(trucks) trucks, \(schedule.days.count) shifts, \(trips.count) trips, \(mass.en) of \(asked.en)"
        )[console.language]))
    let past = schedule.orders.filter { $0.reason == nil && $0.coldHouseholdHours == 0 }
      .total { $0.kg - $0.arrivesKg }
    if past > .zero {
      let mass = Format.kilograms(past)
      console.out(
        Bilingual(
          zh: "没送的里有 \(mass.zh)是煤到之前那几个小时要用的：房子还没有冷到界限，过时不再补送。",
          en:
            "Of what is not brought, \(mass.en) were for the hours before coal comes, in which houses are not cold yet: they are not made up for."
        ))
    }
    let cold = schedule.orders.reduce(0) { $0 + $1.coldHouseholdHours }
    let threshold = Format.celsius(coldTemperature)
    console.out(
      Bilingual(
        zh: "因缺煤低于 \(threshold)：\(Format.integer(Int64(cold))) 户·时（不加权）。",
        en: "Below \(threshold) for want of coal: \(Format.integer(Int64(cold))) household-hours, unweighted."
      ))
  }

  private func lines(_ lines: [Schedule.ObjectiveLine]) {
    for line in lines {
      let name =
        switch line.measure {
        case .coldHouseholdHours:
          Bilingual(zh: "受冻户·时（优先户加权）", en: "cold household-hours (priority weighted)")
        case .unservedKg:
          Bilingual(zh: "到时未到的公斤（优先户加权）", en: "kg not there when asked for (priority weighted)")
        case .overtimeMinutes: Bilingual(zh: "加班分钟", en: "overtime minutes")
        case .costFen: Bilingual(zh: "费用（分）", en: "cost (fen)")
        case .changes: Bilingual(zh: "改变的派单", en: "orders changed")
        }
      let bound = line.bound.map {
        Bilingual(zh: "（下界 \(Format.integer($0))）", en: " (bound \(Format.integer($0)))")
      }
      console.out(
        Bilingual(
          zh: "  \(name.zh) \(Format.integer(line.value))\(bound?.zh ?? "")",
          en: "  \(name.en) \(Format.integer(line.value))\(bound?.en ?? "")"))
    }
  }

  private func reasons(_ schedule: Schedule) {
    let late = schedule.orders.filter { $0.reason != nil }
    guard !late.isEmpty else { return }
    console.out(Bilingual(zh: "晚到或不足的需求 \(late.count) 项：", en: "Late or short: \(late.count) orders."))
    for order in late.sorted(by: { $0.coldHouseholdHours > $1.coldHouseholdHours }).prefix(Self.ordersShown) {
      guard let reason = order.reason else { continue }
      console.out(
        Bilingual(
          zh: "  \(order.name.zh) \(reason.code.rawValue)：\(reason.words.zh)\(reason.relaxation.zh)",
          en: "  \(order.name.en) \(reason.code.rawValue): \(reason.words.en) \(reason.relaxation.en)"))
    }
    let more = late.count - Self.ordersShown
    if more > 0 {
      console.out(
        Bilingual(
          zh: "  另有 \(more) 项，见 --out 文件夹里的 orders.csv。",
          en: "  \(more) more: see orders.csv in the folder of --out."))
    }
  }

  /// Late orders named before the rest is only counted.
  private static let ordersShown = 8

  private func written(_ folder: String) {
    console.out(Bilingual(zh: "已写入 \(folder)/", en: "Written to \(folder)/"))
  }
}
