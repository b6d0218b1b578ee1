import CGLPK
import CGLPKGuard

extension Problem {
  /// Solves the model with its integer columns by branch and cut; a model without any by simplex.
  ///
  /// The root's relaxation is solved first, from the basis the problem has. The time limit is watched at
  /// every node, between rounds of cuts and by GLPK's simplex at every iteration; a search lost in one
  /// node is cut short. It is not watched inside a single round of cut generation, which matters for
  /// Gomory cuts over tens of thousands of columns, nor between two lines of GLPK's own presolve.
  ///
  /// - Throws: `numericalTrouble` and `wrongAnswer` after a second try with other settings failed too.
  public mutating func branchAndCut(_ options: SolveOptions = SolveOptions()) throws(SolverError) -> Outcome {
    let watch = Stopwatch(limit: options.timeLimit)
    do {
      return try search(options, nil, watch)
    } catch {
      guard error.isWorthAnotherTry, beginAnew() else { throw error }
      var other = options
      other.cuts = []
      other.presolve = false
      other.scaling = isScaled
      return try search(other, nil, watch)
    }
  }

  /// The same with a callback asked at the nodes; see `NodeView` and `NodeResponse`. A model without
  /// integer columns has no nodes.
  ///
  /// - Throws: What `onNode` throws, unchanged, after the search has ended in order; `SolverError`
  ///   otherwise.
  public mutating func branchAndCut(
    _ options: SolveOptions = SolveOptions(), onNode: (NodeView) throws -> NodeResponse
  ) throws -> Outcome {
    let watch = Stopwatch(limit: options.timeLimit)
    return try withoutActuallyEscaping(onNode) { onNode in
      let desk = NodeDesk(model: model, tolerance: options.tolerance, onNode)
      do {
        return try search(options, desk, watch)
      } catch {
        throw desk.thrown ?? error
      }
    }
  }

  private mutating func search(
    _ options: SolveOptions, _ desk: NodeDesk?, _ watch: Stopwatch
  ) throws(SolverError) -> Outcome {
    try requireOwnThread()
    guard model.isMixedInteger else { return try simplex(options) }
    let starts = try feasibleStarts(options)
    if let reason = interruption(options, watch) {
      return withBest(of: starts, instead: outcome(reason, watch), watch)
    }
    guard options.priorities.isEmpty || options.priorities.count == model.columnCount else {
      throw .model(.wrongCount(expected: model.columnCount, found: options.priorities.count))
    }
    let presolve = options.presolve && desk == nil && starts.isEmpty && options.priorities.isEmpty
    var search = glpg_search()
    search.bound = model.sense == .minimize ? -.infinity : .infinity
    if !presolve {
      var rootOptions = options
      rootOptions.timeLimit = options.timeLimit.map { _ in watch.remaining }
      rootOptions.presolve = false
      let root = try simplex(rootOptions)
      guard root.termination.reason == .optimal else {
        return withBest(of: starts, instead: root, watch)
      }
      search.bound = root.bound
    }
    search.relative_gap = options.relativeGap
    search.node_limit = options.nodeLimit.map { Int64(max($0, 0)) } ?? -1
    search.starts = Int32(starts.count)
    var settings = Self.settings(options, presolve: presolve, watch)
    // GLPK's rounding looks at the rows that are there, not at those a callback would add.
    if desk != nil { settings.sr_heur = GLP_OFF }
    var incumbent = [Double](repeating: 0, count: model.columnCount)
    var code: Int32 = 0
    let flat: [Double] = starts.flatMap { (start: [Double]) -> [Double] in [0] + start }
    // Everything the C side points at lives until this call is over.
    let answer = withExtendedLifetime(desk) {
      flat.withUnsafeBufferPointer { flat in
        options.priorities.withUnsafeBufferPointer { priorities in
          incumbent.withUnsafeMutableBufferPointer { incumbent in
            search.start_values = flat.baseAddress
            search.priorities = priorities.isEmpty ? nil : priorities.baseAddress
            search.incumbent = presolve ? nil : incumbent.baseAddress
            if let desk {
              search.context = Unmanaged.passUnretained(desk).toOpaque()
              search.callback = NodeDesk.callback
            }
            return withLimits(options, watch) { glpg_intopt(handle, &settings, $0, &search, &code) }
          }
        }
      }
    }
    // Never seen: the caller rethrows what the closure threw.
    if desk?.thrown != nil { throw .stopped }
    return try conclude(options, search, incumbent, answer: answer, code: code, desk, watch)
  }

  private static func settings(_ options: SolveOptions, presolve: Bool, _ watch: Stopwatch) -> glp_iocp {
    var settings = glp_iocp()
    glp_init_iocp(&settings)
    settings.msg_lev = GLP_MSG_ALL
    settings.presolve = presolve ? GLP_ON : GLP_OFF
    // A little later than the deadline watched at the nodes, where the bound is read as the search ends.
    settings.tm_lim = watch.milliseconds > .max - 50 ? .max : watch.milliseconds + 50
    settings.out_frq = 100
    settings.out_dly = 200
    // The gap is watched at the nodes, by our own definition of it.
    settings.mip_gap = 0
    settings.tol_int = 1e-6
    settings.mir_cuts = options.cuts.contains(.mixedIntegerRounding) ? GLP_ON : GLP_OFF
    settings.gmi_cuts = options.cuts.contains(.gomory) ? GLP_ON : GLP_OFF
    settings.cov_cuts = options.cuts.contains(.cover) ? GLP_ON : GLP_OFF
    settings.clq_cuts = options.cuts.contains(.clique) ? GLP_ON : GLP_OFF
    settings.br_tech =
      switch options.branching {
      case .estimatedLoss: GLP_BR_DTH
      case .mostFractional: GLP_BR_MFV
      case .first: GLP_BR_FFV
      case .last: GLP_BR_LFV
      case .pseudoCost: GLP_BR_PCH
      }
    settings.bt_tech =
      switch options.nodeOrder {
      case .bestBound: GLP_BT_BLB
      case .bestProjection: GLP_BT_BPH
      case .depthFirst: GLP_BT_DFS
      case .breadthFirst: GLP_BT_BFS
      }
    return settings
  }

  /// The start solutions that stand our own check, integers made whole.
  private func feasibleStarts(_ options: SolveOptions) throws(SolverError) -> [[Double]] {
    var feasible: [[Double]] = []
    for start in options.starts {
      guard start.count == model.columnCount else {
        throw .model(.wrongCount(expected: model.columnCount, found: start.count))
      }
      if let bad = start.firstIndex(where: { !$0.isFinite }) {
        throw .model(.notFinite(.point(column: bad)))
      }
      if let point = model.feasible(start, tolerance: options.tolerance) { feasible.append(point) }
    }
    return feasible
  }

  /// An interrupted root leaves what was known before.
  private func withBest(
    of starts: [[Double]], instead root: Outcome, _ watch: Stopwatch
  ) -> Outcome {
    var result = root
    result.seconds = watch.seconds
    guard !root.termination.isConclusive else { return result }
    for start in starts {
      guard let objective = (try? model.residuals(of: start))?.objective else { continue }
      let isBetter = model.sense == .minimize ? objective < result.objective : objective > result.objective
      guard isBetter else { continue }
      result.objective = objective
      result.values = start
      result.startsAccepted += 1
    }
    return result
  }

  private mutating func conclude(
    _ options: SolveOptions, _ search: glpg_search, _ incumbent: [Double], answer: Int32, code: Int32,
    _ desk: NodeDesk?, _ watch: Stopwatch
  ) throws(SolverError) -> Outcome {
    let reason: Termination.Reason
    // Under presolve the incumbent is one of the reduced model, and lost if the search is cut short.
    var values: [Double] = search.has_incumbent && search.incumbent != nil ? incumbent : []
    var claimed = search.incumbent_objective
    switch Int(answer) {
    case Int(GLPG_CANCELLED): reason = .cancelled
    case Int(GLPG_TIMED_OUT): reason = .timeLimit
    default:
      try guarded(answer)
      let status = glp_mip_status(handle)
      if status == GLP_OPT || status == GLP_FEAS {
        values = try read(model.columnCount, glpg_mixed_values)
        claimed = glp_mip_obj_val(handle)
      }
      switch code {
      case 0 where status == GLP_OPT: reason = .optimal
      case 0 where status == GLP_NOFEAS, GLP_ENOPFS: reason = .infeasible
      case GLP_ENODFS, GLP_EROOT: return try withoutPresolve(options, desk, watch)
      case GLP_ESTOP: reason = Self.reason(search.stop)
      case GLP_ETMLIM: reason = .timeLimit
      case GLP_EFAIL where watch.remaining == 0: reason = .timeLimit
      default: throw .numericalTrouble(code: code)
      }
    }
    var result = outcome(reason, watch)
    result.nodes = Int(search.nodes)
    result.startsAccepted = Int(search.starts_accepted)
    if reason != .infeasible { result.bound = search.bound }
    guard !values.isEmpty || reason == .optimal else { return result }
    let checked: (values: [Double], objective: Double)
    do {
      // A row may be off by what the search takes for whole where nothing can be solved once more.
      let tolerance = desk == nil ? options.tolerance : max(options.tolerance, 2 * Model.integrality)
      checked = try model.audit(values, claimed: claimed, tolerance: tolerance)
    } catch {
      // A whole number that is off by 10⁻⁶ times a large coefficient breaks a row. With the integers
      // made whole the rest is solved once more, unless rows stand in that only the callback knows.
      guard case .wrongAnswer = error, desk == nil, answer == GLPG_OK else { throw error }
      checked = try polish(values, options, watch)
    }
    result.values = checked.values
    result.objective = checked.objective
    // A bound read before a better solution was found may lie beyond it.
    switch model.sense {
    case _ where reason == .optimal: result.bound = checked.objective
    case .minimize: result.bound = min(search.bound, checked.objective)
    case .maximize: result.bound = max(search.bound, checked.objective)
    }
    result.seconds = watch.seconds
    return result
  }

  private static func reason(_ stop: Int32) -> Termination.Reason {
    switch Int(stop) {
    case Int(GLPG_STOP_GAP): .gapReached
    case Int(GLPG_STOP_NODES): .nodeLimit
    case Int(GLPG_STOP_TIME): .timeLimit
    case Int(GLPG_STOP_CANCELLED): .cancelled
    default: .stopped
    }
  }

  private mutating func withoutPresolve(
    _ options: SolveOptions, _ desk: NodeDesk?, _ watch: Stopwatch
  ) throws(SolverError) -> Outcome {
    guard options.presolve else { throw .numericalTrouble(code: GLP_EROOT) }
    var plain = options
    plain.presolve = false
    plain.timeLimit = options.timeLimit.map { _ in watch.remaining }
    return try search(plain, desk, watch)
  }

  /// Fixes the integers at their whole values, solves the rest, and puts the bounds back.
  private mutating func polish(
    _ values: [Double], _ options: SolveOptions, _ watch: Stopwatch
  ) throws(SolverError) -> (values: [Double], objective: Double) {
    let kept = model
    for j in values.indices where kept.domains[j].isWhole {
      try setBounds(.fixed(kept.columnBounds[j].clamp(values[j].rounded())), of: Model.Column(j))
    }
    var rest = options
    rest.timeLimit = nil
    rest.presolve = false
    let polished: Result<Outcome, SolverError>
    do { polished = .success(try simplex(rest)) } catch { polished = .failure(error) }
    for j in values.indices where kept.domains[j].isWhole {
      try setBounds(kept.columnBounds[j], of: Model.Column(j))
    }
    let outcome = try polished.get().requireOptimal()
    return try model.audit(outcome.values, claimed: outcome.objective, tolerance: options.tolerance)
  }
}

extension Model {
  /// `point` with its integers made whole, if it satisfies the model.
  func feasible(_ point: [Double], tolerance: Double) -> [Double]? {
    var whole = point
    for j in whole.indices where domains[j].isWhole {
      guard abs(whole[j] - whole[j].rounded()) <= Self.integrality else { return nil }
      whole[j] = whole[j].rounded()
    }
    guard let found = try? residuals(of: whole), found.isFeasible(within: tolerance) else { return nil }
    return whole
  }
}
