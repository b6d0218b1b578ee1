public import District
import Hazards
public import Quantities
public import RoadNetwork

/// A district, a stock and a policy, made ready once to be played on many drawn events.
///
/// Playing is a pure function of (laboratory, scenario, luck): the same bytes on every worker and in any order.
public struct Laboratory: Sendable {
  /// The district.
  public let district: District
  /// Coal in each yard at the start, by site.
  public let stock: [Kilograms]
  /// Who gets the next truck.
  public let policy: DispatchPolicy
  private let network: RoadNetwork

  /// A laboratory.
  ///
  /// - Parameters:
  ///   - district: The district.
  ///   - network: Its roads.
  ///   - stock: Coal in each yard at the start, by site.
  ///   - policy: Who gets the next truck.
  public init(
    _ district: District, network: RoadNetwork, stock: [Kilograms], policy: DispatchPolicy = .greedy
  ) {
    precondition(stock.count == district.sites.count, "stock is given by site: one entry for each")
    self.district = district
    self.network = network
    self.stock = stock
    self.policy = policy
  }

  /// Memory that one worker uses again from replication to replication.
  public struct Workspace: ~Copyable {
    fileprivate init() {}
  }

  /// Memory for one worker.
  public func workspace() -> Workspace { Workspace() }

  /// Plays a scenario through.
  ///
  /// - Parameters:
  ///   - scenario: What happens.
  ///   - luck: The luck of this replication; `nil` lets everything take its usual course.
  ///   - workspace: Memory of this laboratory's; it has no influence on the outcome.
  public func play(_ scenario: Scenario, luck: Luck?, in workspace: inout Workspace) -> Outcome {
    let run = Simulator(
      district, scenario, impact: Impact(district, scenario),
      conditions: RoadConditions(district, scenario), network: network, stock: stock, policy: policy
    ).run()
    return Outcome(run)
  }

  /// Plays a scenario through in memory of its own; many are played faster in a ``workspace()``.
  public func play(_ scenario: Scenario, luck: Luck?) -> Outcome {
    var workspace = workspace()
    return play(scenario, luck: luck, in: &workspace)
  }
}

extension Outcome {
  /// What a run tells of an outcome; what it does not count stays zero.
  fileprivate init(_ run: SimulationRun) {
    self.init(hours: run.affectedByHour.count, townships: run.townships.count)
    affectedByHour = run.affectedByHour
    servedByHour = zip(run.affectedByHour, run.unservedByHour).map { $0 - $1 }
    for (k, service) in run.townships.enumerated() {
      townships[k].affected = service.affected
      townships[k].served = service.served
    }
    trips = run.trips
    truckDistance = run.truckDistance
    start = run.startKg
    inYards = run.inYardsKg
    onTrucks = run.onTrucksKg
    inVillages = run.inVillagesKg
    burnt = run.burntKg
    lost = run.lostKg
  }
}
