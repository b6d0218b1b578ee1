import Proofs

/// The choice of sites that a Lagrangian leaf leaves: least sum of costs, at most one size at a place, at most so many, and
/// where all demand must be met enough surviving room in a scenario.
///
/// The other scenarios' room is left aside, which only lowers what is proven.
struct SiteChoice {
  private let problem: LocationProblem
  /// Per site.
  private let costs: [Double]
  /// Sites by place.
  private let places: [[Int]]
  private let most: Int
  /// Room that a scenario asks for and that each site has there, the hardest to meet first.
  private let needs: [RoomNeed]

  /// Room that a scenario asks for.
  private struct RoomNeed {
    var total: Double
    /// Per site.
    var room: [Double]

    /// Nothing asked for.
    static func none(_ problem: LocationProblem) -> RoomNeed {
      RoomNeed(total: 0, room: problem.sites.map { _ in 0 })
    }
  }

  /// What a tonne of room, and a site, are worth.
  private struct Prices {
    var room: Double
    var site: Double
  }

  /// A choice among the first places.
  private struct State {
    var cost: Double
    var room: Double
    var count: Int
  }

  /// Scenarios whose room is looked at, and states kept, before a leaf counts as not shown.
  private static let (mostNeeds, mostStates) = (3, 200_000)

  init(_ problem: LocationProblem, costs: [Double]) {
    self.problem = problem
    self.costs = costs
    places = Dictionary(grouping: problem.sites.indices) { problem.sites[$0].place }.values.sorted {
      $0[0] < $1[0]
    }
    most = min(PassQuestion.mostSites(problem) ?? .max, problem.sites.count)
    var needs: [RoomNeed] = []
    if PassQuestion.meetsAll(problem) {
      needs = problem.scenarios.map { scenario in
        RoomNeed(
          total: scenario.demand.reduce(0, +),
          room: zip(scenario.surviving, problem.sites).map { $0 * $1.capacity })
      }
      needs.sort { $0.total * $1.room.reduce(0, +) > $1.total * $0.room.reduce(0, +) }
    }
    self.needs = needs.isEmpty ? [.none(problem)] : Array(needs.prefix(Self.mostNeeds))
  }

  /// What no choice is below, with room priced as well as can be rather than required.
  func floor(decided: [Int: Bool]) -> Double {
    let options = options(decided)
    return needs.map { relaxed(options, $0, bestRoomPrice(options, $0)) }.max() ?? 0
  }

  /// Whether no choice is below a value.
  func isAtLeast(_ value: Double, decided: [Int: Bool]) -> Bool {
    let options = options(decided)
    guard options.allSatisfy({ !$0.isEmpty }) else { return true }
    return needs.contains { need in
      let price = bestRoomPrice(options, need)
      return relaxed(options, need, price) >= value || isAtLeast(value, options, need, price)
    }
  }

  /// Per place, what may be done with it: `nil` = nothing.
  private func options(_ decided: [Int: Bool]) -> [[Int?]] {
    places.map { sizes in
      let forced = sizes.filter { decided[$0] == true || problem.sites[$0].status == .open }
      let allowed = (forced.isEmpty ? sizes : forced).filter {
        problem.sites[$0].status != .shut && decided[$0] != false
      }
      // two that must open at one place: nothing can be done
      if forced.count > 1 { return [] }
      return forced.isEmpty ? [nil] + allowed : Array(allowed)
    }
  }

  // MARK: Room at a price

  /// Least cost where lacking room costs `price` a tonne.
  private func relaxed(_ options: [[Int?]], _ need: RoomNeed, _ price: Double) -> Double {
    let (forced, gains) = gains(options, need, price)
    let left = most - forced.count
    guard left >= 0 else { return .infinity }
    return gains.prefix(left).reduce(forced.reduce(price * need.total, +), +)
  }

  /// What opening at a place adds where it must, and where it may and pays, the best first.
  private func gains(
    _ options: [[Int?]], _ need: RoomNeed, _ price: Double
  ) -> (forced: [Double], free: [Double]) {
    var (forced, free): ([Double], [Double]) = ([], [])
    for options in options {
      var (best, isFree) = (Double.infinity, false)
      for option in options {
        guard let site = option else {
          isFree = true
          continue
        }
        best = min(best, costs[site] - price * need.room[site])
      }
      if !isFree { forced.append(best) } else if best < 0 { free.append(best) }
    }
    return (forced, free.sorted())
  }

  /// The price at which the relaxed cost is highest: it is concave in it, so thirds close in on it.
  private func bestRoomPrice(_ options: [[Int?]], _ need: RoomNeed) -> Double {
    guard need.total > 0 else { return 0 }
    let ratios = costs.indices.map { need.room[$0] > 0 ? max(0, costs[$0]) / need.room[$0] : 0 }
    var (low, high) = (0.0, (ratios.max() ?? 0) + 1e-9)
    for _ in 0..<60 {
      let (a, b) = (low + (high - low) / 3, high - (high - low) / 3)
      if relaxed(options, need, a) < relaxed(options, need, b) { low = a } else { high = b }
    }
    return low
  }

  // MARK: Room required

  /// The same question exactly: place by place, what costs no more, has no less room and no more sites stands for the rest,
  /// and what its floor shows to reach the value is dropped.
  private func isAtLeast(_ value: Double, _ options: [[Int?]], _ need: RoomNeed, _ price: Double) -> Bool {
    let prices = [price, 0].map { Prices(room: $0, site: sitePrice(options, need, $0)) }
    let order = options.sorted { spread($0, need, prices[0]) > spread($1, need, prices[0]) }
    let floors = prices.map { prices in
      var floor = [Double](repeating: 0, count: order.count + 1)
      for k in order.indices.reversed() {
        floor[k] = floor[k + 1] + (order[k].map { worth($0, need, prices) }.min() ?? 0)
      }
      return floor
    }
    func reaches(_ state: State, _ k: Int) -> Bool {
      zip(prices, floors).contains { prices, floor in
        let lacking = prices.room * (need.total - state.room) + prices.site * Double(state.count - most)
        return state.cost + lacking + floor[k] >= value
      }
    }
    var states = [State(cost: 0, room: 0, count: 0)]
    for k in order.indices {
      var next: [State] = []
      for state in states {
        for option in order[k] {
          var state = state
          if let site = option {
            state.cost += costs[site]
            state.room = min(need.total, state.room + need.room[site])
            state.count += 1
          }
          if state.count <= most, !reaches(state, k + 1) { next.append(state) }
        }
      }
      states = undominated(next)
      if states.count > Self.mostStates { return false }
    }
    let enough = need.total * (1 - LocationAudit.rounding)
    return states.allSatisfy { $0.room < enough || $0.cost >= value }
  }

  private func worth(_ option: Int?, _ need: RoomNeed, _ prices: Prices) -> Double {
    option.map { costs[$0] - prices.room * need.room[$0] + prices.site } ?? 0
  }

  /// How much the second best option of a place is worse than the best; places with a clear choice go first.
  private func spread(_ options: [Int?], _ need: RoomNeed, _ prices: Prices) -> Double {
    let worths = options.map { worth($0, need, prices) }.sorted()
    return worths.count < 2 ? .infinity : worths[1] - worths[0]
  }

  /// What one site more would be worth where only so many may open.
  private func sitePrice(_ options: [[Int?]], _ need: RoomNeed, _ price: Double) -> Double {
    let (forced, free) = gains(options, need, price)
    let left = max(0, most - forced.count)
    return left < free.count ? -free[left] : 0
  }

  private func undominated(_ states: [State]) -> [State] {
    // the number of sites matters only where it is limited
    let isLimited = most < problem.sites.count
    var kept: [State] = []
    // most room so far with at most so many sites
    var room = [Double](repeating: -1, count: isLimited ? most + 1 : 1)
    for state in states.sorted(by: { ($0.cost, -$0.room, $0.count) < ($1.cost, -$1.room, $1.count) }) {
      let first = isLimited ? state.count : 0
      guard state.room > room[first] else { continue }
      kept.append(state)
      for count in first..<room.count { room[count] = max(room[count], state.room) }
    }
    return kept
  }
}
