import Quantities
public import Tables

extension DistrictTables {
  /// `stock.csv`: a row is a lot now in a yard. A yard may hold several lots, so there is no key.
  public static let stock = TableSchema(
    file: "stock.csv", label: Bilingual(zh: "现有库存批次", en: "Lots in stock now"),
    columns: [
      Column(
        "site", .identifier, aliases: ["储备点编号"], zh: "储备点",
        en: "Reserve point", example: "yard-140602101-300"
      )
      .noting("储备点，见 sites.csv", "Reserve point, see sites.csv"),
      Column(
        "fuel", .identifier, aliases: ["燃料编号"], zh: "燃料",
        en: "Fuel", example: "clean-coal-1"
      )
      .noting("燃料，见 fuels.csv", "Fuel, see fuels.csv"),
      Column(
        "kg", .integer(0...200_000_000), aliases: ["数量公斤", "库存公斤"], zh: "公斤",
        en: "Mass", unit: "kg", example: "30000"
      )
      .noting("数量（公斤，不是吨）", "Mass in kilograms, not tonnes"),
      Column(
        "quality", .choice(StockLot.Quality.allCases.map(\.rawValue)),
        zh: "质检结果",
        en: "Quality", example: "passed"
      )
      .noting(
        "质检结果：passed 合格，pending 待检，failed 不合格；只有合格批次计入储备", "passed, pending or failed; only passed lots count"
      )
      .accepting(["合格": "passed", "待检": "pending", "不合格": "failed"]),
      Column(
        "date", .day, zh: "入库日期", en: "Date",
        example: "2022-10-20"),
    ], key: [], isOptional: true)
}
