import District
public import Plans
public import Quantities

extension Dispatcher {
  /// Something that a schedule has done by a minute and that the inputs know nothing of, with what to say of it: it cannot be made
  /// anew from them. `nil` = they know all of it.
  ///
  /// - Complexity: O(legs + roads + villages)
  public func forgotten(of old: Schedule, at minute: Minutes) -> (name: String, words: Bilingual)? {
    DoneWork(old, at: minute).lost(in: district, scenario, stock)
  }
}

/// A schedule at the minute in which it is made anew: what it has done, which no other inputs may take back.
private struct DoneWork {
  private let schedule: Schedule
  private let minute: Minutes

  init(_ schedule: Schedule, at minute: Minutes) {
    self.schedule = schedule
    self.minute = minute
  }

  /// Something done that the inputs do not know, and what to say of it; `nil` = they know all of it.
  func lost(in district: District, _ scenario: Scenario, _ stock: [Kilograms]) -> (
    name: String, words: Bilingual
  )? {
    guard schedule.start == scenario.start, schedule.horizon.count == Int64(scenario.horizon) * 60 else {
      return (
        scenario.name,
        Bilingual(
          zh: "场景的开始时刻或时长与旧排车表不同。", en: "The scenario's start or horizon is not that of the old schedule.")
      )
    }
    let begun = schedule.days.filter { $0.start < minute }
    for id in Set(begun.map(\.truck)).sorted() where !isThere(id, in: district) {
      return (
        id,
        Bilingual(
          zh: "这辆车已经出过车，fleet.csv 里却没有了，或载重、车场、班时改了。抛锚的车用 --truck-down 告知，不要从 fleet.csv 里删。",
          en:
            "This truck has been out, and fleet.csv no longer has it, or gives it another payload, base or shift. Say --truck-down of a truck that broke down; do not take it from fleet.csv."
        )
      )
    }
    let done = begun.flatMap { $0.trips.flatMap(\.legs) + $0.home }.filter { $0.span.start < minute }
    let roads = Set(district.roads.map(\.id))
    let villages = Set(district.villages.map(\.code))
    var loaded: [String: Kilograms] = [:]
    for leg in done {
      switch leg {
      case .drive(_, let drive):
        if let road = drive.roads.first(where: { !roads.contains($0.road) })?.road {
          return (
            road,
            Bilingual(
              zh: "这条路已经走过，roads.csv 里却没有了。封了的路用 --closed 告知，不要从 roads.csv 里删。",
              en:
                "This road has been driven, and roads.csv no longer has it. Say --closed of a road that is closed; do not take it from roads.csv."
            )
          )
        }
      case .load(_, let load): loaded[load.site, default: .zero] += load.kg
      case .unload(_, let unload):
        if !villages.contains(unload.village) {
          return (
            unload.village,
            Bilingual(
              zh: "已经给这个村送过煤，villages.csv 里却没有了。",
              en: "Coal has been brought to this village, and villages.csv no longer has it.")
          )
        }
      case .wait, .rest: break
      }
    }
    for (site, kg) in loaded.sorted(by: { $0.key < $1.key }) {
      let held = zip(district.sites, stock).first { $0.0.id == site }?.1 ?? .zero
      guard held < kg else { continue }
      return (
        site,
        Bilingual(
          zh: "这个储备点已经装走 \(kg.count) 公斤，规划里却只有 \(held.count) 公斤。请用排旧表时的那份规划。",
          en:
            "\(kg.count) kg have been loaded at this point, and the plan holds \(held.count) kg there. Give the plan that the old schedule was made with."
        )
      )
    }
    return nil
  }

  /// Whether the fleet has a truck as the schedule sent it out.
  private func isThere(_ id: String, in district: District) -> Bool {
    guard let truck = schedule.trucks.first(where: { $0.id == id }),
      let row = district.fleet.first(where: { $0.id == truck.type }),
      let number = id.split(separator: "#").last.flatMap({ Int($0) })
    else { return false }
    return number <= row.count && truck.payloadKg == row.payload && truck.shift == row.shift
      && truck.base == district.junctions[row.base].id
  }
}
