import Quantities
public import Siting

extension SitingProblem {
  /// A problem from its neutral file.
  ///
  /// - Throws: ``ReadFailure`` where the bytes are not such a file.
  /// - Complexity: O(arcs)
  public init(modelFile bytes: [UInt8], named file: String) throws(ReadFailure) {
    var reader = BinaryReader(bytes, file: file)
    let magicWanted = Bilingual(zh: "HSITING1 开头", en: "HSITING1 at the start")
    guard Array(try reader.raw(8, magicWanted)) == ModelFile.magic else {
      throw reader.failure(.unexpected, magicWanted)
    }
    let mode = try reader.integer(Bilingual(zh: "模式 0–2", en: "a mode, 0–2"), in: 0...2)
    let most = try reader.integer(Bilingual(zh: "最多站点数", en: "most sites"), in: -1...1_000_000)
    let m = try reader.integer(Wanted.sites, in: Wanted.counts)
    let n = try reader.integer(Wanted.customers, in: Wanted.counts)
    let s = try reader.integer(Wanted.scenarios, in: Wanted.counts)
    let t = try reader.integer(Bilingual(zh: "路网数", en: "the number of arc tables"), in: 1...s)
    let place = try reader.integers(m, Bilingual(zh: "地点", en: "a place"), in: 0...Int(Int32.max))
    let status = try reader.integers(m, Bilingual(zh: "状态 0–3", en: "a status, 0–3"), in: 0...3)
    let capacity = try reader.doubles(m, Wanted.capacity, in: Wanted.notNegative)
    let opening = try reader.doubles(m, Wanted.opening, in: Wanted.notNegative)
    let weight = try reader.doubles(n, Bilingual(zh: "权重", en: "a weight"), in: Wanted.notNegative)
    let scenarioWeight = try reader.doubles(s, Bilingual(zh: "权重", en: "a weight"), in: Wanted.notNegative)
    var demand: [[Double]] = []
    for _ in 0..<s { demand.append(try reader.doubles(n, Wanted.demand, in: Wanted.notNegative)) }
    let share = Bilingual(zh: "0 到 1 的份额", en: "a share, 0 to 1")
    var surviving: [[Double]] = []
    for _ in 0..<s { surviving.append(try reader.doubles(m, share, in: 0...1)) }
    let table = try reader.integers(s, Bilingual(zh: "路网编号", en: "an arc table"), in: 0...t - 1)
    var tables: [(start: [Int], arcs: [Arc])] = []
    for _ in 0..<t { tables.append(try Self.arcs(&reader, sites: m, customers: n)) }
    try reader.end()
    var scenarios: [Scenario] = []
    for k in 0..<s {
      do {
        scenarios.append(
          try Scenario(
            demand: demand[k], surviving: surviving[k], arcStart: tables[table[k]].start,
            arcs: tables[table[k]].arcs))
      } catch {
        throw reader.failure(.wrongShape, Bilingual(zh: "一致的路网", en: "a consistent arc table"))
      }
    }
    self.init(
      sites: (0..<m).map {
        Site(
          place: place[$0], status: ModelFile.statuses[status[$0]], capacity: capacity[$0],
          openingCost: opening[$0])
      },
      customers: weight.map { Customer(group: 0, weight: $0) }, scenarios: scenarios,
      limits: Limits(maxSites: mode == 2 || most < 0 ? nil : most),
      mode: mode == 0 ? .minCost : mode == 1 ? .maxCover : .pMedian(max(0, most)),
      transport: .weighted(scenarioWeight))
  }

  private static func arcs(
    _ reader: inout BinaryReader, sites m: Int, customers n: Int
  ) throws(ReadFailure) -> (start: [Int], arcs: [Arc]) {
    let count = try reader.integer(Bilingual(zh: "弧数", en: "the number of arcs"), in: 0...Int(Int32.max))
    let start = try reader.integers(
      n + 1, Bilingual(zh: "弧的起点", en: "where a customer's arcs begin"), in: 0...count)
    let site = try reader.integers(count, Bilingual(zh: "站点编号", en: "a site"), in: 0...m - 1)
    let cost = try reader.doubles(count, Wanted.cost, in: Wanted.notNegative)
    return (start, (0..<count).map { Arc(site: site[$0], cost: cost[$0]) })
  }
}
