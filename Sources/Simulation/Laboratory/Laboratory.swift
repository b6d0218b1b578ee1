public import District
public import Quantities
public import RoadNetwork

/// A district, a stock and a policy, made ready once to be played on many drawn events.
///
/// Playing is a pure function of (laboratory, scenario, luck): the same bytes on every worker and in any order.
///
/// **Clock.** Hours for weather, outages, houses and burning; whole minutes for trucks and docks in between. What
/// happens in the same minute happens in this order: yards are lost, coal is unloaded, trucks reach a dock, trucks are
/// loaded, loaded trucks that waited depart, trucks are back at their base, drivers are rested, mobilisation ends, the
/// hour turns; then orders are given. Within a class the lower index goes first.
///
/// **Alarm.** The first hour in which any household or facility is affected. Orders are given from `mobiliseTime` after
/// the alarm on, and for a village not before the first hour in which it is itself affected: nobody foresees who
/// will lose the heat. How much a struck village will need is foreseen.
///
/// **Burning.** Fuel that is in the village when an hour begins can be burnt in it. A need's fuel is rounded so that
/// the kilograms of all its hours add up to exactly `Need.kg`; of a need whose hour is short of fuel, households are
/// served in proportion, rounded down. Fuel for an hour that has passed is needed no more.
///
/// **Shelters.** A shelter that opens in the scenario takes, from `opensAfter` after the alarm on, households of its
/// township that have no safe stove, in file order.
///
/// **Houses.** Every group is three cohorts: priority, ordinary, without stove. A cohort whose heat works is at its
/// start temperature; a cohort wholly served in an hour is at `emergencyTemperature` at its end; the unserved part of
/// any other cohort cools by `HouseModel` without heat, and has one temperature: who is served stays served, so it is
/// the temperature of those never served.
///
/// **Trucks.** Each trip loads at one site for one need the least of: payload, what the need lacks beyond what is in
/// the village and on its way, and the stock not yet promised; trips planned beforehand load for all their drops what is asked,
/// as far as truck and stock go. Otherwise the site is the nearest to the village in minutes that has stock, the truck the one that can be in the village first, not counting docks. A dock loads one truck
/// at a time at `loadingRate`, in order of arrival. After unloading a truck takes the next order where it stands, or
/// drives back to its base and takes orders again from there.
///
/// **Roads.** A leg takes the minutes of the road state in the hour it begins. Nothing is ordered to a village that no
/// open road reaches in that hour; a loaded truck whose way has closed waits where it is for an hour in which it
/// is open. A truck drives only roads that bear its full weight, loaded or not.
///
/// **Shifts.** A truck takes orders until `shift` after its first departure, trips planned beforehand also in the overtime that
/// `DispatchRules.overtime` allows, ends the trip it is on, and takes orders again 24 hours after that first departure. Snow
/// chains change nothing: no policy number says what they are worth.
///
/// **Lost yards.** When a site-loss begins, ⌊stock · surviving⌋ stays; hazards on one site unite by the least. Coal on
/// trucks is not lost.
///
/// The policy is greedy: with several villages, more stock or another road can send a truck the wrong way first and
/// leave more household-hours unserved (seen in 6 of 120 random steps of stock). It is what a dispatcher without a
/// plan would do, not the best that could be done; that is for certificates to bound.
public struct Laboratory: Sendable {
  /// Which work of drivers takes time, whoever sends them.
  public enum Work: Sendable {
    /// `Policy.unloadTime` at every village.
    case ofPlans
    /// That, the doorsteps of vulnerable households and the minutes on the dock before each load, as schedules reckon:
    /// `DispatchRules.doorstep` and `DispatchRules.setUp`.
    case ofSchedules
  }

  /// Who gets the next truck.
  public let policy: DispatchPolicy
  private let ground: Ground
  private let planner: TripPlanner?

  /// A laboratory.
  ///
  /// - Parameters:
  ///   - district: The district.
  ///   - network: Its roads.
  ///   - stock: Coal in each yard at the start, by site.
  ///   - policy: Who gets the next truck.
  ///   - work: Which work of drivers takes time.
  public init(
    _ district: District, network: RoadNetwork, stock: [Kilograms], policy: DispatchPolicy = .greedy,
    work: Work = .ofPlans
  ) {
    self.policy = policy
    ground = Ground(district, network, stock: stock, work: work)
    planner = policy.replansEvery.map { TripPlanner(district, network, hours: $0) }
  }

  /// The district.
  public var district: District { ground.district }

  /// Memory that one worker uses again from replication to replication: travel times under road states met before, and
  /// room for people, coal and trucks.
  public struct Workspace: ~Copyable {
    var play: Play
  }

  /// Memory for one worker.
  public func workspace() -> Workspace { Workspace(play: Play(ground, policy: policy)) }

  /// Plays a scenario through.
  ///
  /// - Parameters:
  ///   - scenario: What happens.
  ///   - luck: The luck of this replication; `nil` lets everything take its usual course and leaves out
  ///     `Policy.emergency`, as a plan does.
  ///   - workspace: Memory of this laboratory's; it has no influence on the outcome.
  ///   - replanning: Who plans the trips anew every few hours, instead of ``DispatchPolicy/replansEvery``.
  public func play(
    _ scenario: Scenario, luck: Luck?, in workspace: inout Workspace, replanning: Replanning? = nil
  ) -> Outcome {
    workspace.play.begin(scenario, luck: luck)
    workspace.play.run(replanning ?? planner?.replanning)
    return workspace.play.outcome()
  }

  /// Plays a scenario through in memory of its own; many are played faster in a ``workspace()``.
  public func play(_ scenario: Scenario, luck: Luck?) -> Outcome {
    var workspace = workspace()
    return play(scenario, luck: luck, in: &workspace)
  }

  /// Plays a scenario through and tells what happened delivery by delivery.
  public func record(_ scenario: Scenario, luck: Luck?) -> SimulationRun {
    var play = Play(ground, policy: policy)
    play.begin(scenario, luck: luck)
    play.run(planner?.replanning)
    return play.record()
  }
}
