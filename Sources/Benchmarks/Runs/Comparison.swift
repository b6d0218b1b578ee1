import Foundation

/// The rows of one instance, judged against the published optimum and against one another.
public struct Comparison: Sendable {
  /// How far apart, relative to their size, two figures may be and still be the same: what the solvers are asked for.
  public static let tolerance = 1e-6
  /// CPU times below this are taken for this when they are divided, s: the clock's own grain is near it.
  public static let grain = 1e-3

  /// The judged rows.
  public private(set) var rows: [Row]

  /// Judges the rows of one instance.
  public init(_ rows: [Row]) {
    self.rows = rows
    for index in rows.indices {
      self.rows[index].faults = faults(of: rows[index])
      guard rows[index].solver != BenchmarkSolver.hearth.name, let ratio = timesHearth(rows[index]) else {
        continue
      }
      self.rows[index].timesHearth = ratio
      self.rows[index].isAtLeast = rows[index].status == .limit
    }
  }

  /// Hearth's row.
  public var hearth: Row? { rows.first { $0.solver == BenchmarkSolver.hearth.name } }

  /// The reference peer that needed the least CPU time; where that one was stopped, its row says so.
  ///
  /// A stopped peer counts with the time it had, which can only make the ratio smaller than it is.
  public var bestPeer: Row? {
    let references = Set(BenchmarkSolver.all.filter { $0.role == .reference }.map(\.name))
    return rows.filter { references.contains($0.solver) && $0.timesHearth != nil }
      .min { ($0.timesHearth ?? 0) < ($1.timesHearth ?? 0) }
  }

  /// The best reference peer's CPU time divided by Hearth's; `nil` where Hearth has no proof or no peer ran.
  ///
  /// Where a peer has a proof and Hearth has not, the ratio is the peer's time over Hearth's and flatters Hearth: such
  /// instances are listed as unproven, and count.
  public var speedup: Double? {
    guard let hearth, let peer = bestPeer else { return nil }
    guard hearth.status == .optimal || peer.status == .optimal else { return nil }
    return peer.timesHearth
  }

  private func timesHearth(_ row: Row) -> Double? {
    guard row.status == .optimal || row.status == .limit, let theirs = row.cpuSeconds,
      let ours = hearth?.cpuSeconds
    else { return nil }
    return max(theirs, Self.grain) / max(ours, Self.grain)
  }

  private func faults(of row: Row) -> [Fault] {
    var faults: [Fault] = []
    if let optimum = row.knownOptimum {
      if row.status == .optimal, let value = row.value, differs(value, optimum) { faults.append(.notTheOptimum) }
      if row.status != .optimal, let value = row.value, exceeds(optimum, value) {
        faults.append(.belowTheOptimum)
      }
      if let bound = row.bound, exceeds(bound, optimum) { faults.append(.boundAboveOptimum) }
    }
    if let bound = row.bound, let value = row.value, exceeds(bound, value) { faults.append(.boundAboveValue) }
    let others = rows.filter { $0.solver != row.solver }.compactMap(\.value)
    if let bound = row.bound, others.contains(where: { exceeds(bound, $0) }) {
      faults.append(.boundAboveOtherValue)
    }
    if row.status == .infeasible, row.knownOptimum != nil || !others.isEmpty { faults.append(.notInfeasible) }
    return faults
  }

  private func differs(_ a: Double, _ b: Double) -> Bool { exceeds(a, b) || exceeds(b, a) }

  /// Whether `a` is above `b` by more than the tolerance.
  private func exceeds(_ a: Double, _ b: Double) -> Bool {
    a - b > Self.tolerance * max(abs(a), abs(b), 1e-3)
  }
}

/// √[n](x₁ ⋯ xₙ); `nil` for none.
func geometricMean(_ values: [Double]) -> Double? {
  guard !values.isEmpty else { return nil }
  return exp(values.reduce(0) { $0 + log($1) } / Double(values.count))
}
