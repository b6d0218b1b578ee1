public import Allocation
import Foundation
import Quantities

/// A made-up province for the pellets of a season, from a seed: villages scattered over a square, plants among them.
public struct PelletProvince: Hashable, Sendable {
  /// Households, in forty to a village.
  public var households: Int
  /// What a season's claims the plants can make; below 1 there is not enough.
  public var plenty: Double
  /// Seed of everything random.
  public var seed: UInt64

  /// A province.
  public init(households: Int, plenty: Double, seed: UInt64) {
    self.households = households
    self.plenty = plenty
    self.seed = seed
  }

  /// Twelve plants at all sizes, so that sizes can be compared.
  public static let plants = 12
  /// Days of October (from the 15th) to April (to the 15th).
  public static let days = [17, 30, 31, 31, 28, 31, 15]
  /// Degree-days of a plain at 14 °C in those months, per mille of the season.
  static let degreeDays = [32, 141, 219, 244, 176, 123, 65]

  /// The season's problem: the same seed, the same problem.
  public func problem() throws -> SeasonProblem {
    var luck = SplitMix64(seed: seed)
    let villages = max(households / 40, 1)
    // the same density of villages at all sizes: one on 25 km²
    let side = (Double(villages) * 25).squareRoot()
    let places = (0..<villages).map { _ in luck.place(side) }
    let yards = (0..<Self.plants).map { _ in luck.place(side) }
    var classes: [SeasonProblem.HouseholdClass] = []
    var stores: [SeasonProblem.Village] = []
    for v in 0..<villages {
      let rest = households - 40 * villages
      let count = 20 + luck.number(below: 41) + (v == 0 ? rest : 0)
      let need = Int64(2000 + 200 * luck.number(below: 11))
      let claim = Self.spread(min(need, 3000))
      let vulnerable = count / 12
      for (isVulnerable, members) in [(true, vulnerable), (false, count - vulnerable)] where members > 0 {
        classes.append(
          SeasonProblem.HouseholdClass(
            village: v, households: members, isVulnerable: isVulnerable, entitlement: claim,
            storage: Kilograms(1000)))
      }
      stores.append(
        SeasonProblem.Village(
          store: Kilograms(Int64(luck.number(below: 3)) * 10_000), truckLoad: Kilograms(6000),
          isOpen: Self.days.map { _ in true }))
    }
    let total = classes.reduce(Int64(0)) { $0 + $1.total.count }
    let share = plenty * Double(total) / Double(Self.plants)
    let plants = (0..<Self.plants).map { _ in
      let season = Int64(share * (0.6 + 0.8 * luck.uniform()))
      let price = Fen(Int64(90_000 + 500 * luck.number(below: 41)))
      return SeasonProblem.Plant(
        capacity: Self.days.map { Kilograms(season * Int64($0) / 150) }, seasonCapacity: Kilograms(season),
        fenPerTonne: Self.days.map { _ in price })
    }
    let ways = yards.map { yard in
      places.map { place -> Metres? in
        .kilometres(1.3 * hypot(yard.x - place.x, yard.y - place.y) + 1)
      }
    }
    return try SeasonProblem(
      days: Self.days, plants: plants, villages: stores, classes: classes,
      ways: SeasonProblem.Ways(plantToVillage: ways),
      terms: SeasonProblem.Terms(
        haulage: Fen(80), holding: Fen(300), floorPerMille: 500, minimumDrop: Kilograms(500)))
  }

  /// A season's claim over its months by degree-days, to the kilogram.
  static func spread(_ claim: Int64) -> [Kilograms] {
    var before: Int64 = 0
    var sum: Int64 = 0
    return degreeDays.map { share in
      sum += Int64(share)
      let upToNow = claim * sum / 1000
      defer { before = upToNow }
      return Kilograms(upToNow - before)
    }
  }
}

extension SplitMix64 {
  fileprivate mutating func number(below limit: Int) -> Int { Int(next() % UInt64(limit)) }
  fileprivate mutating func place(_ side: Double) -> (x: Double, y: Double) {
    (side * uniform(), side * uniform())
  }
}
