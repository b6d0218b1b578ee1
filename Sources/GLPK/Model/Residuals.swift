/// How well a point satisfies a model, by our own arithmetic and not the solver's.
///
/// A violation is relative: divided by the largest of 1, the bound violated, and the terms it is made of.
public struct Residuals: Hashable, Sendable {
  /// The worst of its kind.
  public struct Worst: Hashable, Sendable {
    /// Which column or row, from 0.
    public var index: Int
    /// By how much, in the model's units.
    public var amount: Double
    /// By how much, relative to the size of the numbers involved.
    public var relative: Double

    /// The worst, as measured.
    public init(index: Int, amount: Double, relative: Double) {
      self.index = index
      self.amount = amount
      self.relative = relative
    }
  }

  /// The objective at the point.
  public var objective: Double
  /// The sum of the objective's terms without their signs: the scale its rounding errors live on.
  public var objectiveScale: Double
  /// The first column whose value is NaN or infinite; the rest is then meaningless.
  public var notFinite: Int?
  /// The column furthest outside its bounds; `nil` if none is.
  public var column: Worst?
  /// The row furthest outside its bounds; `nil` if none is.
  public var row: Worst?
  /// The integer column furthest from a whole number; `nil` if all are whole. Its relative amount is the
  /// distance itself.
  public var integrality: Worst?

  /// Whether the point is feasible up to a relative tolerance.
  public func isFeasible(within tolerance: Double = 1e-6) -> Bool {
    notFinite == nil
      && max(column?.relative ?? 0, row?.relative ?? 0, integrality?.relative ?? 0) <= tolerance
  }
}

extension Model {
  /// How well `point`, one value per column, satisfies this model.
  ///
  /// - Throws: `ModelError.wrongCount`, or `columnOutOfRange` if the model itself is broken.
  /// - Complexity: O(columns + rows + entries).
  public func residuals(of point: [Double]) throws(ModelError) -> Residuals {
    guard point.count == columnCount else { throw .wrongCount(expected: columnCount, found: point.count) }
    var found = Residuals(objective: offset, objectiveScale: abs(offset))
    for j in point.indices {
      let x = point[j]
      guard x.isFinite else {
        found.notFinite = j
        found.objective = .nan
        return found
      }
      found.objective += costs[j] * x
      found.objectiveScale += abs(costs[j] * x)
      Self.note(columnBounds[j], value: x, scale: 0, index: j, in: &found.column)
      if domains[j].isWhole {
        let distance = abs(x - x.rounded())
        if distance > found.integrality?.amount ?? 0 {
          found.integrality = .init(index: j, amount: distance, relative: distance)
        }
      }
    }
    var k = 1
    for i in rowBounds.indices {
      var activity = 0.0
      var scale = 0.0
      while k < entryRow.count, entryRow[k] == Int32(truncatingIfNeeded: i + 1) {
        let j = Int(entryColumn[k]) - 1
        guard point.indices.contains(j) else {
          throw .columnOutOfRange(row: i, column: j, columns: columnCount)
        }
        let term = entryValue[k] * point[j]
        activity += term
        scale = max(scale, abs(term))
        k += 1
      }
      Self.note(rowBounds[i], value: activity, scale: scale, index: i, in: &found.row)
    }
    return found
  }

  private static func note(
    _ bounds: Bounds, value: Double, scale: Double, index: Int, in worst: inout Residuals.Worst?
  ) {
    let amount = bounds.violation(of: value)
    guard amount > 0 || value.isNaN else { return }
    let bound = value < bounds.lower ? bounds.lower : bounds.upper
    let ratio = amount / max(1, abs(bound), scale)
    let relative = ratio.isFinite ? ratio : .infinity
    if relative > worst?.relative ?? 0 { worst = .init(index: index, amount: amount, relative: relative) }
  }
}
