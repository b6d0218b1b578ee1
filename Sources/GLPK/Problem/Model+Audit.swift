extension Model {
  /// The distance from a whole number that the search takes for one.
  static let integrality = 1e-5

  /// Checks an answer by our own arithmetic and cleans it: values go onto the bounds they passed by a
  /// rounding error, integers become whole, the objective is recomputed.
  ///
  /// - Throws: `SolverError.wrongAnswer` where the answer does not stand.
  /// - Complexity: O(columns + rows + entries).
  package func audit(
    _ values: [Double], claimed: Double, tolerance: Double
  ) throws(SolverError) -> (values: [Double], objective: Double) {
    var clean = values
    for j in clean.indices where j < columnCount {
      let value = clean[j]
      guard value.isFinite else { throw .wrongAnswer(.notFinite(column: j)) }
      if domains[j].isWhole {
        let whole = value.rounded()
        let distance = abs(value - whole)
        guard distance <= Self.integrality else {
          throw .wrongAnswer(.integrality(.init(index: j, amount: distance, relative: distance)))
        }
        clean[j] = whole
      }
      let outside = columnBounds[j].violation(of: clean[j])
      guard outside > 0 else { continue }
      let near = columnBounds[j].clamp(clean[j])
      let relative = outside / max(1, abs(near))
      guard relative <= tolerance else {
        throw .wrongAnswer(.column(.init(index: j, amount: outside, relative: relative)))
      }
      clean[j] = near
    }
    let found: Residuals
    do { found = try residuals(of: clean) } catch { throw .model(error) }
    if let row = found.row, row.relative > tolerance { throw .wrongAnswer(.row(row)) }
    let drift = abs(found.objective - claimed)
    guard drift <= max(tolerance, Self.integrality) * max(1, found.objectiveScale) else {
      throw .wrongAnswer(.objective(claimed: claimed, recomputed: found.objective))
    }
    return (clean, found.objective)
  }
}
