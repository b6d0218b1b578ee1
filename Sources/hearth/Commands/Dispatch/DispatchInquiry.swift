import Audit
import District
import Exchange
import Foundation
import Planning
import Plans
import Quantities
import Tables
import Terminal

/// What a dispatch command was asked, read and checked.
struct DispatchInquiry {
  let district: District
  let scenario: Scenario
  let stock: [Kilograms]
  let inputs: [InputFile]
  private let folders: (String) -> InputFolders
  private let planFolder: String
  private let console: Console
  private let json: Bool

  init(_ input: InputReading, plan: String, scenario name: String, console: Console, json: Bool) throws {
    self.console = console
    self.json = json
    district = input.district
    inputs =
      input.district.inputs + input.scenarioInputs
      + [InputFile(plan: PlanFolder.folder(of: plan))].compactMap { $0 }
    folders = input.folders
    planFolder = PlanFolder.folder(of: plan)
    let laidIn: Plan
    do {
      laidIn = try Plan(readingFrom: plan)
    } catch {
      console.noteBoth(error.message)
      throw HearthExit.badInput
    }
    let file = planFolder + "/" + PlanFolder.File.plan
    if let stranger = laidIn.stranger(in: district) {
      throw try Self.refusal(
        "dispatch.other-district", file, stranger,
        "这份规划不是这个区的：区划代码或储备点对不上。请给出用这个区的数据做的规划。",
        "This plan is not of this district: its code or a site differs. Give a plan made from this district's data.",
        console, json)
    }
    guard PlanFolder.isAsWritten(planFolder) else {
      throw try Self.refusal(
        "dispatch.plan-changed", file, "", "这份规划写出以后被改过，库存不能当真。请重新规划，或换回原来的文件。",
        "The plan was changed since it was written; its stock cannot be relied on. Plan again, or put back the file there was.",
        console, json)
    }
    guard let scenario = input.scenarios.first(where: { $0.name == name }) else {
      throw try Self.refusal(
        "dispatch.scenario", "--scenario", name,
        "没有这个场景；有：\(input.scenarios.map(\.name).joined(separator: "、"))。",
        "There is no such scenario; there are: \(input.scenarios.map(\.name).joined(separator: ", ")).",
        console, json)
    }
    self.scenario = scenario
    stock = laidIn.stock(at: input.district.sites)
  }

  func dispatcher(seed: UInt64) -> Dispatcher {
    Dispatcher(
      district: district, scenario: scenario, stock: stock, seed: seed, version: hearthVersion, inputs: inputs
    )
  }

  /// Writes into a schedule where its inputs stand, as seen from the folder it goes to.
  func place(_ schedule: inout Schedule, in folder: String) {
    schedule.inputFolders = folders(folder)
    schedule.planFolder = InputReading.relative(planFolder, from: folder)
  }

  private static func refusal(
    _ code: String, _ option: String, _ found: String, _ zh: String, _ en: String, _ console: Console,
    _ json: Bool
  ) throws -> any Error {
    var diagnostics = Diagnostics()
    diagnostics.report(
      Diagnostic(
        .error, code, at: Place(file: option), found: found.isEmpty ? nil : found, Bilingual(zh: zh, en: en),
        remedy: Bilingual(zh: "用法见 hearth dispatch --help。", en: "See hearth dispatch --help.")))
    return try console.refuse(diagnostics, json: json)
  }

  private func refuse(_ code: String, _ option: String, _ found: String, _ zh: String, _ en: String) throws
    -> any Error
  {
    try Self.refusal(code, option, found, zh, en, console, json)
  }

  /// What has happened, with every name checked.
  func disruption(
    of old: Schedule, at text: String, closed: [String], opened: [String], down: [String], back: [String]
  ) throws -> Disruption {
    guard let minute = minute(text), (0...(scenario.horizon * 60)).contains(minute) else {
      throw try refuse(
        "dispatch.time", "--at", text, "要写成距场景开始的分钟数（0 到 \(scenario.horizon * 60)），或 2023-01-13T02:20。",
        "Write minutes from the scenario's start (0 to \(scenario.horizon * 60)), or a time like 2023-01-13T02:20."
      )
    }
    if let last = old.now?.count, minute < last {
      throw try refuse(
        "dispatch.time", "--at", text, "上次改派是第 \(last) 分钟的事，这次不能更早。",
        "It was last planned anew in minute \(last); it cannot be earlier now.")
    }
    let codes = DistrictCodes(district)
    for (option, roads) in [("--closed", closed), ("--opened", opened)] {
      for road in roads where codes.roads[road] == nil {
        throw try refuse(
          "dispatch.road", option, road, "roads.csv 里没有这条路。", "There is no such road in roads.csv.")
      }
    }
    for road in opened where closed.contains(road) {
      throw try refuse(
        "dispatch.road", "--opened", road, "同一条路不能既封又通。", "A road is closed or open, not both.")
    }
    for road in opened where !old.shutRoads.contains(road) {
      let shut = old.shutRoads.sorted()
      throw try refuse(
        "dispatch.road", "--opened", road,
        "只有以前用 --closed 封着的路才能写在这里；现在有：\(shut.isEmpty ? "无" : shut.joined(separator: "、"))。场景里的封路按场景的时刻通。",
        "Only a road that was closed with --closed before can be opened; now there are: \(shut.isEmpty ? "none" : shut.joined(separator: ", ")). Roads that the scenario closes open when it says so."
      )
    }
    for truck in down where !old.trucks.contains(where: { $0.id == truck }) {
      throw try refuse(
        "dispatch.truck", "--truck-down", truck, "没有这辆车。写 fleet.csv 的编号、# 和序号，例如 heavy-station#3。",
        "There is no such truck. Write the row of fleet.csv, # and a number, e.g. heavy-station#3.")
    }
    for truck in back where !old.trucksDown.contains(truck) || down.contains(truck) {
      let out = old.trucksDown.isEmpty ? nil : old.trucksDown
      throw try refuse(
        "dispatch.truck", "--truck-back", truck,
        "只有以前抛锚或被困的车才能写在这里；现在有：\(out?.joined(separator: "、") ?? "无")。",
        "Only a truck that broke down or was cut off before can be back; now there are: \(out?.joined(separator: ", ") ?? "none")."
      )
    }
    return Disruption(
      minute: Minutes(Int64(minute)), closedRoads: closed, openedRoads: opened, trucksDown: down,
      trucksBack: back)
  }

  /// Minutes from the scenario's start; a time without an offset is in the scenario's.
  private func minute(_ text: String) -> Int? {
    if let minutes = Int(text) { return minutes }
    let offset = String(scenario.start.suffix(6))
    let hasZone = text.hasSuffix("Z") || text.dropFirst(10).contains("+")
    let clock = text.count == 16 ? text + ":00" : text
    let format = ISO8601DateFormatter()
    guard let start = format.date(from: scenario.start),
      let time = format.date(from: hasZone ? text : clock + offset)
    else { return nil }
    return Int((time.timeIntervalSince(start) / 60).rounded(.down))
  }

  /// The schedule that stands, should it have been read, with what speaks against it.
  func schedule(_ standing: ScheduleInput?, in folder: String) throws -> Schedule {
    let path = ScheduleInput.file(folder)
    guard let schedule = standing?.record else {
      throw try refuse(
        "dispatch.schedule", path, "",
        "没有旧的排车表，或它读不出来。改派要用原来的 schedule.json：请找回上次的文件；不带 --at 是从头另排，已送的、封着的路、抛锚的车都不算在内。",
        "There is no old schedule, or it cannot be read. Planning anew needs the schedule.json there was: put the last one back. Without --at all is planned from the start, and what was brought, closed or broken down is forgotten."
      )
    }
    guard schedule.scenario == scenario.name else {
      throw try refuse(
        "dispatch.other-scenario", path, schedule.scenario, "旧排车表是另一个场景的。",
        "The old schedule is for another scenario.")
    }
    guard schedule.hasPossibleNumbers else {
      throw try refuse(
        "dispatch.schedule", path, "", "旧排车表里有负的或大得不可能的数，多半是手改的。请换回程序写出的 schedule.json。",
        "The old schedule holds negative or impossibly large numbers, most likely changed by hand. Put back the schedule.json that was written."
      )
    }
    return schedule
  }

  /// Refuses to begin from nothing where a day's re-planned schedule stands: what was brought, closed and broken down is nowhere
  /// else.
  func refuseToForget(_ standing: Schedule?, in folder: String) throws {
    guard let minute = standing?.now?.count else { return }
    throw try refuse(
      "dispatch.day-under-way", folder, "",
      "这里的排车表在第 \(minute) 分钟改派过：送到的、封着的路、抛锚的车都记在里面，从头排会全部丢掉。改派请写 --at；真要从头另排，请用 --out 写到另一个文件夹。",
      "The schedule here was planned anew in minute \(minute): what was brought, closed and broken down is written in it, and beginning from nothing would lose all of that. Say --at to plan anew; to begin from nothing, give another folder with --out."
    )
  }

  /// Refuses to plan anew what was made from other inputs: what has been driven since cannot be told from them. Where they are
  /// accepted, only what would take back something that was done is refused.
  func refuseOtherInputs(of old: Schedule, at minute: Minutes, accepted: Bool) throws {
    if !accepted {
      let changes = Integrity.check(ownInputs(old.inputs), against: ownInputs(inputs)).findings
      if let first = changes.first {
        throw try refuse(
          "dispatch.inputs", "--at", "",
          "\(changes.map(\.message.zh).joined(separator: "；"))。旧排车表是用原来的文件排的：请换回，或确认要用新的，加 --accept-changed-inputs。",
          "\(first.message.en)\(changes.count > 1 ? ", and \(changes.count - 1) more" : ""). The old schedule was made from the files there were: put them back, or add --accept-changed-inputs to go on with the new ones."
        )
      }
    }
    if let lost = dispatcher(seed: old.seed).forgotten(of: old, at: minute) {
      throw try refuse("dispatch.history", "--at", lost.name, lost.words.zh, lost.words.en)
    }
  }

  /// Inputs without the files of other scenarios, which stand beside this one's.
  private func ownInputs(_ inputs: [InputFile]) -> [InputFile] {
    func parts(_ input: InputFile) -> (folder: String, stem: String) {
      let path = input.path as NSString
      return (path.deletingLastPathComponent, (path.lastPathComponent as NSString).deletingPathExtension)
    }
    guard let folder = inputs.first(where: { parts($0).stem == scenario.name }).map({ parts($0).folder })
    else { return inputs }
    return inputs.filter { parts($0).folder != folder || parts($0).stem == scenario.name }
  }

  /// What tells VROOM's answer from a schedule.
  private struct Outline: Decodable {
    struct Route: Decodable { var vehicle: Int }
    var routes: [Route]
  }

  /// A schedule made by hand: CSV, a schedule as this program writes it, or VROOM's answer.
  func handMade(_ path: String) throws -> [HandMadeTrip] {
    var diagnostics = Diagnostics()
    if path.hasSuffix(".json") {
      guard let bytes = Folder.read(file: path, diagnostics: &diagnostics) else {
        throw try console.refuse(diagnostics, json: json)
      }
      guard (try? JSONDecoder().decode(Outline.self, from: Data(bytes))) != nil else {
        guard let standing = ScheduleInput(atPath: path) else {
          throw try refuse(
            "dispatch.check", path, "", "读不出：既不是程序写出的 schedule.json，也不是 VROOM 的答案，或文件不完整。请换回完整的文件。",
            "It cannot be read: it is neither a schedule.json as it was written nor VROOM's answer, or not all of it is there. Give the whole file."
          )
        }
        if let minute = standing.record.now?.count {
          throw try refuse(
            "dispatch.check-replanned", path, "",
            "这是第 \(minute) 分钟改派过的表：以前做过的不能从头再排一遍，不能当手排的表核对。请用 hearth audit 复核它所在的文件夹。",
            "This schedule was planned anew in minute \(minute): what had been done by then cannot be driven again from the start, so it cannot be checked as a hand-made one. Check its folder with `hearth audit`."
          )
        }
        return HandMadeTrip.trips(of: try schedule(standing, in: path))
      }
      do { return try HandMadeTrip.trips(of: try VROOMSolution(reading: bytes)) } catch {
        diagnostics.report(error.diagnostic(file: path))
        throw try console.refuse(diagnostics, json: json)
      }
    }
    let trips = HandMadeList.read(path, diagnostics: &diagnostics)
    guard !diagnostics.hasErrors else { throw try console.refuse(diagnostics, json: json) }
    return trips
  }
}
