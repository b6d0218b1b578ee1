import RoadNetwork

/// What the dispatcher has on the desk: free trucks, and the nearest yards.
struct DispatchDesk: Sendable {
  /// Free trucks, ascending.
  var free: [Int] = []
  /// Kinds of vehicle among them.
  var kinds: [Int] = []
  /// By kind of vehicle.
  var nearest: [NearestSources]
  /// Whether `nearest` holds, by kind and region.
  private var isKnown: [Bool]
  private let regions: Int

  init(_ plan: TravelPlan) {
    regions = plan.regionCount
    nearest = plan.kinds.map { _ in NearestSources(plan) }
    isKnown = [Bool](repeating: false, count: plan.kinds.count * plan.regionCount)
  }

  mutating func clear() { forgetNearest() }

  /// The roads have changed.
  mutating func forgetNearest() {
    for index in isKnown.indices { isKnown[index] = false }
  }

  /// A yard of the region has come to have stock, or to have none.
  mutating func forgetNearest(in region: Int) {
    for kind in nearest.indices { isKnown[kind * regions + region] = false }
  }

  /// Whether the nearest yards are known; from now on they are.
  mutating func learns(_ kind: Int, _ region: Int) -> Bool {
    defer { isKnown[kind * regions + region] = true }
    return !isKnown[kind * regions + region]
  }
}
