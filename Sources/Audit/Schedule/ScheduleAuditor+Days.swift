import District
import Plans
import Quantities

extension ScheduleAuditor {
  /// Follows one shift from leg to leg.
  func check(_ day: TruckDay, _ report: inout AuditReport) {
    guard let index = truckNamed[day.truck] else {
      report.expect(false, "day.truck") {
        Bilingual(zh: "\(day.id)：没有车辆 \(day.truck)", en: "\(day.id): there is no truck \(day.truck)")
      }
      return
    }
    let truck = schedule.trucks[index]
    var walk = ShiftWalk(minute: day.start.count, junction: truck.base)
    for trip in day.trips {
      if !isStranded(day) { checkStatus(trip, &report) }
      for leg in trip.legs { follow(leg, of: truck, in: trip.id, &walk, &report) }
      report.expect(walk.load == 0 || isStranded(day) && trip.id == day.trips.last?.id, "trip.mass") {
        Bilingual(
          zh: "\(trip.id)：卸完后车上还剩 \(walk.load) 公斤，账对不上",
          en: "\(trip.id): \(walk.load) kg are unaccounted for after the last village")
      }
      walk.cargo = [:]
      checkRelease(trip, &report)
    }
    for leg in day.home { follow(leg, of: truck, in: day.id, &walk, &report) }
    checkStandsStill(day, &report)
    let isDown = isStranded(day)
    report.expect(isDown || walk.junction == truck.base && walk.minute == day.end.count, "day.home") {
      Bilingual(
        zh: "\(day.id)：收车不在车场 \(truck.base)，或收车时刻不是 \(day.end.count) 分",
        en: "\(day.id): the shift does not end at the base \(truck.base) in minute \(day.end.count)")
    }
    let overtime = max(0, day.end.count - day.start.count - truck.shift.count)
    expect(
      day.overtime.count, is: overtime, "day.overtime",
      Bilingual(zh: "\(day.id) 超时分钟", en: "\(day.id): overtime minutes"), &report)
    let only = isOnlyFinishing(day)
    report.expect(only || overtime <= rules.overtime.value.count, "day.overtime-limit") {
      Bilingual(
        zh: "\(day.id)：超时 \(overtime) 分钟，上限 \(rules.overtime.value.count) 分钟",
        en: "\(day.id): \(overtime) minutes of overtime, at most \(rules.overtime.value.count) are allowed")
    }
    expect(
      day.driving.count, is: walk.driving, "day.driving",
      Bilingual(zh: "\(day.id) 驾驶分钟", en: "\(day.id): minutes at the wheel"), &report)
    report.expect(only || walk.driving <= rules.drivingPerShift.value.count, "day.driving-limit") {
      Bilingual(
        zh: "\(day.id)：驾驶 \(walk.driving) 分钟，一班上限 \(rules.drivingPerShift.value.count) 分钟",
        en:
          "\(day.id): \(walk.driving) minutes at the wheel, at most \(rules.drivingPerShift.value.count) a shift"
      )
    }
    expect(
      day.metres.count, is: walk.metres, "day.metres",
      Bilingual(zh: "\(day.id) 里程(米)", en: "\(day.id): metres"),
      &report)
    expect(
      day.costFen.count, is: cost(of: day, truck), "day.cost",
      Bilingual(zh: "\(day.id) 费用(分)", en: "\(day.id): cost in fen"), &report)
    checkRhythm(day, &report)
  }

  /// Whether a shift is the last before its truck broke down or was cut off: it ends where the truck stands, once the leg it was
  /// on is over. One that ends at the base with nothing on the truck is like any other.
  private func isStranded(_ day: TruckDay) -> Bool {
    guard let now = schedule.now, day.start < now, let truck = truckNamed[day.truck],
      day.standstill(base: schedule.trucks[truck].base) != nil
    else { return false }
    let later = schedule.days.filter { $0.truck == day.truck && $0.start > day.start }.map(\.start)
    if later.isEmpty && schedule.trucksDown.contains(day.truck) { return true }
    return (schedule.trucksBack ?? []).contains { back in
      back.truck == day.truck && day.start < back.minute && later.allSatisfy { $0 >= back.minute }
    }
  }

  /// A truck that is out of service sets out for nowhere and loads nothing from then on; it may unload where it stands, and bring
  /// what is on it where it is only cut off.
  private func checkStandsStill(_ day: TruckDay, _ report: inout AuditReport) {
    guard let now = schedule.now, schedule.trucksDown.contains(day.truck) else { return }
    let legs = day.trips.flatMap(\.legs) + day.home
    let isBroken = legs.contains {
      if case .wait(_, let wait) = $0 { wait.cause == .breakdown } else { false }
    }
    let isSent = legs.contains { leg in
      switch leg {
      case .load(let span, _): span.start > now
      case .drive(let span, let drive): span.start > now && (isBroken || drive.cargoKg == .zero)
      default: false
      }
    }
    report.expect(!isSent, "day.down") {
      Bilingual(
        zh: "\(day.id)：车停着不能用，却在第 \(now.count) 分以后还有行程",
        en: "\(day.id): the truck is out of service, yet it sets out for something after minute \(now.count)")
    }
  }

  /// Whether a shift was under way when the dispatcher closed a road, and only brings what was on the truck and goes home: a
  /// detour may take that past the limits, which no order given from then on may.
  func isOnlyFinishing(_ day: TruckDay) -> Bool {
    guard let now = schedule.now, day.start < now,
      schedule.closures.contains(where: {
        $0.cause == .dispatcher && day.start <= $0.from && $0.from <= day.end
      })
    else { return false }
    return !day.trips.flatMap(\.legs).contains {
      if case .load(let span, _) = $0 { span.start >= now } else { false }
    }
  }

  /// A shift begins no sooner than a cycle after the one before, and ends before the next begins.
  private func checkRhythm(_ day: TruckDay, _ report: inout AuditReport) {
    let others = schedule.days.filter {
      $0.truck == day.truck && ($0.start.count, $0.id) > (day.start.count, day.id)
    }
    guard let next = others.min(by: { $0.start < $1.start }) else { return }
    report.expect(
      next.start.count - day.start.count >= Self.shiftCycle && next.start >= day.end, "day.rhythm"
    ) {
      Bilingual(
        zh: "\(day.truck)：\(next.id) 出车太早，距上一班出车不足 \(Self.shiftCycle) 分钟",
        en:
          "\(day.truck): \(next.id) begins less than \(Self.shiftCycle) minutes after the shift before it"
      )
    }
  }

  /// A truck sets out for nobody before orders may be given for them.
  private func checkRelease(_ trip: Trip, _ report: inout AuditReport) {
    let setOut = trip.legs.first { leg in
      switch leg {
      case .wait, .rest: false
      default: true
      }
    }
    guard let setOut else { return }
    for (_, unload) in trip.unloads {
      guard let order = orderNamed[unload.order] else { continue }
      let release = schedule.orders[order].release
      report.expect(setOut.span.start >= release, "trip.release") {
        Bilingual(
          zh: "\(trip.id)：第 \(setOut.span.start.count) 分出发，订单 \(unload.order) 第 \(release.count) 分才能下达",
          en:
            "\(trip.id): sets out in minute \(setOut.span.start.count) for \(unload.order), which may be ordered from minute \(release.count) on"
        )
      }
    }
  }

  private func checkStatus(_ trip: Trip, _ report: inout AuditReport) {
    let isPast = schedule.now.map { now in trip.legs.last.map { $0.span.end <= now } ?? true } ?? false
    report.expect((trip.status == .done) == isPast, "trip.status") {
      Bilingual(
        zh: "\(trip.id)：标为“\(trip.status.rawValue)”，与当前时刻不符",
        en: "\(trip.id): marked \(trip.status.rawValue), which the time it was made at contradicts")
    }
    report.expect(trip.status != .planned || trip.legs.allSatisfy { isAhead($0) }, "trip.planned") {
      Bilingual(
        zh: "\(trip.id)：还没派的车次排在了当前时刻之前",
        en: "\(trip.id): a trip nobody was told of begins before the present minute")
    }
  }

  private func isAhead(_ leg: Leg) -> Bool {
    guard let now = schedule.now else { return true }
    switch leg {
    case .wait, .rest: return true
    default: return leg.span.start >= now
    }
  }

  private func follow(
    _ leg: Leg, of truck: ScheduledTruck, in name: String, _ walk: inout ShiftWalk,
    _ report: inout AuditReport
  ) {
    let span = leg.span
    report.expect(span.start.count == walk.minute && span.end >= span.start, "leg.gap") {
      Bilingual(
        zh: "\(name)：第 \(walk.minute) 分到第 \(span.start.count) 分没有交代，或时间倒流",
        en: "\(name): minutes \(walk.minute) to \(span.start.count) are not accounted for")
    }
    let minutes = span.end.count - span.start.count
    walk.minute = span.end.count
    switch leg {
    case .wait(_, let wait): expectPlace(wait.at, name, walk, &report)
    case .rest: if minutes >= rules.rest.value.count { walk.sinceRest = 0 }
    case .drive(_, let drive): follow(drive, span, of: truck, in: name, &walk, &report)
    case .load(_, let load):
      let site = siteNamed[load.site].map { district.sites[$0] }
      expectPlace(site.map { district.junctions[$0.junction].id }, name, walk, &report)
      let takes =
        site.map { $0.loadingRate > .zero ? ceilingDivision(load.kg.count * 60, $0.loadingRate.count) : .max }
        ?? .max
      report.expect(
        load.cargo.allSatisfy { $0.fuel == district.policy.reserveFuel.value && $0.kg > .zero }
          && walk.load + load.kg.count <= truck.payloadKg.count,
        "load.payload"
      ) {
        Bilingual(
          zh: "\(name)：装 \(load.kg.count) 公斤，核载 \(truck.payloadKg.count) 公斤，或装的不是储备用煤",
          en:
            "\(name): \(load.kg.count) kg on a truck that carries \(truck.payloadKg.count) kg, or not of the reserve's fuel"
        )
      }
      report.expect(minutes >= takes && minutes - takes >= rules.setUp.value.count, "load.time") {
        Bilingual(
          zh: "\(name)：\(load.site) 装 \(load.kg.count) 公斤只排了 \(minutes) 分钟",
          en: "\(name): \(minutes) minutes are too few to load \(load.kg.count) kg at \(load.site)")
      }
      for cargo in load.cargo { walk.cargo[cargo.fuel, default: 0] += cargo.kg.count }
      if rules.stopsAreRests.value, minutes >= rules.rest.value.count { walk.sinceRest = 0 }
    case .unload(_, let unload):
      follow(unload, minutes, in: name, &walk, &report)
      if rules.stopsAreRests.value, minutes >= rules.rest.value.count { walk.sinceRest = 0 }
    }
  }

  func expectPlace(
    _ place: String?, _ name: String, _ walk: ShiftWalk, _ report: inout AuditReport
  ) {
    report.expect(place == walk.junction, "leg.place") {
      Bilingual(
        zh: "\(name)：第 \(walk.minute) 分车在 \(walk.junction)，表上写 \(place ?? "不存在的地方")",
        en:
          "\(name): in minute \(walk.minute) the truck is at \(walk.junction), not at \(place ?? "no known place")"
      )
    }
  }

  private func follow(
    _ unload: Leg.Unload, _ minutes: Int64, in name: String, _ walk: inout ShiftWalk,
    _ report: inout AuditReport
  ) {
    let order = orderNamed[unload.order].map { schedule.orders[$0] }
    report.expect(
      order.map { $0.village == unload.village && $0.urgency == unload.urgency } ?? false, "unload.order"
    ) {
      Bilingual(
        zh: "\(name)：卸货单 \(unload.order) 不存在，或不是 \(unload.village) 的",
        en: "\(name): there is no order \(unload.order) of \(unload.village)")
    }
    let village = district.villages.first { $0.code == unload.village }
    expectPlace(village.map { district.junctions[$0.junction].id }, name, walk, &report)
    let doorstep = order.map { self.doorstep($0, unload.kg.count) } ?? 0
    report.expect(
      unload.doorstep.count == doorstep && minutes >= district.policy.unloadTime.value.count + doorstep,
      "unload.time"
    ) {
      Bilingual(
        zh: "\(name)：\(unload.order) 卸 \(unload.kg.count) 公斤(上门 \(doorstep) 分钟)只排了 \(minutes) 分钟",
        en:
          "\(name): \(minutes) minutes are too few to unload \(unload.kg.count) kg of \(unload.order), \(doorstep) of them at doorsteps"
      )
    }
    for cargo in unload.cargo { walk.cargo[cargo.fuel, default: 0] -= cargo.kg.count }
    report.expect(
      unload.cargo.allSatisfy { $0.kg > .zero } && walk.cargo.values.allSatisfy { $0 >= 0 }, "unload.mass"
    ) {
      Bilingual(
        zh: "\(name)：卸 \(unload.kg.count) 公斤，比车上的多", en: "\(name): more is unloaded than is on the truck")
    }
  }
}
