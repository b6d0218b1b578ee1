import Allocation
import Quantities
import Testing

@Suite struct SeasonalNeedTests {
  /// The published figures are in tonnes with one decimal: 70 m² at 2.8 (as built) or 2.0 W/(m²·K) (retrofitted),
  /// degree-days under 14 °C of 3,005 in the plain and 3,771 in the hills, 12.9 MJ/kg useful from good pellets and
  /// 16.1 from briquettes.
  @Test(arguments: [
    (heatLoss: 196.0, degreeDays: 3005.0, usefulHeat: 12.9, tonnes: 3.9),
    (heatLoss: 140.0, degreeDays: 3005.0, usefulHeat: 12.9, tonnes: 2.8),
    (heatLoss: 196.0, degreeDays: 3771.0, usefulHeat: 12.9, tonnes: 5.0),
    (heatLoss: 196.0, degreeDays: 3005.0, usefulHeat: 16.1, tonnes: 3.2),
    (heatLoss: 140.0, degreeDays: 3005.0, usefulHeat: 16.1, tonnes: 2.3),
    (heatLoss: 196.0, degreeDays: 3771.0, usefulHeat: 16.1, tonnes: 4.0),
  ])
  func `a season's need agrees with the district's figures`(
    heatLoss: Double, degreeDays: Double, usefulHeat: Double, tonnes: Double
  ) throws {
    let need = try SeasonalNeed.kilograms(heatLoss: heatLoss, degreeDays: degreeDays, usefulHeat: usefulHeat)
    #expect((need.tonnes * 10).rounded() / 10 == tonnes)
  }

  @Test func `one watt per kelvin over one kelvin and one day is 86,400 joules`() throws {
    #expect(
      try SeasonalNeed.kilograms(heatLoss: 1000, degreeDays: 1000, usefulHeat: 0.0864)
        == Kilograms(1_000_000))
  }

  @Test func `a part of a kilogram counts as a whole one`() throws {
    #expect(
      try SeasonalNeed.kilograms(heatLoss: 196, degreeDays: 3005, usefulHeat: 12.9) == Kilograms(3945))
    #expect(try SeasonalNeed.kilograms(heatLoss: 1, degreeDays: 1, usefulHeat: 12.9) == Kilograms(1))
    #expect(try SeasonalNeed.kilograms(heatLoss: 0, degreeDays: 3005, usefulHeat: 12.9) == .zero)
  }

  @Test(arguments: [
    (-1.0, 1.0, 1.0), (1, -1, 1), (1, 1, 0), (1, 1, -1), (.nan, 1, 1), (1, .infinity, 1), (1, 1, .nan),
    (1e300, 1e300, 1), (1e18, 1, 1),
  ])
  func `numbers without meaning are refused`(heatLoss: Double, degreeDays: Double, usefulHeat: Double) {
    #expect(throws: SeasonalNeed.Failure.outOfRange) {
      try SeasonalNeed.kilograms(heatLoss: heatLoss, degreeDays: degreeDays, usefulHeat: usefulHeat)
    }
  }
}
