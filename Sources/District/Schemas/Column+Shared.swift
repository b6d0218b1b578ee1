import Quantities
package import Tables

extension Column {
  /// The column with a note for those who fill it in.
  package func noting(_ zh: String, _ en: String) -> Column {
    var column = self
    column.note = Bilingual(zh: zh, en: en)
    return column
  }

  /// The column taking other words for its choices, e.g. `["煤": "coal"]`.
  package func accepting(_ synonyms: [String: String]) -> Column {
    var column = self
    column.synonyms = synonyms
    return column
  }

  /// The column taking the value above where a cell is empty, as cells merged in Excel do.
  package func fillingDown() -> Column {
    var column = self
    column.fillsDown = true
    return column
  }
}

// Columns that several tables share, so that they mean the same and are called the same everywhere.
extension Column {
  /// An id made of letters, digits and hyphens.
  static func id(_ what: String, _ whatZh: String, example: String) -> Column {
    Column("id", .identifier, aliases: ["标识"], zh: "编号", en: "Id", example: example)
      .noting("\(whatZh)编号，全表唯一", "Id of the \(what), unique in the table")
  }

  /// The name in Chinese.
  static func chineseName(example: String) -> Column {
    Column("name_zh", .text, aliases: ["名称", "中文名"], zh: "中文名称", en: "Chinese name", example: example)
  }

  /// The name in English; the Chinese name stands in where it is empty.
  static func englishName(example: String) -> Column {
    Column(
      "name_en", .text, required: false, aliases: ["英文名"], zh: "英文名称", en: "English name", example: example
    )
    .noting("可空，空则用中文名", "May be empty; the Chinese name is used then")
  }

  /// Degrees east.
  ///
  /// There is no range on purpose: swapped and projected coordinates must reach the position check, which
  /// can say what went wrong, and not stop at "out of range".
  static func longitude(example: String) -> Column {
    Column(
      "lon", .decimal(-.infinity ... .infinity), aliases: ["东经", "longitude"], zh: "经度", en: "Longitude",
      unit: "°",
      example: example
    ).noting("WGS84，十进制度", "WGS 84, decimal degrees")
  }

  /// Degrees north; without a range for the reason given at `longitude(example:)`.
  static func latitude(example: String) -> Column {
    Column(
      "lat", .decimal(-.infinity ... .infinity), aliases: ["北纬", "latitude"], zh: "纬度", en: "Latitude",
      unit: "°",
      example: example
    ).noting("WGS84，十进制度", "WGS 84, decimal degrees")
  }

  /// How a position is known.
  static var position: Column {
    Column(
      "position", .choice(PositionQuality.allCases.map(\.rawValue)), aliases: ["坐标质量"], zh: "位置质量",
      en: "Position quality", example: "estimated"
    )
    .noting("surveyed 实测，estimated 估计", "surveyed, or estimated by rule")
    .accepting(["实测": "surveyed", "估计": "estimated"])
  }

  /// How far the row's figures can be trusted.
  static var certainty: Column {
    Column(
      "certainty", .choice(Certainty.allCases.map(\.rawValue)), aliases: ["依据等级"], zh: "可信度",
      en: "Certainty", example: "assumed"
    )
    .noting(
      Certainty.allCases.map { "\($0.rawValue) \($0.label.zh)" }.joined(separator: "，"),
      Certainty.allCases.map { "\($0.rawValue): \($0.label.en)" }.joined(separator: ", ")
    )
    .accepting(synonyms(Certainty.self, \.label.zh))
  }

  /// A reference to `townships.csv`.
  static func township(_ whose: String, _ whoseZh: String) -> Column {
    Column(
      "township", .code(digits: 9), aliases: ["所属乡镇", "乡镇", "街道"], zh: "乡镇代码", en: "Township",
      example: "140602101"
    ).noting("\(whoseZh)所属乡镇/街道的 9 位代码", "Nine-digit code of the township \(whose)")
  }

  /// A reference to `villages.csv`.
  package static func village(_ whose: String, _ whoseZh: String) -> Column {
    Column(
      "village", .code(digits: 12), aliases: ["所在村", "村", "村庄代码"], zh: "村代码", en: "Village",
      example: "140602101201"
    ).noting("\(whoseZh)所在村的 12 位代码", "Twelve-digit code of the village \(whose)")
  }

  /// A reference to `junctions.csv`.
  static func junction(_ name: String, zh: String, en: String, note: Bilingual) -> Column {
    Column(name, .identifier, zh: zh, en: en, example: "140602101201").noting(note.zh, note.en)
  }

  /// What heats somebody.
  static func pathway(_ whom: String, _ whomZh: String) -> Column {
    Column(
      "pathway", .choice(Pathway.allCases.map(\.rawValue)), aliases: ["供暖方式", "改造方式"], zh: "取暖方式",
      en: "Heating pathway", example: "ashp-household"
    )
    .noting(
      "\(whomZh)的取暖方式：" + Pathway.allCases.map { "\($0.rawValue) \($0.label.zh)" }.joined(separator: "，"),
      "What heats \(whom): "
        + Pathway.allCases.map { "\($0.rawValue) (\($0.label.en))" }.joined(separator: ", ")
    )
    .accepting(synonyms(Pathway.self, \.label.zh))
  }

  /// Words of an enumeration's cases, mapped to what files hold.
  package static func synonyms<Word: CaseIterable & RawRepresentable<String>>(
    _: Word.Type, _ name: (Word) -> String
  ) -> [String: String] {
    Dictionary(Word.allCases.map { (name($0), $0.rawValue) }, uniquingKeysWith: { first, _ in first })
  }
}
