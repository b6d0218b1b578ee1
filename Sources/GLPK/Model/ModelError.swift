/// Why a model was refused before GLPK saw it.
///
/// GLPK 5.0 ends the process on some of these and answers wrongly, without a word, on others.
public enum ModelError: Error, Hashable, Sendable {
  /// A part of a model, counted from 0.
  public enum Part: Hashable, Sendable {
    /// The objective's constant.
    case offset
    /// A column's cost.
    case cost(column: Int)
    /// A column's bounds.
    case column(Int)
    /// A row's bounds.
    case row(Int)
    /// A coefficient of the matrix.
    case coefficient(row: Int, column: Int)
    /// A value of a point offered as a solution.
    case point(column: Int)
  }

  /// What is wrong with a name.
  public enum NameFault: Hashable, Sendable {
    /// It has no characters.
    case empty
    /// It is longer than the 255 bytes GLPK takes.
    case tooLong(bytes: Int)
    /// It holds a control character, a space or a character outside ASCII.
    case character(UInt32)
  }

  /// NaN, or an infinity where a number is needed.
  case notFinite(Part)
  /// A finite number beyond ±10³⁰, where GLPK's arithmetic overflows.
  case tooLarge(Part, value: Double)
  /// A lower bound above the upper bound.
  case crossedBounds(Part, lower: Double, upper: Double)
  /// A bound of an integer column that is no whole number.
  case fractionalBound(column: Int, value: Double)
  /// Two coefficients for the same row and column.
  case duplicateEntry(row: Int, column: Int)
  /// A row names a column that is not there.
  case columnOutOfRange(row: Int, column: Int, columns: Int)
  /// A column that is not there was addressed.
  case noSuchColumn(Int, columns: Int)
  /// A row that is not there was addressed.
  case noSuchRow(Int, rows: Int)
  /// A row was given unequally many columns and coefficients.
  case unequalCounts(row: Int, columns: Int, coefficients: Int)
  /// A list has not one value per column.
  case wrongCount(expected: Int, found: Int)
  /// More rows, columns or coefficients than GLPK can hold.
  case tooMany(count: Int, limit: Int)
  /// A name GLPK would end the process for, or that its files cannot carry.
  case badName(NameFault, of: Part)
}
