/// How unequally something falls on groups of different size.
public struct Inequality: Sendable, Hashable {
  /// Gini's coefficient, 0 to 1: ΣΣ nₖ nₗ |xₖ − xₗ| / (2 n² x̄); 0 where nobody bears anything.
  public var gini: Double
  /// Whether nobody bears anything, so that 0 says nothing about fairness.
  public var isNobody: Bool
  /// Largest less smallest.
  public var range: Double
  /// The 90th percentile over the 10th, over heads; `nil` where the 10th is 0.
  public var ninetyToTen: Double?

  /// - Parameters:
  ///   - values: What falls on each head of a group, at least 0.
  ///   - sizes: Heads of each group; groups of none are left out.
  /// - Returns: `nil` where there is no head.
  /// - Complexity: O(groups · log groups)
  public init?(values: [Double], sizes: [Int]) {
    let groups = zip(values, sizes).filter { $0.1 > 0 }.sorted { $0.0 < $1.0 }
    let heads = groups.reduce(0) { $0 + $1.1 }
    guard let first = groups.first, let last = groups.last else { return nil }
    let n = Double(heads)
    let mean = groups.reduce(0) { $0 + $1.0 * Double($1.1) } / n
    isNobody = mean == 0
    range = last.0 - first.0
    // sorted, Σₖ<ₗ nₖ nₗ (xₗ − xₖ) needs one pass
    var (below, sumBelow, spread) = (0.0, 0.0, 0.0)
    for (value, size) in groups {
      let size = Double(size)
      spread += size * (value * below - sumBelow)
      below += size
      sumBelow += size * value
    }
    gini = mean > 0 ? spread / (n * n * mean) : 0
    func quantile(_ level: Double) -> Double {
      var sum = 0.0
      return groups.first {
        sum += Double($0.1)
        return sum >= level * n - 1e-9
      }?.0 ?? last.0
    }
    ninetyToTen = quantile(0.1) > 0 ? quantile(0.9) / quantile(0.1) : nil
  }
}
