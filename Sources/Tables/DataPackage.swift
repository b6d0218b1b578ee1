public import Quantities

/// What the schemas say, written for other programs and for the people who fill the tables in.
public enum DataPackage {
  /// A `datapackage.json` (Frictionless Data Package 1.0 with Table Schema) for some tables.
  ///
  /// - Parameters:
  ///   - schemas: The tables, in the order wanted.
  ///   - name: The package's name, lower case, e.g. `shuocheng`.
  ///   - title: What it is called; both languages are written.
  public static func json(for schemas: [TableSchema], name: String, title: Bilingual) -> [UInt8] {
    let resources = schemas.map { schema in
      JSON.object([
        ("name", .string(schema.name)), ("path", .string(schema.file)),
        ("title", .string("\(schema.label.zh) \(schema.label.en)")),
        ("profile", .string("tabular-data-resource")), ("format", .string("csv")),
        ("mediatype", .string("text/csv")), ("encoding", .string("utf-8")),
        (
          "schema",
          .object([
            ("fields", .array(schema.columns.map(field))),
            ("primaryKey", .array(schema.key.map { .string($0) })),
            ("missingValues", .array([.string("")])),
          ])
        ),
      ])
    }
    let package = JSON.object([
      ("profile", .string("tabular-data-package")), ("name", .string(name)),
      ("title", .string("\(title.zh) \(title.en)")), ("resources", .array(resources)),
    ])
    return Array((package.text() + "\n").utf8)
  }

  /// The field dictionary as Markdown, one section per table.
  public static func dictionary(for schemas: [TableSchema], in language: Language) -> String {
    let head: [Bilingual] = [
      Bilingual(zh: "列", en: "column"), Bilingual(zh: "名称", en: "label"), Bilingual(zh: "必填", en: "required"),
      Bilingual(zh: "可填内容", en: "values"), Bilingual(zh: "单位", en: "unit"),
      Bilingual(zh: "示例", en: "example"), Bilingual(zh: "说明", en: "note"),
    ]
    var text = ""
    for schema in schemas {
      text += "## `\(schema.file)` \(schema.label[language])\n\n"
      text += "| " + head.map { $0[language] }.joined(separator: " | ") + " |\n"
      text += "|" + String(repeating: "---|", count: head.count) + "\n"
      for column in schema.columns {
        let cells = [
          "`\(column.name)`", column.label[language],
          column.isRequired ? Bilingual(zh: "是", en: "yes")[language] : "",
          column.kind.words[language], column.unit ?? "", column.example, column.note?[language] ?? "",
        ]
        text += "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
      }
      if !schema.key.isEmpty {
        let key = schema.key.map { "`\($0)`" }.joined(separator: ", ")
        text += "\n" + Bilingual(zh: "不可重复：\(key)", en: "Unique together: \(key)")[language] + "\n"
      }
      text += "\n"
    }
    return text
  }

  private static func field(_ column: Column) -> JSON {
    var constraints: [(String, JSON)] = [("required", .bool(column.isRequired))]
    var type = "string"
    switch column.kind {
    case .text: break
    case .identifier: constraints.append(("pattern", .string("[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}")))
    case .code(let digits): constraints.append(("pattern", .string("[0-9]{\(digits)}")))
    case .integer(let range):
      type = "integer"
      if range.lowerBound > .min { constraints.append(("minimum", .number("\(range.lowerBound)"))) }
      if range.upperBound < .max { constraints.append(("maximum", .number("\(range.upperBound)"))) }
    case .decimal(let range):
      type = "number"
      if range.lowerBound.isFinite {
        constraints.append(("minimum", .number(Format.plain(range.lowerBound, places: 9))))
      }
      if range.upperBound.isFinite {
        constraints.append(("maximum", .number(Format.plain(range.upperBound, places: 9))))
      }
    case .boolean: type = "boolean"
    case .choice(let words): constraints.append(("enum", .array(words.map { .string($0) })))
    case .day: type = "date"
    }
    var members: [(String, JSON)] = [
      ("name", .string(column.name)), ("type", .string(type)),
      ("title", .string("\(column.label.zh) \(column.label.en)")),
    ]
    if type == "boolean" {
      members.append(("trueValues", .array([.string("yes")])))
      members.append(("falseValues", .array([.string("no")])))
    }
    if type == "date" { members.append(("format", .string("default"))) }
    if let unit = column.unit { members.append(("unit", .string(unit))) }
    if let note = column.note { members.append(("description", .string("\(note.zh) \(note.en)"))) }
    members.append(("example", .string(column.example)))
    members.append(("constraints", .object(constraints)))
    return .object(members)
  }
}

extension TableSchema {
  /// The file's name without its ending, e.g. `villages`.
  public var name: String { file.hasSuffix(".csv") ? String(file.dropLast(4)) : file }

  /// An empty table to fill in: the header row alone, as CSV that Excel opens rightly. What each column
  /// means is said by the field dictionary beside it, so that nothing has to be deleted first.
  public func template() -> [UInt8] { CSV.write(columns.map(\.name), []) }
}

extension Column.Kind {
  /// What may stand in a cell, in words.
  public var words: Bilingual {
    switch self {
    case .text: Bilingual(zh: "文字", en: "text")
    case .identifier: Bilingual(zh: "编号：字母、数字、_ . -，不超过 64 个", en: "id: letters, digits, _ . -, at most 64")
    case .code(let digits): Bilingual(zh: "\(digits) 位数字代码", en: "code of \(digits) digits")
    case .integer(let range):
      Bilingual(
        zh: "整数" + Self.span("\(range.lowerBound)", "\(range.upperBound)", open: range.upperBound == .max),
        en: "whole number "
          + Self.span("\(range.lowerBound)", "\(range.upperBound)", open: range.upperBound == .max))
    case .decimal(let range):
      Bilingual(
        zh: "数字" + Self.span(range), en: "number" + (range.lowerBound.isFinite ? " " : "") + Self.span(range))
    case .boolean: Bilingual(zh: "yes / no（是 / 否）", en: "yes / no")
    case .choice(let words): Bilingual(zh: words.joined(separator: " / "), en: words.joined(separator: " / "))
    case .day: Bilingual(zh: "日期，如 2022-11-15", en: "day, e.g. 2022-11-15")
    }
  }

  private static func span(_ range: ClosedRange<Double>) -> String {
    // columns whose range depends on other data declare none
    guard range.lowerBound.isFinite else { return "" }
    return span(
      Format.plain(range.lowerBound, places: 9), Format.plain(range.upperBound, places: 9),
      open: !range.upperBound.isFinite || range.upperBound >= 9e15)
  }

  private static func span(_ low: String, _ high: String, open: Bool) -> String {
    open ? "≥ \(low)" : "\(low)…\(high)"
  }
}
