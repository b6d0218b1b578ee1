import District
import Hazards
import Quantities
import RoadNetwork

/// A need that a free truck could serve now.
private struct OldCandidate {
  var need: Int
  /// The site nearest to it that has stock, and the minutes from there.
  var site: Int
  var minutes: Int32
  /// Hours until its first house is cold; infinite where none ever is.
  var hoursToCold: Double

  func comesBefore(_ other: Self, by ranking: [DispatchPolicy.Criterion], in ledgers: [NeedLedger]) -> Bool {
    for criterion in ranking {
      switch criterion {
      case .urgency:
        let (mine, others) = (ledgers[need].urgency, ledgers[other.need].urgency)
        if mine != others { return mine == .priority }
      case .hoursToCold:
        if hoursToCold != other.hoursToCold { return hoursToCold < other.hoursToCold }
      case .distance:
        if minutes != other.minutes { return minutes < other.minutes }
      }
    }
    return need < other.need
  }
}

/// A yard with stock, for a kind of truck of which a free one can get there.
private struct Source {
  var site: Int
  /// The kind's times from the yard, in row 0.
  var ways: TravelTable
  /// Free trucks of the kind that can get there, with their minutes.
  var trucks: [(truck: Int, minutes: Int32)] = []
}

extension Run {
  /// Gives orders while there are trucks, needs and stock that fit, then sends idle trucks home.
  mutating func dispatch(at minute: Int) {
    guard let alarm, minute >= alarm + Int(district.policy.mobiliseTime.value.count) else { return }
    routes.turn(to: minute / 60)
    giveOrders(at: minute)
    for t in trucks.indices where trucks[t].order == nil && !trucks[t].isReturning {
      guard trucks[t].junction != trucks[t].base, let drive = drive(t, to: trucks[t].base) else { continue }
      trucks[t].isReturning = true
      queue.add(.back, t, at: minute + drive)
    }
  }

  private mutating func giveOrders(at minute: Int) {
    var sources = sources(at: minute)
    guard !sources.isEmpty else { return }
    var candidates = ledgers.indices.compactMap { candidate($0, sources, at: minute) }
    let ranking = simulator.policy.ranking
    while let best = candidates.min(by: { $0.comesBefore($1, by: ranking, in: ledgers) }),
      let truck = firstThere(best, sources)
    {
      send(truck, best, at: minute)
      let changed = withdraw(truck, from: &sources)
      // an order changes nothing for needs of other sites
      candidates = candidates.compactMap {
        $0.need == best.need || changed.contains($0.site) ? candidate($0.need, sources, at: minute) : $0
      }
    }
  }

  /// Takes a truck that was sent out of the sources, with those that lack a truck or stock now, and tells their sites.
  private func withdraw(_ truck: Int, from sources: inout [Source]) -> [Int] {
    for i in sources.indices { sources[i].trucks.removeAll { $0.truck == truck } }
    var changed: [Int] = []
    sources.removeAll { source in
      let isSpent = source.trucks.isEmpty || yards[source.site].available == 0
      if isSpent { changed.append(source.site) }
      return isSpent
    }
    return changed
  }

  /// Every (site, kind of truck) from which coal could be fetched now, by site.
  private mutating func sources(at minute: Int) -> [Source] {
    let free = trucks.indices.filter { trucks[$0].isFree(at: minute) }
    guard !free.isEmpty else { return [] }
    var sources: [Source] = []
    for site in yards.indices where yards[site].available > 0 {
      for kind in routes.kinds.indices {
        var source = Source(site: site, ways: routes.table(kind, from: yards[site].junction))
        for truck in free where trucks[truck].kind == kind {
          let way = routes.table(kind, from: trucks[truck].junction)
          if let minutes = way.minutes(0, to: yards[site].junction) { source.trucks.append((truck, minutes)) }
        }
        if !source.trucks.isEmpty { sources.append(source) }
      }
    }
    return sources
  }

  private func junction(of need: Int) -> Int { district.villages[ledgers[need].village].junction }

  /// How a need could be served now; `nil` where it may not yet, need not or cannot.
  private func candidate(_ need: Int, _ sources: [Source], at minute: Int) -> OldCandidate? {
    guard minute >= ledgers[need].release, ledgers[need].lacking(from: nextHour) > 0 else { return nil }
    let village = junction(of: need)
    var nearest: (site: Int, minutes: Int32)?
    for source in sources {
      guard let minutes = source.ways.minutes(0, to: village) else { continue }
      if minutes < nearest?.minutes ?? .max { nearest = (source.site, minutes) }
    }
    guard let nearest else { return nil }
    return OldCandidate(
      need: need, site: nearest.site, minutes: nearest.minutes,
      hoursToCold: hoursToCold(need, at: minute))
  }

  /// The free truck that can bring the candidate's coal first, not counting docks; ties by index.
  private func firstThere(_ candidate: OldCandidate, _ sources: [Source]) -> Int? {
    var best: (minutes: Int, truck: Int)?
    for source in sources where source.site == candidate.site {
      guard let rest = source.ways.minutes(0, to: junction(of: candidate.need)) else { continue }
      for (truck, minutes) in source.trucks {
        let total = (minutes: Int(minutes) + Int(rest), truck: truck)
        if best.map({ total < $0 }) ?? true { best = total }
      }
    }
    return best?.truck
  }

  private mutating func send(_ truck: Int, _ candidate: OldCandidate, at minute: Int) {
    let (need, site) = (candidate.need, candidate.site)
    let kg = min(trucks[truck].payload, ledgers[need].lacking(from: nextHour), yards[site].available)
    guard let drive = drive(truck, to: yards[site].junction) else { return }
    yards[site].promise(kg)
    ledgers[need].underWay += kg
    let order = Truck.Order(site: site, need: need, kg: kg)
    if trucks[truck].send(order, at: minute) { queue.add(.rested, truck, at: minute + Truck.day) }
    queue.add(.atDock, truck, at: minute + drive)
  }

  /// Hours from now until the first house of a need falls below `Policy.coldTemperature`, with the fuel it has and the
  /// fuel on its way, in the weather of the hour in which that fuel ends. A facility, whose house is not known, counts
  /// as cold at once when its fuel ends.
  private func hoursToCold(_ need: Int, at minute: Int) -> Double {
    guard let bare = ledgers[need].firstBareHour(from: nextHour) else { return .infinity }
    let wait = Double(max(0, bare * 60 - minute)) / 60
    let isFuelled = bare != ledgers[need].firstBareHour(from: nextHour, fuelled: false)
    let policy = district.policy
    let outdoor = impact.outdoor[ledgers[need].village][bare]
    var hours: Double?
    for c in cohortsOfNeed[need] where cohorts[c].households[bare] > 0 {
      let start = isFuelled ? policy.emergencyTemperature.value : cohorts[c].temperature
      let toCold = cohorts[c].hours(to: policy.coldTemperature.value, from: start, outdoor: outdoor)
      hours = min(hours ?? .infinity, toCold)
    }
    return wait + (hours ?? 0)
  }
}
