import RoadNetwork

/// What the dispatcher has on the desk: free trucks, and whether the nearest yards are known.
struct DispatchDesk: Sendable {
  /// Free trucks, ascending.
  var free: [Int] = []
  /// Kinds of vehicle among them, ascending.
  private(set) var kinds: [Int] = []
  /// How many of each kind.
  private var count: [Int]
  /// Counts changes of what is nearest to whom; see ``Request/stamp``.
  var stamp: Int32 = 1
  /// Yards with stock, ascending.
  var sources: [(junction: Int, number: Int)] = []
  /// Whether the nearest yards have been found, by kind and region.
  private var isKnown: [Bool]
  private let regions: Int

  init(_ plan: TravelPlan) {
    regions = plan.regionCount
    count = [Int](repeating: 0, count: plan.kinds.count)
    isKnown = [Bool](repeating: false, count: plan.kinds.count * plan.regionCount)
  }

  mutating func clear() {
    forgetNearest()
    stamp = 1
  }

  /// Begins a new list of free trucks.
  mutating func beginList() {
    free.removeAll(keepingCapacity: true)
    for kind in count.indices { count[kind] = 0 }
  }

  /// Adds a free truck to the list. Trucks come in ascending order, then `endList()`.
  mutating func add(_ truck: Int, kind: Int) {
    free.append(truck)
    count[kind] += 1
  }

  /// The list is complete.
  mutating func endList() {
    var isNew = kinds.count != count.count { $0 > 0 }
    for kind in kinds where count[kind] == 0 { isNew = true }
    if isNew { listKinds() }
  }

  /// Takes a truck from the list.
  mutating func remove(_ truck: Int, kind: Int) {
    free.removeAll { $0 == truck }
    count[kind] -= 1
    if count[kind] == 0 { listKinds() }
  }

  private mutating func listKinds() {
    kinds.removeAll(keepingCapacity: true)
    for kind in count.indices where count[kind] > 0 { kinds.append(kind) }
    stamp += 1
  }

  /// The roads have changed.
  mutating func forgetNearest() {
    for index in isKnown.indices { isKnown[index] = false }
    stamp += 1
  }

  /// A yard of the region has stock again.
  mutating func forgetNearest(in region: Int) {
    for index in stride(from: region, to: isKnown.count, by: regions) { isKnown[index] = false }
    stamp += 1
  }

  /// Whether the nearest yards are known; from now on they are.
  mutating func learns(_ kind: Int, _ region: Int) -> Bool {
    defer { isKnown[kind * regions + region] = true }
    return !isKnown[kind * regions + region]
  }
}
