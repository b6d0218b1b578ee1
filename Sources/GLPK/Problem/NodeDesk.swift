import CGLPK
import CGLPKGuard

/// Stands between the search and the caller's closure: shows it a `NodeView`, carries out its
/// `NodeResponse`, keeps what it throws until the search has ended.
final class NodeDesk {
  private let model: Model
  private let tolerance: Double
  private let onNode: (NodeView) throws -> NodeResponse
  private(set) var thrown: (any Error)?

  init(model: Model, tolerance: Double, _ onNode: @escaping (NodeView) throws -> NodeResponse) {
    self.model = model
    self.tolerance = tolerance
    self.onNode = onNode
  }

  /// What C calls. Nothing leaves it but a number; GLPK's frames are below.
  static let callback: glpg_node_callback = { context, tree, reason in
    guard let context else { return 1 }
    let desk = Unmanaged<NodeDesk>.fromOpaque(context).takeUnretainedValue()
    return desk.serve(tree, reason)
  }

  private func serve(_ tree: OpaquePointer, _ reason: Int32) -> Int32 {
    do {
      let stage: NodeView.Stage =
        switch reason {
        case GLP_IROWGEN: .rowGeneration
        case GLP_ICUTGEN: .cutGeneration
        case GLP_IHEUR: .heuristic
        default: .improved
        }
      let view = try view(tree, stage)
      let response = try onNode(view)
      try apply(response, tree, view)
      return response.stop ? 1 : 0
    } catch {
      thrown = error
      return 1
    }
  }

  private func view(_ tree: OpaquePointer, _ stage: NodeView.Stage) throws(SolverError) -> NodeView {
    var values = [Double](repeating: 0, count: model.columnCount)
    try guarded(
      values.withUnsafeMutableBufferPointer { $0.baseAddress.map { glpg_node_values(tree, $0) } ?? 0 })
    var bound = Double.nan
    try guarded(glpg_node_bound(tree, &bound))
    var depth: Int32 = 0
    try guarded(glpg_node_level(tree, &depth))
    var begun: Int32 = 0
    try guarded(glpg_node_count(tree, &begun))
    var incumbent = Double.nan
    try guarded(glpg_node_incumbent(tree, &incumbent))
    let isIntegral = values.indices.allSatisfy { j in
      !model.domains[j].isWhole || abs(values[j] - values[j].rounded()) <= Model.integrality
    }
    return NodeView(
      stage: stage, values: values, isIntegral: isIntegral,
      objective: zip(model.costs, values).reduce(model.offset) { $0 + $1.0 * $1.1 },
      incumbent: incumbent.isNaN ? nil : incumbent, bound: bound.isNaN ? nil : bound, depth: Int(depth),
      nodes: Int(begun))
  }

  private func apply(
    _ response: NodeResponse, _ tree: OpaquePointer, _ view: NodeView
  ) throws(SolverError) {
    switch view.stage {
    case .rowGeneration: for (k, row) in response.lazyRows.enumerated() { try add(row, k, tree, view) }
    case .cutGeneration: for (k, cut) in response.userCuts.enumerated() { try addCut(cut, k, tree) }
    case .heuristic: break
    case .improved: return
    }
    for point in response.incumbents {
      guard point.count == model.columnCount else {
        throw .model(.wrongCount(expected: model.columnCount, found: point.count))
      }
      guard let whole = model.feasible(point, tolerance: tolerance) else { continue }
      var accepted = false
      try guarded(glpg_node_offer(tree, [0] + whole, &accepted))
    }
  }

  private func add(
    _ row: LinearRow, _ index: Int, _ tree: OpaquePointer, _ view: NodeView
  ) throws(SolverError) {
    try check(row, index)
    guard row.violation(at: view.values) > 1e-5 else { return }
    let (columns, values) = row.padded
    try guarded(
      glpg_node_add_row(
        tree, row.bounds.lower, row.bounds.upper, Int32(row.columns.count), columns, values))
  }

  /// GLPK's cut pool takes one side at a time.
  private func addCut(_ cut: LinearRow, _ index: Int, _ tree: OpaquePointer) throws(SolverError) {
    try check(cut, index)
    let (columns, values) = cut.padded
    let count = Int32(cut.columns.count)
    if cut.bounds.lower.isFinite {
      try guarded(glpg_node_add_cut(tree, true, cut.bounds.lower, count, columns, values))
    }
    if cut.bounds.upper.isFinite {
      try guarded(glpg_node_add_cut(tree, false, cut.bounds.upper, count, columns, values))
    }
  }

  private func check(_ row: LinearRow, _ index: Int) throws(SolverError) {
    do { try row.validate(index: model.rowCount + index, columnCount: model.columnCount) } catch {
      throw .model(error)
    }
  }
}
