import District
import Plans
import Quantities

/// What a new schedule does otherwise than the one it replaces.
struct ScheduleComparison {
  /// An order that was given to a truck and had not begun.
  struct Order: Hashable {
    var truck: String
    /// Minute from which its shift was counted.
    var day: String
    var order: String
    var village: String
  }

  let old: Schedule
  let disruption: Disruption
  let names: [String: Bilingual]
  let open: [Order]
  let changed: [Order]
  /// Coal on trucks that have broken down or are cut off.
  let stranded: [(truck: String, kg: Kilograms)]
  /// Coal that was on trucks when they stopped which came back empty since.
  let untold: [(truck: String, kg: Kilograms)]
  let cutOff: [String]
  /// Trucks on a road that has just been closed, with the road.
  let onClosed: [(truck: String, road: Bilingual)]
  /// Where trucks stand that have just broken down: on a road past a place, or at it; `nil` = their base.
  let broken: [(truck: String, road: Bilingual?, place: Bilingual?)]
  private let affected: Set<String>

  init(_ old: Schedule, _ days: [TruckDay], _ live: LiveCase, _ disruption: Disruption) {
    self.old = old
    self.disruption = disruption
    names = Dictionary(old.orders.map { ($0.village, $0.name) }) { first, _ in first }
    let closed = Set(disruption.closedRoads)
    var open: [Order] = []
    var affected = Set<String>()
    for (k, frozen) in live.frozen.enumerated() {
      for (day, trip) in frozen.open {
        let isHit = live.isDown[k] || Self.drives(trip.legs, closed) || Self.drives(day.home, closed)
        for (_, unload) in trip.unloads {
          open.append(Order(truck: day.truck, day: day.id, order: unload.order, village: unload.village))
          if isHit { affected.insert(unload.village) }
        }
      }
      if live.isDown[k] { affected.formUnion(frozen.pending.map(\.village)) }
    }
    var kept = Set<Order>()
    let opened = Set(disruption.openedRoads)
    for day in days {
      for trip in day.trips {
        // a way that was not there before
        if Self.drives(trip.legs, opened) { affected.formUnion(trip.unloads.map { $0.unload.village }) }
        for (_, unload) in trip.unloads {
          kept.insert(Order(truck: day.truck, day: day.id, order: unload.order, village: unload.village))
        }
      }
    }
    self.open = open
    self.affected = affected
    changed = open.filter { !kept.contains($0) }
    cutOff = live.cutOff
    let roads = RoadNames(live.dispatch.district)
    onClosed = live.names.indices.compactMap { k in
      guard !live.isDown[k], let road = live.frozen[k].onRoad, closed.contains(road) else { return nil }
      return (live.names[k], roads.road(road))
    }
    broken = live.names.indices.compactMap { k in
      let frozen = live.frozen[k]
      guard disruption.trucksDown.contains(live.names[k]), frozen.current != nil else { return nil }
      return (live.names[k], frozen.onRoad.map(roads.road), frozen.junction.map(roads.place))
    }
    stranded = live.names.indices.filter { live.isDown[$0] }.compactMap { k in
      let last = days.filter { $0.truck == live.names[k] }.max { $0.start < $1.start }
      let kg = last?.trips.total(\.aboard) ?? .zero
      return kg > .zero ? (live.names[k], kg) : nil
    }
    untold = live.names.indices.filter { !live.isDown[$0] }.compactMap { k in
      let kg = days.filter { $0.truck == live.names[k] }.flatMap(\.trips).total(\.aboard)
      return kg > .zero ? (live.names[k], kg) : nil
    }
  }

  /// Whether a road closed or opened, or a truck that is out, touches the order's village.
  func isAffected(_ order: Order) -> Bool { affected.contains(order.village) }

  private static func drives(_ legs: [Leg], _ roads: Set<String>) -> Bool {
    legs.contains { leg in
      guard case .drive(_, let drive) = leg else { return false }
      return drive.roads.contains { roads.contains($0.road) }
    }
  }

  var remarks: [Bilingual] {
    let barred = cutOff.map { truck in
      Bilingual(
        zh: "\(truck) 被封路挡住，送不到或回不了车场：送完能送的就停下，不再派；空车回到车场后请用 --truck-back 告知。",
        en:
          "\(truck) is cut off by closed roads from where it is to go or from its base: it brings what it can, stays there and is not sent. Say --truck-back when it stands at its base, empty."
      )
    }
    return onClosed.map { truck, road in
      Bilingual(
        zh: "\(truck) 此刻正在刚封闭的 \(road.zh) 上：按它能走完这条路排。请打电话核实；走不通请用 --truck-down 告知，再改派。",
        en:
          "\(truck) is on \(road.en) now, which has just been closed: the schedule takes it to get to the end of that road. Ring the driver; if it cannot, say --truck-down and plan anew."
      )
    }
      + broken.map { truck, road, place in
        let spot = place ?? Bilingual(zh: "车场", en: "its base")
        guard let road else {
          return Bilingual(
            zh: "\(truck) 抛锚，停在 \(spot.zh)。", en: "\(truck) has broken down and stands at \(spot.en).")
        }
        return Bilingual(
          zh: "\(truck) 抛锚在 \(road.zh) 上，已过 \(spot.zh)；车辆表和地图把它画在 \(spot.zh)。",
          en:
            "\(truck) has broken down on \(road.en), past \(spot.en); sheets and maps show it at \(spot.en).")
      }
      + barred
      + stranded.map { truck, kg in
        let mass = Format.kilograms(kg)
        return Bilingual(
          zh: "\(truck) 停在外面，车上还有 \(mass.zh)煤没有送到；请派车转运，排车未计入。",
          en:
            "\(truck) stands still with \(mass.en) of coal on it; have it fetched, the schedule does not count on it."
        )
      }
      + untold.map { truck, kg in
        let mass = Format.kilograms(kg)
        return Bilingual(
          zh: "\(truck) 停下时车上的 \(mass.zh)煤，空车回来以前卸在哪里，排车不知道：没有算给任何村或储备点，请现场登记。",
          en:
            "Where the \(mass.en) of coal were unloaded that \(truck) had on it when it stopped, before it came back empty, the schedule does not know: they count for no village and no reserve point. Have it written down."
        )
      }
  }

  /// What changes, in words: first how much, then order by order, those first that lose most.
  func sentences(_ orders: [DeliveryOrder]) -> [Bilingual] {
    let calm = open.filter { !isAffected($0) }.count
    let calmChanged = changed.filter { !isAffected($0) }.count
    let headline = [
      Bilingual(
        zh: "未执行的 \(open.count) 项派单中有 \(changed.count) 项改变；其中不受影响的村 \(calm) 项，改变 \(calmChanged) 项。",
        en:
          "Of \(open.count) orders not begun \(changed.count) change; of the \(calm) to villages that are not affected, \(calmChanged)."
      )
    ]
    let before = Dictionary(old.orders.map { ($0.id, $0) }) { first, _ in first }
    var told: [(lost: Int, later: Int64, words: Bilingual)] = []
    for order in orders {
      guard let was = before[order.id] else { continue }
      let moved = changed.filter { $0.order == order.id }
      let isLater = was.firstArrival != order.firstArrival
      guard !moved.isEmpty || isLater else { continue }
      let never = Int64(old.horizon.count)
      told.append(
        (
          order.coldHouseholdHours - was.coldHouseholdHours,
          (order.firstArrival?.count ?? never) - (was.firstArrival?.count ?? never),
          sentence(was, order, moved)
        ))
    }
    return headline + told.sorted { ($1.lost, $1.later) < ($0.lost, $0.later) }.map(\.words)
  }

  private func sentence(_ was: DeliveryOrder, _ now: DeliveryOrder, _ moved: [Order]) -> Bilingual {
    let hurry =
      now.urgency == .priority ? Bilingual(zh: "优先户", en: "priority") : Bilingual(zh: "其他户", en: "others")
    var zh = "\(now.name.zh)（\(hurry.zh)）："
    var en = "\(now.name.en) (\(hurry.en)): "
    switch (was.firstArrival, now.firstArrival) {
    case (let old?, let new?) where old < new:
      zh += "首车晚到 \((new - old).count) 分钟"
      en += "the first truck comes \((new - old).count) min later"
    case (let old?, let new?) where new < old:
      zh += "首车早到 \((old - new).count) 分钟"
      en += "the first truck comes \((old - new).count) min earlier"
    case (.some, nil):
      zh += "不再有车送到"
      en += "no truck comes any more"
    case (nil, .some):
      zh += "新增送达"
      en += "a truck comes that did not before"
    default:
      zh += "首车时刻不变"
      en += "the first truck comes as before"
    }
    if !moved.isEmpty {
      let trucks = Set(moved.map(\.truck)).sorted()
      zh += "，原派 \(trucks.joined(separator: "、")) 的 \(moved.count) 项改派"
      en += "; \(moved.count) of \(trucks.joined(separator: ", ")) go otherwise"
    }
    return Bilingual(zh: zh + "。", en: en + ".")
  }
}
