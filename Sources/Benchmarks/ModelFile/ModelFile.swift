public import Siting

/// Why a model has no neutral file.
public enum ModelFileError: Error, Hashable, Sendable {
  /// The file has no word for this part of the problem.
  case unsupported(String)
}

/// The neutral file through which a ``SitingProblem`` reaches every solver: binary, little-endian, one magic number.
///
///     8 bytes   "HSITING1"
///     int32     mode (0 min-cost, 1 max-cover, 2 p-median), most sites (−1 = any), m, n, S, T
///     int32     place[m], status[m] (0 candidate, 1 existing, 2 required, 3 forbidden)
///     float64   capacity[m], openingCost[m], customerWeight[n], scenarioWeight[S]
///     float64   demand[S][n], surviving[S][m]
///     int32     table[S]                         which of the T arc tables a scenario uses
///     T times   int32 k, start[n + 1], site[k]; float64 cost[k] per tonne, cheapest first per customer
///
/// Scenarios with equal arcs share a table, so that 1,024 scenarios on one road network stay small.
enum ModelFile {
  static let magic = Array("HSITING1".utf8)

  static let statuses: [SitingProblem.Site.Status] = [.candidate, .existing, .required, .forbidden]
}

extension SitingProblem {
  /// The problem as the neutral file, which `peer.py` and `hearth-bench solve` read.
  ///
  /// - Throws: ``ModelFileError/unsupported(_:)`` where the problem has parts the file has no word for.
  /// - Complexity: O(arcs)
  public func modelFile() throws -> [UInt8] {
    try checkSupported()
    var out = ByteWriter(ModelFile.magic)
    let mode: (code: Int, most: Int?) =
      switch self.mode {
      case .minCost: (0, limits.maxSites)
      case .maxCover: (1, limits.maxSites)
      case .pMedian(let p): (2, min(p, limits.maxSites ?? p))
      default: throw ModelFileError.unsupported("mode \(self.mode)")
      }
    let (tables, tableOf) = arcTables()
    for number in [mode.code, mode.most ?? -1, sites.count, customers.count, scenarios.count, tables.count] {
      out.integer(number)
    }
    for site in sites { out.integer(site.place) }
    for site in sites { out.integer(ModelFile.statuses.firstIndex(of: site.status) ?? 0) }
    for site in sites { out.double(site.capacity) }
    for site in sites { out.double(site.openingCost) }
    for customer in customers { out.double(customer.weight) }
    for weight in scenarioWeights { out.double(weight) }
    for scenario in scenarios { out.doubles(scenario.demand) }
    for scenario in scenarios { out.doubles(scenario.surviving) }
    for table in tableOf { out.integer(table) }
    for scenario in tables.map({ scenarios[$0] }) {
      out.integer(scenario.arcs.count)
      for start in scenario.arcStart { out.integer(start) }
      for arc in scenario.arcs { out.integer(arc.site) }
      for arc in scenario.arcs { out.double(arc.cost) }
    }
    return out.bytes
  }

  private func checkSupported() throws(ModelFileError) {
    guard sites.allSatisfy({ $0.unitCost == 0 && $0.present == 0 }) else {
      throw .unsupported("stock costs or stock already present")
    }
    guard limits.budget == nil, limits.groupCoverage == 0 else {
      throw .unsupported("a budget or a coverage of groups")
    }
    if transport == .worstScenario, scenarios.count > 1 { throw .unsupported("the worst scenario's transport") }
  }

  private var scenarioWeights: [Double] {
    switch transport {
    case .weighted(let weights): weights
    default: scenarios.map { _ in 1 }
    }
  }

  /// The scenarios whose arcs stand for all, and for every scenario which of them it shares.
  private func arcTables() -> (tables: [Int], tableOf: [Int]) {
    var tables: [Int] = []
    var tableOf: [Int] = []
    for (s, scenario) in scenarios.enumerated() {
      // arrays that share storage compare at once; others differ early
      let same = tables.indices.first {
        scenarios[tables[$0]].arcStart == scenario.arcStart && scenarios[tables[$0]].arcs == scenario.arcs
      }
      if same == nil { tables.append(s) }
      tableOf.append(same ?? tables.count - 1)
    }
    return (tables, tableOf)
  }
}

/// Appends little-endian fields.
struct ByteWriter {
  private(set) var bytes: [UInt8]

  init(_ start: [UInt8]) { bytes = start }

  mutating func integer(_ value: Int) {
    withUnsafeBytes(of: Int32(truncatingIfNeeded: value).littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func double(_ value: Double) {
    withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func doubles(_ values: [Double]) {
    for value in values { double(value) }
  }
}
