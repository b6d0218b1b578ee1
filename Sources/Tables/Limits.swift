/// How much Hearth reads before it refuses. Each limit is far above any honest input and far below what
/// would exhaust an office computer.
public enum Limits {
  /// Bytes of one file: 64 MiB. A province of 30,000 villages with seven pathways each is about 10 MB.
  public static let fileBytes = 64 << 20
  /// Bytes of one TOML file: 1 MiB. The longest shipped scenario is under 4 KB.
  public static let tomlBytes = 1 << 20
  /// Rows of one table: 500,000, twice a province of 30,000 villages × 7 pathways. Excel's own limit is
  /// 1,048,576; a sheet filled to the end is a mistake.
  public static let rows = 500_000
  /// Columns of one table: 256, the width of an old Excel sheet. The widest table here has 20.
  public static let columns = 256
  /// Bytes of one cell: 10,000. The longest note a person wrote is a paragraph; an unbalanced quote
  /// swallows far more.
  public static let cellBytes = 10_000
  /// Levels of tables in a TOML file: 16. The deepest one here is 4.
  public static let tomlDepth = 16
  /// Findings of one kind reported one by one for a file before the rest are only counted: 100. Nobody
  /// reads more, and a file wrong in each of 500,000 rows must not drown the others.
  public static let findingsPerKind = 100
}
