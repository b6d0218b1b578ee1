public import Haulage

/// Goes through a solution of trucks and shifts minute by minute with its own arithmetic and says what is not as it
/// should be.
public struct ShiftWitness {
  private let problem: ShiftProblem
  private let solution: ShiftSolution

  /// A check of a solution.
  public init(problem: ShiftProblem, solution: ShiftSolution) {
    self.problem = problem
    self.solution = solution
  }

  /// What is not as it should be, in plain words for whoever works on the search; empty = everything holds.
  ///
  /// - Complexity: O(stops · needs + needs · hours · cohorts)
  public func findings() -> [String] {
    solution.shifts.flatMap(shift) + tanks() + docks() + stock() + needs()
  }

  private func shift(_ shift: ShiftSolution.Shift) -> [String] {
    var found: [String] = []
    let truck = problem.trucks[shift.truck]
    let rules = problem.rules
    var place = truck.base
    var minute = shift.start
    var driven = 0
    var spell = 0
    func drive(rest: Int?, depart: Int, arrive: Int, to target: Int) {
      if let rest {
        if rest < minute || depart < rest + rules.rest { found.append("a rest is cut short") }
        spell = 0
      }
      if depart < minute { found.append("truck \(shift.truck) leaves before it is ready") }
      guard let way = problem.travel.minutes(kind: truck.kind, hour: depart / 60, from: place, to: target)
      else {
        found.append("truck \(shift.truck) drives a closed way at \(depart)")
        return
      }
      if arrive != depart + way { found.append("truck \(shift.truck) is too quick") }
      driven += way
      spell += way
      if spell > rules.longestSpell { found.append("truck \(shift.truck) drives \(spell) min in one spell") }
      place = target
    }
    for trip in shift.trips {
      let yard = problem.yards[trip.yard]
      drive(rest: trip.load.rest, depart: trip.load.depart, arrive: trip.load.arrive, to: yard.place)
      if trip.load.begin < trip.load.arrive { found.append("it loads before it is there") }
      let loading = yard.setUp + Int((Double(trip.load.kg) * 60 / Double(yard.rate)).rounded(.up))
      if trip.load.end != trip.load.begin + loading { found.append("loading takes \(loading) min") }
      if trip.load.kg > truck.payload { found.append("truck \(shift.truck) is overloaded") }
      if trip.load.kg != trip.stops.reduce(0, { $0 + $1.kg }) { found.append("mass is not conserved") }
      minute = trip.load.end
      for (n, stop) in zip(trip.needs, trip.stops) {
        let need = problem.needs[n]
        if let own = need.yard, own != trip.yard {
          found.append("need \(n) is served from yard \(trip.yard)")
        }
        if trip.load.depart < need.release { found.append("it sets out before it may") }
        drive(rest: stop.rest, depart: stop.depart, arrive: stop.arrive, to: need.place)
        let doorsteps = (Double(stop.kg * need.doorstep) / Double(need.kg)).rounded(.up)
        if stop.end != stop.arrive + need.unload + Int(doorsteps) { found.append("unloading is too quick") }
        minute = stop.end
      }
    }
    drive(rest: shift.homeRest, depart: shift.homeDepart, arrive: shift.end, to: truck.base)
    if driven != shift.driven || driven > rules.drivingPerShift { found.append("driving \(driven)") }
    let length = shift.end - shift.start
    if length > truck.shift + rules.overtime { found.append("a shift of \(length) min") }
    if shift.overtime != max(0, length - truck.shift) { found.append("overtime \(shift.overtime)") }
    return found
  }

  /// Every truck from one filling to the next.
  private func tanks() -> [String] {
    var found: [String] = []
    for (k, truck) in problem.trucks.enumerated() {
      guard let tank = truck.tank else { continue }
      var used = tank.used - (truck.underWay?.metres ?? 0)
      var earliest = max(truck.free, problem.opening)
      var open = earliest
      if let underWay = truck.underWay { earliest = underWay.start }
      for index in 0..<problem.shiftsPerTruck {
        let isFillable = !tank.shut.contains { $0.lowerBound <= open && open < $0.upperBound }
        if isFillable && !(index == 0 && truck.underWay != nil) { used = 0 }
        let shift = solution.shifts.first { $0.truck == k && $0.index == index }
        used += shift?.metres ?? 0
        if shift != nil && used > tank.range { found.append("truck \(k) goes \(used) m on a tank") }
        earliest = (shift?.start ?? earliest) + problem.rules.shiftCycle
        open = max(earliest, shift?.end ?? 0)
      }
    }
    return found
  }

  private func docks() -> [String] {
    var spans: [[Int]: [(Int, Int)]] = [:]
    for trip in solution.shifts.flatMap(\.trips) {
      spans[[trip.yard, trip.dock], default: []].append((trip.load.begin, trip.load.end))
    }
    return spans.flatMap { key, spans in
      let sorted = spans.sorted { $0 < $1 }
      return zip(sorted, sorted.dropFirst()).compactMap { $0.1 > $1.0 ? "dock \(key) is taken twice" : nil }
    }
  }

  private func stock() -> [String] {
    problem.yards.indices.compactMap { y in
      let taken = solution.shifts.flatMap(\.trips).reduce(0) { $0 + ($1.yard == y ? $1.load.kg : 0) }
      return taken > problem.yards[y].stock ? "yard \(y) gives \(taken) kg" : nil
    }
  }

  private func needs() -> [String] {
    var found: [String] = []
    var cold = 0
    var unserved = 0
    for (n, need) in problem.needs.enumerated() {
      var arrivals: [(minute: Int, kg: Int)] = []
      for trip in solution.shifts.flatMap(\.trips) {
        for (m, stop) in zip(trip.needs, trip.stops) where m == n { arrivals.append((stop.end, stop.kg)) }
      }
      if arrivals.reduce(0, { $0 + $1.kg }) > need.kg { found.append("need \(n) gets too much") }
      let (c, u) = want(need, arrivals)
      cold += c * need.weight
      unserved += u * need.weight
      if c != solution.service[n].cold || u != solution.service[n].unserved {
        found.append("need \(n) goes without \(c) and \(u), not \(solution.service[n])")
      }
    }
    if cold != solution.worth.cold || unserved != solution.worth.unserved {
      found.append("the worth is wrong")
    }
    return found
  }

  private func want(_ need: ShiftProblem.Need, _ arrivals: [(minute: Int, kg: Int)]) -> (
    cold: Int, unserved: Int
  ) {
    var burnt = 0
    var cold = 0
    var unserved = 0
    var temperatures = need.cohorts.map(\.start)
    var share = (0, 1)
    for hour in 0..<problem.horizon {
      let there = arrivals.filter { $0.minute <= hour * 60 }.reduce(0) { $0 + $1.kg } - burnt
      let demand = need.demandThrough[hour] - (hour == 0 ? 0 : need.demandThrough[hour - 1])
      if demand > 0 {
        let kg = min(demand, there)
        burnt += kg
        unserved += demand - kg
        share = (kg, demand)
      }
      let all = need.cohorts.reduce(0) { $0 + $1.households[hour] }
      var warm = need.burns[hour] ? all * share.0 / share.1 : all
      for (c, cohort) in need.cohorts.enumerated() {
        let people = cohort.households[hour]
        let served = min(warm, people)
        warm -= served
        if people == 0 {
          temperatures[c] = cohort.start
        } else if served == people {
          temperatures[c] = problem.rules.keptTemperature
        } else {
          let out = need.outdoor[hour]
          temperatures[c] = out + (temperatures[c] - out) * cohort.decay
          if temperatures[c] < problem.rules.coldTemperature { cold += people - served }
        }
      }
    }
    return (cold, unserved)
  }
}
