import GLPK

extension FlowGraph {
  /// The same problem as a linear one for GLPK, in tonnes and yuan: a row per node (what leaves less what enters), a column
  /// per arc.
  ///
  /// - Complexity: O(nodes + arcs)
  func linearModel(supply: [Int64]) -> Model {
    var model = Model(.minimize)
    model.reserve(rows: nodeCount, columns: arcCount, entries: 2 * arcCount)
    var touching = [Int32](repeating: 0, count: nodeCount + 1)
    for arc in 0..<arcCount {
      model.addColumn(
        Bounds(lower: 0, upper: Double(capacity[arc]) / 1000), cost: Double(cost[arc]) / 100_000)
      touching[Int(tail[arc]) + 1] += 1
      touching[Int(head[arc]) + 1] += 1
    }
    for node in 0..<nodeCount { touching[node + 1] += touching[node] }
    var next = touching
    var columns = [Model.Column](repeating: Model.Column(0), count: 2 * arcCount)
    var signs = [Double](repeating: 0, count: 2 * arcCount)
    for arc in 0..<arcCount {
      for (node, sign) in [(Int(tail[arc]), 1.0), (Int(head[arc]), -1.0)] {
        columns[Int(next[node])] = Model.Column(arc)
        signs[Int(next[node])] = sign
        next[node] += 1
      }
    }
    for node in 0..<nodeCount {
      let entries = Int(touching[node])..<Int(touching[node + 1])
      model.addRow(
        .fixed(Double(supply[node]) / 1000), columns: columns.span.extracting(entries),
        coefficients: signs.span.extracting(entries))
    }
    return model
  }

  /// What GLPK makes of a solution: handed its basis, it says what the optimum costs, in yuan.
  ///
  /// A basis that is optimal takes no pivot; one that were not would be improved, and the two optima would differ.
  func optimumByGLPK(_ solution: NetworkSimplex.Solution, supply: [Int64]) async throws(SolverError)
    -> Outcome
  {
    let model = linearModel(supply: supply)
    let basis = Basis(
      rows: solution.isRoot.map { $0 ? .basic : .atLower },
      columns: solution.isBasic.indices.map { arc in
        solution.isBasic[arc] ? .basic : solution.flow[arc] > 0 ? .atUpper : .atLower
      })
    var options = SolveOptions()
    options.scaling = false
    options.basis = basis
    return try await model.solve(options).requireOptimal()
  }
}
