/// The word among `candidates` most like `word`, for "did you mean"; `nil` where none is close.
///
/// Close means an edit distance (insert, delete, replace, swap neighbours) of at most a third of the
/// longer word, and at least one. Ties go to the earlier candidate.
///
/// - Complexity: O(candidates × length²)
func nearest(to word: String, among candidates: [String]) -> String? {
  // A key of a megabyte has no near miss worth a quadratic search.
  guard word.unicodeScalars.count <= 64 else { return nil }
  let a = Array(word.lowercased().unicodeScalars)
  var best: (word: String, distance: Int)?
  for candidate in candidates {
    let b = Array(candidate.lowercased().unicodeScalars)
    guard b.count <= 64 else { continue }
    let distance = editDistance(a, b)
    guard distance <= max(1, max(a.count, b.count) / 3), distance < max(a.count, b.count) else { continue }
    if let found = best, found.distance <= distance { continue }
    best = (candidate, distance)
  }
  return best?.word
}

/// The optimal string alignment distance.
private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
  var beforePrevious = [Int](repeating: 0, count: b.count + 1)
  var previous = Array(0...b.count)
  for i in 1...a.count {
    var current = [i] + [Int](repeating: 0, count: b.count)
    for j in 1...b.count {
      let substitution = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
      current[j] = min(previous[j] + 1, current[j - 1] + 1, substitution)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        current[j] = min(current[j], beforePrevious[j - 2] + 1)
      }
    }
    beforePrevious = previous
    previous = current
  }
  return previous[b.count]
}
