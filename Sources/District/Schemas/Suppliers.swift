import Quantities
public import Tables

extension DistrictTables {
  /// `suppliers.csv`: a row is a mine, wash plant, rail yard or pellet plant.
  public static let suppliers = TableSchema(
    file: "suppliers.csv", label: Bilingual(zh: "燃料供应单位", en: "Suppliers of fuel"),
    columns: [
      .id("supplier", "供应单位", example: "wash-plant-1"),
      .chineseName(example: "某洗煤厂"), .englishName(example: "A wash plant"),
      Column(
        "fuel", .identifier, aliases: ["燃料编号"], zh: "燃料",
        en: "Fuel", example: "clean-coal-1"
      )
      .noting("供应的燃料，见 fuels.csv", "Fuel it supplies, see fuels.csv"),
      .longitude(example: "112.4300"), .latitude(example: "39.3200"),
      .junction(
        "junction", zh: "路网节点", en: "Junction",
        note: Bilingual(zh: "货车进入路网的节点", en: "Where its trucks enter the network")),
      Column(
        "daily_capacity_t", .decimal(0...100_000), zh: "日供应能力",
        en: "Daily capacity", unit: "t", example: "300"),
      Column(
        "season_capacity_t", .decimal(0...10_000_000), zh: "季供应能力",
        en: "Season capacity", unit: "t", example: "20000"
      )
      .noting("采暖季供应能力", "What it can deliver in a season"),
      Column(
        "price_cny_per_t", .decimal(0...20_000), aliases: ["单价"], zh: "出厂价",
        en: "Price", unit: "CNY/t", example: "950"),
      Column(
        "lead_time_h", .decimal(0...2_160), zh: "供货提前期",
        en: "Lead time", unit: "h", example: "24"
      )
      .noting("下单到首车发出的时间", "From the order to the first truck"),
      .certainty,
    ], key: ["id"])
}
