public import District

/// Fuel that keeps a room warm in an emergency.
///
/// kg per day = 0.0864 · UA · (θ − T_out)⁺ / (LHV · η). Check value: 98 W/K, 31 K, 23 MJ/kg, 0.70 → 16.3 kg a day.
public struct Ration: Hashable, Sendable {
  /// Heat that reaches the room, MJ per kg burnt: LHV · η.
  public var usefulHeat: Double
  /// Indoor temperature θ kept, °C.
  public var indoor: Double

  /// The ration of a fuel, for a room kept at `indoor` °C.
  public init(of fuel: Fuel, indoor: Double) {
    usefulHeat = fuel.usefulHeat
    self.indoor = indoor
  }

  /// kg burnt in an hour.
  ///
  /// - Parameters:
  ///   - heatLoss: UA of what is heated, W/K.
  ///   - outdoor: °C.
  public func kilogramsPerHour(heatLoss: Double, outdoor: Double) -> Double {
    // 1 W for a day is 0.0864 MJ
    0.0864 * heatLoss * max(0, indoor - outdoor) / usefulHeat / 24
  }
}
