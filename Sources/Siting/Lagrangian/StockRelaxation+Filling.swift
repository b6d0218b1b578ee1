extension StockRelaxation {
  /// Fills a site: φ, with the fillings and purchases that attain it.
  func stockUp(_ i: Int, _ beta: Double) -> Double {
    let m = problem.siteCount
    segments.removeAll(keepingCapacity: true)
    var value = 0.0
    var left = terms.capacity[i]
    for f in 0..<terms.fuelCount {
      bought.base[i * terms.fuelCount + f] = 0
      left -= terms.present[i][f]
      for s in 0..<problem.scenarioCount { sortOffers((s * terms.fuelCount + f) * m + i) }
      addSegments(
        i, f, cost: terms.unitCost[i][f] + beta * (terms.budget == nil ? 0 : terms.budgetUnit[i][f]))
    }
    segments.sort { ($0.slope, $0.fuel) < ($1.slope, $1.fuel) }
    left = max(0, left)
    for segment in segments where segment.slope < 0 && left > 0 {
      let taken = min(left, segment.length)
      bought.base[i * terms.fuelCount + Int(segment.fuel)] += taken
      left -= taken
    }
    for f in 0..<terms.fuelCount {
      let extra = bought.base[i * terms.fuelCount + f]
      value += extra * (terms.unitCost[i][f] + beta * (terms.budget == nil ? 0 : terms.budgetUnit[i][f]))
      for s in 0..<problem.scenarioCount {
        let slot = (s * terms.fuelCount + f) * m + i
        let filling = take(slot, room: terms.surviving[s][i] * (terms.present[i][f] + extra))
        fillings.base[slot] = filling
        value += filling.value
      }
    }
    return value
  }

  private func sortOffers(_ slot: Int) {
    let count = Int(counts.base[slot])
    guard count > 1 else { return }
    var block = UnsafeMutableBufferPointer(start: offers.base + offerStart[slot], count: count)
    block.sort(by: Offer.precedes)
  }

  /// What one more tonne of a fuel earns at a site, stretch by stretch: in every scenario the best offers not yet served by
  /// what stands there.
  private func addSegments(_ i: Int, _ f: Int, cost: Double) {
    let m = problem.siteCount
    let scenarios = problem.scenarioCount
    var next = [Int](repeating: 0, count: scenarios)
    // tonnes of stock until the scenario's next offer
    var until = [Double](repeating: .infinity, count: scenarios)
    var slope = cost
    func load(_ s: Int, skipping had: Double) {
      let slot = (s * terms.fuelCount + f) * m + i
      let surviving = terms.surviving[s][i]
      var rest = had
      while next[s] < Int(counts.base[slot]), surviving > 0 {
        let length = problem.demand[Int(offers.base[offerStart[slot] + next[s]].need)] / surviving
        if length > rest {
          until[s] = length - rest
          slope += surviving * offers.base[offerStart[slot] + next[s]].ratio
          return
        }
        rest -= length
        next[s] += 1
      }
      until[s] = .infinity
    }
    for s in 0..<scenarios { load(s, skipping: terms.present[i][f]) }
    while slope < 0 {
      let length = until.min() ?? .infinity
      guard length < .infinity else { return }
      segments.append(Segment(slope: slope, length: length, fuel: Int32(f)))
      slope = cost
      for s in 0..<scenarios where until[s] < .infinity {
        until[s] -= length
        let slot = (s * terms.fuelCount + f) * m + i
        if until[s] <= 1e-12 {
          next[s] += 1
          load(s, skipping: 0)
        } else {
          slope += terms.surviving[s][i] * offers.base[offerStart[slot] + next[s]].ratio
        }
      }
    }
  }

  /// The best offers of a slot that some room serves.
  private func take(_ slot: Int, room: Double) -> Filling {
    let count = Int(counts.base[slot])
    guard count > 0, room > 0 else { return .nothing }
    var left = room
    var value = 0.0
    for k in 0..<count {
      let offer = offers.base[offerStart[slot] + k]
      let tonnes = problem.demand[Int(offer.need)]
      if tonnes > left {
        return Filling(
          value: value + left * offer.ratio, ratio: offer.ratio, need: offer.need, share: left / tonnes)
      }
      left -= tonnes
      value += tonnes * offer.ratio
    }
    return Filling(value: value)
  }
}
