import District
import Hazards
import Philox
import Quantities

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What luck does beside the hazards: breakdowns, loading times, late orders, empty tanks, coal from outside. Each number has
/// an address of its own, by truck and by how many legs or loads it has had.
struct Fortune: Sendable {
  private let luck: Luck
  private let rules: Ground.Odds
  /// Cuts by village, in minutes: for the mobile network.
  private var cuts: [(from: Int, to: Int, villages: [Int])] = []
  /// Townships whose filling stations are shut; `nil` where filling needs no grid.
  private let dark: DarkTownships?

  init(_ luck: Luck, _ ground: Ground, _ hazards: [Hazard]) {
    self.luck = luck
    rules = ground.odds
    for hazard in hazards where hazard.cutsPower && rules.lateOrder > 0 {
      let (from, to) = (hazard.start * 60, (hazard.start + hazard.duration) * 60)
      cuts.append((from + rules.mobileBattery, to, hazard.area.villages))
    }
    dark =
      rules.range < .max
      ? DarkTownships(
        hazards, townshipOfVillage: ground.townshipOfVillage, townshipCount: ground.townshipCount) : nil
  }

  private func draw(_ purpose: UInt16, _ truck: Ground.Truck, _ step: Int) -> RandomDraw {
    RandomAddress(
      seed: luck.seed, replication: luck.replication, entity: truck.code, purpose: .init(purpose),
      step: UInt16(truncatingIfNeeded: step))[0]
  }

  /// Minutes that a breakdown on a leg costs; 0 where there is none.
  func breakdown(_ truck: Ground.Truck, leg: Int, metres: Int) -> Int {
    guard rules.breakdownsPerMetre > 0 else { return 0 }
    let isBroken = draw(101, truck, leg).happens(1 - exp(-rules.breakdownsPerMetre * Double(metres)))
    guard isBroken else { return 0 }
    return max(1, Int((-log(draw(102, truck, leg).uniform) * rules.repairMinutes).rounded()))
  }

  /// Minutes a truck takes to be loaded.
  func loading(_ truck: Ground.Truck, leg: Int, nominal: Int) -> Int {
    guard rules.loadingShape > 0 else { return nominal }
    let part = draw(103, truck, leg).gamma(shape: rules.loadingShape) / rules.loadingShape
    return Int((Double(nominal) * part).rounded())
  }

  /// By how many minutes an order that a village gives now comes late.
  func lateness(_ village: Int, at minute: Int) -> Int {
    for cut in cuts where minute >= cut.from && minute < cut.to && cut.villages.contains(sorted: village) {
      return rules.lateOrder
    }
    return 0
  }

  /// Whether trucks cannot be filled up wherever they are.
  var mindsTanks: Bool { dark != nil }

  /// Whether a truck's tank lasts for so many more metres; it is filled up first where it can be.
  func lasts(_ truck: Ground.Truck, driven: Int, isAtBase: Bool, at minute: Int, for metres: Int) -> Bool {
    guard mindsTanks else { return true }
    return (isAtBase && canFill(truck, at: minute) ? 0 : driven) + metres <= rules.range
  }

  /// Whether the filling station at a truck's base works.
  func canFill(_ truck: Ground.Truck, at minute: Int) -> Bool {
    dark?[truck.township].contains { $0.contains(minute) } != true
  }
}

extension [Int] {
  /// Whether an ascending array holds a value.
  ///
  /// - Complexity: O(log n)
  fileprivate func contains(sorted value: Int) -> Bool {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == value
  }
}
