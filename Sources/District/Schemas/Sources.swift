import Quantities
public import Tables

extension DistrictTables {
  /// `sources.csv`: a row says what a figure rests on.
  public static let sources = TableSchema(
    file: "sources.csv", label: Bilingual(zh: "数据来源", en: "Sources"),
    columns: [
      Column(
        "file", .text, zh: "文件", en: "File",
        example: "households.csv"
      )
      .noting("数据所在文件", "File the figure stands in"),
      Column("field", .text, zh: "字段", en: "Field", example: "households")
        .noting("列名或键名", "Column or key"),
      Column(
        "rule", .text, zh: "数值或规则",
        en: "Value or rule", example: "合计 23613 户"
      )
      .noting("数值，或生成它的规则", "The value, or the rule it was made by"),
      Column(
        "source", .text, aliases: ["依据"], zh: "来源",
        en: "Source", example: "朔城区2022年冬季清洁取暖工作方案"
      )
      .noting("文件、页码或理由", "Document, page or reasoning"),
      .certainty,
    ], key: [])
}
