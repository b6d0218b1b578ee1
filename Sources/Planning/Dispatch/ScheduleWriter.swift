import Haulage
import District
import Hazards
import Plans
import Quantities
import RoadNetwork

/// Turns a played plan into the schedule that people read: every leg with its roads, every order with what it gets.
struct ScheduleWriter {
  let dispatch: DispatchCase

  private var district: District { dispatch.district }

  func truckID(_ truck: Int) -> String {
    let item = dispatch.trucks[truck]
    return "\(district.fleet[item.type].id)#\(item.number)"
  }

  func orderID(_ need: Int) -> String {
    dispatch.names.needs[need].order
  }

  func trucks() -> [ScheduledTruck] {
    dispatch.trucks.indices.map { k in
      let type = district.fleet[dispatch.trucks[k].type]
      return ScheduledTruck(
        id: truckID(k), type: type.id, name: type.name, payloadKg: type.payload,
        grossKg: type.payload + type.emptyWeight, speedFactor: type.speedFactor, hasChains: type.hasChains,
        base: district.junctions[type.base].id, shift: type.shift, costPerKilometreFen: type.costPerKilometre,
        costPerHourFen: type.costPerHour)
    }
  }

  func yards() -> [Schedule.Yard] {
    zip(dispatch.sites, dispatch.stock).map { index, stock in
      let site = district.sites[index]
      return Schedule.Yard(
        site: site.id, name: site.name, junction: district.junctions[site.junction].id, docks: site.docks,
        loadingKgPerHour: site.loadingRate, setUp: district.policy.dispatch.setUp.value, stockKg: stock)
    }
  }

  func orders(_ solution: ShiftSolution) -> [DeliveryOrder] {
    dispatch.needs.indices.map { n in
      let need = dispatch.needs[n]
      let village = district.villages[need.village]
      let service = solution.service[n]
      return DeliveryOrder(
        id: orderID(n), village: village.code, name: village.name, urgency: need.urgency,
        households: need.households, kg: need.kg, release: Minutes(Int64(dispatch.problem.needs[n].release)),
        due: dispatch.due(n).map { Minutes(Int64($0)) }, arrivesKg: Kilograms(Int64(service.kg)),
        firstArrival: service.first.map { Minutes(Int64($0)) }, coldHouseholdHours: service.cold,
        unservedKg: Kilograms(Int64(service.unserved)))
    }
  }

  func days(_ solution: ShiftSolution) -> [TruckDay] {
    let shifts = Dictionary(grouping: solution.shifts, by: \.truck)
    return dispatch.trucks.indices.flatMap { k in
      let days = (shifts[k] ?? []).enumerated().map { number, shift in
        day(shift, id: "\(truckID(k))/\(number + 1)", status: .planned)
      }
      return noteTank(of: k, in: days)
    }
  }

  /// Notes how far the tank of a truck lasts before and after each of its shifts.
  private func noteTank(of truck: Int, in days: [TruckDay]) -> [TruckDay] {
    let tank = dispatch.problem.trucks[truck].tank
    let used = tank?.used(
      in: days.map { (Int($0.start.count), Int($0.end.count), Int($0.metres.count)) },
      cycle: dispatch.problem.rules.shiftCycle)
    return days.enumerated().map { index, day in
      var day = day
      // a shift of an old schedule may say something else
      day.tank = nil
      if let tank, let used = used?[index] {
        day.tank = .init(
          leaving: Metres(Int64(tank.range - used.before)), back: Metres(Int64(tank.range - used.after)))
      }
      return day
    }
  }

  /// The shifts after a disruption: those that are over, those cut at the minute and carried on, those to come.
  func days(_ solution: ShiftSolution, after live: LiveCase) -> [TruckDay] {
    let shifts = Dictionary(grouping: solution.shifts, by: \.truck)
    return live.frozen.indices.flatMap { k -> [TruckDay] in
      let frozen = live.frozen[k]
      var days = frozen.past
      for shift in shifts[k] ?? [] {
        if shift.index == 0, let current = frozen.current {
          days.append(day(shift, id: current.id, status: .assigned, after: frozen))
        } else {
          days.append(day(shift, id: "\(truckID(k))/\(days.count + 1)", status: .planned))
        }
      }
      if live.isDown[k], let current = frozen.current { days.append(broken(current, frozen, truck: k)) }
      return noteTank(of: k, in: days)
    }
  }

  private func day(
    _ shift: ShiftSolution.Shift, id: String, status: Trip.Status, after frozen: FrozenTruck? = nil
  ) -> TruckDay {
    var walk = LegWalk(
      dispatch: dispatch, truck: shift.truck, minute: frozen?.minute ?? shift.start,
      place: frozen.map { _ in dispatch.problem.trucks[shift.truck].place })
    return walk.follow(
      shift, id: id, truck: truckID(shift.truck), status: status, trips: frozen?.carriedOn ?? [],
      approach: frozen?.approach ?? [])
  }

  /// The shift of a truck that broke down: it ends where the truck stands.
  private func broken(_ day: TruckDay, _ frozen: FrozenTruck, truck: Int) -> TruckDay {
    let minutes = frozen.minute - Int(day.start.count)
    return TruckDay(
      id: day.id, truck: day.truck, start: day.start, end: Minutes(Int64(frozen.minute)),
      overtime: Minutes(Int64(max(0, minutes - dispatch.problem.trucks[truck].shift))),
      driving: Minutes(Int64(frozen.driven)), metres: Metres(Int64(frozen.metres)),
      costFen: Fen(Int64(dispatch.problem.cost(truck: truck, metres: frozen.metres, minutes: minutes))),
      trips: frozen.carriedOn, home: frozen.approach)
  }

  /// The lines, most important first; bounds where there are any.
  static func objective(
    _ worth: ShiftWorth, days: [TruckDay], bound: ShiftWorth?, changes: Bool
  ) -> [Schedule.ObjectiveLine] {
    var lines: [Schedule.ObjectiveLine] = [
      .init(measure: .coldHouseholdHours, value: Int64(worth.cold), bound: bound.map { Int64($0.cold) }),
      .init(measure: .unservedKg, value: Int64(worth.unserved), bound: bound.map { Int64($0.unserved) }),
      .init(measure: .overtimeMinutes, value: days.total(\.overtime).count, bound: 0),
      .init(measure: .costFen, value: days.total(\.costFen).count),
    ]
    if changes { lines.append(.init(measure: .changes, value: Int64(worth.changes), bound: 0)) }
    return lines
  }
}
