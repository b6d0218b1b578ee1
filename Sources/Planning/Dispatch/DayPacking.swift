import District
import Haulage
import Plans
import Quantities

/// A day of the season's deliveries packed on trucks: the search for its trips, and the hiring where the district's own trucks
/// cannot bring everything.
struct DayPacking: Sendable {
  /// How many times the usual rounds a day gets whose orders do not all fit.
  private static let patience = 20
  /// What a kilogram not brought counts in the search, so that no trip is too dear for it; no price.
  private static let kilogramWeight = 1000

  /// Where pellets are loaded.
  struct Source {
    var id: String
    var name: Bilingual
    var junction: Int
    var fuel: String
  }

  /// Where they are brought: a village, or a hub.
  struct Place {
    /// The village's code.
    var code: String
    var name: Bilingual
    var junction: Int
    var households: Int
  }

  /// A truck of the fleet, or one hired like it.
  struct Truck {
    var type: Int
    var id: String
    var isHired: Bool
  }

  let district: District
  let terms: HaulageTerms
  /// Rounds of each search for a day.
  let rounds: Int
  let sources: [Source]
  /// By code of village or id of hub.
  let places: [String: Place]
  let fleet: [Truck]
  let travel: DispatchTravel

  /// One day's orders on trucks; times from the week's start.
  func pack(
    _ drops: [SeasonSchedule.Drop], on day: CalendarDay, after minutes: Int, number: inout [String: Int]
  ) -> (days: [TruckDay], orders: [DeliveryOrder], hired: [Truck]) {
    var lanes: [(supplier: String, destination: String, kg: Kilograms)] = []
    for drop in drops {
      let known = lanes.firstIndex { $0.supplier == drop.supplier && $0.destination == drop.destination }
      if let known {
        lanes[known].kg += drop.kg
      } else {
        lanes.append((drop.supplier, drop.destination, drop.kg))
      }
    }
    lanes.sort { ($0.supplier, $0.destination) < ($1.supplier, $1.destination) }
    lanes = lanes.filter { lane in
      places[lane.destination] != nil && sources.contains { $0.id == lane.supplier }
    }
    let names = LegNames(
      yards: sources.map { ($0.id, $0.fuel) },
      needs: lanes.map {
        ("\(day.iso)/\($0.supplier)/\($0.destination)", places[$0.destination]?.code ?? "", .ordinary)
      })
    var trucks = fleet
    var problem = problem(lanes, trucks)
    var solution = problem.solve(iterations: rounds)
    let all = lanes.total(\.kg).count * Int64(Self.kilogramWeight)
    if solution.worth.unserved > 0 && Int64(solution.worth.unserved) < all / 2 {
      // before anybody is hired, a day that is hard to pack gets more time; one of which most is left needs trucks
      solution = problem.solve(from: [solution.plan], iterations: Self.patience * rounds)
    }
    var count = 1
    while solution.worth.unserved > 0, case let room = fleet.count + terms.hiredMost.value - trucks.count,
      room > 0, let better = withHired(min(count, room), problem, solution, trucks)
    {
      // half as many more as would do if each brought what these do: none is hired for nothing
      let gain = (solution.worth.unserved - better.1.worth.unserved) / (better.2.count - trucks.count)
      (problem, solution, trucks) = better
      count = max(1, solution.worth.unserved / max(1, gain) / 2)
    }
    let days = solution.shifts.map { shift in
      let truck = trucks[shift.truck]
      number[truck.id, default: 0] += 1
      let later = shift.later(by: minutes)
      var walk = LegWalk(
        district, travel, problem, names, truck: shift.truck, minute: later.start,
        place: problem.trucks[shift.truck].base)
      return walk.follow(later, id: "\(truck.id)/\(number[truck.id] ?? 1)", truck: truck.id)
    }
    let release = Minutes(Int64(minutes) + terms.opening.value.count)
    let orders = lanes.indices.map { n in
      let service = solution.service[n]
      return DeliveryOrder(
        id: names.needs[n].order, village: names.needs[n].village,
        name: places[lanes[n].destination]?.name ?? Bilingual(zh: "", en: ""), urgency: .ordinary,
        households: places[lanes[n].destination]?.households ?? 0, kg: lanes[n].kg, release: release,
        due: Minutes(Int64(minutes) + 1440), arrivesKg: Kilograms(Int64(service.kg)),
        firstArrival: service.first.map { Minutes(Int64($0 + minutes)) }, coldHouseholdHours: 0,
        unservedKg: Kilograms(Int64(service.unserved)))
    }
    return (days, orders, trucks.filter(\.isHired))
  }

  /// The same day with so many more trucks of a kind: of those that bring more, the kind that brings most.
  private func withHired(
    _ count: Int, _ problem: ShiftProblem, _ solution: ShiftSolution, _ trucks: [Truck]
  ) -> (ShiftProblem, ShiftSolution, [Truck])? {
    var best: (ShiftProblem, ShiftSolution, [Truck])?
    // the largest first, whatever its base
    let types = Set(fleet.map(\.type)).sorted {
      (district.fleet[$1].payload, district.fleet[$0].id) < (
        district.fleet[$0].payload, district.fleet[$1].id
      )
    }
    for type in types {
      let before = trucks.count { $0.isHired && $0.type == type }
      var (more, wider, start) = (trucks, problem, solution.plan)
      for number in (before + 1)...(before + count) {
        more.append(Truck(type: type, id: "\(district.fleet[type].id)#+\(number)", isHired: true))
        wider.trucks.append(truck(type, isHired: true))
        start.shifts.append([[ShiftPlan.Trip]](repeating: [], count: wider.shiftsPerTruck))
      }
      let found = wider.solve(from: [start], iterations: rounds)
      if found.worth.unserved < best?.1.worth.unserved ?? solution.worth.unserved {
        best = (wider, found, more)
      }
      if best?.1.worth.unserved == 0 { break }
    }
    return best
  }

  func problem(
    _ lanes: [(supplier: String, destination: String, kg: Kilograms)], _ trucks: [Truck]
  ) -> ShiftProblem {
    let opening = Int(terms.opening.value.count)
    let hours = 0..<24
    return ShiftProblem(
      horizon: hours.count, opening: opening, travel: travel.book,
      yards: sources.map { source in
        ShiftProblem.Yard(
          place: travel.placeOfJunction[source.junction] ?? 0,
          docks: [Int](repeating: opening, count: terms.docks.value), rate: Int(loadingRate.count),
          setUp: Int(terms.loading.value.count),
          stock: Int(lanes.filter { $0.supplier == source.id }.total(\.kg).count))
      }, trucks: trucks.map { truck($0.type, isHired: $0.isHired) },
      needs: lanes.map { lane in
        ShiftProblem.Need(
          place: travel.placeOfJunction[places[lane.destination]?.junction ?? 0] ?? 0,
          // the last kilogram is worth a trip
          weight: Self.kilogramWeight,
          release: opening, unload: Int(district.policy.unloadTime.value.count), doorstep: 0,
          demandThrough: hours.map { $0 == hours.count - 1 ? Int(lane.kg.count) : 0 },
          burns: hours.map { _ in false }, outdoor: hours.map { _ in 0 }, cohorts: [],
          yard: sources.firstIndex { $0.id == lane.supplier })
      }, rules: rules)
  }

  /// The drivers' rules of an emergency, with the overtime of usual work.
  private var rules: ShiftProblem.Rules {
    var rules = DispatchCase.rules(district.policy)
    rules.overtime = Int(terms.overtime.value.count)
    return rules
  }

  private func truck(_ type: Int, isHired: Bool) -> ShiftProblem.Truck {
    let row = district.fleet[type]
    return ShiftProblem.Truck(
      base: travel.placeOfJunction[row.base] ?? 0, kind: travel.kindOfType[type],
      payload: Int(row.payload.count), shift: Int(row.shift.count),
      fenPerKilometre: Int(row.costPerKilometre.count),
      fenPerHour: Int(terms.perHour(row, isHired: isHired).count),
      free: Int(terms.opening.value.count))
  }

  /// Loading takes as long for any truck: a minute for the largest beside that.
  var loadingRate: Kilograms {
    (fleet.map { district.fleet[$0.type].payload }.max() ?? Kilograms(1000)) * 60
  }
}

extension ShiftSolution.Shift {
  /// The same shift some minutes later.
  fileprivate func later(by minutes: Int) -> ShiftSolution.Shift {
    func later(_ stop: ShiftSolution.Stop) -> ShiftSolution.Stop {
      ShiftSolution.Stop(
        rest: stop.rest.map { $0 + minutes }, depart: stop.depart + minutes, arrive: stop.arrive + minutes,
        begin: stop.begin + minutes, end: stop.end + minutes, kg: stop.kg)
    }
    var shift = self
    shift.start += minutes
    shift.end += minutes
    shift.homeRest = homeRest.map { $0 + minutes }
    shift.homeDepart += minutes
    for index in shift.trips.indices {
      shift.trips[index].load = later(shift.trips[index].load)
      shift.trips[index].stops = shift.trips[index].stops.map(later)
    }
    return shift
  }
}
