extension LagrangianSearch {
  /// Closes one, opens one, swaps one, or one against two, for as long as that pays: the move whose set has the least
  /// Lagrangian bound first, which a bound above the best value rules out unseen.
  ///
  /// - Parameter most: Sets tried at most.
  func improve(most: Int, _ fixings: [OpeningProblem.State]) {
    guard value.isFinite, !best.isEmpty else { return }
    let constant = dual.evaluator.sweep(multiplier)
    let gain = dual.evaluator.gain.array
    var attempts = 0
    var moves: [Move] = []
    search: while true {
      let current = best
      guard current.allSatisfy({ fixings[$0] != .closed }) else { return }
      let inside = Set(current)
      var outside = fixings.indices.filter { fixings[$0] == .free && !inside.contains($0) }
      outside.sort { (gain[$0], $0) < (gain[$1], $1) }
      let base = current.reduce(constant) { $0 + gain[$1] }
      let room = current.reduce(0) { $0 + problem.roomTowardsLeast[$1] }
      let least = dual.leastRoom
      let mayGrow = problem.mostSites.map { current.count < $0 } ?? true
      moves.removeAll(keepingCapacity: true)
      for b in outside where mayGrow {
        let bound = base + gain[b]
        if bound >= value { break }
        moves.append(Move(bound: bound, out: -1, first: Int32(b), second: -1))
      }
      for (k, a) in current.enumerated() where fixings[a] == .free {
        let without = base - gain[a]
        let left = room - problem.roomTowardsLeast[a]
        if without < value, left >= least {
          moves.append(Move(bound: without, out: Int32(k), first: -1, second: -1))
        }
        for (q, b) in outside.enumerated() {
          let bound = without + gain[b]
          if bound >= value { break }
          if left + problem.roomTowardsLeast[b] >= least {
            moves.append(Move(bound: bound, out: Int32(k), first: Int32(b), second: -1))
          }
          let limit = value - 0.5 * max(0, value - base)
          for c in outside[(q + 1)...] where mayGrow {
            let both = bound + gain[c]
            if both >= limit || moves.count > Move.most { break }
            if left + problem.roomTowardsLeast[b] + problem.roomTowardsLeast[c] >= least {
              moves.append(Move(bound: both, out: Int32(k), first: Int32(b), second: Int32(c)))
            }
          }
        }
      }
      moves.sort { ($0.bound, $0.out, $0.first, $0.second) < ($1.bound, $1.out, $1.first, $1.second) }
      for move in moves {
        var set = current
        if move.out >= 0 { set.remove(at: Int(move.out)) }
        if move.first >= 0 { set.append(Int(move.first)) }
        if move.second >= 0 { set.append(Int(move.second)) }
        set.sort()
        if tried.contains(set) || !isConsistent(set) { continue }
        attempts += 1
        if consider(set, from: multiplier) { continue search }
        if attempts >= most || deadline.isPast { return }
      }
      return
    }
  }
}

/// A change of a set of sites, by the Lagrangian bound of what comes out.
private struct Move {
  var bound: Double
  /// Position in the set of what closes; −1 = nothing.
  var out: Int32
  /// What opens; −1 = nothing.
  var first: Int32
  var second: Int32

  /// Most moves listed in one round.
  static let most = 200_000
}
