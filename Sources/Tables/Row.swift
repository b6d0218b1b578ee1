/// One row that passed validation. Cells are typed already; repeated conversion is not needed.
///
/// The accessors without `optional` are for columns whose schema says they are required, and of the
/// kind the accessor names; anything else is a mistake in the program, not in the file, and stops it at
/// the first row of any file.
public struct Row: Sendable {
  /// The line of the file where the row begins, counted from 1.
  public var line: Int
  let values: [Value]
  let layout: Layout

  /// What a cell holds after validation.
  enum Value: Hashable, Sendable {
    case none
    case text(String)
    case integer(Int)
    case decimal(Double)
    case boolean(Bool)
  }

  /// What all rows of one table share.
  final class Layout: Sendable {
    let file: String
    let columns: [Column]
    let index: [String: Int]

    init(file: String, columns: [Column]) {
      self.file = file
      self.columns = columns
      index = Dictionary(columns.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { a, _ in a })
    }
  }

  /// The text of a required text, identifier, code, choice or day column.
  public func text(_ column: String) -> String {
    guard case .text(let text) = required(column) else { mistake(column, "text") }
    return text
  }

  /// The text of a column, or `nil` where the cell is empty or the column is missing.
  public func optionalText(_ column: String) -> String? {
    switch value(column) {
    case .none: nil
    case .text(let text): text
    default: mistake(column, "text")
    }
  }

  /// The number in a required integer column.
  public func integer(_ column: String) -> Int {
    guard case .integer(let number) = required(column) else { mistake(column, "an integer") }
    return number
  }

  /// The number in an integer column, or `nil` where the cell is empty or the column is missing.
  public func optionalInteger(_ column: String) -> Int? {
    switch value(column) {
    case .none: nil
    case .integer(let number): number
    default: mistake(column, "an integer")
    }
  }

  /// The number in a required decimal column.
  public func decimal(_ column: String) -> Double {
    guard case .decimal(let number) = required(column) else { mistake(column, "a decimal") }
    return number
  }

  /// The number in a decimal column, or `nil` where the cell is empty or the column is missing.
  public func optionalDecimal(_ column: String) -> Double? {
    switch value(column) {
    case .none: nil
    case .decimal(let number): number
    default: mistake(column, "a decimal")
    }
  }

  /// The answer in a required yes/no column.
  public func boolean(_ column: String) -> Bool {
    guard case .boolean(let answer) = required(column) else { mistake(column, "a boolean") }
    return answer
  }

  /// The answer in a yes/no column, or `nil` where the cell is empty or the column is missing.
  public func optionalBoolean(_ column: String) -> Bool? {
    switch value(column) {
    case .none: nil
    case .boolean(let answer): answer
    default: mistake(column, "a boolean")
    }
  }

  /// Where the row, or its cell in `column`, stands; for what the caller finds wrong with it.
  public func place(_ column: String? = nil) -> Place {
    Place(file: layout.file, row: line, column: column)
  }

  private func value(_ column: String) -> Value {
    guard let index = layout.index[column] else { mistake(column, "part of the schema") }
    return values[index]
  }

  private func required(_ column: String) -> Value {
    guard let index = layout.index[column], layout.columns[index].isRequired else {
      mistake(column, "required by the schema")
    }
    return values[index]
  }

  private func mistake(_ column: String, _ wanted: String) -> Never {
    preconditionFailure("\(layout.file): column \(column) is not \(wanted)")
  }
}
