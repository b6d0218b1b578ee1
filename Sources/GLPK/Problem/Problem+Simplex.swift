import CGLPK
import CGLPKGuard

extension Problem {
  /// Which simplex method to start with.
  public enum Method: Hashable, Sendable {
    /// The dual method: after rows were added or bounds changed.
    case dual
    /// The primal method: after costs changed.
    case primal
  }

  /// Solves the model as a linear one, all columns continuous, from the basis it has.
  ///
  /// A run that ends by GLPK's own time limit leaves the basis; one that has to be cut short, because it
  /// was cancelled or hung past its time, spends the environment: the outcome is handed over, the problem
  /// then answers `environmentSpent`.
  ///
  /// - Throws: `numericalTrouble` and `wrongAnswer` after a second try with other settings failed too.
  public mutating func simplex(
    _ options: SolveOptions = SolveOptions(), method: Method = .dual
  ) throws(SolverError) -> Outcome {
    try requireOwnThread()
    let watch = Stopwatch(limit: options.timeLimit)
    if let reason = interruption(options, watch) { return outcome(reason, watch) }
    if options.scaling, !isScaled, !options.presolve {
      try guarded(glpg_scale(handle, true))
      isScaled = true
    }
    var method = method
    if let basis = options.basis, !options.presolve,
      basis.fits(rows: model.rowCount, columns: model.columnCount)
    {
      try set(basis)
      // from an optimal basis either method ends at once; from another the primal one keeps what is feasible
      method = .primal
    }
    do {
      return try attempt(options, method: method, presolve: options.presolve, watch)
    } catch {
      guard error.isWorthAnotherTry, beginAnew() else { throw error }
      return try attempt(options, method: .primal, presolve: false, watch)
    }
  }

  private func set(_ basis: Basis) throws(SolverError) {
    let rows = basis.rows.map(\.rawValue)
    let columns = basis.columns.map(\.rawValue)
    var answer = Int32(GLPG_OK)
    rows.withUnsafeBufferPointer { rows in
      columns.withUnsafeBufferPointer { columns in
        guard let rows = rows.baseAddress else { return }
        answer = glpg_set_basis(handle, rows, columns.baseAddress)
      }
    }
    try guarded(answer)
  }

  /// Forgets the basis and scales the other way, for another try; `false` in a spent environment.
  mutating func beginAnew() -> Bool {
    isScaled.toggle()
    return glpg_scale(handle, isScaled) == GLPG_OK && glpg_standard_basis(handle) == GLPG_OK
  }

  private func attempt(
    _ options: SolveOptions, method: Method, presolve: Bool, _ watch: Stopwatch
  ) throws(SolverError) -> Outcome {
    var settings = glp_smcp()
    glp_init_smcp(&settings)
    settings.msg_lev = GLP_MSG_ALL
    settings.meth = method == .dual ? GLP_DUALP : GLP_PRIMAL
    settings.presolve = presolve ? GLP_ON : GLP_OFF
    settings.tol_bnd = 1e-7
    // Milliseconds, whatever the manual says: a line of output is where a run can be left.
    settings.out_frq = 100
    settings.tm_lim = watch.milliseconds
    var code: Int32 = 0
    let answer = withLimits(options, watch) { glpg_simplex(handle, &settings, $0, &code) }
    if answer == GLPG_CANCELLED { return outcome(.cancelled, watch) }
    if answer == GLPG_TIMED_OUT { return outcome(.timeLimit, watch) }
    try guarded(answer)
    switch code {
    case 0: break
    case GLP_ETMLIM: return try interrupted(watch)
    case GLP_ENOPFS: return outcome(.infeasible, watch)
    case GLP_ENODFS: return try attempt(options, method: .primal, presolve: false, watch)
    default: throw .numericalTrouble(code: code)
    }
    switch glp_get_status(handle) {
    case GLP_OPT: return try optimum(options, watch)
    case GLP_NOFEAS: return outcome(.infeasible, watch)
    case GLP_UNBND: return outcome(.unbounded, watch)
    case let status:
      // The dual method stops at "no dual solution", which the primal one takes further.
      guard method == .dual || presolve else { throw .numericalTrouble(code: status) }
      return try attempt(options, method: .primal, presolve: false, watch)
    }
  }

  /// Out of time: whatever the prices have come to, they prove a bound.
  private func interrupted(_ watch: Stopwatch) throws(SolverError) -> Outcome {
    var outcome = outcome(.timeLimit, watch)
    let prices = try read(model.rowCount, glpg_row_duals)
    if let bound = try? model.dualBound(prices: prices) { outcome.bound = bound }
    return outcome
  }

  private func optimum(_ options: SolveOptions, _ watch: Stopwatch) throws(SolverError) -> Outcome {
    let values = try read(model.columnCount, glpg_basic_values)
    let checked = try model.lpRelaxation.audit(
      values, claimed: glp_get_obj_val(handle), tolerance: options.tolerance)
    var outcome = outcome(.optimal, watch)
    outcome.values = checked.values
    outcome.objective = checked.objective
    outcome.bound = checked.objective
    outcome.rowDuals = try read(model.rowCount, glpg_row_duals)
    outcome.reducedCosts = try read(model.columnCount, glpg_reduced_costs)
    return outcome
  }

  /// Whether there is no point in beginning.
  func interruption(_ options: SolveOptions, _ watch: Stopwatch) -> Termination.Reason? {
    if options.cancellation?.isRaised == true || glpg_stop_asked() { return .cancelled }
    return watch.remaining == 0 ? .timeLimit : nil
  }

  /// An outcome without a solution; what is infeasible or unbounded is known to be so.
  func outcome(_ reason: Termination.Reason, _ watch: Stopwatch) -> Outcome {
    let worst = model.sense == .minimize ? Double.infinity : -.infinity
    return Outcome(
      termination: Termination(reason), sense: model.sense,
      objective: reason == .unbounded ? -worst : worst, bound: reason == .infeasible ? worst : -worst,
      values: [], rowDuals: [], reducedCosts: [], nodes: 0, startsAccepted: 0, seconds: watch.seconds)
  }

  func read(
    _ count: Int, _ reader: (OpaquePointer, UnsafeMutablePointer<Double>) -> Int32
  ) throws(SolverError) -> [Double] {
    guard count > 0 else { return [] }
    var values = [Double](repeating: 0, count: count)
    try guarded(values.withUnsafeMutableBufferPointer { $0.baseAddress.map { reader(handle, $0) } ?? 0 })
    return values
  }

  func withLimits(
    _ options: SolveOptions, _ watch: Stopwatch, _ body: (UnsafePointer<glpg_limits>) -> Int32
  ) -> Int32 {
    var limits = glpg_limits(seconds: watch.remaining, stop: nil, context: nil)
    guard let cancellation = options.cancellation else { return body(&limits) }
    // The C side points at the flag only during the call, which this keeps it alive for.
    return withExtendedLifetime(cancellation) {
      limits.context = Unmanaged.passUnretained(cancellation).toOpaque()
      limits.stop = { context in
        guard let context else { return 0 }
        return Unmanaged<Cancellation>.fromOpaque(context).takeUnretainedValue().isRaised ? 1 : 0
      }
      return body(&limits)
    }
  }
}

extension SolverError {
  /// Whether other settings may help.
  var isWorthAnotherTry: Bool {
    switch self {
    case .numericalTrouble, .wrongAnswer: true
    default: false
    }
  }
}

/// Wall-clock time against a limit.
struct Stopwatch {
  private let start = ContinuousClock.now
  private let limit: Double

  /// Starts now; a limit that is `nil` or no number is none.
  init(limit: Double?) { self.limit = limit.map { $0.isNaN ? .infinity : max($0, 0) } ?? .infinity }

  /// Since the start.
  var seconds: Double { (ContinuousClock.now - start) / .seconds(1) }
  /// Until the limit, at least 0; infinite without one.
  var remaining: Double { max(limit - seconds, 0) }
  /// The same as GLPK takes it; its largest number is no limit.
  var milliseconds: Int32 {
    remaining >= 2e6 ? .max : Int32(max((remaining * 1000).rounded(.up), 1))
  }
}
