public import Quantities

/// One column of a table: what may stand in it, what people call it, how it is explained to them.
///
/// The same value drives validation, the templates, the field dictionary and `datapackage.json`.
public struct Column: Sendable {
  /// What may stand in a cell.
  public enum Kind: Hashable, Sendable {
    /// Free text, kept in Unicode normal form C.
    case text
    /// A short name without spaces, `[A-Za-z0-9_.-]{1,64}`, not beginning with `-` or `.`.
    case identifier
    /// An official code of exactly `digits` decimal digits.
    case code(digits: Int)
    /// A whole number within a range.
    case integer(ClosedRange<Int>)
    /// A finite number within a range.
    case decimal(ClosedRange<Double>)
    /// `yes`/`no`, also 是/否, true/false, 1/0.
    case boolean
    /// One of a few words.
    case choice([String])
    /// A day of the Gregorian calendar, kept as ISO 8601 `YYYY-MM-DD`.
    case day
  }

  /// The header, English snake case.
  public var name: String
  /// What may stand in a cell.
  public var kind: Kind
  /// Whether the column must exist and no cell may be empty.
  public var isRequired: Bool
  /// Other headers people use for it, Chinese ones above all.
  public var aliases: [String]
  /// What it is called in forms and reports; accepted as a header too.
  public var label: Bilingual
  /// The unit of a number, e.g. `t`; a header or unit row that names another one is refused.
  public var unit: String?
  /// A value as it may stand in a cell.
  public var example: String
  /// What else somebody who fills it in should know.
  public var note: Bilingual?
  /// Whether an empty cell takes the value above it, as cells merged in Excel do; reported as repaired.
  public var fillsDown = false
  /// For a choice, other words for its values, e.g. `["煤": "coal"]`.
  public var synonyms: [String: String] = [:]

  /// A column called `name`, `zh` and `en`.
  public init(
    _ name: String, _ kind: Kind, required: Bool = true, aliases: [String] = [], zh: String, en: String,
    unit: String? = nil, example: String
  ) {
    self.name = name
    self.kind = kind
    self.isRequired = required
    self.aliases = aliases
    self.label = Bilingual(zh: zh, en: en)
    self.unit = unit
    self.example = example
  }
}

/// One table of the district folder.
public struct TableSchema: Sendable {
  /// The file's name, e.g. `villages.csv`.
  public var file: String
  /// What the table is called.
  public var label: Bilingual
  /// Its columns, in the order they are written.
  public var columns: [Column]
  /// The columns whose values together must not repeat; empty where rows may repeat.
  ///
  /// A repeated key with the same data is dropped with a warning, with different data it is an error.
  public var key: [String]
  /// Whether the table may be missing or have no rows.
  public var isOptional: Bool
  /// Whether the table is about single households: then findings repeat none of the words in its cells, so that
  /// a name that slipped into the wrong column goes no further.
  public var isPrivate = false

  /// A table kept in `file`.
  public init(
    file: String, label: Bilingual, columns: [Column], key: [String] = [], isOptional: Bool = false
  ) {
    self.file = file
    self.label = label
    self.columns = columns
    self.key = key
    self.isOptional = isOptional
  }

  /// The column called `name`.
  ///
  /// - Complexity: O(columns)
  public func column(_ name: String) -> Column? { columns.first { $0.name == name } }
}
