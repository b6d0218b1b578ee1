import District
import Hazards
import RoadNetwork

/// A need that a free truck could serve now, and what the ranking looks at.
struct Candidate {
  var need: Int
  var isPriority: Bool
  /// Hours until its first house is cold; infinite where none ever is.
  var hoursToCold: Double
  /// The site nearest to it that has stock, and the minutes from there.
  var site: Int
  var minutes: Int

  @inline(__always)
  func comesBefore(_ other: Candidate, by ranking: [DispatchPolicy.Criterion]) -> Bool {
    for criterion in ranking {
      switch criterion {
      case .urgency: if isPriority != other.isPriority { return isPriority }
      case .hoursToCold: if hoursToCold != other.hoursToCold { return hoursToCold < other.hoursToCold }
      case .distance: if minutes != other.minutes { return minutes < other.minutes }
      }
    }
    return need < other.need
  }
}

extension Play {
  /// Gives orders while there are trucks, needs and stock that fit, then sends idle trucks home. Regions that no road
  /// joins know nothing of each other.
  mutating func dispatch(at minute: Int) {
    for region in isUnsettled.indices where isUnsettled[region] {
      isUnsettled[region] = false
      guard minute >= mobilised else { continue }
      turnRoads(to: minute / 60)
      giveOrders(in: region, at: minute)
      for i in ground.trucksOfRegion[region] { sendHome(ground.trucksOfRegion.items[i], at: minute) }
    }
  }

  private mutating func sendHome(_ t: Int, at minute: Int) {
    guard trucks[t].yard < 0, !trucks[t].isReturning else { return }
    let base = ground.trucks[t].base
    guard trucks[t].junction != base,
      let way = times.way(.home, root: base, junction: trucks[t].junction, kind: ground.trucks[t].kind)
    else { return }
    trucks[t].isReturning = true
    agenda.add(.back, t, at: minute + drive(t, to: base, way))
  }

  private mutating func giveOrders(in region: Int, at minute: Int) {
    followOrders(in: region, at: minute)
    guard policy.ranksTheRest else { return }
    desk.beginList()
    for i in ground.trucksOfRegion[region] {
      let truck = ground.trucksOfRegion.items[i]
      if isFree(truck, at: minute), !book.isBusy(truck) { desk.add(truck, kind: ground.trucks[truck].kind) }
    }
    desk.endList()
    while !desk.free.isEmpty, let best = bestCandidate(in: region, at: minute), let truck = firstThere(best) {
      let drop = CollectionOfOne(Cargo(need: best.need, kg: requests[best.need].lacking))
      if canReturn(truck, from: best.site, drop, at: minute) {
        guard send(truck, to: best.site, with: drop, at: minute) else { break }
      }
      desk.remove(truck, kind: ground.trucks[truck].kind)
    }
  }

  /// Whether a truck's tank lasts for a trip and the way back to its base, on the roads that are open now.
  ///
  /// - Parameter drops: At least one.
  mutating func canReturn<Drops: Collection<Cargo>>(
    _ truck: Int, from site: Int, _ drops: Drops, at minute: Int
  ) -> Bool {
    guard fortune?.mindsTanks == true else { return true }
    let kind = ground.trucks[truck].kind
    var at = ground.yards[site].junction
    // a way that is closed counts nothing: whoever waits for it cannot know which it will be
    var metres = times.way(.home, root: at, junction: trucks[truck].junction, kind: kind)?.metres ?? 0
    for drop in drops {
      let village = needs[drop.need].junction
      metres += times.way(.out, root: at, junction: village, kind: kind)?.metres ?? 0
      at = village
    }
    metres += times.way(.home, root: ground.trucks[truck].base, junction: at, kind: kind)?.metres ?? 0
    return lasts(truck, for: metres, at: minute)
  }

  /// A need as the ranking sees it, as if a yard stood beside it.
  @inline(__always)
  mutating func candidate(_ n: Int, at minute: Int) -> Candidate {
    if !requests[n].isFresh { refresh(n) }
    let bare = Int(requests[n].bareHour)
    let hoursToCold =
      bare < 0 ? .infinity : Double(max(0, bare * 60 - minute)) / 60 + requests[n].hoursToCold
    return Candidate(
      need: n, isPriority: requests[n].isPriority, hoursToCold: hoursToCold, site: -1, minutes: 0)
  }

  /// The free truck that can bring the candidate's coal first, not counting docks; ties by index.
  private mutating func firstThere(_ candidate: Candidate) -> Int? {
    let yard = ground.yards[candidate.site].junction
    var best = -1
    var least = Int.max
    for kind in desk.kinds {
      let out = times.tree(.out, root: yard, kind: kind)
      let rest = times.minutes(out, junction: needs[candidate.need].junction)
      guard rest < .max else { continue }
      let home = times.tree(.home, root: yard, kind: kind)
      for truck in desk.free where ground.trucks[truck].kind == kind {
        let there = times.minutes(home, junction: trucks[truck].junction)
        if there < .max, (there + rest, truck) < (least, best) { (least, best) = (there + rest, truck) }
      }
    }
    return best < 0 ? nil : best
  }

  /// Sends a truck for the drops of a trip, as far as it can carry them and the yard has them; `false` where no open way leads to
  /// the yard.
  ///
  /// - Parameter drops: At least one.
  mutating func send<Drops: Collection<Cargo>>(
    _ truck: Int, to site: Int, with drops: Drops, at minute: Int
  ) -> Bool {
    let way = times.way(
      .home, root: ground.yards[site].junction, junction: trucks[truck].junction,
      kind: ground.trucks[truck].kind)
    guard let way else { return false }
    var room = min(ground.trucks[truck].payload, available(site))
    trucks[truck].yard = site
    trucks[truck].isLaden = false
    trucks[truck].promised = 0
    trucks[truck].later = cargo.count..<cargo.count
    for (d, drop) in drops.enumerated() {
      let kg = min(drop.kg, room)
      if d > 0 && kg <= 0 { break }
      room -= kg
      trucks[truck].promised += kg
      requests[drop.need].underWay += kg
      requests[drop.need].lacking -= kg
      if d == 0 {
        trucks[truck].drop = Cargo(need: drop.need, kg: kg)
      } else {
        cargo.append(Cargo(need: drop.need, kg: kg))
      }
    }
    trucks[truck].later = trucks[truck].later.lowerBound..<cargo.count
    yards[site].promised += trucks[truck].promised
    if trucks[truck].outSince < 0 { trucks[truck].outSince = minute }
    if trucks[truck].shiftStart < 0 || minute >= trucks[truck].shiftStart + Self.day {
      trucks[truck].shiftStart = minute
      agenda.add(.rested, truck, at: minute + Self.day)
    }
    if let fortune {
      if trucks[truck].junction == ground.trucks[truck].base,
        fortune.canFill(ground.trucks[truck], at: minute)
      {
        trucks[truck].driven = 0
      }
    }
    asked(trucks[truck].drop.need, at: minute)
    for c in trucks[truck].later { asked(cargo[c].need, at: minute) }
    agenda.add(.atDock, truck, at: minute + drive(truck, to: ground.yards[site].junction, way))
    return true
  }

  /// A need's coal is on its way: where the mobile network is down, its village cannot ask again at once.
  private mutating func asked(_ need: Int, at minute: Int) {
    let late = fortune?.lateness(needs[need].village, at: minute) ?? 0
    if late > 0 { requests[need].release = Int32(minute + late) }
    rankAnew(need)
  }

  // MARK: - Hours to cold

  /// Works out when fuel ends and the first house of a need falls below `Policy.coldTemperature`, with the fuel it has
  /// and the fuel on its way, in the weather of the hour in which that fuel ends. A facility, whose house is not known,
  /// counts as cold at once when its fuel ends.
  mutating func refresh(_ n: Int) {
    requests[n].isFresh = true
    let fuel = needs[n].inVillage + requests[n].underWay
    requests[n].bareHour = -1
    guard let bare = bareHour(n, fuel: fuel) else { return }
    requests[n].bareHour = Int32(bare)
    let isFuelled = fuel > 0 && bare != bareHour(n, fuel: 0)
    let outdoor = outdoor[needs[n].village][bare]
    var hours: Double?
    for i in ground.groupsOfVillage[needs[n].village] {
      let g = ground.groupsOfVillage.items[i]
      guard households(g, isPriority: needs[n].isPriority, at: bare) > 0 else { continue }
      let cohort = cohorts[3 * g + (needs[n].isPriority ? 0 : 1)]
      let start = isFuelled ? ground.rules.emergencyTemperature : cohort.temperature
      let toCold = ground.houses[ground.groups[g].archetype].hours(
        falling: start, to: ground.rules.coldTemperature, outdoor: outdoor)
      hours = min(hours ?? .infinity, toCold)
    }
    requests[n].hoursToCold = hours ?? 0
  }

  /// The first hour from `nextHour` on that so much fuel does not fill; `nil` where it fills all.
  ///
  /// - Complexity: O(log horizon)
  func bareHour(_ n: Int, fuel: Int64) -> Int? {
    let filled = fuel + (nextHour > 0 ? demand[at(nextHour - 1, n)].through : 0)
    // where nothing is in the village it is mostly the next
    if nextHour < horizon, demand[at(nextHour, n)].through > filled { return nextHour }
    var low = nextHour
    var high = horizon
    while low < high {
      let middle = (low + high) / 2
      if demand[at(middle, n)].through > filled { high = middle } else { low = middle + 1 }
    }
    return low < horizon ? low : nil
  }

  private func households(_ g: Int, isPriority: Bool, at hour: Int) -> Int {
    var index = max(0, stretch[g])
    let stretches = groups[g].stretches
    while index + 1 < stretches.count, stretches[index + 1].start <= hour { index += 1 }
    return isPriority ? stretches[index].households.priority : stretches[index].households.ordinary
  }
}
