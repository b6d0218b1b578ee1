/// A location problem with its coupling rows relaxed at prices: what ``Dual`` climbs and ``LagrangianSearch`` branches on.
///
/// One multiplier per relaxed row. At given multipliers the rest separates into one problem per site and one in `y`.
protocol SiteRelaxation: AnyObject {
  /// Sites, places and room.
  var problem: FlatProblem { get }
  /// How many rows are relaxed.
  var multiplierCount: Int { get }
  /// Per site, what opening it adds: its cost and what it can then earn.
  var gain: Buffer<Double> { get }
  /// 1 for a site that takes part; others, at 0, neither earn nor count.
  var takesPart: [Int32] { get set }
  /// Minimiser over y: whole, or between where only the relaxed opening problem was solved.
  var opening: [Double] { get set }
  /// How much each relaxed row lacks at the minimiser, in the units ``step(from:along:by:into:)`` moves in.
  var lack: Buffer<Double> { get }
  /// Sets evaluated exactly that one climb at the root may ask for.
  var exactSetsPerClimb: Int { get }

  /// Multipliers to start from.
  func start() -> [Double]
  /// Solves every site's problem and fills ``gain``; returns the part that does not depend on `y`.
  func sweep(_ multiplier: [Double]) -> Double
  /// Fills ``lack`` for ``opening`` as it stands.
  func measureLack(_ multiplier: [Double])
  /// Moves from multipliers along a direction and back to where multipliers may be.
  func step(
    from multiplier: [Double], along direction: borrowing Buffer<Double>, by length: Double,
    into trial: inout [Double])
  /// Value of a set of sites; infinite when it is not below the cutoff or there is none.
  ///
  /// - Parameter floors: As ``floors(of:_:)`` gives them.
  func exactValue(of set: [Int], cutoff: Double, floors: [Double]) -> Double
  /// Whether no plan of the set of the last evaluation is better than the value; `false` where time ran out before that.
  var isExact: Bool { get }
  /// What parts of the value of a set cost at least, as of the last sweep; empty where that is of no use.
  func floors(of set: [Int], _ multiplier: [Double]) -> [Double]
  /// Multipliers at which the set of the last exact evaluation attains its value; empty where they are not known.
  func prices() -> [Double]
  /// The same without the arcs of closed sites.
  func restricted(to problem: FlatProblem) -> Self
}

extension SiteRelaxation {
  var isExact: Bool { true }
}
