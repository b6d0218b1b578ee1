import Quantities
public import Tables

extension DistrictTables {
  /// `townships.csv`: a row is a 乡, 镇 or 街道.
  public static let townships = TableSchema(
    file: "townships.csv", label: Bilingual(zh: "乡镇与街道", en: "Townships and sub-districts"),
    columns: [
      Column(
        "code", .code(digits: 9), aliases: ["乡镇代码", "行政区划代码"],
        zh: "代码", en: "Code", example: "140602101"
      )
      .noting("9 位行政区划代码", "Nine-digit administrative code"),
      .chineseName(example: "神头镇"), .englishName(example: "Shentou Town"),
      .longitude(example: "112.6300"), .latitude(example: "39.3900"),
      Column(
        "elevation_m", .decimal(-200...6_000), aliases: ["高程"], zh: "海拔",
        en: "Elevation", unit: "m", example: "1060"
      )
      .noting("驻地海拔", "Elevation of the seat"),
      .position,
    ], key: ["code"])
}
