import Plans
import Quantities

/// Results of the sample's scenarios.
enum SampleScenarios {
  static func make() -> [ScenarioResult] {
    [
      result("chp-failure", "热网主管故障 48 小时", "Heat main fails for 48 hours", affected: 9387, covered: 9387),
      result(
        "cold-wave-power", "寒潮叠加停电 24 小时", "Cold wave with a 24-hour power cut", affected: 14_210,
        covered: 14_210),
      result(
        "earthquake", "5.5 级地震", "Earthquake, magnitude 5.5", affected: 8800, covered: 8800, sheltered: 900),
      result("feeder-loss", "单条主干线停电 18 小时", "One feeder lost for 18 hours", affected: 4300, covered: 4300),
      result("gas-cut", "停气 72 小时", "Gas cut for 72 hours", affected: 0, covered: 0),
      result(
        "hub-loss", "中心库失火", "Fire at a hub", affected: 6120, covered: 6120, firstShortage: 31, unserved: 160),
      result("orange-blizzard", "橙色暴雪", "Orange blizzard", affected: 7200, covered: 7200),
      result(
        "red-blizzard", "红色暴雪叠加大面积停电", "Red blizzard with feeder loss", affected: 15_934, covered: 14_720,
        sheltered: 1260, stoveless: 410, short: 186_450, firstShortage: 9, unserved: 2100),
      result("road-closures", "三条主干路中断", "Three trunk roads closed", affected: 5300, covered: 5300),
      result(
        "valley-outage", "山区停电 36 小时", "Hills without power for 36 hours", affected: 2950, covered: 2950),
      result(
        "century", "百年一遇暴雪停电 120 小时", "Hundred-year blizzard, 120 hours without power", required: false,
        affected: 19_500, covered: 12_040, sheltered: 2000, stoveless: 2900, short: 1_893_020,
        firstShortage: 6,
        unserved: 7000),
    ]
  }

  static func result(
    _ name: String, _ zh: String, _ en: String, required: Bool = true, affected: Int, covered: Int,
    sheltered: Int = 0, stoveless: Int = 0, short: Int64 = 0, firstShortage: Int? = nil, unserved: Int = 0
  ) -> ScenarioResult {
    let hours = 120
    let byHour = (0..<hours).map { hour -> Int in
      guard let first = firstShortage, hour >= first else { return 0 }
      let rise = min(1, Double(hour - first) / 14)
      let fall = max(0, 1 - max(0, Double(hour - first) - 30) / 55)
      return Int(Double(unserved) * rise * fall)
    }
    let missed = byHour.reduce(0, +)
    return ScenarioResult(
      name: name, title: Bilingual(zh: zh, en: en), required: required, horizonHours: hours,
      affectedHouseholds: affected, coveredHouseholds: covered, shelteredHouseholds: sheltered,
      householdsWithoutStoveOrShelter: stoveless,
      verdict: affected == 0 ? .noExposure : covered == affected ? .covered : .short,
      needKg: Kilograms(Int64(affected) * 40), shortKg: Kilograms(short),
      isolatedVillages: short > 0 ? ["140602101203", "140602101205"] : [],
      remedies: short > 0
        ? [
          Bilingual(
            zh: "在利民镇储备点加存 120 吨（约 11.0 万元）", en: "Stand 120 t more at Limin (about 11.0 ×10,000 CNY)"),
          Bilingual(
            zh: "为 410 户配安全炉具和报警器，或增设 1230 个避寒床位",
            en: "Fit 410 households with stoves and alarms, or add 1230 shelter places"),
        ] : [],
      simulation: SimulationSummary(
        affectedHouseholdHours: affected * 40, servedHouseholdHours: affected * 40 - missed,
        unservedHouseholdHours: missed, coldHouseholdHours: missed / 3, firstShortageHour: firstShortage,
        startKg: Kilograms(9_000_000), inYardsKg: Kilograms(8_000_000), onTrucksKg: .zero,
        inVillagesKg: Kilograms(200_000), burntKg: Kilograms(800_000), lostKg: .zero, trips: 214,
        unservedByHour: byHour, affectedByHour: Array(repeating: affected, count: hours)),
      firstShortageHour: firstShortage, coldHouseholdHours: missed / 3)
  }
}
