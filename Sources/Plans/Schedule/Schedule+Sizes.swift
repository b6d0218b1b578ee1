import Quantities

extension Schedule {
  /// Minutes: nearly two years.
  private static let mostMinutes: Int64 = 1_000_000
  /// Kilograms of a truck, metres of a drive: 10,000 t, 10,000 km.
  private static let mostOfTruck: Int64 = 10_000_000
  /// Kilograms and metres of an order, a yard or a shift, fen: 100 million tonnes, or kilometres. More than any district
  /// moves, and little enough that no product with a price or a weight overflows.
  private static let mostOfDay: Int64 = 100_000_000_000
  /// fen per kilometre or hour: 100,000 CNY.
  private static let mostPrice: Int64 = 10_000_000
  /// Weighted household-hours and kilograms of a whole schedule.
  private static let mostOfAll: Int64 = 1_000_000_000_000_000

  /// Whether every number can be meant, and added and multiplied: one that somebody wrote in by hand must be refused, not end in a
  /// crash.
  public var hasPossibleNumbers: Bool {
    let (ofLegs, minutesOfLegs) = numbersOfLegs
    return [
      (minutes + minutesOfLegs, Self.mostMinutes), (ofLegs, Self.mostOfTruck), (numbers, Self.mostOfDay),
      (prices, Self.mostPrice), (objective.flatMap { [$0.value, $0.bound ?? 0] }, Self.mostOfAll),
    ].allSatisfy { values, most in values.allSatisfy { (0...most).contains($0) } }
      && tanks.allSatisfy { (-Self.mostOfDay...Self.mostOfDay).contains($0) }
      && trucks.allSatisfy { $0.speedFactor > 0 && $0.speedFactor.isFinite }
  }

  /// A truck may have to go further than its tank lasts.
  private var tanks: [Int64] { days.compactMap(\.tank).flatMap { [$0.leaving.count, $0.back.count] } }

  private var minutes: [Int64] {
    var minutes = [horizon.count, now?.count ?? 0]
    minutes += trucks.map(\.shift.count) + yards.map(\.setUp.count)
    for order in orders {
      minutes.append(order.release.count)
      for case let minute? in [order.due, order.firstArrival] { minutes.append(minute.count) }
    }
    for closure in closures {
      for case let minute? in [closure.from, closure.until] { minutes.append(minute.count) }
    }
    for day in days { minutes += [day.start.count, day.end.count, day.overtime.count, day.driving.count] }
    return minutes
  }

  private var numbers: [Int64] {
    var numbers = [Int64(priorityWeight)]
    for truck in trucks { numbers += [truck.payloadKg.count, truck.grossKg.count] }
    for yard in yards {
      numbers += [yard.loadingKgPerHour.count, yard.stockKg.count, Int64(yard.docks)]
    }
    for order in orders {
      numbers += [order.kg.count, order.arrivesKg.count, order.unservedKg.count]
      numbers += [Int64(order.households), Int64(order.coldHouseholdHours)]
    }
    for day in days {
      numbers += [day.metres.count, day.costFen.count]
    }
    return numbers
  }

  private var prices: [Int64] {
    trucks.flatMap { [$0.costPerKilometreFen.count, $0.costPerHourFen.count] }
  }

  /// What legs carry and how far they go, and their minutes.
  private var numbersOfLegs: (numbers: [Int64], minutes: [Int64]) {
    var (numbers, minutes): ([Int64], [Int64]) = ([], [])
    for leg in days.flatMap(\.legs) {
      minutes += [leg.span.start.count, leg.span.end.count]
      switch leg {
      case .drive(_, let drive):
        numbers += [drive.metres.count, drive.cargoKg.count]
        minutes += drive.roads.flatMap { [$0.enter.count, $0.leave.count] }
      case .load(_, let load): numbers += load.cargo.map(\.kg.count) + [Int64(load.dock)]
      case .unload(_, let unload):
        numbers += unload.cargo.map(\.kg.count)
        minutes.append(unload.doorstep.count)
      case .wait, .rest: break
      }
    }
    return (numbers, minutes)
  }
}
