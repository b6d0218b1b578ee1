import District
import Quantities

/// A site in a run: its coal, its docks and who waits for them.
struct Yard {
  let junction: Int
  /// kg per dock and hour.
  private let loadingRate: Int64
  /// Whether a truck can be loaded here at all.
  private let canLoad: Bool
  /// kg standing here.
  private(set) var stock: Int64
  /// Of which meant for trucks on their way to a dock. May exceed the stock after a loss.
  private var promised: Int64 = 0
  private var freeDocks: Int
  /// Trucks waiting for a dock, first come first.
  private var line: [Int] = []
  /// Part of the stock that the hazards so far have left.
  private var surviving = 1.0

  init(_ site: Site, stock: Kilograms) {
    junction = site.junction
    loadingRate = site.loadingRate.count
    canLoad = site.docks > 0 && site.loadingRate > .zero
    freeDocks = site.docks
    self.stock = stock.count
  }

  /// kg that can still be promised.
  var available: Int64 { canLoad ? max(0, stock - promised) : 0 }

  mutating func promise(_ kg: Int64) { promised += kg }

  mutating func queueUp(_ truck: Int) { line.append(truck) }

  /// The next truck to be loaded, if a dock is free for it.
  mutating func callNext() -> Int? { freeDocks > 0 && !line.isEmpty ? line.removeFirst() : nil }

  /// Puts what is left of a promise on a truck: the dock is taken unless nothing is left.
  mutating func load(promise kg: Int64) -> Int64 {
    promised -= kg
    let loaded = min(kg, stock)
    stock -= loaded
    if loaded > 0 { freeDocks -= 1 }
    return loaded
  }

  /// Whole minutes that a load keeps a dock.
  func loadingMinutes(_ kg: Int64) -> Int { Int((kg * 60 + loadingRate - 1) / loadingRate) }

  mutating func releaseDock() { freeDocks += 1 }

  /// Leaves only a share of the first stock, and tells how many kg that costs. Shares unite by the least.
  mutating func lose(to share: Double) -> Int64 {
    guard share < surviving else { return 0 }
    let left = Int64((Double(stock) * (share / surviving)).rounded(.down))
    defer { (stock, surviving) = (left, share) }
    return stock - left
  }
}
