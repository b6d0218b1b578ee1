import District
import Hazards
import Testing

@Suite struct RationTests {
  static let ration = Ration(of: Fixture.coal, indoor: 14)

  @Test func `98 watts per kelvin at 31 kelvin burn 16.3 kg a day`() {
    #expect(abs(Self.ration.kilogramsPerHour(heatLoss: 98, outdoor: -17) * 24 - 16.3) < 0.05)
  }

  /// Heated m², W/(m²·K), °C outdoors, kg a day: `household_heat.csv`.
  static let table: [(area: Double, loss: Double, outdoor: Double, kg: Double)] = [
    (35, 2.0, -5, 7.1), (35, 2.0, -9.6, 8.9), (35, 2.0, -17, 11.6), (35, 2.0, -20.8, 13.1),
    (35, 2.8, -5, 10.0), (35, 2.8, -9.6, 12.4), (35, 2.8, -17, 16.3), (35, 2.8, -20.8, 18.3),
    (70, 2.0, -5, 14.3), (70, 2.0, -17, 23.3), (70, 2.8, -9.6, 24.8), (70, 2.8, -20.8, 36.6),
    (100, 2.0, -9.6, 25.3), (100, 2.0, -20.8, 37.4), (100, 2.8, -5, 28.5), (100, 2.8, -17, 46.6),
  ]

  @Test(arguments: table.indices)
  func `kilograms a day agree with the published table`(row: Int) {
    let (area, loss, outdoor, kg) = Self.table[row]
    let computed = Self.ration.kilogramsPerHour(heatLoss: area * loss, outdoor: outdoor) * 24
    #expect(abs(computed - kg) <= 0.05 + 1e-3)
  }

  @Test func `nothing is burnt when it is warm enough outdoors`() {
    #expect(Self.ration.kilogramsPerHour(heatLoss: 98, outdoor: 14) == 0)
    #expect(Self.ration.kilogramsPerHour(heatLoss: 98, outdoor: 20) == 0)
  }
}
