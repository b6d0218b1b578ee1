import Quantities
public import Tables

extension DistrictTables {
  /// `shelters.csv`: a row is a warm shelter.
  public static let shelters = TableSchema(
    file: "shelters.csv", label: Bilingual(zh: "应急取暖场所", en: "Warm shelters"),
    columns: [
      .id("shelter", "取暖场所", example: "school-140602101"),
      .chineseName(example: "神头镇中心小学"), .englishName(example: "Shentou primary school"),
      .village("it stands in", "该场所"),
      Column(
        "places", .integer(0...100_000), zh: "容纳人数", en: "Places",
        unit: "人", example: "150"),
      Column(
        "generator", .boolean, zh: "发电机",
        en: "Generator", example: "yes"
      )
      .noting("停电时能否自行供暖", "Whether it can heat itself without the grid"),
      Column(
        "opens_after_h", .decimal(0...168), zh: "启用时间",
        en: "Opens after", unit: "h", example: "3"
      )
      .noting("接警到开放的时间", "From the alarm to the open door"),
      .certainty,
    ], key: ["id"], isOptional: true)
}
