import Quantities
public import Tables

extension DistrictTables {
  /// `households.csv`: a row is the households of one village on one heating pathway.
  public static let households = TableSchema(
    file: "households.csv", label: Bilingual(zh: "各村按取暖方式的户数", en: "Households by village and pathway"),
    columns: [
      .village("they live in", "这些户"), .pathway("the households", "这些户"),
      Column(
        "households", .integer(0...100_000), aliases: ["戶數", "改造户数", "总户数"],
        zh: "户数", en: "Households", unit: "户", example: "120"),
      Column(
        "stove_share", .decimal(0...1), aliases: ["应急炉比例"],
        zh: "可用炉具比例",
        en: "Stove share", example: "0.6"
      )
      .noting("有可用应急炉和烟道的户占比，0 到 1", "Share of households with a usable emergency stove and flue, 0 to 1"),
      Column(
        "alarm_share", .decimal(0...1), aliases: ["一氧化碳报警器比例"],
        zh: "报警器比例",
        en: "CO-alarm share", example: "0.8"
      )
      .noting("有一氧化碳报警器的户占比，0 到 1", "Share of households with a carbon-monoxide alarm, 0 to 1"),
      Column(
        "vulnerable", .integer(0...100_000), aliases: ["困难户数", "脆弱户"],
        zh: "重点户",
        en: "Vulnerable households", unit: "户",
        example: "14"
      )
      .noting(
        "重点户（独居老人、病人、婴幼儿）数，不超过户数",
        "Vulnerable households (elderly alone, ill, infants); not more than the households"),
      Column(
        "archetype", .identifier, aliases: ["房型"], zh: "房屋类型",
        en: "Kind of house", example: "brick"
      )
      .noting("房屋类型，见 archetypes.csv", "Kind of house, see archetypes.csv"),
      .certainty,
    ], key: ["village", "pathway"])
}
