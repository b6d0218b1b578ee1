import Quantities
public import Tables

extension DistrictTables {
  /// `climate.csv`: a row is a month of a climate zone.
  public static let climate = TableSchema(
    file: "climate.csv", label: Bilingual(zh: "气候", en: "Climate"),
    columns: [
      Column(
        "zone", .identifier, zh: "气候区",
        en: "Climate zone", example: "plain"
      )
      .noting("气候区编号，例如 plain、hills", "Climate zone, e.g. plain or hills"),
      Column(
        "month", .integer(1...12), aliases: ["月"], zh: "月份", en: "Month", example: "1"),
      Column(
        "mean_c", .decimal(-50...45), zh: "平均气温", en: "Mean temperature",
        unit: "°C", example: "-9.5"),
      Column(
        "mean_minimum_c", .decimal(-60...40), zh: "平均最低气温",
        en: "Mean minimum", unit: "°C", example: "-16.2"),
      Column(
        "spread_c", .decimal(0...20), zh: "标准差",
        en: "Spread", unit: "°C", example: "4.1"
      )
      .noting("日平均气温的标准差", "Standard deviation of daily means"),
      Column(
        "snowfall_cm", .decimal(0...300), zh: "降雪",
        en: "Snowfall", unit: "cm", example: "4"
      )
      .noting("平均降雪（新雪深）", "Mean snowfall, fresh snow"),
    ], key: ["zone", "month"])
}
