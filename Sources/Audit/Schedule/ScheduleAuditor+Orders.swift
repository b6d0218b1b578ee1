import District
import Plans
import Quantities

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What a need goes without, counted again.
private struct Shortage: Equatable {
  var coldHouseholdHours = 0
  var unservedKg: Int64 = 0
}

extension ScheduleAuditor {
  /// Minutes at doorsteps for part of an order: its share of all of them, rounded up.
  func doorstep(_ order: DeliveryOrder, _ kg: Int64) -> Int64 {
    guard order.urgency == .priority, order.kg > .zero else { return 0 }
    return ceilingDivision(
      kg * district.policy.dispatch.doorstep.value.count * Int64(order.households), order.kg.count)
  }

  /// Shift cost: kilometres, hours on duty and overtime, each rounded half up to whole fen.
  func cost(of day: TruckDay, _ truck: ScheduledTruck) -> Int64 {
    let way = (day.metres.count * truck.costPerKilometreFen.count * 2 + 1000) / 2000
    let duty = (day.end.count - day.start.count) * truck.costPerHourFen.count
    let overtime = day.overtime.count * district.policy.dispatch.overtimePerHour.value.count
    return way + (duty * 2 + 60) / 120 + (overtime * 2 + 60) / 120
  }

  /// Every need of the scenario is an order, and every order gets what the trucks bring it and is as cold as that leaves it.
  func checkOrders(_ report: inout AuditReport) {
    let witness = NeedWitness(district, scenario)
    let needs = witness.needs
    report.expect(orderNamed.count == schedule.orders.count, "order.list") {
      Bilingual(zh: "同一张订单列了两次", en: "an order is listed twice")
    }
    report.expect(schedule.orders.count == needs.count, "order.list") {
      Bilingual(
        zh: "派车表列 \(schedule.orders.count) 张订单，按场景重算为 \(needs.count) 张",
        en: "\(schedule.orders.count) orders are listed, the scenario makes \(needs.count)")
    }
    let alarm = witness.affectedByHour.firstIndex { $0 > 0 } ?? 0
    let opening = Int64(alarm) * 60 + district.policy.mobiliseTime.value.count
    for need in needs {
      let village = district.villages[need.village]
      let order = schedule.orders.first { $0.village == village.code && $0.urgency == need.urgency }
      guard let order else {
        report.expect(false, "order.missing") {
          Bilingual(
            zh: "\(village.code) \(need.urgency.rawValue) 没有订单",
            en: "\(village.code) \(need.urgency.rawValue) has no order")
        }
        continue
      }
      report.expect(
        order.kg.count == need.kg && order.households == need.households && order.name == village.name,
        "order.need"
      ) {
        Bilingual(
          zh:
            "\(order.id)：写 \(order.kg.count) 公斤 \(order.households) 户，重算 \(need.kg) 公斤 \(need.households) 户",
          en:
            "\(order.id): \(order.kg.count) kg for \(order.households) households, recomputed \(need.kg) kg for \(need.households)"
        )
      }
      let earliest = max(opening, Int64(witness.firstStruck[need.village] ?? need.onset) * 60)
      report.expect(order.release.count >= min(earliest, Int64(need.onset) * 60 + opening), "order.release") {
        Bilingual(
          zh: "\(order.id)：可下达时刻 \(order.release.count) 分早于警报和动员",
          en: "\(order.id): released in minute \(order.release.count), before the alarm and the mobilisation")
      }
      check(order, need, &report)
    }
  }

  private func check(_ order: DeliveryOrder, _ need: NeedWitness.Need, _ report: inout AuditReport) {
    let horizon = Int64(scenario.horizon) * 60
    let arrivals = schedule.days.flatMap(\.trips).flatMap(\.unloads)
      .filter { $0.unload.order == order.id && $0.span.end.count <= horizon }
      .map { (minute: $0.span.end.count, kg: $0.unload.kg.count) }
    let arrived = arrivals.reduce(0) { $0 + $1.kg }
    expect(
      order.arrivesKg.count, is: arrived, "order.arrives",
      Bilingual(zh: "\(order.id) 送达公斤", en: "\(order.id): kg that arrive"), &report)
    report.expect(arrived <= need.kg, "order.over") {
      Bilingual(
        zh: "\(order.id)：送到 \(arrived) 公斤，多于需要的 \(need.kg) 公斤",
        en: "\(order.id): \(arrived) kg arrive, more than the \(need.kg) kg needed")
    }
    report.expect(order.firstArrival?.count == arrivals.map(\.minute).min(), "order.first") {
      Bilingual(zh: "\(order.id)：首批到达时刻与车次不符", en: "\(order.id): the first arrival is not that of the trips")
    }
    let shortage = shortage(of: need, arrivals)
    expect(
      Int64(order.coldHouseholdHours), is: Int64(shortage.coldHouseholdHours), "order.cold",
      Bilingual(zh: "\(order.id) 受冻户时", en: "\(order.id): cold household-hours"), &report)
    expect(
      order.unservedKg.count, is: shortage.unservedKg, "order.unserved",
      Bilingual(zh: "\(order.id) 缺用公斤", en: "\(order.id): kg not there when asked for"), &report)
    let due = due(need)
    report.expect(order.due?.count == due, "order.due") {
      let (said, recount) = (order.due.map { "\($0.count)" } ?? "—", due.map { "\($0)" } ?? "—")
      return Bilingual(
        zh: "\(order.id)：限时写第 \(said) 分，重算第 \(recount) 分",
        en: "\(order.id): due in minute \(said), recomputed \(recount)")
    }
    let hour = min(Int(due ?? horizon) / 60, need.hourly.count - 1)
    let isLate = shortage.coldHouseholdHours > 0 || shortage.unservedKg > asked(need, through: hour)
    report.expect(isLate == (order.reason != nil), "order.reason") {
      isLate
        ? Bilingual(zh: "\(order.id)：没送够或送晚了，却没写原因", en: "\(order.id): short or late without a reason")
        : Bilingual(
          zh: "\(order.id)：按时送够了，却写了原因", en: "\(order.id): neither short nor late, yet with a reason")
    }
  }

  /// The minute in which the first house of a need falls to the temperature that counts as cold without fuel, rounded down;
  /// where only facilities are in need, whose houses are not known, the hour they lose their heat. `nil` = none does.
  ///
  /// A house of one resistance and one capacity nears the outdoor air by e^(−t/τ): it crosses T after τ · ln((T₀ − Tₒ)/(T − Tₒ)).
  private func due(_ need: NeedWitness.Need) -> Int64? {
    if need.households == 0 { return Int64(need.onset) * 60 }
    let cold = district.policy.coldTemperature.value
    var first: Int64?
    for cohort in need.cohorts where cohort.households.contains(where: { $0 > 0 }) {
      let archetype = district.archetypes[cohort.archetype]
      var indoor = archetype.startTemperature
      for hour in need.hourly.indices {
        guard cohort.households[hour] > 0 else {
          indoor = archetype.startTemperature
          continue
        }
        let outdoor = NeedWitness.outdoor(district, scenario, village: need.village, hour: hour)
        let after = outdoor + (indoor - outdoor) * exp(-1 / archetype.timeConstant)
        if after <= cold {
          let hours =
            indoor <= cold ? 0 : archetype.timeConstant * log((indoor - outdoor) / (cold - outdoor))
          let minute = Int64(hour) * 60 + Int64((hours * 60).rounded(.down))
          first = min(first ?? .max, minute)
          break
        }
        indoor = after
      }
    }
    return first
  }

  /// Whole kilograms that the hours up to and with one ask for.
  private func asked(_ need: NeedWitness.Need, through last: Int) -> Int64 {
    if last >= need.hourly.lastIndex(where: { $0 > 0 }) ?? 0 { return need.kg }
    let sum = need.hourly[...last].reduce(0, +)
    return min(need.kg, Int64((sum - 1e-6).rounded(.up)))
  }

  /// Hour by hour: what is in the village when an hour begins is burnt in it; of an hour that is short, households are served
  /// in proportion, group by group in file order; who is not served cools as a house of one resistance and one capacity.
  private func shortage(
    of need: NeedWitness.Need, _ arrivals: [(minute: Int64, kg: Int64)]
  ) -> Shortage {
    var shortage = Shortage()
    var inVillage: Int64 = 0
    var before: Int64 = 0
    var last = (burnt: Int64(0), demand: Int64(1))
    var temperature = need.cohorts.map { district.archetypes[$0.archetype].startTemperature }
    for hour in need.hourly.indices {
      inVillage += arrivals.reduce(0) {
        $0 + (arrivesFor(hour, $1.minute) ? $1.kg : 0)
      }
      let through = asked(need, through: hour)
      let demand = through - before
      before = through
      if demand > 0 {
        let burnt = min(demand, inVillage)
        inVillage -= burnt
        shortage.unservedKg += demand - burnt
        last = (burnt, demand)
      }
      let waiting = need.cohorts.reduce(0) { $0 + $1.households[hour] }
      var warm = need.hourly[hour] > 0 ? Int(Int64(waiting) * last.burnt / last.demand) : waiting
      for (index, cohort) in need.cohorts.enumerated() {
        let affected = cohort.households[hour]
        let served = min(warm, affected)
        warm -= served
        temperature[index] = indoor(
          temperature[index], after: hour, of: cohort, in: need.village, isServed: served == affected)
        if served < affected, temperature[index] < district.policy.coldTemperature.value {
          shortage.coldHouseholdHours += affected - served
        }
      }
    }
    return shortage
  }

  /// Coal unloaded by the beginning of an hour, and after the beginning of the hour before, can be burnt from it on.
  private func arrivesFor(_ hour: Int, _ minute: Int64) -> Bool {
    let start = Int64(hour) * 60
    return minute <= start && (hour == 0 || minute > start - 60)
  }

  private func indoor(
    _ before: Double, after hour: Int, of cohort: NeedWitness.Cohort, in village: Int, isServed: Bool
  ) -> Double {
    let archetype = district.archetypes[cohort.archetype]
    if cohort.households[hour] == 0 { return archetype.startTemperature }
    if isServed { return district.policy.emergencyTemperature.value }
    let outdoor = NeedWitness.outdoor(district, scenario, village: village, hour: hour)
    return outdoor + (before - outdoor) * exp(-1 / archetype.timeConstant)
  }

  /// The lines of the objective are the sums of what stands above them, and no line is below its bound.
  func checkObjective(_ report: inout AuditReport) {
    let weight = max(1, Int64(district.policy.priorityWeight.value.rounded()))
    expect(
      Int64(schedule.priorityWeight), is: weight, "objective.weight",
      Bilingual(zh: "优先户权重", en: "the weight of priority orders"), &report)
    let recount: [(Schedule.ObjectiveLine.Measure, Int64)] = [
      (
        .coldHouseholdHours,
        schedule.orders.reduce(0) {
          $0 + Int64($1.coldHouseholdHours) * ($1.urgency == .priority ? weight : 1)
        }
      ),
      (
        .unservedKg,
        schedule.orders.reduce(0) { $0 + $1.unservedKg.count * ($1.urgency == .priority ? weight : 1) }
      ),
      (
        .overtimeMinutes,
        schedule.days.reduce(0) { sum, day in
          let isHired = truckNamed[day.truck].map { schedule.trucks[$0].isHired } ?? false
          return sum + (isHired ? day.end.count - day.start.count : day.overtime.count)
        }
      ),
      (.costFen, schedule.days.reduce(0) { $0 + $1.costFen.count }),
    ]
    for (measure, value) in recount {
      expect(
        schedule.value(of: measure) ?? -1, is: value, "objective.\(measure.rawValue)",
        Bilingual(zh: "目标“\(measure.rawValue)”", en: "the objective's \(measure.rawValue)"), &report)
    }
    for line in schedule.objective {
      report.expect(line.bound ?? line.value <= line.value, "objective.bound") {
        Bilingual(
          zh: "“\(line.measure.rawValue)”的值比它的下界还小", en: "\(line.measure.rawValue) is below its own bound")
      }
    }
  }
}
