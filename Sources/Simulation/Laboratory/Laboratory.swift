public import District
public import Quantities
public import RoadNetwork

/// A district, a stock and a policy, made ready once to be played on many drawn events.
///
/// Playing is a pure function of (laboratory, scenario, luck): the same bytes on every worker and in any order.
/// ``Simulator`` says by which rules it is played.
public struct Laboratory: Sendable {
  /// Who gets the next truck.
  public let policy: DispatchPolicy
  private let ground: Ground

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
    self.policy = policy
    ground = Ground(district, network, stock: stock)
  }

  /// The district.
  public var district: District { ground.district }

  /// Memory that one worker uses again from replication to replication: travel times under road states met before, and
  /// room for people, coal and trucks.
  public struct Workspace: ~Copyable {
    fileprivate var play: Play
  }

  /// Memory for one worker.
  public func workspace() -> Workspace { Workspace(play: Play(ground, ranking: policy.ranking)) }

  /// Plays a scenario through.
  ///
  /// - Parameters:
  ///   - scenario: What happens.
  ///   - luck: The luck of this replication; `nil` lets everything take its usual course.
  ///   - workspace: Memory of this laboratory's; it has no influence on the outcome.
  public func play(_ scenario: Scenario, luck: Luck?, in workspace: inout Workspace) -> Outcome {
    workspace.play.begin(scenario)
    workspace.play.run()
    return workspace.play.outcome()
  }

  /// Plays a scenario through in memory of its own; many are played faster in a ``workspace()``.
  public func play(_ scenario: Scenario, luck: Luck?) -> Outcome {
    var workspace = workspace()
    return play(scenario, luck: luck, in: &workspace)
  }

  /// Plays a scenario through and tells what happened delivery by delivery.
  public func record(_ scenario: Scenario, luck: Luck?) -> SimulationRun {
    var play = Play(ground, ranking: policy.ranking)
    play.begin(scenario)
    play.run()
    return play.record()
  }
}
