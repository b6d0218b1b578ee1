import Hazards
import Testing

@Suite struct HouseModelTests {
  static let house = HouseModel(heatLoss: 200, timeConstant: 24)

  /// Time constant h, outdoor °C, then hours from 16 °C to 12, 10, 5 and 0 °C: `cooldown.csv`.
  static let cooldown: [(tau: Double, outdoor: Double, hours: [Double])] = [
    (12, -5, [2.5, 4.0, 8.9, 17.2]), (12, -9.6, [2.0, 3.2, 6.7, 11.8]), (12, -17, [1.6, 2.4, 4.9, 8.0]),
    (12, -20.8, [1.4, 2.1, 4.3, 6.8]), (24, -5, [5.1, 8.1, 17.8, 34.4]), (24, -9.6, [4.1, 6.4, 13.5, 23.5]),
    (24, -17, [3.1, 4.8, 9.7, 15.9]), (24, -20.8, [2.8, 4.3, 8.5, 13.7]), (36, -5, [7.6, 12.1, 26.7, 51.7]),
    (36, -9.6, [6.1, 9.6, 20.2, 35.3]), (36, -17, [4.7, 7.2, 14.6, 23.9]),
    (36, -20.8, [4.1, 6.4, 12.8, 20.5]),
  ]

  @Test(arguments: cooldown.indices)
  func `hours to a temperature agree with the published table`(row: Int) throws {
    let (tau, outdoor, expected) = Self.cooldown[row]
    let house = HouseModel(heatLoss: 200, timeConstant: tau)
    for (threshold, hours) in zip([12.0, 10, 5, 0], expected) {
      let computed = try #require(house.hours(to: threshold, from: 16, outdoor: outdoor))
      #expect(abs(computed - hours) <= 0.05 + 1e-9)
    }
  }

  @Test func `many small steps end where one large step ends`() {
    var stepped = 16.0
    for _ in 0..<600 {
      stepped = Self.house.temperature(after: 0.05, from: stepped, outdoor: -17, heat: 2000)
    }
    let direct = Self.house.temperature(after: 30, from: 16, outdoor: -17, heat: 2000)
    #expect(abs(stepped - direct) < 1e-10)
  }

  @Test(arguments: [(16.0, 10.0, -17.0, 0.0), (16, 5, -5, 0), (2, 14, -17, 7000), (16, 10, -17, 4000)])
  func `stepping for the closed-form hours ends at the threshold`(
    from: Double, to: Double, outdoor: Double, heat: Double
  ) throws {
    let hours = try #require(Self.house.hours(to: to, from: from, outdoor: outdoor, heat: heat))
    var temperature = from
    for _ in 0..<1000 {
      temperature = Self.house.temperature(
        after: hours / 1000, from: temperature, outdoor: outdoor, heat: heat)
    }
    #expect(abs(temperature - to) < 1e-9)
  }

  @Test func `heat lifts the equilibrium by one kelvin per UA watts`() {
    #expect(Self.house.equilibrium(outdoor: -17) == -17)
    #expect(Self.house.equilibrium(outdoor: -17, heat: 6200) == 14)
    #expect(Self.house.temperature(after: 100, from: 14, outdoor: -17, heat: 6200) == 14)
  }

  @Test func `a temperature that is never reached has no hour`() {
    #expect(Self.house.hours(to: -20, from: 16, outdoor: -17) == nil)  // colder than outdoors
    #expect(Self.house.hours(to: -17, from: 16, outdoor: -17) == nil)  // only in the limit
    #expect(Self.house.hours(to: 18, from: 16, outdoor: -17) == nil)  // it cools, away from 18 °C
    #expect(Self.house.hours(to: 10, from: -17, outdoor: -17) == nil)  // at rest already
    #expect(Self.house.hours(to: 16, from: 16, outdoor: -17) == 0)
  }
}
