public import District
import Hazards
import Planning
public import Plans
public import Quantities

/// A district hardened against everything small and then spoilt in one place, so that the smallest shock that breaks its
/// plan is known beforehand.
///
/// Hardened means that every road is there three times: no two closures cut anything off. The place is one of the roads that
/// break the unhardened district when closed alone, so that who depends on it is in the data, not in this code.
public struct PlantedWeakness: Sendable {
  /// What is planted.
  public enum Kind: String, Sendable, CaseIterable {
    /// A road that is there once.
    case singleRoad = "single-road"
    /// A road that is there twice.
    case twinRoads = "twin-roads"
    /// A road on which the snow drifts.
    case drift
    /// A road so slow that a little snow makes it too slow.
    case slowRoad = "slow-road"
    /// Too little coal.
    case littleStock = "little-stock"
  }

  /// What is planted.
  public let kind: Kind
  /// The spoilt district.
  public let district: District
  /// Coal, by site.
  public let stock: [Kilograms]
  /// The smallest shock that the weakness lets break the plan.
  public let expected: BreakingShock
  /// What the study looks through.
  public let weather: Scenario

  /// Share of its need that every township must have: all, so that it shows when only the vulnerable of one village are
  /// reached too late.
  public static let share = Setting(1.0, source: "对照试验 / planted", certainty: .assumed)

  /// Plants a weakness.
  ///
  /// - Parameters:
  ///   - place: Which of the roads that break the unhardened district; counted round.
  /// - Returns: `nil` where no single road breaks the district, or none can be slowed: there is no place to plant it.
  public init?(_ kind: Kind, in shipped: District, stock: [Kilograms], weather: Scenario, place: Int) throws {
    let plain = try BreakingStudy(
      district: shipped, stock: stock, weather: weather, townshipShare: Self.share, mostHours: 1, mostSnow: 0,
      mostClosures: 1, version: ""
    ).run { _ in }
    let roads = plain.shocks.first { $0.closures == 1 }?.roads.compactMap(\.first) ?? []
    let places = roads.indices.compactMap { k in
      shipped.roads.firstIndex { $0.id == roads[(place + k) % roads.count] }
    }
    let slowing =
      kind == .slowRoad ? places.lazy.compactMap { Slowing(of: $0, in: shipped, stock, weather) }.first : nil
    guard let weak = kind == .slowRoad ? slowing?.road : places.first else { return nil }
    let copies = kind == .singleRoad ? 1 : kind == .twinRoads ? 2 : 3
    var district = Self.hardened(shipped, copies: copies, of: weak)
    let spoilt = district.roads.indices.filter {
      district.roads[$0].id.hasPrefix(shipped.roads[weak].id + "#")
    }
    let policy = shipped.policy
    var stock = stock
    var (hours, snow, closures) = (1, 0, 0)
    switch kind {
    case .singleRoad, .twinRoads: closures = copies
    case .drift:
      let drift = 3.0
      for e in spoilt { district.roads[e].snowExposure = drift }
      // deeper than the last band is closed
      snow = Int((policy.snowBands.value.last?.depth ?? 0) / drift) + 1
    case .slowRoad:
      for e in spoilt {
        district.roads[e].freeSpeed =
          slowing.map { district.roads[e].length.kilometres / ($0.minutes / 60) } ?? 0
        district.roads[e].snowExposure = 1
      }
      snow = slowing?.snow ?? 0
    case .littleStock:
      stock = stock.map { Kilograms($0.count / 2) }
      hours = Self.hoursUntilEmpty(district, stock, weather)
    }
    self.kind = kind
    self.district = district
    self.stock = stock
    self.weather = weather
    expected = BreakingShock(
      hours: hours, snow: snow, closures: closures,
      roads: closures > 0 ? [spoilt.map { district.roads[$0].id }] : [], shortKg: .zero, townships: [],
      townshipNames: [],
      sites: [])
  }

  /// Every road three times, but one of them as often as asked for.
  private static func hardened(_ shipped: District, copies: Int, of weak: Int) -> District {
    var district = shipped
    district.roads = shipped.roads.enumerated().flatMap { e, road in
      (1...(e == weak ? copies : 3)).map { copy in
        var twin = road
        twin.id += "#\(copy)"
        return twin
      }
    }
    return district
  }

  /// The first hour by which the townships' shares come to more than all coal there is.
  private static func hoursUntilEmpty(_ district: District, _ stock: [Kilograms], _ weather: Scenario) -> Int
  {
    let all = stock.total { $0 }
    var hours = 0
    var asked = Kilograms.zero
    while asked <= all, hours < 1000 {
      hours += 1
      var byTownship = [Int64](repeating: 0, count: district.townships.count)
      for need in needs(district, weather, hours: hours) {
        byTownship[district.villages[need.village].township] += need.kg.count
      }
      let percent = Int64((share.value * 100).rounded())
      asked = Kilograms(byTownship.reduce(0) { $0 + ($1 * percent + 99) / 100 })
    }
    return hours
  }

  /// What a power cut of the whole district asks for.
  static func needs(_ district: District, _ weather: Scenario, hours: Int) -> [Need] {
    var cut = weather
    cut.horizon = hours
    cut.outdoor = cut.outdoor.map { zone in (0..<hours).map { zone[min($0, zone.count - 1)] } }
    cut.hazards = [
      Hazard(
        kind: .powerOutage(share: 1), start: 0, duration: hours,
        area: Area(villages: Array(district.villages.indices)))
    ]
    return Impact(district, cut).needs
  }

  /// Looks for the smallest shocks without being told of the weakness.
  ///
  /// - Parameter limits: The largest shock looked at; `nil` = beyond the expected one in everything.
  public func search(upTo limits: (hours: Int, snow: Int, closures: Int)? = nil) throws -> BreakingPointReport
  {
    try BreakingStudy(
      district: district, stock: stock, weather: weather, townshipShare: Self.share,
      mostHours: limits?.hours ?? 168, mostSnow: limits?.snow ?? 40, mostClosures: limits?.closures ?? 2,
      version: ""
    ).run { _ in }
  }

  /// Whether a report names the weakness: the shock to the hour, centimetre and closure, and the roads.
  public func isFound(in report: BreakingPointReport) -> Bool {
    report.shocks.contains { shock in
      shock.hours == expected.hours && shock.snow == expected.snow && shock.closures == expected.closures
        && expected.roads.allSatisfy { roads in shock.roads.contains { Set($0) == Set(roads) } }
    }
  }
}
