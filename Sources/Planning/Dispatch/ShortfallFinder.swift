import District
import Haulage
import Hazards
import Plans
import Quantities
import RoadNetwork

/// Says of every late or short order which constraint, lifted alone, would help it at least cost, and what that would save.
struct ShortfallFinder {
  let dispatch: DispatchCase
  let solution: ShiftSolution
  /// The same problem on dry roads with nothing closed.
  let dry: TravelBook
  /// On dry roads, for a truck that weighs nothing.
  let light: TravelBook

  /// Orders that are cold or short, with their reasons, by need.
  func shortfalls() async -> [Int: Shortfall] {
    let needs = solution.service.indices.filter { isLate($0) }
    guard !needs.isEmpty else { return [:] }
    let problem = dispatch.problem
    var open = problem
    open.travel = dry
    var lifted: [(code: Shortfall.Code?, problem: ShiftProblem)] = [
      (.roadClosed, open), (.dockFull, Relaxation.docks.lifted(from: problem)),
      (.sourceStock, Relaxation.stock.lifted(from: problem)),
      (.shiftFull, Relaxation.shifts.lifted(from: problem)),
      (.driverHours, Relaxation.drivers.lifted(from: problem)),
      (.minimumDrop, Relaxation.drops.lifted(from: problem)),
      (.lowerPriority, Relaxation.hire.lifted(from: problem)),
      // more trucks and more coal at once
      (nil, Relaxation.hire.lifted(from: Relaxation.stock.lifted(from: problem))),
    ]
    if problem.hasTanks { lifted.append((.truckRange, Relaxation.tanks.lifted(from: problem))) }
    let (plan, service) = (solution.plan, solution.service)
    let found = await inOrder(lifted) { code, problem in
      (code, problem.relief(of: needs, under: plan, with: service))
    }
    var reliefs: [Shortfall.Code: [Relief]] = [:]
    var together: [Relief] = []
    for (code, relief) in found {
      if let code { reliefs[code] = relief } else { together = relief }
    }
    var shortfalls: [Int: Shortfall] = [:]
    let earliest = problem.earliest()
    for (index, need) in needs.enumerated() {
      shortfalls[need] = shortfall(
        need, reliefs.mapValues { $0[index] }, together: together[index], earliest: earliest[need])
    }
    return shortfalls
  }

  /// Whether houses get cold, or more is missing than was asked for before the first of them would (`DeliveryOrder.reason`).
  private func isLate(_ need: Int) -> Bool {
    let service = solution.service[need]
    let hour = min((dispatch.due(need) ?? .max / 2) / 60, dispatch.impact.horizon - 1)
    return service.cold > 0 || service.unserved > dispatch.problem.needs[need].demandThrough[hour]
  }

  /// Codes in order of what lifting them costs an office, least first.
  private static let cheapness: [Shortfall.Code] = [
    .minimumDrop, .dockFull, .driverHours, .shiftFull, .truckRange, .lowerPriority, .sourceStock, .roadClosed,
  ]

  /// - Parameters:
  ///   - together: What more trucks and more coal at once would do for it.
  ///   - earliest: First minute in which any coal could be there.
  private func shortfall(
    _ need: Int, _ reliefs: [Shortfall.Code: Relief], together: Relief, earliest: Int?
  ) -> Shortfall {
    let lost = solution.service[need]
    if dispatch.problem.yards.isEmpty {
      return Shortfall(
        code: .sourceStock,
        words: Bilingual(zh: "没有一个储备点有煤可装。", en: "No yard has any coal to load."),
        relaxation: Bilingual(
          zh: "先给储备点备煤，再用新的规划排车。", en: "Lay coal in at the yards, and schedule with the plan that has it."),
        savedHouseholdHours: lost.cold, savedKg: Kilograms(Int64(lost.unserved)))
    }
    let problem = dispatch.problem
    if !problem.trucks.contains(where: { $0.free < problem.horizon * 60 }) {
      return Shortfall(
        code: .noTruck,
        words: Bilingual(zh: "没有一辆能派的车。", en: "There is no truck that can be sent."),
        relaxation: Bilingual(
          zh: "调车或雇车来；有修好的、脱困的车，用 --truck-back 告知。",
          en: "Send for trucks or hire some; where some are mended or freed, say --truck-back."),
        savedHouseholdHours: lost.cold, savedKg: Kilograms(Int64(lost.unserved)))
    }
    guard isReached(need, by: light, anyTruck: true) else {
      let hours = Format.decimal(
        Double(dispatch.district.policy.dispatch.longestSpell.value.count) / 60, places: 1)
      return Shortfall(
        code: .roadClosed,
        words: Bilingual(
          zh: "没有路从储备点通到这个村，或一次连续驾驶（\(hours) 小时）到不了，无雪时也一样。",
          en:
            "No road leads from a yard to the village, or none that is driven in one spell of \(hours) h, even without snow."
        ),
        relaxation: Bilingual(
          zh: "停热前把煤放到村里，或在路通的一侧设储备点。",
          en: "Place coal in the village before the heat fails, or have a yard on its side."),
        savedHouseholdHours: lost.cold, savedKg: Kilograms(Int64(lost.unserved)))
    }
    if !isReached(need, by: dry, anyTruck: false) {
      return Shortfall(
        code: .noAccessibleTruck,
        words: Bilingual(
          zh: "没有一辆车能开到这个村：道路限重低于满载车重。", en: "No truck is light enough for any way to the village."),
        relaxation: Bilingual(
          zh: "调一辆更轻的车，或在限重路口换装。", en: "Send a lighter truck, or transload before the limit."),
        savedHouseholdHours: lost.cold, savedKg: Kilograms(Int64(lost.unserved)))
    }
    func value(_ relief: Relief) -> Int { 1000 * relief.cold + relief.unserved }
    let helpful = Self.cheapness.compactMap { code in reliefs[code].flatMap { $0.isNone ? nil : (code, $0) } }
    guard let best = helpful.max(by: { value($0.1) < value($1.1) }) else {
      return together.isNone ? tooLate(need, earliest: earliest) : lacksBoth(need, together)
    }
    // the reason is the cheapest thing to lift that helps at least half as much as any: so it says what to do about it
    let cheapest = helpful.first { 2 * value($0.1) >= value(best.1) } ?? best
    return Shortfall(
      code: cheapest.0, words: words(cheapest.0, need), relaxation: relaxation(cheapest.0, cheapest.1),
      savedHouseholdHours: max(0, cheapest.1.cold), savedKg: Kilograms(Int64(max(0, cheapest.1.unserved))))
  }

  private func isReached(_ need: Int, by book: TravelBook, anyTruck: Bool) -> Bool {
    let problem = dispatch.problem
    let kinds = anyTruck ? [0] : Array(Set(problem.trucks.map(\.kind)))
    return problem.yards.contains { yard in
      kinds.contains {
        book.minutes(kind: $0, hour: 0, from: yard.place, to: problem.needs[need].place) != nil
      }
    }
  }

  /// Neither coal nor a truck alone would help, both would.
  private func lacksBoth(_ need: Int, _ relief: Relief) -> Shortfall {
    let hire = hired(relief)
    return Shortfall(
      code: .sourceStock,
      words: Bilingual(
        zh: "够得着的储备点没有煤，车辆也都在别处：只补一样没有用。",
        en: "The yards in reach have no coal left and the trucks are with others: either alone helps nothing."
      ),
      relaxation: Bilingual(
        zh: "给\(yard(relief).zh)加 \(relief.kg) 公斤煤，并\(hire.zh)\(saved(relief).zh)。",
        en: "Put \(relief.kg) kg more into \(yard(relief).en), and: \(hire.en)\(saved(relief).en)."),
      savedHouseholdHours: max(0, relief.cold), savedKg: Kilograms(Int64(max(0, relief.unserved))))
  }

  private func tooLate(_ need: Int, earliest: Int?) -> Shortfall {
    let due = dispatch.due(need) ?? 0
    let isInTime = earliest.map { $0 <= due } ?? false
    let threshold = Format.celsius(dispatch.district.policy.coldTemperature.value)
    let words =
      isInTime
      ? Bilingual(
        zh: "第一车来得及（第 \(earliest ?? 0) 分钟卸完，房屋第 \(due) 分钟降到 \(threshold)），全部送到来不及；单独放宽任何一项、加煤又加车都没有用。",
        en:
          "A first load can be there in time (unloaded in minute \(earliest ?? 0), houses at \(threshold) in minute \(due)), all of it cannot; lifting any one thing alone, or more coal and trucks at once, helps nothing."
      )
      : Bilingual(
        zh: "房屋第 \(due) 分钟降到 \(threshold)，而最早的车第 \(earliest.map { String($0) } ?? "—") 分钟才能卸完；单独放宽任何一项都没有用。",
        en:
          "Its houses are at \(threshold) in minute \(due), and the first truck that could be there is unloaded in minute \(earliest.map { String($0) } ?? "-"); lifting any one thing alone helps nothing."
      )
    return Shortfall(
      code: .timeWindow, words: words,
      relaxation: Bilingual(zh: "停电前把煤放到村里（提前存放）。", en: "Place coal in the village before the heat fails."),
      savedHouseholdHours: solution.service[need].cold,
      savedKg: Kilograms(Int64(solution.service[need].unserved)))
  }

  private func words(_ code: Shortfall.Code, _ need: Int) -> Bilingual {
    switch code {
    case .roadClosed:
      Bilingual(zh: "积雪或封路使车到不了，或慢得来不及。", en: "Snow or closures keep trucks out, or slow them too much.")
    case .dockFull: Bilingual(zh: "装车月台排满。", en: "The docks are busy.")
    case .sourceStock: Bilingual(zh: "够得着的储备点没有煤了。", en: "The yards in reach have no coal left.")
    case .shiftFull: Bilingual(zh: "车辆的班次已经排满。", en: "The shifts are full.")
    case .driverHours: Bilingual(zh: "驾驶员的连续或当班驾驶时间用完。", en: "The drivers may drive no further.")
    case .truckRange:
      Bilingual(
        zh: "车场加油站停电，车上的油不够再跑这一趟。",
        en: "The filling stations at the bases have no power, and what is in the tanks does not last for it.")
    case .minimumDrop:
      Bilingual(
        zh: "缺量小于一次最少送量，或一趟卸点已满。", en: "What lacks is too little for a stop, or trips have no stop left.")
    case .lowerPriority, .noTruck, .noAccessibleTruck, .timeWindow, .storageFull:
      Bilingual(
        zh: "车辆此时在给\(rival(of: need).zh)送煤，那里更急。",
        en: "The trucks are bringing coal to \(rival(of: need).en), where it is worse.")
    }
  }

  /// The need whose trucks this one would have to take: the priority order served nearest in time before it is cold.
  private func rival(of need: Int) -> Bilingual {
    let due = dispatch.due(need) ?? 0
    var best: (gap: Int, need: Int)?
    for trip in solution.shifts.flatMap(\.trips) {
      for (other, stop) in zip(trip.needs, trip.stops) where other != need {
        let gap = abs(stop.end - due)
        if gap < best?.gap ?? .max { best = (gap, other) }
      }
    }
    guard let best else { return Bilingual(zh: "别的村", en: "others") }
    return dispatch.district.villages[dispatch.needs[best.need].village].name
  }

  private func saved(_ relief: Relief) -> Bilingual {
    Bilingual(
      zh: "（可少 \(max(0, relief.cold)) 户·时受冻、\(max(0, relief.unserved)) 公斤缺煤）",
      en: " (saves \(max(0, relief.cold)) cold household-hours and \(max(0, relief.unserved)) kg)")
  }

  private func relaxation(_ code: Shortfall.Code, _ relief: Relief) -> Bilingual {
    let saved = saved(relief)
    let words =
      switch code {
      case .roadClosed:
        Bilingual(
          zh: "先清\(yard(relief).zh)到这个村的路", en: "Plough the way from \(yard(relief).en) to the village first")
      case .dockFull:
        Bilingual(zh: "\(yard(relief).zh)增开装车月台", en: "Open more docks at \(yard(relief).en)")
      case .sourceStock:
        Bilingual(
          zh: "给\(yard(relief).zh)加 \(relief.kg) 公斤煤", en: "Put \(relief.kg) kg more into \(yard(relief).en)")
      case .shiftFull: Bilingual(zh: "延长班次，或换人不停车", en: "Lengthen the shift, or change drivers")
      case .driverHours: Bilingual(zh: "配第二名驾驶员", en: "Send a second driver")
      case .truckRange:
        Bilingual(
          zh: "派油罐车加油，或到有自备发电机的加油站加",
          en: "Fill the trucks from a tanker, or at a station with a generator of its own")
      case .minimumDrop: Bilingual(zh: "允许更小的送量或更多卸点", en: "Allow smaller drops or more stops")
      case .lowerPriority, .noTruck, .noAccessibleTruck, .timeWindow, .storageFull: hired(relief)
      }
    return Bilingual(zh: words.zh + saved.zh + "。", en: words.en + saved.en + ".")
  }

  /// The yard that the need would be loaded at, by name.
  private func yard(_ relief: Relief) -> Bilingual {
    relief.yards.first.map { dispatch.district.sites[dispatch.sites[$0]].name }
      ?? Bilingual(zh: "够得着的储备点", en: "a yard in reach")
  }

  private func hired(_ relief: Relief) -> Bilingual {
    let extra = relief.trucks.first { $0 >= dispatch.trucks.count }
    let lifted = Relaxation.hire.lifted(from: dispatch.problem).trucks
    guard let extra,
      let like = dispatch.problem.trucks.firstIndex(where: { truck in
        (truck.base, truck.kind, truck.payload) == (
          lifted[extra].base, lifted[extra].kind, lifted[extra].payload
        )
      })
    else { return Bilingual(zh: "再雇一辆车", en: "Hire one more truck") }
    let name = dispatch.district.fleet[dispatch.trucks[like].type].name
    return Bilingual(zh: "再雇一辆车，与“\(name.zh)”同", en: "Hire one more truck like \(name.en)")
  }
}
