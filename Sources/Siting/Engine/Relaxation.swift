import GLPK

/// The linear relaxation of a pass, kept in GLPK between solves.
///
/// Strong links `x ≤ Σ y` are added when a solution breaks them; a few rounds bring the bound up to that of the full
/// strong model at a fraction of its rows. Sites are opened and shut by their bounds, which leaves the basis dual
/// feasible, so that a neighbouring set of sites costs a few pivots.
struct Relaxation: ~Copyable {
  let form: Formulation
  private var problem: Problem
  /// Per need and arc: whether its link is a row.
  private var linked: [[Bool]]
  /// Linear programs solved so far.
  private(set) var solves = 0
  /// Proven by the prices of a solve that was cut short: no point of the relaxation is better.
  private(set) var bound = -Double.infinity

  init(_ form: Formulation) throws {
    self.form = form
    problem = try Problem(form.model)
    linked = form.arcs.map { Array(repeating: false, count: $0.count) }
  }

  /// Solves with the present bounds, then again for as long as violated links raise the value; `nil` = infeasible.
  ///
  /// - Parameter rounds: Most rounds of links, as far as there is time for them.
  /// - Throws: ``SitingError/timeLimit`` when not even the first solve ended by `stop`.
  mutating func solve(rounds: Int, until stop: Deadline) throws -> Point? {
    guard var point = try optimum(until: stop) else { return nil }
    for _ in 0..<rounds where !stop.isPast {
      guard try addViolatedLinks(point) > 0 else { break }
      let next: Point
      do {
        guard let found = try optimum(until: stop) else { return nil }
        next = found
      } catch SitingError.timeLimit {
        break
      }
      let gained = next.objective - point.objective
      point = next
      if gained < 1e-6 * abs(point.objective) { break }
    }
    return point
  }

  private mutating func optimum(until stop: Deadline) throws -> Point? {
    solves += 1
    let outcome = try problem.simplex(SolveOptions(timeLimit: stop.left))
    if outcome.termination.reason == .timeLimit { bound = max(bound, outcome.bound) }
    return try Point(outcome)
  }

  private mutating func addViolatedLinks(_ point: Point) throws -> Int {
    var openness = [Double](repeating: 0, count: form.instance.outlets.count)
    for (o, outlet) in form.instance.outlets.enumerated() {
      openness[o] = outlet.sites.reduce(0) { $0 + (form.open[$1].map { point[$0] } ?? 0) }
    }
    var added = 0
    for n in form.arcs.indices {
      for (a, arc) in form.arcs[n].enumerated() where !linked[n][a] {
        guard point[form.flow[n][a]] > openness[arc.outlet] + 1e-4 else { continue }
        try problem.append(form.link(n, a))
        linked[n][a] = true
        added += 1
      }
    }
    return added
  }

  /// Per need: outlets whose link is a row.
  var linkedOutlets: [[Int]] {
    form.arcs.indices.map { n in
      form.arcs[n].indices.filter { linked[n][$0] }.map { form.arcs[n][$0].outlet }
    }
  }

  /// Opens or shuts a site, or gives it back its choice.
  mutating func setOpen(_ site: Int, _ range: ClosedRange<Double>) throws {
    guard let column = form.open[site] else { return }
    try problem.setBounds(.between(range.lowerBound, range.upperBound), of: column)
  }
}
