import Quantities
import Tables

/// A small table with a column of every kind; only the first two are required.
let points = TableSchema(
  file: "points.csv", label: Bilingual(zh: "储备点", en: "Points"),
  columns: [
    Column("id", .identifier, aliases: ["编号"], zh: "储备点编号", en: "Point id", example: "shentou"),
    Column(
      "households", .integer(0...100_000), aliases: ["户数"], zh: "农户数", en: "Households", example: "120"),
    column(
      Column("township", .code(digits: 9), required: false, zh: "乡镇代码", en: "Township", example: "140602101")
    ) {
      $0.fillsDown = true
    },
    Column("name", .text, required: false, aliases: ["村名"], zh: "名称", en: "Name", example: "神头"),
    Column(
      "stock_t", .decimal(0...5000), required: false, aliases: ["储量"], zh: "库存", en: "Stock", unit: "t",
      example: "30.5"),
    Column("open", .boolean, required: false, zh: "是否开放", en: "Open", example: "yes"),
    column(
      Column("tier", .choice(["hub", "village"]), required: false, zh: "级别", en: "Tier", example: "hub")
    ) {
      $0.synonyms = ["村级": "village"]
    },
    Column("date", .day, required: false, zh: "日期", en: "Date", example: "2022-11-15"),
  ],
  key: ["id"])

private func column(_ column: Column, _ change: (inout Column) -> Void) -> Column {
  var column = column
  change(&column)
  return column
}

/// Reads bytes with the small schema.
func read(_ bytes: [UInt8], schema: TableSchema = points) -> (rows: [Row], findings: [Diagnostic]) {
  var diagnostics = Diagnostics()
  let rows = CSV.read(bytes, file: schema.file, schema: schema, diagnostics: &diagnostics)
  return (rows, diagnostics.all)
}

/// Reads text with the small schema.
func read(_ text: String, schema: TableSchema = points) -> (rows: [Row], findings: [Diagnostic]) {
  read(Array(text.utf8), schema: schema)
}

/// A seeded generator: SplitMix64 (G. Steele et al., 2014).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
