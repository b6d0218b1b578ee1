import Quantities
public import Tables

extension DistrictTables {
  /// `villages.csv`: a row is a village, community or heated area (片区).
  public static let villages = TableSchema(
    file: "villages.csv", label: Bilingual(zh: "村与社区", en: "Villages and communities"),
    columns: [
      Column(
        "code", .code(digits: 12), aliases: ["村代码", "统计用区划代码"],
        zh: "代码",
        en: "Code", example: "140602101201"
      )
      .noting(
        "12 位统计用区划代码，前 9 位与所属乡镇相同", "Twelve-digit statistical code; its first nine digits are the township's"),
      .township("it belongs to", "该村").fillingDown(),
      .chineseName(example: "神头村"), .englishName(example: "Shentou Village"),
      .longitude(example: "112.6310"), .latitude(example: "39.3920"), .position,
      Column(
        "zone", .identifier, zh: "气候区",
        en: "Climate zone", example: "plain"
      )
      .noting("气候区，见 climate.csv", "Climate zone, see climate.csv"),
      .junction(
        "junction", zh: "路网节点", en: "Junction",
        note: Bilingual(zh: "货车停靠的节点，见 junctions.csv", en: "Where trucks stop for it, see junctions.csv")),
    ], key: ["code"])
}
