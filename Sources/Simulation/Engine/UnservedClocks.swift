/// How many hours each household of each cohort has gone unserved.
///
/// The households of a cohort stand in a row: the served are the first, whose heat comes back first are the last. So an
/// hour touches one stretch of each row, and only its ends are kept until all is over.
struct UnservedClocks: Sendable {
  /// Where the row of each cohort begins, and the end of the last.
  private var first: [Int] = [0]
  /// Changes from household to household.
  private var changes: [Int32] = []
  private var isTouched: [Bool] = []

  mutating func clear() {
    first.assign(0, count: 1)
    changes.removeAll(keepingCapacity: true)
    isTouched.removeAll(keepingCapacity: true)
  }

  /// Adds the next cohort.
  mutating func add(households: Int) {
    let end = changes.count + households + 1
    changes.append(contentsOf: repeatElement(0, count: households + 1))
    first.append(end)
    isTouched.append(false)
  }

  /// An hour passes for some households of a cohort.
  mutating func pass(_ cohort: Int, households: Range<Int>) {
    changes[first[cohort] + households.lowerBound] += 1
    changes[first[cohort] + households.upperBound] -= 1
    isTouched[cohort] = true
  }

  /// Households by hours unserved, without trailing zeros.
  ///
  /// - Complexity: O(households)
  func histogram(hours: Int) -> [Int] {
    var histogram = [Int](repeating: 0, count: hours + 1)
    for cohort in isTouched.indices {
      guard isTouched[cohort] else {
        histogram[0] += first[cohort + 1] - first[cohort] - 1
        continue
      }
      var unserved = 0
      for household in first[cohort]..<first[cohort + 1] - 1 {
        unserved += Int(changes[household])
        histogram[unserved] += 1
      }
    }
    return Array(histogram.prefix((histogram.lastIndex { $0 > 0 } ?? -1) + 1))
  }
}
