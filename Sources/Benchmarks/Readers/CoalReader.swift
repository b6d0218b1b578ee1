import Quantities
import Siting
import Tables

/// The generated two-stage district files (`.sbin`), little-endian:
/// `int32 m, n, S, alwaysOpen[m]`, then doubles `F[m]`, `cap[m][S]`, `d[S][n]`, `C[m][S][n]`.
///
/// `C` is the expected cost of serving all of a customer's demand in one scenario, its probability included:
/// min F'y + Σ C x. An outage is a capacity of nothing, a closed road a higher cost, shortage the last site.
enum CoalReader {
  static func read(_ bytes: [UInt8], _ file: String) throws(ReadFailure) -> SitingProblem {
    var reader = BinaryReader(bytes, file: file)
    let m = try reader.integer(Wanted.sites, in: Wanted.counts)
    let n = try reader.integer(Wanted.customers, in: Wanted.counts)
    let s = try reader.integer(Wanted.scenarios, in: Wanted.counts)
    // 8 · (m + mS + Sn + mSn) must not overflow before it is compared with what is there
    let entries = Double(m) + Double(m) * Double(s) + Double(s) * Double(n) + Double(m) * Double(s) * Double(n)
    guard Double(bytes.count) == 12 + 4 * Double(m) + 8 * entries else {
      throw reader.failure(
        .wrongShape, Bilingual(zh: "与 m、n、S 相符的长度", en: "a length that agrees with m, n and S"))
    }
    let open = try reader.integers(m, Bilingual(zh: "0 或 1", en: "0 or 1"), in: 0...1)
    let opening = try reader.doubles(m, Wanted.opening, in: Wanted.notNegative)
    let capacity = try reader.doubles(m * s, Wanted.capacity, in: Wanted.notNegative)
    let demand = try reader.doubles(s * n, Wanted.demand, in: Wanted.notNegative)
    let cost = try reader.doubles(m * s * n, Wanted.cost, in: Wanted.notNegative)
    let most = (0..<m).map { capacity[$0 * s..<($0 + 1) * s].max() ?? 0 }
    let start = Array(stride(from: 0, through: m * n, by: m))
    var scenarios: [SitingProblem.Scenario] = []
    for t in 0..<s {
      let need = Array(demand[t * n..<(t + 1) * n])
      var arcs: [SitingProblem.Arc] = []
      arcs.reserveCapacity(m * n)
      for i in 0..<n {
        guard need[i] > 0 || (0..<m).allSatisfy({ cost[($0 * s + t) * n + i] == 0 }) else {
          throw reader.failure(
            .wrongShape, Bilingual(zh: "没有需求就没有费用", en: "no cost where there is no demand"))
        }
        for j in 0..<m {
          let total = cost[(j * s + t) * n + i]
          arcs.append(SitingProblem.Arc(site: j, cost: need[i] > 0 ? total * Double(s) / need[i] : 0))
        }
      }
      do {
        scenarios.append(
          try SitingProblem.Scenario(
            demand: need, surviving: (0..<m).map { most[$0] > 0 ? capacity[$0 * s + t] / most[$0] : 0 },
            arcStart: start, arcs: arcs))
      } catch {
        throw reader.failure(.wrongShape, Wanted.cost)
      }
    }
    return SitingProblem(
      sites: (0..<m).map {
        SitingProblem.Site(
          place: $0, status: open[$0] == 1 ? .existing : .candidate, capacity: most[$0],
          openingCost: opening[$0])
      },
      customers: (0..<n).map { _ in SitingProblem.Customer(group: 0) }, scenarios: scenarios,
      transport: .weighted([Double](repeating: 1 / Double(s), count: s)))
  }
}
