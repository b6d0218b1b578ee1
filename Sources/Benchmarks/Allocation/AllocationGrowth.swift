import Foundation

/// How Hearth's CPU time grows with the size, on provinces of one shape in which plants can make as much of what is claimed.
public struct AllocationGrowth: Encodable, Sendable {
  /// One size.
  public struct Size: Encodable, Sendable {
    /// Households.
    public var households: Int
    /// Median over the seeds, CPU seconds.
    public var cpuSeconds: Double
    /// Median over the seeds of the steps that the network simplex takes.
    public var pivots: Int
  }

  /// The shape.
  public var shape: PelletProvince.Shape
  /// What plants can make over what is claimed.
  public var plenty: Double
  /// Whether everybody got all he may get.
  public var isEverybodyServed: Bool
  /// The sizes, smallest first.
  public var sizes: [Size] = []
  /// `b` of CPU seconds ≈ a · householdsᵇ, by least squares of the logarithms over all sizes: 1 is linear. `nil` with fewer
  /// than two sizes.
  public var exponent: Double?

  /// The growth that Hearth's runs among `rows` show, in their order. Runs that could serve everybody are never put
  /// together with those that could not: those are other problems.
  public static func all(_ rows: [AllocationBench.Row]) -> [AllocationGrowth] {
    let own = rows.filter { $0.solver == AllocationBench.Row.own }
    var series: [AllocationGrowth] = []
    for first in own where !series.contains(where: { $0.holds(first) }) {
      series.append(AllocationGrowth(like: first, own))
    }
    return series
  }

  private func holds(_ row: AllocationBench.Row) -> Bool {
    row.province.shape == shape && row.province.plenty == plenty
      && row.isEverybodyServed == isEverybodyServed
  }

  private init(like row: AllocationBench.Row, _ own: [AllocationBench.Row]) {
    shape = row.province.shape
    plenty = row.province.plenty
    isEverybodyServed = row.isEverybodyServed
    let rows = own.filter(holds)
    sizes = Dictionary(grouping: rows, by: \.province.households).sorted { $0.key < $1.key }.map {
      size, rows in
      Size(
        households: size, cpuSeconds: Self.median(rows.map(\.cpuSeconds)),
        pivots: Int(Self.median(rows.map { Double($0.pivots ?? 0) })))
    }
    exponent = PowerLaw.exponent(
      sizes.map { (x: Double($0.households), y: max($0.cpuSeconds, Comparison.grain)) })
  }

  /// The middle one, or the mean of the two in the middle.
  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let half = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
  }
}
