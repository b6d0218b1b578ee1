import Haulage
import Hazards
public import District
public import Plans
public import Quantities
import RoadNetwork

/// Schedules the trucks of a district in a scenario: which truck goes where, when, with what.
///
/// The schedule knows the scenario's course: the forecast of snow and the closures it brings.
public struct Dispatcher: Sendable {
  /// The district.
  public var district: District
  /// The scenario.
  public var scenario: Scenario
  /// Stock when the scenario begins, by site.
  public var stock: [Kilograms]
  /// Seed of the search.
  public var seed: UInt64
  /// Rounds of the search; `nil` = as many as suit the size.
  public var rounds: Int?
  /// Version of Hearth, written into the schedule.
  public var version: String
  /// The files read, with their hashes.
  public var inputs: [InputFile]

  /// A dispatcher.
  public init(
    district: District, scenario: Scenario, stock: [Kilograms], seed: UInt64 = 1, rounds: Int? = nil,
    version: String, inputs: [InputFile] = []
  ) {
    precondition(stock.count == district.sites.count, "stock is given by site: one entry for each")
    self.district = district
    self.scenario = scenario
    self.stock = stock
    self.seed = seed
    self.rounds = rounds
    self.version = version
    self.inputs = inputs
  }

  /// Makes the schedule. The same inputs, seed and rounds give the same schedule.
  public func schedule() async -> Schedule {
    let dispatch = await DispatchCase.of(
      district, scenario, network: RoadNetwork(district), stock: stock)
    let solution = dispatch.problem.solve(iterations: rounds ?? Self.rounds(dispatch.problem), seed: seed)
    return write(dispatch, solution)
  }

  /// Rounds that suit a problem's size: about three seconds of one core.
  static func rounds(_ problem: ShiftProblem) -> Int { problem.needs.isEmpty ? 0 : 3000 }

  func write(_ dispatch: DispatchCase, _ solution: ShiftSolution) -> Schedule {
    let writer = ScheduleWriter(dispatch: dispatch)
    return Schedule(
      version: version, seed: seed, purpose: .emergency, district: district.code, scenario: scenario.name,
      title: scenario.title, start: scenario.start, horizon: Minutes(Int64(dispatch.impact.horizon * 60)),
      now: nil,
      priorityWeight: dispatch.priorityWeight, closures: [], yards: writer.yards(), trucks: writer.trucks(),
      days: writer.days(solution, status: .planned), orders: writer.orders(solution),
      objective: ScheduleWriter.objective(solution.worth, bound: nil, changes: false),
      settings: [], inputs: inputs)
  }
}
