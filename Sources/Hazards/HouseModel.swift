public import District

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A house as one thermal resistance and one capacity (1R1C).
///
/// T(t + Δ) = T_eq + (T(t) − T_eq)·e^(−Δ/τ), T_eq = T_out + Q/UA: exact for constant weather and heat, whatever the step.
public struct HouseModel: Hashable, Sendable {
  /// Heat loss UA, W/K, air change included.
  public var heatLoss: Double
  /// Time constant τ, hours.
  public var timeConstant: Double

  /// A house from its heat loss, W/K, and its time constant, hours.
  public init(heatLoss: Double, timeConstant: Double) {
    self.heatLoss = heatLoss
    self.timeConstant = timeConstant
  }

  /// The whole heated part of an archetype.
  public init(_ archetype: Archetype) {
    self.init(heatLoss: archetype.heatLoss, timeConstant: archetype.timeConstant)
  }

  /// The indoor temperature the house tends to, °C.
  ///
  /// - Parameters:
  ///   - outdoor: °C.
  ///   - heat: Heat given to the house, W.
  public func equilibrium(outdoor: Double, heat: Double = 0) -> Double { outdoor + heat / heatLoss }

  /// Indoor temperature after some hours of constant weather and heat, °C.
  ///
  /// - Parameters:
  ///   - hours: Time passed.
  ///   - start: Indoor temperature at its beginning, °C.
  ///   - outdoor: °C.
  ///   - heat: Heat given to the house, W.
  public func temperature(
    after hours: Double, from start: Double, outdoor: Double, heat: Double = 0
  ) -> Double {
    let limit = equilibrium(outdoor: outdoor, heat: heat)
    return limit + (start - limit) * kept(after: hours)
  }

  /// Part of its distance to the equilibrium that the house keeps over some hours, e^(−Δ/τ).
  public func kept(after hours: Double) -> Double { exp(-hours / timeConstant) }

  /// Hours until the indoor temperature passes `threshold`, °C, rising or falling; `nil` where it never does.
  ///
  /// t = τ·ln((T − T_eq) / (θ − T_eq)); 0 where the house starts exactly there.
  ///
  /// - Parameters:
  ///   - threshold: °C.
  ///   - start: Indoor temperature at the beginning, °C.
  ///   - outdoor: °C.
  ///   - heat: Heat given to the house, W.
  public func hours(
    to threshold: Double, from start: Double, outdoor: Double, heat: Double = 0
  ) -> Double? {
    if start == threshold { return 0 }
    let limit = equilibrium(outdoor: outdoor, heat: heat)
    let ratio = (start - limit) / (threshold - limit)
    // below 1 the house moves away from the threshold; a threshold at the limit itself is never reached
    guard ratio.isFinite, ratio >= 1 else { return nil }
    return timeConstant * log(ratio)
  }

  /// Hours until the unheated house, `start` °C warm, has fallen to `threshold`, °C; 0 where it is there already,
  /// infinite where it never gets there.
  public func hours(falling start: Double, to threshold: Double, outdoor: Double) -> Double {
    start <= threshold ? 0 : hours(to: threshold, from: start, outdoor: outdoor) ?? .infinity
  }
}
