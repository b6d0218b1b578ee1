import Foundation
import Quantities
import Siting

/// Files of maximal covering of Chen and others (EJOR 2023): `n`, then per point its number, two coordinates, the
/// cost of a site there and the demand there.
enum CoverReader {
  /// Radius for 100 points, in the files' units: one of those in that article's test set T1, with a tenth of the
  /// sites. It shrinks with √(100/n) as there, so that a site covers about as many points whatever `n` is.
  static let radius = 5.75
  /// Share of the points at which a site may open.
  static let share = 0.1

  /// The sites cover every point within the radius; least uncovered demand.
  static func chen(_ bytes: [UInt8], _ file: String) throws(ReadFailure) -> SitingProblem {
    var scanner = ByteScanner(bytes, file: file)
    let n = try scanner.integer(Bilingual(zh: "点数", en: "the number of points"), in: 1...20_000)
    var (x, y, demand): ([Double], [Double], [Double]) = ([], [], [])
    for _ in 0..<n {
      _ = try scanner.integer(Bilingual(zh: "点的编号", en: "a point's number"), in: 0...n)
      x.append(try scanner.number(Wanted.coordinate))
      y.append(try scanner.number(Wanted.coordinate))
      _ = try scanner.number(Wanted.opening, in: Wanted.notNegative)
      demand.append(try scanner.number(Wanted.demand, in: Wanted.positive))
    }
    try scanner.end()
    let reach = radius * (100 / Double(n)).squareRoot()
    let arcs = (0..<n).map { i in
      (0..<n).compactMap { j in
        hypot(x[i] - x[j], y[i] - y[j]) <= reach ? SitingProblem.Arc(site: j, cost: 0) : nil
      }
    }
    let all = demand.reduce(0, +)
    return SitingProblem(
      sites: (0..<n).map { SitingProblem.Site(place: $0, capacity: all, openingCost: 0) },
      customers: (0..<n).map { _ in SitingProblem.Customer(group: 0) },
      scenarios: [
        SitingProblem.Scenario(
          demand: demand, surviving: [Double](repeating: 1, count: n), arcs: arcs)
      ],
      limits: SitingProblem.Limits(maxSites: max(1, Int(Double(n) * share))), mode: .maxCover,
      transport: .weighted([1]))
  }
}
