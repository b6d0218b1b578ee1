import RoadNetwork

extension Play {
  /// The need whose turn it is, with its yard; `nil` where no free truck can bring anything to anybody.
  mutating func bestCandidate(in region: Int, at minute: Int) -> Candidate? {
    for kind in desk.kinds where desk.learns(kind, region) { findNearest(kind, region) }
    if looksAtAll { return bestOfAll(in: region, at: minute) }
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
}
