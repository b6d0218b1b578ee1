/// A plan, played through to the minute.
public struct ShiftSolution: Sendable {
  /// What a truck does at a yard or a village.
  public struct Stop: Hashable, Sendable {
    /// First minute of the rest before the drive to it; `nil` = none.
    public var rest: Int?
    /// When the drive to it begins.
    public var depart: Int
    /// When the truck is there.
    public var arrive: Int
    /// First minute of loading or unloading.
    public var begin: Int
    /// First minute after it.
    public var end: Int
    /// kg.
    public var kg: Int

    /// A stop.
    public init(rest: Int?, depart: Int, arrive: Int, begin: Int, end: Int, kg: Int) {
      self.rest = rest
      self.depart = depart
      self.arrive = arrive
      self.begin = begin
      self.end = end
      self.kg = kg
    }
  }

  /// A trip that was driven.
  public struct Trip: Hashable, Sendable {
    /// Index into `ShiftProblem.yards`.
    public var yard: Int
    /// Index of the dock among the yard's.
    public var dock: Int
    /// Its load.
    public var load: Stop
    /// Indices into `ShiftProblem.needs`, in order of unloading.
    public var needs: [Int]
    /// Parallel to `needs`.
    public var stops: [Stop]
  }

  /// A shift that was worked.
  public struct Shift: Hashable, Sendable {
    /// Index into `ShiftProblem.trucks`.
    public var truck: Int
    /// Index among the truck's shifts.
    public var index: Int
    /// Trips, in order.
    public var trips: [Trip]
    /// When it begins.
    public var start: Int
    /// When the truck is back.
    public var end: Int
    /// First minute of the rest before the drive home; `nil` = none.
    public var homeRest: Int?
    /// When the drive home begins.
    public var homeDepart: Int
    /// Minutes driven.
    public var driven: Int
    /// Metres driven.
    public var metres: Int
    /// Minutes past the shift.
    public var overtime: Int
    /// fen.
    public var cost: Int
  }

  /// What a need gets and goes without.
  public struct Service: Hashable, Sendable {
    /// kg that arrive within the horizon.
    public var kg: Int
    /// When the first arrives; `nil` = none does.
    public var first: Int?
    /// Household-hours below the cold temperature, each once.
    public var cold: Int
    /// kg that an hour asked for and did not find.
    public var unserved: Int
  }

  /// The plan: all of it happens.
  public var plan: ShiftPlan
  /// Shifts worked, by truck and time.
  public var shifts: [Shift]
  /// By need.
  public var service: [Service]
  /// What it is worth.
  public var worth: ShiftWorth
  /// Rounds of the search that found it.
  public var iterations: Int
}

extension ShiftSearch {
  /// The best plan, played: what does not happen is not in it.
  mutating func solution(iterations: Int) -> ShiftSolution {
    stand(at: best.plan(trucks: field.truckCount, shifts: field.shifts))
    begin()
    let shifts = (0..<field.dayCount).compactMap { shift($0) }
    let service = (0..<field.needCount).map { n in
      var kg = 0
      var first: Int?
      for a in Int(ledger.first[n])..<Int(ledger.first[n + 1])
      where Int(ledger.arrivals[a].minute) < field.end {
        kg += Int(ledger.arrivals[a].kg)
        if first == nil { first = Int(ledger.arrivals[a].minute) }
      }
      return ShiftSolution.Service(
        kg: kg, first: first, cold: Int(ledger.want[n].cold), unserved: Int(ledger.want[n].unserved))
    }
    return ShiftSolution(
      plan: best.plan(trucks: field.truckCount, shifts: field.shifts), shifts: shifts, service: service,
      worth: ledger.worth, iterations: iterations)
  }

  private func shift(_ day: Int) -> ShiftSolution.Shift? {
    let times = playback.table.days[day]
    guard times.started >= 0 else { return nil }
    let first = best.first(day)
    var trips: [ShiftSolution.Trip] = []
    for i in first..<(first + best.count(day)) where playback.table.times[i].happens {
      let item = playback.table.times[i]
      let stop = ShiftSolution.Stop(
        rest: item.rest < 0 ? nil : Int(item.rest), depart: Int(item.depart), arrive: Int(item.arrive),
        begin: Int(item.begin), end: Int(item.end), kg: Int(item.kg))
      if best.stops[i].isLoad {
        trips.append(
          ShiftSolution.Trip(
            yard: Int(best.stops[i].yard), dock: Int(item.dock), load: stop, needs: [], stops: []))
      } else {
        trips[trips.count - 1].needs.append(Int(best.stops[i].need))
        trips[trips.count - 1].stops.append(stop)
      }
    }
    return ShiftSolution.Shift(
      truck: day / field.shifts, index: day % field.shifts, trips: trips, start: Int(times.started),
      end: Int(times.end), homeRest: times.home.rest < 0 ? nil : Int(times.home.rest),
      homeDepart: Int(times.home.depart), driven: Int(times.driven), metres: times.metres,
      overtime: Int(times.overtime), cost: times.cost)
  }
}

extension ShiftProblem {
  /// Searches for the best plan.
  ///
  /// One search begins with nothing; one more begins with each of `starts` as it plays, so the answer is never worse than any of
  /// them. They run side by side on as many cores as there are. The same inputs give the same answer.
  ///
  /// - Parameters:
  ///   - starts: Plans to begin with as well; trucks and needs as in the problem.
  ///   - inWaves: Whether one more search begins with nothing and plans the needs that get cold first before the others.
  ///   - iterations: Rounds of each search.
  ///   - seed: What it draws from.
  ///   - spent: The part of the time allowed that is used up, asked from time to time: the search cools as it grows and ends at
  ///     1, and then the answer depends on the clock.
  /// - Complexity: O(iterations · stops) each
  public func solve(
    from starts: [ShiftPlan] = [], inWaves: Bool = false, iterations: Int, seed: UInt64 = 1,
    spent: @Sendable () -> Double = { 0 }
  ) -> ShiftSolution {
    let solutions = onAllCores(starts.count + (inWaves ? 2 : 1)) { index in
      var search = search(index, from: starts, seed: seed)
      let done = search.search(iterations: iterations, spent: spent)
      return search.solution(iterations: done)
    }
    return solutions.dropFirst().reduce(solutions[0]) { best, next in
      next.worth.isBetter(than: best.worth, changePrice: rules.changePrice) ? next : best
    }
  }

  /// One of the searches of ``solve(from:inWaves:iterations:seed:spent:)``, ready for its rounds.
  ///
  /// - Parameter lookingAt: Shifts looked at for what is filled in.
  private func search(
    _ index: Int, from starts: [ShiftPlan], seed: UInt64, lookingAt: Int = .max
  ) -> ShiftSearch {
    var search = ShiftSearch(self, seed: seed &+ UInt64(index), inWaves: index > starts.count)
    search.stand(at: index < starts.count ? starts[index] : .empty(self))
    search.begin()
    search.fill(lookingAt: lookingAt)
    return search
  }

  /// Rounds that each of the searches of ``solve(from:inWaves:iterations:seed:spent:)`` does in a second, as this machine does
  /// their first few now; infinite where there is nothing to plan.
  ///
  /// - Complexity: as that of few rounds
  public func roundsPerSecond(from starts: [ShiftPlan] = [], inWaves: Bool = false) -> Double {
    guard !needs.isEmpty, !trucks.isEmpty else { return .infinity }
    let clock = ContinuousClock()
    let paces = onAllCores(starts.count + (inWaves ? 2 : 1)) { index in
      // about as full of stops as after a thorough fill, in less time; no wave joins, which takes as long in many rounds as in few
      var search = search(min(index, starts.count), from: starts, seed: 1, lookingAt: 8)
      let begun = clock.now
      let done = search.search(iterations: Self.fewRounds) { 0 }
      let seconds = (clock.now - begun) / .seconds(1)
      return Double(done) / max(1e-6, seconds)
    }
    return paces.min() ?? .infinity
  }

  /// Enough to tell a slow machine from a fast one, in a tenth of a second in a district.
  private static var fewRounds: Int { 200 }

  /// Plays a plan as it stands: trips that break a rule are left out.
  public func play(_ plan: ShiftPlan) -> ShiftSolution {
    var search = ShiftSearch(self, seed: 1)
    search.stand(at: plan)
    search.begin()
    return search.solution(iterations: 0)
  }
}

extension ShiftPlan {
  /// No trips at all.
  public static func empty(_ problem: ShiftProblem) -> ShiftPlan {
    let shifts = [[Trip]](repeating: [], count: problem.shiftsPerTruck)
    return ShiftPlan(shifts: problem.trucks.map { _ in shifts })
  }
}
