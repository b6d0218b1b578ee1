public import GLPK

extension TwoStageProgram {
  /// All scenarios in one model: the first stage, then every scenario's second stage with its costs times its
  /// probability. A second-stage name gets `_` and the scenario's number, from 1.
  ///
  /// - Throws: What ``validate()`` throws.
  /// - Complexity: O(scenarios · core)
  public func extensiveForm() throws(ProgramError) -> Model {
    try validate()
    let stages = secondStages()
    var model = Model(.minimize)
    model.offset = core.offset
    model.reserve(
      rows: firstRows + stages.count * secondRows, columns: firstColumns + stages.count * secondColumns,
      entries: stages.count * core.entryCount)
    for j in 0..<firstColumns {
      let column = model.addColumn(core.columnBounds[j], cost: core.costs[j], domain: core.domains[j])
      if let name = core.columnNames[j] { model.setName(name, of: column) }
    }
    for i in 0..<firstRows {
      let row = model.addRow(core.rowBounds[i], core.terms(of: .init(i)))
      if let name = core.rowNames[i] { model.setName(name, of: row) }
    }
    for (s, stage) in stages.enumerated() {
      let first = model.columnCount
      for j in stage.costs.indices {
        let column = model.addColumn(
          stage.bounds[j], cost: scenarios[s].probability * stage.costs[j], domain: stage.domains[j])
        if let name = core.columnNames[firstColumns + j] { model.setName("\(name)_\(s + 1)", of: column) }
      }
      for i in stage.rows.indices {
        let terms =
          stage.technology[i].map { (Model.Column($0.column), $0.value) }
          + stage.recourse[i].map { (Model.Column(first + $0.column), $0.value) }
        let row = model.addRow(stage.rows[i], terms)
        if let name = core.rowNames[firstRows + i] { model.setName("\(name)_\(s + 1)", of: row) }
      }
    }
    return model
  }
}
