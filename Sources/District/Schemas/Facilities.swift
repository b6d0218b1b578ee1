import Quantities
public import Tables

extension DistrictTables {
  /// `facilities.csv`: a row is a place that must be served first.
  public static let facilities = TableSchema(
    file: "facilities.csv", label: Bilingual(zh: "重点保障场所", en: "Priority facilities"),
    columns: [
      .id("facility", "场所", example: "clinic-140602101"),
      .chineseName(example: "神头镇卫生院"), .englishName(example: "Shentou clinic"),
      .village("it stands in", "该场所"),
      Column(
        "kind", .choice(Facility.Kind.allCases.map(\.rawValue)), aliases: ["场所类别"],
        zh: "类别", en: "Kind", example: "clinic"
      )
      .accepting([
        "卫生所": "clinic", "卫生院": "clinic", "医院": "clinic", "学校": "school", "派出所": "police", "福利院": "welfare",
        "敬老院": "welfare",
      ]),
      .pathway("it", "该场所"),
      Column(
        "heated_area_m2", .decimal(1...200_000), aliases: ["采暖面积"], zh: "供暖面积",
        en: "Heated area", unit: "m²", example: "600"),
      Column(
        "priority", .integer(1...9), zh: "优先级",
        en: "Priority", example: "1"
      )
      .noting("优先级，1 最先", "Priority; 1 is served first"),
      .certainty,
    ], key: ["id"], isOptional: true)
}
