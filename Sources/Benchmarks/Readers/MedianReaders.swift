import Foundation
import Quantities
import Siting

/// Files of p-median problems: open `p` sites so that the customers' distances to their nearest site are least in sum.
enum MedianReaders {
  /// OR-Library `pmed` (Beasley 1985): `n edges p`, then edges `i j length` of an undirected graph whose vertices are
  /// the customers and the sites; the distance is the shortest path. Of an edge given twice the last length counts.
  ///
  /// - Complexity: O(n³)
  static func orLibrary(_ bytes: [UInt8], _ file: String) throws(ReadFailure) -> SitingProblem {
    var scanner = ByteScanner(bytes, file: file)
    let n = try scanner.integer(Bilingual(zh: "顶点数", en: "the number of vertices"), in: 1...5000)
    let edges = try scanner.integer(Bilingual(zh: "边数", en: "the number of edges"), in: 0...25_000_000)
    let p = try scanner.integer(Bilingual(zh: "中位点数 p", en: "the number of medians p"), in: 1...n)
    var distance = [Double](repeating: .infinity, count: n * n)
    for v in 0..<n { distance[v * n + v] = 0 }
    let end = Bilingual(zh: "边的端点 1…\(n)", en: "an edge's end, 1…\(n)")
    for _ in 0..<edges {
      let a = try scanner.integer(end, in: 1...n) - 1
      let b = try scanner.integer(end, in: 1...n) - 1
      let length = try scanner.number(
        Bilingual(zh: "边的长度", en: "an edge's length"), in: Wanted.notNegative)
      guard a != b else { continue }
      distance[a * n + b] = length
      distance[b * n + a] = length
    }
    try scanner.end()
    shortestPaths(&distance, vertices: n)
    guard distance.allSatisfy(\.isFinite) else {
      throw scanner.failure(.wrongShape, Bilingual(zh: "连通的图", en: "a connected graph"))
    }
    let rows = (0..<n).map { Array(distance[$0 * n..<($0 + 1) * n]) }
    return try DenseProblem.median(
      p, demand: [Double](repeating: 1, count: n), distance: rows, file: file)
  }

  /// TSPLIB (Reinelt 1991), `EUC_2D`: cities are customers and sites alike, the distance is Euclidean, not rounded.
  static func tsplib(_ bytes: [UInt8], _ file: String, medians: Int) throws(ReadFailure) -> SitingProblem {
    var scanner = ByteScanner(bytes, file: file)
    let dimension = try scanner.line(startingWith: "DIMENSION")
    guard let n = Int(dimension.trimmingCharacters(in: CharacterSet(charactersIn: ": "))), n >= 1, n <= 5000
    else { throw scanner.failure(.outOfRange, Bilingual(zh: "1…5000", en: "1…5000"), found: dimension) }
    let metric = try scanner.line(startingWith: "EDGE_WEIGHT_TYPE")
    guard metric.hasSuffix("EUC_2D") else {
      throw scanner.failure(.unexpected, Bilingual(zh: "EUC_2D", en: "EUC_2D"), found: metric)
    }
    guard medians <= n else {
      throw scanner.failure(.outOfRange, Bilingual(zh: "至少 \(medians) 个点", en: "at least \(medians) points"))
    }
    _ = try scanner.line(startingWith: "NODE_COORD_SECTION")
    var points: [(x: Double, y: Double)] = []
    for _ in 0..<n {
      _ = try scanner.integer(Bilingual(zh: "城市编号", en: "a city's number"), in: 1...n)
      points.append((try scanner.number(Wanted.coordinate), try scanner.number(Wanted.coordinate)))
    }
    let rest = scanner.line().flatMap { $0.isEmpty ? scanner.line() : $0 }
    guard rest == nil || rest == "EOF" || rest == "" else {
      throw scanner.failure(.goesOn, Bilingual(zh: "EOF", en: "EOF"), found: rest)
    }
    let rows = points.map { a in points.map { b in hypot(a.x - b.x, a.y - b.y) } }
    return try DenseProblem.median(
      medians, demand: [Double](repeating: 1, count: n), distance: rows, file: file)
  }

  /// The San Francisco stores of pysal/spopt: one line `distance,site,customer,demand` per pair, in metres.
  static func stores(_ bytes: [UInt8], _ file: String, medians: Int) throws(ReadFailure) -> SitingProblem {
    var scanner = ByteScanner(bytes, file: file)
    _ = scanner.line()
    var sites: [String: Int] = [:]
    var customers: [String: Int] = [:]
    var demand: [Double] = []
    var pairs: [(site: Int, customer: Int, distance: Double)] = []
    while let line = scanner.line() {
      guard !line.isEmpty else { continue }
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      guard cells.count == 4, let distance = Double(cells[0]), let need = Double(cells[3]), distance >= 0,
        need > 0, distance.isFinite, need.isFinite
      else {
        throw scanner.failure(
          .unexpected, Bilingual(zh: "距离,站点,客户,需求", en: "distance,site,customer,demand"),
          found: String(line.prefix(24)))
      }
      let site = sites[String(cells[1]), default: sites.count]
      sites[String(cells[1])] = site
      let customer = customers[String(cells[2]), default: customers.count]
      customers[String(cells[2])] = customer
      if customer == demand.count { demand.append(need) }
      pairs.append((site, customer, distance))
    }
    var rows = [[Double]](repeating: [Double](repeating: -1, count: demand.count), count: sites.count)
    for pair in pairs { rows[pair.site][pair.customer] = pair.distance }
    guard sites.count >= medians, rows.allSatisfy({ $0.allSatisfy { $0 >= 0 } }) else {
      throw scanner.failure(
        .wrongShape, Bilingual(zh: "每一对站点和客户一行", en: "one line for every site and customer"))
    }
    return try DenseProblem.median(medians, demand: demand, distance: rows, file: file)
  }

  /// Floyd and Warshall, in place.
  private static func shortestPaths(_ distance: inout [Double], vertices n: Int) {
    distance.withUnsafeMutableBufferPointer { d in
      for k in 0..<n {
        for i in 0..<n {
          let toK = d[i * n + k]
          guard toK < .infinity else { continue }
          for j in 0..<n where toK + d[k * n + j] < d[i * n + j] { d[i * n + j] = toK + d[k * n + j] }
        }
      }
    }
  }
}
