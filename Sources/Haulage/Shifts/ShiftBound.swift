extension ShiftProblem {
  /// Lines that no plan whatever is below: every need by itself, all of its coal with the first truck that could be there, from
  /// the nearest yard, with no other truck on a dock and no end of stock.
  ///
  /// - Complexity: O(needs · yards · kinds · hours²)
  public func bound() -> ShiftWorth {
    var worth = ShiftWorth()
    let field = Field(self)
    let served = Slab<Int32>(horizon + 1, of: 0)
    for (n, need) in needs.enumerated() {
      var arrivals = need.arriving.map { Arrival(minute: $0.minute, kg: $0.kg) }
      if let minute = earliest(n) {
        let at = arrivals.firstIndex { Int($0.minute) > minute } ?? arrivals.count
        arrivals.insert(Arrival(minute: minute, kg: need.kg), at: at)
      }
      let want = field.want(n, arrivals, count: arrivals.count, served: served.base)
      worth.cold += Int(want.cold) * need.weight
      worth.unserved += Int(want.unserved) * need.weight
    }
    return worth
  }

  /// First minute in which any of a need's coal could be there; `nil` where no truck can bring it within the horizon.
  public func earliest(_ n: Int) -> Int? {
    let need = needs[n]
    var best: Int?
    for (y, yard) in yards.enumerated() where yard.stock > 0 {
      var seen = Set<[Int]>()
      for truck in trucks where seen.insert([truck.kind, truck.place, truck.free]).inserted {
        let ready = max(truck.free, need.release, opening)
        guard let there = first(truck.kind, from: truck.place, to: yard.place, ready: ready),
          let arrival = first(
            truck.kind, from: yard.place, to: need.place,
            ready: max(there, yard.docks.min() ?? 0) + loading(1, yard: y))
        else { continue }
        best = min(best ?? .max, arrival + unloading(1, need: n))
      }
    }
    return best.flatMap { $0 < horizon * 60 ? $0 : nil }
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
