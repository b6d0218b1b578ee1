extension Model {
  /// The same model without columns that are fixed to 0, and without rows that are left with no column and allow 0.
  ///
  /// - Complexity: O(columns + rows + entries).
  public var trimmed: Model {
    var model = Model(sense)
    model.offset = offset
    var kept = [Column?](repeating: nil, count: columnCount)
    for j in columnBounds.indices where columnBounds[j] != .fixed(0) {
      let column = model.addColumn(columnBounds[j], cost: costs[j], domain: domains[j])
      if let name = columnNames[j] { model.setName(name, of: column) }
      kept[j] = column
    }
    for i in rowBounds.indices {
      let terms = terms(of: Row(i)).compactMap { term in
        term.1 == 0 ? nil : kept[term.0.index].map { ($0, term.1) }
      }
      if terms.isEmpty, rowBounds[i].violation(of: 0) == 0 { continue }
      let row = model.addRow(rowBounds[i], terms)
      if let name = rowNames[i] { model.setName(name, of: row) }
    }
    return model
  }
}
