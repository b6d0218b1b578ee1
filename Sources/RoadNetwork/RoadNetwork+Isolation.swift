extension RoadNetwork {
  /// Whether no open road leads to a village from any of `sources` but its own junction.
  ///
  /// Weight limits are ignored: a village that only light trucks can reach is not cut off.
  ///
  /// - Parameters:
  ///   - village: Index into `District.villages`.
  ///   - sources: Indices into `District.junctions` from which help could come.
  ///   - state: Which roads are open.
  /// - Complexity: O(junctions + roads)
  public func isIsolated(village: Int, from sources: [Int], under state: RoadState) -> Bool {
    let home = villageJunctions[village]
    var isSource = [Bool](repeating: false, count: junctionCount)
    for source in sources { isSource[source] = true }
    var isSeen = [Bool](repeating: false, count: junctionCount)
    isSeen[home] = true
    var frontier = [home]
    while let head = frontier.popLast() {
      for a in Int(entering.first[head])..<Int(entering.first[head + 1]) {
        let arc = entering.arcs[a]
        let tail = Int(arc.junction)
        guard state.speedFactor[Int(arc.road)] > 0, !isSeen[tail] else { continue }
        if isSource[tail] { return false }
        isSeen[tail] = true
        frontier.append(tail)
      }
    }
    return true
  }

  /// Villages that no open road reaches from any of `sources` but their own junction, ascending.
  ///
  /// - Parameters:
  ///   - hours: The hour each village is looked at, usually its onset; `nil` leaves it out.
  ///   - sources: Indices into `District.junctions` from which help could come, usually those with a site.
  ///   - conditions: Road states by hour.
  /// - Complexity: O(villages · (junctions + roads))
  public func isolatedVillages(at hours: [Int?], from sources: [Int], in conditions: RoadConditions) -> [Int]
  {
    villageJunctions.indices.filter { village in
      guard let hour = hours[village] else { return false }
      return isIsolated(village: village, from: sources, under: conditions.state(at: hour))
    }
  }
}
