import District
import Quantities

/// Policy numbers for the sample; all of them assumed.
enum SamplePolicy {
  private static func assumed<Value: Sendable>(_ value: Value) -> Setting<Value> {
    Setting(value, source: "测试", certainty: .assumed)
  }

  static func make() -> Policy {
    Policy(
      emergencyTemperature: assumed(14), coldTemperature: assumed(10),
      responsePriority: assumed(Minutes(240)),
      responseAll: assumed(Minutes(480)), personsPerHousehold: assumed(3),
      pelletCap: assumed(Kilograms(3000)),
      reserveFuel: assumed("coal"), pelletFuel: assumed("pellet"), nearestPoints: assumed(4),
      townshipCoverage: assumed(0.9), priorityWeight: assumed(10), facilityHeatLoss: assumed(1.2),
      lostInPowerCut: assumed([.chp: 1]),
      snowBands: assumed([SnowBand(depth: 5, speedFactor: 0.85)]), ploughDepth: assumed(5),
      ploughRate: assumed(20), haulCost: assumed(Fen(60)), unloadTime: assumed(Minutes(20)),
      mobiliseTime: assumed(Minutes(60)), seasonBaseTemperature: assumed(18))
  }
}
