extension SitingProblem {
  /// The smallest set of requirements that cannot be met together, by a deletion filter.
  ///
  /// Requirements are taken away in halves and quarters for as long as the rest stays impossible; one is kept when the
  /// rest without it becomes possible. What is left is impossible as a whole and possible without any one of it
  /// (Chinneck, *Feasibility and Infeasibility in Optimization*, 2008, ch. 6).
  ///
  /// - Complexity: O(conflict · log(requirements)) feasibility problems.
  func conflict(_ deadline: Deadline) throws -> SitingConflict {
    var filter = ConflictFilter(problem: self, deadline: deadline, kept: Set(requirements))
    // what people can change least goes last, so that it is kept only where it must be
    for chunk in requirementsInOrder where !chunk.isEmpty { try filter.remove(chunk[...]) }
    let kept = requirements.filter { filter.kept.contains($0) }
    var unreached: [SitingConflict.Unreached] = []
    for case .coverScenario(let s) in kept {
      for i in customers.indices where scenarios[s].demand[i] > 0 && scenarios[s].arcs(of: i).isEmpty {
        unreached.append(SitingConflict.Unreached(scenario: s, customer: i))
      }
    }
    return SitingConflict(requirements: kept, unreached: unreached, irreducible: filter.isCertain)
  }

  /// Everything asked for, scenarios first.
  private var requirements: [SitingConflict.Requirement] { requirementsInOrder.reversed().flatMap { $0 } }

  private var requirementsInOrder: [[SitingConflict.Requirement]] {
    var groups: [SitingConflict.Requirement] = []
    if !coversAll, limits.groupCoverage > 0 {
      let count = (customers.map(\.group).max() ?? -1) + 1
      for s in scenarios.indices {
        for g in 0..<count { groups.append(.groupCoverage(scenario: s, group: g)) }
      }
    }
    return [
      sites.indices.filter { sites[$0].status == .forbidden }.map { .shutSite($0) },
      sites.indices.filter { sites[$0].mustOpen }.map { .openSite($0) },
      limits.maxSites == nil ? [] : [.maxSites],
      limits.budget == nil ? [] : [.budget],
      sourcing == .single ? [.singleSourcing] : [],
      Goal(self).shortageAtMost == nil ? [] : [.shortageCap],
      groups,
      coversAll ? scenarios.indices.map { .coverScenario($0) } : [],
    ]
  }
}

/// The requirements still suspected of a conflict.
private struct ConflictFilter {
  let problem: SitingProblem
  let deadline: Deadline
  var kept: Set<SitingConflict.Requirement>
  /// Whether every test came to an answer.
  var isCertain = true

  /// Takes out of `kept` all of `chunk` that the conflict does without.
  mutating func remove(_ chunk: ArraySlice<SitingConflict.Requirement>) throws {
    let rest = kept.subtracting(chunk)
    if try isImpossible(rest) {
      kept = rest
    } else if chunk.count > 1 {
      let middle = chunk.startIndex + chunk.count / 2
      try remove(chunk[..<middle])
      try remove(chunk[middle...])
    }
  }

  private mutating func isImpossible(_ asked: Set<SitingConflict.Requirement>) throws -> Bool {
    guard !asked.isEmpty else { return false }
    guard !deadline.isPast else {
      isCertain = false
      return false
    }
    var relaxed = problem
    if !asked.contains(.budget) { relaxed.limits.budget = nil }
    if !asked.contains(.maxSites) { relaxed.limits.maxSites = nil }
    if !asked.contains(.singleSourcing) { relaxed.sourcing = .split }
    for j in relaxed.sites.indices {
      let site = relaxed.sites[j]
      if site.mustOpen, !asked.contains(.openSite(j)) { relaxed.sites[j].status = .candidate }
      if site.status == .forbidden, !asked.contains(.shutSite(j)) { relaxed.sites[j].status = .candidate }
    }
    if problem.coversAll {
      let covered = problem.scenarios.indices.filter { asked.contains(.coverScenario($0)) }
      relaxed.scenarios = covered.map { problem.scenarios[$0] }
      if case .weighted(let weights) = problem.transport {
        relaxed.transport = .weighted(covered.map { weights[$0] })
      }
    }
    let instance = Instance(relaxed, covering: problem.coversAll)
    var goal = Goal(.siteCount, covering: problem.coversAll, limits: relaxed.limits)
    if asked.contains(.shortageCap) { goal.shortageAtMost = Goal(problem).shortageAtMost }
    goal.floorApplies = { asked.contains(.groupCoverage(scenario: $0, group: $1)) }
    var search = try Search(instance, goal, gap: .infinity, deadline: deadline)
    let result = try search.run()
    if result.plan == nil, result.bound < .infinity { isCertain = false }
    return result.plan == nil && result.bound == .infinity
  }
}
