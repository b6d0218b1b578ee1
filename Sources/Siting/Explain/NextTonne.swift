import GLPK

/// What one more tonne at an open site is worth, in the units of the objective (kCNY where that is a cost).
public struct NextTonne: Sendable, Hashable {
  /// What a tonne saves.
  public struct Worth: Sendable, Hashable {
    /// Per tonne, for the first kilograms: the dual of the rows it loosens. Where a plan stands at a corner, so that
    /// the first kilogram more saves less than the last one would have, it is the saving to the side of more.
    public var rate: Double
    /// What the whole next tonne saves; at most ``rate``.
    public var tonne: Double
  }
  /// A tonne of room, to be filled at the usual price.
  public var room: Worth
  /// Per fuel, a tonne that stands there already paid for, with the room it takes.
  public var fuels: [Worth]
}

extension SitingProblem {
  /// What one more tonne of room, or of each fuel, is worth at each open site, with these sites open and stock and
  /// deliveries decided anew.
  ///
  /// - Returns: By site. Empty for ``Mode/pCenter(_:)``, whose objective no tonne moves little by little, and with
  ///   ``Sourcing/single``, where whole deliveries have no rate.
  /// - Parameter timeLimit: Wall seconds.
  /// - Throws: ``SitingError``, ``SitingError/timeLimit`` when not every site is done by then; `CancellationError`.
  /// - Complexity: One linear program over all arcs of the open sites, and a few pivots for each site and fuel.
  public func nextTonnes(
    _ solution: SitingSolution, timeLimit: Double = 120
  ) async throws -> [Int: NextTonne] {
    guard solution.status != .infeasible, objective != .radius, sourcing == .split else { return [:] }
    return try await onSolverThread {
      var margins = try Margins(self, solution, until: Deadline(seconds: timeLimit))
      var worth: [Int: NextTonne] = [:]
      for j in sites.indices where solution.open[j] {
        worth[j] = NextTonne(
          room: try margins.worth(margins.room(at: j)),
          fuels: try (0..<fuelCount).map { try margins.worth(margins.stock(of: $0, at: j)) })
      }
      return worth
    }
  }
}

/// The linear program of a plan's sites, kept to see what it saves when rows are loosened.
private struct Margins: ~Copyable {
  private let form: Formulation
  private var problem: Problem
  private let base: Point
  private let deadline: Deadline
  /// Savings this close, in the objective's units, are the same.
  private let tolerance: Double

  /// Which rows are loosened, and by how much per tonne.
  typealias Direction = [(row: Int, perTonne: Double)]

  /// - Throws: ``SitingError/wrongAnswer(_:)`` when these sites do not meet the requirements.
  init(_ problem: SitingProblem, _ solution: SitingSolution, until deadline: Deadline) throws {
    let goal = Goal(lastOf: solution, problem)
    let instance = Instance(problem, covering: goal.covering)
    let everything = instance.needs.map(\.arcs.count)
    let form = Formulation(instance, goal, allowed: solution.open, reach: everything, choice: .allOpen)
    var kept = try Problem(form.model)
    // the rows of the sites hold these already, and those are what is loosened
    for column in form.bought.joined() { try kept.setBounds(.nonnegative, of: column) }
    guard let base = try kept.optimum(until: deadline) else {
      throw SitingError.wrongAnswer("these sites do not meet the requirements")
    }
    self.form = form
    self.deadline = deadline
    self.problem = kept
    self.base = base
    tolerance = 1e-9 * max(1, abs(base.objective))
  }

  func room(at site: Int) -> Direction { form.capacityRow[site].map { [($0, 1)] } ?? [] }

  func stock(of fuel: Int, at site: Int) -> Direction {
    let outlet = form.instance.outletOf[site]
    return form.stockRows.compactMap { row in
      guard row.fuel == fuel, row.outlet == outlet || row.outlet == nil else { return nil }
      let surviving = form.instance.surviving(outlet, row.scenario)
      guard surviving > 0 else { return nil }
      // all outlets together have to reach the demand, which is a lower bound
      return (row.row, row.outlet == nil ? -surviving : surviving)
    }
  }

  /// What a direction saves.
  mutating func worth(_ direction: Direction) throws -> NextTonne.Worth {
    let worth = try measure(direction)
    try loosen(direction, by: 0)
    return worth
  }

  /// The saving is concave in the tonnes, and duals at a point are a tangent there. Where the tangent of some point goes
  /// through the origin, the saving is straight up to it, and that is the rate. Else the first piece ends before the point,
  /// at the latest where its tangent meets that of the origin, and there the search goes on.
  private mutating func measure(_ direction: Direction) throws -> NextTonne.Worth {
    let first = slope(base, direction)
    guard first > 0 else { return NextTonne.Worth(rate: 0, tonne: 0) }
    var (tonnes, whole) = (1.0, 0.0)
    // each round leaves at least one piece behind
    while true {
      try loosen(direction, by: tonnes)
      guard let point = try problem.optimum(until: deadline) else {
        throw SitingError.solver("loosened to nothing")
      }
      let (saved, slope) = (max(0, base.objective - point.objective), slope(point, direction))
      if tonnes == 1 { whole = saved }
      if saved >= first * tonnes - tolerance { return NextTonne.Worth(rate: first, tonne: whole) }
      let meeting = (saved - slope * tonnes) / (first - slope)
      if saved <= slope * tonnes + tolerance || meeting <= 1e-6 || meeting >= tonnes {
        return NextTonne.Worth(rate: max(slope, saved / tonnes), tonne: whole)
      }
      tonnes = meeting
    }
  }

  private func slope(_ point: Point, _ direction: Direction) -> Double {
    direction.reduce(0) { $0 - point.rowDuals[$1.row] * $1.perTonne }
  }

  private mutating func loosen(_ direction: Direction, by tonnes: Double) throws {
    for (row, perTonne) in direction {
      var bounds = form.model.bounds(of: Model.Row(row))
      bounds.lower += perTonne * tonnes
      bounds.upper += perTonne * tonnes
      try problem.setBounds(bounds, of: Model.Row(row))
    }
  }
}
