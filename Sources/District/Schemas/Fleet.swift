import Quantities
public import Tables

extension DistrictTables {
  /// `fleet.csv`: a row is a kind of truck at a base.
  public static let fleet = TableSchema(
    file: "fleet.csv", label: Bilingual(zh: "运输车辆", en: "Trucks"),
    columns: [
      .id("kind of truck", "车型", example: "light-5t"),
      .chineseName(example: "轻型货车"), .englishName(example: "Light truck"),
      .junction(
        "base", zh: "驻地节点", en: "Base",
        note: Bilingual(zh: "车辆平时停放的节点", en: "The junction the trucks stand at")),
      Column(
        "payload_kg", .integer(100...60_000), aliases: ["核定载质量"], zh: "载重",
        en: "Payload", unit: "kg", example: "5000"
      )
      .noting("核定载质量（公斤）", "What one truck carries"),
      Column(
        "empty_weight_kg", .integer(300...60_000), aliases: ["整备质量"], zh: "自重",
        en: "Empty weight", unit: "kg", example: "3500"
      )
      .noting("整备质量（公斤）", "Weight of the empty truck"),
      Column(
        "count", .integer(0...10_000), aliases: ["车辆数"], zh: "数量", en: "Number",
        example: "8"),
      Column(
        "cost_cny_per_km", .decimal(0...1_000), zh: "每公里费用",
        en: "Cost per km", unit: "CNY/km", example: "3.2"),
      Column(
        "cost_cny_per_h", .decimal(0...10_000), zh: "每小时费用",
        en: "Cost per hour", unit: "CNY/h", example: "60"),
      Column(
        "speed_factor", .decimal(0.1...2), zh: "车速系数",
        en: "Speed factor", example: "1"
      )
      .noting("相对道路车速的系数", "Its speed relative to the road's"),
      Column(
        "shift_h", .decimal(0.5...24), zh: "班次时长", en: "Shift",
        unit: "h", example: "10"
      )
      .noting("最长班次", "Longest shift"),
      Column(
        "chains", .boolean, zh: "防滑链", en: "Snow chains",
        example: "yes"
      )
      .noting("是否配防滑链", "Whether it carries snow chains"),
      .certainty,
    ], key: ["id"])
}
