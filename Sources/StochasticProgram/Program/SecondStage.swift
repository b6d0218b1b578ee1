import GLPK

/// The second stage of one scenario, all changes carried out. Columns and rows count from the stage's first.
///
/// What scenarios have in common they share, so a thousand right-hand sides cost a thousand lists of rows, not models.
struct SecondStage: Sendable {
  /// A coefficient on a column.
  struct Term: Sendable, Hashable {
    var column: Int
    var value: Double
  }

  var costs: [Double]
  var bounds: [Bounds]
  var domains: [Domain]
  var rows: [Bounds]
  /// Per row: what the first stage puts in (T).
  var technology: [[Term]]
  /// Per row: the stage's own columns (W).
  var recourse: [[Term]]
  /// Whether only ``rows`` differ from the core's.
  var sharesMatrix = true

  /// The core's own.
  init(core program: TwoStageProgram) {
    let core = program.core
    let (n1, m1) = (program.firstColumns, program.firstRows)
    costs = Array(core.costs[n1...])
    bounds = Array(core.columnBounds[n1...])
    domains = Array(core.domains[n1...])
    rows = Array(core.rowBounds[m1...])
    technology = Array(repeating: [], count: rows.count)
    recourse = Array(repeating: [], count: rows.count)
    for row in rows.indices {
      for (column, value) in core.terms(of: .init(m1 + row)) where value != 0 {
        if column.index < n1 {
          technology[row].append(Term(column: column.index, value: value))
        } else {
          recourse[row].append(Term(column: column.index - n1, value: value))
        }
      }
    }
  }

  /// Carries out a scenario's changes.
  mutating func apply(_ changes: [TwoStageProgram.Change], of program: TwoStageProgram) {
    let (n1, m1) = (program.firstColumns, program.firstRows)
    for change in changes {
      switch change {
      case .cost(let column, let value):
        sharesMatrix = sharesMatrix && costs[column - n1] == value
        costs[column - n1] = value
      case .column(let column, let range):
        sharesMatrix = false
        bounds[column - n1] = domains[column - n1].cut(range)
      case .row(let row, let range): rows[row - m1] = range
      case .coefficient(let row, let column, let value):
        sharesMatrix = false
        if column < n1 {
          Self.set(Term(column: column, value: value), in: &technology[row - m1])
        } else {
          Self.set(Term(column: column - n1, value: value), in: &recourse[row - m1])
        }
      }
    }
  }

  private static func set(_ term: Term, in terms: inout [Term]) {
    if let k = terms.firstIndex(where: { $0.column == term.column }) {
      if term.value == 0 { terms.remove(at: k) } else { terms[k] = term }
    } else if term.value != 0 {
      terms.append(term)
    }
  }

  /// A row's range once x is decided.
  func range(of row: Int, at x: [Double]) -> Bounds {
    let used = technology[row].reduce(0) { $0 + $1.value * x[$1.column] }
    return Bounds(lower: rows[row].lower - used, upper: rows[row].upper - used)
  }

  /// The model of this stage once x is decided.
  func model(at x: [Double]) -> Model {
    var model = Model(.minimize)
    for j in costs.indices { model.addColumn(bounds[j], cost: costs[j], domain: domains[j]) }
    for i in rows.indices {
      model.addRow(range(of: i, at: x), recourse[i].map { (Model.Column($0.column), $0.value) })
    }
    return model
  }
}

extension TwoStageProgram {
  /// The second stage of every scenario, in their order. The program has to be valid.
  ///
  /// - Complexity: O(core + scenarios · changed lists)
  func secondStages() -> [SecondStage] {
    let core = SecondStage(core: self)
    return scenarios.map { scenario in
      var stage = core
      stage.apply(scenario.changes, of: self)
      return stage
    }
  }
}
