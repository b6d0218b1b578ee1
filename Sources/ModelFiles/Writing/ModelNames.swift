import GLPK

/// A name for every row and column that every reader of LP and MPS files takes: letters, digits and `_`, not
/// beginning like a number, no word of the format, none twice. A model's own names are kept where they are so.
struct ModelNames {
  let columns: [String]
  let rows: [String]
  /// Name of the objective row.
  let objective: String
  /// Name of a column that is always 1, for the objective's constant.
  let constant: String

  init(_ model: Model) {
    var taken: Set<String> = []
    columns = Self.names(model.columnNames, count: model.columnCount, prefix: "x", &taken)
    rows = Self.names(model.rowNames, count: model.rowCount, prefix: "r", &taken)
    objective = Self.free("obj", taken)
    constant = Self.free("constant_one", taken)
  }

  private static func names(
    _ own: [Int: String], count: Int, prefix: String, _ taken: inout Set<String>
  ) -> [String] {
    var names = (0..<count).map { own[$0].flatMap { isSafe($0) ? $0 : nil } }
    for k in names.indices {
      if let name = names[k], !taken.insert(name).inserted { names[k] = nil }
    }
    return names.enumerated().map { k, name in
      if let name { return name }
      let made = free("\(prefix)\(k + 1)", taken)
      taken.insert(made)
      return made
    }
  }

  private static func free(_ wanted: String, _ taken: Set<String>) -> String {
    var name = wanted
    while taken.contains(name) { name += "_" }
    return name
  }

  private static let words: Set<String> = [
    "free", "inf", "infinity", "st", "subject", "such", "bounds", "bound", "binary", "binaries", "bin",
    "general", "generals", "gen", "integer", "integers", "int", "end", "max", "min", "maximize", "minimize",
    "maximum", "minimum", "rhs", "semi", "sos", "to",
  ]

  static func isSafe(_ name: String) -> Bool {
    guard let first = name.utf8.first, name.utf8.count <= 255, first != UInt8(ascii: "e"),
      first != UInt8(ascii: "E"),
      first < UInt8(ascii: "0") || first > UInt8(ascii: "9")
    else { return false }
    let isPlain = name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
    return isPlain && !words.contains(name.lowercased())
  }
}

/// A number that reads back as the same number.
func numberText(_ value: Double) -> String {
  if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
  return "\(value)"
}
