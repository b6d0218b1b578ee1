public import Quantities

extension Need {
  /// kg asked for in the hours up to and including each, rounded up as they run, so that the last hour that burns any ends
  /// at exactly ``kg``.
  ///
  /// - Complexity: O(horizon)
  public var demandThrough: [Kilograms] {
    let lastHour = hourly.lastIndex { $0 > 0 } ?? 0
    var sum = 0.0
    return hourly.enumerated().map { hour, burnt in
      sum += burnt
      return hour >= lastHour ? kg : min(kg, .atLeast(kilograms: sum))
    }
  }
}
