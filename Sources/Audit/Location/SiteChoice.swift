import Proofs

/// The choice of sites that a Lagrangian leaf leaves: least sum of costs, at most one size at a place, at most so many, and
/// where all demand must be met enough surviving room in every scenario.
struct SiteChoice {
  private let problem: LocationProblem
  /// Per site.
  private let costs: [Double]
  /// Sites by place.
  private let places: [[Int]]
  private let most: Int
  /// Per scenario that asks for room: what it asks for, and what each site has.
  private let needs: [(total: Double, room: [Double])]
  /// The scenario that is hardest to meet; `nil` = none asks for room.
  private let tightest: Int?

  /// Steps of a search, after which a leaf counts as not shown.
  private static let mostSteps = 200_000

  init(_ problem: LocationProblem, costs: [Double]) {
    self.problem = problem
    self.costs = costs
    let byPlace = Dictionary(grouping: problem.sites.indices) { problem.sites[$0].place }
    // the places that matter most come first, so that a search decides them first
    places = byPlace.values.sorted { a, b in
      let (x, y) = (a.map { abs(costs[$0]) }.max() ?? 0, b.map { abs(costs[$0]) }.max() ?? 0)
      return (y, a[0]) < (x, b[0])
    }
    most = PassQuestion.mostSites(problem) ?? .max
    var needs: [(total: Double, room: [Double])] = []
    if PassQuestion.meetsAll(problem) {
      for scenario in problem.scenarios {
        let room = zip(scenario.surviving, problem.sites).map { $0 * $1.capacity }
        needs.append((scenario.demand.reduce(0, +), room))
      }
    }
    self.needs = needs
    tightest = needs.indices.max { a, b in
      needs[a].total * needs[b].room.reduce(0, +) < needs[b].total * needs[a].room.reduce(0, +)
    }
  }

  /// What no choice is below, with room priced as well as can be rather than required.
  func floor(decided: [Int: Bool]) -> Double {
    priced(
      options(decided), from: 0, taken: (0, 0, tightest.map { needs[$0].total } ?? 0), bestPrice(decided))
  }

  /// Whether no choice is below a value: depth first over the places, cut off by the floor.
  func isAtLeast(_ value: Double, decided: [Int: Bool]) -> Bool {
    let options = options(decided)
    guard options.allSatisfy({ !$0.isEmpty }) else { return true }
    let price = bestPrice(decided)
    var steps = Self.mostSteps
    var lacking = needs.map(\.total)
    func explore(_ place: Int, _ cost: Double, _ count: Int) -> Bool {
      steps -= 1
      guard steps > 0 else { return false }
      let taken = (cost, count, tightest.map { lacking[$0] } ?? 0)
      guard place < options.count else { return cost >= value || !isRoomEnough(lacking) }
      // room that is there already is worth nothing more, so no price may be the better one
      if priced(options, from: place, taken: taken, price) >= value { return true }
      if price > 0, priced(options, from: place, taken: taken, 0) >= value { return true }
      for option in options[place] {
        guard let site = option else {
          guard explore(place + 1, cost, count) else { return false }
          continue
        }
        for s in needs.indices { lacking[s] -= needs[s].room[site] }
        let holds = explore(place + 1, cost + costs[site], count + 1)
        for s in needs.indices { lacking[s] += needs[s].room[site] }
        guard holds else { return false }
      }
      return true
    }
    return explore(0, 0, 0)
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

  private func isRoomEnough(_ lacking: [Double]) -> Bool {
    zip(lacking, needs).allSatisfy { $0 <= LocationAudit.rounding * $1.total }
  }

  /// Least cost when what is lacking in the tightest scenario costs `price` a tonne, from a place on.
  private func priced(
    _ options: [[Int?]], from place: Int, taken: (cost: Double, count: Int, lacking: Double), _ price: Double
  ) -> Double {
    guard taken.count <= most else { return .infinity }
    var sum = taken.cost + price * taken.lacking
    var forced = 0
    var gains: [Double] = []
    for options in options[place...] {
      var best = Double.infinity
      var isFree = false
      for option in options {
        guard let site = option else {
          isFree = true
          continue
        }
        best = min(best, costs[site] - price * (tightest.map { needs[$0].room[site] } ?? 0))
      }
      if isFree {
        if best < 0 { gains.append(best) }
      } else {
        sum += best
        forced += 1
      }
    }
    let left = most - taken.count - forced
    guard left >= 0 else { return .infinity }
    if gains.count > left { gains.sort() }
    return gains.prefix(left).reduce(sum, +)
  }

  /// The price of room that makes the floor highest: the floor is concave in it, so thirds close in on it.
  private func bestPrice(_ decided: [Int: Bool]) -> Double {
    guard let tightest else { return 0 }
    let options = options(decided)
    let total = needs[tightest].total
    func value(_ price: Double) -> Double { priced(options, from: 0, taken: (0, 0, total), price) }
    let ratios = costs.indices.map { j in
      needs[tightest].room[j] > 0 ? max(0, costs[j]) / needs[tightest].room[j] : 0
    }
    var (low, high) = (0.0, (ratios.max() ?? 0) + 1e-9)
    for _ in 0..<60 {
      let (a, b) = (low + (high - low) / 3, high - (high - low) / 3)
      if value(a) < value(b) { low = a } else { high = b }
    }
    return low
  }
}
