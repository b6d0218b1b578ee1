public import Quantities

/// What a house needs to be kept warm over a heating season.
public enum SeasonalNeed {
  /// Why a season's need cannot be computed.
  public enum Failure: Error, Hashable, Sendable {
    /// A number is negative or not finite, or the useful heat is not above zero.
    case outOfRange
  }

  /// The fuel a house burns in a season, rounded up to whole kilograms.
  ///
  /// kg = 0.0864 · UA · DD / u. A loss of UA watts per kelvin over one kelvin and one day of 86,400 s is
  /// 0.0864 · UA megajoules; DD counts the kelvins and days; u is what a kilogram gives the room.
  ///
  /// - Parameters:
  ///   - heatLoss: UA of the house, W/K, with the air that leaks through it.
  ///   - degreeDays: degree-days of the season under the room temperature held, K·d.
  ///   - usefulHeat: lower heating value times the stove's efficiency, MJ/kg.
  public static func kilograms(
    heatLoss: Double, degreeDays: Double, usefulHeat: Double
  ) throws(Failure) -> Kilograms {
    let need = 0.0864 * heatLoss * degreeDays / usefulHeat
    guard heatLoss >= 0, degreeDays >= 0, usefulHeat > 0, need.isFinite, need < 1e15 else {
      throw .outOfRange
    }
    return .atLeast(tonnes: need / 1000)
  }
}
