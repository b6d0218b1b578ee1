public import Quantities

/// Something that fails with the grid: one line of the matrix of dependencies.
public enum PowerDependent: String, CaseIterable, Codable, Sendable {
  /// Substations and pumps of central heating: without power, households of the heat network lose their heat by the share of
  /// `lost_in_power_cut`.
  case heatNetwork = "heat-network"
  /// Feeders and fans of biomass stoves, likewise.
  case biomassFeeders = "biomass-feeders"
  /// Base stations of the mobile network: when their batteries are empty, a village's orders come late.
  case orders
  /// Filling stations: a truck whose base has no power drives until its tank is empty.
  case truckFuel = "truck-fuel"

  /// What people call it.
  public var label: Bilingual {
    switch self {
    case .heatNetwork: Bilingual(zh: "换热站和水泵", en: "heat substations and pumps")
    case .biomassFeeders: Bilingual(zh: "生物质炉送料和风机", en: "feeders and fans of biomass stoves")
    case .orders: Bilingual(zh: "手机报需", en: "orders by mobile phone")
    case .truckFuel: Bilingual(zh: "加油站", en: "filling stations")
    }
  }
}

/// How an emergency is run and what can go wrong in it beside the hazards. A district that does not state a number gets the
/// assumption below, shown as such. Only the first two lines of `fails_with_power` touch a plan; filling stations and the
/// range of a tank also bind a schedule of trucks; all else is looked at when luck is drawn.
public struct EmergencyPolicy: Sendable {
  /// What fails with the grid. `fails_with_power`
  public var failsWithPower = Self.assumed(Set(PowerDependent.allCases))
  /// How long base stations work on their batteries. `mobile_battery_min`
  public var mobileBattery = Self.assumed(Minutes(240))
  /// By how much an order comes late where the mobile network is down. `late_order_min`
  public var lateOrder = Self.assumed(Minutes(60))
  /// How far a truck drives on a tank. `truck_range_km`
  public var truckRange = Self.assumed(Metres.kilometres(300))
  /// Breakdowns of a truck in 1,000 km, Poisson. `breakdowns_per_1000_km`
  public var breakdowns = Self.assumed(0.5)
  /// Mean time until a broken truck drives on, exponential. `breakdown_repair_min`
  public var repair = Self.assumed(Minutes(120))
  /// Shape of the Gamma law of loading times about the nominal time; 0 = always nominal, 1 = exponential.
  /// `loading_time_shape`
  public var loadingShape = Self.assumed(4.0)
  /// Share of the coal suppliers' daily capacity that comes to the hubs in an emergency, 0 to 1. `resupply_share`
  public var resupply = Self.assumed(0.0)
  /// Hours between two plans of a bureau that plans its trucks anew. `replan_every_h`
  public var replanning = Self.assumed(6)

  /// The assumptions.
  public init() {}

  private static func assumed<Value: Sendable>(_ value: Value) -> Setting<Value> {
    .leftOut(value)
  }
}

extension Policy {
  /// Share of a pathway that loses heat when the grid fails: `lostInPowerCut`, and nothing where the pathway is said not to
  /// depend on the grid.
  public func lostWithPower(_ pathway: Pathway) -> Double {
    let failing = emergency.failsWithPower.value
    switch pathway {
    case .chp where !failing.contains(.heatNetwork): return 0
    case .biomass where !failing.contains(.biomassFeeders): return 0
    default: return lostInPowerCut.value[pathway] ?? 0
    }
  }
}
