import Haulage
import District
import Hazards
import Plans
import Quantities
import RoadNetwork

/// What the legs of a schedule call the yards and needs of its problem.
struct LegNames: Sendable {
  /// By yard: its id, and the fuel it hands out.
  var yards: [(id: String, fuel: String)]
  /// By need: the order, the village's code and whom it is for.
  var needs: [(order: String, village: String, urgency: Urgency)]
}

/// Follows one truck through its shift and writes its legs without a gap.
struct LegWalk {
  private let district: District
  private let travel: DispatchTravel
  private let problem: ShiftProblem
  private let names: LegNames
  private let truck: Int
  private(set) var minute: Int
  private(set) var place: Int
  private(set) var cargo: Int
  private var legs: [Leg] = []
  /// What it carries.
  private var fuel = ""

  /// A truck at a place, the base where none is given.
  init(dispatch: DispatchCase, truck: Int, minute: Int, place: Int? = nil, cargo: Int = 0) {
    self.init(
      dispatch.district, dispatch.travel, dispatch.problem, dispatch.names, truck: truck, minute: minute,
      place: place, cargo: cargo)
  }

  /// A truck at a place of any problem of a district, the base where none is given.
  init(
    _ district: District, _ travel: DispatchTravel, _ problem: ShiftProblem, _ names: LegNames, truck: Int,
    minute: Int, place: Int? = nil, cargo: Int = 0
  ) {
    self.district = district
    self.travel = travel
    self.problem = problem
    self.names = names
    self.truck = truck
    self.minute = minute
    self.place = place ?? problem.trucks[truck].base
    self.cargo = cargo
    // what is under way was loaded at a yard of the same fuel
    fuel = names.yards.first?.fuel ?? district.reserveFuel.id
  }

  /// The legs of a shift, trip by trip, after what was done before it.
  mutating func follow(
    _ shift: ShiftSolution.Shift, id: String, truck name: String, status: Trip.Status = .planned,
    trips before: [Trip] = [], approach: [Leg] = []
  ) -> TruckDay {
    var (trips, approach) = (before, approach)
    for trip in shift.trips {
      go(to: trip.load, place: problem.yards[trip.yard].place, waiting: .order)
      load(trip)
      for (need, stop) in zip(trip.needs, trip.stops) {
        go(to: stop, place: problem.needs[need].place, waiting: .road)
        unload(stop, need: need)
      }
      trips.append(Trip(id: "\(id)/\(trips.count + 1)", status: status, legs: approach + take()))
      approach = []
    }
    goHome(
      rest: shift.homeRest, depart: shift.homeDepart, arrive: shift.end, place: problem.trucks[truck].base)
    return TruckDay(
      id: id, truck: name, start: Minutes(Int64(shift.start)), end: Minutes(Int64(shift.end)),
      overtime: Minutes(Int64(shift.overtime)), driving: Minutes(Int64(shift.driven)),
      metres: Metres(Int64(shift.metres)), costFen: Fen(Int64(shift.cost)), trips: trips,
      home: approach + take())
  }

  mutating func take() -> [Leg] {
    defer { legs = [] }
    return legs
  }

  private func span(_ start: Int, _ end: Int) -> Leg.Span {
    Leg.Span(Minutes(Int64(start)), Minutes(Int64(end)))
  }

  private func junction(_ place: Int) -> String {
    district.junctions[travel.junctions[place]].id
  }

  private mutating func wait(until end: Int, _ cause: Leg.Wait.Cause) {
    if end > minute { legs.append(.wait(span(minute, end), Leg.Wait(cause: cause, at: junction(place)))) }
    minute = max(minute, end)
  }

  private mutating func move(rest: Int?, depart: Int, arrive: Int, to target: Int, waiting: Leg.Wait.Cause) {
    if let rest {
      wait(until: rest, waiting)
      let end = rest + problem.rules.rest
      legs.append(.rest(span(rest, end)))
      minute = end
    }
    wait(until: depart, waiting)
    if target != place {
      let kind = travel.kinds[problem.trucks[truck].kind]
      let from = travel.junctions[place]
      let to = travel.junctions[target]
      var metres = Metres.zero
      var enter = depart
      let roads = (kind.way(from: from, to: to, in: depart / 60) ?? []).map { road, left in
        let stretch = Leg.Stretch(
          road: district.roads[road].id, enter: Minutes(Int64(enter)),
          leave: Minutes(Int64(depart) + Int64(left)))
        enter = depart + Int(left)
        metres += district.roads[road].length
        return stretch
      }
      legs.append(
        .drive(
          span(depart, arrive),
          Leg.Drive(
            from: junction(place), to: junction(target), roads: roads, metres: metres,
            cargoKg: Kilograms(Int64(cargo)))))
    }
    minute = arrive
    place = target
  }

  mutating func go(to stop: ShiftSolution.Stop, place: Int, waiting: Leg.Wait.Cause) {
    move(rest: stop.rest, depart: stop.depart, arrive: stop.arrive, to: place, waiting: waiting)
  }

  mutating func goHome(rest: Int?, depart: Int, arrive: Int, place: Int) {
    move(rest: rest, depart: depart, arrive: arrive, to: place, waiting: .road)
  }

  private func goods(_ kg: Int) -> [Leg.Cargo] { [Leg.Cargo(fuel: fuel, kg: Kilograms(Int64(kg)))] }

  mutating func load(_ trip: ShiftSolution.Trip) {
    wait(until: trip.load.begin, .dock)
    fuel = names.yards[trip.yard].fuel
    legs.append(
      .load(
        span(trip.load.begin, trip.load.end),
        Leg.Load(
          site: names.yards[trip.yard].id, dock: trip.dock + 1, cargo: goods(trip.load.kg))))
    cargo = trip.load.kg
    minute = trip.load.end
  }

  mutating func unload(_ stop: ShiftSolution.Stop, need: Int) {
    let name = names.needs[need]
    let doorstep = stop.end - stop.begin - problem.needs[need].unload
    legs.append(
      .unload(
        span(stop.begin, stop.end),
        Leg.Unload(
          order: name.order, village: name.village, urgency: name.urgency,
          doorstep: Minutes(Int64(doorstep)), cargo: goods(stop.kg))))
    cargo -= stop.kg
    minute = stop.end
  }
}
