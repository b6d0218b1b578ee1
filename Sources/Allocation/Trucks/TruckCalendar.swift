import Quantities

/// The cheapest way to bring one village its season in whole trucks, at given prices at the gates and without regard to what
/// plants can make.
///
/// What it costs is linear between whole truck-loads, so in some cheapest plan, between two moments at which the village
/// holds the least or the most it can, one truck at most goes part empty. All that has come by the end of a period is then a
/// whole number of trucks beyond one of the village's bounds, and those are few: the dynamic programme goes through
/// periods, and in each first through full trucks, all from the source where one is cheapest, then at most one that is not.
struct TruckCalendar: ~Copyable {
  /// What comes over one lane.
  struct Call {
    var lane: Int
    var amount: Int64
    var trucks: Int64
  }

  private static let never = Int64.max / 4

  private let network: SeasonNetwork
  private let holding: [Int64]
  private let periods: Int
  /// By period, residue, number of whole trucks: cheapest way to have that much after full trucks, and at the period's end.
  private var full: UnsafeMutablePointer<Int64>
  private var ended: UnsafeMutablePointer<Int64>
  private var room = 0
  /// By period: the lane where a full truck is cheapest and what it costs, −1 where none comes.
  private var fullLane: [Int] = []
  private var fullCost: [Int64] = []
  /// By period: the lane where an empty truck is cheapest and what it costs.
  private var emptyLane: [Int] = []
  private var emptyCost: [Int64] = []
  /// By period, residue before, residue after: cost of the truck that is not full.
  private var partial: [Int64] = []
  private var candidates: [(haul: Int64, price: Int64, lane: Int)] = []

  init(_ network: SeasonNetwork) {
    self.network = network
    periods = network.problem.periods
    holding = (1...max(periods, 1)).map {
      $0 < network.problem.periods ? network.problem.holding(through: $0) : 0
    }
    full = .allocate(capacity: 1)
    ended = .allocate(capacity: 1)
  }

  deinit {
    full.deallocate()
    ended.deallocate()
  }

  /// What the cheapest plan costs, in thousandths of a fen per tonne times kilograms; `nil` where none reaches the village in
  /// time.
  ///
  /// - Parameter prices: By source · periods + period: what a tonne costs at its gate.
  /// - Complexity: O(periods · (residues² · trucks in store + sources · residues²))
  mutating func cheapest(_ need: VillageNeed, prices: [Int64]) -> Int64? {
    let count = need.residues.count
    let stride = Int(need.total / need.load) + 1
    reserve(periods * count * stride)
    setPrices(need, prices)
    for t in 0..<periods {
      let (from, to) = (t > 0 ? need.least[t - 1] : 0, need.most[t])
      let reached = t > 0 ? need.most[t - 1] : 0
      let here = full + t * count * stride
      let before = ended + (t - 1) * count * stride
      let after = ended + t * count * stride
      here.update(repeating: Self.never, count: count * stride)
      after.update(repeating: Self.never, count: count * stride)
      for (i, residue) in need.residues.enumerated() {
        let first = Self.firstTruck(from, residue, need.load)
        let last = Self.lastTruck(to, residue, need.load)
        guard first <= last else { continue }
        var cost = Self.never
        for k in first...last {
          cost = fullLane[t] < 0 ? Self.never : min(Self.never, cost + fullCost[t])
          let amount = residue + Int64(k) * need.load
          if amount <= reached {
            cost = min(cost, t > 0 ? before[i * stride + k] : (amount == 0 ? 0 : Self.never))
          }
          here[i * stride + k] = cost
        }
      }
      for (j, residue) in need.residues.enumerated() {
        let first = Self.firstTruck(need.least[t], residue, need.load)
        let last = Self.lastTruck(to, residue, need.load)
        guard first <= last else { continue }
        let row = after + j * stride
        for k in first...last { row[k] = here[j * stride + k] }
        if need.isCalled[t] {
          for k in first...last {
            let more = k > 0 ? here[j * stride + k - 1] + fullCost[t] : Self.never
            let none =
              residue + Int64(k) * need.load <= reached ? before[j * stride + k] + emptyCost[t] : Self.never
            row[k] = min(Self.never, more, none)
          }
        }
        if fullLane[t] >= 0 {
          for i in 0..<count where i != j {
            let cost = partial[(t * count + i) * count + j]
            let back = i < j ? 0 : 1
            let other = here + i * stride - back
            for k in max(first, back)...max(last, back) where k <= last {
              row[k] = min(row[k], other[k] &+ cost)
            }
          }
        }
        for k in first...last {
          row[k] += holding[t] * (residue + Int64(k) * need.load - need.least[t])
        }
      }
    }
    let end = finish(need, stride)
    let cost = ended[((periods - 1) * count + end.residue) * stride + end.trucks]
    return cost < Self.never ? cost : nil
  }

  /// The plan whose cost ``cheapest(_:prices:)`` has just told.
  mutating func calls(_ need: VillageNeed, prices: [Int64]) -> [Call] {
    let count = need.residues.count
    let stride = Int(need.total / need.load) + 1
    var calls: [Call] = []
    var (j, k) = finish(need, stride)
    for t in (0..<periods).reversed() {
      let here = full + t * count * stride
      let before = ended + (t - 1) * count * stride
      let kept = holding[t] * (need.residues[j] + Int64(k) * need.load - need.least[t])
      let cost = ended[(t * count + j) * stride + k] - kept
      let known = t > 0 && need.residues[j] + Int64(k) * need.load <= need.most[t - 1]
      if need.isCalled[t], known, before[j * stride + k] + emptyCost[t] == cost {
        calls.append(Call(lane: emptyLane[t], amount: 0, trucks: 1))
        continue
      }
      var trucks: Int64 = 0
      if need.isCalled[t], k > 0, here[j * stride + k] != cost, here[j * stride + k - 1] + fullCost[t] == cost
      {
        k -= 1
        trucks = 1
      } else if here[j * stride + k] != cost {
        for i in 0..<count where i != j {
          let from = i < j ? k : k - 1
          guard from >= 0, here[i * stride + from] + partial[(t * count + i) * count + j] == cost else {
            continue
          }
          let amount = need.residues[j] - need.residues[i] + (i < j ? 0 : need.load)
          calls.append(Call(lane: cheapestLane(need, t, amount, prices), amount: amount, trucks: 1))
          (j, k) = (i, from)
          break
        }
      }
      while here[j * stride + k] != start(t, j, k, need, before, stride) {
        k -= 1
        trucks += 1
      }
      if trucks > 0 {
        calls.append(Call(lane: fullLane[t], amount: trucks * need.load, trucks: trucks))
      }
    }
    return calls
  }

  /// What it costs to start a period with so much; a whole lot where one cannot.
  private func start(
    _ t: Int, _ residue: Int, _ trucks: Int, _ need: VillageNeed, _ before: UnsafePointer<Int64>,
    _ stride: Int
  ) -> Int64 {
    guard t > 0 else { return residue == 0 && trucks == 0 ? 0 : Self.never }
    let isRoom = need.residues[residue] + Int64(trucks) * need.load <= need.most[t - 1]
    return isRoom ? before[residue * stride + trucks] : Self.never
  }

  private func finish(_ need: VillageNeed, _ stride: Int) -> (residue: Int, trucks: Int) {
    (need.residues.firstIndex(of: need.total % need.load) ?? 0, Int(need.total / need.load))
  }

  private static func firstTruck(_ amount: Int64, _ residue: Int64, _ load: Int64) -> Int {
    amount <= residue ? 0 : Int((amount - residue + load - 1) / load)
  }

  private static func lastTruck(_ amount: Int64, _ residue: Int64, _ load: Int64) -> Int {
    amount < residue ? -1 : Int((amount - residue) / load)
  }

  private mutating func reserve(_ size: Int) {
    guard size > room else { return }
    full.deallocate()
    ended.deallocate()
    room = 2 * size
    full = .allocate(capacity: room)
    ended = .allocate(capacity: room)
  }

  private mutating func setPrices(_ need: VillageNeed, _ prices: [Int64]) {
    let count = need.residues.count
    fullLane = [Int](repeating: -1, count: periods)
    fullCost = [Int64](repeating: 0, count: periods)
    (emptyLane, emptyCost) = (fullLane, [Int64](repeating: Self.never, count: periods))
    partial = [Int64](repeating: Self.never, count: periods * count * count)
    for t in 0..<periods where !need.lanes[t].isEmpty {
      candidates.removeAll(keepingCapacity: true)
      var nearest = (haul: Int64.max, price: Int64.max)
      for i in need.lanes[t] {
        let haul = need.load * network.graph.cost[network.firstLane + i]
        let price = prices[network.lanes[i].source * periods + t]
        candidates.append((haul, price, i))
        if (haul, price) < nearest {
          nearest = (haul, price)
          (emptyLane[t], emptyCost[t]) = (i, haul)
        }
        let cost = haul + need.load * price
        if fullLane[t] < 0 || cost < fullCost[t] { (fullLane[t], fullCost[t]) = (i, cost) }
      }
      candidates.removeAll { $0.haul > nearest.haul && $0.price >= nearest.price }
      for i in 0..<count {
        for j in 0..<count where i != j {
          let amount = need.residues[j] - need.residues[i] + (i < j ? 0 : need.load)
          var cost = Self.never
          for candidate in candidates { cost = min(cost, candidate.haul + amount * candidate.price) }
          partial[(t * count + i) * count + j] = cost
        }
      }
    }
  }

  private func cheapestLane(_ need: VillageNeed, _ t: Int, _ amount: Int64, _ prices: [Int64]) -> Int {
    var best = (cost: Int64.max, lane: -1)
    for i in need.lanes[t] {
      let cost =
        need.load * network.graph.cost[network.firstLane + i]
        + amount * prices[network.lanes[i].source * periods + t]
      if cost < best.cost { best = (cost, i) }
    }
    return best.lane
  }
}
