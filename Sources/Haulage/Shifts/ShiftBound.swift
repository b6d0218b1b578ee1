extension ShiftProblem {
  /// Lines that no plan whatever is below: every need by itself, all of its coal with the first truck that could be there, from
  /// the nearest yard, with no other truck on a dock and no end of stock.
  ///
  /// - Complexity: that of ``earliest()``, and O(needs · hours · cohorts)
  public func bound() -> ShiftWorth {
    var worth = ShiftWorth()
    let field = Field(self)
    let served = Slab<Int32>(horizon + 1, of: 0)
    for (n, (need, earliest)) in zip(needs, earliest()).enumerated() {
      var arrivals = need.arriving.map { Arrival(minute: $0.minute, kg: $0.kg) }
      if let minute = earliest {
        let at = arrivals.firstIndex { Int($0.minute) > minute } ?? arrivals.count
        arrivals.insert(Arrival(minute: minute, kg: need.kg), at: at)
      }
      let want = field.want(n, arrivals, count: arrivals.count, served: served.base)
      worth.cold += Int(want.cold) * need.weight
      worth.unserved += Int(want.unserved) * need.weight
    }
    return worth
  }

  /// By need, the first minute in which any of its coal could be there; `nil` where no truck can bring it within the horizon.
  ///
  /// - Complexity: O(yards · kinds · (trucks + needs) · hours), the trucks once for every release that differs
  public func earliest() -> [Int?] {
    var loaded: [Int: [(yard: Int, kind: Int, minute: Int)]] = [:]
    return needs.indices.map { n in
      let (place, release) = (needs[n].place, needs[n].release)
      let loads = loaded[release] ?? firstLoads(release: release)
      loaded[release] = loads
      var best: Int?
      for load in loads {
        guard let arrival = first(load.kind, from: yards[load.yard].place, to: place, ready: load.minute)
        else { continue }
        best = min(best ?? .max, arrival + unloading(1, need: n))
      }
      return best.flatMap { $0 < horizon * 60 ? $0 : nil }
    }
  }

  /// When the first truck of every kind could have loaded at every yard that has stock. To be there sooner is never to be
  /// anywhere later, so no other truck of its kind is first.
  private func firstLoads(release: Int) -> [(yard: Int, kind: Int, minute: Int)] {
    var seen = Set<[Int]>()
    let trucks = trucks.filter { seen.insert([$0.kind, $0.place, $0.free]).inserted }
    return yards.indices.filter { yards[$0].stock > 0 }.flatMap { y in
      (0..<travel.kindCount).compactMap { kind in
        var there: Int?
        for truck in trucks where truck.kind == kind {
          let ready = max(truck.free, release, opening)
          guard let arrival = first(kind, from: truck.place, to: yards[y].place, ready: ready) else {
            continue
          }
          there = min(there ?? .max, arrival)
        }
        return there.map { (y, kind, max($0, yards[y].docks.min() ?? 0) + loading(1, yard: y)) }
      }
    }
  }

  /// First arrival of a drive that begins at `ready` or in any later hour: waiting may be quicker.
  private func first(_ kind: Int, from: Int, to: Int, ready: Int) -> Int? {
    var best: Int?
    for hour in (ready / 60)..<max(ready / 60, horizon) {
      let depart = max(ready, hour * 60)
      if let best, depart >= best { break }
      guard let minutes = travel.minutes(kind: kind, hour: hour, from: from, to: to) else { continue }
      best = min(best ?? .max, depart + minutes)
    }
    return best
  }
}
