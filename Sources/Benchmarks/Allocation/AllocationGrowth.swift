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
  /// The sizes, smallest first.
  public var sizes: [Size]
  /// `b` of CPU seconds ≈ a · householdsᵇ, by least squares of the logarithms over all sizes: 1 is linear. `nil` with fewer
  /// than two sizes.
  public var exponent: Double?

  /// The growth that Hearth's runs among `rows` show, one entry per shape and plenty, in the order of the rows.
  public static func all(_ rows: [AllocationBench.Row]) -> [AllocationGrowth] {
    let own = rows.filter { $0.solver == AllocationBench.Row.own }
    var series: [AllocationGrowth] = []
    for province in own.map(\.province) {
      guard !series.contains(where: { $0.shape == province.shape && $0.plenty == province.plenty }) else {
        continue
      }
      let alike = own.filter { $0.province.shape == province.shape && $0.province.plenty == province.plenty }
      series.append(AllocationGrowth(province.shape, province.plenty, alike))
    }
    return series
  }

  private init(_ shape: PelletProvince.Shape, _ plenty: Double, _ rows: [AllocationBench.Row]) {
    self.shape = shape
    self.plenty = plenty
    sizes = Dictionary(grouping: rows, by: \.province.households).sorted { $0.key < $1.key }.map { size, rows in
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
