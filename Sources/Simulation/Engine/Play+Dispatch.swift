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
    desk.free.removeAll(keepingCapacity: true)
    for i in ground.trucksOfRegion[region] {
      let truck = ground.trucksOfRegion.items[i]
      if isFree(truck, at: minute) { desk.free.append(truck) }
    }
    listKinds()
    while !desk.free.isEmpty, let best = bestCandidate(in: region, at: minute), let truck = firstThere(best) {
      send(truck, best, at: minute)
      desk.free.removeAll { $0 == truck }
      listKinds()
    }
  }

  private mutating func listKinds() {
    desk.kinds.removeAll(keepingCapacity: true)
    for truck in desk.free where !desk.kinds.contains(ground.trucks[truck].kind) {
      desk.kinds.append(ground.trucks[truck].kind)
    }
  }

  private mutating func bestCandidate(in region: Int, at minute: Int) -> Candidate? {
    for kind in desk.kinds where desk.learns(kind, region) { findNearest(kind, region) }
    var best: Candidate?
    for i in needsOfRegion[region] {
      let n = needsOfRegion.items[i]
      guard needs[n].lacking > 0, minute >= needs[n].release, var candidate = candidate(n, at: minute) else {
        continue
      }
      if let best, !candidate.comesBefore(best, by: ranking) { continue }
      if !isReachable(candidate.site, minutes: candidate.minutes, from: n) {
        // no nearer than the nearest of all, so this comes after whatever that came after
        guard let (site, minutes) = nearestReachable(n, region) else { continue }
        (candidate.site, candidate.minutes) = (site, minutes)
        if let best, !candidate.comesBefore(best, by: ranking) { continue }
      }
      best = candidate
    }
    return best
  }

  private mutating func findNearest(_ kind: Int, _ region: Int) {
    var sources: [(junction: Int, number: Int)] = []
    for i in ground.yardsOfRegion[region] {
      let yard = ground.yardsOfRegion.items[i]
      if available(yard) > 0 { sources.append((ground.yards[yard].junction, yard)) }
    }
    times.findNearest(kind, region: region, sources: sources, into: &desk.nearest[kind])
  }

  /// How a need could be served now, if a free truck can reach the yard; `nil` where no stock can reach it.
  @inline(__always)
  private mutating func candidate(_ n: Int, at minute: Int) -> Candidate? {
    var site = -1
    var minutes = Int.max
    for kind in desk.kinds {
      guard let found = desk.nearest[kind][needs[n].junction] else { continue }
      if (found.minutes, found.source) < (minutes, site) { (site, minutes) = (found.source, found.minutes) }
    }
    guard site >= 0 else { return nil }
    if !needs[n].isFresh { refresh(n) }
    var hoursToCold = Double.infinity
    if let bare = needs[n].bareHour {
      hoursToCold = Double(max(0, bare * 60 - minute)) / 60 + needs[n].hoursToCold
    }
    return Candidate(
      need: n, isPriority: needs[n].isPriority, hoursToCold: hoursToCold, site: site, minutes: minutes)
  }

  /// Whether a free truck can get to a yard and be in the need's village `minutes` after.
  private mutating func isReachable(_ site: Int, minutes: Int, from n: Int) -> Bool {
    let yard = ground.yards[site].junction
    for truck in desk.free {
      let kind = ground.trucks[truck].kind
      guard let nearest = desk.nearest[kind][needs[n].junction], nearest.source == site,
        nearest.minutes == minutes
      else { continue }
      if times.minutes(.home, root: yard, junction: trucks[truck].junction, kind: kind) < .max { return true }
    }
    return false
  }

  /// The nearest site with stock that a free truck can get to and go on from.
  private mutating func nearestReachable(_ n: Int, _ region: Int) -> (site: Int, minutes: Int)? {
    var nearest: (site: Int, minutes: Int)?
    for i in ground.yardsOfRegion[region] {
      let site = ground.yardsOfRegion.items[i]
      guard available(site) > 0 else { continue }
      let yard = ground.yards[site].junction
      for truck in desk.free {
        let kind = ground.trucks[truck].kind
        let minutes = times.minutes(.out, root: yard, junction: needs[n].junction, kind: kind)
        guard minutes < nearest?.minutes ?? .max,
          times.minutes(.home, root: yard, junction: trucks[truck].junction, kind: kind) < .max
        else { continue }
        nearest = (site, minutes)
      }
    }
    return nearest
  }

  /// The free truck that can bring the candidate's coal first, not counting docks; ties by index.
  private mutating func firstThere(_ candidate: Candidate) -> Int? {
    let yard = ground.yards[candidate.site].junction
    var best: Int?
    var least = Int.max
    for truck in desk.free {
      let kind = ground.trucks[truck].kind
      let rest = times.minutes(.out, root: yard, junction: needs[candidate.need].junction, kind: kind)
      guard rest < .max else { continue }
      let there = times.minutes(.home, root: yard, junction: trucks[truck].junction, kind: kind)
      if there < .max, there + rest < least { (best, least) = (truck, there + rest) }
    }
    return best
  }

  private mutating func send(_ truck: Int, _ candidate: Candidate, at minute: Int) {
    let (need, site) = (candidate.need, candidate.site)
    let kg = min(ground.trucks[truck].payload, needs[need].lacking, available(site))
    let way = times.way(
      .home, root: ground.yards[site].junction, junction: trucks[truck].junction,
      kind: ground.trucks[truck].kind)
    guard let way else { return }
    yards[site].promised += kg
    if available(site) == 0 { desk.forgetNearest(in: ground.yards[site].region) }
    needs[need].underWay += kg
    needs[need].lacking -= kg
    needs[need].isFresh = false
    trucks[truck].yard = site
    trucks[truck].need = need
    trucks[truck].promised = kg
    if trucks[truck].outSince < 0 { trucks[truck].outSince = minute }
    if trucks[truck].shiftStart < 0 || minute >= trucks[truck].shiftStart + Self.day {
      trucks[truck].shiftStart = minute
      agenda.add(.rested, truck, at: minute + Self.day)
    }
    agenda.add(.atDock, truck, at: minute + drive(truck, to: ground.yards[site].junction, way))
  }

  // MARK: - Hours to cold

  /// Works out when fuel ends and the first house of a need falls below `Policy.coldTemperature`, with the fuel it has
  /// and the fuel on its way, in the weather of the hour in which that fuel ends. A facility, whose house is not known,
  /// counts as cold at once when its fuel ends.
  private mutating func refresh(_ n: Int) {
    needs[n].isFresh = true
    let fuel = needs[n].inVillage + needs[n].underWay
    needs[n].bareHour = bareHour(n, fuel: fuel)
    guard let bare = needs[n].bareHour else { return }
    let isFuelled = fuel > 0 && bare != bareHour(n, fuel: 0)
    let policy = ground.district.policy
    let outdoor = outdoor[needs[n].village][bare]
    var hours: Double?
    for i in ground.groupsOfVillage[needs[n].village] {
      let g = ground.groupsOfVillage.items[i]
      guard households(g, isPriority: needs[n].isPriority, at: bare) > 0 else { continue }
      let cohort = cohorts[3 * g + (needs[n].isPriority ? 0 : 1)]
      let start = isFuelled ? policy.emergencyTemperature.value : cohort.temperature
      let house = ground.houses[ground.district.households[g].archetype]
      hours = min(hours ?? .infinity, house.hours(falling: start, to: policy.coldTemperature.value, outdoor: outdoor))
    }
    needs[n].hoursToCold = hours ?? 0
  }

  /// The first hour from `nextHour` on that so much fuel does not fill; `nil` where it fills all.
  ///
  /// - Complexity: O(log horizon)
  private func bareHour(_ n: Int, fuel: Int64) -> Int? {
    let row = n * horizon
    let filled = fuel + (nextHour > 0 ? demand[row + nextHour - 1].through : 0)
    var low = nextHour
    var high = horizon
    while low < high {
      let middle = (low + high) / 2
      if demand[row + middle].through > filled { high = middle } else { low = middle + 1 }
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
