import Quantities
public import Tables

extension DistrictTables {
  /// `pellet_plants.csv`: a row is a month of a pellet plant.
  public static let pelletPlants = TableSchema(
    file: "pellet_plants.csv", label: Bilingual(zh: "颗粒厂逐月产能", en: "Pellet plants by month"),
    columns: [
      .supplier("颗粒厂，见 suppliers.csv", "Pellet plant, see suppliers.csv"),
      Column("month", .integer(1...12), zh: "月份", en: "Month", example: "11"),
      Column(
        "capacity_t", .decimal(0...1_000_000), aliases: ["月产能"], zh: "月供应能力",
        en: "Capacity of the month", unit: "t", example: "1500"
      )
      .noting(
        "整月可供；没有行的月份按日供应能力乘天数", "Of the whole month; a month without a row has daily capacity times days"),
      Column(
        "price_cny_per_t", .decimal(0...20_000), required: false, aliases: ["单价"], zh: "当月出厂价",
        en: "Price of the month", unit: "CNY/t", example: "960"
      )
      .noting("空则用 suppliers.csv 的价格", "Empty = the price in suppliers.csv"),
      .certainty,
    ], key: ["supplier", "month"], isOptional: true)

  /// `pellet_stores.csv`: a row is a hub between plants and villages, or a village's store.
  public static let pelletStores = TableSchema(
    file: "pellet_stores.csv", label: Bilingual(zh: "颗粒仓库", en: "Pellet stores"),
    columns: [
      .id("store", "仓库", example: "store-140602101201"),
      .chineseName(example: "某村颗粒仓库"), .englishName(example: "A village's pellet store"),
      Column(
        "tier", .choice(PelletStore.Tier.allCases.map(\.rawValue)), zh: "层级", en: "Tier", example: "village"
      )
      .noting("hub 中转库，village 村仓库", "hub: between plants and villages; village: one village's own")
      .accepting(["中转库": "hub", "村仓库": "village"]),
      .village("where it stands", "仓库"),
      Column(
        "capacity_t", .decimal(0...100_000), aliases: ["库容"], zh: "库容", en: "Capacity", unit: "t",
        example: "20"
      )
      .noting("防潮堆放的最大量", "What can be stacked dry"),
      Column(
        "handling_cny_per_t", .decimal(0...2_000), zh: "进出库费", en: "Handling", unit: "CNY/t", example: "15"
      )
      .noting("只对中转库计费", "Charged at hubs only"),
      .certainty,
    ], key: ["id"], isOptional: true)

  /// `pellet_lots.csv`: a row is a lot at a plant.
  public static let pelletLots = TableSchema(
    file: "pellet_lots.csv", label: Bilingual(zh: "颗粒批次", en: "Lots of pellets"),
    columns: [
      .id("lot", "批次", example: "lot-2022-10-01"),
      .supplier("生产并存放的颗粒厂", "The plant that made and holds it"),
      Column("fuel", .identifier, aliases: ["燃料编号"], zh: "燃料", en: "Fuel", example: "pellet-1")
        .noting("燃料，见 fuels.csv", "Fuel, see fuels.csv"),
      Column(
        "kg", .integer(0...200_000_000), aliases: ["数量公斤"], zh: "公斤", en: "Mass", unit: "kg",
        example: "50000"
      )
      .noting("数量（公斤，不是吨）", "Mass in kilograms, not tonnes"),
      Column(
        "quality", .choice(StockLot.Quality.allCases.map(\.rawValue)), zh: "质检结果", en: "Quality",
        example: "passed"
      )
      .noting(
        "passed 合格，pending 待检，failed 不合格。季前批次：合格的加到首月可供量；季内批次属当月产能，待检和不合格的从中扣除",
        "passed, pending or failed. Made before the season: passed ones add to what the first month has. Made within it: part of that month's capacity, from which pending and failed ones are taken"
      )
      .accepting(["合格": "passed", "待检": "pending", "不合格": "failed"]),
      Column("date", .day, zh: "生产日期", en: "Date made", example: "2022-10-01"),
    ], key: ["id"], isOptional: true)

  /// `pellet_grades.csv`: a row is a grade of a standard.
  public static let pelletGrades = TableSchema(
    file: "pellet_grades.csv", label: Bilingual(zh: "颗粒等级", en: "Grades of pellets"),
    columns: [
      .id("grade", "等级", example: "nbt-34024-1"),
      .chineseName(example: "某标准一级"), .englishName(example: "Grade 1 of a standard"),
      Column("standard", .text, aliases: ["执行标准"], zh: "标准", en: "Standard", example: "NB/T 34024-2015")
        .noting("NB/T 34024-2015 或 T/SXERA 007-2020", "NB/T 34024-2015 or T/SXERA 007-2020"),
      Column(
        "heating_value_min_mj_per_kg", .decimal(5...40), zh: "低位发热量下限", en: "Least lower heating value",
        unit: "MJ/kg", example: "16.5"),
      Column(
        "ash_max_percent", .decimal(0...60), required: false, zh: "灰分上限", en: "Most ash", unit: "%",
        example: "6"
      )
      .noting("无限值时留空", "Empty where the grade sets no limit"),
      Column(
        "sulphur_max_percent", .decimal(0...10), required: false, zh: "硫分上限", en: "Most sulphur", unit: "%",
        example: "0.1"
      )
      .noting("无限值时留空", "Empty where the grade sets no limit"),
      Column(
        "verified_by", .text, required: false, aliases: ["核验单位"], zh: "核验人", en: "Verified by", example: ""
      )
      .noting("未核对标准原文时留空", "Empty if nobody has checked the limits against the standard"),
      .certainty,
    ], key: ["id"], isOptional: true)
}

extension Column {
  fileprivate static func supplier(_ zh: String, _ en: String) -> Column {
    Column(
      "supplier", .identifier, aliases: ["供应单位", "颗粒厂"], zh: "颗粒厂", en: "Plant", example: "pellet-plant-1"
    )
    .noting(zh, en)
  }
}
