public import Allocation
import Foundation
import Quantities

/// A made-up province for the pellets of a season, from a seed: villages scattered over a square, plants among them.
public struct PelletProvince: Codable, Hashable, Sendable {
  /// What makes one province harder than another.
  public enum Shape: String, CaseIterable, Codable, Hashable, Sendable {
    /// Twelve plants, and each reaches every village.
    case plain
    /// Three plants.
    case fewPlants = "few-plants"
    /// Forty plants.
    case manyPlants = "many-plants"
    /// A village is reached by its three nearest plants alone, which are large or small: short here, enough there.
    case districts
    /// Plants make the same each day, and homes hold 200 kg: what is short is the coldest months.
    case coldMonths = "cold-months"
    /// Ways wind up to three times the straight line, and a third of the villages are snowed in for one of the cold months.
    case hilly
    /// Nothing lies in store, homes hold 300 kg, trucks carry 2 to 20 t, and less than 1 t is not brought.
    case trucks
    /// As in cold months, but nothing lies in the villages and eight hubs between plants and villages can hold a month.
    case hubs
  }

  /// Its shape.
  public var shape: Shape
  /// Households, in forty to a village.
  public var households: Int
  /// What a season's claims the plants can make; below 1 there is not enough.
  public var plenty: Double
  /// Seed of everything random.
  public var seed: UInt64

  /// A province.
  public init(shape: Shape, households: Int, plenty: Double, seed: UInt64) {
    self.shape = shape
    self.households = households
    self.plenty = plenty
    self.seed = seed
  }

  /// What it is called.
  public var name: String {
    "\(shape.rawValue)-\(households / 1000)k-\(plenty >= 1 ? "plenty" : "scarce")-\(seed)"
  }

  /// Plants: as many at all sizes, so that sizes can be compared.
  public var plants: Int {
    switch shape {
    case .fewPlants: 3
    case .manyPlants: 40
    default: 12
    }
  }

  /// Days of October (from the 15th) to April (to the 15th).
  public static let days = [17, 30, 31, 31, 28, 31, 15]
  /// Degree-days of a plain at 14 °C in those months, per mille of the season.
  static let degreeDays = [32, 141, 219, 244, 176, 123, 65]

  /// The season's problem: the same seed, the same problem.
  public func problem() throws -> SeasonProblem {
    var luck = SplitMix64(seed: seed)
    let count = max(households / 40, 1)
    // the same density of villages at all sizes: one on 25 km²
    let side = (Double(count) * 25).squareRoot()
    let places = (0..<count).map { _ in luck.place(side) }
    let yards = (0..<plants).map { _ in luck.place(side) }
    var classes: [SeasonProblem.HouseholdClass] = []
    var villages: [SeasonProblem.Village] = []
    for v in 0..<count {
      classes += self.classes(of: v, &luck)
      villages.append(village(&luck))
    }
    let total = classes.reduce(Int64(0)) { $0 + $1.total.count }
    let makers = (0..<plants).map { _ in plant(share: plenty * Double(total) / Double(plants), &luck) }
    let hubs = (0..<(shape == .hubs ? 8 : 0)).map { _ in luck.place(side) }
    var ways = SeasonProblem.Ways(
      plantToVillage: yards.map { yard in places.map { way(from: yard, to: $0, &luck) } },
      plantToHub: yards.map { yard in hubs.map { way(from: yard, to: $0, &luck) } },
      hubToVillage: hubs.map { hub in places.map { way(from: hub, to: $0, &luck) } })
    if shape == .districts { ways.plantToVillage = Self.nearest(3, of: ways.plantToVillage) }
    return try SeasonProblem(
      days: Self.days, plants: makers,
      hubs: hubs.map { _ in
        SeasonProblem.Hub(capacity: Kilograms(total / 60), handling: Fen(1500))
      }, villages: villages, classes: classes, ways: ways,
      terms: SeasonProblem.Terms(
        haulage: Fen(80), holding: Fen(300), floorPerMille: 500,
        minimumDrop: Kilograms(shape == .trucks ? 1000 : 500)))
  }

  /// The households of a village: a twelfth of them vulnerable.
  private func classes(of v: Int, _ luck: inout SplitMix64) -> [SeasonProblem.HouseholdClass] {
    let rest = v == 0 && households >= 40 ? households % 40 : 0
    let count = 20 + luck.number(below: 41) + rest
    let need = Int64(2000 + 200 * luck.number(below: 11))
    let claim = Self.spread(min(need, 3000))
    let vulnerable = count / 12
    let storage: Int64 =
      switch shape {
      case .coldMonths, .hubs: 200
      case .trucks: 300
      default: 1000
      }
    return [(true, vulnerable), (false, count - vulnerable)].filter { $0.1 > 0 }.map {
      SeasonProblem.HouseholdClass(
        village: v, households: $0.1, isVulnerable: $0.0, entitlement: claim, storage: Kilograms(storage))
    }
  }

  private func village(_ luck: inout SplitMix64) -> SeasonProblem.Village {
    let store = Int64(luck.number(below: 3)) * 10_000
    let truck: Int64 = shape == .trucks ? Int64(2000 + 2000 * luck.number(below: 10)) : 6000
    var isOpen = Self.days.map { _ in true }
    // December, January or February
    if shape == .hilly, luck.number(below: 3) == 0 { isOpen[2 + luck.number(below: 3)] = false }
    return SeasonProblem.Village(
      store: Kilograms(shape == .trucks || shape == .hubs ? 0 : store), truckLoad: Kilograms(truck),
      isOpen: isOpen)
  }

  private func plant(share: Double, _ luck: inout SplitMix64) -> SeasonProblem.Plant {
    let spread = shape == .districts ? 0.1 + 1.8 * luck.uniform() : 0.6 + 0.8 * luck.uniform()
    let season = Int64(share * spread)
    let price = Fen(Int64(90_000 + 500 * luck.number(below: 41)))
    return SeasonProblem.Plant(
      capacity: Self.days.map { Kilograms(season * Int64($0) / 150) }, seasonCapacity: Kilograms(season),
      fenPerTonne: Self.days.map { _ in price })
  }

  private func way(
    from a: (x: Double, y: Double), to b: (x: Double, y: Double), _ luck: inout SplitMix64
  ) -> Metres? {
    let detour = shape == .hilly ? 1.2 + 1.8 * luck.uniform() : 1.3
    return .kilometres(detour * hypot(a.x - b.x, a.y - b.y) + 1)
  }

  /// Ways by plant, then village, of which each village keeps the shortest.
  private static func nearest(_ count: Int, of ways: [[Metres?]]) -> [[Metres?]] {
    var kept = ways.map { $0.map { _ in Metres?.none } }
    for v in ways.first?.indices ?? 0..<0 {
      let lengths = ways.map { $0[v]?.count ?? .max }
      for p in ways.indices.sorted(by: { (lengths[$0], $0) < (lengths[$1], $1) }).prefix(count) {
        kept[p][v] = ways[p][v]
      }
    }
    return kept
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
