extension Model {
  /// A bound on the optimum of the linear relaxation, hence on the model's, from any prices of the rows.
  ///
  /// Weak duality by our own arithmetic: with prices $y$ and $d = c - A^T y$, no solution is better than
  /// $c_0 + \sum_i \mathrm{best}(y_i r_i) + \sum_j \mathrm{best}(d_j x_j)$ over the rows' and columns' bounds.
  /// At an optimum's prices it meets the objective. Where a price asks for a bound that is infinite the
  /// result is the infinity that proves nothing; a $d_j$ within rounding of 0 is taken for 0.
  ///
  /// - Parameter prices: One number per row, as in `Outcome.rowDuals`.
  /// - Throws: `ModelError.wrongCount`, or `columnOutOfRange` if the model itself is broken.
  /// - Complexity: O(columns + rows + entries).
  public func dualBound(prices: [Double]) throws(ModelError) -> Double {
    guard prices.count == rowCount else { throw .wrongCount(expected: rowCount, found: prices.count) }
    let nothing = sense == .minimize ? -Double.infinity : .infinity
    guard prices.allSatisfy(\.isFinite) else { return nothing }
    var reduced = costs
    var scale = costs.map { abs($0) }
    for k in 1..<max(entryValue.count, 1) {
      let (i, j) = (Int(entryRow[k]) - 1, Int(entryColumn[k]) - 1)
      guard reduced.indices.contains(j) else {
        throw .columnOutOfRange(row: i, column: j, columns: columnCount)
      }
      let term = prices[i] * entryValue[k]
      reduced[j] -= term
      scale[j] = max(scale[j], abs(term))
    }
    var bound = offset
    for i in prices.indices { bound += best(prices[i], rowBounds[i]) }
    for j in reduced.indices where abs(reduced[j]) > 1e-9 * max(scale[j], 1) {
      bound += best(reduced[j], columnBounds[j])
    }
    return bound.isNaN ? nothing : bound
  }

  /// The best a price can do within bounds.
  private func best(_ price: Double, _ bounds: Bounds) -> Double {
    guard price != 0 else { return 0 }
    let wantsLower = (price > 0) == (sense == .minimize)
    return price * (wantsLower ? bounds.lower : bounds.upper)
  }
}
