extension CoverKnapsack {
  /// Decides one class of the core after the other and turns back where the classes left cannot give
  /// the room, or not below the best so far: by the suffix sums, the first of them
  /// at their best ratio give it cheapest (the bound of Martello & Toth, European Journal of Operational Research 1, 1977,
  /// 169–175, where the class that would be broken has one choice).
  ///
  /// Taking a class of one choice before the broken one changes neither that class nor the bound, and whatever else is
  /// decided moves the broken class only further on: so half of the steps need no bound, and the others find the class
  /// beside their parent's. What is turned back below the best so far, out of tiredness, counts in ``floor``.
  mutating func search(_ need: Double, _ paid: Double) {
    let (order, taken, classStart) = (order.base, taken.base, classStart.base)
    let (cost, room, ratio) = (cost.base, room.base, ratio.base)
    let (mostRoom, isSingle) = (mostRoom.base, isSingle.base)
    let (suffixCost, suffixRoom) = (suffixCost.base, suffixRoom.base)
    let (needs, pays, next) = (needAt.base, paidAt.base, nextChoice.base)
    let (breaks, bounds) = (breakAt.base, boundAt.base)
    let core = core
    let tolerance = tolerance
    var steps = 0
    var nextLook = Self.patience
    var enough = enough(after: 0)
    var floor = floor
    var p = 0
    needs[0] = need
    pays[0] = paid
    breaks[0] = 0
    var enters = true
    while true {
      if enters {
        // a choice was made at p − 1: breaks[p] says where to look for the broken class
        enters = false
        steps = steps &+ 1
        if steps == nextLook {
          if steps >= Self.mostSteps { break }
          nextLook = steps &+ Self.patience / 8
          enough = self.enough(after: steps)
        }
        let (left, sum) = (needs[p], pays[p])
        if left <= tolerance {
          if sum < best {
            best = sum
            hasSolution = true
            for q in 0..<classCount { bestTaken.base[q] = taken[q] }
            enough = self.enough(after: steps)
          }
          p = p &- 1
        } else {
          let target = suffixRoom[p] + left - tolerance
          var low = Int(breaks[p])
          while low < core, suffixRoom[low &+ 1] < target { low = low &+ 1 }
          if low >= core {
            p = p &- 1
          } else {
            // class `low` is the one the relaxation would break: leave it out, or take it whole and give back room
            let lacking = target - suffixRoom[low]
            let before = sum + suffixCost[low] - suffixCost[p]
            var least = before + lacking * ratio[low]
            if isSingle[low] {
              let without = low &+ 1 < core ? before + lacking * ratio[low &+ 1] : .infinity
              let back = low > p ? (mostRoom[low] - lacking) * ratio[low &- 1] : 0
              least = max(least, min(without, before + ratio[low] * mostRoom[low] - back))
            }
            if least >= enough {
              floor = min(floor, least)
              p = p &- 1
            } else {
              breaks[p] = Int32(truncatingIfNeeded: low)
              bounds[p] = least
              next[p] = classStart[Int(order[p])]
            }
          }
        }
        if p < 0 { break }
        continue
      }
      let q = Int(order[p])
      let k = Int(next[p])
      let end = Int(classStart[q &+ 1])
      if k <= end, bounds[p] >= enough {
        // better was found, or more is forgiven, since it was entered
        floor = min(floor, bounds[p])
        p = p &- 1
        if p < 0 { break }
      } else if k < end {
        taken[q] = Int32(truncatingIfNeeded: k)
        next[p] = Int32(truncatingIfNeeded: k &+ 1)
        needs[p &+ 1] = needs[p] - room[k]
        pays[p &+ 1] = pays[p] + cost[k]
        let low = breaks[p]
        p = p &+ 1
        if isSingle[p &- 1], Int(low) >= p {
          breaks[p] = low
          bounds[p] = bounds[p &- 1]
          next[p] = classStart[Int(order[p])]
        } else {
          breaks[p] = max(low, Int32(truncatingIfNeeded: p))
          enters = true
        }
      } else if k == end {
        taken[q] = -1
        next[p] = Int32(truncatingIfNeeded: k &+ 1)
        needs[p &+ 1] = needs[p]
        pays[p &+ 1] = pays[p]
        let low = breaks[p]
        p = p &+ 1
        breaks[p] = max(low, Int32(truncatingIfNeeded: p))
        enters = true
      } else {
        p = p &- 1
        if p < 0 { break }
      }
    }
    self.floor = steps >= Self.mostSteps ? relaxed : max(relaxed, min(floor, best))
  }

  /// The bound at which to turn back: the best so far, less what is forgiven. The longer the search takes the more that is, up
  /// to all above the relaxation.
  private func enough(after steps: Int) -> Double {
    guard steps > Self.patience, best < .infinity else { return best }
    let tired = Double(steps - Self.patience) / Double(Self.mostSteps - Self.patience)
    return best - tired * (best - relaxed)
  }
}
