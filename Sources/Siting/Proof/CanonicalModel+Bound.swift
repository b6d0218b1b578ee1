import GLPK

extension CanonicalModel {
  /// The model without whole columns, for GLPK.
  var relaxation: Model { linear(costs: costs, elastic: false) }

  /// By how much the rows cannot but be broken: every row may be, at a cost of 1.
  var violation: Model { linear(costs: costs.map { _ in 0 }, elastic: true) }

  private func linear(costs: [Double], elastic: Bool) -> Model {
    var model = Model(.minimize)
    let columns = zip(bounds, costs).map { model.addColumn($0, cost: $1) }
    for row in rows {
      var terms = row.terms.map { (columns[$0.column], $0.factor) }
      if elastic, row.bounds.lower > -.infinity { terms.append((model.addColumn(.nonnegative, cost: 1), 1)) }
      if elastic, row.bounds.upper < .infinity { terms.append((model.addColumn(.nonnegative, cost: 1), -1)) }
      model.addRow(row.bounds, terms)
    }
    return model
  }

  /// Prices that ask for no bound a row does not have.
  func usable(_ prices: [Double]) -> [Double] {
    zip(prices, rows).map { price, row in
      (price > 0 ? row.bounds.lower : row.bounds.upper).isFinite ? price : 0
    }
  }

  /// What no point within `ranges` can be below, by any usable prices (Neumaier & Shcherbina, Mathematical Programming
  /// 99, 2004), and the size of the numbers in it.
  ///
  /// - Parameter costs: Per column; zeros ask whether there is a point at all.
  /// - Complexity: O(columns + entries of priced rows)
  func bound(_ prices: [Double], costs: [Double], within ranges: [Bounds]) -> (value: Double, size: Double) {
    var reduced = costs
    var (value, size) = (0.0, 0.0)
    for (price, row) in zip(prices, rows) where price != 0 {
      let gain = price * (price > 0 ? row.bounds.lower : row.bounds.upper)
      value += gain
      size += abs(gain)
      for term in row.terms { reduced[term.column] -= price * term.factor }
    }
    for (cost, range) in zip(reduced, ranges) where cost != 0 {
      let least = cost * (cost > 0 ? range.lower : range.upper)
      value += least
      size += abs(least)
    }
    return (value, size)
  }
}
