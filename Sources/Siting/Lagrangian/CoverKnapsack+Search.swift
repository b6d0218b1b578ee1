extension CoverKnapsack {
  /// Decides one class of the core after the other and turns back where the classes left cannot give
  /// the room, or not below the best so far: by the suffix sums, the first of them
  /// at their best ratio give it cheapest (the bound of Martello & Toth, European Journal of Operational Research 1, 1977,
  /// 169–175, where the class that would be broken has one choice).
  mutating func search(_ need: Double, _ paid: Double) {
    let (order, taken, classStart) = (order.base, taken.base, classStart.base)
    let (cost, room, ratio) = (cost.base, room.base, ratio.base)
    let (mostRoom, isSingle) = (mostRoom.base, isSingle.base)
    let (suffixCost, suffixRoom) = (suffixCost.base, suffixRoom.base)
    let (needs, pays, next) = (needAt.base, paidAt.base, nextChoice.base)
    let core = core
    let allRoom = suffixRoom[core]
    let tolerance = tolerance
    var best = best
    var steps = 0
    var p = 0
    needs[0] = need
    pays[0] = paid
    var enters = true
    while true {
      if enters {
        steps = steps &+ 1
        if steps > Self.mostSteps { break }
        enters = false
        let (left, sum) = (needs[p], pays[p])
        if left <= tolerance {
          if sum < best {
            best = sum
            hasSolution = true
            for q in 0..<classCount { bestTaken.base[q] = taken[q] }
          }
          p = p &- 1
        } else {
          let target = suffixRoom[p] + left - tolerance
          var hopeless = p >= core || allRoom < target
          if !hopeless {
            var low = p &+ 1
            var high = core
            while low < high {
              let middle = (low &+ high) / 2
              if suffixRoom[middle] >= target { high = middle } else { low = middle &+ 1 }
            }
            low = low &- 1
            // class `low` is the one the relaxation would break: leave it out, or take it whole and give back room
            let lacking = target - suffixRoom[low]
            let before = sum + suffixCost[low] - suffixCost[p]
            var least = before + lacking * ratio[low]
            if isSingle[low] {
              let without = low &+ 1 < core ? before + lacking * ratio[low &+ 1] : .infinity
              let back = low > p ? (mostRoom[low] - lacking) * ratio[low &- 1] : 0
              least = max(least, min(without, before + ratio[low] * mostRoom[low] - back))
            }
            hopeless = least >= best
          }
          if hopeless {
            p = p &- 1
          } else {
            next[p] = classStart[Int(order[p])]
          }
        }
        if p < 0 { break }
        continue
      }
      let q = Int(order[p])
      let k = Int(next[p])
      if k < Int(classStart[q &+ 1]) {
        taken[q] = Int32(truncatingIfNeeded: k)
        next[p] = Int32(truncatingIfNeeded: k &+ 1)
        needs[p &+ 1] = needs[p] - room[k]
        pays[p &+ 1] = pays[p] + cost[k]
        p = p &+ 1
        enters = true
      } else if k == Int(classStart[q &+ 1]) {
        taken[q] = -1
        next[p] = Int32(truncatingIfNeeded: k &+ 1)
        needs[p &+ 1] = needs[p]
        pays[p &+ 1] = pays[p]
        p = p &+ 1
        enters = true
      } else {
        p = p &- 1
        if p < 0 { break }
      }
    }
    self.best = best
    isExact = steps <= Self.mostSteps
  }
}
