import Plans
import Quantities

extension ScheduleAuditor {
  /// Kilograms, metres, minutes and fen: 100 million tonnes, or kilometres. More than any district moves, and little enough that no
  /// product with a price or a weight overflows.
  private static let most: Int64 = 100_000_000_000
  /// fen per kilometre or hour: 100,000 CNY.
  private static let mostPrice: Int64 = 10_000_000
  /// Weighted household-hours and kilograms of a whole schedule.
  private static let mostOfAll: Int64 = 1_000_000_000_000_000

  /// Whether every number is of a size that the other checks can add and multiply: one that somebody wrote in by hand must be
  /// a finding, not a crash.
  func checkSizes(_ report: inout AuditReport) -> Bool {
    var numbers = [schedule.horizon.count, Int64(schedule.priorityWeight)]
    if let now = schedule.now { numbers.append(now.count) }
    for truck in schedule.trucks {
      numbers += [truck.payloadKg.count, truck.grossKg.count, truck.shift.count]
    }
    for yard in schedule.yards {
      numbers += [yard.loadingKgPerHour.count, yard.setUp.count, yard.stockKg.count, Int64(yard.docks)]
    }
    for order in schedule.orders {
      numbers += [order.kg.count, order.arrivesKg.count, order.unservedKg.count, order.release.count]
      numbers += [Int64(order.households), Int64(order.coldHouseholdHours)]
      for case let minute? in [order.due, order.firstArrival] { numbers.append(minute.count) }
    }
    for closure in schedule.closures {
      for case let minute? in [closure.from, closure.until] { numbers.append(minute.count) }
    }
    for day in schedule.days {
      numbers += [day.start.count, day.end.count, day.overtime.count, day.driving.count]
      numbers += [day.metres.count, day.costFen.count]
      if let tank = day.tank { numbers += [tank.leaving.count, tank.back.count] }
      for leg in day.trips.flatMap(\.legs) + day.home { numbers += sizes(leg) }
    }
    var prices: [Int64] = []
    for truck in schedule.trucks { prices += [truck.costPerKilometreFen.count, truck.costPerHourFen.count] }
    var sums: [Int64] = []
    for line in schedule.objective { sums += [line.value, line.bound ?? 0] }
    let isFit = [(numbers, Self.most), (prices, Self.mostPrice), (sums, Self.mostOfAll)].allSatisfy {
      values, most in
      values.allSatisfy { (-most...most).contains($0) }
    }
    report.expect(isFit, "schedule.sizes") {
      Bilingual(
        zh: "派车表里有大得不可能的数，其余各项没有核对",
        en: "the schedule holds impossibly large numbers; nothing else was checked")
    }
    return isFit
  }

  private func sizes(_ leg: Leg) -> [Int64] {
    let span = [leg.span.start.count, leg.span.end.count]
    return switch leg {
    case .drive(_, let drive):
      span + [drive.metres.count, drive.cargoKg.count]
        + drive.roads.flatMap { [$0.enter.count, $0.leave.count] }
    case .load(_, let load): span + load.cargo.map(\.kg.count)
    case .unload(_, let unload): span + unload.cargo.map(\.kg.count) + [unload.doorstep.count]
    case .wait, .rest: span
    }
  }
}
