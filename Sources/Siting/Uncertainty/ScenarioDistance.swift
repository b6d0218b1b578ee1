/// How far apart two scenarios are, kCNY: what it would cost at most to be stocked for one and meet the
/// other, roughly.
///
///     d(s, t) = Σ_i w_i ( |d_is − d_it| + min(d_is, d_it) · J(A_is, A_it) ) + Σ_j v · cap_j · |a_js − a_jt|
///
/// over demand, reachability and survival: `w` = price of a missing tonne, `A` = sites that reach the
/// customer, `J` = Jaccard distance 1 − |A ∩ B| / |A ∪ B|, `v` = mean price of a missing tonne, `cap` =
/// capacity of the largest size of each place divided among its sizes. The first and last terms bound what a
/// change of demand or of surviving stock can do to the second-stage cost of any plan; the middle one is a
/// measure, not a bound, because one site more or less within reach often changes nothing. What the reduction
/// really changes is therefore also measured on fresh scenarios.
struct ScenarioDistance {
  private let prices: [Double]
  private let demand: [[Double]]
  /// Per scenario: ⌈sites / 64⌉ words of bits per customer.
  private let reach: [[UInt64]]
  private let words: Int
  private let surviving: [[Double]]
  /// kCNY of stock behind each site.
  private let worth: [Double]

  init(_ problem: SitingProblem) {
    let prices = problem.customers.map(\.weight)
    let words = (problem.sites.count + 63) / 64
    self.prices = prices
    self.words = words
    demand = problem.scenarios.map(\.demand)
    surviving = problem.scenarios.map(\.surviving)
    reach = problem.scenarios.map { scenario in
      var bits = [UInt64](repeating: 0, count: prices.count * words)
      for i in prices.indices {
        for arc in scenario.arcs(of: i) { bits[i * words + arc.site / 64] |= 1 << UInt64(arc.site % 64) }
      }
      return bits
    }
    let price = prices.isEmpty ? 0 : prices.reduce(0, +) / Double(prices.count)
    let sizes = Dictionary(grouping: problem.sites, by: \.place)
    worth = problem.sites.map { site in
      let own = sizes[site.place] ?? [site]
      return price * (own.map(\.capacity).max() ?? 0) / Double(own.count)
    }
  }

  /// Scenarios known.
  var count: Int { demand.count }

  /// - Complexity: O(customers · sites / 64 + sites)
  func between(_ s: Int, _ t: Int) -> Double {
    var sum = 0.0
    for i in prices.indices {
      let (a, b) = (demand[s][i], demand[t][i])
      guard a > 0 || b > 0 else { continue }
      var term = abs(a - b)
      if a > 0, b > 0 { term += min(a, b) * jaccard(s, t, i) }
      sum += prices[i] * term
    }
    for j in worth.indices { sum += worth[j] * abs(surviving[s][j] - surviving[t][j]) }
    return sum
  }

  private func jaccard(_ s: Int, _ t: Int, _ customer: Int) -> Double {
    var (both, any) = (0, 0)
    for w in (customer * words)..<((customer + 1) * words) {
      both += (reach[s][w] & reach[t][w]).nonzeroBitCount
      any += (reach[s][w] | reach[t][w]).nonzeroBitCount
    }
    return any == 0 ? 0 : 1 - Double(both) / Double(any)
  }
}
