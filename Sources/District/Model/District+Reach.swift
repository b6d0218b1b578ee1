extension District {
  /// Codes of the villages to which no plant whose pellets meet the contract can drive over the roads open today.
  ///
  /// - Complexity: O(villages + junctions + roads)
  public var villagesWithoutPlant: Set<String> {
    let plants = suppliers.filter { meetsContract(fuel: $0.fuel) }
    let reached = roads.filter(\.isOpen).junctionsReached(
      from: plants.map(\.junction), among: junctions.count)
    return Set(villages.filter { !reached[$0.junction] }.map(\.code))
  }
}

extension Sequence<Road> {
  /// Which of `count` junctions can be driven to from any of `starts`, each of these included.
  ///
  /// - Complexity: O(junctions + roads)
  func junctionsReached(from starts: [Int], among count: Int) -> [Bool] {
    var next = [[Int]](repeating: [], count: count)
    for road in self {
      next[road.from].append(road.to)
      if !road.oneWay { next[road.to].append(road.from) }
    }
    var reached = [Bool](repeating: false, count: count)
    var waiting = starts
    for start in starts { reached[start] = true }
    while let junction = waiting.popLast() {
      for other in next[junction] where !reached[other] {
        reached[other] = true
        waiting.append(other)
      }
    }
    return reached
  }
}
