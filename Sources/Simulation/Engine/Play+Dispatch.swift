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
    while !desk.free.isEmpty, let best = bestCandidate(in: region, at: minute), let truck = firstThere(best),
      send(truck, best, requests[best.need].lacking, at: minute)
    {
      desk.remove(truck, kind: ground.trucks[truck].kind)
    }
  }

  /// The need whose turn it is, with its yard; `nil` where no free truck can bring anything to anybody.
  private mutating func bestCandidate(in region: Int, at minute: Int) -> Candidate? {
    for kind in desk.kinds where desk.learns(kind, region) { findNearest(kind, region) }
    var foremost: WaitingList.Entry?
    for kind in desk.kinds {
      guard let entry = firstWaiting(for: kind, in: region, at: minute) else { continue }
      if let foremost, foremost < entry { continue }
      foremost = entry
    }
    guard let foremost else { return nil }
    var candidate = candidate(Int(foremost.need), at: minute)
    measure(candidate.need, region)
    (candidate.site, candidate.minutes) = (
      Int(requests[candidate.need].site), Int(requests[candidate.need].minutes)
    )
    if isReachable(candidate.site, minutes: candidate.minutes, from: candidate.need) { return candidate }
    // a yard that the free trucks are cut off from: who comes first depends on where each of them stands
    return bestOfAll(in: region, at: minute)
  }

  /// The need that comes first for one kind of truck.
  private mutating func firstWaiting(for kind: Int, in region: Int, at minute: Int) -> WaitingList.Entry? {
    let list = kind * ground.travel.regionCount + region
    if !waiting[list].isWritten { writeList(kind, region, at: minute) }
    while let n = waiting[list].heard(by: minute) {
      if requests[n].lacking > 0, let entry = entry(n, kind, region) { waiting[list].add(entry) }
    }
    while let entry = waiting[list].first {
      let n = Int(entry.need)
      let isUnheard = minute < requests[n].release
      if isUnheard { waiting[list].expect(n, at: requests[n].release) }
      guard !isUnheard, requests[n].lacking > 0, let now = self.entry(n, kind, region) else {
        waiting[list].strikeFirst()
        continue
      }
      if now == entry { return entry }
      waiting[list].rewriteFirst(now)
    }
    return nil
  }

  private mutating func writeList(_ kind: Int, _ region: Int, at minute: Int) {
    let list = kind * ground.travel.regionCount + region
    for i in needsOfRegion[region] {
      let n = needsOfRegion.items[i]
      guard requests[n].lacking > 0 else { continue }
      if minute < requests[n].release {
        waiting[list].expect(n, at: requests[n].release)
      } else if let entry = entry(n, kind, region) {
        waiting[list].write(entry)
      }
    }
    waiting[list].end()
  }

  /// Ranks a need anew on the lists that are written: its fuel under way has changed. More fuel under way may make it
  /// more pressing, where that ends in colder weather than today's.
  mutating func rankAnew(_ n: Int) {
    requests[n].isFresh = false
    guard requests[n].lacking > 0 else { return }
    let region = ground.travel.regionOfJunction[needs[n].junction]
    for kind in ground.travel.kinds.indices {
      let list = kind * ground.travel.regionCount + region
      if waiting[list].isWritten, let entry = entry(n, kind, region) { waiting[list].add(entry) }
    }
  }

  /// Where a need ranks for a kind of truck; `nil` where no yard with stock reaches it.
  @inline(__always)
  private mutating func entry(_ n: Int, _ kind: Int, _ region: Int) -> WaitingList.Entry? {
    guard let (_, minutes) = nearestStock(n, kind, region) else { return nil }
    if !requests[n].isFresh { refresh(n) }
    var entry = WaitingList.Entry(need: Int32(n))
    for (place, criterion) in policy.ranking.enumerated() {
      let value: Double
      switch criterion {
      case .urgency: value = requests[n].isPriority ? 0 : 1
      // counted from the scenario's begin: within an hour that is the same order as from now
      case .hoursToCold:
        value = requests[n].bareHour < 0 ? .infinity : Double(requests[n].bareHour) + requests[n].hoursToCold
      case .distance: value = Double(minutes)
      }
      switch place {
      case 0: entry.first = value
      case 1: entry.second = value
      default: entry.third = value
      }
    }
    return entry
  }

  /// The yard with stock that is nearest to a need for a kind of truck.
  @inline(__always)
  private mutating func nearestStock(_ n: Int, _ kind: Int, _ region: Int) -> (number: Int, minutes: Int)? {
    guard let found = times.nearestSource(kind, to: needs[n].junction) else { return nil }
    if available(found.number) > 0 { return found }
    // it has given out since the nearest were looked for
    findNearest(kind, region)
    return times.nearestSource(kind, to: needs[n].junction)
  }

  /// As ``bestCandidate(in:at:)``, by looking at every need.
  private mutating func bestOfAll(in region: Int, at minute: Int) -> Candidate? {
    var best: Candidate?
    for i in needsOfRegion[region] {
      let n = needsOfRegion.items[i]
      guard requests[n].lacking > 0, minute >= requests[n].release else { continue }
      var candidate = candidate(n, at: minute)
      // what cannot win at no distance need not be measured
      if let best, !candidate.comesBefore(best, by: policy.ranking) { continue }
      measure(n, region)
      guard requests[n].site >= 0 else { continue }
      (candidate.site, candidate.minutes) = (Int(requests[n].site), Int(requests[n].minutes))
      if let best, !candidate.comesBefore(best, by: policy.ranking) { continue }
      if !isReachable(candidate.site, minutes: candidate.minutes, from: n) {
        guard let (site, minutes) = nearestReachable(n, region) else { continue }
        (candidate.site, candidate.minutes) = (site, minutes)
        if let best, !candidate.comesBefore(best, by: policy.ranking) { continue }
      }
      best = candidate
    }
    return best
  }

  private mutating func findNearest(_ kind: Int, _ region: Int) {
    desk.sources.removeAll(keepingCapacity: true)
    for i in ground.yardsOfRegion[region] {
      let yard = ground.yardsOfRegion.items[i]
      if available(yard) > 0 { desk.sources.append((ground.yards[yard].junction, yard)) }
    }
    times.findNearest(kind, region: region, sources: desk.sources)
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

  /// Finds the site with stock that is nearest to a need in minutes of the kinds of truck that are free.
  @inline(__always)
  private mutating func measure(_ n: Int, _ region: Int) {
    let site = Int(requests[n].site)
    if requests[n].stamp == desk.stamp, site < 0 || available(site) > 0 { return }
    measureAnew(n, region)
  }

  private mutating func measureAnew(_ n: Int, _ region: Int) {
    var site = -1
    var minutes = Int.max
    for kind in desk.kinds {
      guard let found = nearestStock(n, kind, region) else { continue }
      if (found.minutes, found.number) < (minutes, site) { (site, minutes) = (found.number, found.minutes) }
    }
    requests[n].site = Int32(site)
    requests[n].minutes = Int32(truncatingIfNeeded: minutes)
    requests[n].stamp = desk.stamp
  }

  /// Whether a free truck can get to a yard and be in the need's village `minutes` after.
  private mutating func isReachable(_ site: Int, minutes: Int, from n: Int) -> Bool {
    for kind in desk.kinds {
      guard let nearest = times.nearestSource(kind, to: needs[n].junction), nearest.number == site,
        nearest.minutes == minutes
      else { continue }
      if isReachable(site, kind) { return true }
    }
    return false
  }

  /// Whether a free truck of a kind can get to a yard.
  private mutating func isReachable(_ site: Int, _ kind: Int) -> Bool {
    let home = times.tree(.home, root: ground.yards[site].junction, kind: kind)
    for truck in desk.free where ground.trucks[truck].kind == kind {
      if times.minutes(home, junction: trucks[truck].junction) < .max { return true }
    }
    return false
  }

  /// The nearest site with stock that a free truck can get to and go on from.
  private mutating func nearestReachable(_ n: Int, _ region: Int) -> (site: Int, minutes: Int)? {
    var nearest: (site: Int, minutes: Int)?
    for i in ground.yardsOfRegion[region] {
      let site = ground.yardsOfRegion.items[i]
      guard available(site) > 0 else { continue }
      for kind in desk.kinds {
        let out = times.tree(.out, root: ground.yards[site].junction, kind: kind)
        let minutes = times.minutes(out, junction: needs[n].junction)
        if minutes < nearest?.minutes ?? .max, isReachable(site, kind) { nearest = (site, minutes) }
      }
    }
    return nearest
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

  /// Sends a truck for at most so many kg; `false` where no open way leads to the yard.
  mutating func send(_ truck: Int, _ candidate: Candidate, _ most: Int64, at minute: Int) -> Bool {
    let (need, site) = (candidate.need, candidate.site)
    let kg = min(ground.trucks[truck].payload, most, available(site))
    let way = times.way(
      .home, root: ground.yards[site].junction, junction: trucks[truck].junction,
      kind: ground.trucks[truck].kind)
    guard let way else { return false }
    yards[site].promised += kg
    requests[need].underWay += kg
    requests[need].lacking -= kg
    trucks[truck].yard = site
    trucks[truck].need = need
    trucks[truck].promised = kg
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
      // where the mobile network is down, a village cannot ask again at once
      let late = fortune.lateness(needs[need].village, at: minute)
      if late > 0 { requests[need].release = Int32(minute + late) }
    }
    rankAnew(need)
    agenda.add(.atDock, truck, at: minute + drive(truck, to: ground.yards[site].junction, way))
    return true
  }

  // MARK: - Hours to cold

  /// Works out when fuel ends and the first house of a need falls below `Policy.coldTemperature`, with the fuel it has
  /// and the fuel on its way, in the weather of the hour in which that fuel ends. A facility, whose house is not known,
  /// counts as cold at once when its fuel ends.
  private mutating func refresh(_ n: Int) {
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
