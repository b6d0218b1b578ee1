/// A basis to start the simplex method from: which rows and columns are basic, and where the others stand.
public struct Basis: Hashable, Sendable {
  /// Where a row or column stands.
  public enum Status: Int32, Hashable, Sendable {
    /// In the basis: its value follows from the others.
    case basic = 1
    /// At its lower bound; at its only value where it is fixed.
    case atLower = 2
    /// At its upper bound.
    case atUpper = 3
  }

  /// One status per row.
  public var rows: [Status]
  /// One status per column; as many are basic in all as there are rows.
  public var columns: [Status]

  /// A basis.
  public init(rows: [Status], columns: [Status]) {
    self.rows = rows
    self.columns = columns
  }

  /// Whether it fits a model of that size.
  func fits(rows rowCount: Int, columns columnCount: Int) -> Bool {
    rows.count == rowCount && columns.count == columnCount
      && rows.count(where: { $0 == .basic }) + columns.count(where: { $0 == .basic }) == rowCount
  }
}
