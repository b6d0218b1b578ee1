/// A constraint of a problem that can be lifted by itself.
public enum Relaxation: CaseIterable, Hashable, Sendable {
  /// As many docks as trucks.
  case docks
  /// Yards that never run out, and lose nothing.
  case stock
  /// Shifts of any length.
  case shifts
  /// Drivers who need no rest and may drive all day.
  case drivers
  /// Trucks that are filled wherever they have to be.
  case tanks
  /// Drops of any size.
  case drops
  /// One more truck of every kind and base.
  case hire

  /// The problem without the constraint.
  public func lifted(from problem: ShiftProblem) -> ShiftProblem {
    var problem = problem
    switch self {
    case .docks:
      for y in problem.yards.indices {
        problem.yards[y].docks = [Int](repeating: 0, count: max(1, problem.trucks.count))
      }
    case .stock:
      let all = problem.needs.reduce(0) { $0 + $1.kg }
      for y in problem.yards.indices {
        problem.yards[y].stock += all
        problem.yards[y].losses = []
      }
    case .shifts:
      problem.rules.overtime = problem.rules.shiftCycle
    case .drivers:
      problem.rules.drivingPerShift = problem.rules.shiftCycle
      problem.rules.rest = 0
    case .tanks:
      for k in problem.trucks.indices { problem.trucks[k].tank = nil }
    case .drops:
      problem.rules.minimumDrop = 1
      problem.rules.dropsPerTrip = Roster.room
    case .hire:
      var seen = Set<[Int]>()
      for truck in problem.trucks where seen.insert([truck.base, truck.kind, truck.payload]).inserted {
        var hired = ShiftProblem.Truck(
          base: truck.base, kind: truck.kind, payload: truck.payload, shift: truck.shift,
          fenPerKilometre: truck.fenPerKilometre, fenPerHour: truck.fenPerHour, free: problem.opening)
        hired.tank = truck.tank.map { .init(range: $0.range, shut: $0.shut) }
        problem.trucks.append(hired)
      }
    }
    return problem
  }
}

/// What one need would go without if it alone made use of something.
public struct Relief: Hashable, Sendable {
  /// Cold household-hours saved, each counted once.
  public var cold: Int
  /// kg saved that were asked for and not found.
  public var unserved: Int
  /// Trucks that would bring it, beyond those of the plan.
  public var trucks: [Int]
  /// What it would be brought, kg.
  public var kg: Int
  /// Yards that it would be loaded at, the one that gives most first.
  public var yards: [Int]

  /// Whether it is any.
  public var isNone: Bool { cold <= 0 && unserved <= 0 }
}

extension ShiftProblem {
  /// What each of some needs would be saved in this problem, were the plan to stand and the need to be brought more wherever that
  /// does good; one need at a time, the others as they are.
  ///
  /// - Parameters:
  ///   - plan: A plan of a problem that is this one with something lifted.
  ///   - service: What the needs get and go without in that problem.
  /// - Complexity: O(needs · stops)
  public func relief(
    of needs: [Int], under plan: ShiftPlan, with service: [ShiftSolution.Service]
  ) -> [Relief] {
    var plan = plan
    let shifts = [[ShiftPlan.Trip]](repeating: [], count: shiftsPerTruck)
    let known = plan.shifts.count
    plan.shifts += [[[ShiftPlan.Trip]]](repeating: shifts, count: max(0, trucks.count - known))
    var search = ShiftSearch(self, seed: 1)
    search.stand(at: plan)
    return needs.map { n in
      let (want, days, kg, yards) = search.alone(n)
      return Relief(
        cold: service[n].cold - Int(want.cold), unserved: service[n].unserved - Int(want.unserved),
        trucks: Array(Set(days.map { $0 / shiftsPerTruck })).sorted(), kg: kg, yards: yards)
    }
  }
}

extension ShiftSearch {
  /// What a need would go without if it alone were brought more, with the shifts that bring it and the yards they load it at; the
  /// plan stays as it is.
  mutating func alone(_ need: Int) -> (want: Want, days: [Int], kg: Int, yards: [Int]) {
    let lacking = board.lacking[need]
    wait(need)
    recreate(lookingAt: .max, blink: 0)
    let days = (0..<touched.count).map { touched[$0] }
    var more: [Int: Int] = [:]
    for day in days {
      Self.book(need, of: day, board.roster, sign: 1, &more)
      Self.book(need, of: day, standing.roster, sign: -1, &more)
    }
    let yards = more.filter { $0.value > 0 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    let answer = (board.want[need], days, Int(lacking - board.lacking[need]), yards)
    putBack()
    return answer
  }

  /// Adds up what a shift brings a need from each yard, kg.
  private static func book(
    _ need: Int, of day: Int, _ roster: borrowing Roster, sign: Int, _ kilograms: inout [Int: Int]
  ) {
    let first = roster.first(day)
    for slot in first..<(first + roster.count(day)) {
      let stop = roster.stops[slot]
      if !stop.isLoad && Int(stop.need) == need {
        kilograms[Int(stop.yard), default: 0] += sign * Int(stop.kg)
      }
    }
  }
}
