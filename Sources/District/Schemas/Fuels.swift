import Quantities
public import Tables

extension DistrictTables {
  /// `fuels.csv`: a row is a grade of fuel.
  ///
  /// The heating value may not exceed 40 MJ/kg: pure carbon has 33, so anything beyond is a slip of the
  /// decimal point or another unit.
  public static let fuels = TableSchema(
    file: "fuels.csv", label: Bilingual(zh: "燃料品种", en: "Grades of fuel"),
    columns: [
      .id("fuel", "燃料", example: "clean-coal-1"),
      .chineseName(example: "洁净型煤"), .englishName(example: "Clean briquette"),
      Column(
        "kind", .choice(Fuel.Kind.allCases.map(\.rawValue)),
        zh: "类别", en: "Kind", example: "clean-coal"
      )
      .noting("类别：clean-coal 洁净煤，pellet 生物质颗粒", "clean-coal, or pellet")
      .accepting(["洁净煤": "clean-coal", "生物质颗粒": "pellet", "颗粒": "pellet"]),
      Column(
        "heating_value_mj_per_kg", .decimal(5...40), aliases: ["热值"],
        zh: "低位发热量", en: "Lower heating value", unit: "MJ/kg", example: "23.0"),
      Column(
        "stove_efficiency", .decimal(0.05...1), aliases: ["热效率"],
        zh: "炉具热效率", en: "Stove efficiency", example: "0.70"
      )
      .noting("炉具热效率，0 到 1", "Share of the heat that reaches the room, 0 to 1"),
      Column(
        "ash_percent", .decimal(0...60), required: false, zh: "灰分",
        en: "Ash", unit: "%", example: "12"
      )
      .noting("灰分，无限值时留空", "Ash by mass; empty where the grade sets no limit"),
      Column(
        "sulphur_percent", .decimal(0...10), required: false, aliases: ["全硫"], zh: "硫分",
        en: "Sulphur", unit: "%", example: "0.4"
      )
      .noting("全硫，无限值时留空", "Sulphur by mass; empty where the grade sets no limit"),
      Column(
        "price_cny_per_t", .decimal(0...20_000), aliases: ["到户价"], zh: "单价",
        en: "Price", unit: "CNY/t", example: "1200"
      )
      .noting("到户价", "Delivered price"),
      Column(
        "standard", .text, aliases: ["执行标准"], zh: "标准",
        en: "Standard", example: "GB 34170-2017"
      )
      .noting("执行标准", "Standard that defines the grade"),
      Column(
        "verified_by", .text, required: false, aliases: ["核验单位"], zh: "核验人",
        en: "Verified by", example: ""
      )
      .noting("核验单位，未核验留空", "Who checked the values against the standard; empty if nobody has"),
      .certainty,
    ], key: ["id"])
}
