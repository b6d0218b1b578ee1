import GLPK

/// Finds a good set of open sites on the kept relaxation: a dive, then drops and swaps, each a few pivots.
struct Descent {
  let instance: Instance
  /// Per site of the problem, whether it is in the model.
  let allowed: [Bool]
  let deadline: Deadline

  /// Sites with a choice, by index.
  private var free: [Int] {
    instance.sites.filter { allowed[$0] && !instance.problem.sites[$0].mustOpen }
  }

  /// Gives every site its choice back.
  func release(_ relaxation: inout Relaxation) throws {
    for j in free { try relaxation.setOpen(j, 0...1) }
  }

  /// Opens the most open sites of the relaxation, a few at a time, until every site is open or shut.
  ///
  /// - Returns: The set, or `nil` when the dive ran into a wall twice in a row.
  /// - Throws: ``SitingError/timeLimit`` when there is no time to get to the end.
  func dive(_ relaxation: inout Relaxation, from root: Point) throws -> [Bool]? {
    var point = root
    var decided = [Bool](repeating: false, count: allowed.count)
    var attempts = 0
    while attempts < 400 {
      attempts += 1
      let fractional = free.filter { !decided[$0] && openness($0, point, relaxation) > 1e-6 }
        .sorted { (openness($1, point, relaxation), $0) < (openness($0, point, relaxation), $1) }
      guard let top = fractional.first else { break }
      // what is nearly open anyway opens together, else the one most open
      let near = fractional.filter { openness($0, point, relaxation) > 0.9 }
      let batch = near.isEmpty ? [top] : near
      for j in batch {
        decided[j] = true
        try relaxation.setOpen(j, 1...1)
      }
      if let next = try relaxation.solve(rounds: 1, until: deadline) {
        point = next
        continue
      }
      for j in batch { try relaxation.setOpen(j, batch.count == 1 ? 0...0 : 0...1) }
      if batch.count > 1 {
        for j in batch.dropFirst() { decided[j] = false }
        try relaxation.setOpen(batch[0], 1...1)
      }
      guard let next = try relaxation.solve(rounds: 1, until: deadline) else { return nil }
      point = next
    }
    var open = instance.problem.sites.map(\.mustOpen)
    for j in free where openness(j, point, relaxation) > 0.5 { open[j] = true }
    return open
  }

  /// Linear programs a run of moves may cost.
  static let trials = 40

  /// Drops sites, trades them for others, and opens more, for as long as the value falls.
  func improve(_ relaxation: inout Relaxation, _ start: [Bool], root: Point) throws -> [Bool] {
    var open = start
    for j in free { try relaxation.setOpen(j, open[j] ? 1...1 : 0...0) }
    guard var value = try relaxation.solve(rounds: 0, until: deadline)?.objective else { return start }
    let sites = instance.problem.sites
    let most = relaxation.solves + Self.trials
    var improved = true
    while improved, !deadline.isPast, relaxation.solves < most {
      improved = false
      // the dearest first: most to gain
      let shown = free.filter { open[$0] }.sorted {
        (sites[$1].openingCost, $0) < (sites[$0].openingCost, $1)
      }
      // the most promising of the shut, by reduced cost at the root
      let hidden = free.filter { !open[$0] }
        .sorted { (reducedCost($0, root, relaxation), $0) < (reducedCost($1, root, relaxation), $1) }
      var moves: [(out: Int?, into: Int?)] = shown.map { ($0, nil) }
      for j in shown { moves += hidden.filter { sites[$0].place == sites[j].place }.map { (j, $0) } }
      for j in shown { moves += hidden.prefix(3).map { (j, $0) } }
      for move in moves where !deadline.isPast && relaxation.solves < most {
        if let out = move.out, !open[out] { continue }
        if let into = move.into, open[into] { continue }
        if let into = move.into, clashes(into, open, except: move.out) { continue }
        try apply(move, &relaxation)
        let next: Double
        do {
          next = try relaxation.solve(rounds: 0, until: deadline)?.objective ?? .infinity
        } catch SitingError.timeLimit {
          return open
        }
        if next < value - 1e-7 * max(1, abs(value)) {
          value = next
          if let out = move.out { open[out] = false }
          if let into = move.into { open[into] = true }
          improved = true
        } else {
          try apply((move.into, move.out), &relaxation)
        }
      }
    }
    return open
  }

  private func apply(_ move: (out: Int?, into: Int?), _ relaxation: inout Relaxation) throws {
    if let out = move.out { try relaxation.setOpen(out, 0...0) }
    if let into = move.into { try relaxation.setOpen(into, 1...1) }
  }

  private func clashes(_ site: Int, _ open: [Bool], except gone: Int?) -> Bool {
    let place = instance.problem.sites[site].place
    return instance.sites.contains { $0 != gone && open[$0] && instance.problem.sites[$0].place == place }
  }

  private func openness(_ site: Int, _ point: Point, _ relaxation: borrowing Relaxation) -> Double {
    relaxation.form.open[site].map { point[$0] } ?? 0
  }

  private func reducedCost(_ site: Int, _ root: Point, _ relaxation: borrowing Relaxation) -> Double {
    relaxation.form.open[site].map { root.reducedCost($0) } ?? .infinity
  }
}
